"""The constraint meter and why-not over the catalogue of `match`: `python -m tests.bench.meter`.

Synthetic vectors reach the cut seldom, so all is measured again with one that nearly everybody reaches, which is the worst case.
"""

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bot.bootstrap import Parts
from bot.settings import read_settings
from index.generation.reading import Generation
from retrieval import support
from retrieval.meter.meter import metered
from retrieval.parts import Desk
from retrieval.why_not import why_not
from tests.bench.clock import p50_ms
from tests.bench.matching import BRIEFS, CREATORS, drawn_generation
from tests.builders import TODAY

LOW_CUT = 0.05


def measure() -> None:
    """Prints what the meter takes for a new search and for one of late, and what a list and a why-not take beside it."""
    with tempfile.TemporaryDirectory() as folder:
        parts = Parts(read_settings({}, data=Path(folder)))
        over(drawn_generation(parts, Path(folder), count=CREATORS), parts)


def over(generation: Generation, parts: Parts, *, briefs: Sequence[str] = BRIEFS, times: int = 15) -> None:
    """The same over a generation."""
    usual = support.CUT
    try:
        for cut in (usual, LOW_CUT):
            support.CUT = cut
            for text in briefs:
                print(f"cut {cut}: {_measured(text, parts, Desk(generation), times=times)}   {text[:40]}", flush=True)
    finally:
        support.CUT = usual


def _measured(text: str, parts: Parts, desk: Desk, *, times: int) -> str:
    brief, matcher, count = parts.reader.read(text, today=TODAY), parts.matcher, desk.generation.manifest.creators
    matcher.shortlist(brief, desk, today=TODAY, limit=10)
    began = time.perf_counter()
    meter = metered(brief, desk, matcher=matcher)
    first = 1000 * (time.perf_counter() - began)
    warm = p50_ms(lambda _: metered(brief, desk, matcher=matcher), times=times)
    whole = p50_ms(lambda _: matcher.shortlist(brief, desk, today=TODAY, limit=10), times=times)
    why = p50_ms(lambda k: why_not(97 * k % count, brief, desk, matcher=matcher, today=TODAY, shown=10), times=times)
    return f"meter {warm:5.1f} ms (new search {first:6.1f}), list {whole:5.1f} ms, why-not {why:6.1f} ms, {meter.matches:5} match"


if __name__ == "__main__":
    measure()
