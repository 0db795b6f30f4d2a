"""Why somebody is not in a list, each reason alone; and what is said to bring them in does."""

from collections.abc import Callable, Sequence

import pytest

from index.generation.reading import Generation
from index.records import Creator
from retrieval.hand import Hand
from retrieval.matching import Matcher
from retrieval.parts import Desk
from retrieval.refinement import Typical, refined
from retrieval.shortlist import Known, Quoted
from retrieval.why_not import WhyNot, why_not
from tests.builders import TODAY, a_creator, an_account
from tests.conftest import Demonstrated
from tests.retrieval.tables import a_brief
from tests.retrieval.test_meter import random_brief

COFFEE = ("espresso at home", "grinding beans for pour-over coffee", "my coffee corner")
CARS = ("changing the oil of my old car", "turbo engine sounds", "drifting on a wet track")
TWINS = ("a long story of beans, water and patience that is told on the counter of a small kitchen by the river every single morning",)

Ask = Callable[..., WhyNot]


@pytest.fixture
def ask(published: Callable[[Sequence[Creator]], Generation], matcher: Matcher) -> Ask:
    """`ask(handle, creators, shown=…, hand=…, **brief)`."""

    def answer(handle: str, people: Sequence[Creator], **fields: object) -> WhyNot:
        how = {name: fields.pop(name) for name in ("hand", "strict") if name in fields}
        shown = fields.pop("shown", 1)
        generation = published(people)
        brief = a_brief(**{"language": "en", "topics": ("espresso coffee",), **fields})
        row = generation.ids.index(f"instagram:{handle}")
        return why_not(row, brief, Desk(generation), matcher=matcher, today=TODAY, shown=shown, **how)  # type: ignore[arg-type]  # passed on as it is

    return answer


def some(*others: Creator) -> list[Creator]:
    """Two who fit, and others."""
    return [a_creator("a-best", posts=COFFEE), a_creator("b-next", posts=COFFEE[1:]), *others]


def changes(why: WhyNot) -> list[tuple[dict[str, object], int]]:
    """The ways in, with the places."""
    return [(dict(way.refinement.changes), way.place) for way in why.ways]


def test_somebody_who_is_in_the_list_has_a_place_and_nothing_else(ask: Ask) -> None:
    why = ask("b-next", some(), shown=2)
    assert (why.listed, why.unmet, why.ranked, why.content, why.ways) == (2, (), None, None, ())


def test_a_requirement_that_is_not_met_comes_with_the_figure_its_day_and_source(ask: Ask) -> None:
    why = ask("c-big", some(a_creator("c-big", followers=70_000, posts=COFFEE[:2])), followers_max=30_000)
    (unmet,) = why.unmet
    assert (unmet.requirement.field, unmet.requirement.asked) == ("followers", "..30000")
    (proof,) = unmet.proofs
    assert isinstance(proof, Known)
    assert (proof.value, proof.source, proof.as_of is not None) == (70_000, "test", True)
    assert changes(why)[0][0] == {"followers_max": 100_000}, "as many steps as it takes"
    assert (why.listed, why.content) == (None, None)


def test_of_two_requirements_that_are_not_met_both_are_told_and_two_changes_help(ask: Ask) -> None:
    far = a_creator("c-far", country="PT", followers=9_000, posts=COFFEE[:2])
    why = ask("c-far", some(far), shown=1, creator_countries=("TH",), followers_min=15_000)
    assert [one.requirement.field for one in why.unmet] == ["creator_countries", "followers"]
    assert changes(why)[0][0] == {"creator_countries": ("TH", "PT"), "followers_min": 5_000}


def test_where_three_are_not_met_no_change_is_within_reach(ask: Ask) -> None:
    far = a_creator("c-far", country="PT", gender="male", followers=9_000, posts=COFFEE[:2])
    why = ask("c-far", some(far), creator_countries=("TH",), followers_min=15_000, creator_gender="female")
    assert (len(why.unmet), why.ways) == (3, ())


def test_an_exclusion_is_told_with_the_posts_that_contradict_it(ask: Ask) -> None:
    drinker = a_creator("c-drinks", posts=("coffee and whiskey", "whiskey in my coffee", *COFFEE))
    why = ask("c-drinks", some(drinker), exclude=("whiskey", "dice"))
    assert [(one.requirement.field, one.requirement.asked) for one in why.unmet] == [("exclude", "whiskey")]
    assert why.unmet[0].proofs
    assert all(isinstance(proof, Quoted) and "whiskey" in proof.text for proof in why.unmet[0].proofs)
    assert changes(why)[0][0] == {"exclude": ("dice",)}


def test_whoever_is_out_does_not_count_for_the_place(ask: Ask) -> None:
    drinker = a_creator("a-drinks", posts=(*COFFEE, "espresso and whiskey", "whiskey espresso"))
    people = [drinker, a_creator("b-best", posts=COFFEE), a_creator("c-next", posts=COFFEE[1:])]
    for how in ({"exclude": ("whiskey",)}, {"hand": Hand(blocked=("instagram:a-drinks",))}):
        why = ask("c-next", people, **how)
        assert why.ranked is not None
        assert why.ranked.place == 2


