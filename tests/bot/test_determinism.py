"""The same brief, catalogue and day give the same bytes in every process: the list with proofs and fees, the drafts, what beside them."""

import os

from tests.bench.determinism import differing, judged_briefs, some_briefs
from tests.conftest import Demonstrated

ALL = "BRIEFMATCH_ALL_BRIEFS"
"""Set to anything, it has all judged briefs tried, as `python -m tests.bench determinism` does."""


def test_a_dozen_briefs_give_the_same_bytes_in_processes_with_other_hashes(demonstrated: Demonstrated) -> None:
    briefs = judged_briefs() if os.environ.get(ALL) else some_briefs()
    assert len({one.id[:2] for one in briefs}) > 5, "many languages"
    assert differing(briefs, data=demonstrated.root / "demo") == []
