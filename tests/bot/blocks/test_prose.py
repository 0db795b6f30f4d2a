"""Rich text shows what others wrote as it is, and goes on in further blocks."""

from hypothesis import given
from hypothesis import strategies as st

from bot.blocks.prose import MOST, Piece, joined, name, prose, strong
from tests.bot.blocks.views import SIGNS, inside
from tests.prompts.matches import HOSTILE, UNWANTED


def texts(blocks: list[dict[str, object]]) -> str:
    return "".join(str(one["text"]) for one in inside(blocks) if isinstance(one.get("text"), str)).translate(
        {ord(sign): None for sign in SIGNS}
    )


def test_a_line_is_a_section_with_its_pieces() -> None:
    (block,) = prose([[strong("Topics: "), "home coffee"], "second"], "en")
    first, second = block["elements"]
    assert first == {
        "type": "rich_text_section",
        "elements": [{"type": "text", "text": "Topics: ", "style": {"bold": True}}, {"type": "text", "text": "home coffee"}],
    }
    assert second["elements"] == [{"type": "text", "text": "second"}]


def test_marks_and_mentions_of_others_are_text() -> None:
    (block,) = prose(["*bold* <!channel> <@U1> _x_ &amp;"], "en")
    assert block["elements"][0]["elements"] == [{"type": "text", "text": "*bold* <!channel> <@U1> _x_ &amp;"}]


def test_what_cannot_be_seen_is_left_out() -> None:
    assert set(texts(prose([HOSTILE, [strong(HOSTILE)], [name(HOSTILE)]], "en"))) & set(UNWANTED) == set()


def test_a_link_leads_only_to_an_address_that_may_be_opened() -> None:
    for url in ("javascript:alert(1)", "http://a b", "https://x@evil.example", "https://a.example|<!here>", "x" * 3_000, ""):
        elements = prose([[Piece(text="post", url=url)]], "en")[0]["elements"][0]["elements"]
        assert [one["type"] for one in elements] == ["text"], url
    elements = prose([[Piece(text="post", url="https://a.example/p/1")]], "en")[0]["elements"][0]["elements"]
    assert elements == [{"type": "link", "url": "https://a.example/p/1", "text": "post"}]


def test_an_empty_line_is_a_space_since_no_text_may_be_empty() -> None:
    assert texts(prose(["a", "", [strong("")], "b"], "en")) == "a  b"


def test_parts_are_joined_and_empty_ones_left_out() -> None:
    assert joined(["a", "", [strong("b"), "c"], []]) == ["a", " · ", strong("b"), "c"]


@given(
    st.lists(
        st.lists(
            st.builds(
                Piece,
                text=st.text(alphabet="ab سلام <&*\n", max_size=80).map(lambda text: text * 60),
                style=st.sampled_from([None, "bold"]),
                url=st.sampled_from([None, "https://a.example/" + "p" * 1_900, "no address"]),
                apart=st.booleans(),
            ),
            max_size=3,
        ),
        max_size=3,
    ),
    st.sampled_from(["en", "fa"]),
)
def test_nothing_is_lost_and_no_block_is_too_long(lines: list[list[Piece]], language: str) -> None:
    blocks = prose(lines, language)
    links = [one["text"] for one in inside(blocks) if one.get("type") == "link"]
    if not links:
        whole = "".join(one.text for line in lines for one in line)
        assert texts(blocks).replace(" ", "") == whole.replace(" ", "")
    for block in blocks:
        told = [one for one in inside(block) if one.get("type") in {"text", "link"}]
        assert sum(len(one["text"]) + len(one.get("url", "")) for one in told) <= MOST + 200
        assert all(one["text"] for one in told)
