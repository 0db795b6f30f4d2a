"""The vocabulary of must-haves: whole, in four languages, and read as it is meant."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from retrieval.ledger.must_haves.stems import stemmed
from retrieval.ledger.must_haves.vocabulary import FOLDER, Vocabulary, listed
from retrieval.niches import NicheBook

FILES = sorted(path for path in FOLDER.glob("*.toml") if path.stem not in {"signs", "phrases"})


@pytest.fixture(scope="module")
def vocabulary(book: NicheBook) -> Vocabulary:
    """The real one."""
    return Vocabulary(book)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_concept_has_words_in_the_four_languages_and_every_word_says_something(path: Path) -> None:
    for name, section in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for language in ("en", "th", "fa", "vi"):
            assert listed(section.get(language, "")), (name, language)
        for key in (*{"en", "th", "fa", "vi", "es", "id", "traps"} & section.keys(),):
            assert all(stemmed(word) for word in listed(section[key])), (name, key)


def test_no_concept_stands_in_two_files_and_all_that_are_named_exist(vocabulary: Vocabulary) -> None:
    told = [name for path in FILES for name in tomllib.loads(path.read_text(encoding="utf-8"))]
    assert len(told) == len(set(told))
    for concept in vocabulary.concepts.values():
        named = {*concept.over, *concept.by, *([concept.owned] if concept.owned else [])}
        assert named <= vocabulary.concepts.keys(), concept.name


def test_a_word_means_all_that_it_is(vocabulary: Vocabulary) -> None:
    assert {"large_dog", "dog", "pet", "large"} <= vocabulary.marked("a tired golden retriever").concepts.keys()


@pytest.mark.parametrize(
    ("text", "concept"),
    [("ความหมายของชีวิต", "dog"), ("A hot dog, please", "dog"), ("แม่น้ำโขง", "mother"), ("ลูกค้าเยอะมาก", "child"), ("หมอนใหม่", "doctor")],
)
def test_a_trap_is_not_what_it_looks_like(vocabulary: Vocabulary, text: str, concept: str) -> None:
    assert concept not in vocabulary.marked(text).concepts


def test_words_of_a_language_that_the_creator_does_not_write_are_not_read(vocabulary: Vocabulary) -> None:
    assert "beach" in vocabulary.marked("El mar de noche", {"en", "es"}).concepts
    assert "beach" not in vocabulary.marked("El mar de noche", {"en"}).concepts


@pytest.mark.parametrize(
    ("one", "other"),
    [("cooking", "cooked"), ("babies", "baby"), ("running", "runs"), ("گربه‌ها", "گربه"), ("كتاب", "کتاب"), ("سگ‌های", "سگ")],
)
def test_inflected_words_have_one_stem(one: str, other: str) -> None:
    assert stemmed(one) == stemmed(other)


@pytest.mark.parametrize(("one", "other"), [("notes", "not"), ("caring", "car"), ("care", "cars"), ("rated", "rats")])
def test_words_that_differ_by_their_last_letter_only_stay_apart(one: str, other: str) -> None:
    assert stemmed(one) != stemmed(other)


def test_words_of_further_languages_are_of_concepts_that_exist(vocabulary: Vocabulary) -> None:
    files = sorted(FOLDER.glob("languages/*.toml"))
    assert {path.stem for path in files} == {"ar", "de", "fr", "hi", "ja", "ko", "pt"}
    for path in files:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        assert told.keys() <= vocabulary.concepts.keys(), path.stem
        assert all(stemmed(word) for words in told.values() for word in listed(words))


def test_a_word_of_an_unknown_kind_is_refused(tmp_path: Path, book: NicheBook) -> None:
    (tmp_path / "some.toml").write_text('[dog]\nkind = "beast"\nen = "dog"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="beast"):
        assert Vocabulary(book, tmp_path).concepts


def test_hashtags_and_mentions_are_no_words() -> None:
    assert stemmed("Tea #dogs @cat.lover time") == "tea tim"


def test_every_sign_has_words_in_the_four_languages(vocabulary: Vocabulary) -> None:
    told: dict[str, Any] = {**vocabulary.signs, **vocabulary.phrasing}
    assert all(listed(words.get(language, "")) for words in told.values() for language in ("en", "th", "fa", "vi"))
