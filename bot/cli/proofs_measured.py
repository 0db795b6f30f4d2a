"""`evaluate --proofs`: how well must-haves are proven from creators' own words."""

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.bootstrap import Parts
from bot.settings import WrongSettings
from index.generation.reading import Generation
from index.records import Creator
from retrieval.filters import Status
from retrieval.ledger.must_haves.must_haves import MustHaves
from retrieval.ledger.must_haves.proving import Verdict

HASH = "sha256:"
HASH_DIGITS = 16
SURE = 1.96
"""Standard deviations of a 95 % interval."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A must-have and a creator, with the verdict that a person gave. `creator` is an id, or `sha256:` and 16 digits of its hash."""

    id: str
    language: str
    catalogue: str
    must_have: str
    creator: str
    label: Status


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """A pair with our verdict on it."""

    pair: Pair
    verdict: Verdict


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Measures the pairs whose creators this catalogue has, and prints; with `--json` every miss too."""
    try:
        pairs = [pair for path in args.proofs for pair in pairs_from(path)]
    except (ValueError, KeyError, TypeError) as fault:
        raise WrongSettings(f"{fault}. Each line needs id, language, catalogue, must_have, creator and label.") from fault
    tried = list(verdicts(pairs, parts.desk().generation, MustHaves(parts.book)))
    report = figures(tried)
    if args.json:
        print(json.dumps({"groups": report, "misses": [_miss(one) for one in tried if _missed(one)]}, ensure_ascii=False, indent=1))
        return 0
    Console(width=120).print(table(report))
    print(f"{len(pairs) - len(tried)} of {len(pairs)} pairs are about creators that this catalogue lacks.")
    return 0


def pairs_from(path: Path) -> list[Pair]:
    """Reads a file of judged pairs. Raises ValueError, KeyError or TypeError where a line is not one."""
    return [_pair(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _pair(told: dict[str, Any]) -> Pair:
    if told["label"] not in {"met", "not_met", "unknown"}:
        raise ValueError(f"{told['id']}: {told['label']!r} is no label")
    return Pair(**{name: told[name] for name in ("id", "language", "catalogue", "must_have", "creator", "label")})


def verdicts(pairs: Iterable[Pair], generation: Generation, prover: MustHaves) -> Iterator[Tried]:
    """Our verdict on every pair whose creator is there."""
    rows = {name: row for row, own in enumerate(generation.ids) for name in (own, hashed(own))}
    read: dict[int, Creator] = {}
    for pair in pairs:
        if (row := rows.get(pair.creator)) is None:
            continue
        creator = read.setdefault(row, generation.creator(row)) if row not in read else read[row]
        yield Tried(pair=pair, verdict=prover.verdict(prover.asked(pair.must_have, pair.language), creator))


def hashed(creator: str) -> str:
    """How a file names a real creator without naming them."""
    return HASH + hashlib.sha256(creator.encode()).hexdigest()[:HASH_DIGITS]


def figures(tried: Iterable[Tried]) -> dict[str, dict[str, Any]]:
    """Counts and rates by language and catalogue, each alone, both, and all."""
    groups: dict[str, list[Tried]] = {}
    for one in tried:
        language, catalogue = one.pair.language, one.pair.catalogue
        for key in (f"{language} {catalogue}", language, catalogue, "all"):
            groups.setdefault(key, []).append(one)
    return {key: _figures(groups[key]) for key in sorted(groups, key=lambda key: (key == "all", key))}


def _figures(tried: list[Tried]) -> dict[str, Any]:
    judged = sum(one.pair.label == "met" for one in tried)
    found = sum(one.verdict.status == "met" for one in tried)
    right = sum(one.verdict.status == one.pair.label == "met" for one in tried)
    return {
        "pairs": len(tried),
        "met_judged": judged,
        "met_found": found,
        "met_right": right,
        "precision": _rate(right, found),
        "precision_interval": wilson(right, found),
        "recall": _rate(right, judged),
        "recall_interval": wilson(right, judged),
        "not_met_judged": sum(one.pair.label == "not_met" for one in tried),
        "not_met_found": sum(one.verdict.status == "not_met" for one in tried),
        "not_met_right": sum(one.verdict.status == one.pair.label == "not_met" for one in tried),
    }


def wilson(right: int, of: int) -> tuple[float, float] | None:
    """The 95 % interval of a rate (E. B. Wilson, 1927); `None` where there is nothing to rate."""
    if not of:
        return None
    rate, square = right / of, SURE * SURE / of
    middle = rate + square / 2
    spread = SURE * sqrt(rate * (1 - rate) / of + square / (4 * of))
    return round((middle - spread) / (1 + square), 4), round((middle + spread) / (1 + square), 4)


def _rate(right: int, of: int) -> float | None:
    return round(right / of, 4) if of else None


def _missed(one: Tried) -> bool:
    return one.verdict.status != one.pair.label


def _miss(one: Tried) -> dict[str, Any]:
    return {
        "id": one.pair.id,
        "must_have": one.pair.must_have,
        "creator": one.pair.creator,
        "label": one.pair.label,
        "said": one.verdict.status,
        "quotes": [sentence.text for sentence in one.verdict.sentences],
    }


def table(report: dict[str, dict[str, Any]]) -> Table:
    """The figures by group."""
    shown = Table("", "pairs", "met", "found", "right", "precision", "recall", "not met", "found", "right", box=None)
    for key, one in report.items():
        rates = (f"{_told(one[name])} {_between(one[f'{name}_interval'])}" for name in ("precision", "recall"))
        counts = [str(one[name]) for name in ("pairs", "met_judged", "met_found", "met_right")]
        shown.add_row(key, *counts, *rates, *(str(one[f"not_met_{name}"]) for name in ("judged", "found", "right")))
    return shown


def _told(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.2f}"


def _between(interval: tuple[float, float] | None) -> str:
    return "" if interval is None else f"({interval[0]:.2f}–{interval[1]:.2f})"
