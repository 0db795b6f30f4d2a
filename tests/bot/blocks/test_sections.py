"""Blocks of plain text and pictures."""

import pytest

from bot.blocks.sections import MOST_ALT, context, header, picture, plain_section
from bot.blocks.showing import Message
from tests.bot.blocks.views import seen, taken


def test_texts_of_others_stay_plain() -> None:
    made = taken([Message(text="-", blocks=(plain_section("<!here> *b*", "en"), header("<@U1>", "en"), context("a\nb", "en")))])
    assert seen(made).splitlines() == ["<!here> *b*", "<@U1>", "a", "b"]
    assert {block["text"]["type"] for block in made[0].blocks if "text" in block} == {"plain_text"}


def test_a_long_title_is_cut_and_says_so() -> None:
    text = header("word " * 60, "fa")["text"]["text"]
    assert len(text) <= 150
    assert "…" in text


def test_a_picture_says_what_it_shows_and_comes_from_a_file_or_an_address() -> None:
    by_file = picture("A chart of <b>", "en", file="F1", title="Reach")
    assert by_file["slack_file"] == {"id": "F1"}
    assert by_file["alt_text"] == "A chart of <b>"
    assert picture("x" * 5_000, "en", url="https://files.slack.com/x.png")["alt_text"] == "x" * (MOST_ALT - 1) + "…"
    assert taken([Message(text="-", blocks=(by_file,))])
    for sources in ({}, {"file": "F1", "url": "https://files.slack.com/x.png"}):
        with pytest.raises(ValueError, match="either"):
            picture("a", "en", **sources)
