"""How good a ranking is on judged briefs: graded by reading, 3 mainly this, 2 a clear recurring part, 1 marginal, 0 no."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from math import log2
from pathlib import Path
from statistics import mean

from index.trouble import IndexTrouble

DEPTH = 60
"""Creators ranked for each brief; nDCG over judged creators rises with depth, so figures compare at one depth only."""


class NotJudged(IndexTrouble):
    """A file of judged briefs that holds none, or a line of it that is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A judged brief: grades of creators by id; `barred` are contradicted by a requirement of the brief and count as grade 0."""

    id: str
    language: str
    brief: str
    grades: Mapping[str, int]
    barred: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not {0, 1, 2, 3}.issuperset(self.grades.values()):
            raise ValueError("a grade is a whole number from 0 to 3")

    def grade(self, creator: str) -> int:
        """The grade that a ranking earns with this creator."""
        return 0 if creator in self.barred else self.grades.get(creator, 0)

    @property
    def good(self) -> frozenset[str]:
        """Creators of grade 2 and 3 that no requirement bars."""
        return frozenset(c for c in self.grades if self.grade(c) >= 2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scores:
    """Figures of a ranking, 0 to 1, higher is better but for `barred10`."""

    ndcg10: float
    """Gain 2^grade - 1; a creator that nobody judged counts 0."""
    ndcg10_judged: float
    """The same with creators that nobody judged left out of the list."""
    recall20: float
    """Of grades 2 and 3, out of at most 20."""
    mrr: float
    """One over the place of the first creator of grade 2 or 3."""
    judged10: float
    """Share of the first ten that somebody judged."""
    barred10: float
    """Share of the first ten that a requirement bars."""


def cases_from(path: Path) -> list[Case]:
    """Judged briefs from JSONL. Raises NotJudged with the line that is wrong."""
    found: list[Case] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            try:
                told = json.loads(line)
                barred = frozenset(told.get("barred", ()))
                grades = {str(c): int(g) for c, g in told["grades"].items()}
                found.append(Case(id=told["id"], language=told["language"], brief=told["brief"], grades=grades, barred=barred))
            except (ValueError, KeyError, TypeError, AttributeError) as cause:
                fault = f"{path.name}, line {number} is no judged brief ({type(cause).__name__}: {cause})"
                raise NotJudged(f"{fault}. Give each line id, language, brief and grades of creators 0 to 3.") from cause
    if not found:
        raise NotJudged(f"{path.name} holds no judged brief. Give one a line, with id, language, brief and grades of creators 0 to 3.")
    return found


def scores(ranked: Sequence[str], case: Case) -> Scores:
    """The figures of one ranking, best first."""
    first = next((place for place, creator in enumerate(ranked) if creator in case.good), None)
    known = [creator for creator in ranked if creator in case.grades]
    ten = ranked[:10]
    return Scores(
        ndcg10=_ndcg(ranked, case),
        ndcg10_judged=_ndcg(known, case),
        recall20=len(case.good & set(ranked[:20])) / min(20, len(case.good)) if case.good else 0.0,
        mrr=0.0 if first is None else 1 / (first + 1),
        judged10=sum(creator in case.grades for creator in ten) / max(1, len(ten)),
        barred10=sum(creator in case.barred for creator in ten) / max(1, len(ten)),
    )


def by_language(results: Iterable[tuple[Case, Scores]]) -> dict[str, tuple[int, Scores]]:
    """(briefs, mean figures) for each language, and for all under `all`."""
    groups: dict[str, list[Scores]] = {}
    for case, one in results:
        groups.setdefault(case.language, []).append(one)
        groups.setdefault("all", []).append(one)
    return {name: (len(ones), _mean(ones)) for name, ones in sorted(groups.items(), key=lambda group: (group[0] == "all", group[0]))}


def _mean(ones: Sequence[Scores]) -> Scores:
    return Scores(**{f.name: round(mean(getattr(one, f.name) for one in ones), 4) for f in fields(Scores)})


def _ndcg(ranked: Sequence[str], case: Case, *, depth: int = 10) -> float:
    ideal = _dcg(sorted((case.grade(c) for c in case.grades), reverse=True)[:depth])
    return _dcg([case.grade(c) for c in ranked[:depth]]) / ideal if ideal else 0.0


def _dcg(grades: Sequence[int]) -> float:
    return sum(((1 << grade) - 1) / log2(place + 2) for place, grade in enumerate(grades))
