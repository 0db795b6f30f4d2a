"""What the typeface draws, read from its files."""

import tomllib
from pathlib import Path

import pytest

from bot.charts.typeface import draws, width
from prompts.figures import count, day, number, share
from prompts.words import FOLDER, languages
from tests.builders import TODAY


@pytest.mark.parametrize(
    "text", ["Nguyễn Thị Bích Ngọc ẤỀỖ", "น้ำผึ้งป่าญี่ปุ่น ๑๒", "قهوه‌خانه‌ی علی پژوهش ۱۲٬۳۴۵٪", "مُحَمَّد", "Привет Σίσυφος İğ", "…–−×·"]
)
def test_the_scripts_of_readers_and_their_neighbours_can_be_drawn(text: str) -> None:
    assert [character for character in text if not draws(character)] == []


@pytest.mark.parametrize("character", ["京", "한", "か", "🌸", "𝓐", "ह", "\ufffe"])
def test_what_has_no_glyph_is_known(character: str) -> None:
    assert not draws(character)


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_word_figure_and_day_of_a_language_can_be_drawn(language: str) -> None:
    told = [
        sentence
        for name in ("chart", "fees", "shortlist")
        for section in tomllib.loads(Path(FOLDER, language, f"{name}.toml").read_text(encoding="utf-8")).values()
        for sentence in section.values()
    ]
    told += [number(-1234.5, language), count(3_400_000, language), share(0.034, language), day(TODAY, language)]
    assert {character for text in told for character in text if not draws(character)} == set()


def test_width_grows_with_size_and_letters_and_marks_take_none() -> None:
    assert width("abc", 20) == pytest.approx(2 * width("abc", 10))
    assert width("iii", 20) < width("mmm", 20)
    assert width("mmm", 20, bold=True) > width("mmm", 20)
    assert width("กี่", 20) == width("ก", 20)
    assert width("", 20) == 0
