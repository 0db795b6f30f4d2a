"""Creators side by side: one row for each thing that a marketer compares, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prompts import fees, proving, telling
from prompts.figures import count, day, number, share
from prompts.joining import commas, semicolons
from prompts.naming import country, tongue
from prompts.words import Words
from retrieval.fees.creator_fee import CreatorFee
from retrieval.shortlist import Judged, Match

NONE = "–"


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One thing compared, a cell for each creator in their order."""

    label: str
    cells: tuple[str, ...]


def rows(compared: Sequence[tuple[Match, CreatorFee]], words: Words) -> Iterator[Row]:
    """Account, size, engagement, freshness, fee, every requirement, what to check, why, the score; what is known of nobody is left out."""
    matches = [match for match, _ in compared]
    told = [
        (words("brief.platforms"), [f"{match.account.platform} @{match.account.handle}" for match in matches]),
        (words("view.followers"), [telling.standing(match.account, words) for match in matches]),
        (words("view.engagement"), [_engagement(match, words) for match in matches]),
        (words("view.median_views"), [_views(match, words) for match in matches]),
        (words("view.last_post"), [_last_post(match, words) for match in matches]),
        (words("view.where"), [_where(match, words) for match in matches]),
        (words("view.languages"), [_languages(match, words) for match in matches]),
        (words("view.fee"), [fees.card(fee, words) for _, fee in compared]),
        *_requirements(matches, words),
        (words("view.check"), [semicolons([*telling.cautions(m, words), *telling.conflicts(m, words)], words) or NONE for m in matches]),
        (words("view.score"), [_score(match, words) for match in matches]),
    ]
    yield from (Row(label=label, cells=tuple(cells)) for label, cells in told if set(cells) != {NONE})


def _requirements(matches: Sequence[Match], words: Words) -> list[tuple[str, list[str]]]:
    """Every requirement that any of them was held against, in the order of the ledger."""
    asked = list(dict.fromkeys(one.requirement for match in matches for one in match.ledger))
    found: list[tuple[str, list[str]]] = []
    for requirement in asked:
        judged = [next((one for one in match.ledger if one.requirement == requirement), None) for match in matches]
        found.append((proving.label(requirement, words), [_verdict(one, words) for one in judged]))
    return found


def _verdict(judged: Judged | None, words: Words) -> str:
    return NONE if judged is None else f"{proving.mark(judged.status)} {proving.verdict(judged, words)}"


def _engagement(match: Match, words: Words) -> str:
    found = match.engagement
    if found is None:
        return NONE
    rate = share(found.rate, words.language)
    return rate if found.percentile is None else f"{rate} · P{number(round(found.percentile), words.language)}"


def _views(match: Match, words: Words) -> str:
    figure = match.account.latest("median_views")
    return count(figure.value, words.language) if figure else NONE


def _last_post(match: Match, words: Words) -> str:
    last = match.creator.last_posted
    return day(last.date(), words.language) if last else NONE


def _where(match: Match, words: Words) -> str:
    code = match.creator.country
    return commas([*match.creator.places, *([country(code, words)] if code else [])], words) or NONE


def _languages(match: Match, words: Words) -> str:
    return commas((tongue(code, words) for code in match.creator.languages), words) or NONE


def _score(match: Match, words: Words) -> str:
    return f"{number(round(match.score, 2), words.language)} ({score_parts(match, words)})"


def score_parts(match: Match, words: Words) -> str:
    """The parts of a score with what each added or took."""
    told = ((words(f"view.part_{part.name}"), round(part.value, 2)) for part in match.parts)
    return " ".join(f"{name} {'+' if value >= 0 else ''}{number(value, words.language)}" for name, value in told)
