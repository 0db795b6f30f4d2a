"""What was pressed: read as strictly as any stranger's text, turned into a command or a window, done by the use-cases that words go to."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.blocks import notices
from bot.blocks.controls import Act, Control, Unreadable, control_of
from bot.conversation.replies import Loosened, Reply
from bot.conversation.thread import Thread
from bot.conversing import Conversing
from bot.memory.feedback import Opinion
from bot.memory.memory import Memory
from bot.slack.answering import Answering
from bot.slack.arrivals import Pressed
from bot.slack.deeds import TOLD_IN_SHORT, command_for, command_on, creator_named
from bot.slack.desk import Taken
from bot.slack.sealing import BrokenSeal, Carried, Seal
from bot.slack.spot import Spot, spot_of
from bot.slack.tabling import shown_from, tabled
from bot.slack.work import Job
from index.progress import Progress
from prompts import meter
from prompts.commands import Command

log = logging.getLogger("briefmatch")


class Stale(Exception):
    """The list that something was pressed on is not the one on the screen any more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """Something that was pressed, read: what, by whom, in which conversation, from which window."""

    taken: Taken
    pressed: Pressed
    control: Control
    spot: Spot | None
    carried: Carried

    @property
    def user(self) -> str:
        """Who pressed it."""
        return self.pressed.user


class Acts(Protocol):
    """Does acts of a kind."""

    def __call__(self, press: Press) -> Job | None:
        """Does it, or the part of it that cannot wait, and returns the rest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pressing:
    """Does what is pressed. `windows` and `others` hold the acts that open a window and those that are about no list."""

    answering: Answering
    memory: Memory
    seal: Seal
    windows: Mapping[Act, Acts]
    others: Mapping[Act, Acts]
    pages: Mapping[str, Acts]
    """Acts that turn pages, by the code of what has them."""
    clock: Callable[[], datetime]

    def pressed(self, taken: Taken) -> Job | None:
        """Does it, or says why that is not possible any more."""
        pressed = taken.arrival
        if not isinstance(pressed, Pressed):
            return None
        try:
            press = self.read(taken, pressed)
        except (Unreadable, BrokenSeal) as failure:
            log.warning("press refused", extra={"action": "press_refused", "kind": type(failure).__name__})
            self._whisper(pressed, "stale")
            return None
        if press.spot is not None:
            spot = press.spot
            self.answering.adopting.adopt(spot.team, spot.channel, spot.thread, who=press.user)
        done = self._doer(press)
        if done is not None:
            return done(press)
        if press.spot is None:
            self._whisper(pressed, "stale")
            return None
        spot = press.spot
        return Job(channel=spot.channel, conversation=spot.key, run=lambda: self.deed(press, spot))

    def _doer(self, press: Press) -> Acts | None:
        """Who does an act that is no command of the conversation."""
        act = press.control.act
        if act == "feedback":
            return self._opinion
        if act == "more" and (page := self.pages.get(press.control.code or "")) is not None:
            return page
        return self.windows.get(act) or self.others.get(act)

    def read(self, taken: Taken, pressed: Pressed) -> Press:
        """A press with where it was pressed: in a window that is what was sealed into it, in a message where that stands. Raises Unreadable
        and BrokenSeal."""
        control = control_of(pressed.value)
        carried = Carried()
        if pressed.window is not None and pressed.window.metadata:
            carried = self.seal.opened(pressed.window.metadata, user=pressed.user)
        if control.act == "draft" and control.shortlist is None:  # chosen from the menu of a window, which knows its list
            control = replace(control, shortlist=carried.shortlist)
        if carried.key is not None:
            spot = spot_of(carried.key, team=pressed.team)
        elif pressed.channel is not None and pressed.thread is not None and pressed.window is None:
            spot = Spot(team=pressed.team, channel=pressed.channel, thread=pressed.thread)
        else:
            spot = None
        return Press(taken=taken, pressed=pressed, control=control, spot=spot, carried=carried)

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
            self._whisper(press.pressed, "changed_since")

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

    def _opinion(self, press: Press) -> None:
        """Keeps what somebody thinks of an answer."""
        pressed, control = press.pressed, press.control
        if press.spot is None or pressed.message is None or control.code not in {"good", "bad"}:
            return
        opinion = Opinion(
            team_id=pressed.team,
            channel=press.spot.channel,
            message=pressed.message,
            who=pressed.user,
            thread=press.spot.key,
            shortlist=control.shortlist,
            verdict="good" if control.code == "good" else "bad",
            text="",
            at=self.clock(),
        )
        self.memory.feedback.give(opinion)
        self._whisper(pressed, "thanks_good" if control.code == "good" else "thanks_bad")

    def _whisper(self, pressed: Pressed, what: notices.Short) -> None:
        """Tells one person something short, where there is a place to tell it."""
        if pressed.channel is None:
            return
        showing = self.answering.showing(pressed.team, pressed.user, pressed.channel)
        told = notices.short(what, showing)
        self.answering.speaking.whisper(pressed.channel, pressed.user, told, thread=pressed.thread)

    @property
    def _conversing(self) -> Conversing:
        return self.answering.conversing
