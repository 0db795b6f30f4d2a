"""`evaluate --reading`: how briefs are read, by rules alone, by a model alone, and by both."""

import argparse
import json
import sys
from collections import Counter
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from bot.bootstrap import Parts
from bot.brief_reading import claimed
from bot.models.model import Model, ModelFailed
from bot.progress import Shown
from bot.settings import WrongSettings
from retrieval.brief import Brief
from retrieval.brief_json import brief_as_json
from retrieval.reading.claims.combined import combined
from retrieval.reading.claims.grounding import grounded
from retrieval.reading_scores import Answered, Compared, answered_from, by_language, compared

Readings = dict[str, list[tuple[Answered, Compared]]]


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Measures and prints; the model is asked only with `--model`."""
    try:
        cases = answered_from(args.reading)
    except ValueError as fault:
        raise WrongSettings(f"{fault}. Each line needs id, today, text and gold.") from fault
    if args.model and parts.model is None:
        raise WrongSettings("--model needs a language model. Set OPENAI_API_KEY, or MODEL for another provider (see .env.example).")
    readings, failures = read_all(cases, parts, model=parts.model if args.model else None)
    report = {way: by_language(results) for way, results in readings.items()}
    if args.json:
        print(json.dumps({way: {language: _figures(one) for language, one in groups.items()} for way, groups in report.items()}, indent=1))
    else:
        for way, groups in report.items():
            Console(width=120).print(_table(way, groups))
    if failures:
        print(f"The model failed on {failures.total()} of {len(cases)} briefs: {dict(sorted(failures.items()))}", file=sys.stderr)
    return 0


def read_all(cases: list[Answered], parts: Parts, *, model: Model | None) -> tuple[Readings, Counter[str]]:
    """Every case read in each way, and how often the model failed for which reason."""
    readings: Readings = {way: [] for way in (("rules", "model, unchecked", "model", "both") if model else ("rules",))}
    failures: Counter[str] = Counter()
    with Shown() as progress:
        progress.stage("Reading", total=len(cases), unit="briefs")
        for case in cases:
            rules = parts.reader.read(case.text, today=case.today)
            told = {"rules": rules}
            if model is not None:
                nothing = Brief(wording="")
                told |= {"model, unchecked": nothing, "model": nothing, "both": rules}
                try:
                    claims = claimed(model, case.text, today=case.today, deadline=parts.settings.model_deadline)
                except ModelFailed as failure:
                    failures[failure.reason] += 1
                else:
                    kept = grounded(claims, case.text, today=case.today, detector=parts.detector).brief
                    told |= {"model, unchecked": claims.claimed, "model": kept, "both": combined(rules, kept).brief}
            for way, brief in told.items():
                readings[way].append((case, compared(case.right, brief_as_json(brief))))
            progress.advance(1)
    return readings, failures


def _figures(one: Compared) -> dict[str, object]:
    slots, texts = one.slots, one.texts
    return {
        "briefs": one.briefs,
        "precision": round(slots.precision, 4),
        "recall": round(slots.recall, 4),
        "f1": round(slots.f1, 4),
        "flawless": round(one.flawless / one.briefs, 4),
        "text_f1": round(texts.f1, 4),
        "fields": {name: asdict(marks) for name, marks in one.fields.items()},
    }


def _table(way: str, groups: dict[str, Compared]) -> Table:
    table = Table("language", "briefs", "precision", "recall", "F1", "flawless", "text F1", title=way, title_justify="left", box=None)
    for language, one in groups.items():
        figures = (one.slots.precision, one.slots.recall, one.slots.f1, one.flawless / one.briefs, one.texts.f1)
        table.add_row(language, str(one.briefs), *(f"{figure:.3f}" for figure in figures))
    return table
