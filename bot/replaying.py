"""Replaying a stored list: made again from what it was made from and compared; where the catalogue moved on, what changed for whom."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.memory.cleaning import canonical
from bot.memory.shortlists import KeptShortlist
from retrieval.brief import Brief
from retrieval.brief_json import brief_from_json

Json = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A creator of a list."""

    id: str
    name: str
    handle: str
    """Of the account that the brief means."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gone:
    """Who stood in the list and no longer does. `why` holds the requirements that they fail now, by field, if any."""

    who: Named
    place: int
    why: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class New:
    """Who stands in the list now and did not."""

    who: Named
    place: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """Who stands at another place."""

    who: Named
    before: int
    after: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Figured:
    """A figure that changed: `followers`, a count, or `engagement`, a fraction; `None` where it is not known."""

    who: Named
    what: str
    account: str
    before: float | None
    after: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """A requirement on which a creator stands otherwise; `None` where it was not asked for."""

    who: Named
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Versioned:
    """A version that a list depends on and that changed; `None` where it was not recorded."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Replay:
    """What came of replaying a list. Creators stand in the order of the list that they are told of."""

    identical: bool
    """The same bytes."""
    same_ground: bool
    """Whether catalogue and versions are those that the list was made from: then it has to be identical."""
    generations: tuple[int, int]
    gone: tuple[Gone, ...] = ()
    new: tuple[New, ...] = ()
    moved: tuple[Moved, ...] = ()
    keeps_order: bool = True
    """Whether those who stayed stand in the same order, so that they only closed up or made room."""
    figures: tuple[Figured, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    removed: int = 0
    """Creators of the stored list who asked to be forgotten since; they have no name."""
    versions: tuple[Versioned, ...] = ()
    rest: tuple[str, ...] = ()
    """Parts of the list that differ besides, by their names in its JSON."""

    @property
    def changed(self) -> bool:
        """Whether anything is different for those who were not erased."""
        return bool(self.gone or self.new or self.moved or self.figures or self.judgements or self.rest)

    @property
    def broken(self) -> bool:
        """Whether the list differs though nothing that it was made from does: a fault of the program."""
        renumbered = self.generations[0] != self.generations[1]
        return self.same_ground and not self.identical and not self.removed and (self.changed or not renumbered)


_TOLD: dict[str, str] = {"accounts": "followers", "engagement": "rate", "requirements": "status"}
"""What of the parts of a match is told by itself."""


def differences(
    old: Json,
    new: Json,
    *,
    before: Mapping[str, str] | None = None,
    after: Mapping[str, str] | None = None,
    same_catalogue: bool = False,
    why: Callable[[str], tuple[str, ...]] = lambda _: (),
) -> Replay:
    """What is different between a list as it was stored and as it is made now, both as JSON.

    `before` and `after` are the versions of the two, `why` names the requirements that a creator of this id fails now. Pure where it is.
    """
    stood, stands = _places(old), _places(new)
    versions = _versions(before or {}, after or {})
    stayed = [key for key in stands if key in stood]
    return Replay(
        identical=canonical(old) == canonical(new),
        same_ground=same_catalogue and not versions,
        generations=(int(old.get("generation", 0)), int(new.get("generation", 0))),
        gone=tuple(Gone(who=_named(one), place=place, why=why(key)) for key, (place, one) in stood.items() if key not in stands),
        new=tuple(New(who=_named(one), place=place) for key, (place, one) in stands.items() if key not in stood),
        moved=tuple(
            Moved(who=_named(one), before=stood[key][0], after=place)
            for key, (place, one) in stands.items()
            if key in stood and stood[key][0] != place
        ),
        keeps_order=stayed == [key for key in stood if key in stands],
        figures=tuple(change for key in stayed for change in _figures(stood[key][1], stands[key][1])),
        judgements=tuple(change for key in stayed for change in _judgements(stood[key][1], stands[key][1])),
        removed=sum(1 for one in old.get("matches", ()) if one.get("removed")),
        versions=versions,
        rest=_rest(old, new, [(stood[key][1], stands[key][1]) for key in stayed]),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What answers now: the catalogue by its fingerprint, and the versions."""

    fingerprint: str
    versions: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Replaying:
    """Makes stored lists again.

    `make` gives the JSON of the list for a brief, a day and settings, `None` where there is no list; `why` the requirements that a creator
    fails now.
    """

    ground: Callable[[], Ground]
    make: Callable[[Brief, date, Json], Json | None]
    why: Callable[[Brief, str, date, Json], tuple[str, ...]]

    def replay(self, kept: KeptShortlist, result: Json) -> Replay:
        """Makes the list again and tells what is different; `result` is the stored one, read from its bytes."""
        making = kept.making
        brief = brief_from_json(making.brief)
        ground = self.ground()
        now = self.make(brief, making.day, making.settings) or {}
        return differences(
            result,
            now,
            before=making.versions,
            after=ground.versions,
            same_catalogue=making.fingerprint == ground.fingerprint,
            why=lambda creator: self.why(brief, creator, making.day, making.settings),
        )


def _places(told: Json) -> dict[str, tuple[int, Json]]:
    """Place and entry of each creator that is not erased, by id, in the order of the list."""
    return {one["id"]: (place, one) for place, one in enumerate(told.get("matches", ()), start=1) if "id" in one and not one.get("removed")}


def _named(one: Json) -> Named:
    return Named(id=one["id"], name=str(one.get("name", "")), handle=str(one.get("account", one["id"])).partition(":")[2])


def _figures(old: Json, new: Json) -> list[Figured]:
    who = _named(new)
    known = {_account(a): a.get("followers") for a in old.get("accounts", ())}
    counts = [
        Figured(who=who, what="followers", account=_account(a), before=known[_account(a)], after=a.get("followers"))
        for a in new.get("accounts", ())
        if _account(a) in known and known[_account(a)] != a.get("followers")
    ]
    rates = [(told.get("engagement") or {}).get("rate") for told in (old, new)]
    if rates[0] != rates[1]:
        counts.append(Figured(who=who, what="engagement", account=str(new.get("account", "")), before=rates[0], after=rates[1]))
    return counts


def _account(one: Json) -> str:
    return f"{one.get('platform')}:{one.get('handle')}"


def _judgements(old: Json, new: Json) -> list[Judgement]:
    stood, stands = ({(r["field"], r.get("asked")): r.get("status") for r in told.get("requirements", ())} for told in (old, new))
    asked = [*stood, *(one for one in stands if one not in stood)]
    return [
        Judgement(who=_named(new), field=one[0], before=stood.get(one), after=stands.get(one))
        for one in asked
        if stood.get(one) != stands.get(one)
    ]


def _versions(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Versioned, ...]:
    names = [*before, *(name for name in after if name not in before)]
    return tuple(
        Versioned(name=name, before=before.get(name), after=after.get(name)) for name in names if before.get(name) != after.get(name)
    )


def _rest(old: Json, new: Json, pairs: Sequence[tuple[Json, Json]]) -> tuple[str, ...]:
    """Names of what differs and is told nowhere else, those of the list before those of its matches."""
    whole = [name for name in _names(old, new) if name not in {"matches", "generation"} and old.get(name) != new.get(name)]
    of_matches: list[str] = []
    for one, other in pairs:
        before, after = _untold(one), _untold(other)
        of_matches += [name for name in _names(before, after) if before.get(name) != after.get(name)]
    return tuple(dict.fromkeys([*whole, *of_matches]))


def _untold(match: Json) -> Json:
    return {name: _without(value, _TOLD[name]) if name in _TOLD else value for name, value in match.items()}


def _without(value: Any, name: str) -> Any:
    if isinstance(value, list):
        return [_without(one, name) for one in value]
    return {key: one for key, one in value.items() if key != name} if isinstance(value, dict) else value


def _names(one: Json, other: Json) -> list[str]:
    return [*one, *(name for name in other if name not in one)]
