"""Conversations that last: what is remembered is loaded before a message and kept after it, whichever door it comes in by."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from bot.conversation.conversation import Conversation
from bot.conversation.deeds.tools import Told
from bot.conversation.moment import Moment
from bot.conversation.replies import Reply
from bot.conversation.thread import Thread
from bot.conversation.thread_json import thread_as_json, thread_from_json
from bot.memory.memory import Memory
from bot.memory.trouble import ChangedMeanwhile
from index.progress import Progress, Silent
from prompts.commands import Command

ATTEMPTS = 3

TITLE = 80
"""Characters of a brief that name a conversation which was not saved under a name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversing:
    """Answers messages of any number of conversations. Safe to share between threads and processes."""

    conversation: Conversation
    memory: Memory

    def say(
        self,
        text: str,
        *,
        key: str,
        who: str,
        now: datetime,
        zone: str | None = None,
        progress: Progress | None = None,
        delivery: str | None = None,
    ) -> tuple[Reply, Thread]:
        """The reply to a message in the conversation of this key. Where somebody else writes into it at the same time, the message is
        answered anew after theirs. Raises ChangedMeanwhile where that happens too often.

        A `delivery` is heard once: said again, as after a crash before its answer was shown, it changes nothing and shows where the
        conversation stands. `zone` is the time zone of whoever says it, where the door knows it.
        """
        moment = Moment(now=now, who=who, thread=key, zone=zone, progress=progress or Silent())
        return self._told(moment, delivery, lambda thread: self.conversation.say(text, thread, moment))

    def do(
        self, command: Command, *, key: str, who: str, now: datetime, progress: Progress | None = None, delivery: str | None = None
    ) -> tuple[Reply, Thread]:
        """The same for a command that was made without words, as by a button."""
        moment = Moment(now=now, who=who, thread=key, progress=progress or Silent())
        return self._told(moment, delivery, lambda thread: self.conversation.do(command, "", thread, moment))

    def change(self, change: Callable[[Thread], Thread], *, key: str, who: str, now: datetime) -> Thread:
        """The conversation after a change that answers nothing, as of a message that a person edited. Raises ChangedMeanwhile."""
        moment = Moment(now=now, who=who, thread=key)
        _, after = self._told(moment, None, lambda thread: (Reply(command=Command(name="draft")), change(thread)))
        return after

    def _told(self, moment: Moment, delivery: str | None, deed: Callable[[Thread], Told]) -> tuple[Reply, Thread]:
        for _ in range(ATTEMPTS - 1):
            with suppress(ChangedMeanwhile):
                return self._once(moment, delivery, deed)
        return self._once(moment, delivery, deed)

    def _once(self, moment: Moment, delivery: str | None, deed: Callable[[Thread], Told]) -> tuple[Reply, Thread]:
        key, who, now = moment.thread, moment.who, moment.now
        kept = self.memory.threads.load(key)
        before = self._reconciled(thread_from_json(kept.state), moment) if kept else Thread()
        if delivery is not None and delivery in before.heard:
            again = Command(name="show_list" if before.brief is not None else "help")
            return self.conversation.do(again, "", before, moment)
        reply, after = deed(before)
        if reply.said == "chat.forgotten":
            return reply, after
        try:
            after = replace(after, recorded=max((one.id for one in self.memory.decisions.in_thread(key)), default=0))
            after = after.hearing(delivery) if delivery is not None else after
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
            for number in sorted(_decided(before) - _decided(after)):  # and what an undo took back stands in the other's conversation
                self.memory.decisions.redo(number, who=who, now=now)
            raise
        return reply, after

    def _reconciled(self, thread: Thread, moment: Moment) -> Thread:
        """The conversation with the record as it says, after a message that was recorded and never kept, as of a process that was killed:
        what that decided is taken back, what it took back stands again.
        """
        decisions = self.memory.decisions
        every = {one.id: one for one in decisions.in_thread(moment.thread)}
        known = {number for one in (thread.standing, *thread.past, *thread.future) if one is not None for number in one.decided}
        for number, one in every.items():
            if number > thread.recorded and number not in known and one.undone_at is None and one.again_of not in known:
                decisions.undo(number, who=moment.who, now=moment.now)
        numbers: dict[int, int] = {}
        for number in sorted(_decided(thread)):
            # A block may have been lifted in another conversation.
            if number in every and every[number].undone_at is not None and every[number].kind != "block":
                again = next((one.id for one in every.values() if one.again_of == number and one.undone_at is None), None)
                found = again or decisions.redo(number, who=moment.who, now=moment.now)
                numbers |= {number: found} if found is not None else {}
        return thread.renumbered(numbers) if numbers else thread

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
