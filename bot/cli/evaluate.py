"""`evaluate`: the ranking on judged briefs, beside simpler ways of searching in the same run."""

import argparse
import json
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.bootstrap import Parts
from bot.cli import proofs_measured, reading_measured, turns_measured
from bot.cli.demo import FOLDER, on_examples
from index.catalogue.embeddings import Embeddings
from index.embedding.embedder import Vectors
from index.passages import passages_of
from retrieval.baselines import baselines
from retrieval.evaluation import DEPTH, Case, Scores, by_language, cases_from, scores

JUDGED = Path(__file__).parents[2] / "tests" / "judged" / "examples.jsonl"
DAY = date(2026, 11, 25)
"""The day that judged briefs are read on, so that figures do not change overnight."""

PRODUCT = "briefmatch"
Report = dict[str, dict[str, tuple[int, Scores]]]


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Measures and prints; the examples are built where no judged file is named."""
    if args.reading is not None:
        return reading_measured.run(args, parts)
    if args.turns is not None:
        return turns_measured.run(args, parts)
    if args.proofs is not None:
        return proofs_measured.run(args, parts)
    cases = cases_from(args.judged or JUDGED)
    if args.judged is None:
        parts = on_examples(parts, parts.settings.data / FOLDER)
    report = measured(cases, parts)
    if args.json:
        print(
            json.dumps(
                {way: {lang: {"briefs": n, **asdict(s)} for lang, (n, s) in groups.items()} for way, groups in report.items()}, indent=1
            )
        )
        return 0
    console = Console(width=120)
    names = [f.name for f in fields(Scores)]
    for way, groups in report.items():
        table = Table("language", "briefs", *names, title=way, title_justify="left", box=None)
        for language, (count, one) in groups.items():
            table.add_row(language, str(count), *(f"{getattr(one, name):.3f}" for name in names))
        console.print(table)
    return 0


def measured(cases: list[Case], parts: Parts) -> Report:
    """Figures by way of searching, then language."""
    desk = parts.desk()
    ids = desk.generation.ids
    ways = baselines(desk.generation, parts.embedder, raw_vectors(parts))
    ranked: dict[str, list[tuple[Case, Scores]]] = {name: [] for name in (*ways, PRODUCT)}
    for case in cases:
        brief = parts.reader.read(case.brief, today=DAY)  # by rules: figures are to be the same tomorrow
        for name, rank in ways.items():
            ranked[name].append((case, scores([ids[row] for row in rank(brief)[:DEPTH]], case)))
        matches = parts.matchmaker.shortlist(brief, today=DAY, limit=DEPTH).matches
        ranked[PRODUCT].append((case, scores([match.creator.id for match in matches], case)))
    return {name: by_language(results) for name, results in ranked.items()}


def raw_vectors(parts: Parts) -> Vectors:
    """The passages' vectors with their language left in, in the order of the published generation."""
    kept = Embeddings(parts.house.engine, model_id=parts.embedder.model_id)
    hashes = [p.text_hash for creator in parts.house.creators.all() for p in passages_of(creator, detector=parts.detector)]
    return kept.vectors(hashes)
