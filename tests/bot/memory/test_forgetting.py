"""Whoever asks to be forgotten is gone from what is remembered: lists keep the place, no byte keeps the name."""

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.memory.cleaning import MARK, unpacked
from bot.memory.decisions import Decisions
from bot.memory.deliveries import Deliveries
from bot.memory.feedback import Feedback, Opinion
from bot.memory.forgetting import Forgetting
from bot.memory.migrating import memory_revision, prepared
from bot.memory.occurrences import Occurrences, Pending
from bot.memory.saved_briefs import SavedBriefs
from bot.memory.schedules import Schedules
from bot.memory.seen import Sight, Sights
from bot.memory.shortlists import Shortlists
from bot.memory.threads import Threads
from bot.memory.traces import cleaned_state, traces_of
from bot.memory.trouble import ChangedMeanwhile
from bot.memory.turns import Turns
from index.erasure import erase
from index.house import House
from index.publishing import Publisher
from index.records import Creator
from tests.bot.memory.lists import a_making, a_result, an_entry, settings
from tests.builders import NOW, a_creator, an_account
from tests.index.folders import bytes_of

ANA = a_creator(
    "zanzibar_ana",
    name="Ananas Quokka อนาคต",
    other_names=("Quokkina", 'Q "Zed" Wombat'),
    contact="ana@quokka.example",
    accounts=(an_account("zanzibar_ana", external_id="UCzanzibar"), an_account("ana_tok", platform="tiktok")),
)
BO = a_creator("bo_brews", name="Bo Brews")
LEASE = timedelta(minutes=5)
TRACES = ("zanzibar_ana", "Quokka", "อนาคต", "Quokkina", "Wombat", "ana@quokka", "UCzanzibar", "ana_tok")
WORDS_OF_HERS = 'like zanzibar_ana, Ananas Quokka อนาคต aka QUOKKINA and Q "Zed" Wombat (ana@quokka.example, UCzanzibar, @ana_tok)'


def filled(engine: Engine) -> str:
    """A memory that tells of her in every table; returns the id of its list."""
    entry = an_entry("zanzibar_ana", name=ANA.name, accounts=[{"platform": "tiktok", "handle": "ana_tok", "followers": 5}])
    other = an_entry("bo_brews", twins=[ANA.id], posts=[{"id": "1", "text": f"With {WORDS_OF_HERS} at the fair"}])
    brief = {"wording": f"coffee {WORDS_OF_HERS}", "similar_to": ["zanzibar_ana"], "exclude_creators": ["ana_tok"]}
    making = a_making(brief=brief, settings=settings(limit=3, pinned=(ANA.id, BO.id)))
    result = {**a_result(other, entry, an_entry("cy")), "brief": brief}
    name = Shortlists(engine).keep(making, result, made_by="mai", thread="t:1", now=NOW)
    decisions = Decisions(engine)
    decisions.record("block", creator_id=ANA.id, shortlist=name, thread="t:1", text="late", who="mai", now=NOW)
    decisions.record("approve", creator_id=BO.id, shortlist=name, thread="t:1", text=f"not {WORDS_OF_HERS}", who="mai", now=NOW)
    decisions.record("note", creator_id=BO.id, shortlist=name, thread="t:1", text="kind", who="mai", now=NOW)
    Turns(engine).add("t:1", who="mai", said=f"coffee {WORDS_OF_HERS}", replied="1. Bo Brews", now=NOW)
    Turns(engine).add("t:1", who="mai", said="more", replied=f"2. {ANA.name}", now=NOW)
    state = {"shown": [{"handle": "zanzibar_ana", "name": ANA.name}, {"handle": "bo_brews", "name": "Bo Brews"}], "brief": brief, ANA.id: 1}
    Threads(engine).save(
        "t:1", state=json.dumps(state, ensure_ascii=False), language="en", title="coffee like @zanzibar_ana", now=NOW, expected_version=0
    )
    Threads(engine).save("t:2", state='{"brief":{"topics":["tea"]}}', language="en", title="tea", now=NOW, expected_version=0)
    in_slack(engine, brief)
    return name


