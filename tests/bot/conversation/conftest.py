"""Messages as the rooms of a conversation look at them."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest

from bot.conversation.cues.cues import Cues
from bot.conversation.refining.reading import Reading
from bot.conversation.thread import Thread
from index.generation.reading import Generation
from index.languages import LanguageDetector
from index.records import Creator
from retrieval.brief import Brief
from retrieval.parts import Desk
from retrieval.reading.reader import RulesReader
from retrieval.reading.spoken import Spoken
from tests.bot.conversation.talk import BRIEF, PEOPLE, Office, Talk, a_memory, an_office
from tests.builders import NOW, TODAY


@pytest.fixture(scope="session")
def reading(detector: LanguageDetector) -> Callable[..., Reading]:
    """Makes the reading of a message in a language, into a brief."""
    rules = RulesReader(detector=detector)

    def made(text: str, language: str = "en", before: Brief | None = None) -> Reading:
        studied = rules.study(text, today=TODAY, spoken=Spoken(language, language, unmarked=False))
        return Reading(studied=studied, cues=Cues(language), before=before or Brief(wording=""))

    return made


@pytest.fixture(scope="session")
def office(published_once: Callable[[Sequence[Creator]], Generation], detector: LanguageDetector) -> Office:
    """What answers over the sixteen coffee creators; published once."""
    return an_office(Desk(published_once(PEOPLE)), detector)


@pytest.fixture(scope="session")
def begun(office: Office, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Thread]:
    """A folder with the memory of a conversation in which five coffee creators were listed, and its thread; copied for each test."""
    folder = tmp_path_factory.mktemp("begun")
    talk = Talk(office, a_memory(folder))
    talk.say(BRIEF)
    talk.memory.engine.dispose()  # so that all of it stands in one file
    return folder, talk.thread


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty memory; copied for each test."""
    folder = tmp_path_factory.mktemp("migrated")
    a_memory(folder).engine.dispose()
    return folder


@pytest.fixture
def talk(office: Office, migrated: Path, tmp_path: Path) -> Talk:
    """A new conversation with a memory of its own."""
    return Talk(office, a_memory(copytree(migrated, tmp_path / "memory")))


@pytest.fixture
def listed(office: Office, begun: tuple[Path, Thread], tmp_path: Path) -> Talk:
    """A conversation with five coffee creators on the screen, and a memory of its own."""
    folder, thread = begun
    talk = Talk(office, a_memory(copytree(folder, tmp_path / "memory")), since=NOW + timedelta(minutes=1))
    talk.thread = thread
    return talk
