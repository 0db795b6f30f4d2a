"""Erasures that an administrator asks for: proposed, confirmed, done everywhere; and letting somebody come back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Protocol

from bot.blocks import notices
from bot.blocks.administration import ERASE, Erasure, erase_asked, erased
from bot.memory.errands import UNSETTLED, Errand
from bot.memory.forgetting import Forgetting
from bot.memory.traces import Traces, traces_of
from bot.memory.whereabouts import Place, places_of
from bot.slack.errands import Confirming
from bot.slack.importing import Given
from bot.slack.kept_files import KeptFiles
from bot.slack.press import Press, Stale
from bot.slack.redacting import Redacted
from index.erasure import erase, finish
from index.house import House
from index.lock import sole_writer
from index.progress import Progress, Silent
from index.publishing import Publisher
from index.records import PLATFORMS, Creator
from prompts.figures import number
from prompts.words import Words

MOST_AT_ONCE = 5
"""Creators of one handle, on several platforms, that one erasure may be about."""


class Redacts(Protocol):
    """Takes creators out of messages; see `bot.slack.redacting`."""

    def __call__(self, places: Sequence[Place], traces: Traces, words: Words) -> Redacted:
        """Does it, as far as Slack lets it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Erasing:
    """Erases creators. `named` finds those of record by an id or handle; `ordinary` are words of every day (see `bot.memory.traces`)."""

    confirming: Confirming
    house: House
    publisher: Callable[[Progress], Publisher]
    named: Callable[[str], Sequence[Creator]]
    ordinary: Callable[[], frozenset[str]]
    kept: KeptFiles
    redacts: Redacts
    clock: Callable[[], datetime]

    def ask(self, given: Given, about: str) -> None:
        """Shows whom an erasure would be about, with a button."""
        name = about.lstrip("@")
        found = self.named(name)
        if len(found) > MOST_AT_ONCE:
            count = number(len(found), given.showing.words.language)
            self._say(given, "too_many", name=about, count=count)
        elif found:
            self._propose(given, found, [one.id for one in found])
        elif keys := self._barred(name):
            self._say(given, "erased_before", name=about)
            self._propose(given, (), keys)
        else:
            self._say(given, "nobody", name=about)

    def allow(self, given: Given, about: str) -> None:
        """Lets somebody come back with the next import."""
        keys = self._barred(about.lstrip("@"))
        if len(keys) > 1:
            self._say(given, "which", name=about, names=", ".join(keys))
            return
        with sole_writer(self.house.folder):
            lifted = self.house.suppressions.remove(keys)
        self._say(given, "allowed" if lifted else "not_barred", name=about)

    def confirmed(self, press: Press) -> None:
        """Erases whom an administrator confirmed. Raises Stale for a button that is not of an erasure."""
        if press.control.code != ERASE:
            raise Stale("no erasure")
        found = self.confirming.found(press, "erase")
        if found is not None:
            self.confirming.go(press, found, self._done)

    def _propose(self, given: Given, found: Sequence[Creator], ids: Sequence[str]) -> None:
        spot, showing = given.spot, given.showing
        errand = self.confirming.errands.ask(
            spot.team,
            given.taken.id,
            "erase",
            {"ids": list(ids)},
            channel=spot.channel,
            thread=spot.thread,
            who=given.heard.user,
            language=showing.words.language,
            now=self.clock(),
        )
        for place, message in enumerate(erase_asked(errand.id, found, showing)):
            self.confirming.say(errand, message, f"{given.taken.id}:erase:{place}")

    def _done(self, press: Press, asked: Errand) -> None:
        """Once; whoever presses again is told that. Raises CatalogueLocked."""
        confirming, errands = self.confirming, self.confirming.errands
        found = errands.load(asked.id, asked.team_id) or asked
        if found.state in UNSETTLED:
            confirming.speaking.status(found.channel, found.thread, "processing")
            try:
                with sole_writer(self.house.folder):
                    if errands.move(found.id, "running"):
                        done = self._erased(found)
                        errands.done(found.id, asdict(done), told={})  # nothing keeps whom it was about
            finally:
                confirming.speaking.status(found.channel, found.thread, "active")
            found = errands.load(asked.id, asked.team_id) or asked
        else:
            confirming.settled(press, found)
        if found.state == "done" and found.result is not None:
            self._tell(press, found, found.result)

    def _erased(self, found: Errand) -> Erasure:
        """Messages first, while somebody knows where they stand; then everything else. Interrupted anywhere, it is done again."""
        ids, now = list(found.told["ids"]), self.clock()
        creators = list(self.house.creators.find(ids))
        publisher = self.publisher(Silent())
        self.kept.drop_all()  # they may stand in any file that waits; each is fetched again when it is confirmed
        if not creators:
            finish(house=self.house, publisher=publisher, now=now)
            return Erasure(creators=0, again=True)
        ordinary = self.ordinary()
        traces = traces_of(creators, ordinary=ordinary)
        places = places_of(self.house.engine, found.team_id, traces)
        redacted = self.redacts(places, traces, self.confirming.showing(found).words)
        memory = Forgetting(engine=self.house.engine, ordinary=ordinary)
        gone = erase(creators, house=self.house, publisher=publisher, now=now, elsewhere=[memory.forget])
        return Erasure(
            creators=gone.creators,
            remembered=gone.remembered,
            rejected=gone.rejected_rows,
            changed=redacted.changed,
            missed=redacted.missed,
            files=redacted.files,
        )

    def _tell(self, press: Press, found: Errand, result: Mapping[str, object]) -> None:
        """What came of it; the question, which named them, is put out of sight."""
        showing = self.confirming.showing(found)
        done = Erasure(**dict(result))  # type: ignore[arg-type]  # as `asdict` made it of one
        for place, message in enumerate(erased(done, showing)):
            self.confirming.say(found, message, f"errand-{found.id}:done:{place}")
        if press.pressed.message is not None and not done.again:
            began = notices.plain_notice(showing.words("slack_admin.erase_began"), showing)
            self.confirming.speaking.update(found.channel, press.pressed.message, began, key=f"errand-{found.id}:asked")

    def _barred(self, name: str) -> list[str]:
        """The ids of this name, on any platform where it says none, that are kept from coming back."""
        ids = [name] if ":" in name else [f"{platform}:{name}" for platform in PLATFORMS]
        return [one for one in ids if self.house.suppressions.holds([one])]

    def _say(self, given: Given, which: str, /, **fields: str) -> None:
        told = given.showing.words(f"slack_admin.{which}", **fields)
        message, spot = notices.plain_notice(told, given.showing), given.spot
        self.confirming.speaking.post(spot.team, spot.channel, spot.thread, message, key=f"{given.taken.id}:{which}")
