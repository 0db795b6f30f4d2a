"""The constraint meter and why-not over the catalogue of `match`: `python -m tests.bench.meter`.

Synthetic vectors reach the cut seldom, so all is measured again with one that nearly everybody reaches, which is the worst case.
"""

import tempfile
import time
from pathlib import Path

from bot.bootstrap import Parts
from bot.settings import read_settings
from retrieval import support
from retrieval.meter.meter import metered
from retrieval.parts import Desk
from retrieval.why_not import why_not
from tests.bench.clock import p50_ms
from tests.bench.matching import BRIEFS, _generation
from tests.builders import TODAY

LOW_CUT = 0.05


def measure() -> None:
    """Prints what the meter takes for a new search and for one of late, and what a list and a why-not take beside it."""
    with tempfile.TemporaryDirectory() as folder:
        parts = Parts(read_settings({}, data=Path(folder)))
        generation, matcher = _generation(parts, Path(folder)), parts.matcher
        for cut in (support.CUT, LOW_CUT):
            support.CUT = cut
            for text in BRIEFS:
                desk = Desk(generation)
                brief = parts.reader.read(text, today=TODAY)
                matcher.shortlist(brief, desk, today=TODAY, limit=10)
                began = time.perf_counter()
                meter = metered(brief, desk, matcher=matcher)
                first = 1000 * (time.perf_counter() - began)
                warm = p50_ms(lambda _, b=brief, d=desk: metered(b, d, matcher=matcher), times=15)
                whole = p50_ms(lambda _, b=brief, d=desk: matcher.shortlist(b, d, today=TODAY, limit=10), times=15)
                why = p50_ms(lambda k, b=brief, d=desk: why_not(97 * k, b, d, matcher=matcher, today=TODAY, shown=10), times=15)
                told = f"meter {warm:5.1f} ms (new search {first:6.1f}), list {whole:5.1f} ms, why-not {why:6.1f} ms"
                print(f"cut {cut}: {told}, {meter.matches:5} match   {text[:40]}", flush=True)


if __name__ == "__main__":
    measure()
