"""A conversation step by step: a message and what is remembered in, a reply and what is remembered now out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import Protocol

from bot.conversation.thread import Choice, Thread
from bot.conversation.understanding.scene import Scene
from bot.conversation.whom.reference import Shown
from bot.matchmaker import DEFAULT_LIST, Answer, Matchmaker
from index.languages import by_script
from prompts.commands import Command, Name
from retrieval.brief import Brief
from retrieval.question import Question
from retrieval.refinement import Typical, differences, refined
from retrieval.shortlist import Shortlist

MOST_LISTED = 100
SPOKEN = frozenset({"en", "th", "fa", "vi"})
"""Languages in which messages are understood; a whole brief may be in others."""
MORE = 10
"""Creators that "more" shows where it names no number."""


class Understands(Protocol):
    """Makes a command of a message."""

    def command(self, text: str, scene: Scene, *, today: date) -> Command:
        """The one command that a message is; never raises."""

    def brief_in(self, text: str, scene: Scene) -> str:
        """The brief of a message that is a new one, without the words that only say so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What is answered: a list with its brief, what changed, what is asked, or a sentence by its key in the words of the reader."""

    command: Command
    answer: Answer | None = None
    first: int = 1
    """The position of the first match that is shown."""
    before: Brief | None = None
    """The brief before a change, where one was made."""
    question: Question | None = None
    choices: tuple[Choice, ...] = ()
    said: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversation:
    """Answers messages. Holds nothing between them: all that is remembered is in the thread."""

    matchmaker: Matchmaker
    understanding: Understands

    def say(self, text: str, thread: Thread, *, today: date) -> tuple[Reply, Thread]:
        """The reply to a message, and the thread after it."""
        picked = _picked(text, thread)
        if picked is not None:
            return self.do(picked.command, picked.text, replace(thread, choices=()), today=today)
        return self.do(self.understanding.command(text, thread.scene, today=today), text, thread, today=today)

    def do(self, command: Command, text: str, thread: Thread, *, today: date) -> tuple[Reply, Thread]:
        """What a command asks for."""
        deed = _DEEDS.get(command.name)
        if deed is not None:
            return deed(self, command, text, thread, today)
        said = _SENTENCES.get(command.name, "chat.later")
        if command.name == "other" and thread.language is not None and thread.language not in SPOKEN:
            said = "chat.languages"
        return Reply(command=command, said=said), thread

    def new_brief(self, command: Command, text: str, thread: Thread, today: date) -> tuple[Reply, Thread]:
        """Reads a brief and answers it."""
        text = self.understanding.brief_in(text, thread.scene)
        if not text.strip():
            return Reply(command=command, said="chat.new_brief"), thread
        answer = self.matchmaker.match(text, today=today)
        if answer.brief is None or answer.shortlist is None:
            return Reply(command=command, answer=answer), replace(thread, language=thread.language or answer.language)
        return self._listed(command, answer, replace(thread, language=answer.language, asked=()).now(answer.brief), today)

    def refine(self, command: Command, _: str, thread: Thread, today: date) -> tuple[Reply, Thread]:
        """Changes the brief, shows what changed, answers anew."""
        if thread.brief is None:
            return Reply(command=command, said="chat.no_brief"), thread
        before = thread.brief
        typical = self._typical(thread, today) if command.refinement.shifts else Typical()
        after = refined(before, command.refinement, typical=typical)
        changed = {difference.field for difference in differences(before, after)}
        if not changed:
            return Reply(command=command, said="chat.no_start" if command.refinement.shifts else "chat.nothing_changed"), thread
        answer = self.matchmaker.answer(after, today=today)
        if answer.shortlist is None:
            return Reply(command=command, answer=answer, before=before), thread
        reply, now = self._listed(command, answer, thread.now(after), today)
        return replace(reply, before=before, said=_remark(command, changed)), now

    def undo(self, command: Command, _: str, thread: Thread, today: date) -> tuple[Reply, Thread]:
        """Takes the last change back."""
        return self._stepped(command, thread, thread.undone(), today, otherwise="chat.nothing_to_undo")

    def redo(self, command: Command, _: str, thread: Thread, today: date) -> tuple[Reply, Thread]:
        """Brings it back."""
        return self._stepped(command, thread, thread.redone(), today, otherwise="chat.nothing_to_redo")

    def ask(self, command: Command, text: str, thread: Thread, today: date) -> tuple[Reply, Thread]:
        """Asks whether a message is a new brief or a change, both as answers to pick."""
        change = self.understanding.command(text, replace(thread.scene, leaning=True), today=today)
        new = Choice(label="chat.ask_new", command=Command(name="new_brief"), text=text)
        choices = (new, Choice(label="chat.ask_change", command=change, text=text)) if change.name == "refine" else (new,)
        return Reply(command=command, choices=choices, said="chat.ask"), thread.asking(choices)

    def more(self, command: Command, _: str, thread: Thread, today: date) -> tuple[Reply, Thread]:
        """The next creators of the list."""
        if thread.brief is None:
            return Reply(command=command, said="chat.no_brief"), thread
        until = min(MOST_LISTED, thread.listed + (command.count or MORE))
        answer = self.matchmaker.answer(thread.brief, today=today, limit=until)
        if answer.shortlist is None or len(answer.shortlist.matches) <= thread.listed:
            return Reply(command=command, said="chat.no_more"), thread
        shown = _shown(answer.shortlist)
        return Reply(command=command, answer=answer, first=thread.listed + 1), thread.showing(shown, listed=len(shown))

    def show_brief(self, command: Command, _: str, thread: Thread, __: date) -> tuple[Reply, Thread]:
        """The brief as it stands."""
        if thread.brief is None:
            return Reply(command=command, said="chat.no_brief"), thread
        answer = Answer(brief=thread.brief, shortlist=None, problem=None, language=thread.language)
        return Reply(command=command, answer=answer), thread

    def forget(self, command: Command, _: str, __: Thread, ___: date) -> tuple[Reply, Thread]:
        """Forgets everything that was said."""
        return Reply(command=command, said="chat.forgotten"), Thread()

    def _stepped(self, command: Command, thread: Thread, then: Thread | None, today: date, *, otherwise: str) -> tuple[Reply, Thread]:
        if then is None or then.brief is None or thread.brief is None:
            return Reply(command=command, said=otherwise), thread
        reply, now = self._listed(command, self.matchmaker.answer(then.brief, today=today), then, today)
        return replace(reply, before=thread.brief), now

    def _listed(self, command: Command, answer: Answer, thread: Thread, today: date) -> tuple[Reply, Thread]:
        """The reply with a list, and the one question where the list would change much."""
        if answer.shortlist is None:
            return Reply(command=command, answer=answer), thread
        shown = _shown(answer.shortlist)
        question = self.matchmaker.question(answer.shortlist, today=today, asked=thread.asked)
        choices = _answers(question)
        thread = thread.showing(shown, listed=len(shown)).asking(choices, about=question.field if question else None)
        return Reply(command=command, answer=answer, question=question, choices=choices), thread

    def _typical(self, thread: Thread, today: date) -> Typical:
        """The middle of the list on the screen, for a shift that has no figure in the brief to start from."""
        if thread.brief is None:
            return Typical()
        matches = self.matchmaker.shortlist(thread.brief, today=today, limit=DEFAULT_LIST).matches
        sizes = [figure.value for match in matches if (figure := match.account.latest("followers"))]
        rates = [match.engagement.rate for match in matches if match.engagement is not None]
        return Typical(followers=median(sizes) if sizes else None, engagement=median(rates) if rates else None)


Deed = Callable[[Conversation, Command, str, Thread, date], tuple[Reply, Thread]]
_DEEDS: dict[Name, Deed] = {
    "new_brief": Conversation.new_brief,
    "refine": Conversation.refine,
    "ask": Conversation.ask,
    "undo": Conversation.undo,
    "redo": Conversation.redo,
    "more": Conversation.more,
    "show_brief": Conversation.show_brief,
    "forget": Conversation.forget,
}
_SENTENCES: dict[Name, str] = {"help": "chat.help", "thanks": "chat.thanks", "other": "chat.other"}


def _remark(command: Command, changed: set[str]) -> str | None:
    """What a change does not do, where a person may take it to."""
    if any(shift.what == "budget" for shift in command.refinement.shifts) and changed & {"followers_min", "followers_max", "tiers"}:
        return "chat.smaller_costs_less"
    return "chat.budget_kept" if changed <= {"budget_min", "budget_max", "budget_currency", "budget_per"} else None


def _picked(text: str, thread: Thread) -> Choice | None:
    """The answer whose number is all that the message says."""
    number = "".join(str(int(c)) if c.isdecimal() else c for c in text.strip().rstrip("."))
    if number.isascii() and number.isdigit() and 1 <= int(number) <= len(thread.choices):
        return thread.choices[int(number) - 1]
    return None


def _answers(question: Question | None) -> tuple[Choice, ...]:
    if question is None:
        return ()
    return tuple(Choice(label=answer.value, command=Command(name="refine", refinement=answer.refinement)) for answer in question.answers)


def _shown(shortlist: Shortlist) -> tuple[Shown, ...]:
    return tuple(Shown(handle=match.account.handle, name=match.creator.name) for match in shortlist.matches)


def language_of(text: str, thread: Thread) -> str | None:
    """The language to answer a message in: the script tells, else the conversation so far."""
    script = by_script(text[:500])
    return script if script in {"th", "fa", "vi"} else thread.language
