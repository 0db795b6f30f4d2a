"""What a brief could ask differently so that one creator, who does not meet it now, would: each requirement by the least it takes."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from index.generation.columns import UNKNOWN
from index.records import PLATFORMS, Creator
from retrieval.brief import TIERS, Brief
from retrieval.filters import platform_groups, platforms_meant
from retrieval.meter.moves import Move, engagement_step, moves, setting, together
from retrieval.meter.tally import Tally
from retrieval.parts import Desk
from retrieval.refinement import step

MOST_STEPS = 40
"""Steps of the 1-2-5 series from a single follower to more than there are people."""


def openings(brief: Brief, row: int, creator: Creator, desk: Desk, tally: Tally) -> list[tuple[Move, ...]]:
    """The smallest sets of moves after which this creator meets the brief, of the same size the mildest first: single ones, else pairs,
    else none. `tally` is one of this row alone.
    """
    failing = tally.failing(brief)
    every = [move for move in _moves(brief, row, creator, desk, tally) if move.field in failing]
    for size in (1, 2):
        if found := [some for some in combinations(every, size) if _all_together(some) and tally.count(_after(brief, some))]:
            return found
    return []


def _all_together(some: tuple[Move, ...]) -> bool:
    return all(together(first, second) for first, second in combinations(some, 2))


def _after(brief: Brief, some: tuple[Move, ...]) -> Brief:
    for move in some:
        brief = move.made(brief)
    return brief


def _moves(brief: Brief, row: int, creator: Creator, desk: Desk, tally: Tally) -> Iterator[Move]:
    """A value more where one of several is enough, a bound as far as it takes, a value less, then no requirement at all."""
    yield from _values_more(brief, row, creator, desk)
    yield from _bounds_moved(brief, tally)
    yield from (move for move in moves(brief) if move.widens)


def _values_more(brief: Brief, row: int, creator: Creator, desk: Desk) -> Iterator[Move]:
    columns = desk.generation.columns
    country = [] if columns.country[row] == UNKNOWN else [str(columns.countries[columns.country[row]])]
    own: dict[str, list[str]] = {
        "creator_countries": country,
        "creator_languages": [str(code) for code in columns.languages[columns.speaks[row]]],
        "tiers": list(TIERS),
    }
    if len(platform_groups(brief)) == 1:
        on = {account.platform for account in creator.accounts}
        own["platforms"] = [platform for platform in PLATFORMS if platform in on and platform not in brief.exclude_platforms]
    for field, values in own.items():
        had = platforms_meant(brief) if field == "platforms" else getattr(brief, field)
        for value in (one for one in values if had and one not in had):
            sets = ("platforms", "deliverables") if field == "platforms" else (field,)
            yield Move(field=field, sets=sets, made=setting(**{field: (*had, value)}), widens=True)


def _bounds_moved(brief: Brief, tally: Tally) -> Iterator[Move]:
    """Each bound outward in steps until the requirement is met, where it can be."""
    for bound, up in (("followers_min", False), ("followers_max", True)):
        figure = getattr(brief, bound)
        for _ in range(MOST_STEPS if figure is not None else 0):
            moved = step(figure, up=up)
            if moved == figure:
                break
            figure = moved
            if "followers" not in tally.failing(setting(**{bound: figure})(brief)):
                yield Move(field="followers", sets=(bound,), made=setting(**{bound: figure}), widens=True)
                break
    rate = brief.engagement_min
    for _ in range(MOST_STEPS if rate is not None else 0):
        rate = engagement_step(rate, up=False) if rate else 0.0
        if "engagement" not in tally.failing(replace(brief, engagement_min=rate)):
            yield Move(field="engagement", sets=("engagement_min",), made=setting(engagement_min=rate), widens=True)
            break
