"""Messages without whoever asked to be forgotten: the rest of them stays, nothing of them does, Slack's pace is kept."""

from typing import Any

from bot.blocks.gate import checked
from bot.blocks.prose import prose
from bot.blocks.text import literal
from bot.memory.traces import traces_of
from bot.memory.whereabouts import Place
from bot.posting.wire import Busy, Refused
from bot.slack.redacting import MOST_THREADS, Redacting, without
from prompts.words import Words
from tests.builders import a_creator

ANA = a_creator("_ana_tea", name="Ana & Tea")
TRACES = traces_of([ANA])
EN = Words("en")
NOTE = "A creator who asked to be forgotten stood here and was taken out."


def a_card(handle: str) -> dict[str, Any]:
    """A card of a list."""
    text = {"type": "mrkdwn", "text": literal(f"@{handle}"), "verbatim": True}
    return {"type": "card", "title": text}


def a_button(label: str) -> dict[str, Any]:
    return {"type": "button", "text": {"type": "plain_text", "text": label}, "action_id": label, "value": "x"}


def test_a_message_that_shows_nobody_is_left_alone() -> None:
    assert without({"text": "Bo Brews", "blocks": prose(["Bo Brews"], "en")}, TRACES, EN) is None


def test_their_card_line_row_and_option_go_and_the_others_stay() -> None:
    cell = {"type": "raw_text", "text": "Creator"}
    options = [{"text": {"type": "plain_text", "text": name}, "value": name[:1]} for name in ("@_ana_tea", "@bo")]
    blocks = [
        {"type": "carousel", "elements": [a_card("_ana_tea"), a_card("bo")]},
        *prose(["1. @_ana_tea · 48k", "2. @bo · 7k"], "en"),
        {"type": "data_table", "caption": "List", "rows": [[cell], [{**cell, "text": "Ana & Tea"}], [{**cell, "text": "Bo"}]]},
        {"type": "actions", "elements": [a_button("More"), {"type": "static_select", "action_id": "s", "options": options}]},
    ]
    told = without({"text": "Shortlist of 2: @_ana_tea, @bo", "blocks": blocks}, TRACES, EN)
    assert told is not None
    assert checked(told)
    whole = str(told.blocks) + told.text
    assert "ana_tea" not in whole.replace("ˍ", "_")
    assert "Ana" not in whole
    assert "48k" not in whole
    assert all(kept in whole for kept in ("@bo", "7k", "'Bo'", "More", NOTE))


def test_a_name_that_was_escaped_or_made_plain_is_found() -> None:
    for text in ("with Ana &amp; Tea", literal("@_ana_tea"), "\u2068@_ana_tea\u2069"):
        told = without({"text": text, "blocks": []}, TRACES, EN)
        assert told is not None
        assert told.text == NOTE


def test_what_could_not_stand_without_them_is_replaced_as_a_whole() -> None:
    told = without(
        {"text": "hello", "blocks": [a_card("_ana_tea"), {"type": "actions", "elements": [{"type": "unknown"}]}] * 26}, TRACES, EN
    )
    assert told is not None
    assert checked(told)
    assert "ana" not in str(told.blocks)


class Threads:
    """A client whose threads are given, and what was put into them."""

    def __init__(self, threads: dict[str, list[dict[str, Any]]]) -> None:
        self.threads, self.asked = threads, 0
        self.put: list[tuple[str, str, str, str]] = []
        self.busy = 0
        self.bot = "UBOT"

    def conversations_replies(self, *, ts: str, **_: Any) -> Any:
        self.asked += 1
        if self.busy:
            self.busy -= 1
            raise Busy(3.0)
        if ts not in self.threads:
            raise Refused("thread_not_found" if ts == "0" else "not_in_channel")
        return type("Told", (), {"data": {"messages": self.threads[ts]}})

    def update(self, channel: str, ts: str, message: Any, *, key: str) -> None:
        self.put.append((channel, ts, key, message.text))


def redact(threads: Threads, *stamps: str) -> tuple[Any, list[float]]:
    waits: list[float] = []
    redacting = Redacting(client=threads, speaking=threads, wait=waits.append)  # type: ignore[arg-type]  # as much of both as is called
    return redacting([Place(thread=one, channel="C1") for one in stamps], TRACES, EN), waits


def test_only_our_own_messages_change_and_what_is_not_reached_is_counted() -> None:
    ours = {"user": "UBOT", "ts": "1.1", "text": "@_ana_tea", "metadata": {"event_payload": {"key": "k:0"}}, "files": [{"id": "F1"}]}
    threads = Threads({"1": [ours, {"user": "UBEN", "ts": "1.2", "text": "@_ana_tea"}, {"user": "UBOT", "ts": "1.3", "text": "bo"}]})
    threads.busy = 1
    done, waits = redact(threads, "1", "0", "2")
    assert threads.put == [("C1", "1.1", "k:0", NOTE)]
    assert (done.changed, done.missed, done.files) == (1, 1, 1)
    assert waits == [3.0]


def test_no_more_threads_are_looked_through_than_there_is_time_for() -> None:
    threads = Threads({})
    done, _ = redact(threads, *["0"] * (MOST_THREADS + 7))
    assert threads.asked == MOST_THREADS
    assert done.missed == 7
