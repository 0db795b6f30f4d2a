"""What a search knew, in sentences."""

from typing import get_args

import pytest

from index.records import Account
from prompts import telling
from prompts.words import Words
from retrieval import authenticity
from retrieval.brief import Brief
from retrieval.niches import NicheBook
from retrieval.shortlist import Part
from tests.builders import a_creator, a_figure, a_post, an_account
from tests.prompts.matches import HOSTILE, UNWANTED, a_match, a_shortlist, evidence, judged, removed, standing

EN = Words("en")
LANGUAGES = ("en", "fa", "th", "vi")


def told(match: object, book: NicheBook, words: Words = EN, **fields: object) -> list[str]:
    """The reasons for a match."""
    return telling.reasons(match, a_shortlist(match, **fields), words, book)  # type: ignore[arg-type]  # a Match


def test_the_first_reason_is_the_topic_of_the_posts(book: NicheBook) -> None:
    assert told(a_match(), book) == ["content close to home coffee"]


def test_without_posts_the_profile_is_the_reason(book: NicheBook) -> None:
    assert told(a_match(evidence=()), book) == ["the profile speaks of home coffee"]


def test_a_brief_without_topics_names_the_niches_in_the_readers_language(book: NicheBook) -> None:
    nameless = Brief(wording="…")
    assert told(a_match(niches=("coffee",)), book, brief=nameless) == ["content close to coffee"]
    assert "กาแฟ" in told(a_match(niches=("coffee",)), book, Words("th"), brief=nameless)[0]
    assert told(a_match(), book, brief=nameless) == []


def test_at_most_three_topics_are_named(book: NicheBook) -> None:
    assert told(a_match(), book, brief=Brief(wording="…", topics=("a", "b", "c", "d"))) == ["content close to a, b, c"]


def test_engagement_is_told_as_a_percentile_of_the_accounts_here(book: NicheBook) -> None:
    match = a_match(engagement=standing(percentile=83.3, rate=0.041), parts=(Part(name="engagement", value=0.02),))
    assert told(match, book)[1] == "engagement 4.1 %, higher than 83 % of the 41 instagram micro accounts here"


def test_the_percentile_names_the_account_that_it_is_about_and_not_the_largest(book: NicheBook) -> None:
    creator = a_creator(accounts=(an_account(followers=2_000_000), an_account(platform="tiktok", followers=5_000)))
    match = a_match(
        creator=creator, engagement=standing(percentile=83.3, platform="tiktok", tier="nano"), parts=(Part(name="engagement", value=0.02),)
    )
    assert "41 tiktok nano accounts" in told(match, book)[1]


def test_engagement_is_told_beside_the_published_norm_with_its_year(book: NicheBook) -> None:
    match = a_match(engagement=standing(), parts=(Part(name="engagement", value=0.02),))
    sentence = told(match, book)[1]
    assert sentence.startswith("engagement 3 %; ")
    assert "norm" in sentence
    assert sentence.endswith("2 % to 4 % (2026)")


@pytest.mark.parametrize(("days", "sentence"), [(0.0, "posted today"), (3.0, "last post 3 days ago"), (-1.0, "posted today")])
def test_freshness_is_told_in_days(book: NicheBook, days: float, sentence: str) -> None:
    assert told(a_match(parts=(Part(name="freshness", value=0.04, because=(("days", days),)),)), book)[1] == sentence


def test_place_is_told_and_parts_that_only_take_are_no_reasons(book: NicheBook) -> None:
    parts = (
        Part(name="topic", value=0.9),
        Part(name="place", value=0.03),
        Part(name="sponsored", value=-0.04, because=(("share", 0.6),)),
        Part(name="authenticity", value=-0.08),
    )
    assert told(a_match(parts=parts), book)[1:] == ["in the place or language asked for"]


@pytest.mark.parametrize(("days", "said"), [(119, []), (120, ["no post for 120 days"]), (None, [])])
def test_silence_is_told_from_four_months(days: int | None, said: list[str]) -> None:
    assert telling.cautions(a_match(days_silent=days), EN) == said


def test_many_sponsored_posts_are_told_with_their_share() -> None:
    match = a_match(parts=(Part(name="sponsored", value=-0.04, because=(("share", 0.6),)),))
    assert telling.cautions(match, EN) == ["60 % of the posts on record are sponsored"]


def warned() -> list[authenticity.Warning]:
    """One warning of each kind that the search makes."""
    jump = (a_figure("followers", 1_000), a_figure("followers", 3_000, as_of=a_figure("followers", 1).as_of.replace(day=20)))  # type: ignore[union-attr]  # dated
    posts = tuple(a_post(f"{k}", likes=500, comments=0) for k in range(3))
    people = (
        a_creator(accounts=(an_account(rate=0.001, views=5), Account(platform="x", handle="ana", figures=jump)), posts=posts),
        a_creator(),
    )
    return [one for person in people for one in authenticity.warnings_about(person)]


