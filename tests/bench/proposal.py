"""What a proposal takes on top of the list alone, over 10,000 whole records: `python -m tests.bench propose`.

40 judged briefs in four languages (with and without must-haves, exclusions, look-alikes, bounds), ten creators each. *New*: the process is
warm, nobody has asked for this brief. *Again*: it was just asked for, as when a conversation goes on.
"""

import json
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np

from bot.bootstrap import Parts
from bot.matchmaker import Answer
from bot.memory.decisions import Kind
from bot.proposing import Proposer
from bot.settings import read_settings
from index.catalogue.migrating import migrate
from index.embedding.remembering import Remembering
from index.generation.reading import Generation
from retrieval.brief import Brief
from retrieval.exclusions import unwanted
from retrieval.fees.creator_fee import fee_of
from retrieval.fees.totals import total_of
from retrieval.hand import NOBODY
from retrieval.ledger.ledger import proven
from retrieval.ledger.must_haves.must_haves import MustHaves
from retrieval.parts import Desk
from tests.bench.whole_catalogue import whole_generation
from tests.builders import NOW

CREATORS = 10_000
LISTED = 10
LANGUAGES = ("en", "th", "fa", "vi")
DECISIONS = 300
"""Approvals in other conversations that the marks are looked for among."""

FIRST = "5 micro creators for home coffee on Instagram"
MUST_HAVE = "speaks English on camera"
BARRING = ("alcohol", "gambling and betting", "worked with Dove", "politics", "skincare")
"""Exclusions whose first use is measured: rare words, many words, a brand, a subject of many posts."""

PARTS = ("match", "ledger", "must-haves", "fees", "meter", "marks", "look-alikes", "letters", "together")
JUDGED = Path(__file__).parents[1] / "judged" / "briefs"

Spent = dict[str, list[float]]
"""Milliseconds of CPU by part, one for each brief."""


def measure(*, creators: int = CREATORS, every: int = 1) -> None:
    """Prints what each part takes beside `match` in the same run, and what first uses cost; of the briefs each `every`-th is tried."""
    with tempfile.TemporaryDirectory() as folder:
        parts = Parts(read_settings({}, data=Path(folder)))
        migrate(parts.house.engine)
        generation = whole_generation(parts, Path(folder), count=creators)
        print(f"{creators:,} creators, {generation.manifest.passages:,} passages", flush=True)
        report(parts, generation, briefs()[::every])


def report(parts: Parts, generation: Generation, told: Sequence[tuple[str, date]]) -> None:
    """All tables."""
    first_uses(parts, generation)
    approve(parts, generation)
    over(_proposer(parts, generation), told, parts)  # warms what a process warms once
    fresh = _proposer(parts, generation)
    _warmed(fresh)
    tell("new", over(fresh, told, parts))
    tell("again", over(fresh, told, parts))


def over(proposer: Proposer, told: Sequence[tuple[str, date]], parts: Parts) -> Spent:
    """Each brief once, part by part."""
    spent: Spent = {name: [] for name in PARTS}
    for text, today in told:
        _one(proposer, text, today, parts, spent)
    return spent


def _one(proposer: Proposer, text: str, today: date, parts: Parts, spent: Spent) -> None:
    with _timed(spent["match"]):
        answer: Answer = proposer.matchmaker.match(text, today=today, limit=LISTED)
    made = answer.shortlist
    if made is None:
        raise AssertionError(f"no brief: {text[:60]}")
    desk, brief, book = proposer.matchmaker.desk(), made.brief, proposer.book
    began = time.process_time()
    with _timed(spent["ledger"]):
        proven(replace(made, brief=replace(brief, must_have=())), desk, book=book)
    with _timed(spent["must-haves"]):
        proposer.must_haves.prove(brief.must_have, brief.language or "en", made.matches, desk)
    with _timed(spent["fees"]):
        exchange = proposer.exchange(brief, today=today)
        fees = tuple(fee_of(m.creator, m.account, brief, today=today, exchange=exchange, book=book) for m in made.matches)
        total_of(fees, brief, exchange=exchange)
    with _timed(spent["meter"]):
        proposer.meter(brief, hand=NOBODY)
    with _timed(spent["marks"]):
        proposer.with_blocks(NOBODY)
        proposer._marks(made.matches, "here", None)
    with _timed(spent["look-alikes"]):
        proposer._traits(made, NOBODY)
    with _timed(spent["letters"]):
        parts.drafting.drafts(made.matches, brief, today=today, reader=answer.language)
    spent["together"].append(1000 * (time.process_time() - began))


