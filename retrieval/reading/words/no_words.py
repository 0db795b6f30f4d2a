"""Words that say "no" only where they stand: before or behind what they rule out, inside a bound, inside "does not matter"."""

import re
from collections.abc import Mapping, Sequence

from retrieval.reading.words.lexicon import Mark

_OPENERS = frozenset(",;:(\n.!?-•")
_REACH = 34
"""Letters within which the two halves of a bound stand ("less than 2 percent it should not be")."""


def placed_no(marks: Mapping[str, Sequence[Mark]], text: str) -> dict[str, list[Mark]]:
    """The marks of `no`, `no_after` and `exclude_cue` where a word may stand on either side ("not TikTok", "TikTok not"): one that opens
    its phrase rules out what follows, any other what precedes; those that close a bound or a "does not matter" rule out nothing."""
    first = [m for m in marks.get("no_first", ()) if _opens(text, m.start) and text[m.end : m.end + 1] == " "]
    opening = {m.start for m in first}
    idle = {at for m in marks.get("no_matter", ()) for at in range(m.start, m.end)} | _flips(marks, text)
    either = {m.start for m in marks.get("no_first", ())} - opening
    idle |= either - _closing(marks, text, either)
    kept = {
        name: [m for m in marks.get(name, ()) if m.start not in opening and m.start not in idle] for name in ("no_after", "exclude_after")
    }
    kept["no"] = sorted([*marks.get("no", ()), *(Mark(m.start, m.end, "no", m.value) for m in first)])
    kept["exclude_cue"] = sorted([*marks.get("exclude_cue", ()), *(Mark(m.start, m.end, "exclude_cue", "first") for m in first)])
    return kept


def _closing(marks: Mapping[str, Sequence[Mark]], text: str, starts: set[int]) -> set[int]:
    """Which of these words end what they rule out: a sign or a "but" follows, or a platform stands right before."""
    buts = {m.start for name in ("but", "list_join") for m in marks.get(name, ())}
    named = {m.end for m in marks.get("platform", ())}
    found = set()
    for mark in marks.get("no_first", ()):
        at = mark.end
        while text[at : at + 1] == " ":
            at += 1
        before = text[max(0, mark.start - 12) : mark.start].rstrip(" ").removesuffix(" هم")
        platform = max(0, mark.start - 12) + len(before)
        if mark.start in starts and (at >= len(text) or text[at] in _OPENERS or text[at] == ")" or at in buts or platform in named):
            found.add(mark.start)
    return found


def _opens(text: str, at: int) -> bool:
    """Whether a phrase starts here: at the start of the text or behind a sign."""
    before = text[:at].rstrip(" ") if at < 2 else text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in _OPENERS


def flipped(marks: Mapping[str, Sequence[Mark]], text: str) -> list[Mark]:
    """The words that turn a bound round from behind ("less than 2 % it should not be"), with the bound that is then meant."""
    found: list[Mark] = []
    bounds = [m for m in marks.get("bound_before", ()) if m.value in {"min", "max"}]
    nearest = 0
    for mark in marks.get("bound_flip", ()):
        while nearest < len(bounds) and bounds[nearest].end <= mark.start:
            nearest += 1
        bound = bounds[nearest - 1] if nearest else None
        between = text[bound.end : mark.start] if bound is not None else ""
        if bound is not None and 0 < len(between) <= _REACH and any(c.isalnum() for c in between) and not any(c in between for c in ",;\n"):
            found.append(Mark(mark.start, mark.end, "bound_final", "min" if bound.value == "max" else "max"))
    return found


def _flips(marks: Mapping[str, Sequence[Mark]], text: str) -> set[int]:
    return {mark.start for mark in flipped(marks, text)}


_JOINER = "\u200c"
_ENDING = re.compile(r"\u200c(?:ها\w*|ام|اند|ای|یی|ی|اش|ایم|ست|مون|شون|تون)(?!\w)")
_AFTER_MAY = re.compile(r"\s*(?:\d|[^\w\s]|\n|$)")
"""What a joiner ties to a noun that stays the same noun."""
_WHOLE_WORDS = ("gender", "city", "country", "jalali", "month", "doer", "holiday", "currency", "not_a_name", "past", "relative")


def without_halves(marks: Mapping[str, Sequence[Mark]], text: str) -> dict[str, list[Mark]]:
    """The nouns that stand by themselves: a half of a word that a joiner ties together is another word (the "woman" in "hiker")."""
    kept = {
        name: [
            m
            for m in marks[name]
            if text[m.start - 1 : m.start] != _JOINER and (text[m.end : m.end + 1] != _JOINER or _ENDING.match(text, m.end))
        ]
        for name in _WHOLE_WORDS
        if name in marks
    }
    if "month" in kept:  # May is also the prefix of every verb
        kept["month"] = [m for m in kept["month"] if text[m.start : m.end] != "می" or _AFTER_MAY.match(text, m.end)]
    return kept
