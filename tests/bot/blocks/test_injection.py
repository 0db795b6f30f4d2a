"""Hostile texts in every field that others write: nobody is called, nothing is commanded, no link leads anywhere but to a record.

`slack-message-parser`, which we did not write, reads all that Slack parses; what Slack shows as it stands is looked at element by element.
By default every text of ours goes through lists of ten in two of the four languages, and some through every payload. With
`BRIEFMATCH_HOSTILE=all` all of them go through lists in every language and through every payload, those of published collections too
(minutes).
"""

import os
from collections.abc import Iterator, Sequence

import pytest

from bot.blocks.replies import messages
from bot.blocks.screen import Screen
from bot.blocks.text import link, link_element, may_be_opened
from bot.conversation.replies import Reply
from bot.matchmaker import Answer
from prompts.commands import Command
from tests.bot.blocks.checks.node import why_not as no_node
from tests.bot.blocks.checks.oracle import Seen, alive, look, parsed
from tests.bot.blocks.hostile import wheels
from tests.bot.blocks.hostile.own import ATOMS, texts
from tests.bot.blocks.samples.every import samples
from tests.bot.blocks.samples.ground import KEPT, LANGUAGES, URL, Sample, proposal_of, shown_in
from tests.bot.blocks.samples.messages import sent

OURS = texts()
URLS = frozenset({URL})
ALL = os.environ.get("BRIEFMATCH_HOSTILE") == "all"
EACH = 1 if ALL else 24
"""Of how many texts one goes through every payload."""
TEN = 10
PIECES = 8 if ALL else 1
"""Parts that the long tests are divided into, so that several processes share them."""

needs_node = pytest.mark.skipif(no_node() is not None, reason=no_node() or "")
needs_wheels = pytest.mark.skipif(wheels.why_not() is not None, reason=wheels.why_not() or "")


def said(text: str) -> dict[str, object]:
    """A text that Slack parses."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def rich(element: dict[str, str]) -> dict[str, object]:
    """Rich text of one element."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [element]}]}


def tens(told: Sequence[str], language: str, *, times: int = 2) -> Iterator[Sample]:
    """Lists of ten, a text for each creator, as they are answered; the first one stands in the brief as well. By default each list is told
    in so many of the languages, by turns.
    """
    for start in range(0, len(told), TEN):
        if not ALL and (LANGUAGES.index(language) + start // TEN) % len(LANGUAGES) >= times:
            continue
        some = told[start : start + TEN]
        proposal = proposal_of(*some)
        answer = Answer(
            brief=proposal.shortlist.brief,
            shortlist=proposal.shortlist,
            problem=None,
            language=language,
            unused=(some[0],),
            proposal=proposal,
        )
        screen = Screen(shortlist=KEPT, creators=tuple(one.creator.id for one in proposal.shortlist.matches))
        reply = Reply(command=Command(name="new_brief"), answer=answer, kept=KEPT)
        yield from sent("list of ten", messages(reply, shown_in(language, some[-1]), screen))


def everywhere(told: Sequence[tuple[int, str]]) -> Iterator[Sample]:
    """Every payload with each text, each in the next language."""
    for place, text in told:
        yield from samples(text, shown_in(LANGUAGES[place % len(LANGUAGES)], text), proposal_of(text), every=False)


def found_in(made: Iterator[Sample]) -> tuple[list[str], Seen]:
    """What is alive in payloads, and all that was seen."""
    seen = Seen()
    for one in made:
        look(seen, one.name, one.surface, one.payload, urls=URLS)
    return alive(seen, urls=URLS), seen


def test_there_are_two_thousand_hostile_texts_of_ours_each_once() -> None:
    assert len(OURS) == len(set(OURS)) > 2_000


@needs_node
def test_unescaped_they_would_call_people_run_commands_and_lead_elsewhere() -> None:
    kinds = [kind for _, kind, _ in parsed(OURS)]
    assert {"user", "command", "channel", "url", "code"} == set(kinds)
    assert len(kinds) > 1_000


@needs_node
@pytest.mark.parametrize(
    ("block", "fault"),
    [
        (said("Ana <!channel>"), "command channel"),
        (said("Ana <@U1>"), "user U1"),
        (said("*<#C1|x>*"), "channel C1"),
        (said("`<!here>`"), "code"),
        (said("<https://evil.example|x>"), "url https://evil.example"),
        ({"type": "section", "text": {"type": "mrkdwn", "text": "https://evil.example"}}, "bare addresses"),
        ({"type": "markdown", "text": "[bank](https://evil.example)"}, "a link in Markdown"),
        ({"type": "markdown", "text": "see www.evil.example"}, "a link in Markdown"),
        ({"type": "image", "image_url": "https://evil.example/x.png", "alt_text": "x"}, "a picture"),
        (rich({"type": "user", "user_id": "U1"}), "a user element"),
        (
            {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [{"type": "broadcast", "range": "here"}]}]},
            "a broadcast element",
        ),
        (
            rich({"type": "link", "url": "https://evil.example"}),
            "a link to https://evil.example",
        ),
        (
            rich({"type": "link", "url": URL, "text": "www.bank.example"}),
            "looks like another",
        ),
    ],
)  # fmt: skip
def test_the_oracle_sees_what_an_unescaped_payload_would_do(block: dict[str, object], fault: str) -> None:
    found, _ = found_in(iter([Sample(name="bad", surface="message", payload={"text": "-", "blocks": [block]})]))
    assert any(fault in one for one in found), found
    good, _ = found_in(iter([Sample(name="good", surface="message", payload={"text": "&lt;!channel&gt;", "blocks": []})]))
    assert good == []


