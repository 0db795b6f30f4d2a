"""Who of some creators fits variants of one brief. What does not change from one variant to the next is looked at once."""

from collections.abc import Hashable, Sequence
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
    _held: dict[str, tuple[int, int]] = field(default_factory=dict)
    """By excluded phrase who was held against it, and who of them is free of it."""

    def count(self, brief: Brief) -> int:
        """How many of the rows no requirement of this brief contradicts, exclusions by text included."""
        return self.fitting(brief).bit_count()

    def fitting(self, brief: Brief) -> int:
        """Who they are, as a set."""
        fits = (1 << len(self.rows)) - 1
        for one in self.matcher.requirements(brief, self.desk):
            fits &= self._meeting(one)
        return fits & self._free(brief.exclude, brief, among=fits)

    def failing(self, brief: Brief) -> frozenset[str]:
        """Fields of the requirements that any of the rows does not meet."""
        everybody = (1 << len(self.rows)) - 1
        found = {one.requirement.field for one in self.matcher.requirements(brief, self.desk) if self._meeting(one) != everybody}
        return frozenset(found | ({"exclude"} if self._free(brief.exclude, brief, among=everybody) != everybody else set()))

    def _meeting(self, one: Stated) -> int:
        if one.key not in self._judged:
            verdicts = one.judge()[self.rows]
            self._judged[one.key] = _as_set(verdicts == MET if self.strict else verdicts != FAILED)
        return self._judged[one.key]

    def _free(self, phrases: Sequence[str], brief: Brief, *, among: int) -> int:
        """Who of a set is free of all these phrases. Records are read of those alone, as most variants leave few, and once for all."""
        held = {phrase: self._held.get(phrase, (0, 0)) for phrase in phrases}
        if any(among & ~seen for seen, _ in held.values()):
            bars = {phrase: self.matcher.bar(phrase, brief, self.desk) for phrase in held}
            places = self._places(among)
            self.desk.barring.among(list(bars.values()), self.rows[places])
            for phrase, bar in bars.items():
                free = np.zeros(len(self.rows), dtype=bool)
                free[places] = ~bar.among(self.rows[places])
                held[phrase] = self._held[phrase] = (held[phrase][0] | among, held[phrase][1] | _as_set(free))
        for _, free_of in held.values():
            among &= free_of
        return among

    def _places(self, which: int) -> NDArray[np.intp]:
        """Where in `rows` the members of a set stand."""
        size = -(-len(self.rows) // 8)
        return np.flatnonzero(np.unpackbits(np.frombuffer(which.to_bytes(size, "little"), dtype=np.uint8), bitorder="little"))


def _as_set(which: NDArray[np.bool_]) -> int:
    return int.from_bytes(np.packbits(which, bitorder="little").tobytes(), "little")
