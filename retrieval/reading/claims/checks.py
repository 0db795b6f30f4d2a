"""What each kind of field is held to before a model's claim becomes part of a brief; `No` says why not."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from index.languages import by_script
from retrieval.brief import Deliverable
from retrieval.reading.claims.held import Held, same
from retrieval.reading.money.currencies import TOMAN
from retrieval.reading.scope import negated
from retrieval.reading.surface import Span, plain
from retrieval.reading.terms import FOREVER
from retrieval.reading.words.lexicon import Mark

Why = Literal["form", "number", "date", "words", "mark", "sign", "handle"]
"""Of the wrong form; a number, day, phrase or handle that the text does not hold; no word there that can mean it; wanted where the text
rules it out, or the other way round."""
Check = Callable[[Held, str, Any], Any]

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_UNSURE_CURRENCIES = {"?peso": {"MXN", "ARS", "COP", "CLP", "PHP"}, "?real": {"SAR", "QAR", "OMR", "IRR", "BRL"}}


@dataclass(frozen=True, slots=True)
class No:
    """That a claim is not borne out, and why."""

    why: Why


def _words(held: Held, field: str, value: str) -> Any:
    """A phrase, as the person wrote it."""
    span = held.phrases.find(value)
    if span is None:
        return No("words")
    ruled_out = negated(held.page, span.start) or _behind_no(held, span)
    if (field == "exclude" and not ruled_out) or (field in {"topics", "must_have", "product"} and negated(held.page, span.start)):
        return No("sign")
    return held.text[span.start : span.end]


def _name(held: Held, field: str, value: str) -> Any:
    """A name: no word of another matter, and with a capital where the script has them."""
    found = _words(held, field, value)
    if isinstance(found, No):
        return found
    start = held.text.find(found)
    if any(m.start <= start and start + len(found) <= m.end for name in _NO_NAMES for m in held.page.marks(name)):
        return No("mark")
    return found if found != found.lower() or not any(c.isupper() or c.islower() for c in found) else No("mark")


def _behind_no(held: Held, span: Span) -> bool:
    clause = held.page.clause(span.start)
    return any(held.page.marks(name, clause.start, span.start) for name in ("no", "exclude_cue")) or any(
        held.page.marks(name, span.start, clause.end) for name in ("no_after", "exclude_after")
    )


def _code(held: Held, field: str, value: str) -> Any:
    """A code that a word of the text can mean."""
    marks = [m for name in _MARKS[field] for m in held.page.marks(name) if _means(m, value)]
    if not marks:
        return No("mark")
    if field in _OF_AUDIENCE and not (held.page.marks("audience") or _labels(held, "audience")):
        return No("mark")
    out = [negated(held.page, mark.start) for mark in marks]
    if (field == "exclude_platforms") != any(out) and (field == "exclude_platforms" or all(out)):
        return No("sign")
    return value


def _labels(held: Held, value: str) -> bool:
    return any(mark.value == value for mark in held.page.marks("label"))


def _language(held: Held, _: str, value: str) -> Any:
    """The language that the letters allow."""
    script = by_script(held.text[:3000])
    return value if script is None or script == value else No("mark")


def _per(held: Held, _: str, value: str) -> Any:
    """A share that is named."""
    return value if value == "campaign" or any(m.value == value for m in held.page.marks("per")) else No("mark")


def _currency(held: Held, _: str, value: str) -> Any:
    """A currency that is named, or that an unsure sign can mean."""
    named = {mark.value for mark in held.page.marks("currency")}
    unsure = {code for name in named for code in _UNSURE_CURRENCIES.get(name, ())}
    # bare thousands are money in Vietnamese without fail, elsewhere they are counted too
    implied = {"vi": "VND"}.get(held.page.language) if any(q.unit >= 1000 for q in held.amounts()) else None
    if value in named | unsure | {implied} or (value == "IRR" and TOMAN in named):
        return "IRR" if value == TOMAN else value
    return No("mark")


def _amount(held: Held, _: str, value: float) -> Any:
    """An amount of money."""
    for q in held.amounts():
        toman = q.currency == TOMAN
        money = q.currency is not None or q.unit >= 1000 or q.high >= 1000
        if (
            money
            and not held.page.mark_at("followers", held.page.skip(q.end))
            and any(same(value, x) or (toman and same(value, 10 * x)) for x in (q.low, q.high))
        ):
            return float(value)
    return No("number")


def _followers(held: Held, _: str, value: int) -> Any:
    """A number without a unit."""
    return value if any(q.currency is None and held.unit(q) is None for q in held.holding(value)) else No("number")


def _small(held: Held, _: str, value: int) -> Any:
    """A number of people, pieces or years."""
    good = any(q.currency is None and held.unit(q) in {None, "year"} and (q.unit < 1000 or q.spelled) for q in held.holding(value))
    return value if good else No("number")


def _rate(held: Held, _: str, value: float) -> Any:
    """A number of per cent, as a fraction."""
    for q in held.page.quantities:
        if held.percent(q) and any(same(value, x) or same(value * 100, x) for x in (q.low, q.high)):
            return round((value if not same(value * 100, q.low) and not same(value * 100, q.high) else value * 100) / 100, 6)
    return No("number")


def _days(held: Held, field: str, value: int) -> Any:
    """A time of use or exclusivity, in days."""
    if not held.page.marks(field.removesuffix("_days").removesuffix("_rights")):
        return No("mark")
    if value == FOREVER and held.page.marks("forever"):
        return value
    for q in held.page.quantities:
        unit = held.unit(q)
        if unit is not None and any(same(value, round(x * _DAYS[unit])) for x in (q.low, q.high)):
            return value
    return No("number")


def _day(held: Held, field: str, value: date) -> Any:
    """A day that is named."""
    before = timedelta(days=1)
    days = {m.first for m in held.moments} if field == "start" else {d for m in held.moments for d in (m.last, m.first - before)}
    return value if value in days else No("date")


def _piece(held: Held, field: str, value: Deliverable) -> Any:
    """A piece of a kind that is named, on a platform that is."""
    kinds = {mark.value.partition("@")[0] for mark in held.page.marks("kind")}
    if value.kind not in kinds or (value.platform is not None and isinstance(_code(held, "platforms", value.platform), No)):
        return No("mark")
    if value.count > 1 and isinstance(_small(held, field, value.count), No):
        return No("number")
    return value


def _handle(held: Held, field: str, value: str) -> Any:
    """A handle, without @."""
    name = value.strip().removeprefix("@").casefold()
    for span in held.contacts.handles:
        if held.text[span.start + 1 : span.end].rstrip(".").casefold() == name:
            if (field == "exclude_creators") != negated(held.page, span.start) or (
                field == "similar_to" and not held.page.marks("similar")
            ):
                return No("sign")
            return held.text[span.start + 1 : span.end].rstrip(".")
    return No("handle")


def _link(held: Held, _: str, value: str) -> Any:
    """A link, as it is written."""
    for span in held.contacts.links:
        if _bare_link(held.text[span.start : span.end]) == _bare_link(value):
            return held.text[span.start : span.end]
    return No("handle")


def _means(mark: Mark, value: str) -> bool:
    return mark.value.partition("@")[0] == value


def _bare_link(link: str) -> str:
    return plain(link).removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/.,")


_MARKS: dict[str, tuple[str, ...]] = {
    "platforms": ("platform", "platform_weak", "person"),
    "exclude_platforms": ("platform", "platform_weak"),
    "creator_countries": ("country", "demonym"),
    "audience_countries": ("country", "demonym"),
    "creator_languages": ("language", "language_said"),
    "creator_gender": ("gender",),
    "audience_gender": ("gender",),
    "tiers": ("tier",),
    "pay": ("pay",),
    "goal": ("goal", "goal_said"),
}
_OF_AUDIENCE = frozenset({"audience_countries", "audience_gender"})
_NO_NAMES = ("platform", "person", "kind", "country", "city", "demonym", "currency", "tier", "gender", "language", "month", "goal")


def _for(check: Check, names: Iterable[str]) -> dict[str, Check]:
    return dict.fromkeys(names, check)


# One check a field; a field of `Brief` without one fails at once in the tests.
CHECKS: dict[str, Check] = {
    **_for(_name, ("brand",)),
    **_for(_words, ("product", "topics", "creator_places", "must_have", "exclude", "tone")),
    **_for(_code, _MARKS),
    **_for(_language, ("language",)),
    **_for(_per, ("budget_per",)),
    **_for(_currency, ("budget_currency",)),
    **_for(_amount, ("budget_min", "budget_max")),
    **_for(_followers, ("followers_min", "followers_max")),
    **_for(_small, ("how_many", "audience_age_min", "audience_age_max")),
    **_for(_rate, ("engagement_min",)),
    **_for(_days, ("usage_rights_days", "exclusivity_days")),
    **_for(_day, ("start", "end")),
    **_for(_piece, ("deliverables",)),
    **_for(_handle, ("exclude_creators", "similar_to")),
    **_for(_link, ("links",)),
}
