"""Weekly lists by buttons and windows: made of the list of a conversation, changed, paused, run, deleted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.blocks import notices
from bot.blocks.modals.schedule import CHANNEL, Wish, proposed, read_schedule, schedule_window
from bot.blocks.modals.submitted import Wrong
from bot.memory.schedules import Schedule
from bot.slack.answering import Answering
from bot.slack.press import Press, Stale
from bot.slack.sealing import Carried, Seal
from bot.slack.spot import Spot
from bot.slack.submitting import Submission
from bot.slack.windows import Windows
from bot.weekly.places import Place
from bot.weekly.weekly import Weekly, name_of, when_of
from bot.weekly.when import NoSuchZone, zone_of

Said = Literal["paused", "resumed", "runs", "deleted", "saved", "changed", "invite", "private", "not_yours"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Weeklies:
    """Does what is pressed and submitted about weekly lists."""

    answering: Answering
    weekly: Weekly
    windows: Windows
    seal: Seal
    zone: str
    """Where neither person nor team chose one."""
    clock: Callable[[], datetime]

    def new(self, press: Press) -> None:
        """Asks when the list of this conversation is to come."""
        spot, user = press.spot, press.user
        thread = self.answering.conversing.thread(spot.key) if spot is not None else None
        if spot is None or thread is None or thread.brief is None:
            raise Stale("no brief")
        wish = proposed(name_of(thread.brief), self._zone_of(user), channel=spot.channel, language=thread.language)
        self._open(press, wish, Carried(key=spot.key, number=0), new=True)

    def edit(self, press: Press) -> None:
        """Shows a weekly list to be changed."""
        found = self._found(press)
        when = when_of(found)
        zone = self._zone_of(press.user)
        wish = proposed(found.name, zone) if when is None else Wish(name=found.name, when=when)
        wish = Wish(name=wish.name, when=wish.when, channel=found.channel, how_many=found.how_many, language=found.language)
        key = press.spot.key if press.spot is not None else None
        self._open(press, wish, Carried(key=key, number=found.id), new=False)

    def switch(self, press: Press) -> None:
        """Pauses, resumes, runs or deletes a weekly list."""
        found, now = self._found(press), self.clock()
        match press.control.act:
            case "weekly_pause":
                self.weekly.pause(found, now=now)
                self._tell(press, "paused", found.name)
            case "weekly_resume":
                self.weekly.resume(found, now=now)
                self._tell(press, "resumed", found.name)
            case "weekly_run":
                self.weekly.run_now(found, press.taken.id, now=now)
                self._tell(press, "runs", found.name)
            case _:
                self.weekly.delete(found, now=now)
                self._tell(press, "deleted", found.name)

    def declined(self, press: Press) -> None:
        """Takes the offer of a weekly list away."""
        pressed = press.pressed
        if pressed.channel is not None and pressed.message is not None:
            self.answering.speaking.delete(pressed.channel, pressed.message)

    def read(self, submission: Submission) -> Wrong | object:
        """See Takes."""
        told = read_schedule(submission.submitted.state, submission.words)
        if isinstance(told, Wrong):
            return told
        fault = self._fault(submission, told)
        return told if fault is None else Wrong(errors={CHANNEL: submission.words(f"slack_weekly.{fault}", name=told.name)})

    def do(self, submission: Submission, value: object) -> None:
        """See Takes."""
        if not isinstance(value, Wish):
            return
        number, spot, user, now = submission.carried.number or 0, submission.spot, submission.submitted.user, self.clock()
        team = submission.submitted.team
        found = self.weekly.one(number, team) if number else None
        if found is None and spot is not None:
            thread = self.answering.conversing.thread(spot.key)
            if thread.standing is None:
                return
            place = Place(team=team, channel=value.channel or spot.channel)
            found = self.weekly.save(
                thread.standing, value.when, thread=spot.key, who=user, now=now, place=place, name=value.name, language=value.language
            )
            said: Said = "saved"
        elif found is not None:
            found = self.weekly.edit(found, now=now, when=value.when, channel=value.channel, name=value.name)
            said = "changed"
        else:
            return
        changes: dict[str, object] = {"how_many": value.how_many} if value.how_many is not None else {}
        changes |= {"language": value.language} if value.language is not None else {}
        if changes:
            found = self.weekly.schedules.edit(found.id, expected_version=found.version, now=now, **changes)
        self._say(team, user, spot, said, found.name)

    def _fault(self, submission: Submission, wish: Wish) -> Said | None:
        """Why a list may not come to a channel: the bot is not in it, or it would tell others what was asked in a private one."""
        spot = submission.spot
        if wish.channel is None or (spot is not None and wish.channel == spot.channel):
            return None
        rooms = self.answering.surroundings.rooms
        if not rooms(wish.channel).member:
            rooms.forget(wish.channel)
            return "invite"
        return "private" if spot is not None and rooms(spot.channel).kind == "private" else None

    def _found(self, press: Press) -> Schedule:
        """The weekly list that is pressed on. Raises Stale for one that this person has no say in: it is changed in its own channel, and by
        whoever made it or administers the workspace."""
        found = self.weekly.one(press.control.number or 0, press.pressed.team)
        if found is None or found.deleted_at is not None:
            raise Stale("no such list")
        here = press.spot is not None and press.spot.channel == found.channel
        if not (here or found.created_by == press.user or self.answering.surroundings.people(press.user).admin):
            raise Stale("not theirs")
        return found

    def _zone_of(self, user: str) -> str:
        chosen = self.answering.memory.preferences.get("zone") or self.answering.surroundings.people(user).zone or self.zone
        try:
            zone_of(chosen)
        except NoSuchZone:
            return self.zone
        return chosen

    def _open(self, press: Press, wish: Wish, carried: Carried, *, new: bool) -> None:
        spot = press.spot
        language = self.answering.conversing.thread(spot.key).language if spot is not None else None
        showing = self.answering.showing(press.pressed.team, press.user, spot.channel if spot else None, language=language)
        view = schedule_window(wish, showing, metadata=self.seal.sealed(carried, user=press.user), new=new)
        window = press.pressed.window
        self.windows.opened(press.pressed.trigger, view, over=window is not None and bool(window.metadata))

    def _tell(self, press: Press, said: Said, name: str) -> None:
        self._say(press.pressed.team, press.user, press.spot, said, name)

    def _say(self, team: str, user: str, spot: Spot | None, said: Said, name: str) -> None:
        if spot is None:
            return
        language = self.answering.conversing.thread(spot.key).language
        showing = self.answering.showing(team, user, spot.channel, language=language)
        told = notices.plain_notice(showing.words(f"slack_weekly.{said}", name=name), showing)
        self.answering.speaking.whisper(spot.channel, user, told, thread=spot.thread)