def test_every_kind_of_warning_is_told_with_its_figures() -> None:
    assert [telling.caution(one, EN) for one in warned()] == [
        "instagram:ana: engagement 0.1 % is under a third of the published norm (2 % to 4 %) for 20k followers",
        "instagram:ana: 5 median views for 20k followers",
        "instagram:ana: 1.5k likes but 0 comments on 3 posts",
        "x:ana: 1k to 3k followers between 1 Nov 2026 and 20 Nov 2026 (+200 %) without a viral post on record",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_warnings_can_be_told_in_every_language(language: str) -> None:
    sentences = [telling.caution(one, Words(language)) for one in warned()]
    assert len(set(sentences)) == 4
    assert not [s for s in sentences if "{" in s]


def test_every_kind_of_warning_has_its_sentence() -> None:
    for code in get_args(authenticity.Code):
        if code not in {"stale", "low_standing"}:  # see `test_proving`
            assert code in {one.code for one in warned()}, "these tests lack it"


def test_a_standing_says_size_tier_and_age_of_the_figure() -> None:
    assert telling.standing(an_account(followers=48_200), EN) == "48.2k followers · micro · as of 1 Nov 2026"
    undated = Account(platform="x", handle="a", figures=(a_figure("followers", 900, as_of=None),))
    assert telling.standing(undated, EN) == "900 followers · below nano · undated"
    assert telling.standing(an_account(followers=None), EN) == "followers unknown"


def test_a_quote_is_the_posts_own_words_with_its_day_and_views() -> None:
    post = a_post("Beans,\n  again", views=13_100, sponsored=True)
    assert telling.quote(evidence(post), EN) == "“Beans, again” (20 Nov 2026 · 13.1k views · sponsored)"
    assert telling.quote(evidence(a_post("Beans", days_ago=None)), EN) == "“Beans” (undated)"


def test_a_long_post_is_cut_at_a_word_and_marked() -> None:
    quote = telling.quote(evidence(a_post("grinding, " * 40)), EN)
    assert quote.startswith("“grinding, grinding")
    assert "grinding …” (" in quote
    assert len(quote.split("”")[0]) <= telling.QUOTE + 3


def test_a_post_of_just_the_length_is_not_cut() -> None:
    text = "x" * telling.QUOTE
    assert telling.quote(evidence(a_post(text)), EN).startswith(f"“{text}”")


def test_a_long_text_without_spaces_is_cut_too() -> None:
    quote = telling.quote(evidence(a_post("กาแฟ" * 200)), Words("th"))
    assert quote.startswith("“กาแฟกาแฟ")
    assert len(quote) < telling.QUOTE + 60


def test_hostile_text_is_quoted_without_its_controls_and_its_fields_stay_text() -> None:
    quote = telling.quote(evidence(a_post(HOSTILE)), EN)
    assert not set(quote) & set(UNWANTED)
    assert "[red]{brand}" in quote


def test_what_is_not_known_is_named_once() -> None:
    ledger = (judged("platforms", "met"), judged("followers", "unknown"), judged("tiers", "unknown"), judged("followers", "unknown"))
    assert telling.unknowns(a_match(ledger=ledger), EN) == "Not known: followers, tier."
    assert telling.unknowns(a_match(ledger=ledger[:1]), EN) is None


def test_the_summary_says_who_fits_and_what_ruled_others_out() -> None:
    some = a_shortlist(a_match(), removed=(removed("tiers", 1_200), removed("platforms", 0), removed("followers", 7)))
    assert list(telling.summary(some, EN)) == [
        "3 of 240 creators have fitting content, and no requirement speaks against them.",
        "Ruled out: tier 1,200, followers 7.",
    ]
    assert next(iter(telling.summary(a_shortlist(), EN))) == "No creator meets every requirement."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_requirement_has_a_name_in_every_language(language: str) -> None:
    fields = (
        "platforms", "exclude_platforms", "creator_countries", "creator_places", "creator_languages", "creator_gender", "followers",
        "tiers", "engagement", "exclude_creators",
    )  # fmt: skip
    words = Words(language)
    line = list(telling.summary(a_shortlist(removed=tuple(removed(field, 1) for field in fields)), words))[-1]
    assert not [field for field in fields if "_" in field and field in line]


def test_assumptions_say_what_the_brief_left_open() -> None:
    open_brief = a_shortlist(brief=Brief(wording="…", must_have=("a dog",)))
    assert telling.assumptions(open_brief, EN, asked=10) == [
        "searched creators everywhere, in any language: the brief's own language is no filter",
        "no topic found, so the whole text was searched",
        "10 listed, since the brief names no number",
        "must-haves and audience rank creators; they rule nobody out",
    ]
    said = Brief(wording="…", topics=("tea",), creator_countries=("TH",), how_many=5)
    assert telling.assumptions(a_shortlist(brief=said), EN, asked=5) == []
