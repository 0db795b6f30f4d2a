"""Every payload that the code can build passes all three layers, whatever others wrote and however much there is of it.

The first layer needs node and the npm packages of `tests/bot/blocks/node`; where they are missing the others still run, and
`test_schema.py` tells of the gap.
"""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.blocks.modals.callbacks import CALLBACKS, callback_of
from bot.blocks.replies import messages
from bot.blocks.screen import screen_of
from bot.blocks.showing import Audience, Showing
from bot.bootstrap import Parts
from bot.conversation.replies import Body, Explained
from bot.settings import read_settings
from prompts.words import Words
from tests.bot.blocks.hostile.own import texts
from tests.bot.blocks.samples.every import faults, samples
from tests.bot.blocks.samples.ground import BOOK, LANGUAGES, Sample, proposal_of, shown_in
from tests.bot.blocks.samples.messages import replies, sent, weekly_rounds
from tests.bot.blocks.samples.windows import windows
from tests.builders import NOW
from tests.conftest import Demonstrated

HOSTILE = "Ana <!channel> <@U012ABCDEF> <https://evil.example|bank.example> & *b* _i_ `c` \u202e\u2066\x1b[31m {name}"
WORST = (
    "<" * 4_000, "&" * 4_000, "x" * 4_000, "ก" * 4_000, "𝕏" * 4_000, "@" * 4_000, "\n" * 4_000, "x\n" * 2_000, "*_~`" * 1_000,
    "سلام abc " * 450, "a\u0301" * 2_000, "🏳\ufe0f\u200d🌈" * 600, " ", "", "\u200b", "\x00", "\ud800",
    "https://evil.example/" + "a" * 3_900,
)  # fmt: skip
"""Texts that are long, or long once they are escaped, or nothing once they are cleaned."""
LONG_LIST = "Anastasia <@U012ABCDEF> & " + "x" * 400
BRIEFS = {
    "en": "5 micro creators on Instagram for home coffee in Thailand, budget 2,000 USD, must mention oat milk, no alcohol",
    "th": "หาครีเอเตอร์สายทำขนมในไทย 5 คน ผู้ติดตาม 10,000 ขึ้นไป งบ 50,000 บาท",
    "fa": "۵ بلاگر آشپزی در ایران با بیش از ۱۰ هزار دنبال‌کننده",
    "vi": "Tìm 5 nhà sáng tạo về du lịch ở Việt Nam trên TikTok, ngân sách 20 triệu đồng",
}
SAID = (
    "explain 1", "why not @nobody.here?", "fees", "compare 1 and 2", "what would loosening change?", "draft for all", "more like 2",
    "swap 3", "reject 2: too expensive <!here>", "note on 1: ask <@U1> for the rate card", "approve 1", "who approved what?", "export md",
    "history", "threads", "show the brief", "undo", "help", "next 5", "chart", "cheaper",
)  # fmt: skip
"""What people say after a brief, so that every kind of reply is made by the program itself."""


def wrong(made: Iterator[Sample]) -> list[str]:
    """All faults of samples; at least one sample must be there."""
    told = list(made)
    assert told
    return [fault for one in told for fault in faults(one)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["Ana", HOSTILE, *texts()[:: len(texts()) // 4]])
def test_every_payload_is_valid_in_every_language(language: str, text: str) -> None:
    assert wrong(samples(text, shown_in(language, text), proposal_of(text, text))) == []


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_payload_is_valid_where_fees_and_contacts_are_hidden(language: str) -> None:
    assert wrong(samples("Ana", shown_in(language, "Ana", fees=False))) == []


@pytest.mark.parametrize(("place", "text"), list(enumerate(WORST)), ids=lambda one: str(one)[:6].encode("unicode_escape").decode())
def test_every_payload_is_valid_with_the_longest_and_strangest_texts(place: int, text: str) -> None:
    assert wrong(samples(text, shown_in(LANGUAGES[place % len(LANGUAGES)], text), proposal_of(text, text), every=False, many=12)) == []


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_payload_is_valid_for_a_list_of_a_hundred(language: str) -> None:
    hundred, showing = proposal_of(*[LONG_LIST] * 100, whole=True), shown_in(language, LONG_LIST)
    made = (
        one
        for part in (
            replies(LONG_LIST, showing, hundred, every=False),
            weekly_rounds(LONG_LIST, showing, hundred),
            windows(LONG_LIST, showing, hundred),
        )
        for one in part
        if " said " not in one.name
    )
    assert wrong(made) == []


@given(
    text=st.text(st.characters(codec=None, exclude_categories=()), max_size=300) | st.sampled_from(texts()),
    language=st.sampled_from(LANGUAGES),
    size=st.integers(1, 3),
)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_payload_is_valid_with_any_text(text: str, language: str, size: int) -> None:
    assert wrong(samples(text, shown_in(language, text), proposal_of(*[text] * size), every=False)) == []


def test_every_kind_of_body_and_of_window_is_among_the_samples() -> None:
    told = list(samples("Ana", shown_in("en", "Ana")))
    names = {one.name for one in told}
    assert {f"reply {kind.__name__}" for kind in get_args(Body) if kind.__name__ != "Files"} <= names
    windows_made = {
        callback_of(one.payload["callback_id"]) for one in told if "callback_id" in (one.payload if isinstance(one.payload, dict) else {})
    }
    assert windows_made == set(CALLBACKS)
    kinds = {block["type"] for one in told if one.surface == "message" for block in one.payload["blocks"]}
    assert {"carousel", "rich_text", "data_table", "table", "data_visualization", "plan", "context_actions", "actions", "section"} <= kinds
    assert {one.surface for one in told} == {"message", "view", "chunks"}


@pytest.fixture(scope="module")
def office(demonstrated: Demonstrated, tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """The example creators with a memory of its own, since others only read theirs."""
    data = tmp_path_factory.mktemp("office") / "demo"
    shutil.copytree(demonstrated.root / "demo", data)
    return Parts(read_settings({}, data=data))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_answers_over_the_example_creators_is_valid(office: Parts, language: str) -> None:
    conversing, key = office.conversing, f"slack:T1:C1:17000{LANGUAGES.index(language)}.000100"
    made: list[Sample] = []
    for place, said in enumerate((BRIEFS[language], *SAID)):
        reply, thread = conversing.say(said, key=key, who="U012ABCDEF", now=NOW + timedelta(minutes=place))
        showing = Showing(words=Words(language), book=BOOK, audience=Audience(), called=lambda who: f"<@{who}>")
        screen = screen_of(thread)
        made += sent(said, messages(reply, showing, screen))
        if isinstance(reply.body, Explained):
            made += windows("Ana", showing, reply.body.proposal)
    assert wrong(iter(made)) == []
    kinds = {block["type"] for one in made if one.surface == "message" for block in one.payload["blocks"]}
    assert {"carousel", "rich_text", "table"} <= kinds