def in_slack(engine: Engine, brief: dict[str, object]) -> None:
    """What the bot in Slack and weekly lists keep of her."""
    payload = json.dumps({"kind": "heard", "text": WORDS_OF_HERS})
    Deliveries(engine).accept("T1", "Ev1", channel="C1", ts="1.1", kind="heard", payload=payload, now=NOW)
    schedule = Schedules(engine).add(
        team="T1", channel="C1", thread="t:1", name="like @zanzibar_ana", brief=brief, how_many=3, weekdays="mon", time="09:00", zone="UTC",
        language="en", settings=settings(limit=3, pinned=(ANA.id, BO.id)), who="mai", now=NOW,
    )  # fmt: skip
    sights = [Sight(creator_id=one.id, state="shown", figures={"twins": [ANA.id]}) for one in (ANA, BO)]
    Sights(engine).mark(schedule, sights, now=NOW)
    occurrences = Occurrences(engine)
    occurrences.plan(schedule, ["2026-11-30T09:00"], now=NOW)
    taken = occurrences.claim(schedule.id, owner="a", lease=LEASE)
    assert taken is not None
    message = {"text": f"New: {ANA.name}", "blocks": [{"type": "section", "text": {"type": "plain_text", "text": WORDS_OF_HERS}}]}
    pending = Pending(channel="C1", message=message, sights=tuple(sights))
    assert occurrences.sending(taken[1], schedule, pending, shortlist=None, content_hash="h", lease=LEASE)
    SavedBriefs(engine).save("T1", "mai", "not QUOKKINA", brief, channel="C1", now=NOW)
    opinion = Opinion(
        team_id="T1", channel="C1", message="1.1", who="mai", thread="t:1", shortlist=None, verdict="bad", text=WORDS_OF_HERS, at=NOW
    )
    Feedback(engine).give(opinion)


def traces_below(folder: Path, traces: Sequence[str] = TRACES) -> set[str]:
    """Which traces stand in any file, in UTF-8 or as JSON writes them in ASCII."""
    whole = b"\n".join(bytes_of(folder).values()).lower()
    return {one for one in traces if one.lower().encode() in whole or json.dumps(one).strip('"').lower().encode() in whole}


def test_no_byte_of_them_stays_in_the_data_folder(house: House, publisher: Publisher) -> None:
    house.creators.put([ANA, BO], source="a", run="1")
    publisher.publish(now=NOW)
    filled(prepared(house.engine))
    assert traces_below(house.folder) == set(TRACES)
    gone = erase([ANA], house=house, publisher=publisher, now=NOW, elsewhere=[Forgetting(engine=house.engine).forget])
    assert gone.remembered == 14, "a list and its entry, two decisions, two turns, a thread; then one of each in Slack, but two sights"
    assert traces_below(house.folder) == set()
    assert traces_below(house.folder, ("Bo Brews",)) == {"Bo Brews"}
    house.engine.dispose()
    assert traces_below(house.folder) == set()


def test_a_list_that_was_made_while_they_were_erased_loses_them_as_well(house: House, publisher: Publisher) -> None:
    house.creators.put([ANA, BO], source="a", run="1")
    publisher.publish(now=NOW)
    prepared(house.engine)
    forgetting, calls = Forgetting(engine=house.engine), []

    def late(creators: Sequence[Creator]) -> int:
        done = forgetting.forget(creators)
        calls.append(done)
        if len(calls) == 1:
            filled(house.engine)
        return done

    erase([ANA], house=house, publisher=publisher, now=NOW, elsewhere=[late])
    assert [calls[0], calls[1] > 0] == [0, True]
    assert traces_below(house.folder) == set()


def test_a_conversation_that_is_called_by_them_gets_another_name_everywhere(memory: Engine) -> None:
    key = f"terminal:{ANA.name}"
    state = {"drafts": [{"creator": ANA.id, "body": "I liked “a post of hers”"}, {"creator": BO.id, "body": "Hello Bo"}]}
    Threads(memory).save(key, state=json.dumps(state), language="en", title="coffee", now=NOW, expected_version=0)
    Turns(memory).add(key, who="mai", said="coffee", replied="a list", now=NOW)
    Decisions(memory).record("note", creator_id=BO.id, shortlist=None, thread=key, text="kind", who="mai", now=NOW)
    Forgetting(engine=memory).forget([ANA])
    (kept,) = Threads(memory).all("terminal:")
    assert ANA.name not in kept.key
    assert json.loads(kept.state) == {"drafts": [{"creator": BO.id, "body": "Hello Bo"}]}
    assert [one.said for one in Turns(memory).of(kept.key)] == ["coffee"]
    assert [one.text for one in Decisions(memory).in_thread(kept.key)] == ["kind"]


