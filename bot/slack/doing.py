"""Acts that are commands of a conversation: read against the list that they stand on, done by the use-cases that words go to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.blocks import notices
from bot.blocks.controls import Control
from bot.conversation.replies import Loosened, Reply
from bot.conversation.thread import Thread
from bot.conversing import Conversing
from bot.memory.memory import Memory
from bot.slack.answering import Answering
from bot.slack.arrivals import Pressed
from bot.slack.deeds import TOLD_IN_SHORT, command_for, command_on, creator_named
from bot.slack.press import Press, Stale
from bot.slack.spot import Spot
from bot.slack.tabling import shown_from, tabled
from index.progress import Progress
from prompts import meter
from prompts.commands import Command


@dataclass(frozen=True, kw_only=True, slots=True)
class Doing:
    """Does them."""

    answering: Answering
    memory: Memory
    clock: Callable[[], datetime]

    def deed(self, press: Press, spot: Spot) -> None:
        """Does an act in its conversation and shows the answer there."""
        control, user, delivery = press.control, press.user, press.taken.id
        said = f"[{control.act}]"
        try:
            if control.act == "table":
                tabled(self.answering, spot, user, delivery=delivery)
                return
            if control.act == "more" and control.number is not None:
                shown_from(self.answering, spot, user, delivery=delivery, first=control.number)
                return
            command = None if control.act in {"pick", "loosen"} else self.command(press, spot)
            short = command is not None and command.name in TOLD_IN_SHORT

            def does(progress: Progress) -> tuple[Reply, Thread]:
                made = command or self._chosen(control, spot, user)
                if isinstance(made, str):
                    return self._conversing.say(made, key=spot.key, who=user, now=self.clock(), progress=progress, delivery=delivery)
                return self._conversing.do(made, key=spot.key, who=user, now=self.clock(), progress=progress, delivery=delivery)

            slow = control.act in {"drafts", "draft", "redraft", "chart"}
            self.answering.answer(spot, user, does, said=said, delivery=delivery, quiet=not slow, brief=short)
        except Stale:
            self.whisper(press.pressed, "changed_since")

    def command(self, press: Press, spot: Spot) -> Command:
        """The command of an act on the list or on one creator of it. Raises Stale where that creator cannot be told any more."""
        control = press.control
        whole = command_for(control)
        if whole is not None:
            return whole
        command = command_on(control.act, [self.creator(control, spot)])
        if command is None:
            raise Stale(control.act)
        return command

    def creator(self, control: Control, spot: Spot) -> str | int:
        """How a command names the creator that a control is about. Raises Stale."""
        return self.named(control.shortlist, control.place, spot)

    def named(self, shortlist: str | None, place: int | None, spot: Spot) -> str | int:
        """How a command names whoever stands at a place of a list of this conversation. Raises Stale."""
        if shortlist is None or place is None:
            raise Stale("no place")
        found = self.memory.shortlists.creator_at(shortlist, place)
        kept = self.memory.shortlists.load(shortlist) if found is not None else None
        if found is None or kept is None or spot.key not in kept.threads:  # a list of another conversation is none of this one's business
            raise Stale("no creator")
        named = creator_named(found, [one.id for one in self._conversing.thread(spot.key).shown])
        if named is None:
            raise Stale("no name")
        return named

    def _chosen(self, control: Control, spot: Spot, user: str) -> Command | str:
        """An answer that was picked by its number, or a change that the meter offers. Raises Stale."""
        thread = self._conversing.thread(spot.key)
        if control.number is None or (control.shortlist is not None and control.shortlist != thread.kept):
            raise Stale("another list")
        if control.act == "pick":
            if not 1 <= control.number <= len(thread.choices):
                raise Stale("no such answer")
            return str(control.number)
        reply, _ = self._conversing.conversation.do(Command(name="meter"), "", thread, self.answering.moment(spot, user))
        offered = meter.offered(reply.body.meter, wanted=reply.body.wanted) if isinstance(reply.body, Loosened) else ()
        if not 1 <= control.number <= len(offered):
            raise Stale("no such change")
        return Command(name="refine", refinement=offered[control.number - 1].refinement)

    def whisper(self, pressed: Pressed, what: notices.Short) -> None:
        """Tells one person something short, where there is a place to tell it."""
        if pressed.channel is None:
            return
        showing = self.answering.showing(pressed.team, pressed.user, pressed.channel)
        told = notices.short(what, showing)
        self.answering.speaking.whisper(pressed.channel, pressed.user, told, thread=pressed.thread)

    @property
    def _conversing(self) -> Conversing:
        return self.answering.conversing
