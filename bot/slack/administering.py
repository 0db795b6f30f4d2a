"""What only administrators may ask for, in a direct message: figures, a check of everything, erasing, files of creators."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from bot.blocks import notices
from bot.blocks.administration import Check, checks, statistics
from bot.blocks.showing import Message
from bot.memory.memory import Memory
from bot.slack.admin_words import Asked, asked_of
from bot.slack.arrivals import Heard
from bot.slack.checkups import Checkups
from bot.slack.desk import Taken
from bot.slack.erasing import Erasing
from bot.slack.importing import Given, Importing
from bot.slack.queueing import withdrawn
from bot.slack.speaking import Speaking
from bot.slack.spot import Spot
from bot.slack.surroundings import Surroundings
from prompts import brief_card
from retrieval.brief import Brief
from retrieval.counting import census
from retrieval.matching import Matcher
from retrieval.niches import NicheBook
from retrieval.parts import Desk

_SECRET = re.compile(r"//[^/@\s]+@")


@dataclass(frozen=True, kw_only=True, slots=True)
class Counting:
    """Counts creators: all, or those that a question asks for."""

    desk: Callable[[], Desk]
    read: Callable[[str], Brief]
    matcher: Callable[[], Matcher]
    book: NicheBook

    def told(self, question: str, given: Given) -> tuple[Message, ...]:
        """The figures."""
        desk, words = self.desk(), given.showing.words
        rows, read_as = np.arange(desk.generation.manifest.creators), []
        if question:
            brief = self.read(question)
            rows = self.matcher().fitting(brief, desk)
            read_as = [f"{label}: {value}" for label, value in brief_card.rows(brief, words)]
        counted = census(desk.generation, rows, self.book)
        number = desk.generation.manifest.number
        return statistics(counted, given.showing, generation=number, question=question, read_as=read_as)


@dataclass(frozen=True, kw_only=True, slots=True)
class Administering:
    """See `bot.slack.answering.Administers`. Others are told that it is for administrators."""

    speaking: Speaking
    surroundings: Surroundings
    memory: Memory
    importing: Importing
    erasing: Erasing
    counting: Counting
    catalogue: Callable[[], Iterable[tuple[str, bool, str]]]
    """What `doctor` finds out about the catalogue: what was looked at, whether it is well, what to know or do."""
    checkups: Checkups

    def __call__(self, taken: Taken, heard: Heard, spot: Spot) -> Heard | None:
        """What is left of a message to be answered as any other; `None` where nothing is."""
        asked = asked_of(heard.text) if not heard.files else None
        if asked is not None and asked.what == "erase_soft" and self.memory.threads.load(spot.key) is not None:
            asked = None  # among creators of a list "forget @ana" takes her out of that
        language = asked.language if asked is not None else None
        showing = self.surroundings.showing(team=heard.team, user=heard.user, channel=spot.channel, language=language)
        given = Given(taken=taken, heard=heard, spot=spot, showing=showing)
        admin = self.surroundings.people(heard.user).admin
        left = None
        if asked is None:
            left = self.importing.heard(given, admin=admin)
        elif admin:
            self._do(asked, given)
        else:
            self._say(given, (notices.short("admins_only", showing),), "admins_only")
        if left is None:
            self._withdraw(given)
        return left

    def _do(self, asked: Asked, given: Given) -> None:
        match asked.what:
            case "stats":
                self._say(given, self.counting.told(asked.about, given), "stats")
            case "doctor":
                self._say(given, checks(self._checked(given), given.showing), "doctor")
            case "allow":
                self.erasing.allow(given, asked.about)
            case _:
                self.erasing.ask(given, asked.about)

    def _checked(self, given: Given) -> list[Check]:
        """The catalogue and the bot; an address loses the password that may stand in it."""
        self.speaking.status(given.spot.channel, given.spot.thread, "processing")
        found = [Check(name=name, well=well, told=told) for name, well, told in self.catalogue()]
        found += self.checkups(given.spot.team, given.showing.words)
        self.speaking.status(given.spot.channel, given.spot.thread, "active")
        return [replace(one, told=_SECRET.sub("//…@", one.told)) for one in found]

    def _withdraw(self, given: Given) -> None:
        """Takes the message away by which the desk showed that this one waits for its turn; what was asked is answered beside it."""
        withdrawn(self.memory, self.speaking, given.spot, delivery=given.taken.id)

    def _say(self, given: Given, messages: tuple[Message, ...], key: str) -> None:
        spot = given.spot
        for place, message in enumerate(messages):
            self.speaking.post(spot.team, spot.channel, spot.thread, message, key=f"{given.taken.id}:{key}:{place}")
