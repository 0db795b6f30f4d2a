"""`forget`: erase a creator everywhere, and keep imports from bringing them back."""

import argparse
import sys
from datetime import UTC, datetime

from bot.bootstrap import Parts
from bot.memory.forgetting import Forgetting
from bot.progress import Shown
from bot.slack.kept_files import drop_kept
from index.catalogue.opening import require_tables
from index.erasure import erase, finish
from index.lock import sole_writer
from index.records import Creator


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Asks, then erases; with --undo only lifts the bar on coming back."""
    require_tables(parts.house.engine)
    name = args.creator.strip().lstrip("@")
    if args.undo:
        with sole_writer(parts.settings.data):
            lifted = parts.house.suppressions.remove([name])
        told = "may come back with the next import. What was erased is gone." if lifted else "was not barred."
        print(f"{name} {told}", file=sys.stderr)
        return 0 if lifted else 1
    found = named(name, parts)
    if not found and parts.house.suppressions.holds([name]):
        with sole_writer(parts.settings.data), Shown() as progress:
            finish(house=parts.house, publisher=parts.publisher(progress), now=datetime.now(UTC))
        print(f"{name} was erased already; what an interruption may have left was cleared.", file=sys.stderr)
        return 0
    if not found:
        print(f"No creator of the catalogue is {name}. Give an id such as instagram:handle, or a handle.", file=sys.stderr)
        return 1
    for creator in found:
        print(f"{creator.id}  {creator.name}  {len(creator.posts)} posts", file=sys.stderr)
    if not args.yes and not confirmed(len(found)):
        print("Nothing was erased.", file=sys.stderr)
        return 1
    with sole_writer(parts.settings.data), Shown() as progress:
        drop_kept(parts.settings.data)
        memory = Forgetting(engine=parts.house.engine, ordinary=everyday_words(parts))
        publisher = parts.publisher(progress)
        gone = erase(found, house=parts.house, publisher=publisher, now=datetime.now(UTC), elsewhere=[memory.forget])
    print(
        f"Erased {gone.creators} creators and {gone.rejected_rows} rejected rows everywhere"
        f"{f', and cleaned {gone.remembered} rows of stored lists and conversations' if gone.remembered else ''}. "
        "Imports will not bring them back; forget --undo lifts that.",
        file=sys.stderr,
    )
    return 0


def everyday_words(parts: Parts) -> frozenset[str]:
    """The words of niches: somebody who is called Coffee does not take the word out of everybody's briefs."""
    entries = [entry for niche in parts.book.entries.values() for entry in niche.values()]
    return frozenset(word.casefold() for entry in entries for word in (*entry.names, *entry.typical))


def named(name: str, parts: Parts) -> list[Creator]:
    """Creators of record with this id or handle; of record, since a published index may lag behind."""
    wanted = name.casefold()
    if exact := parts.house.creators.find([name]):
        return list(exact)
    return [
        creator
        for creator in parts.house.creators.all()
        if creator.id.casefold() == wanted or any(wanted in {a.handle.casefold(), a.key} for a in creator.accounts)
    ]


def confirmed(count: int) -> bool:
    """A person's yes at a terminal; without one the answer is no."""
    if not sys.stdin.isatty():
        print("Add --yes to erase without being asked.", file=sys.stderr)
        return False
    return input(f"Erase {'this creator' if count == 1 else f'these {count} creators'} for good? [y/N] ").strip().casefold() in {"y", "yes"}
