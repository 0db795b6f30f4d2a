"""Looking closer: why somebody stands there or does not, what a change would give, what it costs, who is alike. None of it decides."""

import pytest

from bot.conversation.replies import Absent, Compared, Explained, Loosened, Priced
from prompts.commands import Command
from retrieval.hand import Example
from retrieval.why_not import WhyNot
from tests.bot.conversation.talk import LATTE, Talk, body_of, handles, id_of, link, proposal_of

FIRST, SECOND, NEXT, BEYOND = "coffee.15", "coffee.05", "coffee.04", "coffee.03"


def why(talk: Talk, text: str) -> WhyNot:
    """The answer to why the one who is named is not in the list."""
    (one,) = body_of(talk.say(text), Absent).whys
    return one


def test_of_somebody_in_the_list_the_place_is_told(listed: Talk) -> None:
    for text, place in (("why not 2", 2), (f"why not @{SECOND}", 2), (f"why is @{FIRST} not in the list", 1)):
        assert why(listed, text).listed == place


def test_of_somebody_beyond_the_list_the_place_and_the_last_of_the_list_are_told(listed: Talk) -> None:
    one = why(listed, f"why not @{NEXT}")
    assert one.ranked is not None
    assert one.ranked.last is not None
    assert (one.listed, one.out, one.ranked.place, one.ranked.last.account.handle, one.shown) == (None, False, 6, "coffee.02", 5)


def test_what_was_shown_by_more_is_in_the_list(listed: Talk) -> None:
    listed.say("next 3")
    assert why(listed, f"why not @{NEXT}").listed == 6


def test_of_somebody_who_fails_a_requirement_it_is_told_with_the_change_that_would_help(listed: Talk) -> None:
    listed.say("only instagram")
    one = why(listed, f"why not @{NEXT}")
    assert [judged.requirement.field for judged in one.unmet] == ["platforms"]
    assert one.ways[0].fields == ("platforms",)


@pytest.mark.parametrize(("text", "field"), [("drop 2", "dropped"), ("swap 2", "dropped"), ("reject 2", "dropped"), ("block 2", "blocked")])
def test_of_somebody_who_was_taken_out_it_is_told_that_people_did_so(listed: Talk, text: str, field: str) -> None:
    listed.say(text)
    one = why(listed, f"why not @{SECOND}")
    assert one.by_hand
    assert [judged.requirement.field for judged in one.unmet] == [field]


def test_a_block_of_another_conversation_is_told_too(listed: Talk) -> None:
    listed.elsewhere().memory.decisions.record(
        "block", creator_id=id_of(SECOND), shortlist=None, thread=None, text="rude", who="bo", now=listed.now
    )
    assert why(listed, f"why not @{SECOND}").by_hand


@pytest.mark.parametrize("name", ["why_not", "explain", "fees", "compare", "draft", "decisions", "more_like"])
def test_whoever_is_not_known_is_told_with_those_spelled_alike(listed: Talk, name: str) -> None:
    before = listed.thread
    reply = listed.do(Command(name=name, creators=(1, "@coffee.015")))  # type: ignore[arg-type]  # names of commands
    assert (reply.said, reply.fields["near"]) == ("said.nobody_near", "@coffee.01, @coffee.05, @coffee.15")
    reply = listed.do(Command(name=name, creators=(1, 6)))  # type: ignore[arg-type]  # names of commands
    assert (reply.said, reply.fields, reply.body) == ("said.no_place", {"place": "6", "count": "5"}, None)
    assert listed.thread == before


def test_why_not_asks_whom_and_answers_about_the_first_three(listed: Talk) -> None:
    assert listed.do(Command(name="why_not")).said == "said.whom"
    told = body_of(listed.do(Command(name="why_not", creators=(1, 2, 3, 4))), Absent).whys
    assert [one.listed for one in told] == [1, 2, 3]


