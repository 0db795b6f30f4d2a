"""`match`, warm and cold, over 10,000 creators with 10 posts each: `python -m tests.bench match`."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bot.bootstrap import Parts
from bot.cli.demo import on_examples
from bot.matchmaker import Matchmaker
from bot.settings import read_settings
from index.centring.generic import means_for
from index.generation.manifest import read_manifest
from index.generation.reading import Generation
from index.generation.writing import Draft, publish
from index.passages import passages_of
from index.placing import placed
from index.twins import clusters_of
from retrieval.niche_themes import niche_themes
from retrieval.parts import Desk
from retrieval.query import query_for
from tests.bench.clock import p50_ms, resident_mb
from tests.bench.synthetic import clustered, many_creators
from tests.builders import TODAY

CREATORS = 10_000
BRIEFS = (
    "5 micro creators for home coffee on Instagram",
    "Need 8 skincare creators in Thailand, 10k to 200k followers, no alcohol brands. Budget 3,000 USD, in January.",
    "หาครีเอเตอร์สายวิ่ง 6 คน ผู้ติดตาม 1-5 หมื่น ลง TikTok",
    "دنبال ۵ بلاگر آشپزی در اینستاگرام با ۲۰ تا ۸۰ هزار فالوور هستیم",
    "Cần 10 bạn làm nội dung du lịch bụi ở Việt Nam, từ 10k đến 100k người theo dõi",
)


def measure() -> None:
    """Prints what a warm `match` takes beside the embedding of its query texts alone, and a cold one on the examples."""
    with tempfile.TemporaryDirectory() as folder:
        parts = Parts(read_settings({}, data=Path(folder)))
        began = time.perf_counter()
        generation = drawn_generation(parts, Path(folder), count=CREATORS)
        print(f"published {CREATORS:,} creators in {time.perf_counter() - began:.0f} s without embedding", flush=True)
        measure_warm(parts, generation)
        on_examples(parts, Path(folder) / "demo")
        command = [sys.executable, "-m", "bot", "match", BRIEFS[0], "--data", f"{folder}/demo", "--json"]
        cold = p50_ms(lambda _: subprocess.run(command, check=True, capture_output=True), times=3, warm=1)
        print(f"cold match (new process, example catalogue) {cold / 1000:.2f} s", flush=True)


def measure_warm(parts: Parts, generation: Generation, *, briefs: Sequence[str] = BRIEFS, times: int = 15) -> None:
    """Prints what a warm `match` takes beside the embedding of its query texts alone."""
    desk = Desk(generation)
    maker = replace(parts.matchmaker, desk=lambda: desk)
    for text in briefs:
        print(f"{_measured(text, parts, maker, times=times)}   {text[:50]}", flush=True)
    print(f"resident {resident_mb():,.0f} MB", flush=True)


def _measured(text: str, parts: Parts, maker: Matchmaker, *, times: int) -> str:
    brief = maker.read(text, today=TODAY).brief
    texts = [sense.text for sense in query_for(brief, parts.book).senses]
    embedding = p50_ms(lambda _: parts.embedder.queries(texts), times=times)
    whole = p50_ms(lambda _: maker.match(text, today=TODAY), times=times)
    return f"warm match {whole:6.1f} ms, its {len(texts)} query texts alone {embedding:6.1f} ms: {whole / embedding:.2f}x"


def drawn_generation(parts: Parts, folder: Path, *, count: int) -> Generation:
    """Publishes so many creators with clustered vectors below `folder` and opens what was published."""
    creators = sorted(many_creators(count), key=lambda creator: creator.id)
    passages = [passages_of(creator, detector=parts.detector) for creator in creators]
    draft = Draft(
        creators=creators,
        passages=passages,
        vectors=np.asarray(clustered(sum(map(len, passages)))),
        clusters=clusters_of(creators),
        placing=placed(creators, parts.gazetteer),
        themes=niche_themes(parts.embedder, parts.book, cache=folder),
        queries=means_for(parts.embedder),
        model_id=parts.embedder.model_id,
        fingerprint="bench000",
    )
    name, manifest_hash = publish(draft, root=folder / "generations", number=1)
    return Generation(folder / "generations" / name, read_manifest(folder / "generations" / name, manifest_hash=manifest_hash))
