"""`chat`: a conversation about briefs at the terminal."""

import argparse
import sys
from datetime import date

from rich.console import Console

from bot.bootstrap import Parts
from bot.cli import model_choice
from bot.cli.match import day_of
from bot.conversation.conversation import language_of
from bot.conversation.thread import Thread
from bot.terminal.chat_view import reply_view
from prompts.words import Words


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Talks until an empty line at a terminal, or the end of what comes in."""
    parts = model_choice.chosen(args, parts)
    parts.desk()  # a missing catalogue is told before anything is typed
    console = Console()
    console.print(Words(None)("chat.welcome"), style="dim", markup=False)
    thread = Thread()
    while (text := _typed()) is not None:
        if text:
            thread = answered(text, thread, parts, console, today=day_of(args.today))
        elif sys.stdin.isatty():
            break
    return 0


def answered(text: str, thread: Thread, parts: Parts, console: Console, *, today: date) -> Thread:
    """Prints the reply to a message, and returns what is remembered after it."""
    reply, then = parts.conversation.say(text, thread, today=today)
    language = language_of(text, then)
    console.print(reply_view(reply, Words(language), parts.book))
    return then


def _typed() -> str | None:
    """The next line; `None` at the end. What is piped in is no terminal, so it is echoed for whoever reads the transcript."""
    try:
        text = input("> ")
    except EOFError:
        return None
    if not sys.stdin.isatty():
        print(text)
    return text.strip()
