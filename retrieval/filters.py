"""Requirements of a brief against the columns of a generation: met, unknown or not met, for every creator at once.

Unknown is not a no: a creator whose figure is missing passes as unknown. Only a known contradiction is not met.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.generation.columns import GENDERS, UNKNOWN, Columns
from index.records import PLATFORMS
from retrieval.brief import TIER_BOUNDS, Brief

Status = Literal["met", "unknown", "not_met"]
MET, UNSAID, FAILED = 1, 0, -1
STATUS: dict[int, Status] = {MET: "met", UNSAID: "unknown", FAILED: "not_met"}

Verdicts = NDArray[np.int8]
"""MET, UNSAID or FAILED for each creator."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """One hard requirement of a brief: the brief's field and what was asked for."""

    field: str
    asked: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Screened:
    """One requirement with its verdict on every creator."""

    requirement: Requirement
    verdicts: Verdicts


@dataclass(frozen=True, kw_only=True, slots=True)
class Located:
    """What the search knows of the places that a brief names: verdicts, made from the catalogue's own cities (see `retrieval.places`)."""

    names: tuple[str, ...]
    verdicts: Verdicts


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """Creators who are ruled out by name: under this field of a requirement, with what it shows as asked for, these rows."""

    field: str
    asked: str
    rows: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """A requirement that is not judged yet. Where keys are equal, verdicts over one generation are."""

    requirement: Requirement
    key: tuple[Hashable, ...]
    judge: Callable[[], Verdicts]


def screen(brief: Brief, columns: Columns, *, located: Located | None = None, excluded_rows: Sequence[int] = ()) -> list[Screened]:
    """Every requirement that the brief states, in a fixed order."""
    named = (Named(field="exclude_creators", asked="|".join(brief.exclude_creators), rows=tuple(excluded_rows)),)
    place = None if located is None else (located.names, lambda: located.verdicts)
    return judged(stated(brief, columns, place=place, named=named))


def judged(requirements: Iterable[Stated]) -> list[Screened]:
    """The requirements with their verdicts."""
    return [Screened(requirement=one.requirement, verdicts=one.judge()) for one in requirements]


def stated(
    brief: Brief, columns: Columns, *, place: tuple[Sequence[str], Callable[[], Verdicts]] | None = None, named: Sequence[Named] = ()
) -> Iterator[Stated]:
    """Every requirement that the brief states, in a fixed order, judged when it is asked for. `place` are the places of the brief with
    what judges them, `named` those who are ruled out by name; nobody ruled out is no requirement.
    """

    def one(field: str, asked: str, *key: Hashable, judge: Callable[[], Verdicts]) -> Stated:
        return Stated(requirement=Requirement(field=field, asked=asked), key=(field, *key), judge=judge)

    for group in platform_groups(brief):
        yield one("platforms", "|".join(group), group, judge=partial(_on_any, columns, group))
    if barred := brief.exclude_platforms:
        yield one("exclude_platforms", "|".join(barred), barred, judge=partial(_not_only_on, columns, barred))
    if countries := brief.creator_countries:
        judge = partial(_coded, columns.country, columns.countries, countries)
        yield one("creator_countries", "|".join(countries), countries, judge=judge)
    if place is not None:
        yield one("creator_places", "|".join(place[0]), tuple(place[0]), judge=place[1])
    if languages := brief.creator_languages:
        yield one("creator_languages", "|".join(languages), languages, judge=partial(_speaking, columns, languages))
    if gender := brief.creator_gender:
        yield one("creator_gender", gender, gender, judge=partial(_coded, columns.gender, np.array(GENDERS), (gender,)))
    wanted = platforms_meant(brief)
    for field, asked, metric, ranges in _bounds(brief):
        yield one(field, asked, wanted, ranges, judge=partial(_within, columns, wanted, metric, ranges))
    for who in named:
        if who.rows:
            yield one(who.field, who.asked, who.rows, judge=partial(_none_of, columns, who.rows))


def _none_of(columns: Columns, rows: Sequence[int]) -> Verdicts:
    return np.where(np.isin(np.arange(columns.creators), rows), FAILED, MET).astype(np.int8)


def platform_groups(brief: Brief) -> list[tuple[str, ...]]:
    """Groups of which a creator must be on at least one each: the named platforms as one, unless the deliverables name several."""
    named = tuple(dict.fromkeys(d.platform for d in brief.deliverables if d.platform))
    if len(named) > 1:
        return [(platform,) for platform in named]
    wanted = brief.platforms or named
    return [wanted] if wanted else []


def platforms_meant(brief: Brief) -> tuple[str, ...]:
    """Every platform that the brief asks for, once each."""
    return tuple(dict.fromkeys(platform for group in platform_groups(brief) for platform in group))


Ranges = tuple[tuple[float | None, float | None], ...]
"""Ranges with both bounds included, of which a figure must lie in one; `None` is no bound."""


def _bounds(brief: Brief) -> Iterator[tuple[str, str, str, Ranges]]:
    """(field, asked, column of the account's figure, ranges) of each bound."""
    low, high = brief.followers_min, brief.followers_max
    if low is not None or high is not None:
        asked = f"{low if low is not None else ''}..{high if high is not None else ''}"
        yield "followers", asked, "account_followers", ((low, high),)
    if brief.tiers:
        yield "tiers", "|".join(brief.tiers), "account_followers", tuple(TIER_BOUNDS[tier] for tier in brief.tiers)
    if brief.engagement_min is not None:
        yield "engagement", f"{brief.engagement_min:g}..", "account_rate", ((brief.engagement_min, None),)


