"""Text of others in mrkdwn is read as it was written, and links lead where a record leads."""

from hypothesis import given
from hypothesis import strategies as st

from bot.blocks.text import link_element, literal


def test_signs_that_would_begin_an_emphasis_are_replaced_and_others_stay() -> None:
    assert literal("*b* _i_ ~s~ `c`") == "∗b∗ ˍi_ ∼s~ ˋcˋ"
    assert literal("ana_silva 5~6 a_b_") == "ana_silva 5~6 a_b_"


def test_mentions_and_links_are_escaped() -> None:
    assert literal("<!here> & <@U1>") == "&lt;!here&gt; &amp; &lt;@U1&gt;"


def test_a_cut_is_marked_and_never_goes_through_an_escaped_sign() -> None:
    assert literal("&&&&", most=12) == "&amp;&amp;…"
    assert literal("&&&&", most=20) == "&amp;" * 4
    assert literal("one two three", most=10) == "one two…"
    assert literal("<<", most=5) == "&lt;…"


@given(st.text(alphabet="ab &<*_", max_size=120), st.integers(1, 60))
def test_it_fits_and_uses_the_room_that_there_is(text: str, most: int) -> None:
    told = literal(text, most=most)
    assert len(told) <= most
    if len(literal(text)) > most and " " not in text:
        assert len(told) >= most - 5, "an escaped sign more would not fit"


def test_a_link_of_rich_text_has_our_label_unless_that_looks_like_an_address() -> None:
    assert link_element("https://a.example/p", "post") == {"type": "link", "url": "https://a.example/p", "text": "post"}
    assert link_element("https://a.example/p", "b.example")["text"] == "a.example"
    assert link_element("javascript:x", "post") == link_element(None, "post") == {"type": "text", "text": "post"}
