"""A deed by hand and the reason for it: whose words, such as "too expensive", would ask for something else if they stood alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from bot.conversation.understanding.fitting import sets_value
from bot.conversation.understanding.heard import Heard
from prompts.commands import BY_HAND, LONGEST_TEXT, ONE_AT_A_TIME, Command

_MARK = re.compile(r"\s*[:;(—–,،؛\n]\s*|\s-\s*|-\s|[.!]\s+")
_SURE = re.compile(r"[:(—–-]")
"""Marks behind which only a reason stands; behind a comma another wish may."""
_SPACE = re.compile(r"\s+")
_LETTERS = 3
"""Letters of a reason, at least."""
_EDGE = " \t\n:,;،؛-–—().\"'"


class Split(NamedTuple):
    """Where what is to be done ends, and where the words behind it begin."""

    end: int
    start: int
    sure: bool
    """Whether a word or a mark says that they are a reason."""
    joined: bool = False
    """Whether an "and" joins the two: then only another deed is looked for behind it."""


def decided(heard: Heard, hear: Callable[[str], Heard], meant: Callable[[Heard], Command]) -> Command | None:
    """A deed by hand on creators together with its reason; `other` where a second deed on others follows, since one message is one
    command and neither may be left undone in silence. `None` where the message is read as a whole."""
    for split, in_row in _worth_hearing(heard):
        rest = heard.text[split.start :].strip(_EDGE)
        deed = meant(hear(heard.text[: split.end])) if rest else Command(name="other")
        if deed.name not in BY_HAND or not deed.creators:
            continue
        beside = hear(rest)
        second = meant(beside)
        if second.name in BY_HAND and second.creators and second.name != deed.name and set(second.creators).isdisjoint(deed.creators):
            return Command(name="other", text=ONE_AT_A_TIME)
        if _only_leaves_out(beside):
            return deed
        if in_row or split.joined or heard.letters_left(split.start) < _LETTERS:
            continue
        if second.name == "thanks":
            return deed
        if split.sure or (second.name in _NOTHING_ELSE and _only_doubtful(beside) and not _asks_for_more(beside)):
            return replace(deed, text=_reason(heard, split)[:LONGEST_TEXT] or None)
    return None


def _worth_hearing(heard: Heard) -> Iterator[tuple[Split, bool]]:
    """The first few splits, each with whether it stands within a row of creators; of a long row only its first ones are heard."""
    heard_of = {False: 0, True: 0}
    for split in _splits(heard):
        in_row = not split.sure and _names_more(heard, split)
        heard_of[in_row] += 1
        if heard_of[in_row] <= _MOST_HEARD[in_row]:
            yield split, in_row


_MOST_HEARD = {False: 6, True: 3}
_NOTHING_ELSE = frozenset({"other", "refine", "ask", "explain", "reject", "approve", "drop", "pin", "fees", "help", "meter", "compare"})
"""What words of a reason may look like when they stand alone."""


def _only_doubtful(heard: Heard) -> bool:
    """Whether words give no value of a brief but may complain of one ("too expensive")."""
    return not sets_value(heard)


def _asks_for_more(heard: Heard) -> bool:
    """Whether words open with one that changes a brief ("only …", "also …"), which a reason does not."""
    start = heard.studied.page.skip(0)
    return any(c.start == start and c.name in {"only", "also", "instead_of"} for c in heard.cues.found("operator", heard.plain))


def _splits(heard: Heard) -> Iterator[Split]:
    """Places behind a word for a deed by hand and the first creator, left to right, a few at most."""
    page = heard.studied.page
    cues = [cue for name in sorted(BY_HAND) if (cue := heard.cue(name)) is not None]
    if not cues or not heard.named:
        return
    start = max(min(cue.end for cue in cues), heard.named[0].end)
    letters = _with_handles(heard)
    found = [Split(m.start(), m.end(), bool(_SURE.search(m.group()))) for m in _MARK.finditer(letters, start)]
    for cue in heard.cues.found("operator", page.plain):
        if cue.start >= start and cue.name in {"reason", "complaint"} and page.plain[cue.start].isalpha():
            # "because" leads to the reason, "too" is part of it
            found.append(Split(max(start, _end_before(heard, cue.start)), cue.start if cue.name == "complaint" else cue.end, sure=True))
    found += [Split(_end_before(heard, m.start), m.end, sure=False, joined=True) for m in page.marks("list_join") if m.start >= start]
    if page.words.phrases_spaced:
        found += [Split(m.start(), m.end(), sure=False) for m in _SPACE.finditer(letters, start)]
    last = -1
    for split in sorted(found, key=lambda s: (s.end, not s.sure, -s.start)):
        if split.end > last:
            last = split.end
            yield split


def _with_handles(heard: Heard) -> str:
    """The plain letters with something where creators stand: the page has spaces for handles, which would part what belongs together."""
    letters = list(heard.plain)
    for one in heard.named:
        letters[one.start : one.end] = [letter if letter.isalnum() else "_" for letter in letters[one.start : one.end]]
    return "".join(letters)


def _end_before(heard: Heard, at: int) -> int:
    """Where what stands before a place ends; the page has no letters for handles, which are creators all the same."""
    return max(heard.studied.page.back(at), *(r.end for r in heard.named if r.end <= at), 0)


def _only_leaves_out(heard: Heard) -> bool:
    """Whether words only leave creators out of what is to be done ("not 2", "3 isn't")."""
    if not heard.named:
        return False
    heads = {cue.start for cue in heard.cues.found("whom", heard.plain, "number")}  # "no. 9" leaves nobody out
    cues = [c for c in heard.cues.found("operator", heard.plain) if c.name in {"take_away", "take_away_after"} and c.start not in heads]
    cues += heard.cues.found("asking", heard.plain, "lift")
    first, last = min(r.start for r in heard.named), max(r.end for r in heard.named)
    around = any(c.start < first or c.end > last for c in cues)
    return around and not any(first < c.start < last for c in cues) and heard.letters_left(0, besides=cues) < _LETTERS


def _names_more(heard: Heard, split: Split) -> bool:
    """Whether what follows goes on with the row of creators."""
    page = heard.studied.page
    at = _next(heard, split.start)
    for name in ("list_join", "both"):
        if (mark := page.mark_at(name, at)) is not None:
            at = _next(heard, mark.end)
    at = next((_next(heard, c.end) for c in heard.cues.found("whom", page.plain, "number") if c.start == at), at)
    return any(r.start <= at < r.end for r in heard.named) and not split.joined


def _next(heard: Heard, at: int) -> int:
    """Where the next word or creator begins."""
    return min([heard.studied.page.skip(at), *(r.start for r in heard.named if r.start >= at)])


def _reason(heard: Heard, split: Split) -> str:
    """The words behind a split, without the courtesies that close what is to be done where spaces part phrases ("ออก แพงไป")."""
    start, page = split.start, heard.studied.page
    edges = [(c.start, c.end) for name in ("courtesy", "operator") for c in heard.cues.found(name, page.plain)]
    while page.words.phrases_spaced:
        end = next((page.skip(end) for begin, end in edges if begin == start and page.plain[end : end + 1].isspace()), None)
        if end is None or end >= len(page.plain):
            break
        start = end
    return heard.text[start:].strip(_EDGE)
