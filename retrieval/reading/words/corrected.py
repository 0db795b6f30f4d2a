"""The phrases found in a text without those that mean something else where they stand."""

from collections.abc import Iterable, Mapping, Sequence

from retrieval.reading.words.lexicon import Mark
from retrieval.reading.words.no_words import flipped, placed_no, without_halves
from retrieval.reading.words.wholes import whole_only
from retrieval.reading.words.word_lists import listed

Marks = dict[str, list[Mark]]


def corrected(found: Iterable[Mark], plain_text: str, text: str, *, language: str) -> Marks:
    """The marks by category, each list left to right. The order of the steps matters: each looks at what those before it left."""
    marks: Marks = {}
    for mark in found:
        marks.setdefault(mark.category, []).append(mark)
    named = _letters(marks, "country", "city", "language_said")
    marks = {name: whole_only(name, of_category, marks, plain_text) for name, of_category in marks.items()}
    if language == "vi":  # "mỹ phẩm" is no America
        inside = {m.start: m.end for m in marks.get("whole", ())}
        marks["country"] = [m for m in marks.get("country", ()) if inside.get(m.start, 0) <= m.end]
    bounds = _letters(marks, "bound_before", "bound_after", "pay")
    for name in ("no", "exclude_cue"):  # "no menos de", "at no cost"
        marks[name] = _outside(marks, name, bounds)
    if language == "fa":
        marks.update(without_halves(marks, text))
        marks["audience"] = _outside(marks, "audience", _letters(marks, "brand_cue"))  # "our customer" may be a client
    if "no_first" in marks or "bound_flip" in marks:
        turned = flipped(marks, plain_text)
        marks.update(placed_no(marks, plain_text))
        marks["bound_final"] = sorted((*marks.get("bound_final", ()), *turned))
        marks["digit"] = _outside(marks, "digit", {m.start for m in marks["no"]})  # "not" is also the word for nine
    marks["gender"] = _outside(marks, "gender", named)
    marks["platform"] = _outside(marks, "platform", _letters(marks, "person", "exclusivity"))  # "เอ็กซ์" in "เอ็กซ์คลูซีฟ"
    marks["platform"] = _with_weak(plain_text, text, marks)
    return marks


def _letters(marks: Mapping[str, Sequence[Mark]], *names: str) -> set[int]:
    """Where the letters of these categories stand."""
    return {at for name in names for mark in marks.get(name, ()) for at in range(mark.start, mark.end)}


def _outside(marks: Mapping[str, Sequence[Mark]], name: str, taken: set[int]) -> list[Mark]:
    """The marks of a category that do not start on these letters."""
    return [mark for mark in marks.get(name, ()) if mark.start not in taken]


def _with_weak(plain_text: str, text: str, marks: Marks) -> list[Mark]:
    """Platforms, with those whose name is an ordinary word ("X", "Medium") where platforms or pieces to make stand beside them."""
    platforms = list(marks.get("platform", ()))
    for weak in marks.get("platform_weak", ()):
        if not text[weak.start].isupper() or any(p.start <= weak.start < p.end for p in platforms):
            continue
        before, after = (
            plain_text[max(0, weak.start - 24) : weak.start].rstrip(" ,/&+("),
            plain_text[weak.end : weak.end + 24].lstrip(" ,/&+)"),
        )
        reach = range(weak.start - 8, weak.start + 1)
        beside = any(p.end in reach for p in platforms) or any(0 <= p.start - weak.end <= 6 for p in platforms)
        kinds = any(0 <= k.start - weak.end <= 1 or 0 <= weak.start - k.end <= 1 for k in marks.get("kind", ()))
        if (
            beside
            or kinds
            or before.endswith(":")
            or before.rsplit(" ", 1)[-1] in listed("placed_on")
            or after.startswith(("post", "account"))
        ):
            platforms.append(Mark(weak.start, weak.end, "platform", weak.value))
            platforms.sort()
    return platforms
