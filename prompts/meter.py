"""The constraint meter in words: how many match, and what another requirement would add or leave."""

from collections.abc import Callable, Sequence
from functools import partial

from index.texts import one_line
from prompts.figures import count, number, share
from prompts.joining import commas
from prompts.naming import country, tongue
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.filters import platforms_meant
from retrieval.meter.meter import Change, Meter
from retrieval.refinement import Refinement, Typical, refined

MOST = 4
"""Changes told at most: more than a person weighs."""

LONGEST = 60
"""Characters of a value of the brief that are shown."""

_LISTS = ("platforms", "creator_countries", "creator_places", "creator_languages", "tiers")
_EXCLUSIONS = ("exclude_platforms", "exclude", "exclude_creators")


def lines(meter: Meter, words: Words, *, wanted: int) -> list[str]:
    """How many match, then what would change that."""
    told = [_matches(meter, words), *(change(one, meter.brief, words) for one in offered(meter, wanted=wanted))]
    return told if len(told) > 1 or meter.matches >= wanted else [*told, words("meter.nothing")]


def offered(meter: Meter, *, wanted: int) -> tuple[Change, ...]:
    """The changes that are told, in their order: ways to more, but where there are many, ways to fewer that leave enough."""
    if meter.worth_telling(wanted=wanted) == "many":
        return tuple(_one_for_each([c for c in meter.tighten if c.gives >= wanted]))
    best = _one_for_each(meter.loosen)
    pair = [meter.pair] if meter.pair is not None and (not best or best[0].gives < wanted) else []
    return (*best, *pair)


def change(one: Change, brief: Brief, words: Words) -> str:
    """One change with its count: "without “Lisbon”: 14 more"."""
    key, figure = ("meter.more", one.adds) if one.adds > 0 else ("meter.left", one.gives)
    told = asked_otherwise(one.refinement, brief, words)
    return words(key, change=f"{told[:1].upper()}{told[1:]}", count=number(figure, words.language))


def asked_otherwise(refinement: Refinement, brief: Brief, words: Words) -> str:
    """What the brief would ask differently: "without “Lisbon” and ≥ 20k followers"."""
    after = refined(brief, refinement, typical=Typical())
    told = [
        *(_list(field, brief, after, words) for field in _LISTS),
        *(_exclusion(field, brief, after, words) for field in _EXCLUSIONS),
        words("meter.any_gender") if brief.creator_gender and not after.creator_gender else "",
        *_followers(brief, after, words),
        _rate(brief, after, words),
    ]
    first, *others = [part for part in told if part] or [""]
    for part in others:
        first = words("meter.and", first=first, second=part)
    return first


def _matches(meter: Meter, words: Words) -> str:
    if meter.matches <= 1:
        return words("meter.matches_one" if meter.matches else "meter.matches_none")
    return words("meter.matches", count=number(meter.matches, words.language))


def _one_for_each(changes: Sequence[Change]) -> list[Change]:
    """The best change of each requirement, in their order."""
    best: dict[tuple[str, ...], Change] = {}
    for one in changes:
        best.setdefault(one.fields, one)
    return list(best.values())[:MOST]


def _list(field: str, before: Brief, after: Brief, words: Words) -> str:
    """A list of which one value is enough; platforms that are required one by one read the same."""
    old, new = _values(field, before), _values(field, after)
    if more := [one for one in new if one not in old]:
        return words("meter.also", what=_named(field, more, words))
    less = [one for one in old if one not in new]
    if not less:
        return ""
    if new:
        return words("meter.only", what=_named(field, new, words))
    return words("meter.without", what=_named(field, less, words)) if len(less) == 1 else words(f"meter.any_{field}")


def _exclusion(field: str, before: Brief, after: Brief, words: Words) -> str:
    less = [one for one in getattr(before, field) if one not in getattr(after, field)]
    return words("meter.allowing", what=_named(field, less, words)) if less else ""


def _values(field: str, brief: Brief) -> Sequence[str]:
    return platforms_meant(brief) if field == "platforms" else getattr(brief, field)


def _named(field: str, values: Sequence[str], words: Words) -> str:
    name: dict[str, Callable[[str], str]] = {
        "creator_countries": lambda code: country(code, words),
        "creator_languages": lambda code: tongue(code, words),
        "tiers": lambda tier: words(f"match.{tier}"),
        "exclude_creators": lambda handle: f"@{one_line(handle.lstrip('@'), most=LONGEST)}",
    }
    return commas((name.get(field, partial(one_line, most=LONGEST))(one) for one in dict.fromkeys(values)), words)


def _followers(before: Brief, after: Brief, words: Words) -> list[str]:
    changed = [bound for bound in ("followers_min", "followers_max") if getattr(before, bound) != getattr(after, bound)]
    if len(changed) > 1 and after.followers_min is None and after.followers_max is None:
        return [words("meter.any_followers")]
    told: list[str] = []
    for bound, some, none in (("followers_min", "at_least", "no_minimum"), ("followers_max", "at_most", "no_maximum")):
        if bound in changed:
            figure = getattr(after, bound)
            told.append(words(f"meter.{none}") if figure is None else words(f"meter.{some}", figure=count(figure, words.language)))
    return told


def _rate(before: Brief, after: Brief, words: Words) -> str:
    if before.engagement_min == after.engagement_min:
        return ""
    if after.engagement_min is None:
        return words("meter.any_rate")
    return words("meter.rate", figure=share(after.engagement_min, words.language))
