"""What was pressed: read as strictly as any stranger's text, and handed to whoever does it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.blocks.controls import Act, Control, Unreadable, control_of
from bot.memory.feedback import Opinion
from bot.memory.memory import Memory
from bot.slack.adopting import Adopting
from bot.slack.arrivals import Pressed
from bot.slack.desk import Taken
from bot.slack.doing import Doing
from bot.slack.press import Acts, Press
from bot.slack.sealing import BrokenSeal, Carried, Seal
from bot.slack.spot import Spot, spot_of
from bot.slack.work import Job

log = logging.getLogger("briefmatch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Pressing:
    """Reads presses. `others` are the acts that are no commands: those that open a window, and those that are about no list."""

    doing: Doing
    adopting: Adopting
    memory: Memory
    seal: Seal
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
            self.doing.whisper(pressed, "stale")
            return None
        if (at := press.spot) is not None:
            self.adopting.adopt(at.team, at.channel, at.thread, who=press.user)
        done = self._doer(press)
        if done is not None:
            return done(press)
        if press.spot is None:
            self.doing.whisper(pressed, "stale")
            return None
        spot = press.spot
        return Job(channel=spot.channel, conversation=spot.key, run=lambda: self.doing.deed(press, spot))

    def _doer(self, press: Press) -> Acts | None:
        """Who does an act that is no command of the conversation."""
        act = press.control.act
        if act == "feedback":
            return self._opinion
        if act == "more" and (page := self.pages.get(press.control.code or "")) is not None:
            return page
        return self.others.get(act)

    def read(self, taken: Taken, pressed: Pressed) -> Press:
        """A press with where it was pressed: in a window that is what was sealed into it, in a message where that stands. Raises Unreadable
        and BrokenSeal."""
        control = control_of(pressed.value)
        carried = Carried()
        if pressed.window is not None and pressed.window.metadata:
            carried = self.seal.opened(pressed.window.metadata, user=pressed.user)
        if control.act == "draft" and control.shortlist is None:  # chosen from the menu of a window, which knows its list
            control = replace(control, shortlist=carried.shortlist)
        spot: Spot | None
        if carried.key is not None:
            spot = spot_of(carried.key, team=pressed.team)
        elif pressed.channel is not None and pressed.thread is not None and pressed.window is None:
            spot = Spot(team=pressed.team, channel=pressed.channel, thread=pressed.thread)
        else:
            spot = self._own(pressed, control)
        return Press(taken=taken, pressed=pressed, control=control, spot=spot, carried=carried)

    def _own(self, pressed: Pressed, control: Control) -> Spot | None:
        """The conversation of a list that this person made, of which a button of their App Home speaks."""
        kept = self.memory.shortlists.load(control.shortlist) if control.shortlist is not None and pressed.channel is None else None
        if kept is None or kept.made_by != pressed.user:
            return None
        keys = [key for key in kept.threads if key.startswith(f"slack:{pressed.team}:") and self.memory.threads.load(key) is not None]
        return spot_of(keys[0], team=pressed.team) if keys else None

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
        self.doing.whisper(pressed, "thanks_good" if control.code == "good" else "thanks_bad")
