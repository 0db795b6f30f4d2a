"""The App Home: what waits for a person, their briefs and lists, the weekly lists, the settings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from bot.blocks.buttons import button, rows
from bot.blocks.controls import Act, Control
from bot.blocks.modals.frame import page_of, short
from bot.blocks.modals.pages import divider, paged
from bot.blocks.prose import Line, Piece, joined, prose, strong
from bot.blocks.sections import context, header
from bot.blocks.showing import Showing
from bot.blocks.text import Block
from index.texts import one_line
from prompts.figures import day, number
from prompts.naming import tongue
from prompts.words import Words

MOST_ON_A_PAGE = 85
"""Blocks of a page, with room for what stands on every one."""
LONGEST_NAME, LONGEST_TOLD = 80, 200
CODE = "home"
"""The code of the buttons that turn pages of the App Home; their number is the page."""
T = TypeVar("T")
Kind = Literal["draft", "approval", "question"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Saved:
    """A saved brief. `number` is its id; `told` is its first words."""

    number: int
    name: str
    told: str
    at: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A shortlist of late, with the address of its thread where the person can open it."""

    shortlist: str
    title: str
    at: date
    creators: int
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """What waits for the person: messages that nobody said were sent, creators to be approved, questions that were not answered; with the
    list that it is about, so that its messages can be opened from here.
    """

    what: Kind
    title: str
    count: int = 1
    url: str | None = None
    shortlist: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Weekly:
    """A weekly list. `number` is its id, `when` its times in the reader's words, `channel` what the channel is called."""

    number: int
    name: str
    when: str
    channel: str
    paused: bool = False
    next_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """What a person finds in their App Home; what belongs to channels that they are not in has no place in it."""

    waiting: tuple[Waiting, ...] = ()
    saved: tuple[Saved, ...] = ()
    lists: tuple[Listed, ...] = ()
    weekly: tuple[Weekly, ...] = ()
    language: str | None = None
    currency: str | None = None
    rates: int = 0
    """Rates of exchange that were told."""
    statistics: tuple[str, ...] | None = None
    """For administrators: lines about the catalogue, in the reader's words; `None` for everybody else."""


def home_view(home: Home, showing: Showing, *, metadata: str = "", page: int = 1) -> Block:
    """The view to publish. Without anything to show it teaches the first step; beyond a page there are buttons to turn."""
    words = showing.words
    parts = [*_parts(home, words), _settings(home, words), *_administration(home, words)]
    pages = paged(parts, most=MOST_ON_A_PAGE)
    shown = page_of(pages, page)
    begin = button(words("home.new_brief"), Control(act="new_brief"), style="primary")
    top = [header(words("home.title"), words.language), *rows([begin])]
    turning = _turning(pages.index(shown) + 1, len(pages), words)
    return {"type": "home", "private_metadata": metadata, "blocks": [*top, *shown, *turning]}


def _parts(home: Home, words: Words) -> Iterable[list[Block]]:
    if not (home.waiting or home.saved or home.lists or home.weekly):
        yield prose([[strong(words("home.first_title"))], *words("home.first").split("\n")], words.language)
        return
    yield from _under("waiting", home.waiting, lambda one: _waiting(one, words), words)
    yield from _under("saved", home.saved, lambda one: _saved(one, words), words)
    yield from _under("lists", home.lists, lambda one: _listed(one, words), words)
    yield from _under("weekly", home.weekly, lambda one: _weekly(one, words), words)


def _under(name: str, items: Sequence[T], made: Callable[[T], list[Block]], words: Words) -> Iterable[list[Block]]:
    """A heading with the first item, so that no page ends with a heading, and the others each for itself."""
    for place, one in enumerate(items):
        heading = [divider(), header(words(f"home.{name}"), words.language)] if place == 0 else []
        yield [*heading, *made(one)]


def _waiting(one: Waiting, words: Words) -> list[Block]:
    told = words(f"home.waiting_{one.what}", count=number(one.count, words.language))
    line = prose([joined([_linked(one.title, one.url), told])], words.language)
    if one.what != "draft" or one.shortlist is None:
        return line
    named = one.shortlist.lower().replace("-", "_")  # two lists may wait, and no two buttons have one id
    return [*line, *rows([button(words("home.act_drafts"), Control(act="drafts", shortlist=one.shortlist, code=named))])]


def _saved(one: Saved, words: Words) -> list[Block]:
    lines: list[Line] = [
        joined([strong(one_line(one.name, most=LONGEST_NAME)), day(one.at, words.language)]),
        one_line(one.told, most=LONGEST_TOLD),
    ]
    return [*prose(lines, words.language), *rows([_act(act, one.number, words) for act in ("saved_run", "saved_delete")])]


def _listed(one: Listed, words: Words) -> list[Block]:
    count = words("home.creators", count=number(one.creators, words.language))
    return prose([joined([_linked(one.title, one.url), count, day(one.at, words.language), one.shortlist])], words.language)


def _weekly(one: Weekly, words: Words) -> list[Block]:
    channel = f"#{one_line(one.channel, most=LONGEST_NAME).removeprefix('#')}"
    state = words("home.paused") if one.paused else ""
    due = words("home.next", date=day(one.next_on, words.language)) if one.next_on and not one.paused else ""
    lines: list[Line] = [
        joined([strong(one_line(one.name, most=LONGEST_NAME)), state]),
        joined([channel, one_line(one.when, most=LONGEST_TOLD), due]),
    ]
    turn: Act = "weekly_resume" if one.paused else "weekly_pause"
    acts: tuple[Act, ...] = (turn, "weekly_run", "weekly_edit", "weekly_delete")
    return [*prose(lines, words.language), *rows([_act(act, one.number, words) for act in acts])]


def _settings(home: Home, words: Words) -> list[Block]:
    language = tongue(home.language, words) if home.language else words("home.language_own")
    told = joined(
        [
            words("home.setting_language", value=language),
            words("home.setting_currency", value=one_line(home.currency or "", most=10) or words("home.currency_brief")),
            words("home.setting_rates", count=number(home.rates, words.language)),
        ]
    )
    heading = [divider(), header(words("home.settings"), words.language)]
    return [*heading, *prose([told], words.language), *rows([button(words("home.act_settings"), Control(act="settings"))])]


def _administration(home: Home, words: Words) -> Iterable[list[Block]]:
    if home.statistics is not None:
        lines = [one_line(one, most=LONGEST_TOLD) for one in home.statistics]
        heading = [divider(), header(words("home.administration"), words.language)]
        yield [*heading, *prose(lines, words.language), context(words("home.import_hint"), words.language)]


def _act(act: Act, of: int, words: Words) -> Block:
    style: Literal["danger"] | None = "danger" if act in {"saved_delete", "weekly_delete"} else None
    return button(words(f"home.act_{act}"), Control(act=act, number=of), style=style)


def _linked(title: str, url: str | None) -> Piece:
    told = short(title, LONGEST_NAME) or "…"
    return Piece(text=told, url=url) if url else strong(told)


def _turning(page: int, of: int, words: Words) -> list[Block]:
    told = [(page - 1, "window.page_before")] if page > 1 else []
    told += [(page + 1, "window.page_after")] if page < of else []
    language = words.language
    return rows(
        [
            button(words(key, page=number(other, language), of=number(of, language)), Control(act="more", number=other, code=CODE))
            for other, key in told
        ]
    )
