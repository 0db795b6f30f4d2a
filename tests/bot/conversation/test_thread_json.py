"""A conversation as it is kept: all of it comes back, and what cannot be read begins anew."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.thread import Choice, Standing, Thread
from bot.conversation.thread_json import VERSION, thread_as_json, thread_from_json
from bot.conversation.whom.reference import Shown
from prompts.commands import Command
from retrieval.brief import Brief, Deliverable
from retrieval.hand import Example, Hand
from retrieval.refinement import Refinement, Shift
from tests.bot.conversation.talk import Talk

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
several = st.lists(texts, max_size=3).map(tuple)
briefs = st.builds(
    Brief,
    wording=texts,
    language=st.sampled_from([None, "en", "th"]),
    topics=several,
    platforms=st.sampled_from([(), ("instagram",), ("tiktok", "youtube")]),
    followers_max=st.none() | st.integers(1, 10**7),
    budget_max=st.none() | st.floats(1, 1e9),
    start=st.none() | st.dates(),
    deliverables=st.sampled_from([(), (Deliverable(kind="reel", platform="instagram", count=2),)]),
)
hands = st.builds(
    Hand,
    pinned=several,
    dropped=several,
    blocked=several,
    like=st.lists(st.builds(Example, creator=texts, post=st.none() | texts), max_size=2).map(tuple),
)
numbers = st.lists(st.integers(1, 10**6), max_size=3).map(tuple)
standings = st.builds(Standing, brief=briefs, hand=hands, gaps=several, decided=numbers, lifted=numbers)
commands = st.sampled_from(
    [
        Command(name="new_brief"),
        Command(name="draft", creators=(2, "@ana"), language="th"),
        Command(name="refine", refinement=Refinement(changes={"platforms": ("tiktok",), "how_many": None})),
        Command(name="refine", refinement=Refinement(shifts=(Shift(what="followers", up=False),))),
    ]
)
threads = st.builds(
    Thread,
    language=st.none() | texts,
    title=st.none() | texts,
    standing=st.none() | standings,
    past=st.lists(st.none() | standings, max_size=3).map(tuple),
    future=st.lists(standings, max_size=2).map(tuple),
    shown=st.lists(st.builds(Shown, handle=texts, name=texts, id=texts), max_size=3).map(tuple),
    listed=st.integers(0, 100),
    kept=st.none() | texts,
    choices=st.lists(st.builds(Choice, label=texts, command=commands, text=texts), max_size=3).map(tuple),
    asked=several,
    rate_for=st.sampled_from([None, "VND"]),
    heard=several,
)


@settings(max_examples=150, deadline=None)
@given(threads)
def test_whatever_is_remembered_comes_back(thread: Thread) -> None:
    state = thread_as_json(thread)
    assert thread_from_json(state) == thread
    assert "\n" not in state


def test_every_part_of_a_conversation_is_kept() -> None:
    state = json.loads(thread_as_json(Thread()))
    assert set(state) == {"version", *(one.name for one in fields(Thread))}


def test_a_conversation_that_went_through_everything_comes_back_and_goes_on(listed: Talk) -> None:
    listed.say("swap 2", "pin 3", "more like 1", "only instagram", "approve 1", "undo", "fees in VND")
    kept = thread_from_json(thread_as_json(listed.thread))
    assert kept == listed.thread
    assert kept.past
    assert kept.future
    listed.thread = kept
    listed.say("redo", "undo", "undo", "undo")
    assert [one.kind for one in listed.decided if one.undone_at is None] == ["swap", "pin"]


def changed(**told: Any) -> str:
    """The state of a conversation with a brief, with something else in it."""
    standing = Standing(brief=Brief(wording="coffee"))
    thread = Thread(language="en", standing=standing, past=(None,), choices=(Choice(label="x", command=Command(name="help")),))
    assert thread_from_json(thread_as_json(thread)) == thread
    return json.dumps({**json.loads(thread_as_json(thread)), **told})


@pytest.mark.parametrize(
    "state",
    [
        "",
        "{",
        "null",
        "[]",
        "5",
        '"text"',
        "{}",
        changed(version=VERSION + 1),
        changed(version=VERSION - 1),
        changed(version=None),
        changed(standing={"brief": {"wording": "coffee", "unheard_of": 1}}),
        changed(standing={"brief": {"wording": "coffee"}}),
        changed(standing=[1]),
        changed(past=5),
        changed(shown=[{"handle": "ana"}]),
        changed(shown=["ana"]),
        changed(choices=[{"label": "x", "command": {"command": "obey"}, "text": ""}]),
        changed(asked=None),
    ],
)
def test_what_cannot_be_read_begins_anew(state: str) -> None:
    assert thread_from_json(state) == Thread()


@pytest.mark.parametrize("part", sorted({one.name for one in fields(Thread)} - {"heard"}))
def test_a_state_that_lacks_a_part_begins_anew(part: str) -> None:
    state = json.loads(changed())
    del state[part]
    assert thread_from_json(json.dumps(state)) == Thread()


def test_a_state_of_before_deliveries_were_noted_is_read_all_the_same() -> None:
    state = json.loads(changed())
    del state["heard"]
    assert thread_from_json(json.dumps(state)) == replace(thread_from_json(changed()), heard=())
