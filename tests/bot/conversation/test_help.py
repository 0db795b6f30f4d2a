"""Whatever the help says can be said is understood as what it stands for."""

import re

import pytest

from bot.conversation.understanding.scene import Scene
from bot.conversation.understanding.understanding import Understanding
from bot.conversation.whom.reference import Shown
from index.languages import LanguageDetector
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.reading.reader import RulesReader
from tests.builders import TODAY

LINES = (
    ("why_not", "explain", "compare", "meter"),
    ("more_like", "more", "swap", "drop", "pin"),
    ("approve", "reject", "note", "block", "decisions"),
    ("fees", "fees", "rate"),
    ("draft", "draft"),
    ("export", "chart"),
)
"""What the lines from the third on stand for, in every language."""

SHOWN = tuple(Shown(handle=f"c{k}", name=f"Creator {k}") for k in range(1, 11))


def examples(language: str) -> list[tuple[str, str]]:
    """Each example of the help with the command that it stands for."""
    lines = Words(language)("chat.help").split("\n")[3 : 3 + len(LINES)]
    said = [re.split(r"\s{3,}", line.strip(), maxsplit=1)[1].split(" · ") for line in lines]
    assert [len(parts) for parts in said] == [len(names) for names in LINES]
    plain = [re.sub(r"\s*\(.*?\)", "", part) for parts in said for part in parts]
    whole = [re.sub(r"\u200e?@[^\s?؟]+", "@c3", part) for part in plain]
    return list(zip(whole, (name for names in LINES for name in names), strict=True))


@pytest.fixture(scope="module")
def understanding(detector: LanguageDetector) -> Understanding:
    """By rules."""
    return Understanding(RulesReader(detector=detector))


@pytest.mark.parametrize("language", ["en", "th", "fa", "vi"])
def test_every_example_of_the_help_is_understood(understanding: Understanding, language: str) -> None:
    brief = Brief(wording="coffee", language=language, topics=("coffee",), platforms=("instagram",))
    scene = Scene(brief=brief, shown=SHOWN)
    told = [(text, understanding.command(text, scene, today=TODAY).name) for text, _ in examples(language)]
    assert told == examples(language)
