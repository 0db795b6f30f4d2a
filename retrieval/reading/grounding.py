"""Keeps of a model's claims what the text bears out, value by value. Pure: whatever a model says, nothing else gets into a brief."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any, Literal

from index.languages import LanguageDetector, by_script
from retrieval.brief import Brief, Deliverable
from retrieval.reading.claims import BriefClaims
from retrieval.reading.contact import Contacts, contacts
from retrieval.reading.lexicon import Mark
from retrieval.reading.moments import moments
from retrieval.reading.money import TOMAN
from retrieval.reading.page import Page
from retrieval.reading.phrases import Phrases
from retrieval.reading.quantities import Quantity
from retrieval.reading.scope import negated
from retrieval.reading.spoken import spoken_language
from retrieval.reading.surface import Span, plain, prepared
from retrieval.reading.terms import FOREVER
from retrieval.reading.vocabulary import vocabulary

Why = Literal["form", "number", "date", "words", "mark", "sign", "handle"]
"""Of the wrong form; a number, day, phrase or handle that the text does not hold; no word there that can mean it; wanted where the text
rules it out, or the other way round."""

_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_UNSURE_CURRENCIES = {"?peso": {"MXN", "ARS", "COP", "CLP", "PHP"}, "?real": {"SAR", "QAR", "OMR", "IRR", "BRL"}}


@dataclass(frozen=True, kw_only=True, slots=True)
class Dropped:
    """A claim that the text does not bear out."""

    field: str
    value: str
    why: Why


@dataclass(frozen=True, kw_only=True, slots=True)
class Grounded:
    """What was kept, without wording, and what was not."""

    brief: Brief
    dropped: tuple[Dropped, ...]


def grounded(claims: BriefClaims, text: str, *, today: date, detector: LanguageDetector) -> Grounded:
    """The claims that stand in the text, read on that day. Phrases come back as the person wrote them, money and rates as in a brief."""
    return _Ground(text, today=today, detector=detector).kept(claims)


class _Ground:
    """One text with what can be found in it; lives for one call."""

    def __init__(self, text: str, *, today: date, detector: LanguageDetector) -> None:
        self._text = prepared(text)
        self._contacts: Contacts = contacts(self._text)
        spoken = spoken_language(self._text, detector)
        blank = [span for spans in self._contacts for span in spans]
        self._page = Page(self._text, vocabulary(spoken.words, unmarked=spoken.unmarked), unmarked=spoken.unmarked, blank=blank)
        self._phrases = Phrases(self._page, unmarked=spoken.unmarked)
        self._moments = moments(self._page, today)
        for moment in self._moments:
            self._page.claim(moment.start, moment.end)  # so that a year or a day is no amount
        self._dropped: list[Dropped] = []

    def kept(self, claims: BriefClaims) -> Grounded:
        claimed = claims.claimed
        self._dropped += [Dropped(field=name, value="", why="form") for name in claims.unusable]
        told: dict[str, Any] = {}
        for field in fields(Brief):
            value = getattr(claimed, field.name)
            if value in (None, ()) or field.name == "wording":
                continue
            check = _CHECKS[field.name]
            found = [self._one(field.name, item, check) for item in (value if isinstance(value, tuple) else (value,))]
            kept = tuple(dict.fromkeys(item for item in found if item is not None))
            if kept:
                told[field.name] = kept if isinstance(value, tuple) else kept[0]
        self._money(told, claimed)
        for low, high, why in _BOUNDS:
            if low in told and high in told and told[low] > told[high]:
                self._dropped += [Dropped(field=name, value=str(told.pop(name)), why=why) for name in (low, high)]
        return Grounded(brief=Brief(wording="", **told), dropped=tuple(self._dropped))

    def _one(self, field: str, value: Any, check: Callable[["_Ground", str, Any], Any]) -> Any:
        found = check(self, field, value)
        if isinstance(found, _No):
            self._dropped.append(Dropped(field=field, value=str(value)[:80], why=found.why))
            return None
        return found

    def _money(self, told: dict[str, Any], claimed: Brief) -> None:
        """Toman as rials; a currency or share without an amount says nothing."""
        amounts = [name for name in ("budget_min", "budget_max") if name in told]
        if not amounts:
            for name in ("budget_currency", "budget_per"):
                if name in told:
                    self._dropped.append(Dropped(field=name, value=str(told.pop(name)), why="number"))
            return
        named = {mark.value for mark in self._page.marks("currency")}
        if TOMAN in named and "IRR" not in named and claimed.budget_currency in {TOMAN, "IRR", None}:
            held = {value for q in self._amounts() for value in (q.low, q.high)}
            for name in amounts:
                if told[name] in held:  # else the model has multiplied already
                    told[name] *= 10
            told["budget_currency"] = "IRR"

    # What each kind of field is held to; `_No` says why not.

    def _words(self, field: str, value: str) -> Any:
        span = self._phrases.find(value)
        if span is None:
            return _No("words")
        ruled_out = negated(self._page, span.start) or self._behind_no(span)
        if (field == "exclude" and not ruled_out) or (field in {"topics", "must_have", "product"} and negated(self._page, span.start)):
            return _No("sign")
        return self._text[span.start : span.end]

    def _name(self, field: str, value: str) -> Any:
        found = self._words(field, value)
        if isinstance(found, _No):
            return found
        start = self._text.find(found)
        if any(m.start <= start and start + len(found) <= m.end for name in _NO_NAMES for m in self._page.marks(name)):
            return _No("mark")
        return found if found != found.lower() or not any(c.isupper() or c.islower() for c in found) else _No("mark")

    def _behind_no(self, span: Span) -> bool:
        clause = self._page.clause(span.start)
        return any(self._page.marks(name, clause.start, span.start) for name in ("no", "exclude_cue")) or any(
            self._page.marks(name, span.start, clause.end) for name in ("no_after", "exclude_after")
        )

    def _code(self, field: str, value: str) -> Any:
        marks = [m for name in _MARKS[field] for m in self._page.marks(name) if _means(m, value)]
        if not marks:
            return _No("mark")
        if field in _OF_AUDIENCE and not (self._page.marks("audience") or self._labels("audience")):
            return _No("mark")
        out = [negated(self._page, mark.start) for mark in marks]
        if (field == "exclude_platforms") != any(out) and (field == "exclude_platforms" or all(out)):
            return _No("sign")
        return value

    def _labels(self, value: str) -> bool:
        return any(mark.value == value for mark in self._page.marks("label"))

    def _language(self, _: str, value: str) -> Any:
        script = by_script(self._text[:3000])
        return value if script is None or script == value else _No("mark")

    def _per(self, _: str, value: str) -> Any:
        return value if value == "campaign" or any(m.value == value for m in self._page.marks("per")) else _No("mark")

    def _currency(self, _: str, value: str) -> Any:
        named = {mark.value for mark in self._page.marks("currency")}
        unsure = {code for name in named for code in _UNSURE_CURRENCIES.get(name, ())}
        implied = {"vi": "VND"}.get(self._page.language) if any(q.unit >= 1000 for q in self._amounts()) else None
        if value in named | unsure | {implied} or (value == "IRR" and TOMAN in named):
            return "IRR" if value == TOMAN else value
        return _No("mark")

    def _amount(self, _: str, value: float) -> Any:
        for q in self._amounts():
            toman = q.currency == TOMAN
            money = q.currency is not None or q.unit >= 1000 or q.high >= 1000
            if (
                money
                and not self._page.mark_at("followers", self._page.skip(q.end))
                and any(_same(value, x) or (toman and _same(value, 10 * x)) for x in (q.low, q.high))
            ):
                return float(value)
        return _No("number")

    def _followers(self, _: str, value: int) -> Any:
        return value if any(q.currency is None and self._unit(q) is None for q in self._holding(value)) else _No("number")

    def _small(self, _: str, value: int) -> Any:
        good = any(q.currency is None and self._unit(q) in {None, "year"} and (q.unit < 1000 or q.spelled) for q in self._holding(value))
        return value if good else _No("number")

    def _rate(self, _: str, value: float) -> Any:
        for q in self._page.quantities:
            if self._percent(q) and any(_same(value, x) or _same(value * 100, x) for x in (q.low, q.high)):
                return round((value if not _same(value * 100, q.low) and not _same(value * 100, q.high) else value * 100) / 100, 6)
        return _No("number")

    def _days(self, field: str, value: int) -> Any:
        if not self._page.marks(field.removesuffix("_days").removesuffix("_rights")):
            return _No("mark")
        if value == FOREVER and self._page.marks("forever"):
            return value
        for q in self._page.quantities:
            unit = self._unit(q)
            if unit is not None and any(_same(value, round(x * _DAYS[unit])) for x in (q.low, q.high)):
                return value
        return _No("number")

    def _day(self, field: str, value: date) -> Any:
        before = timedelta(days=1)
        held = {m.first for m in self._moments} if field == "start" else {d for m in self._moments for d in (m.last, m.first - before)}
        return value if value in held else _No("date")

    def _piece(self, field: str, value: Deliverable) -> Any:
        kinds = {mark.value.partition("@")[0] for mark in self._page.marks("kind")}
        if value.kind not in kinds or (value.platform is not None and isinstance(self._code("platforms", value.platform), _No)):
            return _No("mark")
        if value.count > 1 and isinstance(self._small(field, value.count), _No):
            return _No("number")
        return value

    def _handle(self, field: str, value: str) -> Any:
        name = value.strip().removeprefix("@").casefold()
        for span in self._contacts.handles:
            if self._text[span.start + 1 : span.end].rstrip(".").casefold() == name:
                if (field == "exclude_creators") != negated(self._page, span.start) or (
                    field == "similar_to" and not self._page.marks("similar")
                ):
                    return _No("sign")
                return self._text[span.start + 1 : span.end].rstrip(".")
        return _No("handle")

    def _link(self, _: str, value: str) -> Any:
        for span in self._contacts.links:
            if _bare_link(self._text[span.start : span.end]) == _bare_link(value):
                return self._text[span.start : span.end]
        return _No("handle")

    # What the text holds.

    def _amounts(self) -> Iterator[Quantity]:
        return (q for q in self._page.quantities if not self._percent(q))

    def _holding(self, value: float) -> Iterator[Quantity]:
        return (q for q in self._amounts() if _same(value, q.low) or _same(value, q.high))

    def _percent(self, q: Quantity) -> bool:
        after = self._page.skip(q.end)
        return self._page.plain[after : after + 1] == "%" or self._page.mark_at("percent", after) is not None

    def _unit(self, q: Quantity) -> str | None:
        mark = self._page.mark_at("unit", self._page.skip(q.end, " -"))
        return mark.value if mark is not None else None


@dataclass(frozen=True, slots=True)
class _No:
    why: Why


def _means(mark: Mark, value: str) -> bool:
    return mark.value.partition("@")[0] == value


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(1.0, abs(one), abs(other))


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
_BOUNDS: tuple[tuple[str, str, Why], ...] = (
    ("audience_age_min", "audience_age_max", "number"),
    ("followers_min", "followers_max", "number"),
    ("budget_min", "budget_max", "number"),
    ("start", "end", "date"),
)


def _for(check: Callable[[_Ground, str, Any], Any], names: Iterable[str]) -> dict[str, Callable[[_Ground, str, Any], Any]]:
    return dict.fromkeys(names, check)


# One check a field; a field of `Brief` without one fails at once in the tests.
_CHECKS: dict[str, Callable[[_Ground, str, Any], Any]] = {
    **_for(_Ground._name, ("brand",)),
    **_for(_Ground._words, ("product", "topics", "creator_places", "must_have", "exclude", "tone")),
    **_for(_Ground._code, _MARKS),
    **_for(_Ground._language, ("language",)),
    **_for(_Ground._per, ("budget_per",)),
    **_for(_Ground._currency, ("budget_currency",)),
    **_for(_Ground._amount, ("budget_min", "budget_max")),
    **_for(_Ground._followers, ("followers_min", "followers_max")),
    **_for(_Ground._small, ("how_many", "audience_age_min", "audience_age_max")),
    **_for(_Ground._rate, ("engagement_min",)),
    **_for(_Ground._days, ("usage_rights_days", "exclusivity_days")),
    **_for(_Ground._day, ("start", "end")),
    **_for(_Ground._piece, ("deliverables",)),
    **_for(_Ground._handle, ("exclude_creators", "similar_to")),
    **_for(_Ground._link, ("links",)),
}
