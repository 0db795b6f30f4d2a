"""The fee of one creator: the prior's range, what moves it, and what it says of itself."""

import pickle
from datetime import date, timedelta
from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Account
from retrieval.fees.creator_fee import CreatorFee
from retrieval.fees.posterior import NU, SIGMA, Posterior, prior
from retrieval.fees.student import two_sided
from tests.builders import TODAY, a_post, an_account
from tests.retrieval.fees.deals import a_brief, a_piece, an_american, fee


def exact(told: CreatorFee) -> tuple[float, float, float]:
    """Low, median and high of the package in dollars, unrounded."""
    assert told.estimate is not None
    spread = told.estimate.spread
    return spread.low, spread.median, spread.high


def median(told: CreatorFee) -> float:
    return exact(told)[1]


def driver(told: CreatorFee, what: str) -> float:
    return next(one.factor for one in told.drivers if one.what == what)


def test_without_deals_the_range_is_that_of_the_prior_by_hand() -> None:
    low, middle, high = exact(fee(an_american(niches=())))
    deviation = sqrt(SIGMA**2 + 0.5**2 + 0.3**2 + (0.6**2 - 0.34) + 0.1**2)  # level, platform, piece, region of the United States
    assert middle == pytest.approx(2500)
    assert log(high / middle) == pytest.approx(two_sided(0.8, NU) * deviation)
    assert middle / low == pytest.approx(high / middle)


def test_followers_alone_give_the_width_that_the_method_was_measured_with() -> None:
    thai = fee(an_american(country="TH", followers=5_000))
    assert thai.estimate is not None
    assert 44 <= thai.estimate.ratio <= 76
    assert 6.5 <= thai.estimate.spread.likely_high / thai.estimate.spread.likely_low <= 9
    iranian = fee(an_american(country="IR", followers=5_000))
    assert iranian.estimate is not None
    assert 100 <= iranian.estimate.ratio <= 150
    assert thai.wide
    assert thai.basis == ("benchmarks",)


def test_the_range_widens_away_from_the_size_that_levels_are_known_at() -> None:
    variances = [(told.estimate.deviation**2) for size in (100_000, 5_000) if (told := fee(an_american(followers=size))).estimate]
    assert variances[1] - variances[0] == pytest.approx((0.15 * log(20)) ** 2)


def test_the_default_belief_is_the_prior_and_deals_would_change_it_by_the_same_way() -> None:
    assert fee(posterior=prior()) == fee()
    size = len(prior().mean)
    shifted = Posterior(mean=np.eye(size)[0] * 0.4, precision=2 * np.eye(size), nu=30, s2=1.0)
    moved, before = fee(posterior=shifted), fee()
    assert median(moved) == pytest.approx(median(before) * exp(0.4 * 0.5 / SIGMA))
    assert moved.estimate is not None
    assert before.estimate is not None
    assert moved.estimate.ratio < before.estimate.ratio / 2


@given(st.floats(min_value=1_000, max_value=9e6), st.floats(min_value=1.01, max_value=3), st.sampled_from(["reel", "story", "post"]))
def test_low_median_and_high_rise_with_followers(followers: float, times: float, kind: str) -> None:
    brief = a_brief(a_piece(kind))  # type: ignore[arg-type]  # sampled from the kinds
    small, large = (fee(an_american(followers=count, rate=0.03), brief) for count in (followers, followers * times))
    assert all(a < b for a, b in zip(exact(small), exact(large), strict=True))


def test_content_for_the_brands_own_use_costs_the_same_at_any_size() -> None:
    brief = a_brief(a_piece("ugc", None))
    small, large = (fee(an_american(followers=count, rate=0.03), brief) for count in (2_000, 2_000_000))
    assert exact(small) == exact(large)
    assert median(small) == pytest.approx(200)
    assert small.footings == ()


@pytest.mark.parametrize(
    ("asked", "what", "factor"),
    [
        ({"usage_rights_days": 90}, "usage", 1.5),
        ({"usage_rights_days": 75}, "usage", 1.425),
        ({"usage_rights_days": 15}, "usage", 1.125),
        ({"usage_rights_days": 36_500}, "usage", 3.0),
        ({"exclusivity_days": 30}, "exclusivity", 1.25),
        ({"exclusivity_days": 120}, "exclusivity", 1.625),
        ({"start": TODAY + timedelta(days=3), "end": date(2027, 1, 31)}, "rush", 1.25),
    ],
)
def test_an_add_on_raises_the_median_by_its_share_of_the_days(asked: dict[str, object], what: str, factor: float) -> None:
    told = fee(brief=a_brief(a_piece(), **asked))
    season = next((one.factor for one in told.drivers if one.what == "season"), 1.0)
    assert driver(told, what) == pytest.approx(factor)
    assert median(told) == pytest.approx(2500 * factor * season)


