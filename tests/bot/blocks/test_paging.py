"""Blocks become as few messages as hold them, in their order, and nothing is left out."""

from hypothesis import given
from hypothesis import strategies as st

from bot.blocks.paging import MOST_BLOCKS, MOST_TEXT, paged, weight
from bot.blocks.sections import plain, plain_section
from bot.blocks.text import Block
from prompts.words import Words

EN = Words("en")
DIVIDER: Block = {"type": "divider"}


def counts(*parts: list[Block]) -> list[int]:
    return [len(message.blocks) for message in paged(parts, "text", EN)]


def test_what_fits_is_one_message_and_says_no_number() -> None:
    (message,) = paged([[DIVIDER], [], [plain_section("a", "en")]], "text & more", EN)
    assert message.text == "text &amp; more"
    assert [block["type"] for block in message.blocks] == ["divider", "section"]


def test_more_blocks_than_a_message_takes_go_on_in_the_next() -> None:
    assert counts(*([DIVIDER] for _ in range(120))) == [MOST_BLOCKS, MOST_BLOCKS, 20]


def test_what_belongs_together_stays_together_where_one_message_holds_it() -> None:
    assert counts([DIVIDER] * 40, [DIVIDER] * 20) == [40, 20]
    assert counts([DIVIDER] * 70) == [50, 20]


def test_more_text_than_a_message_takes_goes_on_in_the_next() -> None:
    long = [plain_section("a " * 1_450, "en")]
    assert counts(*([long[0]] for _ in range(5))) == [3, 2]


def test_a_message_has_one_table_two_charts_and_nothing_to_press_twice() -> None:
    table: Block = {"type": "data_table", "caption": "a", "rows": []}
    chart: Block = {"type": "data_visualization", "title": "a", "chart": {}}
    press: Block = {"type": "actions", "elements": [{"type": "button", "action_id": "bm:undo:::"}]}
    assert counts([table], [table]) == [1, 1]
    assert counts([chart], [chart], [chart]) == [2, 1]
    assert counts([press], [press]) == [1, 1]


def test_pages_are_numbered_in_their_text() -> None:
    assert [message.text for message in paged([[DIVIDER]] * 60, "text", EN)] == ["text (1/2)", "text (2/2)"]
    assert "(۲/۲)" in paged([[DIVIDER]] * 60, "متن", Words("fa"))[1].text


def test_what_nobody_reads_weighs_nothing() -> None:
    assert weight({"type": "button", "action_id": "x" * 50, "value": "y" * 50, "text": {"type": "plain_text", "text": "abc"}}) == 3


@given(st.lists(st.lists(st.text(min_size=1, max_size=2_500).map(lambda text: plain_section(text, "fa")), max_size=6), max_size=12))
def test_every_block_is_there_in_its_order_and_every_message_fits(parts: list[list[Block]]) -> None:
    made = paged(parts, "text " * 2_000, EN)
    assert [block for message in made for block in message.blocks] == [block for part in parts for block in part]
    for message in made:
        assert len(message.blocks) <= MOST_BLOCKS
        assert weight(message.blocks) <= MOST_TEXT
        assert len(message.text) < 4_000


@given(st.text(alphabet="ab سلام “”.", max_size=300), st.integers(8, 60), st.sampled_from(["en", "fa"]))
def test_plain_text_is_never_longer_than_it_may_be(text: str, most: int, language: str) -> None:
    assert 0 < len(plain(text, language, most=most)["text"]) <= most
