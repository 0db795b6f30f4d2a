"""`replay`: a stored list made again and compared with what was stored; without an id the stored lists."""

import argparse
import sys

from bot.bootstrap import Parts
from bot.memory.cleaning import unpacked
from bot.memory.migrating import memory_revision, prepared
from bot.memory.shortlists import Listed, Shortlists
from bot.replay_words import first_words, stored_list, told
from index.catalogue.opening import require_tables
from index.texts import shown
from prompts.words import Words

MOST_LISTED = 50


def run(args: argparse.Namespace, parts: Parts) -> int:
    """0 where the list could be made again, the same or not; 1 where it is unknown, or differs though nothing else changed."""
    require_tables(parts.house.engine)
    stored = Shortlists(prepared(parts.house.engine)) if memory_revision(parts.house.engine) else None
    if args.id is None:
        return _listed(stored)
    kept = stored.load(args.id) if stored else None
    if kept is None:
        near = stored.near(args.id) if stored else ()
        ids = f"Near it: {', '.join(near)}. " if near else ""
        print(f"No list is stored as {shown(args.id)}. {ids}`python -m bot replay` shows all that are.", file=sys.stderr)
        return 1
    result = unpacked(kept.result)
    if args.json:  # before the comparison, which needs a catalogue that answers
        sys.stdout.buffer.write(kept.result + b"\n")
        sys.stdout.flush()
    replay = parts.replaying.replay(kept, result)
    words = Words(kept.making.brief.get("language"))
    if not args.json:
        for line in (*stored_list(kept, result, words), ""):
            print(line)
    for line in told(replay, words):
        print(line, file=sys.stderr if args.json else sys.stdout)
    return int(replay.broken)


def _listed(stored: Shortlists | None) -> int:
    lists: tuple[Listed, ...] = stored.all(latest=MOST_LISTED + 1) if stored else ()
    if not lists:
        print("No list is stored yet. A list is stored when it is shown in a conversation: python -m bot chat", file=sys.stderr)
        return 0
    for one in lists[:MOST_LISTED]:
        print(f"{one.id}  {one.day.isoformat()}  {shown(one.made_by)}  {first_words(one.wording)}")
    if len(lists) > MOST_LISTED:
        print(f"Older ones are left out; these are the latest {MOST_LISTED}.", file=sys.stderr)
    return 0