def _on_any(columns: Columns, platforms: Sequence[str]) -> Verdicts:
    """Accounts are known, so a creator without one on these platforms is not met."""
    return np.where(_has_account(columns, platforms), MET, FAILED).astype(np.int8)


def _not_only_on(columns: Columns, platforms: Sequence[str]) -> Verdicts:
    """ "Not on TikTok" bars creators who have no account elsewhere."""
    others = [p for p in PLATFORMS if p not in platforms]
    return np.where(_has_account(columns, others), MET, FAILED).astype(np.int8)


def _has_account(columns: Columns, platforms: Sequence[str]) -> NDArray[np.bool_]:
    codes = np.array([PLATFORMS.index(p) for p in platforms], dtype=np.int8)
    found = np.zeros(columns.creators, dtype=bool)
    found[columns.account_owner[np.isin(columns.account_platform, codes)]] = True
    return found


def _coded(column: NDArray[np.integer], names: NDArray[np.str_], wanted: Sequence[str]) -> Verdicts:
    codes = np.flatnonzero(np.isin(names, wanted))
    return np.where(column == UNKNOWN, UNSAID, np.where(np.isin(column, codes), MET, FAILED)).astype(np.int8)


def _speaking(columns: Columns, wanted: Sequence[str]) -> Verdicts:
    """A language that is only detected in posts proves itself, and its absence proves nothing unless others were found."""
    asked = np.isin(columns.languages, wanted)
    speaks = columns.speaks[:, asked].any(axis=1) if asked.any() else np.zeros(columns.creators, dtype=bool)
    any_known = columns.speaks.any(axis=1)
    return np.where(speaks, MET, np.where(any_known, FAILED, UNSAID)).astype(np.int8)


def _within(columns: Columns, platforms: Sequence[str], metric: str, ranges: Ranges) -> Verdicts:
    """A bound is about the account on a platform asked for, otherwise the largest one; any account asked for may meet it."""
    values = getattr(columns, metric)
    chosen = accounts_meant(columns, platforms)
    within = _in_ranges(values, ranges)
    best = np.full(columns.creators, FAILED - 1, dtype=np.int8)
    verdict = np.where(np.isnan(values), UNSAID, np.where(within, MET, FAILED)).astype(np.int8)
    np.maximum.at(best, columns.account_owner[chosen], verdict[chosen])
    return np.where(best < FAILED, UNSAID, best).astype(np.int8)


def accounts_meant(columns: Columns, platforms: Sequence[str]) -> NDArray[np.intp]:
    """Rows of the accounts that a bound is about."""
    if platforms:
        return np.flatnonzero(np.isin(columns.account_platform, [PLATFORMS.index(p) for p in platforms]))
    return main_accounts(columns)


def meant_accounts(brief: Brief, columns: Columns) -> NDArray[np.intp]:
    """The row of the account that a brief means of each creator, -1 for a creator without accounts.

    One on a platform that is not ruled out, among those one on a platform asked for, among those one within the bounds, among those the
    largest.
    """
    rows = np.arange(len(columns.account_owner))
    size = np.where(np.isnan(columns.account_followers), -1, columns.account_followers)
    wanted = platforms_meant(brief)
    asked, fits = np.zeros(len(rows), dtype=bool), np.zeros(len(rows), dtype=bool)
    if wanted:
        asked[accounts_meant(columns, wanted)] = True
        fits = _in_ranges(columns.account_followers, _follower_ranges(brief))
    barred = np.isin(columns.account_platform, [PLATFORMS.index(p) for p in brief.exclude_platforms])
    last = np.lexsort((-rows, size, fits, asked, ~barred))
    account = np.full(columns.creators, -1, dtype=np.intp)
    account[columns.account_owner[last]] = last
    return account


def _follower_ranges(brief: Brief) -> Ranges:
    if brief.followers_min is not None or brief.followers_max is not None:
        return ((brief.followers_min, brief.followers_max),)
    return tuple(TIER_BOUNDS[tier] for tier in brief.tiers) or ((None, None),)


def _in_ranges(values: NDArray[np.float64], ranges: Ranges) -> NDArray[np.bool_]:
    """Which values lie in any of these ranges, bounds included; NaN in none."""
    within = np.zeros(len(values), dtype=bool)
    for low, high in ranges:
        within |= (values >= (low if low is not None else -np.inf)) & (values <= (high if high is not None else np.inf))
    return within


def main_accounts(columns: Columns) -> NDArray[np.intp]:
    """The row of each creator's largest account (the first where no size is known), in the order of creators."""
    size, owners = np.where(np.isnan(columns.account_followers), -1, columns.account_followers), columns.account_owner
    starts = np.flatnonzero(_first_of_each(owners))
    if not len(starts):
        return starts
    rows = np.flatnonzero(size == np.repeat(np.maximum.reduceat(size, starts), np.diff(np.r_[starts, len(owners)])))
    return rows[_first_of_each(owners[rows])]


def _first_of_each(owners: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Where another owner begins; accounts are grouped by creator."""
    return np.r_[True, owners[1:] != owners[:-1]] if len(owners) else np.zeros(0, dtype=bool)


def standing(screened: Sequence[Screened], *, creators: int) -> tuple[NDArray[np.bool_], NDArray[np.int16]]:
    """(who is contradicted by no requirement, how many requirements are unknown) for every creator."""
    passes = np.ones(creators, dtype=bool)
    unknown = np.zeros(creators, dtype=np.int16)
    for one in screened:
        passes &= one.verdicts != FAILED
        unknown += one.verdicts == UNSAID
    return passes, unknown
