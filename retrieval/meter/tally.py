"""Who of some creators fits variants of one brief. What does not change from one variant to the next is looked at once."""

from collections.abc import Hashable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from retrieval.brief import Brief
from retrieval.filters import FAILED, MET, Stated
from retrieval.matching import Matcher
from retrieval.parts import Desk


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Looks at these rows only. The sets are whole numbers of one bit for each row, so that hundreds of variants cost little."""

    matcher: Matcher
    desk: Desk
    rows: NDArray[np.intp]
    strict: bool = False
    _judged: dict[Hashable, int] = field(default_factory=dict)

    def count(self, brief: Brief) -> int:
        """How many of the rows no requirement of this brief contradicts, exclusions by text included."""
        return self.fitting(brief).bit_count()

    def fitting(self, brief: Brief) -> int:
        """Who they are, as a set."""
        fits = (1 << len(self.rows)) - 1
        for one in self.matcher.requirements(brief, self.desk):
            fits &= self._meeting(one)
        for phrase in dict.fromkeys(brief.exclude):
            fits &= self._free_of(phrase, brief)
        return fits

    def failing(self, brief: Brief) -> frozenset[str]:
        """Fields of the requirements that any of the rows does not meet."""
        everybody = (1 << len(self.rows)) - 1
        found = {one.requirement.field for one in self.matcher.requirements(brief, self.desk) if self._meeting(one) != everybody}
        return frozenset(found | ({"exclude"} if any(self._free_of(phrase, brief) != everybody for phrase in brief.exclude) else set()))

    def _meeting(self, one: Stated) -> int:
        if one.key not in self._judged:
            verdicts = one.judge()[self.rows]
            self._judged[one.key] = _as_set(verdicts == MET if self.strict else verdicts != FAILED)
        return self._judged[one.key]

    def _free_of(self, phrase: str, brief: Brief) -> int:
        key = ("exclude", phrase)
        if key not in self._judged:
            bar = self.matcher.bar(phrase, brief, self.desk)
            self._judged[key] = _as_set(~self.desk.barring.among([bar], self.rows))
        return self._judged[key]


def _as_set(which: NDArray[np.bool_]) -> int:
    return int.from_bytes(np.packbits(which, bitorder="little").tobytes(), "little")
