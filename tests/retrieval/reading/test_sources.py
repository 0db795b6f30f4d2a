"""Where the values of a brief come from, and what looks like a demand and was not used."""

import pytest

from index.languages import LanguageDetector
from retrieval.reading.reader import RulesReader
from retrieval.reading.sources import LONGEST, MOST, sources, unused
from tests.builders import TODAY


@pytest.fixture(scope="module")
def reader(detector: LanguageDetector) -> RulesReader:
    """By rules."""
    return RulesReader(detector=detector)


def test_every_value_knows_its_words(reader: RulesReader) -> None:
    text = "5 creators for home coffee on Instagram, women, no alcohol, like @ana.brews, budget $900 in all"
    brief, page = reader.study(text, today=TODAY)
    told = {row: [text[start:end] for start, end in spans] for row, spans in sources(page, brief).items()}
    expected = {"how_many": "5", "topics": "home coffee", "platforms": "Instagram", "exclude": "alcohol", "similar_to": "@ana.brews"}
    assert {row: words for row, words in expected.items() if words not in told.get(row, [])} == {}
    assert "900" in told["budget"][0]


def test_what_looks_like_a_demand_and_was_not_used_is_told_in_its_own_words(reader: RulesReader) -> None:
    brief, page = reader.study("5 home coffee creators on Instagram, average views over 20k", today=TODAY)
    assert unused(page, brief) == ("average views over 20k",)


def test_prices_courtesies_and_what_was_read_are_not_told(reader: RulesReader) -> None:
    brief, page = reader.study("Hi! Our grinder costs $129. 5 home coffee creators on Instagram, under 50k followers. Thanks!", today=TODAY)
    assert unused(page, brief) == ()


@pytest.mark.parametrize("text", ["only creators who knit socks, 5 of them", "coffee creators, with the grinder of $129 shown at home"])
def test_a_phrase_that_gave_a_value_or_names_a_price_is_not_told(reader: RulesReader, text: str) -> None:
    brief, page = reader.study(text, today=TODAY)
    assert unused(page, brief) == ()


def test_few_phrases_are_told_and_each_is_short(reader: RulesReader) -> None:
    text = "coffee creators, " + ", ".join(
        f"average views over {n}k whenever somebody looks at whatever was shown to them by anybody at all" for n in range(20, 40)
    )
    brief, page = reader.study(text, today=TODAY)
    told = unused(page, brief)
    assert len(told) == MOST
    assert all(len(phrase) <= LONGEST + 2 for phrase in told)