def test_an_explanation_proves_every_requirement_of_those_that_are_named(listed: Talk) -> None:
    listed.say("micro creators in Thailand on instagram")
    body = body_of(listed.say("explain 2"), Explained)
    assert body.places == (2,)
    match, fee, _ = body.proposal.at(2)
    assert match.account.handle == listed.listed[1]
    assert {one.requirement.field for one in match.ledger} >= {"platforms", "creator_countries", "tiers"}
    assert all(one.proofs for one in match.ledger if one.status == "met")
    assert fee.creator_id == match.creator.id


def test_without_names_the_whole_list_is_explained_and_no_more(listed: Talk) -> None:
    assert body_of(listed.do(Command(name="explain")), Explained).places == (1, 2, 3, 4, 5)
    listed.say("next 3")
    assert body_of(listed.do(Command(name="explain")), Explained).places == tuple(range(1, 9))


@pytest.mark.parametrize(("name", "body"), [("explain", Explained), ("fees", Priced)])
def test_somebody_beyond_the_list_can_be_looked_at(listed: Talk, name: str, body: type[Explained] | type[Priced]) -> None:
    told = body_of(listed.do(Command(name=name, creators=(f"@{BEYOND}",))), body)  # type: ignore[arg-type]  # names of commands
    (place,) = told.places
    match, fee, _ = told.proposal.at(place)
    assert (match.account.handle, fee.creator_id) == (BEYOND, id_of(BEYOND))
    assert BEYOND not in listed.listed
    assert listed.standing.hand.pinned == ()


def test_somebody_beyond_the_list_is_not_told_as_pinned_nor_as_the_first(listed: Talk) -> None:
    told = body_of(listed.do(Command(name="compare", creators=(1, f"@{BEYOND}"))), Compared)
    assert told.places[0] == 1
    assert not told.proposal.at(told.places[1])[0].pinned


@pytest.mark.parametrize("name", ["explain", "fees"])
@pytest.mark.parametrize("out", ["drop 2", "block 2"])
def test_of_somebody_who_was_taken_out_nobody_else_is_told(listed: Talk, name: str, out: str) -> None:
    listed.say(out)
    body = listed.do(Command(name=name, creators=(f"@{SECOND}",))).body  # type: ignore[arg-type]  # names of commands
    assert not (isinstance(body, Explained | Priced) and len(body.places) > 1)


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("compare 2 and 4", [2, 4]),
        ("compare 4 and 2", [4, 2]),
        ("compare", [1, 2, 3]),
        ("compare 1, 2, 3, 4 and 5", [1, 2, 3, 4, 5]),
    ],
)
def test_creators_are_compared_in_the_order_named_else_the_first_three(listed: Talk, text: str, compared: list[int]) -> None:
    body = body_of(listed.say(text), Compared)
    assert [body.proposal.at(place)[0].account.handle for place in body.places] == [listed.listed[k - 1] for k in compared]


def test_no_more_than_five_are_compared_and_no_fewer_than_two(listed: Talk) -> None:
    listed.say("more")
    assert body_of(listed.do(Command(name="compare", creators=(1, 2, 3, 4, 5, 6))), Compared).places == (1, 2, 3, 4, 5)
    assert listed.say("compare 1").said == "said.compare_two"


def test_fees_are_those_of_the_named_with_the_total_of_the_list(listed: Talk) -> None:
    body = body_of(listed.say("fees for 2"), Priced)
    assert body.places == (2,)
    assert (body.proposal.total.counted, body.proposal.exchange.currency) == (5, "USD")
    assert body_of(listed.say("fees"), Priced).places == (1, 2, 3, 4, 5)


def test_fees_in_another_currency_ask_for_its_rate_and_use_it_from_then_on(listed: Talk) -> None:
    listed.say("budget 2000 usd")
    body = body_of(listed.say("fees in VND"), Priced)
    assert (body.proposal.exchange.currency, listed.thread.rate_for) == ("USD", "VND")
    listed.say("26000")
    told = body_of(listed.say("fees in VND"), Priced).proposal
    assert (told.exchange.currency, told.exchange.per_usd, listed.thread.rate_for) == ("VND", 26_000, None)
    assert {fee.package.currency for fee in told.fees if fee.package} == {"VND"}
    assert told.total.package is not None
    assert (told.total.package.currency, told.total.budget, told.total.budget_currency) == ("VND", 2_000, "USD")
    in_dollars = body_of(listed.say("fees"), Priced).proposal
    assert (in_dollars.exchange.currency, in_dollars.total.fits) == ("USD", told.total.fits)


