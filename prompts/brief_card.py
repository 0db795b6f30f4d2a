"""A brief as it was understood, row by row, in the reader's language."""

from collections.abc import Collection, Iterator

from prompts import fees
from prompts.figures import day, number, share
from prompts.naming import country, tongue
from prompts.words import Words
from retrieval.brief import Brief

Row = tuple[str, str]


FROM_MODEL = " *"
"""Behind the label of what a model read; `model.mark` says so under the card."""


def rows(brief: Brief, words: Words, *, from_model: Collection[str] = ()) -> list[Row]:
    """(label, value) for every field that the brief says, in a fixed order; those of the fields `from_model` are marked."""
    marked = {row_of(field) for field in from_model}
    told = ((field, value) for field, value in _values(brief, words) if value)
    return [(words(f"brief.{field}") + (FROM_MODEL if field in marked else ""), value) for field, value in told]


def labels(words: Words) -> list[str]:
    """The labels of all rows, in their order."""
    return [words(f"brief.{name}") for name, _ in _values(Brief(wording=""), words)]


def row_of(field: str) -> str:
    """The row that a field of a brief is told in."""
    if field in {"start", "end"}:
        return "dates"
    if field.startswith("budget_"):
        return "budget"
    return field if field == "engagement_min" else field.removesuffix("_min").removesuffix("_max")


def _values(brief: Brief, words: Words) -> Iterator[Row]:
    language = words.language
    yield "brand", brief.brand or ""
    yield "product", brief.product or ""
    yield "topics", " · ".join(brief.topics)
    yield "goal", words.of("value", brief.goal) if brief.goal else ""
    yield "platforms", ", ".join(brief.platforms)
    yield "exclude_platforms", ", ".join(brief.exclude_platforms)
    yield "creator_countries", ", ".join(country(code, words) for code in brief.creator_countries)
    yield "creator_places", ", ".join(brief.creator_places)
    yield "creator_gender", words.of("value", brief.creator_gender) if brief.creator_gender else ""
    yield "creator_languages", ", ".join(tongue(code, words) for code in brief.creator_languages)
    yield "audience_countries", ", ".join(country(code, words) for code in brief.audience_countries)
    yield "audience_gender", words.of("value", brief.audience_gender) if brief.audience_gender else ""
    yield "audience_age", _range(brief.audience_age_min, brief.audience_age_max, words)
    yield "followers", _range(brief.followers_min, brief.followers_max, words)
    yield "tiers", ", ".join(words(f"match.{tier}") for tier in brief.tiers)
    yield "engagement_min", share(brief.engagement_min, language) if brief.engagement_min is not None else ""
    yield "how_many", number(brief.how_many, language) if brief.how_many is not None else ""
    yield "budget", _budget(brief, words)
    yield "deliverables", ", ".join(_piece(d.count, words.of("value", d.kind), d.platform, language) for d in brief.deliverables)
    yield "dates", _dates(brief, words)
    yield "must_have", " · ".join(brief.must_have)
    yield "exclude", " · ".join(brief.exclude)
    yield "exclude_creators", ", ".join(f"@{handle}" for handle in brief.exclude_creators)
    yield "similar_to", ", ".join(f"@{handle}" for handle in brief.similar_to)
    for field in ("usage_rights_days", "exclusivity_days"):
        days = getattr(brief, field)
        yield field, words("brief.days", days=number(days, language)) if days is not None else ""
    yield "pay", ", ".join(words.of("value", kind) for kind in brief.pay)
    yield "tone", brief.tone or ""
    yield "links", " ".join(brief.links)


def _range(low: float | None, high: float | None, words: Words) -> str:
    language = words.language
    if low is not None and high is not None:
        return words("brief.between", low=number(low, language), high=number(high, language))
    if low is not None:
        return words("brief.at_least", low=number(low, language))
    return words("brief.at_most", high=number(high, language)) if high is not None else ""


def _budget(brief: Brief, words: Words) -> str:
    divisor = fees.TOMAN if fees.in_toman(brief.budget_currency, words) else 1
    low, high = (None if bound is None else bound / divisor for bound in (brief.budget_min, brief.budget_max))
    amount = _range(low, high, words)
    unit = fees.unit(brief.budget_currency, words) if brief.budget_currency else ""
    if not amount:
        return ""
    per = f" {words(f'brief.per_{brief.budget_per}')}" if brief.budget_per else ""
    return f"{amount}{f' {unit}' if unit else ''}{per}"


def _dates(brief: Brief, words: Words) -> str:
    parts = [
        *([words("brief.from_day", start=day(brief.start, words.language))] if brief.start else []),
        *([words("brief.until_day", end=day(brief.end, words.language))] if brief.end else []),
    ]
    return " ".join(parts)


def _piece(count: int, kind: str, platform: str | None, language: str) -> str:
    return f"{number(count, language)} × {kind}" + (f" ({platform})" if platform else "")
