"""Messages about an import: how the columns were taken, how far it is, what came of it; hostile files are only shown."""

from dataclasses import replace
from typing import Any

import pytest

from bot.blocks.controls import control_of
from bot.blocks.gate import checked
from bot.blocks.importing import (
    Column,
    Import,
    Outcome,
    import_cancelled,
    import_done,
    import_failed,
    import_progress,
    import_proposed,
)
from bot.blocks.showing import Message
from index.loading.rows import rejected
from prompts.figures import share
from prompts.words import Words
from tests.bot.blocks.modals.windows import HOSTILE, LANGUAGES, LONG, pressed, showing, whole_text

FILE = Import(
    number=9,
    file="creators.csv",
    rows=240,
    columns=(
        Column(name="Username", field="handle", samples=("ana", "bo")),
        Column(name="Subscribers", field="followers", samples=("48,200",)),
        Column(name="Favourite colour", field=None),
    ),
    rejects=(rejected(7, "the row has no handle", ",,"),),
    rejected=12,
)
DONE = Outcome(
    file="creators.csv", added=10, changed=3, unchanged=220, removed=1, rejected=12, barred=2, creators=233, rejects=FILE.rejects
)


def sent(*messages: Message) -> str:
    """Everything that is shown, after our own gate let it through."""
    for one in messages:
        checked(one)
    return "\n".join(whole_text({"blocks": list(one.blocks)}) for one in messages)


def cells(messages: tuple[Message, ...]) -> list[list[str]]:
    tables = [block for one in messages for block in one.blocks if block["type"] == "data_table"]
    return [[cell["text"] for cell in row] for table in tables for row in table["rows"][1:]]


def controls(messages: tuple[Message, ...]) -> list[Any]:
    return [control_of(value) for one in messages for value in pressed({"blocks": one.blocks})]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_column_stands_beside_what_it_was_taken_for(language: str) -> None:
    words = Words(language)
    made = import_proposed(FILE, showing(language))
    assert cells(made) == [
        ["Username", words("import_field.handle"), "ana", "bo"],
        ["Subscribers", words("import_field.followers"), "48,200", "–"],
        ["Favourite colour", words("import.unread"), "–", "–"],
    ]
    text = sent(*made)
    assert "the row has no handle" in text
    assert "creators.csv" in made[0].text
    assert [(one.act, one.number) for one in controls(made)] == [("import_confirm", 9), ("import_cancel", 9)]


def test_a_file_without_a_good_row_can_only_be_left_alone() -> None:
    assert [one.act for one in controls(import_proposed(replace(FILE, rows=0), showing()))] == ["import_cancel"]


def test_a_file_of_json_lines_has_no_table() -> None:
    made = import_proposed(replace(FILE, columns=()), showing())
    assert cells(made) == []
    assert Words("en")("import.correct") not in sent(*made)


def test_many_columns_go_on_in_further_tables_and_none_is_lost() -> None:
    columns = tuple(Column(name=f"Column {k}", field=None, samples=("x" * 300,) * 9) for k in range(450))
    made = import_proposed(replace(FILE, columns=columns), showing())
    sent(*made)
    assert [row[0] for row in cells(made)] == [f"Column {k}" for k in range(450)]
    assert all(len(row) == 5 for row in cells(made))
    assert len(controls(made)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_progress_tells_the_stage_and_how_far(language: str) -> None:
    words = Words(language)
    told = sent(import_progress("creators.csv", showing(language), stage="reading", done=120, total=240))
    assert words("import_stage.reading") in told
    assert "50" in told or "۵۰" in told
    sent(import_progress("creators.csv", showing(language), stage="embedding", done=7, total=None))
    over = sent(import_progress("creators.csv", showing(language), stage="publishing", done=300, total=240))
    assert share(1.0, language) in over


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_has_its_counts_its_rejects_and_where_the_rest_is(language: str) -> None:
    words = Words(language)
    text = sent(*import_done(DONE, showing(language)))
    assert "the row has no handle" in text
    assert words("import.rejects_file") in text
    assert words("import.barred", count="2" if language != "fa" else "۲") in text
    assert words("import.nothing_changed") in sent(*import_done(replace(DONE, published=False), showing(language)))
    clean = sent(*import_done(replace(DONE, rejected=0, rejects=(), barred=0), showing(language)))
    assert words("import.rejects_file") not in clean
    assert words("import.rejects") not in clean


def test_further_rejects_are_counted() -> None:
    rejects = tuple(rejected(k, f"reason {k} ", "") for k in range(8))
    text = sent(*import_proposed(replace(FILE, rejects=rejects, rejected=30), showing()))
    assert "reason 4" in text
    assert "reason 5" not in text
    assert Words("en")("import.more_rejects", count="25") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failure_has_its_sentence_and_its_reference(language: str) -> None:
    text = sent(import_failed("creators.pdf", "Save it as .xlsx or as CSV.", showing(language), reference="R-1A2B"))
    assert "Save it as .xlsx" in text
    assert "R-1A2B" in text
    assert "creators.pdf" in sent(import_cancelled("creators.pdf", showing(language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [HOSTILE, LONG, "", "\u202e"])
def test_no_text_of_a_file_addresses_anybody_or_breaks_a_limit(text: str, language: str) -> None:
    of_reader = showing(language)
    columns = (Column(name=text, field="handle", samples=(text, text)), Column(name=text, field=None))
    rejects = tuple(rejected(k, text, text) for k in range(9))
    sent(*import_proposed(Import(number=1, file=text, rows=1, columns=columns, rejects=rejects, rejected=99), of_reader))
    sent(*import_done(replace(DONE, file=text, rejects=rejects), of_reader))
    sent(import_progress(text, of_reader, stage=text, done=1, total=2))
    sent(import_cancelled(text, of_reader), import_failed(text, text, of_reader, reference=text))