def test_add_ons_add_up_and_widen_the_range() -> None:
    told = fee(brief=a_brief(a_piece(), usage_rights_days=90, exclusivity_days=30))
    assert median(told) == pytest.approx(2500 * 1.75)
    assert told.estimate is not None
    assert told.estimate.deviation > (fee().estimate or told.estimate).deviation


@pytest.mark.parametrize(
    ("start", "end", "factor"),
    [
        (date(2027, 11, 1), date(2027, 12, 31), 1.2),
        (date(2027, 12, 10), None, 1.2),
        (None, date(2027, 11, 10), 1.2),
        (date(2027, 10, 1), date(2027, 10, 31), 1.0),
        (date(2027, 10, 22), date(2027, 11, 10), 1.2**0.5),
        (None, None, 1.0),
    ],
)
def test_the_season_counts_by_the_days_of_the_campaign_in_it(start: date | None, end: date | None, factor: float) -> None:
    assert median(fee(brief=a_brief(a_piece(), start=start, end=end))) == pytest.approx(2500 * factor)


def test_region_niche_and_representation_multiply() -> None:
    told = fee(an_american(country="TH", niches=("personal finance", "cats"), represented=True))
    assert median(told) == pytest.approx(2500 * 0.4 * 1.8 * exp(0.9))
    assert [(one.what, one.name) for one in told.drivers] == [("region", "thailand"), ("represented", None), ("niche", "finance")]
    assert told.unknown == ("engagement",)


def test_a_niche_is_found_in_the_creators_own_language() -> None:
    told = fee(an_american(niches=("ท่องเที่ยว",), languages=("th",)))
    assert median(told) == pytest.approx(2500 * 1.1)


@pytest.mark.parametrize(("rate", "factor"), [(0.02, (0.02 / sqrt(0.015 * 0.03)) ** 0.2), (0.9, exp(0.3)), (0.0, exp(-0.3))])
def test_engagement_counts_against_the_norm_and_no_further_than_half_as_much_again(rate: float, factor: float) -> None:
    assert median(fee(an_american(rate=rate))) == pytest.approx(2500 * factor)


def test_what_is_not_known_changes_nothing_and_is_said() -> None:
    told = fee(an_american(country=None, niches=(), represented=None))
    assert told.unknown == ("country", "niche", "representation", "engagement")
    assert median(told) == pytest.approx(2500 * 0.6)


def test_three_story_frames_are_one_set_and_no_bundle() -> None:
    one, three, six = (fee(brief=a_brief(a_piece("story", count=count))) for count in (1, 3, 6))
    assert median(three) == pytest.approx(650)
    assert median(one) == pytest.approx(650 / 3)
    assert median(six) == pytest.approx(1300 * 0.88)
    assert one.pieces[0].each == three.pieces[0].each


def test_a_package_of_one_kind_has_its_range_and_several_pieces_the_discount() -> None:
    single, pair = fee(), fee(brief=a_brief(a_piece(count=2)))
    assert pair.pieces[0].each == single.package
    assert exact(pair) == pytest.approx([2 * 0.88 * amount for amount in exact(single)])
    assert driver(pair, "bundle") == pytest.approx(0.88)


def test_a_brief_without_pieces_gets_the_usual_one_as_an_assumption() -> None:
    told = fee(brief=a_brief())
    assert told.assumed
    assert [(p.deliverable.kind, p.deliverable.platform) for p in told.pieces] == [("reel", "instagram")]
    assert not fee().assumed


def test_a_piece_without_a_price_is_left_out_with_its_reason() -> None:
    accounts = (an_account("ana", followers=100_000), an_account("ana", platform="linkedin", followers=None, rate=None))
    brief = a_brief(a_piece(), a_piece("video", "tiktok"), a_piece("ugc"), a_piece("episode", "instagram"), a_piece("post", "linkedin"))
    told = fee(an_american(accounts=accounts), brief)
    assert [(one.deliverable.platform, one.why) for one in told.left_out] == [
        ("tiktok", "no_account"),
        ("instagram", "no_benchmark"),
        ("linkedin", "no_figure"),
    ]
    assert [one.priced_as for one in told.pieces] == ["reel", "ugc"]
    assert told.package is not None


