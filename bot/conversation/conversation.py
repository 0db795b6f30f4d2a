"""A conversation step by step: a message and what is remembered in, a reply and what is remembered now out."""

from dataclasses import dataclass, replace

from bot.conversation.deeds import deciding, listing, looking, remembering, weekly, writing
from bot.conversation.deeds.tools import Call, Deed, Told, Tools
from bot.conversation.moment import Moment
from bot.conversation.replies import Reply
from bot.conversation.thread import Choice, Thread
from index.languages import by_script
from prompts.commands import ONE_AT_A_TIME, Command, Name

SPOKEN = frozenset({"en", "th", "fa", "vi"})
"""Languages in which messages are understood; a whole brief may be in others."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversation:
    """Answers messages. Holds nothing between them: what is remembered is in the thread and in the stores of the tools."""

    tools: Tools

    def say(self, text: str, thread: Thread, moment: Moment) -> Told:
        """The reply to a message, and the thread after it."""
        picked = _picked(text, thread)
        if picked is not None:
            return self.do(picked.command, picked.text, replace(thread, choices=()), moment)
        if text.strip().casefold() == "replay" and thread.kept is None:
            return Reply(command=Command(name="other"), said="said.no_list_yet"), thread
        command = _named(text, thread) or weekly.answered(text, thread)
        command = command or self.tools.understanding.command(text, thread.scene, today=moment.today)
        return self.do(command, text, thread, moment)

    def do(self, command: Command, text: str, thread: Thread, moment: Moment) -> Told:
        """What a command asks for."""
        deed = DEEDS.get(command.name)
        if deed is not None:
            return deed(Call(command=command, text=text, thread=thread, moment=moment), self.tools)
        if command.name == "other" and command.text is None and thread.brief is not None:
            call = Call(command=Command(name="ask"), text=text, thread=thread, moment=moment)
            if listing.speaks_of_a_niche(call, self.tools):
                return listing.ask(call, self.tools)
        said = "said.one_at_a_time" if command.text == ONE_AT_A_TIME else SENTENCES[command.name]
        if said == "chat.other" and thread.language is not None and thread.language not in SPOKEN:
            said = "chat.languages"
        return Reply(command=command, said=said), thread


DEEDS: dict[Name, Deed] = {
    "new_brief": listing.new_brief,
    "refine": listing.refine,
    "ask": listing.ask,
    "undo": listing.undo,
    "redo": listing.redo,
    "more": listing.more,
    "show_brief": listing.show_brief,
    "show_list": listing.show_list,
    "swap": deciding.swap,
    "drop": deciding.drop,
    "pin": deciding.pin,
    "unpin": deciding.unpin,
    "block": deciding.block,
    "unblock": deciding.unblock,
    "approve": deciding.approve,
    "reject": deciding.reject,
    "note": deciding.note,
    "sent": deciding.sent,
    "why_not": looking.why_not,
    "explain": looking.explain,
    "compare": looking.compare,
    "more_like": looking.more_like,
    "fees": looking.fees,
    "meter": looking.meter,
    "draft": writing.draft,
    "export": writing.export,
    "chart": writing.chart,
    "decisions": remembering.decisions,
    "history": remembering.history,
    "threads": remembering.threads,
    "replay": remembering.replay,
    "save": remembering.save,
    "rate": remembering.rate,
    "forget": remembering.forget,
    "weekly": weekly.weekly,
}
SENTENCES: dict[Name, str] = {"help": "chat.help", "thanks": "chat.thanks", "other": "chat.other"}


PLAIN: frozenset[Name] = frozenset(
    {"meter", "history", "threads", "decisions", "compare", "draft", "fees", "chart", "export", "help", "more", "undo", "redo", "save"}
)
"""Commands whose bare name is enough, in whatever language the conversation is."""


def _named(text: str, thread: Thread) -> Command | None:
    """The command whose name is all that the message says, as `help` and other replies write it."""
    name = text.strip().casefold()
    if name == "replay" and thread.kept is not None:
        return Command(name="replay", text=thread.kept)
    return next((Command(name=one) for one in sorted(PLAIN) if one == name), None)


def _picked(text: str, thread: Thread) -> Choice | None:
    """The answer whose number is all that the message says."""
    number = "".join(str(int(c)) if c.isdecimal() else c for c in text.strip().rstrip("."))
    if number.isascii() and number.isdigit() and 1 <= int(number) <= len(thread.choices):
        return thread.choices[int(number) - 1]
    return None


def language_of(text: str, thread: Thread) -> str | None:
    """The language to answer a message in: the script tells, else the conversation so far."""
    script = by_script(text[:500])
    return script if script in {"th", "fa", "vi"} else thread.language
