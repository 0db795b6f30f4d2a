"""Longer words and set phrases, whose parts are no words of their own: "pour-over", "unboxing-style", "music video"."""

from collections.abc import Iterable, Mapping, Sequence

from retrieval.reading.words.lexicon import Mark

_SMALL = frozenset(
    {
        "topic_stop", "product_stop", "condition_stop", "bound_before", "bound_after", "live_in", "on_day", "from", "until", "before",
        "list_join", "no", "topic_before", "product_cue", "trim", "digit", "range", "article", "empty", "function", "is", "but", "opening",
        "doer", "does", "who_does", "bare_for",
    }
)  # fmt: skip
"""Words that a hyphen joins to others are no such words ("pour-over", "all-in-one")."""
_BESIDE_A_KIND = ("person", "kind", "platform", "tier", "piece", "only", "counter")
_NOT_IN_A_PHRASE = frozenset({"whole", "country", "city", "language", "language_said", "label", "holiday"})


def whole_only(name: str, marks: list[Mark], others: Mapping[str, Sequence[Mark]], text: str) -> list[Mark]:
    """The marks of a category without those that are part of a set phrase or of a longer word joined by a hyphen."""
    if name not in _NOT_IN_A_PHRASE:
        inside = _letters(others.get("whole", ()))
        opens = {m.start: m.end for m in others.get("whole", ())}
        marks = [m for m in marks if m.start not in inside or m.end > opens.get(m.start, m.end)]
    if name in _SMALL:
        return [m for m in marks if not (_joined_before(text, m.start) or _joined_after(text, m.end))]
    if name == "kind":
        beside = {at for other in _BESIDE_A_KIND for m in others.get(other, ()) for at in (m.start, m.end)}
        return [
            m
            for m in marks
            if not (_joined_before(text, m.start) and m.start - 1 not in beside)
            and not (_joined_after(text, m.end) and m.end + 1 not in beside)
        ]
    return marks


def _letters(marks: Iterable[Mark]) -> set[int]:
    return {at for mark in marks for at in range(mark.start, mark.end)}


def _joined_before(text: str, at: int) -> bool:
    return at > 1 and text[at - 1] == "-" and text[at - 2].isalpha()


def _joined_after(text: str, at: int) -> bool:
    return text[at : at + 1] == "-" and text[at + 1 : at + 2].isalpha()