@pytest.mark.parametrize("field", ["dropped", "blocked"])
def test_what_people_did_by_hand_is_a_reason_that_no_brief_undoes(ask: Ask, field: str) -> None:
    why = ask("a-best", some(), hand=Hand(**{field: ("instagram:a-best",)}))
    assert [one.requirement.field for one in why.unmet] == [field]
    assert (why.by_hand, why.ways) == (True, ())


def test_content_below_the_cut_is_told_with_what_is_low_beside_those_who_match(ask: Ask) -> None:
    why = ask("c-cars", some(a_creator("c-cars", posts=CARS)))
    assert why.content is not None
    assert why.content.low is not None
    assert why.content.total < why.content.cut == 0.28
    assert getattr(why.content.parts, why.content.low) < getattr(why.content.usual, why.content.low)
    assert (why.unmet, why.ranked, why.ways) == ((), None, ())


def test_a_place_beyond_the_list_is_told_with_the_scores_of_both_and_the_part_that_lacks(ask: Ask) -> None:
    lazy = a_creator("a-twice", posts=COFFEE, rate=0.001)
    why = ask("a-twice", [lazy, a_creator("b-lively", posts=(*COFFEE, "espresso twice"), rate=0.05)])
    assert why.ranked is not None
    assert why.ranked.last is not None
    assert (why.ranked.place, why.ranked.last.creator.id) == (2, "instagram:b-lively")
    assert why.ranked.lacks in {"engagement", "authenticity"}


def test_an_engagement_that_would_be_enough_is(ask: Ask) -> None:
    def people(rate: float) -> list[Creator]:
        return [a_creator("a-best", posts=COFFEE, rate=0.03), a_creator("z-last", posts=COFFEE, rate=rate)]

    why = ask("z-last", people(0.012))
    assert why.ranked is not None
    assert why.ranked.rate_needed is not None
    assert ask("z-last", people(why.ranked.rate_needed - 0.002)).listed is None
    assert ask("z-last", people(why.ranked.rate_needed)).listed == 1


def test_somebody_of_whom_more_is_unknown_stands_behind_for_that_and_strictly_is_out(ask: Ask) -> None:
    people = some(a_creator("c-unknown", country=None, posts=COFFEE))
    why = ask("c-unknown", people, creator_countries=("TH",))
    assert [one.field for one in why.unknown] == ["creator_countries"]
    assert why.ranked is not None
    assert (why.ranked.place, why.ranked.lacks, why.ranked.rate_needed) == (3, None, None)
    why = ask("c-unknown", people, creator_countries=("TH",), strict=True)
    assert (why.out, why.ranked, changes(why)[0][0]) == (True, None, {"creator_countries": ()})


def test_a_twin_in_the_list_is_named(ask: Ask) -> None:
    people = [a_creator("a-one", posts=TWINS), a_creator("b-two", posts=TWINS), a_creator("c-other", posts=COFFEE)]
    assert ask("b-two", people, shown=3, topics=("beans",)).twin == "instagram:a-one"


def test_the_place_of_somebody_is_told_as_if_no_twin_stood_there(
    published: Callable[[Sequence[Creator]], Generation], matcher: Matcher
) -> None:
    people = [a_creator("a-one", posts=TWINS), a_creator("b-two", posts=TWINS), a_creator("c-other", posts=COFFEE)]
    ranking = matcher.ranking(a_brief(topics=("beans and patience",), language="en"), Desk(published(people)), today=TODAY)
    assert [ranking.place(row) for row in (0, 1)] == [1, 1]


def test_a_platform_more_is_the_mildest_way_to_somebody_who_is_elsewhere(ask: Ask) -> None:
    why = ask("a-best", [*some(), a_creator("t", accounts=(an_account("t", platform="tiktok"),), posts=COFFEE)], platforms=("tiktok",))
    assert changes(why) == [({"platforms": ("tiktok", "instagram")}, 1)]


@pytest.mark.parametrize("seed", [2, 5, 11])
def test_every_reason_fits_the_list_and_every_way_in_leads_to_the_place_it_says(demonstrated: Demonstrated, seed: int) -> None:
    matcher, desk, brief = demonstrated.parts.matcher, demonstrated.parts.desk(), random_brief(seed)
    whole = [m.row for m in matcher.shortlist(brief, desk, today=TODAY, limit=desk.generation.manifest.creators).matches]
    enough = {m.row for m in matcher.shortlist(a_brief(topics=brief.topics, language=brief.language), desk, today=TODAY, limit=60).matches}
    for row in sorted(enough):
        why = why_not(row, brief, desk, matcher=matcher, today=TODAY, shown=3)
        assert why.listed == (whole.index(row) + 1 if row in whole[:3] else None)
        if why.ranked:
            assert why.ranked.place == whole.index(row) + 1
        assert bool(why.listed or why.out or why.content or why.ranked or why.twin)
        for way in why.ways:
            after = refined(brief, way.refinement, typical=Typical())
            listed = matcher.shortlist(after, desk, today=TODAY, limit=desk.generation.manifest.creators).matches
            if row in (rows := [match.row for match in listed]):
                assert rows.index(row) + 1 == way.place
            else:
                assert any(desk.generation.ids[other] in desk.twins(row) for other in rows), "only a twin may stand there instead"
