"""The meter in sentences of the four languages."""

import pytest

from prompts import meter as telling
from prompts.words import Words
from retrieval.brief import Brief, Deliverable
from retrieval.meter.meter import Change, Meter
from retrieval.refinement import Refinement
from tests.prompts.matches import UNWANTED

EN = Words("en")
LANGUAGES = ("en", "fa", "th", "vi")

BRIEF = Brief(
    wording="coffee",
    creator_places=("Lisbon",),
    creator_countries=("TH", "VN"),
    platforms=("instagram", "tiktok"),
    tiers=("micro",),
    creator_gender="female",
    followers_min=50_000,
    followers_max=100_000,
    engagement_min=0.05,
    exclude=("alcohol", "dice"),
    exclude_platforms=("x",),
    exclude_creators=("@ana",),
)


def asked(brief: Brief = BRIEF, words: Words = EN, **changes: object) -> str:
    """What a brief with these changes asks otherwise."""
    return telling.asked_otherwise(Refinement(changes=changes), brief, words)


def a_change(*fields: str, gives: int, adds: int, **changes: object) -> Change:
    """A change of these fields."""
    return Change(refinement=Refinement(changes=changes), fields=fields, gives=gives, adds=adds)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"creator_places": ()}, "without “Lisbon”"),
        ({"creator_countries": ()}, "any country"),
        ({"creator_countries": ("VN",)}, "only “Vietnam”"),
        ({"creator_countries": ("TH", "VN", "PT")}, "“Portugal” too"),
        ({"platforms": ("tiktok",)}, "only “tiktok”"),
        ({"tiers": ()}, "without “micro”"),
        ({"creator_gender": None}, "any gender"),
        ({"followers_min": 20_000}, "≥ 20k followers"),
        ({"followers_max": 200_000}, "≤ 200k followers"),
        ({"followers_min": None}, "no minimum of followers"),
        ({"followers_max": None}, "no maximum of followers"),
        ({"followers_min": None, "followers_max": None}, "any number of followers"),
        ({"engagement_min": 0.02}, "engagement ≥ 2 %"),
        ({"engagement_min": None}, "any engagement"),
        ({"exclude": ("dice",)}, "allowing “alcohol”"),
        ({"exclude_platforms": ()}, "allowing “x”"),
        ({"exclude_creators": ()}, "allowing “@ana”"),
        ({"creator_places": (), "followers_min": 20_000}, "without “Lisbon” + ≥ 20k followers"),
    ],
)
def test_a_change_is_told_by_what_is_asked_otherwise(changes: dict[str, object], told: str) -> None:
    assert asked(**changes) == told
    for language in LANGUAGES:
        assert asked(words=Words(language), **changes)


def test_platforms_that_only_pieces_name_are_told_too() -> None:
    pieces = (Deliverable(kind="reel", platform="instagram"), Deliverable(kind="video", platform="tiktok"))
    brief = Brief(wording="coffee", deliverables=pieces)
    assert asked(brief, deliverables=(pieces[0], Deliverable(kind="video"))) == "only “instagram”"
    assert asked(brief, deliverables=(Deliverable(kind="reel"), Deliverable(kind="video"))) == "any platform"


def test_words_of_the_brief_are_shown_plain_and_short() -> None:
    told = asked(Brief(wording="x", creator_places=(f"Lis{UNWANTED}bon\n{'o' * 200}",)), creator_places=())
    assert not set(told) & set(UNWANTED)
    assert len(told) < 80


def test_few_matches_come_with_what_adds_most_and_the_pair_where_one_change_is_not_enough() -> None:
    drop, step = a_change("followers", gives=6, adds=4, followers_min=None), a_change("followers", gives=5, adds=3, followers_min=20_000)
    place = a_change("creator_places", gives=4, adds=2, creator_places=())
    pair = a_change("creator_places", "followers", gives=16, adds=14, creator_places=(), followers_min=None)
    meter = Meter(brief=BRIEF, matches=2, loosen=(drop, step, place), tighten=(), pair=pair)
    told = ["2 creators match.", "No minimum of followers: 4 more", "Without “Lisbon”: 2 more"]
    assert telling.lines(meter, EN, wanted=6) == told
    assert telling.lines(meter, EN, wanted=10) == [*told, "Without “Lisbon” + no minimum of followers: 14 more"]


def test_many_matches_come_with_what_would_leave_fewer_but_enough() -> None:
    some = (
        a_change("engagement", gives=3, adds=-297, engagement_min=0.1),
        a_change("followers", gives=60, adds=-240, followers_min=100_000),
    )
    meter = Meter(brief=BRIEF, matches=300, loosen=(a_change("tiers", gives=400, adds=100, tiers=()),), tighten=some, pair=None)
    assert telling.lines(meter, EN, wanted=5) == ["300 creators match.", "≥ 100k followers: 60 left"]


def test_where_nothing_helps_it_is_said() -> None:
    meter = Meter(brief=BRIEF, matches=0, loosen=(), tighten=(), pair=None)
    assert telling.lines(meter, EN, wanted=5) == ["No creator matches.", "No change of one or two requirements would add anyone."]


def test_figures_are_those_of_the_reader() -> None:
    meter = Meter(brief=BRIEF, matches=1, loosen=(a_change("engagement", gives=15, adds=14, engagement_min=0.02),), tighten=(), pair=None)
    assert telling.lines(meter, Words("fa"), wanted=5)[1] == "نرخ تعامل حداقل ۲٪: ۱۴ نفر بیشتر"
    assert telling.lines(meter, Words("vi"), wanted=5)[1] == "Tương tác ≥ 2%: thêm 14 người"
