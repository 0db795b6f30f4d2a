"""The vocabulary files themselves: a speaker may edit them, and these keep them whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.tokens import tokens
from retrieval.niches import FOLDER, LONGEST_NAME, NicheBook

FILES = sorted(FOLDER.glob("*.txt"))


def lines(path: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Id, names and typical words of each line; fails where a line has not these three parts."""
    for line in path.read_text(encoding="utf-8").splitlines():
        niche, names, typical = line.split("|")
        yield niche.strip(), [name.strip() for name in names.split(";")], [word.strip() for word in typical.split(";")]


def ids(path: Path) -> list[str]:
    """The ids of a file in their order."""
    return [niche for niche, _, _ in lines(path)]


def test_there_are_some_three_hundred_niches_in_the_languages_of_the_users() -> None:
    assert {"en", "th", "fa", "vi", "es", "id", "pt", "ar", "hi", "ja", "ko", "fr", "de"} <= {path.stem for path in FILES}
    assert len(ids(FOLDER / "en.txt")) >= 295


def test_no_niche_stands_twice() -> None:
    english = ids(FOLDER / "en.txt")
    assert len(set(english)) == len(english)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_language_has_the_same_niches_in_the_same_order(path: Path) -> None:
    assert ids(path) == ids(FOLDER / "en.txt")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_name_and_no_typical_word_is_empty_or_without_words(path: Path) -> None:
    for niche, names, typical in lines(path):
        assert names, niche
        assert all(tokens(word) for word in [*names, *typical]), niche


@pytest.mark.parametrize("path", [p for p in FILES if p.stem not in {"th", "ja", "zh"}], ids=lambda path: path.stem)
def test_no_name_is_longer_than_what_is_looked_for(path: Path) -> None:
    for niche, names, _ in lines(path):
        assert max(len(tokens(name)) for name in names) <= LONGEST_NAME, niche


def test_every_name_finds_its_own_niche(book: NicheBook) -> None:
    for language in ("en", "th", "fa", "vi"):
        for niche in book.entries:
            for name in book.names(niche, language):
                assert niche in {found.niche for found in book.find(name, language=language) if found.by_name}, (language, name)
