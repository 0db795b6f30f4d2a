"""Cues: found as whole words, with gaps and endings, unless a longer word holds them."""

import re

import pytest

from bot.conversation.cues.cues import Cues
from bot.conversation.cues.files import languages, phrases
from bot.conversation.cues.grammar import grammar_of
from bot.conversation.cues.index import index_of
from bot.conversation.cues.patterns import pattern_of
from retrieval.reading.surface import plain
from tests.cpu_seconds import least_cpu_seconds

SECTIONS = ("command", "operator", "shift", "field", "whom", "courtesy", "longer", "exchange", "condition")


@pytest.mark.parametrize("language", languages())
def test_every_cue_is_found_where_it_is_written(language: str) -> None:
    for section in SECTIONS:
        index = index_of(language, section, unmarked=False)
        for name, phrase in phrases(language, section):
            written = plain(phrase.replace("…", "x").replace("~", " "))
            assert name in {cue.name for cue in index.found(written) if cue.start == 0}, (section, phrase)


@pytest.mark.parametrize(
    ("language", "section", "name", "text", "said"),
    [
        ("en", "command", "export", "export it", True),
        ("en", "command", "export", "exporters", False),
        ("en", "command", "draft", "write her a message", True),
        ("en", "command", "draft", f"write {'very ' * 12}message", False),
        ("en", "command", "why_not", "why isnt he in", True),
        ("th", "operator", "take_away", "ช่องนี้ไม่เอาแล้ว", True),
        ("th", "operator", "lean", "ตกแต่งบ้าน", False),
        ("fa", "shift", "budget-", "ارزونترا", True),
        ("fa", "shift", "budget-", "بودجه یه کم کمتر", True),
        ("fa", "command", "undo", "برگردونش", True),
        ("vi", "operator", "clear", "gì cũng đc", True),
        ("vi", "operator", "take_away", "ko lấy", True),
        ("vi", "operator", "take_away", "không gian", False),
    ],
)
def test_a_cue_is_whole_words_with_its_gap_and_its_endings(language: str, section: str, name: str, text: str, *, said: bool) -> None:
    assert Cues(language).says(section, name, plain(text)) is said


def test_of_two_cues_of_a_name_at_one_place_the_longer_one_counts() -> None:
    first = Cues("en").found("command", "undo the undo", "redo")
    assert [(cue.start, cue.end) for cue in first] == [(0, 13)]


def test_english_is_understood_in_every_conversation_but_for_words_of_the_other_language() -> None:
    assert Cues("th").says("command", "undo", "undo")
    assert Cues("vi").says("operator", "take_away", "no tiktok")
    assert not Cues("vi", unmarked=True).says("operator", "take_away", "no tiktok")


def test_particles_that_close_a_phrase_are_hushed_and_the_rest_stays_in_place() -> None:
    text = "ตัดคนที่ 2 นะคะ"
    assert Cues("th").hushed(text) == "ตัดคนที่ 2     ".ljust(len(text))
    assert Cues("th").hushed("โยคะ") == "โยคะ"


def test_a_language_without_a_file_has_the_english_cues_and_no_grammar() -> None:
    assert Cues("es").says("command", "undo", "undo")
    assert grammar_of("es") == grammar_of(None)
    assert grammar_of("fa").verb_last
    assert not grammar_of("en").verb_last


@pytest.mark.parametrize("language", languages())
def test_the_first_message_of_a_language_waits_for_few_patterns(language: str) -> None:
    def first_message() -> None:
        for cached in (pattern_of, index_of):
            cached.cache_clear()
        re.purge()
        for section in SECTIONS:
            Cues(language).found(section, plain("make it 3 people, ไม่เอา tiktok, بودجه کمتر, bỏ instagram"))

    assert least_cpu_seconds(first_message, enough=0.6) < 0.6
