"""What English briefs that were written to be hard taught the reader, one cause a line."""

import pytest
from reading_of import TODAY, Says, read

from retrieval.brief import Brief
from retrieval.reading.reader import RulesReader

KNOWN = frozenset({"Cornwall", "Shropshire", "Lake District", "New South Wales", "Victoria", "Norfolk", "England", "Canary Islands"})


def read_with_places(text: str) -> Brief:
    return RulesReader(detector=Says("en"), known_place=KNOWN.__contains__).read(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("6 fishing YouTubers in Cornwall or the Lake District", ("Cornwall", "Lake District")),
        ("caravanning couples on YouTube in New South Wales or Victoria um over 50k", ("New South Wales", "Victoria")),
        ("3 woodturning channels, Shropshire, one video each", ("Shropshire",)),
        ("Surf creators in Portugal, Morocco or the Canary Islands", ("Canary Islands",)),
        ("Wexcombe Seeds, a seed company from Norfolk, would like three bloggers in England", ("England",)),
    ],
)
def test_regions_are_known_behind_a_place_cue_and_alone_in_their_piece(text: str, places: tuple[str, ...]) -> None:
    assert read_with_places(text).creator_places == places


@pytest.mark.parametrize(
    ("text", "brand", "product"),
    [
        ("Pramfield (we make the Nestor car seat, £219) would like six mums in Leeds.", "Pramfield", "Nestor car seat"),
        ("Filamenta (3D printer filament, $24 a spool) is finally doing creators", "Filamenta", "3D printer filament"),
        ("We're a small bakery school, Crumb & Co, wanting dessert creators", "Crumb & Co", "small bakery school"),
        ("Here is the brief for Larkhollow, our client who makes dog treats. Ten creators.", "Larkhollow", "dog treats"),
        ("Can we get creators for the Zestra juicer", None, "Zestra juicer"),
        ("We make Tidegrip, a surf wax that doesn't melt. Want creators.", "Tidegrip", "surf wax"),
    ],
)
def test_names_are_told_in_passing(text: str, brand: str | None, product: str) -> None:
    found = read(text, "en")
    assert (found.brand, found.product) == (brand, product)


def test_a_question_in_a_chat_is_the_label_of_its_answer() -> None:
    chat = "[10:04] Tom: size?\n[10:05] Priya: 50k-200k, women pls\n[10:05] Tom: money?\n[10:06] Priya: 2 lakh total for 4 chefs"
    found = read(chat, "en")
    assert (found.followers_min, found.followers_max, found.creator_gender) == (50_000, 200_000, "female")
    assert (found.budget_max, found.budget_currency) == (200_000, "INR")


def test_a_platform_that_was_tried_is_ruled_out_and_a_past_campaign_sets_no_dates() -> None:
    found = read("5 bakers on Instagram. We have tried TikTok and won't be going back. Our first run in May 2025 went well.", "en")
    assert (found.platforms, found.exclude_platforms, found.start, found.end) == (("instagram",), ("tiktok",), None, None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Reviewers with 50k-10k followers", 10_000, 50_000),
        ("gardeners not reaching 80k followers", None, 80_000),
        ("We are not looking for influencers with more than 100,000 followers", None, 100_000),
        ("no family vloggers over half a million followers", None, 500_000),
    ],
)
def test_bounds_that_are_turned_or_negated(text: str, low: int | None, high: int | None) -> None:
    found = read(text, "en")
    assert (found.followers_min, found.followers_max) == (low, high)


def test_free_goods_are_gifts_and_no_exclusion() -> None:
    found = read("Six dads; we pay £450 each and they keep the seat at no charge. They don't have to show their face.", "en")
    assert (found.pay, found.exclude, found.must_have) == (("gifted",), (), ("dads",))


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Thai beauty creators", ("TH",)),
        ("Thai food creators", ()),
        ("British mums on TikTok", ("GB",)),
        ("pottery, US, 10k+ on IG", ("US",)),
    ],
)
def test_a_nationality_is_a_country_unless_it_names_the_topic(text: str, countries: tuple[str, ...]) -> None:
    assert read(text, "en").creator_countries == countries


def test_shares_and_counts_of_people() -> None:
    assert read("chess streamers, $300 a stream", "en").budget_per == "deliverable"
    assert read("work with three gardening bloggers and two gardening YouTubers", "en").how_many == 5
    assert read("Creators: 12 nano\nNiche: candle making; slow living", "en").how_many == 12
    assert read("3 podcasts about running a veterinary practice", "en").how_many == 3
