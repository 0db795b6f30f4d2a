"""Requirements that are about who a creator is: met, unknown or not met."""

import pytest

from index.records import Creator
from retrieval.brief import Brief, Deliverable
from retrieval.filters import Requirement, screen
from tests.builders import a_creator, an_account
from tests.retrieval.tables import a_brief, columns_for, statuses, verdicts


def on(handle: str, *platforms: str) -> Creator:
    """A creator with an account on each of these platforms."""
    return a_creator(handle, id=f"c:{handle}", accounts=tuple(an_account(handle, platform=p) for p in platforms))


def test_a_brief_that_requires_nothing_screens_nobody() -> None:
    assert screen(a_brief(topics=("coffee",), must_have=("a dog",), audience_countries=("TH",)), columns_for(a_creator())) == []


def test_one_of_several_platforms_is_enough() -> None:
    people = (on("a", "tiktok"), on("b", "facebook"), on("c", "facebook", "youtube"))
    assert verdicts(a_brief(platforms=("tiktok", "youtube")), *people) == ["met", "not_met", "met"]


def test_deliverables_on_several_platforms_ask_for_each_of_them() -> None:
    pieces = (Deliverable(kind="reel", platform="instagram"), Deliverable(kind="video", platform="tiktok", count=2))
    people = (on("a", "tiktok"), on("b", "instagram", "tiktok"), on("c", "instagram", "youtube"))
    screened = screen(a_brief(platforms=("instagram", "tiktok", "youtube"), deliverables=pieces), columns_for(*people))
    assert [one.requirement for one in screened] == [
        Requirement(field="platforms", asked="instagram"),
        Requirement(field="platforms", asked="tiktok"),
    ]
    assert [statuses(one) for one in screened] == [["not_met", "met", "met"], ["met", "met", "not_met"]]


def test_deliverables_on_one_platform_leave_the_named_platforms_as_alternatives() -> None:
    pieces = (Deliverable(kind="reel", platform="instagram"), Deliverable(kind="story", platform="instagram"), Deliverable(kind="ugc"))
    people = (on("a", "tiktok"), on("b", "instagram"))
    assert verdicts(a_brief(platforms=("instagram", "tiktok"), deliverables=pieces), *people) == ["met", "met"]


def test_a_platform_named_only_with_a_deliverable_is_asked_for() -> None:
    people = (on("a", "tiktok"), on("b", "instagram"))
    assert verdicts(a_brief(deliverables=(Deliverable(kind="reel", platform="instagram"),)), *people) == ["not_met", "met"]


def test_an_unwanted_platform_bars_only_those_who_are_nowhere_else() -> None:
    people = (on("a", "tiktok"), on("b", "instagram", "tiktok"), on("c", "youtube"))
    assert verdicts(a_brief(exclude_platforms=("tiktok",)), *people) == ["not_met", "met", "met"]


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        (a_brief(creator_countries=("TH", "VN")), [{"country": "VN"}, {"country": None}, {"country": "PT"}]),
        (a_brief(creator_gender="female"), [{"gender": "female"}, {"gender": None}, {"gender": "male"}]),
        (a_brief(creator_languages=("th", "vi")), [{"languages": ("en", "vi")}, {"languages": ()}, {"languages": ("en",)}]),
    ],
    ids=["country", "gender", "language"],
)
def test_what_is_not_known_of_a_creator_is_unknown_and_only_a_contradiction_is_not_met(
    asked: Brief, fields: list[dict[str, object]]
) -> None:
    people = (a_creator("a", **fields[0]), a_creator("b", **fields[1]), a_creator("c", **fields[2]))
    assert verdicts(asked, *people) == ["met", "unknown", "not_met"]


def test_a_country_that_no_creator_has_contradicts_all_whose_country_is_known() -> None:
    assert verdicts(a_brief(creator_countries=("NZ",)), a_creator("a"), a_creator("b", country=None)) == ["not_met", "unknown"]


def test_a_city_gives_away_the_country_of_a_creator_who_names_none() -> None:
    people = (a_creator("a", country=None, places=("Chiang Mai",)), a_creator("b", country=None, places=("Lisboa",)))
    assert verdicts(a_brief(creator_countries=("TH",)), *people) == ["met", "not_met"]


def test_two_posts_in_a_language_prove_that_a_creator_publishes_in_it() -> None:
    thai = ("ขนมปังไหม้อีกแล้ว", "กาแฟดริปตอนเช้า")
    people = (
        a_creator("a", posts=thai),
        a_creator("b", posts=(*thai, "สวัสดี", "یک قهوه خوب")),
        a_creator("c", posts=("a slow morning", "another one")),
    )
    assert verdicts(a_brief(creator_languages=("fa",)), *people) == ["not_met", "not_met", "unknown"]
    assert verdicts(a_brief(creator_languages=("th",)), *people) == ["met", "met", "unknown"]


def test_declared_languages_count_more_than_those_of_posts() -> None:
    person = a_creator("a", languages=("en",), posts=("ขนมปังไหม้อีกแล้ว", "กาแฟดริปตอนเช้า"))
    assert verdicts(a_brief(creator_languages=("th",)), person) == ["not_met"]


def test_excluded_rows_are_barred_and_nobody_else() -> None:
    people = (a_creator("a"), a_creator("b"))
    (only,) = screen(a_brief(exclude_creators=("b",)), columns_for(*people), excluded_rows=[1])
    assert only.requirement == Requirement(field="exclude_creators", asked="b")
    assert statuses(only) == ["met", "not_met"]


def test_a_handle_that_nobody_has_requires_nothing() -> None:
    assert screen(a_brief(exclude_creators=("nobody",)), columns_for(a_creator())) == []


def test_requirements_come_in_the_same_order_whatever_the_brief_says_first() -> None:
    brief = a_brief(
        engagement_min=0.01,
        tiers=("nano",),
        followers_max=5,
        creator_gender="male",
        creator_languages=("th",),
        creator_countries=("TH",),
        exclude_platforms=("x",),
        platforms=("instagram",),
    )
    assert [one.requirement.field for one in screen(brief, columns_for(a_creator()))] == [
        "platforms", "exclude_platforms", "creator_countries", "creator_languages", "creator_gender", "followers", "tiers", "engagement",
    ]  # fmt: skip
