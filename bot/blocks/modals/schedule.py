"""The window of a weekly list: where, on which days, at what time in which zone, how many, in which language."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import get_day_names

from bot.blocks.controls import Unreadable
from bot.blocks.modals.brief_entry import Fault
from bot.blocks.modals.brief_figures import figure_in, within
from bot.blocks.modals.frame import window
from bot.blocks.modals.inputs import (
    Option,
    channel_input,
    checks_input,
    choice_input,
    looked_up_input,
    text_input,
    time_input,
    whole_input,
)
from bot.blocks.modals.picking import named
from bot.blocks.modals.submitted import Submitted, Wrong
from bot.blocks.sections import context
from bot.blocks.showing import Showing
from bot.blocks.text import Block
from bot.matchmaker import MOST_LISTED
from bot.weekly.when import NoSuchZone, When, time_from, zone_of
from index.texts import one_line
from prompts.naming import tongue
from prompts.words import Words, languages

NAME, CHANNEL, DAYS, TIME, ZONE, COUNT, LANGUAGE = (
    "weekly.name", "weekly.channel", "weekly.days", "weekly.time", "weekly.zone", "weekly.count", "weekly.language",
)  # fmt: skip
LONGEST_NAME = 80
MONDAY_AT_NINE = (0,), 9, 0
"""What is proposed where a person said neither day nor time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """A weekly list as a person wants it. `channel` is `None` for the conversation that the window is opened in."""

    name: str
    when: When
    channel: str | None = None
    how_many: int | None = None
    language: str | None = None


def proposed(name: str, zone: str, *, channel: str | None = None, language: str | None = None) -> Wish:
    """What a new weekly list begins with: Monday at nine. Raises NoSuchZone."""
    weekdays, hour, minute = MONDAY_AT_NINE
    return Wish(name=name, when=When(weekdays=weekdays, hour=hour, minute=minute, zone=zone), channel=channel, language=language)


def schedule_window(wish: Wish, showing: Showing, *, metadata: str, new: bool) -> Block:
    """The window of a new weekly list, or of one that is changed."""
    words, when = showing.words, wish.when
    zone = named("zones", when.zone, words)
    blocks = [
        context(words("window.weekly_told"), words.language),
        text_input(NAME, words("window.weekly_name"), initial=one_line(wish.name, most=LONGEST_NAME), optional=False, most=LONGEST_NAME),
        channel_input(CHANNEL, words("window.weekly_channel"), initial=wish.channel, hint=words("window.weekly_invite")),
        checks_input(DAYS, words("window.weekly_days"), _days(words), initial=[str(day) for day in when.weekdays], optional=False),
        time_input(TIME, words("window.weekly_time"), initial=when.time),
        looked_up_input(
            ZONE, words("window.weekly_zone"), "zones", initial=[zone], several=False, optional=False, hint=words("window_hint.zones")
        ),
        whole_input(COUNT, words("window.weekly_count"), low=1, high=MOST_LISTED, initial=wish.how_many),
        choice_input(LANGUAGE, words("window.language"), tongues(), initial=wish.language, optional=True),
    ]
    title = words("window.weekly_title" if new else "window.weekly_edit_title")
    return window("schedule", title, blocks, words, metadata=metadata, submit=words("window.weekly_submit"))


def read_schedule(values: object, words: Words) -> Wish | Wrong:
    """The weekly list that a person wants. Raises Unreadable."""
    told = Submitted(values)
    errors: dict[str, str] = {}
    days = tuple(sorted(int(one) for one in told.several(DAYS, [str(day) for day in range(7)])))
    zone, time, channel = told.chosen(ZONE), told.time(TIME), told.channel(CHANNEL)
    name = one_line(told.text(NAME, most=LONGEST_NAME))
    for where, missing in ((NAME, not name), (DAYS, not days), (TIME, time is None), (ZONE, zone is None), (CHANNEL, channel is None)):
        if missing:
            errors[where] = words("window_fault.needed")
    how_many = _count(told, words, errors)
    if errors or zone is None or time is None:
        return Wrong(errors=errors)
    try:
        zone_of(zone)
    except NoSuchZone as wrong:
        raise Unreadable("no zone") from wrong
    hour, minute = time_from(time)
    when = When(weekdays=days, hour=hour, minute=minute, zone=zone)
    return Wish(name=name, when=when, channel=channel, how_many=how_many, language=told.chosen(LANGUAGE, sorted(languages())))


def tongues() -> Sequence[Option]:
    """The languages that there are words in, each by its own name."""
    return [Option(code, tongue(code, Words(code))) for code in sorted(languages())]


def _days(words: Words) -> list[Option]:
    names = get_day_names("wide", locale=words.language)
    return [Option(str(day), names[day]) for day in range(7)]


def _count(told: Submitted, words: Words, errors: dict[str, str]) -> int | None:
    try:
        found = figure_in(told.text(COUNT), words)
        return None if found is None else int(within(found, 1, MOST_LISTED, words, whole=True))
    except Fault as fault:
        errors[COUNT] = str(fault)
        return None
