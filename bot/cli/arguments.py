"""What can be typed. Importing this is all that `--help` costs."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

EPILOG = """\
first steps:
  python -m bot demo                        a shortlist from the example catalogue, then a conversation
  python -m bot build creators.csv          your creators in (CSV, Excel or JSONL; .gz and .zst too)
  python -m bot match "5 micro creators for home coffee on Instagram"
Settings stand in the environment or in .env (see .env.example). Nothing here needs a key or a server.
"""

_FILE = "read the brief from a file: .txt, .md, .docx, .pdf, .pptx, .xlsx, .eml or .html"


def parser() -> argparse.ArgumentParser:
    """The parser of all commands. `args.command` names the module below `bot.cli` that runs."""
    top = argparse.ArgumentParser(
        prog="python -m bot",
        description="Briefmatch: from a campaign brief in any language to creators that fit, with the posts that say so.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _creators(commands)
    _briefs(commands)
    _looking(commands)
    _care(commands)
    return top


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _add(commands: "Commands", name: str, short: str, more: str = "") -> argparse.ArgumentParser:
    one = commands.add_parser(
        name, help=short, description=f"{short[0].upper()}{short[1:]}. {more}".strip(), formatter_class=argparse.RawDescriptionHelpFormatter
    )
    one.add_argument("--data", type=Path, metavar="DIR", help="the folder of the catalogue (default: BRIEFMATCH_DATA, else var/)")
    return one


def _creators(commands: "Commands") -> None:
    build = _add(
        commands,
        "build",
        "take creators from files into the catalogue and publish it",
        "Good rows go in, bad rows go to a rejects file with line and reason. Run again at any time: only what changed is\n"
        "changed, and an interrupted build resumes. Without files, what is in the catalogue is published anew.",
    )
    build.add_argument("files", nargs="*", type=Path, metavar="FILE", help="CSV, Excel or JSONL, also .gz or .zst")
    build.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="read FIELD from COLUMN, or give one value for all rows (platform=instagram); repeatable",
    )
    build.add_argument("--prune", action="store_true", help="remove creators that the same file told of before and no longer does")
    build.add_argument("--dry-run", action="store_true", help="show the columns and what would be rejected, and change nothing")
    forget = _add(
        commands,
        "forget",
        "erase a creator everywhere, and keep imports from bringing them back",
        "Removes the record, posts, vectors, older index generations, rejected rows, and what stored lists, decisions and\n"
        "conversations say of them. Only a keyed hash is kept.",
    )
    forget.add_argument("creator", metavar="ID", help="an id (platform:account) or a @handle")
    forget.add_argument("--yes", action="store_true", help="do not ask")
    forget.add_argument("--undo", action="store_true", help="let this id come back with the next import (what was erased stays erased)")
    demo = _add(
        commands,
        "demo",
        "build the example catalogue and match a brief, then yours",
        "The creators are invented. Ready within seconds: the vectors are shipped.",
    )
    demo.add_argument("--once", action="store_true", help="one shortlist, then stop, also at a terminal")


def _briefs(commands: "Commands") -> None:
    match = _add(
        commands,
        "match",
        "find creators for a brief",
        "The brief as understood comes first, then the shortlist: who, why, on which posts it rests, what is not known.",
    )
    match.add_argument("brief", nargs="?", metavar="BRIEF", help="the brief in any language; - reads it from standard input")
    match.add_argument("--limit", type=_count, metavar="N", help="creators to list (default: the brief's number, else 10; 60 with --jsonl)")
    match.add_argument("--strict", action="store_true", help="leave out creators of whom a requirement is unknown")
    match.add_argument("--file", type=Path, metavar="FILE", help=_FILE)
    _reads_along(match)
    match.add_argument("--today", type=_day, metavar="DATE", help="the day that the brief is read on (YYYY-MM-DD; default: today)")
    shape = match.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print everything as JSON")
    shape.add_argument("--csv", type=Path, metavar="FILE", help="write the list as CSV (- prints it)")
    shape.add_argument("--xlsx", type=Path, metavar="FILE", help="write the list as an Excel file")
    shape.add_argument("--markdown", type=Path, metavar="FILE", help="write the list as Markdown (- prints it)")
    shape.add_argument(
        "--jsonl",
        nargs=2,
        type=Path,
        metavar=("IN", "OUT"),
        help="many briefs: lines with id, text, today in; id, brief, creators, scores out",
    )
    chat = _add(
        commands,
        "chat",
        "talk about a brief: find, refine, decide, draft, export",
        "Write a brief, then what should change (only Lisbon, no TikTok, cheaper) or what you want to know (why not @x, compare 1 and 3,\n"
        "draft for 2), in any of the four languages; `help` tells more. A conversation goes on where it stopped.",
    )
    chat.add_argument("--thread", default="default", metavar="NAME", help="which conversation to go on with (default: default)")
    _reads_along(chat)
    chat.add_argument("--today", type=_day, metavar="DATE", help="the day that messages are read on (YYYY-MM-DD; default: today)")
    read = _add(commands, "read", "show how a brief is understood, without searching")
    read.add_argument("brief", nargs="?", metavar="BRIEF", help="the brief; - reads it from standard input")
    read.add_argument("--file", type=Path, metavar="FILE", help=_FILE)
    _reads_along(read)
    read.add_argument("--today", type=_day, metavar="DATE", help="the day that the brief is read on (YYYY-MM-DD; default: today)")
    shape = read.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print the brief as JSON")
    shape.add_argument(
        "--jsonl", nargs=2, type=Path, metavar=("IN", "OUT"), help="many briefs: lines with id, text, today in; id, brief out"
    )


def _reads_along(command: argparse.ArgumentParser) -> None:
    model = command.add_mutually_exclusive_group()
    model.add_argument(
        "--model",
        action="store_true",
        default=None,
        help="let the language model of the settings read along (default, where there is one; not with --jsonl)",
    )
    model.add_argument("--no-model", dest="model", action="store_false", default=None, help="read by rules alone")


def _looking(commands: "Commands") -> None:
    show = _add(commands, "show", "the profile card of one creator")
    show.add_argument("handle", metavar="HANDLE", help="@handle, platform:handle or id")
    show.add_argument("--json", action="store_true", help="print the record as JSON")
    stats = _add(
        commands,
        "stats",
        "how many creators there are, by platform, tier, country, language and niche",
        'With a question, only of those: stats "Thai beauty creators".',
    )
    stats.add_argument("question", nargs="?", metavar="WHICH", help="whom to count, in words: platform, country, language, tier, topic")
    stats.add_argument("--json", action="store_true", help="print the counts as JSON")
    posts = _add(commands, "posts", "search the content of posts")
    posts.add_argument("words", metavar="WORDS", help="what the posts should be about, in any language")
    posts.add_argument("--limit", type=_count, default=10, metavar="N", help="posts to list (default: 10)")
    posts.add_argument("--json", action="store_true", help="print them as JSON")
    replay = _add(
        commands,
        "replay",
        "make a stored list again, and say whether it is the same or what changed",
        "Without an id: the lists that are stored.",
    )
    replay.add_argument("id", nargs="?", metavar="ID", help="the list's id, such as S-K3NQ7A2B")
    replay.add_argument(
        "--json", action="store_true", help="print the stored list as JSON, byte for byte; the verdict goes to standard error"
    )


def _care(commands: "Commands") -> None:
    slack = _add(
        commands,
        "slack",
        "run the bot in a Slack workspace",
        "Needs SLACK_BOT_TOKEN and SLACK_APP_TOKEN; with --http SLACK_SIGNING_SECRET in place of the latter. See docs/slack.md.",
    )
    slack.add_argument("--http", type=int, metavar="PORT", help="listen for Slack's signed requests instead of connecting by Socket Mode")
    slack.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="with --http: the address to listen on (default: 127.0.0.1)")
    weekly = _add(
        commands,
        "weekly",
        "make and post the weekly lists that are due, as from cron; or list them",
        "Lists are made in a conversation: with a list on the screen say when, such as: every Monday at 9.",
    )
    what = weekly.add_mutually_exclusive_group()
    what.add_argument("--once", action="store_true", help="do what is due, print or post it, and stop")
    what.add_argument("--list", action="store_true", help="every weekly list with its channel and its next time (default)")
    _add(commands, "doctor", "check settings, catalogue, search index and vector store, and say how to mend them")
    evaluate = _add(
        commands,
        "evaluate",
        "measure the ranking on judged briefs, beside simpler ways of searching",
        "Without --judged: the judged briefs of the project over the example catalogue.",
    )
    evaluate.add_argument("--judged", type=Path, metavar="FILE", help="JSONL with id, language, brief, grades of creators 0 to 3")
    evaluate.add_argument(
        "--reading", type=Path, metavar="FILE", help="measure how briefs are read instead: JSONL with id, today, text, gold (a right brief)"
    )
    evaluate.add_argument(
        "--turns",
        nargs=2,
        type=Path,
        metavar=("FILE", "CONTEXTS"),
        help="measure how messages are understood instead: JSONL with id, context, turn, want (a right command), and their threads",
    )
    evaluate.add_argument(
        "--proofs",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="measure how must-haves are proven instead, on the creators of --data: JSONL with id, language, must_have, creator, label …",
    )
    evaluate.add_argument("--model", action="store_true", help="with --reading: by the language model of the settings too")
    evaluate.add_argument("--json", action="store_true", help="print the figures as JSON")


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 10_000:
        raise argparse.ArgumentTypeError("give a number from 1 to 10000")
    return number


def _day(text: str) -> str:
    from datetime import date  # noqa: PLC0415  not needed for --help

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as cause:
        raise argparse.ArgumentTypeError(f"{text!r} is no date like 2026-11-25") from cause
