"""What a brief could ask differently, one requirement at a time: a value less, a bound a step further, no requirement at all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from retrieval.brief import Brief
from retrieval.filters import platform_groups, platforms_meant
from retrieval.reading.problems import contradiction
from retrieval.refinement import Refinement, differences, step

MOST_VALUES = 12
"""A list of more values is dropped as a whole only: nobody reads a meter of fifty lines."""

ANY_OF = ("creator_countries", "creator_places", "creator_languages", "tiers")
"""Lists of which one value is enough: less of them narrows a search."""
NONE_OF = ("exclude_platforms", "exclude", "exclude_creators")
"""Lists of which each value rules out: less of them widens it."""

BASIS_POINT = 10_000
"""Rates step through 1, 2 and 5 in hundredths of a per cent: from 3 % to 2 % or 5 %."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """One thing asked differently: the requirement that it is about, the fields of the brief that it sets, and the brief after it.

    `widens` says what the move is meant to do; what it does is counted.
    """

    field: str
    sets: tuple[str, ...]
    made: Callable[[Brief], Brief]
    widens: bool


def moves(brief: Brief) -> list[Move]:
    """Every move of this brief, of the same requirement the mildest first."""
    return [*_platforms(brief), *_lists(brief), *_gender(brief), *_followers(brief), *_engagement(brief)]


def together(first: Move, second: Move) -> bool:
    """Whether two moves are about different fields. Two values less of one list never give more than the whole list less, which is one
    move already.
    """
    return not set(first.sets) & set(second.sets)


def refinement_to(brief: Brief, after: Brief) -> Refinement | None:
    """The change that makes one brief of another; `None` where there is none, or the brief after it contradicts itself."""
    changes = {one.field: one.after for one in differences(brief, after)}
    return Refinement(changes=changes) if changes and contradiction(after) is None else None


def setting(**fields: object) -> Callable[[Brief], Brief]:
    """Sets these fields of a brief."""
    return lambda brief: replace(brief, **fields)  # type: ignore[arg-type]  # fields of a brief


def without(brief: Brief, *, field: str, value: str) -> Brief:
    """The brief with a value less in a list."""
    return setting(**{field: tuple(one for one in getattr(brief, field) if one != value)})(brief)


def without_platform(brief: Brief, *, platform: str) -> Brief:
    """The brief without a platform; pieces that were to be made for it may be made anywhere."""
    pieces = tuple(replace(d, platform=None) if d.platform == platform else d for d in brief.deliverables)
    return replace(without(brief, field="platforms", value=platform), deliverables=pieces)


def without_platforms(brief: Brief) -> Brief:
    """The brief without any platform asked for."""
    return replace(brief, platforms=(), deliverables=tuple(replace(d, platform=None) for d in brief.deliverables))


def engagement_step(rate: float, *, up: bool) -> float:
    """The next rate above or below."""
    return step(round(rate * BASIS_POINT, 6), up=up) / BASIS_POINT


def _platforms(brief: Brief) -> Iterator[Move]:
    sets = ("platforms", "deliverables")
    wanted = platforms_meant(brief)
    if 1 < len(wanted) <= MOST_VALUES:
        each = len(platform_groups(brief)) > 1  # every one of them is required, so that one less widens
        for one in wanted:
            yield Move(field="platforms", sets=sets, made=partial(without_platform, platform=one), widens=each)
    if wanted:
        yield Move(field="platforms", sets=sets, made=without_platforms, widens=True)


def _lists(brief: Brief) -> Iterator[Move]:
    for field in (*ANY_OF, *NONE_OF):
        values = tuple(dict.fromkeys(getattr(brief, field)))
        if 1 < len(values) <= MOST_VALUES:
            for one in values:
                made = partial(without, field=field, value=one)
                yield Move(field=field, sets=(field,), made=made, widens=field in NONE_OF)
        if values:
            yield Move(field=field, sets=(field,), made=setting(**{field: ()}), widens=True)


def _gender(brief: Brief) -> Iterator[Move]:
    if brief.creator_gender:
        yield Move(field="creator_gender", sets=("creator_gender",), made=setting(creator_gender=None), widens=True)


def _followers(brief: Brief) -> Iterator[Move]:
    for bound, outward in (("followers_min", False), ("followers_max", True)):
        figure = getattr(brief, bound)
        if figure is None:
            continue
        for up in (outward, not outward):
            moved = setting(**{bound: step(figure, up=up)})
            yield Move(field="followers", sets=(bound,), made=moved, widens=up == outward)
        yield Move(field="followers", sets=(bound,), made=setting(**{bound: None}), widens=True)
    if brief.followers_min is not None and brief.followers_max is not None:
        both = setting(followers_min=None, followers_max=None)
        yield Move(field="followers", sets=("followers_min", "followers_max"), made=both, widens=True)


def _engagement(brief: Brief) -> Iterator[Move]:
    if (rate := brief.engagement_min) is None:
        return
    for up in (False, True):
        if 0 < (next_rate := engagement_step(rate, up=up)) <= 1:
            moved = setting(engagement_min=next_rate)
            yield Move(field="engagement", sets=("engagement_min",), made=moved, widens=not up)
    yield Move(field="engagement", sets=("engagement_min",), made=setting(engagement_min=None), widens=True)
