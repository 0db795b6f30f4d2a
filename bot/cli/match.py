"""`match`: a brief to a shortlist, on the screen or in a file; many briefs with `--jsonl`."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.bootstrap import Parts
from bot.cli import model_choice
from bot.documents.reading import read_file
from bot.exports.as_json import proposal_as_json
from bot.exports.files import WRITERS, write
from bot.matchmaker import Answer
from bot.progress import Shown
from bot.settings import WrongSettings
from bot.terminal.shortlist_view import brief_view, proposal_view
from prompts import asking, telling
from prompts.problems import problem_in_words
from prompts.words import Words
from retrieval.brief_json import brief_as_json
from retrieval.hand import NOBODY
from retrieval.reading.problems import BriefProblem

BULK_LIST = 60


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Answers one brief, or every line of a file."""
    parts = model_choice.chosen(args, parts)
    if args.jsonl:
        return in_bulk(*args.jsonl, args=args, parts=parts)
    answer = parts.proposer.match(brief_text(args), today=day_of(args.today), limit=args.limit, strict=args.strict)
    if answer.shortlist is None or answer.proposal is None:
        print(refusal(answer), file=sys.stderr)
        return 1
    words = Words(answer.language)
    if args.json or any(getattr(args, shape) for shape in WRITERS):
        model_choice.tell(answer.trouble, words)
    if args.json:
        print(json.dumps(proposal_as_json(answer.proposal), ensure_ascii=False, indent=1))
        return 0 if answer.shortlist.matches else 1
    for shape, make in WRITERS.items():
        if path := getattr(args, shape):
            write(path, make(answer.proposal, words, parts.book))
            return 0 if answer.shortlist.matches else 1
    show(answer, words, parts, Console())
    return 0 if answer.shortlist.matches else 1


def show(answer: Answer, words: Words, parts: Parts, console: Console) -> None:
    """The brief card, then the list."""
    if answer.shortlist is None or answer.proposal is None or answer.brief is None:
        console.print(refusal(answer), markup=False)
        return
    assumed = telling.assumptions(answer.shortlist, words, asked=answer.asked)
    console.print(
        brief_view(answer.brief, words, assumed=assumed, unused=answer.unused, from_model=answer.from_model, trouble=answer.trouble)
    )
    console.print(proposal_view(answer.proposal, words, parts.book))
    if (question := parts.matchmaker.question(answer.shortlist, today=answer.shortlist.today)) is not None:
        answers = " · ".join(asking.answer(one, question, words) for one in question.answers)
        console.print(f"\n{asking.asked(question, words)}", style="bold cyan", markup=False, highlight=False)
        console.print(answers, markup=False, highlight=False)


def refusal(answer: Answer) -> str:
    """Why there is no list, in the brief's language where there is one."""
    problem = answer.problem or BriefProblem(code="empty")
    return problem_in_words(problem, Words(answer.language))


def brief_text(args: argparse.Namespace) -> str:
    """The brief from a file, the command line or standard input. Raises WrongSettings where there is none or more than one."""
    if args.file is not None:
        return file_text(args)
    if args.brief == "-" or (args.brief is None and not sys.stdin.isatty()):
        return sys.stdin.buffer.read(1_000_000).decode("utf-8", "replace")
    if args.brief is None:
        raise WrongSettings('Give a brief, for example: python -m bot match "5 micro creators for home coffee on Instagram"')
    return str(args.brief)


def file_text(args: argparse.Namespace) -> str:
    """The text of `--file`; what was left out of it is said on standard error. Raises WrongSettings beside another brief."""
    if args.brief is not None:
        raise WrongSettings("Give the brief as text or with --file, not both.")
    document = read_file(args.file)
    for note in document.notes:
        print(note.in_words(Words("en")), file=sys.stderr)
    return document.text


def day_of(text: str | None) -> date:
    """The day given, else today in UTC."""
    return date.fromisoformat(text) if text else datetime.now(UTC).date()


def in_bulk(source: Path, target: Path, *, args: argparse.Namespace, parts: Parts) -> int:
    """One line out for each line in, in order; a line that cannot be answered says why and stops nothing."""
    lines = list(numbered_lines(source))
    made: list[str] = []
    with Shown() as progress:
        progress.stage("Matching", total=len(lines), unit="briefs")
        for number, line in lines:
            made.append(json.dumps(answered_line(number, line, args=args, parts=parts), ensure_ascii=False))
            progress.advance(1)
    write(target, ("\n".join(made) + "\n" if made else "").encode())
    return 0


def answered_line(number: int, line: str, *, args: argparse.Namespace, parts: Parts) -> dict[str, Any]:
    """The answer to one line of `--jsonl`."""
    try:
        told = parsed_line(line)
    except ValueError as fault:
        return {"line": number, "error": str(fault)}
    day = told["today"] or day_of(args.today)
    hand = parts.proposer.with_blocks(NOBODY)
    answer = parts.matchmaker.match(told["text"], today=day, limit=args.limit or BULK_LIST, strict=args.strict, hand=hand)
    if answer.shortlist is None:
        return {"id": told["id"], "error": refusal(answer)}
    matches = answer.shortlist.matches
    return {
        "id": told["id"],
        "brief": brief_as_json(answer.shortlist.brief),
        "creators": [match.creator.id for match in matches],
        "scores": [match.score for match in matches],
        **model_choice.noted(answer.from_model, answer.trouble),
    }


def parsed_line(line: str) -> dict[str, Any]:
    """id, text and day of a line. Raises ValueError with what is wrong."""
    try:
        told = json.loads(line)
    except ValueError as cause:
        raise ValueError("this line is no JSON object") from cause
    text = (told.get("text") or told.get("brief")) if isinstance(told, dict) else None
    if not isinstance(text, str):
        raise ValueError('this line has no "text"')  # noqa: TRY004  told to a person as a fault of the line, like the others
    day = told.get("today")
    if day is not None and not isinstance(day, str):
        raise ValueError('"today" is no date like 2026-11-25')
    try:
        return {"id": told.get("id"), "text": text, "today": date.fromisoformat(day) if day else None}
    except ValueError as cause:
        raise ValueError(f'"today" is {day!r}, no date like 2026-11-25') from cause


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines with something on them, with their numbers."""
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, line
