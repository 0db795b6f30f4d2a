"""The meter says of each change what the matcher says of the brief after it, over the example catalogue and random briefs."""

import random
from collections.abc import Callable, Sequence
from itertools import combinations

import pytest

from index.generation.reading import Generation
from index.records import Creator
from retrieval.brief import Brief, Deliverable
from retrieval.hand import NOBODY, Hand
from retrieval.matching import Matcher
from retrieval.meter.meter import Meter, metered
from retrieval.meter.moves import moves, refinement_to, together
from retrieval.parts import Desk
from retrieval.refinement import Refinement, Typical, refined
from tests.builders import TODAY, a_creator
from tests.conftest import Demonstrated
from tests.retrieval.tables import a_brief

COFFEE = ("espresso at home", "grinding beans for pour-over coffee", "my coffee corner")

TOPICS = (("skincare",), ("running",), ("home coffee",), ("street food", "travel"), ("gaming",), ("motorcycles",))
BRIEFS = 24


def random_brief(seed: int) -> Brief:
    """A brief with about half of all requirements, tight and wide ones, with several values and with nonsense."""
    chance = random.Random(seed)  # noqa: S311  repeatable, not secret

    def maybe(options: Sequence[object], otherwise: object = ()) -> object:
        return chance.choice(options) if chance.random() < 0.45 else otherwise

    pieces = (Deliverable(kind="reel", platform="instagram"), Deliverable(kind="video", platform="tiktok"), Deliverable(kind="post"))
    return a_brief(
        topics=chance.choice(TOPICS),
        language=chance.choice(("en", "th", "vi")),
        platforms=maybe((("instagram",), ("tiktok", "instagram"), ("youtube",))),
        deliverables=maybe((pieces, pieces[:1], pieces[:2])),
        exclude_platforms=maybe((("facebook",), ("x", "youtube", "facebook"))),
        creator_countries=maybe((("TH",), ("TH", "VN", "ES"), ("PT",))),
        creator_places=maybe((("Bangkok",), ("Bangkok", "Hanoi"), ("Nowhere at all", "Bangkok"))),
        creator_languages=maybe((("th",), ("en", "es"))),
        creator_gender=maybe(("female", "male"), None),
        followers_min=maybe((5_000, 12_000, 40_000), None),
        followers_max=maybe((60_000, 90_000, 300_000), None),
        tiers=maybe((("micro",), ("micro", "nano"), ("macro", "micro"))) if chance.random() < 0.5 else (),
        engagement_min=maybe((0.02, 0.035, 0.06), None),
        exclude=maybe((("skincare",), ("coffee", "alcohol"), ("alcohol", "travel", "running"))),
        exclude_creators=maybe((("quandado",), ("lungek.wingmairip", "dampskinclub", "nobody"))),
    )


def counted(matcher: Matcher, desk: Desk, brief: Brief, hand: Hand, *, strict: bool = False) -> int:
    """What the matcher counts."""
    return matcher.shortlist(brief, desk, today=TODAY, limit=1, hand=hand, strict=strict).supported


@pytest.fixture(scope="module")
def desk(demonstrated: Demonstrated) -> Desk:
    """The example catalogue."""
    return demonstrated.parts.desk()


def hand_for(seed: int, brief: Brief, matcher: Matcher, desk: Desk) -> Hand:
    """Of every second brief some of those who would come first are pinned, dropped and blocked."""
    if seed % 2:
        return NOBODY
    ids = [match.creator.id for match in matcher.shortlist(a_brief(topics=brief.topics), desk, today=TODAY, limit=6).matches]
    return Hand(pinned=tuple(ids[:2]), dropped=tuple(ids[2:3]), blocked=tuple(ids[1:2]))


@pytest.mark.parametrize("seed", range(BRIEFS))
def test_each_change_gives_what_the_matcher_then_counts(demonstrated: Demonstrated, desk: Desk, seed: int) -> None:
    matcher, brief = demonstrated.parts.matcher, random_brief(seed)
    hand, strict = hand_for(seed, brief, matcher, desk), seed % 5 == 4
    meter = metered(brief, desk, matcher=matcher, hand=hand, strict=strict)
    assert meter.matches == counted(matcher, desk, brief, hand, strict=strict)
    for change in (*meter.loosen, *meter.tighten, *([meter.pair] if meter.pair else [])):
        after = refined(brief, change.refinement, typical=Typical())
        assert (change.gives, change.adds) == (counted(matcher, desk, after, hand, strict=strict), change.gives - meter.matches), change
    assert meter == metered(brief, Desk(desk.generation), matcher=matcher, hand=hand, strict=strict)


def test_random_briefs_reach_every_kind_of_change(demonstrated: Demonstrated, desk: Desk) -> None:
    meters = [metered(random_brief(seed), desk, matcher=demonstrated.parts.matcher) for seed in range(BRIEFS)]
    loosened = {field for meter in meters for change in meter.loosen for field in change.fields}
    assert loosened >= {"platforms", "creator_countries", "followers", "engagement", "exclude", "creator_gender"}
    assert any(meter.tighten for meter in meters)
    assert sum(meter.pair is not None for meter in meters) > 3


