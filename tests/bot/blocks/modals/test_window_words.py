"""The sentences of the windows fit where they stand, in every language."""

import tomllib

import pytest

from index.loading.column_names import FIELDS as COLUMNS
from index.records import PLATFORMS
from prompts.words import FOLDER, Words
from retrieval.refinement import CHANGEABLE
from tests.bot.blocks.modals.windows import LANGUAGES


def sentences(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((FOLDER / language / "slack_windows.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_buttons_below_a_window_have_24_characters_at_most(language: str) -> None:
    told = {name: text for name, text in sentences(language)["window"].items() if name.endswith(("_title", "_submit")) or name == "close"}
    assert len(told) > 20
    assert {name: len(text) for name, text in told.items() if len(text) > 24} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_and_hints_are_never_cut(language: str) -> None:
    told = sentences(language)
    labels = {**told["window_field"], **told["window_act"], **told["platform_name"]}
    labels |= {name: text for name, text in told["home"].items() if name.startswith("act_")}
    assert {name: len(text) for name, text in labels.items() if len(text) > 75} == {}
    hints = {
        **told["window_hint"],
        **{name: text for name, text in told["window"].items() if name.endswith(("_hint", "_invite", "_external"))},
    }
    assert {name: len(text) for name, text in hints.items() if len(text) > 150} == {}


def test_closed_lists_have_a_word_for_each_member() -> None:
    told = sentences("en")
    assert set(told["window_field"]) == set(CHANGEABLE)
    assert set(told["platform_name"]) == set(PLATFORMS)
    assert set(told["import_field"]) == set(COLUMNS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_platforms_or_fields_share_a_name(language: str) -> None:
    for subject in ("platform_name", "window_field", "import_field"):
        told = sentences(language)[subject]
        assert len(set(told.values())) == len(told), subject
    assert Words(language).of("platform_name", "instagram")
