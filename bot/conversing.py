"""Conversations that last: what is remembered is loaded before a message and kept after it, whichever door it comes in by."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from bot.conversation.conversation import Conversation
from bot.conversation.moment import Moment
from bot.conversation.replies import Reply
from bot.conversation.thread import Thread
from bot.conversation.thread_json import thread_as_json, thread_from_json
from bot.memory.memory import Memory
from bot.memory.trouble import ChangedMeanwhile
from index.progress import Progress, Silent

ATTEMPTS = 3

TITLE = 80
"""Characters of a brief that name a conversation which was not saved under a name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversing:
    """Answers messages of any number of conversations. Safe to share between threads and processes."""

    conversation: Conversation
    memory: Memory

    def say(self, text: str, *, key: str, who: str, now: datetime, progress: Progress | None = None) -> tuple[Reply, Thread]:
        """The reply to a message in the conversation of this key. Where somebody else writes into it at the same time, the message is
        answered anew after theirs. Raises ChangedMeanwhile where that happens too often.
        """
        moment = Moment(now=now, who=who, thread=key, progress=progress or Silent())
        for _ in range(ATTEMPTS - 1):
            with suppress(ChangedMeanwhile):
                return self._said(text, moment)
        return self._said(text, moment)

    def _said(self, text: str, moment: Moment) -> tuple[Reply, Thread]:
        key, who, now = moment.thread, moment.who, moment.now
        kept = self.memory.threads.load(key)
        before = thread_from_json(kept.state) if kept else Thread()
        reply, after = self.conversation.say(text, before, moment)
        if reply.said == "chat.forgotten":
            return reply, after
        try:
            self.memory.threads.save(
                key,
                state=thread_as_json(after),
                language=after.language,
                title=_title(after),
                now=now,
                expected_version=kept.version if kept else 0,
            )
        except ChangedMeanwhile:
            for number in sorted(_decided(after) - _decided(before)):  # or what was decided would stand twice
                self.memory.decisions.undo(number, who=who, now=now)
            raise
        return reply, after

    def thread(self, key: str) -> Thread:
        """Where a conversation stands; a new one where there is none."""
        kept = self.memory.threads.load(key)
        return thread_from_json(kept.state) if kept else Thread()

    def remember(self, said: str, replied: str, reply: Reply, *, key: str, who: str, now: datetime) -> None:
        """Keeps a message with what was shown as its reply, for the history of the conversation."""
        if reply.said != "chat.forgotten" and reply.command.name not in {"history", "threads"}:
            self.memory.turns.add(key, who=who, said=said, replied=replied, now=now)


def _decided(thread: Thread) -> set[int]:
    return set(thread.standing.decided) if thread.standing else set()


def _title(thread: Thread) -> str:
    if thread.title is not None:
        return thread.title
    words = " ".join(thread.brief.wording.split()) if thread.brief else ""
    return words if len(words) <= TITLE else words[:TITLE].rsplit(" ", 1)[0] + " …"
