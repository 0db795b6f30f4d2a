"""A list as a table that is sorted by a tap, within what a table takes."""

from bot.blocks.table import MOST_CHARACTERS, MOST_ROWS, fee_chart, list_tables, number_cell, tables, text_cell
from tests.bot.blocks.test_limits_hold import long_list
from tests.bot.blocks.views import showing
from tests.bot.proposals import a_fee, a_proposal
from tests.builders import a_creator
from tests.prompts.matches import a_match, standing


def test_a_row_tells_a_creator_and_sorts_by_numbers() -> None:
    proposal = a_proposal(a_match(creator=a_creator("ana", followers=48_200), engagement=standing(percentile=78.4)), fees=(a_fee(),))
    ((table,),) = list_tables(proposal, showing())
    header, row = table["rows"]
    titles = [cell["text"] for cell in header]
    assert titles == ["No.", "Creator", "Handle", "Platform", "Followers", "Engagement", "Percentile", "Fee", "Requirements", "Check"]
    told = dict(zip(titles, row, strict=True))
    assert told["Followers"] == {"type": "raw_number", "value": 48_200, "text": "48.2k"}
    assert told["Percentile"] == {"type": "raw_number", "value": 78.4, "text": "78"}
    assert told["Fee"] == {"type": "raw_number", "value": 2_200, "text": "1,200–3,900 USD"}
    assert told["Handle"] == {"type": "raw_text", "text": "@ana"}


def test_what_is_not_known_has_a_dash_since_no_cell_may_be_empty() -> None:
    assert text_cell("") == text_cell(" \u200b") == number_cell(None, "") == {"type": "raw_text", "text": "–"}


def test_where_fees_are_not_shown_there_is_no_column_of_them() -> None:
    ((table,),) = list_tables(a_proposal(a_match()), showing(fees=False))
    assert "Fee" not in [cell["text"] for cell in table["rows"][0]]


def test_a_table_that_is_full_goes_on_in_another_with_the_same_header() -> None:
    made = [part[0] for part in list_tables(long_list(100, "n" * 200), showing())]
    assert len(made) > 1
    assert len({str(table["rows"][0]) for table in made}) == 1
    places = [row[0]["value"] for table in made for row in table["rows"][1:]]
    assert places == list(range(1, 101))
    for table in made:
        assert sum(len(cell["text"]) for row in table["rows"] for cell in row) <= MOST_CHARACTERS
        assert len({len(row) for row in table["rows"]}) == 1
    short = [part[0] for part in tables("…", ["a"], [[text_cell("b")]] * 250)]
    assert [len(table["rows"]) - 1 for table in short] == [MOST_ROWS, MOST_ROWS, 50]


def test_likely_fees_are_drawn_as_bars_with_a_category_of_its_own_for_each() -> None:
    people = [a_match(creator=a_creator(f"same_long_handle_of_everybody_{k}")) for k in range(30)]
    proposal = a_proposal(*people, fees=(a_fee(),) * 30)
    chart = fee_chart(proposal, range(1, 31), showing())
    assert chart is not None
    names = chart["chart"]["axis_config"]["categories"]
    assert len(set(names)) == len(names) == 20
    assert max(map(len, names)) <= 20
    assert [[point["value"] for point in one["data"]][:1] for one in chart["chart"]["series"]] == [[1_200], [2_200], [3_900]]
    assert all(len(one["name"]) <= 20 and [point["label"] for point in one["data"]] == names for one in chart["chart"]["series"])


def test_one_fee_is_no_picture_and_where_fees_are_not_shown_there_is_none() -> None:
    proposal = a_proposal(a_match(), a_match(creator=a_creator("bo")), fees=(a_fee(), a_fee(package=None)))
    assert fee_chart(proposal, (1, 2), showing()) is None
    both = a_proposal(a_match(), a_match(creator=a_creator("bo")), fees=(a_fee(), a_fee()))
    assert fee_chart(both, (1, 2), showing(fees=False)) is None