def test_nothing_to_price_is_no_package_and_says_why() -> None:
    told = fee(an_american(platform="aparat"), a_brief())
    assert (told.package, told.estimate, told.pieces) == (None, None, ())
    assert [one.why for one in told.left_out] == ["no_benchmark"]


def test_a_piece_for_any_platform_is_priced_on_the_account_that_is_meant() -> None:
    accounts = (an_account("ana", platform="youtube", followers=900_000), an_account("ana", platform="tiktok", followers=50_000))
    creator = an_american(accounts=accounts)
    brief = a_brief(a_piece("video", None))
    meant = fee(creator, brief, account=accounts[1])
    assert [(one.priced_as, one.footing.account) for one in meant.pieces if one.footing] == [("video", "tiktok:ana")]
    other = fee(creator, a_brief(a_piece("integration", "youtube")), account=accounts[1])
    assert [one.footing.account for one in other.pieces if one.footing] == ["youtube:ana"]


def test_without_followers_the_accounts_own_views_are_priced() -> None:
    told = fee(an_american(followers=None, views=50_000))
    assert told.basis == ("views",)
    assert median(told) == pytest.approx(sqrt(5.6 * 11.2) * 50)
    assert [(f.figure.value, f.posts) for f in told.footings] == [(50_000, None)]
    assert "reach" not in [one.what for one in told.drivers]


def test_without_a_figure_of_views_the_median_of_recent_posts_is_taken_and_said() -> None:
    posts = tuple(a_post(f"p{k}", key=f"p{k}", days_ago=k, views=views) for k, views in enumerate((10_000, 30_000, None, 20_000, 0)))
    old = tuple(a_post(f"o{k}", key=f"o{k}", days_ago=100 + k, views=9) for k in range(30))
    elsewhere = a_post("t", key="t", platform="tiktok", views=7)
    told = fee(an_american(followers=None, posts=(*posts, elsewhere)))
    assert [(f.figure.value, f.posts, f.figure.as_of) for f in told.footings] == [(20_000, 3, TODAY)]
    many = fee(an_american(followers=None, posts=(*posts, *old)))
    assert [(f.figure.value, f.posts) for f in many.footings] == [(9, 20)]
    assert fee(an_american(followers=None)).left_out[0].why == "no_figure"


def test_a_podcast_is_priced_by_its_downloads_alone() -> None:
    podcast = Account(platform="podcast", handle="ana", figures=an_account(followers=None, rate=None, views=8_000).figures)
    assert median(fee(an_american(accounts=(podcast,)), a_brief())) == pytest.approx(sqrt(25 * 35) * 8)


@pytest.mark.parametrize(("followers", "said"), [(999, True), (1_000, False), (10_000_000, False), (10_000_001, True)])
def test_outside_the_sizes_that_were_published_it_is_extrapolated(followers: int, said: bool) -> None:
    assert fee(an_american(followers=followers)).extrapolated is said


def test_the_figure_it_rests_on_has_its_day_and_source() -> None:
    (used,) = fee().footings
    assert (used.account, used.figure.value, used.figure.as_of, used.figure.source) == ("instagram:ana", 100_000, date(2026, 11, 1), "test")


@pytest.mark.parametrize(
    ("pay", "paid", "share"),
    [
        ((), "flat", 1.0),
        (("flat",), "flat", 1.0),
        (("flat", "gifted"), "flat", 1.0),
        (("flat", "affiliate"), "hybrid", 0.5),
        (("gifted",), "gifted", None),
        (("affiliate",), "affiliate", None),
        (("gifted", "affiliate"), "affiliate", None),
    ],
)
def test_how_it_is_paid_decides_whether_there_is_cash(pay: tuple[str, ...], paid: str, share: float | None) -> None:
    told = fee(brief=a_brief(a_piece(), pay=pay))
    assert told.paid == paid
    assert (told.package is None) is (share is None)
    if share is not None:
        assert median(told) == pytest.approx(2500 * share)


def test_three_drivers_are_told_largest_first_and_slight_ones_not_at_all() -> None:
    told = fee(an_american(followers=20_000, country="VN", niches=("skincare",)), a_brief(a_piece(), usage_rights_days=90))
    assert [one.what for one in told.drivers] == ["reach", "region", "usage"]
    assert fee(an_american(followers=102_000, niches=("coffee",))).drivers == ()


def test_equal_inputs_give_equal_bytes() -> None:
    brief = a_brief(a_piece(count=2), a_piece("story", count=3), usage_rights_days=90)
    assert pickle.dumps(fee(brief=brief)) == pickle.dumps(fee(brief=brief))
    assert fee(brief=brief) == fee(brief=brief)
