"""`show`: the profile card of a creator."""

import argparse
import json
import sys
from datetime import UTC, datetime

from rich.console import Console

from bot.bootstrap import Parts
from bot.exports.as_json import creator_as_json
from bot.terminal.profile_view import profile_view
from prompts.words import Words


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Every creator that the handle names; the nearest handles where there is none."""
    rows = parts.matchmaker.rows_of(args.handle)
    words = Words("en")
    if not rows:
        near = ", ".join(f"@{handle}" for handle in parts.matchmaker.near(args.handle))
        print(
            words("problem.no_such", name=args.handle, near=near) if near else words("problem.no_such_none", name=args.handle),
            file=sys.stderr,
        )
        return 1
    desk = parts.desk()
    creators = desk.generation.creators(rows)
    if args.json:
        print(json.dumps([creator_as_json(creator) for creator in creators], ensure_ascii=False, indent=1))
        return 0
    console = Console()
    for row, creator in zip(rows, creators, strict=True):
        console.print(profile_view(creator, desk.scale, words, twins=desk.twins(row), today=datetime.now(UTC).date()))
    return 0
