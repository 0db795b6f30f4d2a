"""The files of words: each parses, holds nothing twice, and nothing that no reader looks for."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from retrieval.reading.words.traits import Traits
from retrieval.reading.words.vocabulary import vocabulary
from retrieval.reading.words.word_lists import known_languages

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "retrieval" / "vocabulary" / "reading").glob("*.toml"))
SETTINGS = {"traits", "suffixes", "prefixes", "decimal", "common", "shortest_country", "language_word", "money"}


def tables(path: Path) -> dict[str, dict[str, Any]]:
    """What a file holds, by category."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def sources() -> tuple[str, ...]:
    """The code that looks words up."""
    return tuple(path.read_text(encoding="utf-8") for folder in ("retrieval", "bot") for path in sorted((ROOT / folder).rglob("*.py")))


def literals() -> Iterator[str]:
    """Every string that stands in that code."""
    for source in sources():
        yield from (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant) and isinstance(node.value, str))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_holds_lists_of_phrases_by_what_they_mean(path: Path) -> None:
    held = tables(path)
    assert set(held.pop("settings", {})) <= SETTINGS
    for category, values in held.items():
        for value, phrases in values.items():
            assert phrases, (category, value)
            assert all(isinstance(phrase, str) and phrase.strip() for phrase in phrases), (category, value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_phrase_is_listed_twice_for_one_meaning(path: Path) -> None:
    twice = {
        (category, value): again
        for category, values in tables(path).items()
        if category != "settings"
        for value, phrases in values.items()
        if (again := [phrase for phrase, times in Counter(phrases).items() if times > 1])
    }
    assert not twice


def test_every_category_is_looked_up_by_the_code() -> None:
    used = set(literals())
    assert not {category for path in FILES for category in tables(path) if category not in used}


def test_every_trait_of_a_file_is_one_that_readers_ask_for() -> None:
    named = {trait for path in FILES for trait in tables(path).get("settings", {}).get("traits", ())}
    assert named == {field.name for field in fields(Traits)}
    code = "\n".join(sources())
    assert not [trait for trait in named if re.search(rf"\.{trait}\b|\"{trait}\" in traits", code) is None]


def test_every_language_has_its_words_and_traits() -> None:
    for language in known_languages():
        words = vocabulary(language)
        assert words.language == language
        assert all(getattr(words, trait) for trait in tables(ROOT / f"retrieval/vocabulary/reading/{language}.toml")["settings"]["traits"])
