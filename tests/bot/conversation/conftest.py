"""Messages as the rooms of a conversation look at them."""

from collections.abc import Callable

import pytest

from bot.conversation.cues.cues import Cues
from bot.conversation.refining.reading import Reading
from index.languages import LanguageDetector
from retrieval.brief import Brief
from retrieval.reading.reader import RulesReader
from retrieval.reading.spoken import Spoken
from tests.builders import TODAY


@pytest.fixture(scope="session")
def reading(detector: LanguageDetector) -> Callable[..., Reading]:
    """Makes the reading of a message in a language, into a brief."""
    rules = RulesReader(detector=detector)

    def made(text: str, language: str = "en", before: Brief | None = None) -> Reading:
        studied = rules.study(text, today=TODAY, spoken=Spoken(language, language, unmarked=False))
        return Reading(studied=studied, cues=Cues(language), before=before or Brief(wording=""))

    return made
