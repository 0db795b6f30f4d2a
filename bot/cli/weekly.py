"""`weekly`: the weekly lists that are due, made and posted once, for cron; or which there are."""

import argparse
import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from bot.blocks.showing import Message
from bot.bootstrap import Parts
from bot.memory.schedules import Schedule
from bot.posting.once import Outcome, Posted
from bot.terminal.shortlist_view import plain
from bot.terminal.weekly_view import round_view
from bot.weekly.doors import ELSEWHERE, Door, Doors, OccurrencesOfDoors, SchedulesOfDoors
from bot.weekly.places import TERMINAL
from bot.weekly.rounds import Rendered, Rounds, RoundTrouble
from bot.weekly.times import WallClocks
from bot.weekly.weekly import Weekly, next_of, when_of
from bot.weekly.when_in_words import when_in_words
from index.catalogue.opening import require_tables
from prompts import weekly as sentences
from prompts.words import Words
from retrieval.niches import NicheBook

WIDTH = 110
"""Columns of a list that is printed, as by cron into a mail."""


def run(args: argparse.Namespace, parts: Parts) -> int:
    """0 where all that was due is done; 1 where something of it could not be."""
    require_tables(parts.house.engine)
    now = datetime.now(UTC)
    return once(parts, now, doors_of(parts)) if args.once else listed(parts, now)


def doors_of(parts: Parts) -> dict[str, Door]:
    """The terminal, and Slack where there is a token for it. Raises IndexTrouble where Slack does not take it."""
    doors = {TERMINAL: at_terminal(parts)}
    if parts.settings.slack.bot_token:
        from bot.slack.composing import door_of  # noqa: PLC0415  Slack's libraries take half a second to import

        team, door = door_of(parts)
        doors[team] = door
    return doors


def once(parts: Parts, now: datetime, doors: Mapping[str, Door]) -> int:
    """One round over the lists of these doors."""
    parts.desk()  # a missing catalogue is told before anything is claimed
    engine, open_doors = parts.memory.engine, Doors(doors=doors)
    troubles: list[RoundTrouble] = []
    rounds = Rounds(
        schedules=SchedulesOfDoors(engine, open_doors),
        occurrences=OccurrencesOfDoors(engine, open_doors),
        times=WallClocks(),
        renders=open_doors,
        posts=open_doors,
        owner=f"{os.getpid()}-{secrets.token_hex(4)}",
        tell=troubles.append,
        fresh=parts.settings.weekly.fresh,
    )
    done = rounds.run(now)
    if not done:
        tell(Words(None)("weekly.nothing_due"))
    for one in done:
        tell(f"#{one.schedule_id} {one.due}: {one.became}")
    for trouble in troubles:
        tell(f"#{trouble.schedule.id} {trouble.due or ''}: {trouble.kind}, {trouble.why}")
    return 1 if troubles or any(one.became == "later" for one in done) else 0


def listed(parts: Parts, now: datetime) -> int:
    """Every weekly list with its team, channel and next time."""
    words = Words(None)
    table = Table("id", "name", "team", "channel", "when", "next", box=None)
    everywhere = Doors(doors={ELSEWHERE: at_terminal(parts)})
    for one in SchedulesOfDoors(parts.memory.engine, everywhere).every():
        table.add_row(f"#{one.id}", plain(one.name), plain(one.team_id), plain(one.channel), *_times(one, words, now))
    if not table.row_count:
        tell("There are no weekly lists. In a conversation, say for example: every Monday at 9.")
    else:
        Console().print(table)
    return 0


def _times(schedule: Schedule, words: Words, now: datetime) -> tuple[Text, Text]:
    when, due = when_of(schedule), next_of(schedule, now)
    told = Text(when_in_words(when, words) if when is not None else f"{schedule.time} {schedule.zone}")
    return told, Text(sentences.moment(due, words) if due is not None else words("weekly.state_paused"))


def at_terminal(parts: Parts) -> Door:
    """Lists that were made in a conversation at the terminal, which are printed."""
    return Door(renders=TerminalLists(weekly=parts.weekly, book=parts.book), posts=Printed())


@dataclass(frozen=True, kw_only=True, slots=True)
class TerminalLists:
    """Makes lists as text."""

    weekly: Weekly
    book: NicheBook

    def prepare(self, now: datetime) -> None:
        """See `Renders`."""
        self.weekly.prepare(now)

    def due(self, schedule: Schedule, due: str, now: datetime) -> Rendered:
        """See `Renders`."""
        made = self.weekly.render(schedule, due, now)
        return Rendered(message=_printed(round_view(made, Words(made.language), self.book)), shortlist=made.kept, sights=made.sights)

    def skipped(self, schedule: Schedule, due: str, now: datetime) -> Message | None:
        """See `Renders`."""
        words, coming = Words(schedule.language), next_of(schedule, now)
        if coming is None:
            return None
        late = sentences.moment(datetime.fromisoformat(due), words)
        return _printed(plain(words("weekly.late", day=late, next=sentences.moment(coming, words))))


class Printed:
    """Posts to standard output."""

    def post(self, *, team: str, channel: str, thread: str | None, key: str, message: Message) -> Outcome:
        """See `Posts`. A process that is killed right behind the print prints it again, as a terminal cannot be asked what it shows."""
        del team, channel, thread, key
        print(message.text, flush=True)
        return Posted(ts="printed")


def _printed(view: RenderableType) -> Message:
    page = Console(file=StringIO(), width=WIDTH, color_system=None, legacy_windows=False)
    with page.capture() as captured:
        page.print(view)
    return Message(text=captured.get(), blocks=())


def tell(line: str) -> None:
    """One line for the operator."""
    print(line, file=sys.stderr)
