"""Imports that an administrator confirmed: each done once, resumed where a process died over it, its outcome told once."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from bot.blocks.importing import Outcome, import_done
from bot.blocks.showing import Message
from bot.memory.errands import UNSETTLED, Errand
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.arrivals import Upload
from bot.slack.bringing_in import MOST_HANDED_BACK, BringsIn, Told
from bot.slack.errands import Confirming
from bot.slack.files import NoFile
from bot.slack.handing import Handing
from bot.slack.kept_files import KeptFiles
from bot.slack.press import Press
from prompts.figures import number

log = logging.getLogger("briefmatch")


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportRuns:
    """Brings files in."""

    confirming: Confirming
    brings: BringsIn
    kept: KeptFiles
    handing: Handing
    clock: Callable[[], datetime]

    def confirmed(self, press: Press) -> None:
        """Brings in what was pressed on."""
        found = self.confirming.found(press, "import")
        if found is not None:
            self.confirming.go(press, found, self._done)

    def _done(self, press: Press, asked: Errand) -> None:
        """Whoever presses again while it is done waits, and finds it done; after a crash it is done again. Raises CatalogueLocked."""
        found = self._standing(asked)
        if found.state in UNSETTLED:
            with self.brings.writer():
                found = self._standing(asked)  # somebody else may have done it before the lock was free
                if self.confirming.errands.move(found.id, "running"):
                    self._run(press, found)
                    found = self._standing(asked)
        else:
            self.confirming.settled(press, found)
        if found.state == "done" and found.result is not None:
            self.kept.drop(found.id)
            self._tell(found, found.result)

    def _standing(self, asked: Errand) -> Errand:
        return self.confirming.errands.load(asked.id, asked.team_id) or replace(asked, state="cancelled")

    def _run(self, press: Press, found: Errand) -> None:
        """Does it, with a message that tells how far it is; at the end there is an outcome or a failure to tell, and it goes."""
        confirming, name, key = self.confirming, str(found.told["file"]), f"{press.taken.id}:progress"
        stamp: str | None = None

        def update(message: Message) -> None:
            if stamp is not None:
                confirming.speaking.update(found.channel, stamp, message, key=key)

        progress = Told(file=name, showing=confirming.showing(found), update=update)
        try:
            stamp = confirming.say(found, progress.message, key)
        except (Refused, Busy, NoReply) as failure:  # the import does not need it
            log.info("progress not shown", extra={"action": "progress_not_shown", "kind": type(failure).__name__})
        try:
            path = self.kept.standing(found.id, Upload(**found.told["upload"]))
            outcome = self.brings(path, mapping=dict(found.told["mapping"]), now=self.clock(), progress=progress)
            told = {field: value for field, value in asdict(outcome).items() if field != "rejects"}
            confirming.errands.done(found.id, told, told={"file": name})
        except NoFile:
            confirming.errands.move(found.id, "open", among={"running"})
            confirming.sentence(found, "file_gone", key=f"{press.taken.id}:gone", name=name)
        finally:
            if stamp is not None:
                confirming.speaking.delete(found.channel, stamp)

    def _tell(self, found: Errand, result: Mapping[str, object]) -> None:
        """What came of it, with the rejected rows as a file beside it."""
        showing, key = self.confirming.showing(found), f"errand-{found.id}"
        outcome = Outcome(**dict(result))  # type: ignore[arg-type]  # as `asdict` made it of one
        source, outcome = outcome.file, replace(outcome, file=str(found.told["file"]))
        if outcome.rejected:
            outcome = replace(outcome, rejects=self.brings.rejects(source))
        for place, message in enumerate(import_done(outcome, showing)):
            self.confirming.say(found, message, f"{key}:done:{place}")
        if outcome.rejected:
            back = self.brings.handed_back(source)
            self.handing.once([back], team=found.team_id, channel=found.channel, thread=found.thread, key=key, showing=showing)
        if outcome.rejected > MOST_HANDED_BACK:
            self.confirming.sentence(found, "rejects_cut", key=f"{key}:cut", count=number(MOST_HANDED_BACK, showing.words.language))
