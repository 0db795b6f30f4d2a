"""What changed in a list since a channel last saw it."""

from dataclasses import replace
from datetime import date, timedelta

from bot.memory.seen import Seen, State
from bot.proposal import Proposal
from bot.weekly.delta import Changed, Delta, New, delta_of, sights_of
from bot.weekly.figures import as_json, figures_of, from_json
from index.records import Creator
from retrieval.shortlist import Evidence, Match
from retrieval.why_not import WhyNot
from tests.bot.proposals import a_fee, a_proposal
from tests.builders import NOW, a_creator, a_post
from tests.prompts.matches import a_match
from tests.prompts.test_why_not import UNMET, a_why, not_met

LAST = NOW - timedelta(days=7)


def listed(*creators: Creator) -> Proposal:
    """A list of these creators, each with the same fee."""
    return a_proposal(*(a_match(creator=one) for one in creators), fees=tuple(a_fee(one.id) for one in creators))


def seen_in(proposal: Proposal, state: State = "shown", **figures: object) -> dict[str, Seen]:
    """What a channel has seen to whom this list was posted a week ago."""
    return {
        match.creator.id: Seen(
            creator_id=match.creator.id,
            state=state,
            figures={**as_json(figures_of(match, fee)), **figures},
            first_at=LAST - timedelta(days=7),
            last_at=LAST,
        )
        for match, fee in zip(proposal.shortlist.matches, proposal.fees, strict=True)
    }


def nobody_asks(creator_id: str) -> WhyNot | None:
    """For lists that nobody left."""
    raise AssertionError(creator_id)


ANA, BO, CY, DEE = (a_creator(name, followers=20_000) for name in ("ana", "bo", "cy", "dee"))


def test_a_channel_that_saw_nothing_gets_the_first_list() -> None:
    delta = delta_of({}, listed(ANA, BO), why=nobody_asks)
    assert delta == Delta(first=True, new=(New(place=1), New(place=2)))
    assert not delta.quiet


def test_the_same_list_is_a_quiet_week() -> None:
    same = listed(ANA, BO)
    delta = delta_of(seen_in(same), same, why=nobody_asks)
    assert delta == Delta(first=False, since=LAST.date())
    assert delta.quiet


def test_another_order_alone_is_no_news() -> None:
    assert delta_of(seen_in(listed(ANA, BO)), listed(BO, ANA), why=nobody_asks).quiet


def test_who_came_and_who_left_are_told_by_place_and_with_the_reason() -> None:
    why = a_why(unmet=UNMET.unmet)
    delta = delta_of(seen_in(listed(ANA, BO)), listed(CY, ANA), why=lambda key: why if key == BO.id else None)
    assert (delta.new, delta.gone, delta.removed, delta.changed) == ((New(place=1, posted=date(2026, 11, 20)),), (why,), 0, ())


def test_who_left_the_catalogue_is_counted_and_not_named() -> None:
    delta = delta_of(seen_in(listed(ANA, BO, CY)), listed(ANA), why=lambda _: None)
    assert (delta.gone, delta.removed) == ((), 2)
    assert not delta.quiet


def test_who_was_taken_out_by_the_people_themselves_is_no_news_to_them() -> None:
    by_hand = a_why(unmet=(not_met("dropped", "1"),))
    assert delta_of(seen_in(listed(ANA, BO)), listed(ANA), why=lambda _: by_hand).quiet


def test_who_was_rejected_and_whom_the_channel_knows_to_be_gone_are_no_news() -> None:
    before = {**seen_in(listed(ANA)), **seen_in(listed(BO), "rejected"), **seen_in(listed(CY), "gone")}
    assert delta_of(before, listed(ANA), why=nobody_asks).quiet


def test_where_only_rejections_are_known_the_list_is_the_first_one() -> None:
    assert delta_of(seen_in(listed(BO), "rejected"), listed(ANA), why=nobody_asks).first


def test_changed_figures_are_told_by_place() -> None:
    before = seen_in(listed(ANA, BO))
    delta = delta_of(before, listed(ANA, replace(BO, accounts=a_creator("bo", followers=26_000).accounts)), why=nobody_asks)
    assert [(one.place, [change.what for change in one.changes]) for one in delta.changed] == [(2, ["followers"])]
    assert isinstance(delta.changed[0], Changed)


def test_why_somebody_is_new_just_now_is_told_where_it_is_known() -> None:
    def posting(creator: Creator, days_ago: int) -> Match:
        post = a_post("latte art", days_ago=days_ago)
        return a_match(creator=creator, evidence=(Evidence(post=post, meaning=0.5, words=0.5),))

    before = {**seen_in(listed(ANA)), **seen_in(listed(BO), "gone"), **seen_in(listed(CY), "gone", offered=True)}
    people = (posting(ANA, 1), posting(BO, 9), posting(CY, 9), posting(DEE, 2))
    made = a_proposal(*people, fees=tuple(a_fee(one.creator.id) for one in people))
    assert delta_of(before, made, why=nobody_asks).new == (
        New(place=2, back=True),
        New(place=3, offered=True),
        New(place=4, posted=date(2026, 11, 23)),
    )


def test_what_is_posted_is_what_the_channel_has_seen() -> None:
    before = {**seen_in(listed(ANA, BO)), **seen_in(listed(CY), "gone")}
    after = sights_of(before, listed(ANA), listed(DEE))
    told = {one.creator_id: (one.state, from_json(one.figures).offered) for one in after}
    assert told == {ANA.id: ("shown", False), DEE.id: ("gone", True), BO.id: ("gone", False)}


def test_after_a_posting_the_same_list_is_quiet_whatever_was_seen_before() -> None:
    made = listed(CY, ANA)
    after = {
        one.creator_id: Seen(creator_id=one.creator_id, state=one.state, figures=one.figures, first_at=NOW, last_at=NOW)
        for one in sights_of(seen_in(listed(ANA, BO)), made, listed(DEE))
    }
    assert delta_of(after, made, why=nobody_asks).quiet


def test_figures_that_were_not_told_stay_what_they_are_compared_with() -> None:
    before = seen_in(listed(ANA), followers=19_000.0)
    (sight,) = sights_of(before, listed(ANA))
    assert from_json(sight.figures).followers == 19_000
    (told,) = sights_of(seen_in(listed(ANA), followers=12_000.0), listed(ANA))
    assert from_json(told.figures).followers == 20_000