def test_what_is_only_looked_at_changes_and_keeps_nothing(listed: Talk) -> None:
    before, lists = listed.thread, listed.memory.shortlists.all()
    listed.say("why not 2", "explain 1", f"explain @{BEYOND}", "compare", "fees", f"fees for @{BEYOND}", "meter")
    assert (listed.thread, listed.memory.shortlists.all(), listed.decided) == (before, lists, ())


def test_the_meter_counts_the_matches_and_what_each_change_gives(listed: Talk) -> None:
    reply = body_of(listed.say("meter"), Loosened)
    assert (reply.meter.matches, reply.wanted) == (16, 5)
    listed.say("only instagram", "drop 1")
    narrowed = body_of(listed.say("meter"), Loosened)
    assert narrowed.meter.matches == 7
    assert [(one.fields, one.adds) for one in narrowed.meter.loosen] == [(("platforms",), 8)]
    assert narrowed.wanted == 5


def gains(talk: Talk, text: str) -> dict[str, float]:
    """How much each creator's score rises by a message, by handle."""
    before = {match.account.handle: match.score for match in proposal_of(talk.say("make it 16 people")).shortlist.matches}
    after = {match.account.handle: match.score for match in proposal_of(talk.say(text)).shortlist.matches}
    return {handle: after[handle] - before[handle] for handle in after}


@pytest.mark.parametrize("text", [f"more like @{BEYOND}", f"more like {link(3)}"])
def test_look_alikes_rise_over_the_others(listed: Talk, text: str) -> None:
    told = gains(listed, text)
    alike = {f"coffee.{k:02}" for k in LATTE} & set(told)
    assert min(told[handle] for handle in alike) > max(gain for handle, gain in told.items() if handle not in alike)


@pytest.mark.parametrize(
    ("text", "examples"),
    [
        ("more like 2", (Example(creator=id_of(SECOND)),)),
        (f"more like @{BEYOND}", (Example(creator=id_of(BEYOND)),)),
        (f"more like {link(3, 'tulip')}", (Example(creator=id_of(BEYOND), post="p2"),)),
        ("more like these", tuple(Example(creator=id_of(one)) for one in (FIRST, SECOND, "coffee.09", "coffee.01", "coffee.02"))),
    ],
)
def test_examples_are_creators_a_post_or_the_list_and_undo_drops_them(listed: Talk, text: str, examples: tuple[Example, ...]) -> None:
    before = listed.thread
    reply = listed.say(text)
    assert reply.said == "said.alike"
    assert listed.standing.hand.like == examples
    assert set(proposal_of(reply).traits) == {match.creator.id for match in proposal_of(reply).shortlist.matches}
    if examples[0].post is None:
        assert not {one.creator for one in examples} & {match.creator.id for match in proposal_of(reply).shortlist.matches}
    reply = listed.say("undo")
    assert (listed.standing, listed.thread.shown, proposal_of(reply).traits) == (before.standing, before.shown, {})
    listed.say("redo")
    assert listed.standing.hand.like == examples


def test_look_alikes_stay_within_the_brief(listed: Talk) -> None:
    reply = listed.say("only tiktok", f"more like @{BEYOND}")
    assert {match.account.platform for match in proposal_of(reply).shortlist.matches} == {"tiktok"}
    assert BEYOND not in handles(proposal_of(reply))


def test_a_post_that_is_not_on_record_is_told(listed: Talk) -> None:
    before = listed.thread
    reply = listed.say("more like https://posts.example/99/swan")
    assert (reply.said, reply.fields) == ("said.no_post", {"link": "https://posts.example/99/swan"})
    assert listed.thread == before
