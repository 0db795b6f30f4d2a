"""Our own limits: what Slack was seen to refuse is found, one step inside of the limit nothing is."""

import pytest

from bot.blocks.limits import characters, chunk_faults, message_faults, view_faults
from bot.blocks.limits_inside import NAMED
from tests.bot.blocks.checks.good import (
    Json,
    acts,
    asks,
    button,
    card,
    carousel,
    cell,
    chart,
    feedback,
    image,
    mrkdwn,
    option,
    pie,
    plain,
    plan,
    rich,
    section,
    select,
    table,
    window,
)

GOOD: list[Json] = [
    section("x" * 3_000), section(fields=[mrkdwn("x" * 2_000)] * 5 + [mrkdwn()] * 5), {"type": "header", "text": plain("x" * 150)},
    {"type": "divider"}, image(alt_text="x" * 2_000), {"type": "context", "elements": [plain()] * 10},
    acts(*(button(k) for k in range(25))), acts(button(text=plain("x" * 75), value="v" * 2_000, action_id="a" * 255)),
    carousel(10), card(title=mrkdwn("x" * 150), subtitle=mrkdwn("x" * 150), body=mrkdwn("x" * 200), actions=[button(k) for k in range(3)]),
    table(101, 20), {"type": "table", "rows": [[cell()] * 20] * 100}, table(rows=[[cell()], [cell("x" * 9_999)]]),
    chart(series=6, points=20),
    chart(title="x" * 50), pie(1, 2, 3, 4, 5, 0.1), plan(50), feedback("v" * 2_000, "x" * 75), rich(),
    {"type": "markdown", "text": "x" * 12_000},
    acts(select(count=100)), acts(select("overflow", count=5)), acts(select(options=[option("v" * 150, "x" * 75)])),
    acts(select(initial_option=option("1"))), {"type": "task_card", "task_id": "a", "title": "t", "status": "complete"},
]  # fmt: skip


@pytest.mark.parametrize("block", GOOD, ids=lambda one: one["type"])
def test_what_slack_takes_is_no_fault_up_to_the_limit(block: Json) -> None:
    assert message_faults("x", [block]) == []


BAD: list[tuple[Json, str]] = [
    (section("x" * 3_001), "mrkdwn of 3001"),
    (section(""), "mrkdwn of 0"),
    ({"type": "section"}, "an empty section"),
    (section(fields=[mrkdwn()] * 11), "11 fields"),
    (section(fields=[mrkdwn("x" * 2_001)]), "field of 2001"),
    ({"type": "header", "text": plain("x" * 151)}, "header of 151"),
    (image(alt_text="x" * 2_001), "alt_text of 2001"),
    (image(alt_text=""), "alt_text of 0"),
    (image(image_url="https://x.example/" + "x" * 3_000), "image_url of"),
    ({"type": "context", "elements": [plain()] * 11}, "11 elements in context"),
    ({"type": "context", "elements": []}, "0 elements in context"),
    (acts(*(button(k) for k in range(26))), "26 elements in actions"),
    (acts(button(text=plain("x" * 76))), "button of 76"),
    (acts(button(value="v" * 2_001)), "value of a button of 2001"),
    (acts(button(action_id="a" * 256)), "action_id of 256"),
    (acts(button(1), button(1)), "two of one action_id: ['a1']"),
    (section(block_id="b" * 256), "block_id of 256"),
    (feedback("v" * 2_001), "value of a button of 2001"),
    (feedback(text="x" * 76), "button of 76"),
    (carousel(11), "11 elements in carousel"),
    ({"type": "carousel", "elements": []}, "0 elements in carousel"),
    ({"type": "carousel", "elements": [section()]}, "section in a carousel"),
    (card(title=mrkdwn("x" * 151)), "title of a card of 151"),
    (card(subtitle=mrkdwn("x" * 151)), "subtitle of a card of 151"),
    (card(body=mrkdwn("x" * 201)), "body of a card of 201"),
    (card(body=plain()), "body of a card that is no mrkdwn"),
    (card(actions=[button(k) for k in range(4)]), "4 actions on a card"),
    ({"type": "card", "subtitle": mrkdwn()}, "an empty card"),
    (table(102), "102 rows"),
    (table(1), "1 rows"),
    (table(2, 21), "columns"),
    (table(rows=[[cell(), cell()], [cell()]]), "columns"),
    (table(rows=[[cell()], [cell("")]]), "an empty cell"),
    (table(rows=[[cell()], [{"type": "raw_number", "value": 1, "text": ""}]]), "an empty cell"),
    (table(rows=[[rich()], [cell()]]), "rich text in the header"),
    (table(rows=[[cell("x" * 9_000)], [cell("x" * 1_001)]]), "10001 characters in a table"),
    (table(caption=""), "caption of 0"),
    ({"type": "table", "rows": [[cell()]] * 101}, "101 rows"),
    (chart(title="x" * 51), "title of a chart of 51"),
    (chart(series=7), "7 parts"),
    (chart(points=21), "too many points"),
    (pie(), "0 parts"),
    (pie(1, 0), "a segment of nothing"),
    (plan(51), "51 elements in plan"),
    (plan(0), "0 elements in plan"),
    ({"type": "task_card", "task_id": "a", "title": "t", "status": "pending"}, "a task that waits outside a plan"),
    ({"type": "markdown", "text": "x" * 12_001}, "12001 characters of markdown"),
    (acts(select(count=101)), "101 options"),
    (acts(select(count=0)), "0 options"),
    (acts(select("overflow", count=6)), "6 options in overflow"),
    (acts(select("radio_buttons", count=11)), "11 options in radio_buttons"),
    (acts(select(options=[option(text="x" * 76)])), "option of 76"),
    (acts(select(options=[option("v" * 151)])), "value of an option of 151"),
    (acts(select(options=[option("1"), option("1")])), "two options of one value"),
    (acts(select(initial_option=option("9"))), "a choice that is none of the options"),
    (acts(select(placeholder=plain("x" * 151))), "placeholder of 151"),
    ({"type": "video"}, "no block of ours: video"),
    ({"type": "alert", "text": mrkdwn()}, "alert in a message"),
]


