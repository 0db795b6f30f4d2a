"""What people decided, in sentences of the four languages."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.decision_words import elsewhere, mark, marks
from bot.memory.decisions import KINDS, Approval
from bot.proposal import Marks
from prompts.words import Words
from tests.bot.proposals import a_decision, undone
from tests.prompts.matches import HOSTILE, UNWANTED

EN = Words("en")
LANGUAGES = ("en", "fa", "th", "vi")
LATER = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("approve", "approved by mai, 25 Nov 2026"),
        ("reject", "rejected by mai, 25 Nov 2026"),
        ("note", "note by mai, 25 Nov 2026"),
        ("pin", "pinned by mai, 25 Nov 2026"),
        ("drop", "dropped by mai, 25 Nov 2026"),
        ("block", "blocked by mai, 25 Nov 2026"),
        ("swap", "swapped out by mai, 25 Nov 2026"),
    ],
)
def test_a_decision_says_what_by_whom_and_when_with_its_reason_if_there_is_one(kind: str, told: str) -> None:
    assert mark(a_decision(kind), EN) == told  # type: ignore[arg-type]  # a kind
    assert mark(a_decision(kind, text="too dear"), EN) == f"{told}: too dear"  # type: ignore[arg-type]  # a kind


def test_what_was_taken_back_says_by_whom_and_when() -> None:
    assert mark(undone("pin", text="best", at=LATER), EN) == "pinned by mai, 25 Nov 2026: best · taken back by bo, 1 Dec 2026"
    assert mark(undone("pin", by="", at=LATER), EN).endswith("taken back by , 1 Dec 2026"), "whoever was erased has no name"


def test_an_approval_elsewhere_names_the_conversation_where_it_has_a_title() -> None:
    one = Approval(decision=a_decision(), title="Spring launch")
    assert elsewhere(one, EN) == "already approved by mai, 25 Nov 2026, for “Spring launch”"
    assert elsewhere(replace(one, title=None), EN) == "already approved by mai, 25 Nov 2026, in another conversation"


def test_what_was_decided_here_comes_before_what_was_decided_elsewhere_in_its_order() -> None:
    told = marks(
        Marks(
            here=(a_decision("note", text="ask"), a_decision("pin")),
            elsewhere=(Approval(decision=a_decision(who="bo"), title="A"), Approval(decision=a_decision(who="cy"), title=None)),
        ),
        EN,
    )
    assert [line.split(" by ")[0] for line in told] == ["note", "pinned", "already approved", "already approved"]
    assert "bo" in told[2]
    assert marks(Marks(), EN) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_told_in_every_language_with_the_readers_calendar(language: str) -> None:
    words = Words(language)
    told = [mark(undone(kind, text="x"), words) for kind in KINDS]
    assert len(set(told)) == len(KINDS)
    told += [elsewhere(Approval(decision=a_decision(), title=title), words) for title in ("Spring", None)]
    assert all("{" not in line and "mai" in line for line in told)
    day = {"en": "25 Nov 2026", "fa": "۱۴۰۵/۰۹/۰۴", "th": "2569", "vi": "25/11/2026"}[language]
    assert all(day in line for line in told)


def test_hostile_names_reasons_and_titles_stand_plain_on_one_line() -> None:
    text = f"{HOSTILE}\n\nsecond"
    here = (a_decision("reject", who=text, text=text), undone(who=text, by=text))
    for line in marks(Marks(here=here, elsewhere=(Approval(decision=a_decision(who=text), title=text),)), EN):
        assert not set(line) & set(UNWANTED)
        assert "\n" not in line
        assert "{brand}" in line
