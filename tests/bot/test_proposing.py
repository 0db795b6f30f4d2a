"""Proposals: a list with everything that defends it, kept under an id, made again to the same bytes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.exports.as_json import proposal_as_json
from bot.memory.cleaning import canonical
from bot.memory.memory import Memory
from bot.memory.rates import Rate
from bot.proposal import Proposal
from bot.proposing import Proposer
from index.generation.reading import Generation
from index.languages import LanguageDetector
from index.records import Creator
from retrieval.brief import Brief
from retrieval.brief_json import brief_from_json
from retrieval.hand import Example, Hand
from retrieval.parts import Desk
from tests.bot.conversation.talk import BO, HERE, MAI, PEOPLE, THERE, Office, a_memory, a_proposer, an_office, handles, id_of
from tests.builders import NOW, TODAY

BRIEF = Brief(
    wording="coffee", language="en", topics=("home coffee",), creator_countries=("TH",), tiers=("micro",), exclude=("tea",), how_many=4
)
VND = replace(BRIEF, budget_max=200_000_000.0, budget_currency="VND")
BY_HAND = Hand(pinned=(id_of("coffee.12"),), dropped=(id_of("coffee.05"),), like=(Example(creator=id_of("coffee.03"), post="p1"),))


@pytest.fixture(scope="module")
def office(published_once: Callable[[Sequence[Creator]], Generation], detector: LanguageDetector) -> Office:
    """What answers over the sixteen coffee creators."""
    return an_office(Desk(published_once(PEOPLE)), detector)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """An empty memory."""
    return a_memory(tmp_path)


@pytest.fixture
def proposer(office: Office, memory: Memory) -> Proposer:
    """Makes proposals with that memory."""
    return a_proposer(office, memory)


def proposed(proposer: Proposer, brief: Brief = BRIEF, *, hand: Hand | None = None, thread: str | None = HERE, **how: int) -> Proposal:
    """The proposal for a brief."""
    made = proposer.answer(brief, today=TODAY, hand=hand or Hand(), thread=thread, **how).proposal
    assert made is not None
    return made


def decide(memory: Memory, kind: str, handle: str, *, thread: str | None = HERE, who: str = MAI) -> int:
    """Records a decision about one of the sixteen."""
    return memory.decisions.record(
        kind,  # type: ignore[arg-type]  # kinds of decisions
        creator_id=id_of(handle),
        shortlist=None,
        thread=thread,
        who=who,
        now=NOW,
    )


def tell_rate(memory: Memory, per_usd: float = 26_000) -> None:
    """Tells the rate of the dong."""
    memory.rates.tell(Rate(currency="VND", per_usd=per_usd, as_of=TODAY, source="team", who=MAI, at=NOW))


def test_every_requirement_is_judged_for_every_creator_with_proof_where_it_is_met(proposer: Proposer) -> None:
    proposal = proposed(proposer, hand=Hand(pinned=(id_of("coffee.14"),)))
    for match in proposal.shortlist.matches:
        judged = {one.requirement.field: one for one in match.ledger}
        assert {"creator_countries", "tiers", "exclude"} <= set(judged)
        assert judged["creator_countries"].proofs
        assert judged["tiers"].proofs
    pinned = proposal.shortlist.matches[0]
    assert {one.requirement.field: one.status for one in pinned.ledger}["creator_countries"] == "not_met"


def test_a_must_have_is_judged_by_what_creators_say(proposer: Proposer) -> None:
    proposal = proposed(proposer, replace(BRIEF, must_have=("coffee corner",), how_many=6))
    told = {m.account.handle: next(one for one in m.ledger if one.requirement.field == "must_have") for m in proposal.shortlist.matches}
    assert {handle: bool(one.proofs) for handle, one in told.items()} == {
        handle: handle not in {"coffee.03", "coffee.07"} for handle in told
    }


@pytest.mark.parametrize("hand", [Hand(), BY_HAND])
def test_fees_stand_in_the_order_of_the_matches(proposer: Proposer, hand: Hand) -> None:
    proposal = proposed(proposer, hand=hand)
    ids = [match.creator.id for match in proposal.shortlist.matches]
    assert [fee.creator_id for fee in proposal.fees] == ids
    assert [one.creator_id for one in proposal.total.standings] == ids
    for place in range(1, len(ids) + 1):
        match, fee, _ = proposal.at(place)
        assert fee.creator_id == match.creator.id
        assert proposal.place_of(match.creator.id) == place


def test_somebody_who_is_not_listed_has_no_place_and_no_marks(proposer: Proposer, memory: Memory) -> None:
    decide(memory, "approve", "coffee.15")
    proposal = proposed(proposer)
    assert (proposal.place_of(id_of("coffee.15")), proposal.marks) == (None, {})


def test_marks_are_what_stands_here_and_approvals_elsewhere(proposer: Proposer, memory: Memory) -> None:
    first, second = handles(proposed(proposer))[:2]
    memory.threads.save(THERE, state="{}", language=None, title="Spring launch", now=NOW, expected_version=0)
    here = decide(memory, "note", first)
    memory.decisions.undo(decide(memory, "pin", first), who=MAI, now=NOW)
    there = decide(memory, "approve", first, thread=THERE, who=BO)
    decide(memory, "reject", second, thread=THERE)
    decide(memory, "note", second, thread=THERE)
    marks = proposed(proposer).marks
    assert set(marks) == {id_of(first)}
    assert [one.id for one in marks[id_of(first)].here] == [here]
    assert [(one.decision.id, one.decision.who, one.title) for one in marks[id_of(first)].elsewhere] == [(there, BO, "Spring launch")]
    seen_there = proposed(proposer, thread=THERE).marks
    assert [one.kind for one in seen_there[id_of(first)].here] == ["approve"]
    assert seen_there[id_of(first)].elsewhere == ()


def test_without_a_conversation_every_approval_is_one_elsewhere(proposer: Proposer, memory: Memory) -> None:
    (first, *_) = handles(proposed(proposer))
    decide(memory, "approve", first)
    (one,) = proposed(proposer, thread=None).marks[id_of(first)].elsewhere
    assert one.decision.thread == HERE


def test_a_block_of_the_team_applies_to_every_conversation_and_to_none(proposer: Proposer, memory: Memory) -> None:
    (first, *_) = handles(proposed(proposer))
    decide(memory, "block", first, thread=THERE)
    for thread in (HERE, THERE, None):
        proposal = proposed(proposer, thread=thread)
        assert first not in handles(proposal)
        assert proposal.hand.blocked == (id_of(first),)
    answer = proposer.match("4 micro creators for home coffee", today=TODAY)
    assert answer.proposal is not None
    assert first not in handles(answer.proposal)
    assert first not in handles(proposed(proposer, hand=Hand(pinned=(id_of(first),))))


def test_a_hand_that_comes_with_blocks_has_those_of_the_team_only(proposer: Proposer) -> None:
    (first, *_) = handles(proposed(proposer))
    assert first in handles(proposed(proposer, hand=Hand(blocked=(id_of(first),))))


def test_the_list_is_shorter_by_as_many_as_were_dropped_and_the_meter_stands_beside_it(proposer: Proposer) -> None:
    assert len(handles(proposed(proposer))) == 4
    proposal = proposed(proposer, fewer=1)
    assert (len(handles(proposal)), proposal.limit) == (3, 3)
    assert proposal.meter == proposer.meter(BRIEF)


def test_what_look_alikes_have_in_common_is_told_only_where_there_are_examples(proposer: Proposer) -> None:
    assert proposed(proposer).traits == {}
    proposal = proposed(proposer, hand=BY_HAND)
    assert set(proposal.traits) == {match.creator.id for match in proposal.shortlist.matches}
    assert {trait.kind for traits in proposal.traits.values() for trait in traits} >= {"theme"}


def keep(proposer: Proposer, proposal: Proposal, *, who: str = MAI, hours: int = 0) -> str:
    """Keeps a proposal, some hours later."""
    return proposer.keep(proposal, who=who, thread=HERE, now=NOW + timedelta(hours=hours))


def test_the_same_list_has_the_same_id_whoever_keeps_it_and_when(proposer: Proposer, memory: Memory) -> None:
    assert keep(proposer, proposed(proposer)) == keep(proposer, proposed(proposer), who=BO, hours=5)
    (kept,) = memory.shortlists.all()
    assert (kept.made_by, kept.made_at) == (MAI, NOW)


def test_another_list_has_another_id(proposer: Proposer, memory: Memory) -> None:
    ids = [keep(proposer, proposed(proposer))]
    ids.append(keep(proposer, proposed(proposer, fewer=1)))
    ids.append(keep(proposer, proposed(proposer, hand=BY_HAND)))
    ids.append(keep(proposer, proposed(proposer, replace(BRIEF, how_many=5))))
    ids.append(keep(proposer, proposed(proposer, VND)))
    tell_rate(memory)
    ids.append(keep(proposer, proposed(proposer, VND)))
    tell_rate(memory, 27_000)
    ids.append(keep(proposer, proposed(proposer, VND)))
    decide(memory, "block", "coffee.15")
    ids.append(keep(proposer, proposed(proposer, VND)))
    tomorrow = proposer.answer(BRIEF, today=TODAY + timedelta(days=1)).proposal
    assert tomorrow is not None
    ids.append(keep(proposer, tomorrow))
    strict = proposer.answer(BRIEF, today=TODAY, strict=True).proposal
    assert strict is not None
    ids.append(keep(proposer, strict))
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("hand", [Hand(), BY_HAND])
@pytest.mark.parametrize("brief", [BRIEF, VND])
@pytest.mark.parametrize("rated", [False, True])
def test_a_kept_list_is_made_again_to_the_same_bytes_whatever_was_decided_since(
    proposer: Proposer, memory: Memory, hand: Hand, brief: Brief, rated: bool
) -> None:
    if rated:
        tell_rate(memory)
    decide(memory, "block", "coffee.06")
    name = keep(proposer, proposed(proposer, brief, hand=hand, fewer=1))
    memory.decisions.unblock(id_of("coffee.06"), who=BO, now=NOW)
    decide(memory, "block", "coffee.02")
    decide(memory, "approve", "coffee.04")
    tell_rate(memory, 30_000)
    kept = memory.shortlists.load(name)
    assert kept is not None
    again = proposer.made_again(brief_from_json(kept.making.brief), kept.making.day, kept.making.settings)
    assert canonical(again) == kept.result


def test_what_is_kept_is_the_list_with_its_fees_and_no_decision(proposer: Proposer, memory: Memory) -> None:
    (first, *_) = handles(proposed(proposer))
    plain = proposal_as_json(proposed(proposer))
    decide(memory, "approve", first)
    assert proposal_as_json(proposed(proposer)) == plain
    assert all(one["fee"]["package"] for one in plain["matches"])


def test_why_somebody_left_a_kept_list_is_told_by_requirement(proposer: Proposer, memory: Memory) -> None:
    name = keep(proposer, proposed(proposer))
    kept = memory.shortlists.load(name)
    assert kept is not None
    assert proposer.why_gone(BRIEF, id_of("coffee.15"), TODAY, kept.making.settings) == ("creator_countries",)
    assert proposer.why_gone(BRIEF, "instagram:nobody", TODAY, kept.making.settings) == ("left",)


def test_without_a_rate_amounts_are_in_dollars_and_it_is_wanted(proposer: Proposer) -> None:
    proposal = proposed(proposer, VND)
    assert proposal.exchange.wanted is not None
    assert (proposal.exchange.currency, proposal.exchange.wanted.currency, proposal.total.fits) == ("USD", "VND", None)


def test_a_rate_that_was_told_is_used_for_fees_and_budget(proposer: Proposer, memory: Memory) -> None:
    before = proposed(proposer, VND)
    tell_rate(memory)
    proposal = proposed(proposer, VND)
    assert (proposal.exchange.currency, proposal.exchange.per_usd, proposal.exchange.wanted) == ("VND", 26_000, None)
    assert proposal.total.fits is not None
    for dollars, dong in zip(before.fees, proposal.fees, strict=True):
        assert dollars.package is not None
        assert dong.package is not None
        assert (dong.package.currency, dong.package.median / dollars.package.median) == ("VND", pytest.approx(26_000, rel=0.06))


def test_a_rate_grows_old_and_is_wanted_again_yet_used(proposer: Proposer, memory: Memory) -> None:
    tell_rate(memory)
    late = proposer.answer(VND, today=TODAY + timedelta(days=120)).proposal
    assert late is not None
    assert late.exchange.wanted is not None
    assert (late.exchange.currency, late.exchange.wanted.why) == ("VND", "old")


def test_a_team_chooses_the_currency_of_briefs_that_name_none(proposer: Proposer, memory: Memory) -> None:
    tell_rate(memory)
    assert proposed(proposer).exchange.currency == "USD"
    memory.preferences.set("currency", "VND", who=MAI, now=NOW)
    assert proposed(proposer).exchange.currency == "VND"
    assert proposed(proposer, replace(BRIEF, budget_max=900.0, budget_currency="USD")).exchange.currency == "USD"


def test_repricing_keeps_the_list_and_the_budgets_own_currency(proposer: Proposer, memory: Memory) -> None:
    tell_rate(memory)
    plain = proposed(proposer, replace(BRIEF, budget_max=900.0, budget_currency="USD"))
    repriced = proposer.repriced(plain, "VND")
    assert (repriced.shortlist, repriced.marks, repriced.exchange.currency) == (plain.shortlist, plain.marks, "VND")
    assert (repriced.total.budget, repriced.total.budget_currency, repriced.total.fits) == (900.0, "USD", plain.total.fits)


def test_why_not_knows_only_who_is_in_the_catalogue(proposer: Proposer) -> None:
    assert proposer.why_not("instagram:nobody", BRIEF, today=TODAY, hand=Hand(), shown=4) is None
    why = proposer.why_not(id_of("coffee.15"), BRIEF, today=TODAY, hand=Hand(), shown=4)
    assert why is not None
    assert [one.requirement.field for one in why.unmet] == ["creator_countries"]


def test_a_text_that_is_no_brief_is_no_proposal(proposer: Proposer) -> None:
    answer = proposer.match("hi", today=TODAY)
    assert (answer.proposal, answer.shortlist) == (None, None)
    assert answer.problem is not None


def test_the_ground_names_catalogue_and_embedder(proposer: Proposer, office: Office) -> None:
    ground = proposer.ground()
    assert ground.fingerprint == office.matchmaker.desk().generation.manifest.fingerprint
    assert ground.versions["embedder"] == "words-1"
