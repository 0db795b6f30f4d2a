"""Drafts for a shortlist: letters, or a model's draft that passed the checker; and the file that a mail program opens."""

import json
import logging
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from typing import get_args

import pytest

from bot.drafting import Drafting, Fallback
from bot.exports.as_eml import as_eml
from bot.models.model import REASONS, Reason
from prompts.letters.draft import OutreachDraft
from prompts.letters.letter import letter
from prompts.words import Words, languages
from retrieval.brief import Brief, Deliverable
from retrieval.shortlist import Match
from tests.builders import TODAY, a_creator
from tests.fakes.model import Scripted, failing, saying
from tests.prompts.matches import a_match, evidence

BRIEF = Brief(
    wording="coffee grinder",
    language="en",
    brand="Drizzle & Drip",
    product="coffee grinder",
    topics=("home coffee",),
    deliverables=(Deliverable(kind="reel"),),
    links=("https://drizzle.example",),
    pay=("flat",),
)
BODY = (
    "Hi {name},\n\nYour post {post} from {day} made me write. I look after {brand}, and we'd love to see {pieces} by you, {window}, or"
    " whatever you'd rather make. It's paid; please send your rate card, and label it as advertising.\n\nMore: {link}\n\n"
    "Would you reply by {reply_by}?\n\nThank you,\n{sender}"
)


def matches(count: int = 3, **fields: object) -> list[Match]:
    told = {"languages": ("en",), **fields}
    people = [
        a_creator(f"brewer{k}", name=f"Brewer {'ABCDEFGH'[k]}nna", posts=(f"Pour-over at home, part {k}",), **told) for k in range(count)
    ]  # type: ignore[arg-type]  # fields of a creator
    return [a_match(creator=one, evidence=(evidence(one.posts[0]),)) for one in people]


def reply(**changes: str) -> str:
    return json.dumps({"subject": "About {post}", "body": BODY, "gloss_subject": "", "gloss_body": "", **changes})


def drafts(model: Scripted | None, found: list[Match] | None = None, **others: object) -> tuple[OutreachDraft, ...]:
    return Drafting(model=model).drafts(found or matches(), BRIEF, today=TODAY, sender="Mai", **others)  # type: ignore[arg-type]  # passed on as it is


def test_without_a_model_each_creator_gets_a_letter_in_the_order_of_the_list() -> None:
    made = drafts(None)
    assert [one.creator for one in made] == [one.creator.id for one in matches()]
    assert made == tuple(letter(one, BRIEF, place=k, today=TODAY, sender="Mai") for k, one in enumerate(matches()))
    assert {(one.made_by, one.fallback) for one in made} == {("letter", None)}
    assert not any("unsupported" in one.flags for one in made)


def test_a_models_draft_that_passes_the_checker_is_taken_and_says_so() -> None:
    model = saying(reply())
    made = drafts(model)
    assert {(one.made_by, one.fallback) for one in made} == {("model", None)}
    assert "“Pour-over at home, part 1”" in made[1].body or "“Pour-over at home…”" in made[1].body or "“Pour-over at home”" in made[1].body
    assert "Drizzle & Drip" in made[1].body
    assert {one.slot for one in made[1].facts} >= {"name", "post", "brand", "link", "reply_by"}
    assert len(model.asked) == 3


def test_each_creator_is_asked_for_alone() -> None:
    model = saying(reply())
    drafts(model)
    for k, asked in enumerate(model.asked):
        assert [j for j in range(3) if f"part {j}" in asked.user] == [k]


@pytest.mark.parametrize("reason", REASONS)
def test_where_the_model_fails_the_letter_stands_with_the_reason(reason: Reason) -> None:
    made = drafts(failing(reason))
    plain = drafts(None)
    assert made == tuple(replace(one, fallback=reason) for one in plain)


def test_a_model_that_is_too_slow_costs_no_letter() -> None:
    slow = saying(reply())
    slow.takes = 60.0
    assert {one.fallback for one in drafts(slow)} == {"slow"}


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (BODY.replace("Thank you", "Nestorella"), "unsupported"),
        (BODY + "\n\nWe guarantee success.", "unsupported"),
        (BODY + "\n\nReply by Friday.", "unsupported"),
        (BODY + " word" * 100, "unsupported"),
        (BODY + " 500", "malformed"),
        ("Hi {name}", "malformed"),
    ],
)
def test_a_draft_with_anything_unsupported_never_leaves(body: str, why: str) -> None:
    made = drafts(saying(reply(body=body)))
    assert {one.fallback for one in made} == {why}
    assert [one.body for one in made] == [one.body for one in drafts(None)]


