"""Lists of codes and places after the message: replaced, longer, shorter, or one in another's place."""

from collections.abc import Sequence
from itertools import pairwise

from bot.conversation.refining.reading import Reading
from bot.conversation.refining.value import Value
from index.texts import folded
from retrieval.brief import Brief
from retrieval.reading.surface import Span, bare


def lists_after(values: Sequence[Value], before: Brief, *, verb_last: bool) -> dict[str, object]:
    """The lists of codes and places after the message."""
    found: dict[str, object] = {}
    for name in dict.fromkeys(v.field for v in values):
        named = [v for v in values if v.field == name]
        old: tuple[object, ...] = getattr(before, name)
        gone = {_folded_key(v.value) for v in named if v.operator == "take_away"}
        wanted = [v for v in named if v.operator != "take_away" and _folded_key(v.value) not in gone]
        if name == "platforms":
            lifted = {v.value for v in wanted if v.value in before.exclude_platforms}
            if lifted:
                found["exclude_platforms"] = tuple(p for p in before.exclude_platforms if p not in lifted)
                wanted = [v for v in wanted if v.value not in lifted or v.operator in {"only", "in_place"}]
        if not wanted and not gone:
            continue
        adds = bool(wanted) and all(v.operator == "also" for v in wanted)
        in_place = {"in_place", None} if verb_last else {"in_place"}  # "Telegram out, Aparat in": the verb tells what goes
        replaces = bool(wanted) and bool(gone & {_folded_key(one) for one in old}) and all(v.operator in in_place for v in wanted)
        base = [one for one in old if _folded_key(one) not in gone] if adds or replaces or not wanted else []
        after = tuple(dict.fromkeys((*base, *(v.value for v in wanted if _folded_key(v.value) not in {_folded_key(b) for b in base}))))
        if after or old:
            found[name] = after
        missing = [v.value for v in named if v.operator == "take_away" and _folded_key(v.value) not in {_folded_key(one) for one in old}]
        if name == "platforms" and not after and not missing:
            missing = [one for one in old if _folded_key(one) in gone]  # with none left, "no TikTok" has to rule TikTok out
        if name == "platforms" and missing:
            found["exclude_platforms"] = tuple(dict.fromkeys((*before.exclude_platforms, *missing)))
        if name == "creator_countries" and wanted and not adds and before.creator_places:
            found.setdefault("creator_places", ())
    return found


def _folded_key(value: object) -> object:
    return bare(folded(value)) if isinstance(value, str) else value


_EXCHANGED = ("platforms", "creator_places", "creator_languages", "tiers")


def exchanged_in_place(reading: Reading, values: Sequence[Value]) -> list[Value]:
    """Of "A instead of B", side by side with B in the brief, A comes in B's place and the rest of the list stays."""
    page, kept = reading.page, list(values)
    ordered = sorted(range(len(kept)), key=lambda n: kept[n].span)
    for first, second in pairwise(ordered):
        left, right = kept[first], kept[second]
        gap = Span(page.skip(left.span.end), page.back(right.span.start))
        cues = [c for c in reading.operators_in(gap.start, gap.start + 1) if c.name == "instead_of" and c.end == gap.end]
        if not cues or left.field != right.field or left.field not in _EXCHANGED or left.operator == "take_away":
            continue
        if _folded_key(right.value) in {_folded_key(one) for one in getattr(reading.before, right.field)}:
            kept[first], kept[second] = left._replace(operator="also"), right._replace(operator="take_away")
    return kept
