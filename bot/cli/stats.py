"""`stats`: how many creators there are, of all or of those that a question asks for."""

import argparse
import json
from dataclasses import asdict
from datetime import UTC, datetime

import numpy as np
from rich.columns import Columns
from rich.console import Console
from rich.table import Table

from bot.bootstrap import Parts
from bot.terminal.shortlist_view import brief_view, plain
from prompts.words import Words
from retrieval.counting import Counts, census

LINES = 12


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Counts, as tables or JSON."""
    desk = parts.desk()
    rows = np.arange(desk.generation.manifest.creators)
    console = Console()
    if args.question:
        today = datetime.now(UTC).date()
        brief = parts.reader.read(args.question, today=today)
        rows = parts.matcher.fitting(brief, desk)
        if not args.json:
            console.print(brief_view(brief, Words("en"), assumed=[]))
    counted = census(desk.generation, rows, parts.book)
    if args.json:
        print(json.dumps(asdict(counted), ensure_ascii=False, indent=1))
        return 0
    console.print(f"{counted.creators:,} creators with {counted.posts:,} recent posts, generation {desk.generation.manifest.number}")
    names = ("platforms", "tiers", "countries", "languages", "niches")
    console.print(Columns([_table(name, getattr(counted, name)) for name in names], padding=(0, 3)))
    return 0


def _table(name: str, counts: Counts) -> Table:
    table = Table(box=None, header_style="bold")
    table.add_column(name.capitalize())
    table.add_column(justify="right")
    for label, number in counts[:LINES]:
        table.add_row(plain(label), f"{number:,}")
    if len(counts) > LINES:
        table.add_row(f"{len(counts) - LINES} more", f"{sum(n for _, n in counts[LINES:]):,}", style="dim")
    return table