def test_a_faulty_draft_for_one_creator_leaves_the_others_alone() -> None:
    model = Scripted([reply(), reply(body="Hi"), reply()])
    assert [one.made_by for one in drafts(model)] == ["model", "letter", "model"]


def test_for_another_reader_the_model_writes_both_and_both_are_checked() -> None:
    beside = (
        BODY.replace("Hi {name},", "Chào {name},").split("\n\n")[0]
        + "\n\nMình viết vì {post} ngày {day}: {brand}, {pieces}, {link}, {reply_by}, {sender}"
    )
    good = drafts(saying(reply(gloss_subject="Về {post}", gloss_body=beside)), reader="vi")
    assert {one.made_by for one in good} == {"model"}
    assert good[0].gloss is not None
    assert good[0].gloss.language == "vi"
    bad = drafts(saying(reply(gloss_subject="Về {post}", gloss_body=beside + " Nestorella")), reader="vi")
    assert {one.fallback for one in bad} == {"unsupported"}


def test_single_drafts_of_a_list_differ_as_much_as_those_of_one_call() -> None:
    together = drafts(None)
    alone = tuple(drafts(None, [one], places=(k,))[0] for k, one in enumerate(matches()))
    assert alone == together
    unplaced = {drafts(None, [one])[0].body.split("\n\n", 2)[2] for one in matches(8)}
    assert len(unplaced) == 8


def test_progress_is_told_of_every_draft() -> None:
    class Heard:
        def __init__(self) -> None:
            self.told: list[object] = []

        def stage(self, name: str, *, total: int | None, unit: str) -> None:
            self.told.append((name, total, unit))

        def advance(self, steps: int) -> None:
            self.told.append(steps)

    heard = Heard()
    drafts(None, progress=heard)
    assert heard.told == [("writing", 3, "drafts"), 1, 1, 1]


def test_logs_hold_no_word_of_a_draft_or_of_a_creator(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="briefmatch"):
        for model in (saying(reply()), saying(reply(body=BODY + " We guarantee it.")), saying("no json about Pour-over"), failing("busy")):
            drafts(model)
    told = [record.__dict__ for record in caplog.records]
    assert {one["action"] for one in told} == {"model_answered", "draft_unsupported", "model_failed"}
    assert not any(word in str(told) for word in ("Pour-over", "Brewer", "Drizzle", "guarantee it"))


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_reason_for_a_letter_has_its_words(language: str) -> None:
    words = Words(language)
    reasons = [one for part in get_args(Fallback) for one in (get_args(part) or (part,))]
    assert len(reasons) == 10
    assert [one for one in reasons if words.of("draft_fallback", one) == one] == []


@pytest.mark.parametrize("language", ["en", "th", "fa", "vi"])
def test_a_mail_file_is_an_unsent_draft_that_reads_back_as_it_was(language: str) -> None:
    (made,) = drafts(None, matches(1), language=language)
    content = as_eml(made, to="brewer@mail.example")
    read = message_from_bytes(content)
    assert read["X-Unsent"] == "1"
    assert read["To"] == "brewer@mail.example"
    assert str(make_header(decode_header(read["Subject"]))) == made.subject
    body = read.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert body.decode("utf-8").replace("\r\n", "\n").strip() == made.body
    assert read["From"] is None
    assert read["Date"] is None
    assert content == as_eml(made, to="brewer@mail.example")


@pytest.mark.parametrize("contact", [None, "", "call me", "a@b.example\nBcc: x@y.example", "a@b.example, c@d.example", "<a@b.example>"])
def test_a_contact_that_is_no_single_address_gets_into_no_header(contact: str | None) -> None:
    (made,) = drafts(None, matches(1))
    read = message_from_bytes(as_eml(made, to=contact))
    assert read["To"] is None
    assert read["Bcc"] is None


def test_a_subject_of_several_lines_stays_one_header() -> None:
    (made,) = drafts(None, matches(1))
    read = message_from_bytes(as_eml(replace(made, subject="One\nBcc: x@y.example")))
    assert read["Bcc"] is None
