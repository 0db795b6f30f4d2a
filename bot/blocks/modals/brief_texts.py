"""Fields of the brief in words: a line, several lines, handles, addresses, pieces of content."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.blocks.modals.brief_entry import Fault, block_id, label
from bot.blocks.modals.comparing import handle_in
from bot.blocks.modals.inputs import LONGEST_INPUT, text_input
from bot.blocks.modals.submitted import Submitted, restored
from bot.blocks.text import Block
from index.loading.numbers import local_digits
from index.records import PLATFORMS
from index.texts import folded, one_line
from prompts.figures import number
from prompts.joining import commas
from prompts.words import Words
from retrieval.brief import KINDS, Brief, Deliverable, Kind

MOST_ITEMS = 50
MOST_PIECES = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A name or a few words."""

    def block(self, name: str, brief: Brief, words: Words) -> Block | None:
        """See `Entry`."""
        initial = one_line(getattr(brief, name) or "")
        return text_input(block_id(name), label(name, words), initial=initial) if len(initial) <= LONGEST_INPUT else None

    def read(self, name: str, told: Submitted, before: Brief, words: Words) -> object:  # noqa: ARG002  as every entry is called
        """See `Entry`."""
        stood = getattr(before, name)
        shown = one_line(stood or "")
        said = one_line(restored(told.text(block_id(name)), shown))
        return stood if said == shown else said or None


@dataclass(frozen=True, kw_only=True, slots=True)
class Lines:
    """A list, one item on each line. `written` and `item` turn a value into its line and back; `item` raises Fault."""

    written: Callable[[Any, Words], str]
    item: Callable[[str, Words], object]
    hint: str = "lines"

    def block(self, name: str, brief: Brief, words: Words) -> Block | None:
        """See `Entry`."""
        initial = "\n".join(self._lines(getattr(brief, name), words))
        if len(initial) > LONGEST_INPUT:
            return None
        hint = words(f"window_hint.{self.hint}")
        return text_input(block_id(name), label(name, words), initial=initial, multiline=True, hint=hint)

    def read(self, name: str, told: Submitted, before: Brief, words: Words) -> object:
        """See `Entry`. An item whose line nobody touched stays the very one that it was."""
        stood = getattr(before, name)
        shown = self._lines(stood, words)
        said = restored(told.text(block_id(name)), "\n".join(shown))
        lines = [line for one in said.split("\n") if (line := one_line(one))]
        known = dict(zip(shown, (one for one in stood if self.written(one, words)), strict=True))
        if lines == shown:
            return stood
        if len(lines) > MOST_ITEMS:
            raise Fault(words("window_fault.items", count=number(MOST_ITEMS, words.language)))
        return tuple(dict.fromkeys(known[line] if line in known else self.item(line, words) for line in lines))

    def _lines(self, values: tuple[Any, ...], words: Words) -> list[str]:
        return [line for one in values if (line := self.written(one, words))]


def free_words() -> Lines:
    """Topics, conditions: any few words."""
    return Lines(written=lambda one, _: one_line(one), item=lambda line, _: line)


def handles() -> Lines:
    """Accounts, written with their @ and kept without."""
    return Lines(written=lambda one, _: f"@{one_line(one)}" if one_line(one) else "", item=_handle, hint="handles")


def addresses() -> Lines:
    """Pages of the web, as given."""
    return Lines(written=lambda one, _: one_line(one), item=_address, hint="links")


def pieces() -> Lines:
    """Pieces of content: how many, of which kind, where."""
    return Lines(written=_piece_written, item=_piece, hint="pieces")


def _handle(line: str, words: Words) -> str:
    found = handle_in(line)
    if not found:
        raise Fault(words("window_fault.handle"))
    return found


def _address(line: str, words: Words) -> str:
    if any(c.isspace() for c in line) or "." not in line.strip("."):
        raise Fault(words("window_fault.link"))
    return line


def _piece_written(one: Deliverable, words: Words) -> str:
    where = f" ({platform_name(one.platform, words)})" if one.platform else ""
    return f"{number(one.count, words.language)} × {words.of('value', one.kind)}{where}"


_PIECE = re.compile(r"(?:(\d{1,4})\s*[x×*]?\s*)?([^()]+?)\s*(?:\(\s*([^()]+?)\s*\))?")


def _piece(line: str, words: Words) -> Deliverable:
    """ "2 × reel (Instagram)", "reel", "۲ × ریل"; the platform may stand without brackets at the end."""
    found = _PIECE.fullmatch(" ".join(local_digits(line).replace(",", "").split()))
    count, what, where = found.groups() if found else (None, "", None)
    kind, platform = _kinds(words).get(folded(what)), _platforms(words).get(folded(where or ""))
    if kind is None and where is None and " " in what:
        first, _, last = what.rpartition(" ")
        kind, platform = _kinds(words).get(folded(first)), _platforms(words).get(folded(last))
        where = last
    if kind is None or (where is not None and platform is None):
        told = commas((words.of("value", one) for one in KINDS), words)
        raise Fault(words("window_fault.piece", line=one_line(line, most=40), kinds=told))
    if count is not None and not 1 <= int(count) <= MOST_PIECES:
        raise Fault(words("window_fault.between", low=number(1, words.language), high=number(MOST_PIECES, words.language)))
    return Deliverable(kind=kind, platform=platform, count=int(count) if count else 1)


def platform_name(code: str, words: Words) -> str:
    """What a platform is called; a code that none is known by stays as it is."""
    return words.of("platform_name", code)


def _kinds(words: Words) -> dict[str, Kind]:
    """Kinds by everything that they are called here: the code, the word of the reader, the English one."""
    return {folded(told): kind for kind in KINDS for told in (kind, words.of("value", kind), Words("en").of("value", kind))}


def _platforms(words: Words) -> dict[str, str]:
    return {folded(told): code for code in PLATFORMS for told in (code, platform_name(code, words), platform_name(code, Words("en")))}