@pytest.mark.parametrize(("block", "fault"), BAD, ids=lambda one: one if isinstance(one, str) else "")
def test_what_slack_refuses_of_a_block_is_found(block: Json, fault: str) -> None:
    found = message_faults("x", [block])
    assert any(fault in one for one in found), found


def test_labels_of_a_chart_are_short_and_every_series_covers_every_category() -> None:
    long = chart()
    long["chart"]["series"][0]["name"] = "x" * 21
    assert "label of a chart of 21 characters" in message_faults("x", [long])
    gap = chart()
    gap["chart"]["series"][0]["data"].pop()
    assert "a series that does not cover every category once" in message_faults("x", [gap])
    axis = chart()
    axis["chart"]["axis_config"]["y_label"] = "x" * 51
    assert "y_label of 51 characters" in message_faults("x", [axis])


def test_a_message_is_held_to_its_size_as_a_whole() -> None:
    assert message_faults("x", [section()] * 50) == []
    assert message_faults("x", [section()] * 51) == ["51 blocks"]
    assert message_faults("x", [section("x" * 3_000)] * 4) == []
    assert message_faults("x", [*[section("x" * 3_000)] * 4, section()]) == ["12001 characters in blocks"]
    assert message_faults("", [section()]) == ["text of 0 characters"]
    assert message_faults("x" * 4_001, []) == ["text of 4001 characters"]
    assert message_faults("x", [table(), {"type": "table", "rows": [[cell()]]}]) == ["two tables in a message"]
    assert message_faults("x", [chart()] * 2) == []
    assert message_faults("x", [chart()] * 3) == ["3 charts in a message"]
    assert "two of one block_id: ['b']" in message_faults("x", [section(block_id="b"), section(block_id="b")])
    assert "two of one action_id: ['a0']" in message_faults("x", [acts(button()), card(actions=[button()])])


def test_what_a_reader_sees_counts_wherever_it_stands() -> None:
    assert characters(section("ab")) == 2
    assert characters(table(caption="abc")) == 7
    assert characters(image(alt_text="abcd")) == 4
    assert characters([{"type": "link", "url": "https://a.example", "text": "a"}]) == 18
    assert characters(button(value="v" * 99)) == 1


