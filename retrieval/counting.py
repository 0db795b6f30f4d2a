"""How many creators there are, by platform, tier, country, language and niche, of all or of those that a question asks for."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.generation.reading import Generation
from index.records import PLATFORMS
from index.tokens import tokens
from retrieval.brief import tier_of
from retrieval.filters import main_accounts
from retrieval.niches import NicheBook

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Census:
    """Counts of creators, most first; a creator counts once in each line that is true of them, "unknown" where nothing is known."""

    creators: int
    posts: int
    platforms: Counts
    tiers: Counts
    countries: Counts
    languages: Counts
    niches: Counts


def census(generation: Generation, rows: NDArray[np.intp], book: NicheBook) -> Census:
    """Counts these creators."""
    columns = generation.columns
    chosen = np.zeros(columns.creators, dtype=bool)
    chosen[rows] = True
    accounts = np.flatnonzero(chosen[columns.account_owner])
    on = {(int(columns.account_owner[k]), int(columns.account_platform[k])) for k in accounts}
    mains = main_accounts(columns)
    sizes = columns.account_followers[[k for k in mains.tolist() if chosen[columns.account_owner[k]]]]
    return Census(
        creators=len(rows),
        posts=int((columns.passage_post[chosen[columns.passage_owner]] >= 0).sum()),
        platforms=_ranked(PLATFORMS[platform] for _, platform in on),
        tiers=_ranked("unknown" if np.isnan(size) else tier_of(float(size)) or "under 1,000" for size in sizes),
        countries=_ranked(str(columns.countries[code]) if code >= 0 else "unknown" for code in columns.country[rows]),
        languages=_ranked(
            name for row in rows for name in ([str(columns.languages[k]) for k in np.flatnonzero(columns.speaks[row])] or ["unknown"])
        ),
        niches=_ranked(name for row in rows.tolist() for name in _niches(generation, row, book)),
    )


def _niches(generation: Generation, row: int, book: NicheBook) -> set[str]:
    """The creator's declared niches, under the vocabulary's name where it knows one."""
    found: set[str] = set()
    for label in generation.creator(row).niches:
        known = [one.niche for one in book.find(label, language="en") if one.by_name]
        found |= set(known[:1]) or {" ".join(tokens(label)) or label}
    return found


def _ranked(names: Iterable[str]) -> Counts:
    return tuple(sorted(Counter(names).items(), key=lambda one: (-one[1], one[0])))
