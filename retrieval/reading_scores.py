"""How well briefs were read, against right readings.

A *slot* is one value of a structured field: of a list, each element. Slots are counted as right, missed and wrong, whatever brief they
come from. Free text is counted apart, since nobody words a topic alike: two phrases agree where half of their letter pairs do, or where
one holds the other and is no more than four times as long. Where a right reading names a city and no country, a country read for it
is neither right nor wrong. Days agree with their neighbours, and a piece without a platform agrees with one that has any.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from retrieval.brief_json import brief_from_json

_LISTS = (
    "platforms", "exclude_platforms", "creator_countries", "creator_languages", "audience_countries", "tiers", "pay", "exclude_creators",
    "similar_to",
)  # fmt: skip
_SINGLE = (
    "language", "goal", "creator_gender", "audience_gender", "audience_age_min", "audience_age_max", "followers_min", "followers_max",
    "engagement_min", "how_many", "budget_min", "budget_max", "budget_currency", "budget_per", "usage_rights_days", "exclusivity_days",
)  # fmt: skip
_DATES = ("start", "end")
_TEXTS = ("brand", "product", "topics", "creator_places", "must_have", "exclude")
_ONE_FORM = str.maketrans("يكىة", "یکیه")
_NO_WORD = re.compile(r"[\u200b-\u200f\u0640\W_]+")
_LONGER = 4

Said = Mapping[str, Any]
"""A brief as JSON: what is not said is missing, null or empty."""
Slot = tuple[str, Hashable]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """A text with its right reading."""

    id: str
    today: date
    text: str
    right: Said

    @property
    def language(self) -> str:
        """The language that the text is in; ? where the right reading does not say."""
        return str(self.right.get("language") or "?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """Counts over briefs, which add up."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def __add__(self, other: "Marks") -> "Marks":
        return Marks(right=self.right + other.right, missed=self.missed + other.missed, wrong=self.wrong + other.wrong)

    @property
    def precision(self) -> float:
        """Of what was read, the share that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of what is right, the share that was read."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 where nothing was right."""
        return 2 * self.right / (2 * self.right + self.missed + self.wrong) if self.right else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """One reading or many beside the right ones: slots by field, free text, briefs, and briefs without a slot missed or wrong."""

    fields: Mapping[str, Marks]
    texts: Marks
    briefs: int = 1
    flawless: int = 0

    @property
    def slots(self) -> Marks:
        """All structured fields together."""
        return sum(self.fields.values(), Marks())


def answered_from(path: Path) -> list[Answered]:
    """Lines of {"id", "today", "text", "gold"}. Raises ValueError naming the line that is none."""
    cases = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
            brief_from_json({"wording": "", **told["gold"]})
            cases.append(
                Answered(id=str(told["id"]), today=date.fromisoformat(told["today"]), text=str(told["text"]), right=dict(told["gold"]))
            )
        except (ValueError, KeyError, TypeError) as cause:
            raise ValueError(f"{path}, line {number}: {cause}") from cause
    return cases


def compared(right: Said, read: Said) -> Compared:
    """One reading beside the right one."""
    if right.get("creator_places") and not right.get("creator_countries"):
        read = {**read, "creator_countries": []}
    fields: dict[str, Marks] = {}
    for name in sorted({name for name, _ in (*_slots(right), *_slots(read))}):
        held = [value for field, value in _slots(right) if field == name]
        told = [value for field, value in _slots(read) if field == name]
        fields[name] = _paired(held, told, _agreement(name))
    texts = sum((_paired(_listed(right.get(name)), _listed(read.get(name)), alike) for name in _TEXTS), Marks())
    return Compared(fields=fields, texts=texts, flawless=int(not any(m.missed or m.wrong for m in fields.values())))


def together(many: Iterable[Compared]) -> Compared:
    """The sum of readings."""
    fields: dict[str, Marks] = {}
    texts, briefs, flawless = Marks(), 0, 0
    for one in many:
        for name, marks in one.fields.items():
            fields[name] = fields.get(name, Marks()) + marks
        texts, briefs, flawless = texts + one.texts, briefs + one.briefs, flawless + one.flawless
    return Compared(fields=dict(sorted(fields.items())), texts=texts, briefs=briefs, flawless=flawless)


def by_language(readings: Iterable[tuple[Answered, Compared]]) -> dict[str, Compared]:
    """Sums by language in the order of their codes, then `all`."""
    groups: dict[str, list[Compared]] = {}
    for case, one in readings:
        for key in (case.language, "all"):
            groups.setdefault(key, []).append(one)
    return {key: together(groups[key]) for key in sorted(groups, key=lambda key: (key == "all", key))}


def alike(one: object, other: object) -> bool:
    """Whether two phrases say the same thing, near enough."""
    a, b = _letters(one), _letters(other)
    if not a or not b:
        return a == b
    short, long = sorted((a, b), key=len)
    if len(short) >= 2 and len(long) <= _LONGER * len(short) and short in long:
        return True
    pairs, others = Counter(pairwise(a)), Counter(pairwise(b))
    return 4 * (pairs & others).total() >= pairs.total() + others.total()


def _letters(text: object) -> str:
    return _NO_WORD.sub(" ", unicodedata.normalize("NFKC", str(text)).translate(_ONE_FORM).casefold()).strip()


def _listed(value: Any) -> list[Any]:
    if value in (None, "", [], {}):
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _slots(said: Said) -> Iterator[Slot]:
    for name in _LISTS:
        yield from ((name, str(value).casefold().lstrip("@")) for value in _listed(said.get(name)))
    for name in _SINGLE:
        value = said.get(name)
        if value not in (None, ""):
            number = isinstance(value, int | float) and not isinstance(value, bool)
            yield name, round(float(value), 6) if number else str(value).casefold()
    for name in _DATES:
        if said.get(name):
            yield name, str(said[name])[:10]
    for piece in _listed(said.get("deliverables")):
        yield "deliverables", (piece.get("platform"), piece.get("kind"), int(piece.get("count") or 1))


def _paired(right: list[Any], read: list[Any], agree: Callable[[Any, Any], bool]) -> Marks:
    """Each right value takes the first that agrees with it and is still free."""
    free = list(read)
    found = 0
    for value in right:
        at = next((k for k, other in enumerate(free) if agree(value, other)), None)
        if at is not None:
            found += 1
            free.pop(at)
    return Marks(right=found, missed=len(right) - found, wrong=len(free))


def _agreement(field: str) -> Callable[[Any, Any], bool]:
    if field in _DATES:
        return _days_agree
    return _pieces_agree if field == "deliverables" else lambda one, other: bool(one == other)


def _days_agree(one: str, other: str) -> bool:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 1
    except ValueError:
        return False


def _pieces_agree(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return one[1:] == other[1:] and (one[0] == other[0] or None in (one[0], other[0]))