def test_a_list_keeps_the_place_and_everybody_else(memory: Engine) -> None:
    name = filled(memory)
    Forgetting(engine=memory).forget([ANA])
    kept = Shortlists(memory).load(name)
    assert kept is not None
    result = unpacked(kept.result)
    assert [one.get("id") for one in result["matches"]] == ["instagram:bo_brews", None, "instagram:cy"]
    assert result["matches"][1] == {"removed": True}
    assert result["matches"][0]["twins"] == ["removed"]
    assert result["matches"][2] == an_entry("cy")
    assert kept.making.settings["hand"]["pinned"] == ["removed", BO.id]
    assert (kept.making.brief["similar_to"], kept.making.brief["exclude_creators"]) == (["removed"], ["removed"])
    assert kept.making.brief["wording"].startswith("coffee like …, … aka … and …")
    assert kept.threads == ("t:1",)
    assert Shortlists(memory).of_creator(ANA.id) == ()
    assert Shortlists(memory).of_creator("instagram:cy") == (name,)


def test_decisions_about_them_go_and_words_about_them_in_others(memory: Engine) -> None:
    filled(memory)
    Forgetting(engine=memory).forget([ANA])
    assert Decisions(memory).of_creator(ANA.id) == ()
    assert [(one.kind, one.text) for one in Decisions(memory).of_creator(BO.id)] == [("approve", MARK), ("note", "kind")]


def test_threads_lose_what_names_them_and_whoever_holds_the_old_state_cannot_save_it(memory: Engine) -> None:
    filled(memory)
    Forgetting(engine=memory).forget([ANA])
    found, other = Threads(memory).load("t:1"), Threads(memory).load("t:2")
    assert found is not None
    assert other is not None
    assert [(one.said, one.replied) for one in Turns(memory).of("t:1")] == [(MARK, "1. Bo Brews"), ("more", MARK)]
    state = json.loads(found.state)
    assert state["shown"] == [{"handle": "removed", "name": "removed"}, {"handle": "bo_brews", "name": "Bo Brews"}]
    assert (state["removed"], found.title, found.version) == (1, "coffee like …", 2)
    assert (other.state, other.version) == ('{"brief":{"topics":["tea"]}}', 1)
    with pytest.raises(ChangedMeanwhile):
        Threads(memory).save("t:1", state="{}", language=None, title="", now=NOW, expected_version=1)


def test_what_slack_and_weekly_lists_keep_loses_them_and_nobody_else(memory: Engine) -> None:
    filled(memory)
    Forgetting(engine=memory).forget([ANA])
    delivery = Deliveries(memory).load("T1", "Ev1")
    assert delivery is not None
    assert json.loads(delivery.payload or "") == {"kind": "heard", "text": "like …, … aka … and … (…, …, @…)".replace("@…", "…")}
    (schedule,) = Schedules(memory).active()
    assert (schedule.name, schedule.version, schedule.brief["similar_to"]) == ("like …", 2, ["removed"])
    assert schedule.settings["hand"]["pinned"] == ["removed", BO.id]
    assert {key: one.figures for key, one in Sights(memory).of(schedule).items()} == {BO.id: {"twins": ["removed"]}}
    (occurrence,) = Occurrences(memory).of(schedule.id)
    assert occurrence.pending is not None
    assert [one.creator_id for one in occurrence.pending.sights] == [BO.id]
    assert occurrence.pending.message["text"] == "New: …"
    assert Occurrences(memory).posted(occurrence, ts="1.2", now=NOW)
    assert list(Sights(memory).of(schedule)) == [BO.id], "what is posted later does not bring them back"
    (brief,) = SavedBriefs(memory).of("T1", "mai")
    assert (brief.name, brief.brief["exclude_creators"]) == ("not …", ["removed"])
    assert [one.text for one in Feedback(memory).all("T1")] == [MARK]


