"""What channels are and chose, what of one may be told in another, and what people saved and thought."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.memory.channels import Channels, Kind
from bot.memory.decisions import Decisions
from bot.memory.feedback import Feedback, Opinion
from bot.memory.forgetting import forget_thread
from bot.memory.saved_briefs import SavedBriefs
from bot.memory.threads import Threads
from tests.builders import NOW

LATER = NOW + timedelta(hours=1)


def met(channels: Channels, **kinds: Kind) -> Channels:
    for name, kind in kinds.items():
        channels.met("T1", name, kind=kind, external=False, now=NOW)
    return channels


def test_a_channel_keeps_what_it_chose_when_it_is_met_again(memory: Engine) -> None:
    channels = Channels(memory)
    assert channels.load("T1", "C1") is None
    assert not channels.choose("T1", "C1", now=NOW, currency="THB"), "it was never met"
    met(channels, C1="public")
    assert channels.choose("T1", "C1", now=NOW, currency="THB", fees="hidden")
    channels.met("T1", "C1", kind="private", external=True, now=LATER)
    kept = channels.load("T1", "C1")
    assert kept is not None
    assert (kept.kind, kept.external, kept.currency, kept.fees, kept.language) == ("private", True, "THB", "hidden", None)
    assert kept.updated_at == LATER
    assert channels.choose("T1", "C1", now=LATER, currency=None)
    again = channels.load("T1", "C1")
    assert again is not None
    assert (again.currency, again.fees) == (None, "hidden")
    for wrong in ({"fees": "some"}, {"kind": "public"}):
        with pytest.raises(ValueError, match="a channel cannot choose"):
            channels.choose("T1", "C1", now=NOW, **wrong)


def test_a_weekly_list_is_offered_and_an_invitation_told_once(memory: Engine) -> None:
    channels = met(Channels(memory), C1="public")
    assert [channels.offered_weekly("T1", "C1", now=NOW), channels.offered_weekly("T1", "C1", now=LATER)] == [True, False]
    assert [channels.invited("T1", "C1", now=NOW), channels.invited("T1", "C1", now=LATER)] == [True, False]


@pytest.mark.parametrize(
    ("there", "here", "told"),
    [
        ("slack:T1:PUBLIC:1.1", "slack:T1:OTHER:1.1", True),
        ("slack:T1:PUBLIC:1.1", "slack:T1:PRIVATE:1.1", True),
        ("slack:T1:PUBLIC:1.1", "slack:T1:DM:1.1", True),
        ("slack:T1:PUBLIC:1.1", "slack:T1:SHARED:1.1", False),
        ("slack:T1:PUBLIC:1.1", "slack:T1:UNKNOWN:1.1", False),
        ("slack:T1:SHARED:1.1", "slack:T1:PUBLIC:1.1", True),
        ("slack:T1:SHARED:1.1", "slack:T1:SHARED:2.2", True),
        ("slack:T1:PRIVATE:1.1", "slack:T1:PRIVATE:2.2", True),
        ("slack:T1:PRIVATE:1.1", "slack:T1:PUBLIC:1.1", False),
        ("slack:T1:PRIVATE:1.1", "slack:T1:PRIVATE2:1.1", False),
        ("slack:T1:DM:1.1", "slack:T1:PUBLIC:1.1", False),
        ("slack:T1:GROUP:1.1", "slack:T1:PUBLIC:1.1", False),
        ("slack:T1:UNKNOWN:1.1", "slack:T1:PUBLIC:1.1", False),
        ("slack:T2:PUBLIC:1.1", "slack:T1:PUBLIC:1.1", False),
        ("slack:T1:PRIVATE:1.1", "terminal:default", False),
        ("slack:T1:PRIVATE:1.1", None, False),
        ("terminal:default", "slack:T1:PUBLIC:1.1", False),
        (None, "slack:T1:PUBLIC:1.1", False),
        ("slack:T1", "slack:T1:PUBLIC:1.1", False),
        ("terminal:a", "terminal:b", True),
        (None, "terminal:b", True),
        ("terminal:a", None, True),
    ],
)
def test_what_is_private_stays_there_and_what_is_not_known_is_private(
    memory: Engine, there: str | None, here: str | None, told: bool
) -> None:
    channels = met(Channels(memory), PUBLIC="public", OTHER="public", PRIVATE="private", PRIVATE2="private", DM="dm", GROUP="mpim")
    channels.met("T1", "SHARED", kind="public", external=True, now=NOW)
    channels.met("T2", "PUBLIC", kind="public", external=False, now=NOW)
    assert channels.may_tell(there, here) is told


def test_approvals_reasons_and_titles_of_a_private_channel_are_told_nowhere_else(memory: Engine) -> None:
    channels = met(Channels(memory), PUBLIC="public", PRIVATE="private", HERE="public")
    decisions, threads = Decisions(memory), Threads(memory)
    here = "slack:T1:HERE:1.1"
    for name in ("PUBLIC", "PRIVATE"):
        key = f"slack:T1:{name}:1.1"
        threads.save(key, state="{}", language=None, title=f"plans of {name}", now=NOW, expected_version=0)
        for kind in ("approve", "block", "note"):
            decisions.record(kind, creator_id="x:ana", shortlist="S-1", thread=key, text=f"reason of {name}", who="U1", now=NOW)  # type: ignore[arg-type]  # kinds they are

    def visible(there: str | None) -> bool:
        return channels.may_tell(there, here)

    elsewhere = decisions.approved_elsewhere(["x:ana"], but=here, visible=visible)
    assert [one.title for one in elsewhere] == ["plans of PUBLIC"]
    told = decisions.of_creator("x:ana", visible=visible)
    assert [(one.kind, one.text, one.who) for one in told] == [
        ("approve", "reason of PUBLIC", "U1"),
        ("block", "reason of PUBLIC", "U1"),
        ("note", "reason of PUBLIC", "U1"),
        ("block", "", "U1"),
    ]
    assert (told[-1].thread, told[-1].shortlist) == (None, None)
    assert [(one.creator_id, one.text) for one in decisions.blocks(visible=visible)] == [("x:ana", "")]
    assert "PRIVATE" not in repr((elsewhere, told, decisions.blocks(visible=visible)))
    assert [one.text for one in decisions.blocks()] == ["reason of PRIVATE"]


def test_each_conversation_is_asked_about_once(memory: Engine) -> None:
    decisions, asked = Decisions(memory), []
    for _ in range(3):
        decisions.record("approve", creator_id="x:ana", shortlist=None, thread="t:1", who="U1", now=NOW)
        decisions.record("approve", creator_id="x:bo", shortlist=None, thread="t:1", who="U1", now=NOW)

    def visible(there: str | None) -> bool:
        asked.append(there)
        return True

    assert len(decisions.of_creator("x:ana", visible=visible)) == 3
    assert len(decisions.approved_elsewhere(["x:ana", "x:bo"], but=None, visible=visible)) == 2
    assert asked == ["t:1", "t:1"]


def test_a_brief_is_saved_under_its_owners_name_for_it_and_saving_again_replaces_it(memory: Engine) -> None:
    saved = SavedBriefs(memory)
    first = saved.save("T1", "U1", "coffee", {"wording": "coffee"}, channel="C1", now=NOW)
    tea = saved.save("T1", "U1", "tea", {"wording": "tea"}, channel=None, now=NOW)
    theirs = saved.save("T1", "U2", "coffee", {"wording": "more coffee"}, channel=None, now=NOW)
    assert saved.save("T1", "U1", "coffee", {"wording": "cold coffee"}, channel=None, now=LATER) == first
    assert [(one.id, one.name, one.brief, one.channel, one.created_at) for one in saved.of("T1", "U1")] == [
        (first, "coffee", {"wording": "cold coffee"}, None, NOW),
        (tea, "tea", {"wording": "tea"}, None, NOW),
    ]
    assert saved.of("T2", "U1") == ()
    assert not saved.delete(theirs, owner="U1"), "it is not theirs"
    assert saved.delete(theirs, owner="U2")
    assert saved.load(theirs) is None
    assert saved.save("T1", "U2", "coffee", {"wording": "x"}, channel=None, now=NOW) > theirs, "an id is never given twice"


def an_opinion(**others: object) -> Opinion:
    defaults = {
        "team_id": "T1", "channel": "C1", "message": "1.1", "who": "U1", "thread": "slack:T1:C1:1.0", "shortlist": "S-1",
        "verdict": "good", "text": "", "at": NOW,
    }  # fmt: skip
    return Opinion(**{**defaults, **others})  # type: ignore[arg-type]  # by name


def test_the_last_word_of_a_person_on_a_message_stands(memory: Engine) -> None:
    feedback = Feedback(memory)
    feedback.give(an_opinion())
    feedback.give(an_opinion(who="U2", at=LATER))
    feedback.give(an_opinion(message="2.2", at=LATER))
    feedback.give(an_opinion(verdict="bad", text="too \x00far", at=LATER))
    assert [(one.who, one.message, one.verdict, one.text) for one in feedback.all("T1")] == [
        ("U1", "1.1", "bad", "too far"),
        ("U2", "1.1", "good", ""),
        ("U1", "2.2", "good", ""),
    ]
    assert feedback.all("T2") == ()
    with pytest.raises(ValueError, match="unknown verdict 'fine'"):
        feedback.give(an_opinion(verdict="fine"))


def test_what_was_thought_of_a_forgotten_conversation_goes_along(memory: Engine) -> None:
    feedback = Feedback(memory)
    feedback.give(an_opinion())
    feedback.give(an_opinion(message="2.2", thread="slack:T1:C1:2.0"))
    assert forget_thread(memory, "slack:T1:C1:1.0")
    assert [one.message for one in feedback.all("T1")] == ["2.2"]
