"""The sentences of all languages fit each other and the code that fills them."""

import ast
import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from index.records import PLATFORMS
from prompts.words import FALLBACK, FOLDER, Words, languages
from retrieval.brief import GOALS, KINDS, TIERS

LANGUAGES = ("en", "fa", "th", "vi")
HOUSE = FOLDER.parent.parent


def sentences(language: str) -> dict[str, str]:
    """Every sentence of a language by `subject.name`."""
    found: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.toml")):
        for subject, names in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for name, text in names.items():
                assert f"{subject}.{name}" not in found, f"{subject}.{name} stands in two files of {language}"
                found[f"{subject}.{name}"] = text
    return found


def fields(sentence: str) -> list[str]:
    """The fields that a sentence holds, sorted."""
    return sorted(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


def test_there_are_words_in_the_four_languages_of_the_users() -> None:
    assert languages() == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_sentences_in_the_same_order(language: str) -> None:
    assert list(sentences(language)) == list(sentences("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_every_field_of_its_sentence(language: str) -> None:
    english = sentences("en")
    assert {key: fields(text) for key, text in sentences(language).items()} == {key: fields(text) for key, text in english.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_or_holds_a_stray_brace(language: str) -> None:
    for key, text in sentences(language).items():
        assert text.strip() == text != "", key
        assert "{" not in re.sub(r"\{[a-z_]+\}", "", text), key


@pytest.mark.parametrize("language", ["fa", "th", "vi"])
def test_sentences_are_translated_and_not_copied(language: str) -> None:
    english = sentences("en")
    same = [key for key, text in sentences(language).items() if text == english[key] and len(text.split()) > 1 and "{" not in text]
    assert same == []


def test_an_unknown_language_gets_english() -> None:
    for language in ("de", None, ""):
        assert Words(language).language == FALLBACK
        assert Words(language)("value.female") == "women"


def test_a_missing_field_or_sentence_is_a_fault_of_the_code_and_not_shown() -> None:
    words = Words("en")
    with pytest.raises(KeyError):
        words("brief.days")
    with pytest.raises(KeyError):
        words("brief.nonsense")


def test_what_fills_a_sentence_is_never_read_as_a_sentence() -> None:
    assert Words("en")("match.twins", names="{count} {0} {names}") == "Likely the same person as {count} {0} {names}."


def test_a_word_of_a_closed_list_is_itself_where_there_is_no_word_for_it() -> None:
    words = Words("th")
    assert words.of("value", "reel") == "รีล"
    assert words.of("value", "hologram") == "hologram"


def test_every_word_of_the_closed_lists_of_a_brief_has_one_in_the_language() -> None:
    told = sentences("en")
    assert [name for name in (*GOALS, *KINDS, "flat", "gifted", "affiliate", "female", "male") if f"value.{name}" not in told] == []
    assert [tier for tier in TIERS if f"match.{tier}" not in told] == []
    assert len(PLATFORMS) == 28, "platforms are names and stay untranslated"


def keys_in_code() -> set[str]:
    """Every literal key that the code asks `words` for."""
    found: set[str] = set()
    for folder in ("prompts", "bot"):
        for path in sorted((HOUSE / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "words" and node.args:
                    first = node.args[0]
                    options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
                    found |= {one.value for one in options if isinstance(one, ast.Constant)}
    return found


def test_every_sentence_that_the_code_asks_for_is_there() -> None:
    asked = keys_in_code()
    assert len(asked) > 30
    assert sorted(asked - set(sentences("en"))) == []
