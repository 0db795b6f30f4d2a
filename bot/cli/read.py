"""`read`: how a brief is understood, without searching."""

import argparse
import json
import sys
from typing import Any

from rich.console import Console

from bot.bootstrap import Parts
from bot.cli import model_choice
from bot.cli.match import brief_text, day_of, numbered_lines, parsed_line
from bot.exports.files import write
from bot.matchmaker import NO_BRIEF
from bot.terminal.shortlist_view import brief_view
from index.languages import by_script
from prompts.problems import problem_in_words
from prompts.words import Words
from retrieval.brief_json import brief_as_json
from retrieval.reading.problems import BriefProblem, contradiction, problem_with


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Reads one brief, or every line of a file."""
    parts = model_choice.chosen(args, parts)
    if args.jsonl:
        source, target = args.jsonl
        made = [json.dumps(read_line(number, line, args=args, parts=parts), ensure_ascii=False) for number, line in numbered_lines(source)]
        write(target, ("\n".join(made) + "\n" if made else "").encode())
        return 0
    text = brief_text(args)
    if problem := problem_with(text):
        print(problem_in_words(problem, Words(by_script(text[:500]))), file=sys.stderr)
        return 1
    reading = parts.matchmaker.read(text, today=day_of(args.today))
    brief = reading.brief
    words = Words(brief.language)
    if args.json:
        model_choice.tell(reading.trouble, words)
        print(json.dumps(brief_as_json(brief), ensure_ascii=False, indent=1))
    else:
        view = brief_view(brief, words, assumed=[], unused=reading.unused, from_model=reading.from_model, trouble=reading.trouble)
        Console().print(view)
    if reading.instead is not None:
        print(problem_in_words(BriefProblem(code=NO_BRIEF[reading.instead]), words), file=sys.stderr)
        return 1
    if problem := contradiction(brief):
        print(problem_in_words(problem, words), file=sys.stderr)
        return 1
    return 0


def read_line(number: int, line: str, *, args: argparse.Namespace, parts: Parts) -> dict[str, Any]:
    """The reading of one line of `--jsonl`."""
    try:
        told = parsed_line(line)
    except ValueError as fault:
        return {"line": number, "error": str(fault)}
    if problem := problem_with(told["text"]):
        return {"id": told["id"], "error": problem_in_words(problem, Words(by_script(told["text"][:500])))}
    reading = parts.matchmaker.read(told["text"], today=told["today"] or day_of(args.today))
    return {"id": told["id"], "brief": brief_as_json(reading.brief), **model_choice.noted(reading.from_model, reading.trouble)}
