"""A weekly message begins a conversation when somebody answers it or presses a button on it: with its brief, and the list that it shows."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.conversation.thread import Standing, Thread
from bot.conversing import Conversing
from bot.memory.memory import Memory
from bot.slack.arrivals import conversation_key
from prompts.commands import Command
from retrieval.brief_json import brief_from_json
from retrieval.hand_json import hand_from_json


@dataclass(frozen=True, kw_only=True, slots=True)
class Adopting:
    """Knows which messages of ours can be gone on from."""

    conversing: Conversing
    memory: Memory
    clock: Callable[[], datetime]

    def knows(self, team: str, channel: str, thread: str) -> bool:
        """Whether a thread is a conversation with the bot, or begins with a weekly list of its."""
        if self.memory.threads.load(conversation_key(team, channel, thread)) is not None:
            return True
        return self.memory.occurrences.list_in(team, thread) is not None

    def adopt(self, team: str, channel: str, thread: str, *, who: str) -> None:
        """Makes a weekly message a conversation, if it is one and none began there yet."""
        key = conversation_key(team, channel, thread)
        if self.memory.threads.load(key) is not None:
            return
        shortlist = self.memory.occurrences.list_in(team, thread)
        kept = self.memory.shortlists.load(shortlist) if shortlist is not None else None
        if kept is None or not any(one.startswith(f"slack:{team}:{channel}:") for one in kept.threads):
            return
        brief = brief_from_json(kept.making.brief)
        hand = hand_from_json(kept.making.settings["hand"])
        standing = Standing(brief=brief, hand=replace(hand, blocked=()))  # whom the team blocks by now is known anew
        count = self.memory.shortlists.count(kept.id)

        def began(_: Thread) -> Thread:
            return Thread(language=brief.language, standing=standing, listed=count)

        self.conversing.change(began, key=key, who=who, now=self.clock())
        self.conversing.do(Command(name="show_list"), key=key, who=who, now=self.clock())
        self.memory.shortlists.also_in(kept.id, key)
