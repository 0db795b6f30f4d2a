"""Nothing about a message takes longer than in step with its length."""

from functools import partial

import pytest

from bot.conversation.understanding.scene import Scene
from bot.conversation.understanding.understanding import Understanding
from bot.conversation.whom.reference import Shown
from index.languages import LanguageDetector
from retrieval.brief import Brief
from retrieval.reading.reader import RulesReader
from tests.builders import TODAY
from tests.cpu_seconds import least_cpu_seconds

SHOWN = tuple(Shown(handle=f"c{k}", name=f"Lan Creator {k}") for k in range(1, 11))
PIECES = {
    "en": ("no ", "@a ", "5 ", "why not ", "only tiktok ", "drop vegan cooks "),
    "th": ("ไม่เอา", "คนที่ 2 "),
    "fa": ("نه ", "رو حذف کن "),
    "vi": ("không ", "bạn Lan "),
}


@pytest.fixture(scope="module")
def understanding(detector: LanguageDetector) -> Understanding:
    """By rules."""
    return Understanding(RulesReader(detector=detector))


@pytest.mark.parametrize(("language", "piece"), [(language, piece) for language, pieces in PIECES.items() for piece in pieces])
def test_eight_times_the_text_takes_time_in_step(understanding: Understanding, language: str, piece: str) -> None:
    brief = Brief(wording="coffee", language=language, topics=("coffee",), platforms=("instagram",), budget_max=900.0, exclude=("vapes",))
    scene = Scene(brief=brief, shown=SHOWN)
    command = partial(understanding.command, scene=scene, today=TODAY)
    command(piece * 3)
    took = [least_cpu_seconds(partial(command, piece * (length // len(piece)))) for length in (1_000, 8_000)]
    assert took[1] < 3 * 8 * took[0] + 0.5, took


def test_a_message_that_names_hundreds_of_creators_is_a_command_on_the_first_hundred(understanding: Understanding) -> None:
    scene = Scene(brief=Brief(wording="coffee", language="en", topics=("coffee",)), shown=SHOWN)
    command = understanding.command("block " + " ".join(f"@someone{k}" for k in range(300)), scene, today=TODAY)
    assert (command.name, len(command.creators), command.creators[0]) == ("block", 100, "@someone0")