def test_a_list_that_is_being_made_while_they_are_erased_is_made_anew(memory: Engine) -> None:
    filled(memory)
    (schedule,) = Schedules(memory).active()
    occurrences = Occurrences(memory)
    (posting,) = occurrences.of(schedule.id)
    occurrences.posted(posting, ts="1.2", now=NOW)
    assert occurrences.ask(schedule, "t1", now=NOW)
    taken = occurrences.claim(schedule.id, owner="a", lease=LEASE)
    assert taken is not None
    Forgetting(engine=memory).forget([ANA])
    made = Pending(channel="C1", message={"text": ANA.name, "blocks": []})
    assert not occurrences.sending(taken[1], taken[0], made, shortlist=None, content_hash="h", lease=LEASE)


def test_a_conversation_may_clean_its_state_itself(memory: Engine) -> None:
    filled(memory)
    Forgetting(engine=memory, clean_state=lambda state, traces: "{}" if traces.in_text(state) else state).forget([ANA])
    found = Threads(memory).load("t:1")
    assert found is not None
    assert found.state == "{}"


def test_forgetting_again_and_forgetting_nobody_change_nothing(memory: Engine) -> None:
    filled(memory)
    assert Forgetting(engine=memory).forget([]) == 0
    assert Forgetting(engine=memory).forget([ANA]) > 0
    assert Forgetting(engine=memory).forget([ANA]) == 0
    assert Forgetting(engine=memory).forget([a_creator("nobody_here")]) == 0


def test_where_nothing_was_ever_remembered_no_tables_are_made(engine: Engine) -> None:
    assert Forgetting(engine=engine).forget([ANA]) == 0
    assert memory_revision(engine) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ask @mai.bakes.", True),
        ("ask MAI.BAKES", True),
        ("https://ig.example/mai.bakes/1", True),
        ("instagram:mai.bakes", True),
        ("mai.bakes2 and xmai.bakes", False),
        ("mai.bakes.daily is another", False),
        ("the.mai.bakes is another", False),
        ("Mai  Nguyễn\nsaid", True),
        ("mai nguyễn said", True),
        ("mai nguyễnh", False),
        ("mai alone", False),
        ("คุณใหม่ใจดีบอกว่า", True),
        ("ใหม่ ใจดี", False),
        ("M\u200bai Nguyễn", True),
        ("", False),
    ],
)
def test_a_name_counts_as_a_whole_and_in_any_spelling(text: str, named: bool) -> None:
    traces = traces_of([a_creator("mai.bakes", name="Mai Nguyễn", other_names=("ใหม่ใจดี",))])
    assert traces.in_text(text) is named
    assert traces.in_text(traces.out_of_text(text)) is False
    assert named or traces.out_of_text(text) == text


def test_somebody_who_is_called_by_an_ordinary_word_does_not_take_the_word_along() -> None:
    traces = traces_of([a_creator("coffee", name="Coffee"), a_creator("youtube", name="Met"), a_creator("al")], ordinary=("coffee",))
    brief = {"topics": ["home coffee"], "platforms": ["youtube"], "status": "met", "wording": "coffee like @coffee, not al"}
    assert traces.out_of_json(brief) == {**brief, "wording": "coffee like …, not al"}
    assert traces.out_of_json({"handle": "Coffee", "similar_to": ["al", "ala"]}) == {"handle": "removed", "similar_to": ["removed", "ala"]}
    assert traces.out_of_json({"handle": "@AL", "id": "instagram:coffee"}) == {"handle": "removed", "id": "removed"}


def test_somebody_who_is_called_like_a_command_changes_no_command() -> None:
    traces = traces_of([a_creator("fees", name="fees")])
    assert traces.out_of_json({"choices": [{"command": {"name": "fees"}}]}) == {"choices": [{"command": {"name": "fees"}}]}


def test_a_state_that_names_nobody_stays_the_same_bytes_and_one_that_is_no_json_is_text() -> None:
    traces = traces_of([ANA])
    assert cleaned_state('{ "a" : "caf\\u00e9" }', traces) == '{ "a" : "caf\\u00e9" }'
    assert cleaned_state('{"a": "Quokkin\\u0061"}', traces) == '{"a":"…"}'
    assert cleaned_state("not json: Quokkina", traces) == "not json: …"
