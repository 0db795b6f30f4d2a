"""What administrators confirm or cancel by a button: who may, which errand it is, and how each ends in one sentence."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from bot.blocks import notices
from bot.blocks.importing import import_cancelled
from bot.blocks.showing import Message, Showing
from bot.failures import worded
from bot.memory.errands import Errand, Errands, Kind
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.press import Press, Stale
from bot.slack.speaking import Speaking
from bot.slack.surroundings import Surroundings
from bot.slack.work import Job, Work
from index.trouble import CatalogueLocked

log = logging.getLogger("briefmatch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Confirming:
    """Finds what was pressed on and does it on the work lane, telling what goes wrong in its thread."""

    errands: Errands
    speaking: Speaking
    surroundings: Surroundings
    work: Work

    def found(self, press: Press, kind: Kind | None = None) -> Errand | None:
        """The errand, if this person may decide on it; else they are told why not. Raises Stale where there is no such errand here."""
        pressed = press.pressed
        if not self.surroundings.people(press.user).admin:
            self._whisper(press, "admins_only")
            return None
        found = self.errands.load(press.control.number or 0, pressed.team)
        if found is None or found.channel != pressed.channel or (kind is not None and found.kind != kind):
            raise Stale("no such errand")
        return found

    def go(self, press: Press, found: Errand, deed: Callable[[Press, Errand], None]) -> None:
        """Does it when its turn comes: of one errand one thing at a time."""
        job = Job(channel=found.channel, conversation=f"errand:{found.id}", run=lambda: self._done(press, found, deed))
        if self.work.submit(job) is None:
            self._whisper(press, "busy")

    def cancelled(self, press: Press) -> None:
        """Cancels one that nobody confirmed."""
        found = self.found(press)
        if found is None:
            return
        showing = self.showing(found)
        if self.errands.move(found.id, "cancelled", among={"open", "cancelled"}):
            kept = notices.plain_notice(showing.words("slack_admin.erase_kept"), showing)
            told = import_cancelled(str(found.told.get("file", "")), showing) if found.kind == "import" else kept
            self.say(found, told, f"errand-{found.id}:cancelled")
        else:
            self.settled(press, found)

    def settled(self, press: Press, found: Errand) -> None:
        """Says that one was decided on already."""
        key = {"running": "at_work", "done": "done_before"}.get(found.state, "given_up_before")
        self.sentence(found, key, key=f"{press.taken.id}:{key}")

    def showing(self, found: Errand) -> Showing:
        """How its answers are shown."""
        return self.surroundings.showing(team=found.team_id, user=found.who, channel=found.channel, language=found.language)

    def say(self, found: Errand, message: Message, key: str) -> str:
        """Says something in its thread, once for a key."""
        return self.speaking.post(found.team_id, found.channel, found.thread, message, key=key)

    def sentence(self, found: Errand, which: str, /, key: str, **fields: str) -> None:
        """Says one sentence of `slack_admin`."""
        showing = self.showing(found)
        self.say(found, notices.plain_notice(showing.words(f"slack_admin.{which}", **fields), showing), key)

    def _done(self, press: Press, found: Errand, deed: Callable[[Press, Errand], None]) -> None:
        try:
            try:
                deed(press, found)
            except CatalogueLocked:
                now = self.errands.load(found.id, found.team_id)
                running = now is not None and now.state == "running"
                self.sentence(found, "at_work" if running else "locked", key=f"{press.taken.id}:locked")
            except (Refused, Busy, NoReply):
                raise
            except Exception as failure:  # whatever it is, it can be confirmed again
                self._failed(press, found, failure)
        except (Refused, Busy, NoReply) as lost:  # pressed again, it is told
            log.warning("not told", extra={"action": "errand_not_told", "kind": type(lost).__name__, "errand": found.id})

    def _failed(self, press: Press, found: Errand, failure: Exception) -> None:
        reference = f"{found.kind}-{found.id}"
        log.exception("errand failed", extra={"action": "errand_failed", "kind": type(failure).__name__, "reference": reference})
        self.errands.move(found.id, "open", among={"running"})
        showing = self.showing(found)
        told = notices.failed(reference, showing, why=worded(failure, reference=reference))
        self.say(found, told, f"{press.taken.id}:failed")

    def _whisper(self, press: Press, what: notices.Short) -> None:
        pressed = press.pressed
        if pressed.channel is not None:
            showing = self.surroundings.showing(team=pressed.team, user=press.user, channel=pressed.channel)
            self.speaking.whisper(pressed.channel, press.user, notices.short(what, showing), thread=pressed.thread)
