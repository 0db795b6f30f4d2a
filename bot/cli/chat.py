"""`chat`: conversations about briefs at the terminal; each goes on where it stopped."""

import argparse
import getpass
import os
import sys
from contextlib import suppress
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

from rich.console import Console, RenderableType
from rich.status import Status

from bot.bootstrap import Parts
from bot.cli import model_choice
from bot.conversation.conversation import language_of
from bot.conversation.replies import Files
from bot.exports.files import NotWritten, write
from bot.terminal.chat_view import reply_view
from index.texts import shown
from index.trouble import IndexTrouble
from prompts.words import Words

DOOR = "terminal"
DEFAULT = "default"
REMEMBERED_LINES = 200
PAGE = 100
"""Columns that the history is kept in."""


def run(args: argparse.Namespace, parts: Parts) -> int:
    """Talks until an empty line at a terminal, or the end of what comes in."""
    parts = model_choice.chosen(args, parts)
    parts.desk()  # a missing catalogue is told before anything is typed
    hold(parts, Console(), thread=args.thread, today=date.fromisoformat(args.today) if args.today else None)
    return 0


def hold(parts: Parts, console: Console, *, thread: str, today: date | None = None, opening: str | None = None) -> None:
    """Holds a conversation until it ends. `opening` is said first; without it the conversation goes on where it stopped."""
    talk = _Talk(parts, console, key=_key(thread), today=today)
    if opening is None:
        talk.greet()
    else:
        talk.answer(opening)
    while (text := _typed()) is not None:
        if text.startswith("/"):
            if not talk.steer(text):
                break
        elif text:
            talk.answer(text)
        elif sys.stdin.isatty():
            break


class _Talk:
    """A person at a terminal, in one conversation at a time."""

    def __init__(self, parts: Parts, console: Console, *, key: str, today: date | None) -> None:
        self._parts = parts
        self._console = console
        self._key = key
        self._today = today
        self._who = _person()

    def greet(self) -> None:
        """Says where the conversation stands, or how to begin."""
        thread = self._parts.conversing.thread(self._key)
        _recall([turn.said for turn in self._parts.memory.turns.of(self._key, latest=REMEMBERED_LINES)])
        words = Words(thread.language)
        if thread.brief is None:
            self._say(words("chat.welcome"))
        else:
            title = " ".join(shown(thread.title or thread.brief.wording).split())[:80]
            self._say(words("said.welcome_back", title=title, thread=self._key.partition(":")[2]))

    def steer(self, text: str) -> bool:
        """What only a terminal needs: another conversation, the end. False ends."""
        order, _, name = text[1:].strip().partition(" ")
        if order in {"quit", "exit", "q"}:
            return False
        if order in {"thread", "t"} and name.strip():
            self._key = _key(name)
            self.greet()
        else:
            self._say(Words(self._parts.conversing.thread(self._key).language)("said.slash"))
        return True

    def answer(self, text: str) -> None:
        """Prints the reply to a message, and keeps it."""
        now = self._now()
        conversing = self._parts.conversing
        try:
            with self._console.status(Words(None)("view.working")) as status:
                reply, then = conversing.say(text, key=self._key, who=self._who, now=now, progress=_Counted(status))
        except IndexTrouble as trouble:  # told, and the conversation goes on
            self._say(str(trouble))
            return
        words = Words(language_of(text, then))
        view = reply_view(reply, words, self._parts.book)
        self._console.print(view)
        if isinstance(reply.body, Files):
            self._hand_over(reply.body, words)
        conversing.remember(text, _as_text(view), reply, key=self._key, who=self._who, now=now)

    def _hand_over(self, files: Files, words: Words) -> None:
        """Writes files and says where; what could not be written is said, and the conversation goes on."""
        try:
            self._say(words("said.file", names=", ".join(_written(files))))
        except IndexTrouble as trouble:
            self._say(str(trouble))

    def _now(self) -> datetime:
        now = datetime.now(UTC)
        return now if self._today is None else datetime.combine(self._today, now.timetz())

    def _say(self, sentence: str) -> None:
        self._console.print(sentence, style="dim", markup=False, highlight=False)


class _Counted:
    """Progress of long work in the line of a spinner."""

    def __init__(self, status: Status) -> None:
        self._status = status
        self._done, self._total = 0, 0

    def stage(self, name: str, *, total: int | None, unit: str) -> None:
        """See `index.progress.Progress`."""
        del name, unit  # the spinner says that it is at work
        self._done, self._total = 0, total or 0
        self._tell()

    def advance(self, steps: int) -> None:
        """See `index.progress.Progress`."""
        self._done += steps
        self._tell()

    def _tell(self) -> None:
        self._status.update(f"{Words(None)('view.working')} {self._done}/{self._total}")


def _written(files: Files) -> list[str]:
    """Writes files into the working folder, each under a name that is free, and returns the names."""
    names: list[str] = []
    for file in files.files:
        path = free_name(Path(file.name))
        write(path, file.content)
        names.append(str(path))
    return names


def free_name(path: Path) -> Path:
    """The path, or the first numbered one beside it where something stands, be it a link that leads nowhere; its folder is made.

    Raises NotWritten where the folder cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise NotWritten(f"The folder {path.parent} could not be made ({cause.strerror}).") from cause
    for number in range(2, 10_000):
        if not os.path.lexists(path):
            return path
        path = path.with_name(f"{path.stem.removesuffix(f'-{number - 1}')}-{number}{path.suffix}")
    raise NotWritten(f"There are too many files called {path.name}. Move some away.")


def _as_text(view: RenderableType) -> str:
    page = Console(file=StringIO(), width=PAGE, color_system=None, legacy_windows=False)
    with page.capture() as captured:
        page.print(view)
    return captured.get()


def _key(name: str) -> str:
    return f"{DOOR}:{' '.join(shown(name).split())[:60] or DEFAULT}"


def _person() -> str:
    """Whoever is logged in; decisions are recorded under this name."""
    with suppress(OSError, KeyError):
        return getpass.getuser()
    return "terminal"


def _recall(lines: list[str]) -> None:
    """Lets the arrow keys bring back what was typed in this conversation."""
    if not sys.stdin.isatty():
        return
    with suppress(ImportError):
        import readline  # noqa: PLC0415  not there on every system

        readline.clear_history()
        for line in lines:
            readline.add_history(" ".join(line.split()))


def _typed() -> str | None:
    """The next line; `None` at the end. What is piped in is no terminal, so it is echoed for whoever reads the transcript."""
    try:
        text = input("> ")
    except EOFError:
        return None
    if not sys.stdin.isatty():
        print(text)
    return text.strip()
