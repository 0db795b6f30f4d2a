"""Whether two texts mean the same, in the wording of a brief and of a message."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from index.texts import folded
from retrieval.reading.surface import bare


def much_alike(first: str, second: str) -> bool:
    """Whether one text holds the other, letters only."""
    one, two = folded(first), folded(second)
    if one == bare(one) or two == bare(two):  # typed without its marks
        one, two = bare(one), bare(two)
    if "\u0e00" <= one[:1] <= "\u0e7f" and min(len(one), len(two)) <= _A_SYLLABLE:
        return one == two  # a syllable stands in many words
    if "\u0e00" <= one[:1] <= "\u0e7f" and _with_words_left_out(min(one, two, key=len), max(one, two, key=len)):
        return True
    return bool(one and two) and (one in two or two in one)


_A_SYLLABLE = 2


def _with_words_left_out(short: str, long: str) -> bool:
    """Whether a text is the two ends of another one ("สอนเอง" of "สอนโยคะเอง")."""
    ends = range(_A_SYLLABLE + 1, len(short) - _A_SYLLABLE)
    return len(short) < len(long) and any(long.startswith(short[:n]) and long.endswith(short[n:]) for n in ends)


def same_topic(one: str, other: str) -> bool:
    """Whether a topic is one that is there already; a narrower one in Persian is another, since its words stand in many."""
    return much_alike(one, other) and (not _persian(one) or fuzz.ratio(folded(one), folded(other)) >= NARROWER)


NARROWER = 70
"""Likeness below which longer words are a narrower matter than what is wanted: no skin doctors, but skin."""


def _persian(text: str) -> bool:
    return "\u0600" <= text[0] <= "\u06ff"


TELLING = 5
"""Letters of a word by which an exclusion is known again, where only a part of it is said."""


def times_apart(value: float, others: Sequence[float]) -> float:
    """How many times a value is larger or smaller than the nearest of these."""
    return min(max(value / other, other / value) for other in others)
