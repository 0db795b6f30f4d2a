"""The facts that filters and scores read, as columns: one row for each creator, account and passage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.languages import LANGUAGES
from index.passages import Passage
from index.placing import Placing
from index.records import PLATFORMS, Creator

Column = NDArray[Any]

GENDERS = ("female", "male")
UNKNOWN = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Codes are positions in `PLATFORMS`, `GENDERS`, `languages` and `countries`; -1 or NaN where not known.

    Creators stand in the order of their ids; accounts and passages are grouped by creator in that order.
    """

    languages: Column
    """Codes of the languages that occur, text."""
    countries: Column
    """ISO codes that occur, text."""

    country: Column
    gender: Column
    last_posted: Column
    """Days since 1970-01-01."""
    posts_sponsored: Column
    """Share of the known recent posts that are sponsored."""
    cluster: Column
    """Creators with the same number are likely twins."""
    speaks: Column
    """(creators, languages) bool: declared, or the language of two or more posts."""
    declared: Column
    """bool: the languages were declared, not detected."""

    place_owner: Column
    place_id: Column
    """Where creators live: one row for each creator and place."""

    account_owner: Column
    account_platform: Column
    account_followers: Column
    account_rate: Column
    account_views: Column

    passage_owner: Column
    passage_language: Column
    passage_post: Column
    """Position in the creator's recent posts, newest 0; -1 for the profile."""

    @property
    def creators(self) -> int:
        """How many creators."""
        return len(self.country)

    @property
    def passages(self) -> int:
        """How many passages."""
        return len(self.passage_owner)

    def as_arrays(self) -> dict[str, Column]:
        """Every column by name."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


def columns_of(
    creators: Sequence[Creator], passages: Mapping[str, Sequence[Passage]], *, clusters: Sequence[int], placing: Placing
) -> Columns:
    """The columns of these creators, which are in the order of their ids."""
    languages = sorted(
        {*LANGUAGES, *(p.language for own in passages.values() for p in own if p.language), *(x for c in creators for x in c.languages)}
    )
    countries = sorted({country for country in placing.countries if country})
    language_code = {code: k for k, code in enumerate(languages)}
    country_code = {code: k for k, code in enumerate(countries)}
    speaks = np.zeros((len(creators), len(languages)), dtype=bool)
    for row, creator in enumerate(creators):
        for code in creator.languages or _languages_met(passages[creator.id]):
            speaks[row, language_code[code]] = True
    accounts = [(row, account) for row, creator in enumerate(creators) for account in creator.accounts]
    flat = [(row, place, p) for row, creator in enumerate(creators) for place, p in enumerate(passages[creator.id], start=-1)]
    return Columns(
        languages=np.array(languages),
        countries=np.array(countries, dtype="<U2"),
        country=np.array([country_code.get(country or "", UNKNOWN) for country in placing.countries], dtype=np.int16),
        gender=np.array([GENDERS.index(c.gender) if c.gender else UNKNOWN for c in creators], dtype=np.int8),
        last_posted=np.array([t.timestamp() // 86_400 if (t := c.last_posted) else np.nan for c in creators], dtype=np.float32),
        posts_sponsored=np.array([_sponsored_share(c) for c in creators], dtype=np.float32),
        cluster=np.array(clusters, dtype=np.int32),
        speaks=speaks,
        declared=np.array([bool(c.languages) for c in creators]),
        place_owner=np.array([row for row, ids in enumerate(placing.ids) for _ in ids], dtype=np.int32),
        place_id=np.array([one for ids in placing.ids for one in ids], dtype=np.int32),
        account_owner=np.array([row for row, _ in accounts], dtype=np.int32),
        account_platform=np.array([PLATFORMS.index(a.platform) for _, a in accounts], dtype=np.int8),
        account_followers=np.array([_value(a, "followers") for _, a in accounts], dtype=np.float64),
        account_rate=np.array([_value(a, "engagement_rate") for _, a in accounts], dtype=np.float64),
        account_views=np.array([_value(a, "median_views") for _, a in accounts], dtype=np.float64),
        passage_owner=np.array([row for row, _, _ in flat], dtype=np.int32),
        passage_language=np.array([language_code.get(p.language, UNKNOWN) for _, _, p in flat], dtype=np.int16),
        passage_post=np.array([place for _, place, _ in flat], dtype=np.int16),
    )


def _languages_met(passages: Sequence[Passage]) -> list[str]:
    """Languages of at least two posts, or of all where there is but one."""
    told = [p.language for p in passages if p.post_id is not None and p.language]
    return sorted({code for code in told if told.count(code) >= min(2, len(told))})


def _sponsored_share(creator: Creator) -> float:
    known = [p.sponsored for p in creator.posts if p.sponsored is not None]
    return sum(known) / len(known) if known else float("nan")


def _value(account: Any, metric: str) -> float:
    figure = account.latest(metric)
    return float("nan") if figure is None else figure.value
