"""`--model` and `--no-model`: whether a language model reads along in this run."""

import argparse
import sys
from dataclasses import replace
from typing import Any

from bot.bootstrap import Parts
from bot.models.model import Reason
from bot.settings import WrongSettings
from prompts.words import Words


def chosen(args: argparse.Namespace, parts: Parts) -> Parts:
    """The parts with the model or without: as asked, else with it where the settings name one and only one brief is read. Raises
    WrongSettings where it is asked for and there is none."""
    if args.model and parts.settings.model is None:
        raise WrongSettings("--model needs a language model. Set OPENAI_API_KEY, or MODEL for another provider (see .env.example).")
    wanted = not getattr(args, "jsonl", None) if args.model is None else args.model
    return parts if wanted or parts.settings.model is None else Parts(replace(parts.settings, model=None))


def tell(trouble: Reason | None, words: Words) -> None:
    """Says on standard error that the model did not help, where the brief itself is not shown."""
    if trouble is not None:
        print(words.of("model", trouble), file=sys.stderr)


def noted(from_model: tuple[str, ...], trouble: Reason | None) -> dict[str, Any]:
    """What a line of `--jsonl` adds where a model was asked: the fields that it filled, or why it did not help."""
    return {**({"from_model": list(from_model)} if from_model else {}), **({"trouble": trouble} if trouble is not None else {})}
