"""Fields of the brief that are chosen: from a closed list, from one that we look up, from a calendar."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.blocks.controls import Unreadable
from bot.blocks.modals.brief_entry import Fault, block_id, label
from bot.blocks.modals.inputs import MOST_OPTIONS, SAID_NOTHING, Option, choice_input, day_input, looked_up_input, several_input
from bot.blocks.modals.picking import Picked, known, named
from bot.blocks.modals.submitted import Submitted
from bot.blocks.text import Block
from prompts.words import Words
from retrieval.brief import Brief

CLEARED = "brief.clear_days"
"""Boxes to tick for a day that is to be left open: Slack's calendar cannot be emptied."""
_CODE = re.compile(r"[A-Za-z]{2,8}")


@dataclass(frozen=True, kw_only=True, slots=True)
class One:
    """One of a closed list; a first option takes the choice back."""

    values: Sequence[str]
    called: Callable[[str, Words], str]

    def block(self, name: str, brief: Brief, words: Words) -> Block | None:
        """See `Entry`."""
        options = [Option(SAID_NOTHING, words("window.nothing")), *(Option(one, self.called(one, words)) for one in self.values)]
        return choice_input(block_id(name), label(name, words), options, initial=getattr(brief, name))

    def read(self, name: str, told: Submitted, before: Brief, words: Words) -> object:  # noqa: ARG002  as every entry is called
        """See `Entry`."""
        return told.chosen(block_id(name), self.values)


@dataclass(frozen=True, kw_only=True, slots=True)
class Several:
    """Several of a closed list."""

    values: Sequence[str]
    called: Callable[[str, Words], str]

    def block(self, name: str, brief: Brief, words: Words) -> Block | None:
        """See `Entry`."""
        options = [Option(one, self.called(one, words)) for one in self.values]
        return several_input(block_id(name), label(name, words), options, initial=getattr(brief, name))

    def read(self, name: str, told: Submitted, before: Brief, words: Words) -> object:  # noqa: ARG002  as every entry is called
        """See `Entry`."""
        return _merged(getattr(before, name), told.several(block_id(name), self.values), frozenset(self.values))


@dataclass(frozen=True, kw_only=True, slots=True)
class LookedUp:
    """Codes that are found by name as a person types (see `picking`)."""

    kind: Picked
    several: bool = True

    def block(self, name: str, brief: Brief, words: Words) -> Block | None:
        """See `Entry`."""
        shown = self._shown(getattr(brief, name))
        if len(shown) > MOST_OPTIONS:
            return None
        initial = [named(self.kind, one, words) for one in shown]
        hint = words(f"window_hint.{self.kind}")
        return looked_up_input(block_id(name), label(name, words), self.kind, initial=initial, several=self.several, hint=hint)

    def read(self, name: str, told: Submitted, before: Brief, words: Words) -> object:  # noqa: ARG002  as every entry is called
        """See `Entry`."""
        stood, where = getattr(before, name), block_id(name)
        if not self.several:
            chosen = told.chosen(where)
            if chosen is not None and chosen != stood and not known(self.kind, chosen):
                raise Unreadable("no code")
            return stood if chosen is None and stood is not None and not self._shown(stood) else chosen
        codes = told.several(where)
        shown = self._shown(stood)
        if any(one not in shown and not known(self.kind, one) for one in codes):
            raise Unreadable("no code")
        return _merged(stood, codes, frozenset((*shown, *codes)))

    def _shown(self, value: object) -> tuple[str, ...]:
        """The codes that are shown: what cannot be one is left as it is."""
        codes = value if isinstance(value, tuple) else () if value is None else (value,)
        return tuple(dict.fromkeys(one for one in codes if isinstance(one, str) and _CODE.fullmatch(one)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """A day of the campaign."""

    def block(self, name: str, brief: Brief, words: Words) -> Block | None:
        """See `Entry`."""
        return day_input(block_id(name), label(name, words), initial=getattr(brief, name))

    def read(self, name: str, told: Submitted, before: Brief, words: Words) -> object:
        """See `Entry`."""
        picked, stood = told.day(block_id(name)), getattr(before, name)
        if name not in told.several(CLEARED, ("start", "end")):
            return picked
        if isinstance(picked, date) and picked != stood:
            raise Fault(words("window_fault.cleared"))
        return None


def _merged(stood: tuple[str, ...], chosen: tuple[str, ...], shown: frozenset[str]) -> tuple[str, ...]:
    """What stands after a choice: the same value where nobody chose otherwise; what the menu could not show is kept."""
    if set(chosen) == {one for one in stood if one in shown}:
        return stood
    return (*chosen, *(one for one in stood if one not in shown))