def tell(what: str, spent: Spent) -> None:
    """A table: median, p95 and most of each part, and the median as a share of that of `match`."""
    alone = median(spent["match"])
    print(f"\n| {what}, {len(spent['match'])} briefs | median, ms | p95, ms | most, ms | to `match` |\n|---|---|---|---|---|")
    for name, took in spent.items():
        ordered = sorted(took)
        p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
        print(f"| {name} | {median(took):.1f} | {p95:.1f} | {ordered[-1]:.1f} | {median(took) / alone:.2f} |", flush=True)


def first_uses(parts: Parts, generation: Generation) -> None:
    """What the first brief of a process costs and, warm, the first use of some exclusions, with how many creators it bars of all."""
    proposer = _proposer(parts, generation)
    for which in ("first brief", "second"):
        print(f"{which} of a process: {_ms(lambda: proposer.match(FIRST, today=NOW.date(), limit=LISTED)):,.0f} ms", flush=True)
    print(f"first must-have of a process, its vocabulary: {_ms(lambda: _warmed(proposer)):,.0f} ms", flush=True)
    for currency in ("THB", "JPY"):
        took = _ms(partial(proposer.exchange, Brief(wording=""), today=NOW.date(), currency=currency))
        print(f"rate of {currency}: {took:,.0f} ms", flush=True)
    for places in (("Chiang Mai",), ("Isfahan",)):
        took = _ms(partial(parts.gazetteer.find, places))
        print(f"cities of {places[0]}: {took:,.1f} ms", flush=True)
    everybody = np.arange(generation.manifest.creators)
    for phrase in BARRING:
        barring, what = Desk(generation).barring, unwanted(phrase, language="en", book=parts.book)
        took = _ms(lambda: barring.among([barring.of(what)], everybody))  # noqa: B023  called at once
        barred = int(barring.among([barring.of(what)], everybody).sum())
        print(f"first use of {phrase!r} against everybody: {took:,.0f} ms, {barred:,} barred", flush=True)


def approve(parts: Parts, generation: Generation) -> None:
    """Approvals by hand in some conversations, and a few blocks."""
    for k in range(DECISIONS):
        key = generation.ids[31 * k % len(generation.ids)]
        kind: Kind = "block" if k % 50 == 0 else "approve"
        parts.memory.decisions.record(kind, creator_id=key, shortlist=None, thread=f"thread{k % 20}", text="a reason", who="ana", now=NOW)


def briefs() -> list[tuple[str, date]]:
    """The 40 briefs with the day that each was sent on."""
    lines = [line for code in LANGUAGES for line in (JUDGED / f"{code}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [(told["text"], date.fromisoformat(told["today"])) for told in map(json.loads, lines)]


def _proposer(parts: Parts, generation: Generation) -> Proposer:
    """One that remembers nothing of earlier briefs."""
    desk = Desk(generation)
    matcher = replace(parts.matcher, embedder=Remembering(parts.embedder))
    matchmaker = replace(parts.matchmaker, matcher=matcher, desk=lambda: desk)
    return replace(parts.proposer, matchmaker=matchmaker, must_haves=MustHaves(parts.book))


def _warmed(proposer: Proposer) -> None:
    """Has a proposer read what a process reads once: the columns of its desk, the vocabulary of must-haves."""
    made = proposer.match(FIRST, today=NOW.date(), limit=LISTED).shortlist
    if made is not None:
        proposer.must_haves.prove((MUST_HAVE,), "en", made.matches[:1], proposer.matchmaker.desk())


@contextmanager
def _timed(into: list[float]) -> Iterator[None]:
    began = time.process_time()
    yield
    into.append(1000 * (time.process_time() - began))


def _ms(action: Callable[[], object]) -> float:
    began = time.process_time()
    action()
    return 1000 * (time.process_time() - began)