@pytest.mark.parametrize("seed", [1, 3, 7, 9])
def test_no_other_pair_gives_more(demonstrated: Demonstrated, desk: Desk, seed: int) -> None:
    matcher, brief = demonstrated.parts.matcher, random_brief(seed)
    meter = metered(brief, desk, matcher=matcher)
    every = [move for move in moves(brief) if move.widens]
    best = 0
    for first, second in combinations(every, 2):
        after = second.made(first.made(brief))
        if together(first, second) and refinement_to(brief, after):
            best = max(best, counted(matcher, desk, after, NOBODY))
    singles = max([meter.matches, *(change.gives for change in meter.loosen)])
    assert (meter.pair.gives if meter.pair else singles) == max(best, singles)


def test_a_loose_brief_and_a_tight_one_are_worth_telling() -> None:
    def told(matches: int) -> str | None:
        return Meter(brief=a_brief(), matches=matches, loosen=(), tighten=(), pair=None).worth_telling(wanted=5)

    assert [told(matches) for matches in (0, 4, 5, 100, 101)] == ["few", "few", None, None, "many"]


@pytest.fixture
def meter_of(published: Callable[[Sequence[Creator]], Generation], matcher: Matcher) -> Callable[..., Meter]:
    """`meter_of(creators, **brief)`."""

    def measured(people: Sequence[Creator], **fields: object) -> Meter:
        return metered(a_brief(**{"language": "en", "topics": ("coffee",), **fields}), Desk(published(people)), matcher=matcher)

    return measured


def test_dropping_a_place_tells_how_many_more(meter_of: Callable[..., Meter]) -> None:
    people = [a_creator("a", posts=COFFEE), *(a_creator(f"b{k}", country="VN", posts=(*COFFEE, f"espresso number {k}")) for k in range(3))]
    meter = meter_of(people, creator_countries=("TH",))
    assert meter.matches == 1
    assert [(dict(one.refinement.changes), one.gives, one.adds) for one in meter.loosen] == [({"creator_countries": ()}, 4, 3)]


def test_bounds_move_by_one_step_both_ways_and_changes_without_effect_are_left_out(meter_of: Callable[..., Meter]) -> None:
    people = [a_creator(f"c{k}", followers=size, posts=(*COFFEE, f"espresso {k}")) for k, size in enumerate((600, 2_500, 7_000, 30_000))]
    meter = meter_of(people, followers_min=2_000, followers_max=20_000)
    assert meter.matches == 2
    assert [(dict(one.refinement.changes), one.adds) for one in meter.loosen] == [
        ({"followers_min": None, "followers_max": None}, 2),
        ({"followers_min": None}, 1),
        ({"followers_max": 50_000}, 1),
        ({"followers_max": None}, 1),
    ]
    assert [(dict(one.refinement.changes), one.gives) for one in meter.tighten] == [({"followers_min": 5_000}, 1)]


def test_two_exclusions_together_may_be_what_keeps_somebody_out(meter_of: Callable[..., Meter]) -> None:
    both = a_creator("a", posts=("coffee, whiskey, dice", "whiskey and dice with coffee", *COFFEE))
    meter = meter_of([both], exclude=("whiskey", "dice", "lottery"))
    assert (meter.matches, meter.pair) == (0, None), "the list as a whole is one change already"
    assert [dict(one.refinement.changes) for one in meter.loosen] == [{"exclude": ()}]
    meter = meter_of([both], exclude=("whiskey",), creator_countries=("VN",))
    assert meter.pair is not None
    assert (meter.pair.refinement, meter.pair.fields) == (
        Refinement(changes={"exclude": (), "creator_countries": ()}),
        ("creator_countries", "exclude"),
    )


def test_an_exclusion_has_no_record_read_of_whom_no_two_changes_let_in(
    published: Callable[[Sequence[Creator]], Generation], matcher: Matcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    near = a_creator("near", country="VN", posts=COFFEE)
    far = a_creator("far", country="VN", platform="youtube", gender="male", posts=(*COFFEE, "espresso"))
    generation = published([a_creator("ana", posts=(*COFFEE, "beans")), near, far])
    read: list[str] = []
    record = generation.creator
    monkeypatch.setattr(generation, "creator", lambda row: read.append(generation.ids[row]) or record(row))
    brief = a_brief(
        language="en",
        topics=("coffee",),
        creator_countries=("TH",),
        platforms=("instagram",),
        creator_gender="female",
        exclude=("whiskey", "dice"),
    )
    assert metered(brief, Desk(generation), matcher=matcher).matches == 1
    assert sorted(read) == ["instagram:ana", "instagram:near"], "each once for both phrases"


def test_no_change_makes_a_brief_contradict_itself(meter_of: Callable[..., Meter]) -> None:
    meter = meter_of([a_creator("a", followers=10_000, posts=COFFEE)], followers_min=10_000, followers_max=12_000, tiers=("micro",))
    assert [dict(one.refinement.changes) for one in meter.tighten] == []