@needs_node
def test_an_unescaped_notification_is_seen() -> None:
    found, _ = found_in(iter([Sample(name="bad", surface="message", payload={"text": "Ana <!channel>", "blocks": []})]))
    assert found == ["bad: text: command channel"]


@needs_node
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_alive_in_lists_of_creators_who_wrote_them(language: str) -> None:
    found, seen = found_in(tens(OURS, language))
    assert found == []
    assert len(seen.parsed) > len(OURS), "three texts of each card are parsed"


@needs_node
@pytest.mark.parametrize("piece", range(PIECES))
def test_nothing_is_alive_in_any_payload_that_holds_them(piece: int) -> None:
    told = list(enumerate(OURS))[piece * EACH :: EACH * PIECES]
    found, seen = found_in(everywhere(told))
    assert found == []
    assert seen.plain > 300 * len(told)


@needs_node
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_to_call_somebody_goes_through_every_payload_in_every_language(language: str) -> None:
    told = ATOMS if ALL else ATOMS[:: len(ATOMS) // 8]
    made = (one for text in told for one in samples(text, shown_in(language, text), proposal_of(text), every=False))
    found, _ = found_in(made)
    assert found == []


@needs_node
@needs_wheels
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("corpus", wheels.corpora(), ids=lambda one: one.name)
def test_nothing_is_alive_in_lists_of_creators_who_wrote_the_texts_of_a_collection(corpus: wheels.Corpus, language: str) -> None:
    told = wheels.texts(corpus)
    found, _ = found_in(tens([f"{ATOMS[place % len(ATOMS)]} {text}" for place, text in enumerate(told)], language, times=1))
    assert found == []


@needs_node
@needs_wheels
@pytest.mark.skipif(not ALL, reason="BRIEFMATCH_HOSTILE is not `all`")
@pytest.mark.parametrize("piece", range(PIECES))
def test_nothing_is_alive_in_any_payload_that_holds_the_texts_of_the_collections(piece: int) -> None:
    told = [text for corpus in wheels.corpora() for text in wheels.texts(corpus)]
    assert len(told) > 2_000
    found, _ = found_in(everywhere(list(enumerate(told))[piece::PIECES]))
    assert found == []


@needs_wheels
@pytest.mark.parametrize("corpus", wheels.corpora(), ids=lambda one: one.name)
def test_a_collection_holds_as_many_texts_as_are_listed(corpus: wheels.Corpus) -> None:
    assert len(wheels.texts(corpus)) == corpus.texts > 100


@needs_node
def test_an_address_of_a_record_is_a_link_to_itself_or_no_link() -> None:
    found = parsed([link(text, text) for text in OURS])
    wrong = [(OURS[place], kind, what) for place, kind, what in found if kind != "url" or what.replace("&amp;", "&") != OURS[place]]
    assert wrong == []
    assert {OURS[place] for place, _, _ in found} == {text for text in OURS if may_be_opened(text)}
    elements = [link_element(text, text) for text in OURS]
    assert all(one["type"] == "text" or one["url"] == text for one, text in zip(elements, OURS, strict=True))
    assert all("evil" not in one["text"] or one["text"] == "evil.example" for one in elements if one["type"] == "link")


@needs_node
def test_a_label_cannot_end_its_link_or_begin_another() -> None:
    found = parsed([link(URL, text) for text in OURS])
    assert [(kind, what) for _, kind, what in found] == [("url", URL)] * len(OURS)
