"""The parts of a score beyond the topic, for one generation: engagement, freshness, place, sponsorship. Each tells its figures."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.generation.reading import Generation
from index.records import PLATFORMS
from retrieval import weights
from retrieval.barring import Barring
from retrieval.brief import Brief
from retrieval.engagement import Engagement, EngagementScale
from retrieval.known_places import Cities
from retrieval.lately import Lately
from retrieval.shortlist import Part
from retrieval.support import Scores, Support, Supporter

_EPOCH = date(1970, 1, 1)
SEARCHES_KEPT = 8
"""Searches whose support is remembered; each takes 16 bytes a creator."""
NAMES_KEPT = 1024


class Desk:
    """A generation with what is computed from it once: the scale of engagement, the grid of posts. Shared by threads."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self.supporter = Supporter(generation)
        self.barring = Barring(generation)
        self.cities = Cities(kept=NAMES_KEPT)
        """Cities of the places that briefs of late named."""
        self.everybody = Lately[tuple[object, ...], Support](kept=SEARCHES_KEPT)
        """How well everybody's content supports the searches of late (see `Matcher.everybody`)."""

    @cached_property
    def scale(self) -> EngagementScale:
        """Engagement of this catalogue by platform and tier."""
        return EngagementScale(self.generation.columns)

    @cached_property
    def _clusters(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for row, cluster in enumerate(self.generation.columns.cluster.tolist()):
            found.setdefault(cluster, []).append(row)
        return {cluster: rows for cluster, rows in found.items() if len(rows) > 1}

    def twins(self, row: int) -> tuple[str, ...]:
        """Ids of the creators that are likely the same person as this one."""
        rows = self._clusters.get(int(self.generation.columns.cluster[row]), [])
        return tuple(self.generation.ids[other] for other in rows if other != row)

    def account(self, row: int, accounts: NDArray[np.intp]) -> int:
        """The place in its creator's record of the account that is meant of this creator (see `meant_accounts`)."""
        return max(0, int(accounts[row]) - int(np.searchsorted(self.generation.columns.account_owner, row)))

    def engagement(self, row: int, accounts: NDArray[np.intp]) -> Engagement | None:
        """How the account that is meant of this creator compares."""
        account = int(accounts[row])
        columns = self.generation.columns
        if account < 0 or np.isnan(columns.account_rate[account]) or np.isnan(columns.account_followers[account]):
            return None
        return self.scale.place(
            platform=PLATFORMS[columns.account_platform[account]],
            followers=float(columns.account_followers[account]),
            rate=float(columns.account_rate[account]),
        )

    def prospects(self, fused: Scores, brief: Brief, accounts: NDArray[np.intp], *, today: date) -> NDArray[np.float64]:
        """The score of every creator before its record is looked at, rounded: the sum of `parts`."""
        score = (
            fused.astype(np.float64) + weights.ENGAGEMENT * self._engagement_share(accounts) + weights.FRESHNESS * self._freshness(today)
        )
        score += weights.PLACE * self._placed(brief) - weights.SPONSORED * self._oversponsored()
        return np.round(score, weights.POINTS)

    def parts(self, row: int, accounts: NDArray[np.intp], *, fused: float, brief: Brief, today: date) -> Iterator[Part]:
        """The same, part by part, with reasons."""
        yield Part(name="topic", value=fused)
        if (share := float(self._engagement_share(accounts)[row])) and (found := self.engagement(row, accounts)):
            because: tuple[tuple[str, float | str], ...] = (("standing", round(found.standing, 3)), ("rate", found.rate))
            yield Part(name="engagement", value=weights.ENGAGEMENT * share, because=because)
        if fresh := float(self._freshness(today)[row]):
            yield Part(name="freshness", value=weights.FRESHNESS * fresh, because=(("days", float(self.days_silent(row, today) or 0)),))
        if self._placed(brief)[row]:
            yield Part(name="place", value=weights.PLACE)
        if self._oversponsored()[row]:
            yield Part(
                name="sponsored", value=-weights.SPONSORED, because=(("share", float(self.generation.columns.posts_sponsored[row])),)
            )

    def days_silent(self, row: int, today: date) -> int | None:
        """Days since the newest post; `None` where no post is dated."""
        last = float(self.generation.columns.last_posted[row])
        return None if np.isnan(last) else (today - _EPOCH).days - int(last)

    def _engagement_share(self, accounts: NDArray[np.intp]) -> NDArray[np.float64]:
        """From -1 to 1 for the account that is meant of each creator, 0 where not known."""
        return np.nan_to_num(np.where(accounts >= 0, 2 * (self._standings[accounts] - 0.5), 0.0))

    @cached_property
    def _standings(self) -> NDArray[np.float64]:
        """`Engagement.standing` of every account, NaN where not known."""
        columns = self.generation.columns
        return self.scale.standings(columns, np.arange(len(columns.account_owner))).astype(np.float64)  # as `parts` counts, to the last bit

    def _freshness(self, today: date) -> NDArray[np.float64]:
        """1 for a post within `FRESH_DAYS`, falling to 0 at `STALE_DAYS`; 0 where not known."""
        silent = (today - _EPOCH).days - self.generation.columns.last_posted.astype(np.float64)
        fall = (weights.STALE_DAYS - silent) / (weights.STALE_DAYS - weights.FRESH_DAYS)
        return np.nan_to_num(np.clip(fall, 0, 1))

    def _placed(self, brief: Brief) -> NDArray[np.bool_]:
        """Whose stated country or language is one that the brief names."""
        columns = self.generation.columns
        country = np.isin(columns.country, np.flatnonzero(np.isin(columns.countries, brief.creator_countries)))
        asked = np.isin(columns.languages, brief.creator_languages)
        speaks = columns.speaks[:, asked].any(axis=1) & columns.declared if asked.any() else np.zeros(columns.creators, dtype=bool)
        return np.asarray(country | speaks)

    def _oversponsored(self) -> NDArray[np.bool_]:
        return np.asarray(np.nan_to_num(self.generation.columns.posts_sponsored) > weights.SPONSORED_SHARE)
