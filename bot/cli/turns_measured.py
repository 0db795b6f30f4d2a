"""`evaluate --turns`: how messages of a conversation are understood."""

import argparse
import json

from rich.console import Console
from rich.table import Table

from bot.bootstrap import Parts
from bot.conversation.scores import told, turns_from, understood
from bot.conversation.understanding.understanding import Understanding
from bot.settings import WrongSettings


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Measures by rules and prints; with `--json` every message that was misunderstood too."""
    path, contexts = args.turns
    try:
        turns = turns_from(path, contexts)
    except ValueError as fault:
        raise WrongSettings(f"{fault}. Each line needs id, context, turn and want.") from fault
    understanding = Understanding(parts.reader)
    wrong: list[dict[str, object]] = []
    rates: dict[str, list[bool]] = {}
    for turn in turns:
        command = understanding.command(turn.text, turn.scene, today=turn.today)
        right = understood(turn, command)
        wrong += [] if right else [told(turn, command)]
        for key in (turn.language, "all"):
            rates.setdefault(key, []).append(right)
    if args.json:
        figures = {key: {"turns": len(marks), "accuracy": round(sum(marks) / len(marks), 4)} for key, marks in rates.items()}
        print(json.dumps({"languages": figures, "wrong": wrong}, ensure_ascii=False, indent=1))
        return 0
    Console(width=120).print(table(rates))
    return 0


def table(rates: dict[str, list[bool]]) -> Table:
    """Accuracy by language."""
    shown = Table("language", "turns", "understood", box=None)
    for key in sorted(rates, key=lambda key: (key == "all", key)):
        shown.add_row(key, str(len(rates[key])), f"{sum(rates[key]) / len(rates[key]):.3f}")
    return shown
