"""The last look at what leaves: what Slack would refuse stays, and so does whatever would call somebody or lead where no page is."""

from typing import Any

import pytest

from bot.blocks.gate import NotSent, address_faults, checked, checked_view
from bot.blocks.limits import blocks_of
from bot.blocks.showing import Message
from bot.blocks.text import escaped, link, mrkdwn
from tests.bot.blocks.hostile.own import texts


def said(text: str, **fields: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True, **fields}}


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        (said("Ana <!channel>"), "a mention or a command"),
        (said("Ana <@U012ABCDEF>"), "a mention or a command"),
        (said("<#C012ABCDEF|x>"), "a mention or a command"),
        (said("`<!here>`"), "a mention or a command"),
        (said("<mailto:a@evil.example>"), "a link to no page"),
        (said("<javascript:alert(1)|x>"), "a link to no page"),
        (said("<https://ana@evil.example|x>"), "a link to no page"),
        (said("<bank>"), "a link to no page"),
        (said("5 < 6"), "a sign that was not escaped"),
        (said("<https://ok.example|x<y>"), "a sign that was not escaped"),
        (said("ok", verbatim=False), "bare addresses"),
        ({"type": "section", "text": {"type": "mrkdwn", "text": "ok"}}, "bare addresses"),
        ({"type": "markdown", "text": "[bank](https://evil.example)"}, "a link in Markdown"),
        ({"type": "markdown", "text": "see www.evil.example"}, "a link in Markdown"),
        ({"type": "markdown", "text": "<!here>"}, "a mention or a command"),
        ({"type": "plan", "title": "<!here>", "tasks": []}, "a mention or a command"),
        (rich({"type": "user", "user_id": "U1"}), "a user element"),
        (rich({"type": "usergroup", "usergroup_id": "S1"}), "a usergroup element"),
        (rich({"type": "broadcast", "range": "here"}), "a broadcast element"),
        (rich({"type": "channel", "channel_id": "C1"}), "a channel element"),
        (rich({"type": "link", "url": "javascript:alert(1)", "text": "x"}), "an address that may not be opened"),
        (rich({"type": "link", "url": "https://a@evil.example/", "text": "x"}), "an address that may not be opened"),
        ({"type": "image", "image_url": "http://a b", "alt_text": "x"}, "an address that may not be opened"),
        (
            {"type": "actions", "elements": [{"type": "button", "url": "slack://x", "text": {"type": "plain_text", "text": "x"}}]},
            "an address that may not be opened",
        ),
    ],
)  # fmt: skip
def test_what_would_call_somebody_or_lead_elsewhere_is_not_sent(block: dict[str, Any], fault: str) -> None:
    assert any(fault in one for one in address_faults([block]))
    with pytest.raises(NotSent):
        checked(Message(text="ok", blocks=(block,)))
    with pytest.raises(NotSent):
        checked_view({"type": "home", "blocks": [block]})


@pytest.mark.parametrize(
    "block",
    [
        said("Ana &lt;!channel&gt; &amp; *bold*"),
        said("<https://ok.example/a?b=1&amp;c=2|a post>"),
        rich(
            {"type": "text", "text": "<!channel> <@U1> https://evil.example"}, {"type": "link", "url": "https://ok.example", "text": "<x>"}
        ),
        {"type": "section", "text": {"type": "plain_text", "text": "<!channel>"}},
        {"type": "data_table", "caption": "c", "rows": [[{"type": "raw_text", "text": "<!here>"}], [{"type": "raw_text", "text": "<x"}]]},
        {"type": "markdown", "text": "**Top 3**\n\n- Ana [2]"},
    ],
)
def test_what_calls_nobody_is_sent(block: dict[str, Any]) -> None:
    assert list(address_faults([block])) == []
    message = Message(text="Ana &lt;!channel&gt;", blocks=(block,))
    assert checked(message) is message


def test_a_notification_that_would_call_somebody_is_not_sent() -> None:
    with pytest.raises(NotSent, match="a mention or a command"):
        checked(Message(text="Ana <!channel>", blocks=(said("ok"),)))


def test_nothing_of_the_message_stands_in_the_error() -> None:
    with pytest.raises(NotSent) as failure:
        checked(Message(text="secret <@U012ABCDEF>", blocks=(said("hidden <!here>"),)))
    assert "secret" not in str(failure.value)
    assert "hidden" not in str(failure.value)


def test_what_slack_would_refuse_is_not_sent() -> None:
    with pytest.raises(NotSent, match="51 blocks"):
        checked(Message(text="ok", blocks=(said("ok"),) * 51))
    with pytest.raises(NotSent, match="too much metadata"):
        checked_view({"type": "home", "private_metadata": "x" * 3_001, "blocks": [said("ok")]})


@pytest.mark.parametrize("place", range(4))
def test_every_hostile_text_passes_escaped_and_those_that_call_do_not_as_they_are(place: int) -> None:
    for text in texts()[place::4]:
        assert list(address_faults([{"type": "section", "text": mrkdwn(f"Ana {escaped(text)} {link('https://ok.example', text)}")}])) == []
        if any(sign in text for sign in ("<!", "<@", "<#")):
            assert list(address_faults(text))


def test_blocks_are_found_in_chunks_of_a_stream() -> None:
    payload = {
        "blocks": [{"type": "divider"}],
        "chunks": [{"type": "blocks", "blocks": [said("a")]}, {"type": "plan_update", "title": "x"}],
    }
    assert blocks_of(payload) == [{"type": "divider"}, said("a")]