@pytest.mark.parametrize(
    ("view", "fault"),
    [
        (window(*[section()] * 101), "101 blocks"),
        (window(section(), title=plain("x" * 25)), "title of 25"),
        (window(section(), title=plain("")), "title of 0"),
        (window(section(), submit=plain("x" * 25)), "submit of 25"),
        (window(section(), close=plain("x" * 25)), "close of 25"),
        (window(section(), private_metadata="x" * 3_001), "too much metadata"),
        (window(section(), callback_id="x" * 256), "too long a callback"),
        (window(carousel()), "carousel in a modal"),
        (window(table()), "data_table in a modal"),
        (window(chart()), "data_visualization in a modal"),
        (window(plan()), "plan in a modal"),
        (window(feedback()), "context_actions in a modal"),
        (window({"type": "markdown", "text": "x"}), "markdown in a modal"),
        ({"type": "home", "blocks": [{"type": "alert", "text": mrkdwn()}]}, "alert in a home"),
        ({"type": "home", "blocks": [plan()]}, "plan in a home"),
        (window(asks({"type": "plain_text_input", "action_id": "i", "max_length": 3_001})), "a field for 3001"),
        (window(asks({"type": "plain_text_input", "action_id": "i", "initial_value": ""})), "initial_value of 0"),
        (window(asks({"type": "plain_text_input", "action_id": "i", "max_length": 2, "initial_value": "abc"})), "initial_value of 3"),
        (
            window(asks({"type": "number_input", "action_id": "i", "min_value": "1", "max_value": "5", "initial_value": "6"})),
            "outside its bounds",
        ),
        (window(asks(select("checkboxes", count=11))), "11 options in checkboxes"),
        (window(asks(select("multi_static_select", initial_options=[]))), "a choice that is none"),
        (window(asks(select("multi_static_select", initial_options=[option("9")]))), "a choice that is none"),
        (window(asks(select(), label=plain("x" * 2_001))), "label of 2001"),
        (window(asks(select(), hint=plain("x" * 2_001))), "hint of 2001"),
        (window(asks(select()), asks(select())), "two of one block_id"),
        (window(*[section("ก" * 3_000)] * 15), "bytes"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_slack_refuses_of_a_view_is_found(view: Json, fault: str) -> None:
    found = view_faults(view)
    assert any(fault in one for one in found), found


def test_what_slack_takes_of_a_view_is_no_fault() -> None:
    fields = asks({"type": "plain_text_input", "action_id": "i", "max_length": 3_000, "initial_value": "x" * 3_000})
    groups = {"label": plain(), "options": [option(str(k)) for k in range(100)]}
    grouped = {"type": "multi_static_select", "action_id": "g", "option_groups": [groups], "initial_options": [option("1")]}
    whole = window(fields, asks(grouped, block_id="c"), *[section()] * 98, title=plain("x" * 24), private_metadata="x" * 3_000)
    assert view_faults(whole) == []
    assert view_faults({"type": "home", "blocks": [carousel(), table(), chart()]}) == []
    unsubmitted = window(fields)
    del unsubmitted["submit"]
    assert view_faults(unsubmitted) == ["fields without a button to submit them"]


def test_an_addition_to_a_stream_is_held_to_the_limits_of_a_message() -> None:
    update = {"type": "task_update", "id": "read", "title": "Read", "status": "in_progress"}
    assert chunk_faults([update, {"type": "plan_update", "title": "x"}, {"type": "blocks", "blocks": [section()] * 50}]) == []
    assert "51 blocks in a chunk" in chunk_faults([{"type": "blocks", "blocks": [section()] * 51}])
    assert "51 elements in plan" in chunk_faults([{"type": "blocks", "blocks": [plan(51)]}])
    assert "a task without an id or a title" in chunk_faults([{**update, "id": ""}])
    assert "12001 characters in a stream" in chunk_faults([{"type": "markdown_text", "text": "x" * 12_001}])


def test_every_kind_of_block_that_is_taken_has_been_tried() -> None:
    tried = {block["type"] for block in GOOD} | {"alert", "context_actions", "input"}
    assert tried == NAMED
