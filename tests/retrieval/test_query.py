"""What of a brief is searched for, and with which words."""

import pytest

from index.tokens import tokens
from retrieval.niches import NicheBook
from retrieval.query import OWN, VOCABULARY, WHOLE, WHOLE_LENGTH, WHOLE_WHEN_UNSURE, Sense, query_for, topic_of
from tests.retrieval.tables import a_brief


def test_the_topics_are_searched_with_a_little_of_the_whole_brief(book: NicheBook) -> None:
    brief = a_brief(
        wording="Dear all, we pay 5k", topics=("home coffee", "latte art"), product="a mug", must_have=("a dog",), language="en"
    )
    query = query_for(brief, book)
    assert query.senses == (Sense(text="home coffee, latte art", weight=1.0), Sense(text="Dear all, we pay 5k", weight=WHOLE))
    assert [topic.text for topic in query.topics] == ["home coffee", "latte art"]


def test_where_no_topic_names_a_niche_the_whole_brief_weighs_more_and_its_niches_are_looked_for(book: NicheBook) -> None:
    query = query_for(a_brief(wording="a zebra hat for those who love skincare", topics=("zebra hat",), language="en"), book)
    assert query.senses[1] == Sense(text="a zebra hat for those who love skincare", weight=WHOLE_WHEN_UNSURE)
    topics, whole = query.topics
    assert topics.words["zebra"] == OWN
    assert [one.niche for one in whole.niches] == ["skincare"]
    assert whole.words["skincare"] == VOCABULARY
    assert "love" not in whole.words


def test_only_the_beginning_of_a_long_brief_is_embedded(book: NicheBook) -> None:
    query = query_for(a_brief(wording="y" * 5_000, topics=("home coffee",)), book)
    assert len(query.senses[1].text) == WHOLE_LENGTH


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"product": "a coffee mug", "must_have": ("a dog",)}, "a coffee mug"),
        ({"must_have": ("a dog", "a garden")}, "a dog, a garden"),
        ({}, "find me somebody"),
    ],
    ids=["product", "must-haves", "wording"],
)
def test_a_brief_without_topics_is_searched_by_the_next_best_thing(book: NicheBook, fields: dict[str, object], text: str) -> None:
    assert query_for(a_brief(wording="find me somebody", **fields), book).senses[0] == Sense(text=text, weight=1.0)


def test_a_brief_that_is_all_topic_is_embedded_once(book: NicheBook) -> None:
    assert len(query_for(a_brief(wording="home coffee"), book).senses) == 1


def test_a_topic_said_twice_is_searched_once(book: NicheBook) -> None:
    assert len(query_for(a_brief(topics=("coffee", "tea", "coffee")), book).topics) == 2


def test_a_brief_of_unknown_language_is_searched_as_english(book: NicheBook) -> None:
    assert query_for(a_brief(topics=("coffee",)), book).language == "en"
    assert query_for(a_brief(topics=("กาแฟ",), language="th"), book).language == "th"


def test_a_phrase_is_looked_for_by_its_pairs_of_neighbours_too(book: NicheBook) -> None:
    words = topic_of("velvet zebra hats", language="en", book=book).words
    assert words == dict.fromkeys(("velvet_zebra", "zebra_hat", "velvet", "zebra", "hat"), OWN)


def test_a_named_niche_brings_its_names_in_every_language_at_half_the_weight(book: NicheBook) -> None:
    topic = topic_of("coffee", language="en", book=book)
    assert [one.niche for one in topic.niches] == ["coffee"]
    assert topic.words["coffee"] == OWN
    assert topic.words[tokens("قهوه")[0]] == topic.words["barista"] == VOCABULARY
    thai = tokens("กาแฟ")
    assert topic.words[f"{thai[0]}_{thai[1]}"] == VOCABULARY
    assert thai[0] not in topic.words, "a trigram alone is no word"


def test_a_niche_that_is_only_hinted_at_brings_its_names_too(book: NicheBook) -> None:
    topic = topic_of("retinol", language="en", book=book)
    assert [one.niche for one in topic.niches] == ["skincare"]
    assert (topic.words["retinol"], topic.words["skincare"]) == (OWN, VOCABULARY)


def test_hints_are_dropped_beside_a_named_niche(book: NicheBook) -> None:
    topic = topic_of("coffee with retinol", language="en", book=book)
    assert [one.niche for one in topic.niches] == ["coffee"]
    assert "skincare" not in topic.words


def test_words_of_the_brief_are_never_weighed_down_by_the_vocabulary(book: NicheBook) -> None:
    assert topic_of("barista coffee", language="en", book=book).words["barista"] == OWN
