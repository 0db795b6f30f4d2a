"""Files of creators in a direct message: told from briefs, looked through, proposed to administrators with what their columns mean."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.blocks import notices
from bot.blocks.importing import import_failed, import_proposed
from bot.blocks.showing import Message, Showing
from bot.documents.limits import MOST_BYTES
from bot.documents.reading import read_bytes
from bot.documents.trouble import DocumentTrouble
from bot.memory.errands import Errand
from bot.slack.admin_words import corrections_of, says_import
from bot.slack.arrivals import Heard, Upload
from bot.slack.catalogue_files import likeness, looked_through, maps_to_creators, reads_like_creators
from bot.slack.desk import Taken
from bot.slack.errands import Confirming
from bot.slack.files import Files, NoFile
from bot.slack.kept_files import KeptFiles
from bot.slack.spot import Spot
from index.loading.source import open_source
from index.trouble import UnreadableSource

KEPT = timedelta(days=30)
"""How long an import can be confirmed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """A message, where it is answered, and to whom how. `forced` is one that says that its files are to be imported."""

    taken: Taken
    heard: Heard
    spot: Spot
    showing: Showing

    @property
    def forced(self) -> bool:
        """Whether the words call it an import."""
        return says_import(self.heard.text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Importing:
    """Takes files in. What is no file of creators stays what it was: a brief."""

    confirming: Confirming
    kept: KeptFiles
    files: Files
    clock: Callable[[], datetime]

    def heard(self, given: Given, *, admin: bool) -> Heard | None:
        """What is left to be answered of a message; `None` where nothing is. Beside files of creators words belong to them."""
        heard = given.heard
        if not heard.files:
            return None if admin and self._corrected(given) else heard
        takes = self._taken_in if admin else self._refused
        left = tuple(one for place, one in enumerate(heard.files) if not takes(given, one, place))
        if not left and (admin or given.forced or not heard.text):
            return None
        return heard.model_copy(update={"files": left})

    def _refused(self, given: Given, upload: Upload, place: int) -> bool:
        """Whether a file is for administrators only. One that can be read as a brief as well is left for that, and so said."""
        like = likeness(upload.name)
        if like == "brief" or (like == "perhaps" and not given.forced and not self._looks_like_creators(upload)):
            return False
        self._say(given, "only_import" if like == "creators" else "not_yours", upload, f"refused:{place}")
        return like == "creators"

    def _looks_like_creators(self, upload: Upload) -> bool:
        """Read apart, as every stranger's file is."""
        try:
            return upload.size <= MOST_BYTES and reads_like_creators(read_bytes(self.files.fetched(upload), upload.name).text)
        except (NoFile, DocumentTrouble):
            return False  # told when it is read as a brief

    def _taken_in(self, given: Given, upload: Upload, place: int) -> bool:
        """Whether a file is one of creators; then it was proposed, or it was said why it cannot be."""
        like = likeness(upload.name)
        if like == "brief" and not given.forced:
            return False
        self._tidy()
        sure = given.forced or like == "creators"
        found = self._ask(given, {"file": upload.name, "upload": upload.model_dump(), "mapping": {}}, place)
        if found.state != "open":  # this message is answered again, after what came of it was decided on
            return sure or found.state != "cancelled"
        try:
            if not sure and not self._maps_to_creators(found):
                self.confirming.errands.move(found.id, "cancelled", among={"open"})
                self.kept.drop(found.id)
                return False
        except NoFile:
            return False  # told when it is read as a brief
        self._propose(found, given.showing, f"{given.taken.id}:import:{place}")
        return True

    def _maps_to_creators(self, found: Errand) -> bool:
        """Whether the columns of a table are those of creators. Raises NoFile."""
        path = self.kept.standing(found.id, Upload(**found.told["upload"]))
        try:
            return maps_to_creators(open_source(path, mapping={}, now=self.clock()).mapping)
        except UnreadableSource:
            return False

    def _corrected(self, given: Given) -> bool:
        """Whether a message says what columns are; then the import of its thread is proposed anew, under a number of its own."""
        pairs = corrections_of(given.heard.text, given.showing.words)
        if pairs is None:
            return False
        spot, errands = given.spot, self.confirming.errands
        standing = errands.open_in(spot.team, spot.channel, spot.thread, "import")
        after = next((one for one in standing if one.delivery == given.taken.id), None)
        before = next((one for one in standing if one.delivery != given.taken.id), None)
        if after is None and before is not None:
            after = self._ask(given, {**before.told, "mapping": {**before.told["mapping"], **pairs}}, 0)
        if after is None:
            return False
        if before is not None and before.told["upload"] == after.told["upload"]:
            errands.move(before.id, "replaced", among={"open"})
            self.kept.moved(before.id, after.id)
        self._propose(after, given.showing, f"{given.taken.id}:import:0")
        return True

    def _propose(self, found: Errand, showing: Showing, key: str) -> None:
        """Tells what a file would bring, or why it cannot be read, which a correction may mend."""
        speaking = self.confirming.speaking
        speaking.status(found.channel, found.thread, "processing")
        for place, message in enumerate(self._proposed(found, showing)):
            self.confirming.say(found, message, f"{key}:{place}")
        speaking.status(found.channel, found.thread, "active")

    def _proposed(self, found: Errand, showing: Showing) -> tuple[Message, ...]:
        name, mapping = str(found.told["file"]), dict(found.told["mapping"])
        try:
            source = open_source(self.kept.standing(found.id, Upload(**found.told["upload"])), mapping=mapping, now=self.clock())
            return import_proposed(looked_through(source, number=found.id, name=name, mapping=mapping), showing)
        except NoFile as trouble:
            return (notices.plain_notice(showing.words(f"slack_file.{trouble}", name=name), showing),)
        except UnreadableSource as trouble:
            problem = str(trouble).replace("--map ", "")
            return (import_failed(name, problem, showing, reference=f"import-{found.id}"),)

    def _ask(self, given: Given, told: Mapping[str, object], place: int) -> Errand:
        spot = given.spot
        return self.confirming.errands.ask(
            spot.team,
            given.taken.id,
            "import",
            told,
            place=place,
            channel=spot.channel,
            thread=spot.thread,
            who=given.heard.user,
            language=given.showing.words.language,
            now=self.clock(),
        )

    def _tidy(self) -> None:
        """Drops what was not decided on for long, and files of what was."""
        for one in self.confirming.errands.drop_older_than(self.clock() - KEPT):
            self.kept.drop(one)

    def _say(self, given: Given, which: str, upload: Upload, key: str) -> None:
        told = given.showing.words(f"slack_admin.{which}", name=upload.name)
        message, spot = notices.plain_notice(told, given.showing), given.spot
        self.confirming.speaking.post(spot.team, spot.channel, spot.thread, message, key=f"{given.taken.id}:{key}")
