"""Warnings about figures: each just over its cut-off and not just under it, with the evidence."""

from datetime import date, timedelta

import pytest

from index.records import Account, Creator, Post
from retrieval.authenticity import Warning as Caution
from retrieval.authenticity import care, warnings_about
from retrieval.engagement import Engagement, norm_of
from tests.builders import NOW, TODAY, a_creator, a_figure, a_post, an_account


def only(account: Account, *posts: Post) -> Caution | None:
    """The one warning about this account, `None` where there is none."""
    found = warnings_about(a_creator(accounts=(account,), posts=posts))
    assert len(found) <= 1
    return found[0] if found else None


def grown(before: float, after: float, *, days: int = 31) -> Account:
    """An account whose followers went from one number to the other."""
    first = TODAY - timedelta(days=60)
    figures = (a_figure("followers", before, as_of=first), a_figure("followers", after, as_of=first + timedelta(days=days)))
    return Account(platform="instagram", handle="ana", figures=figures)


def test_a_rate_under_a_third_of_the_norm_is_told_with_the_norm() -> None:
    norm = norm_of("instagram", 20_000)
    assert norm is not None
    found = only(an_account(rate=norm.low / 3 - 1e-6))
    assert found is not None
    assert (found.code, found.account) == ("low_rate", "instagram:ana")
    assert dict(found.evidence) == {"rate": norm.low / 3 - 1e-6, "norm_low": norm.low, "norm_high": norm.high, "followers": 20_000}
    assert only(an_account(rate=norm.low / 3 + 1e-6)) is None


@pytest.mark.parametrize(
    "account",
    [an_account(rate=None), an_account(followers=None, rate=0.0), an_account(platform="podcast", rate=0.0)],
    ids=["no rate", "no size", "no norm"],
)
def test_no_rate_is_called_low_without_something_to_compare(account: Account) -> None:
    assert only(account) is None


def test_views_under_a_hundredth_of_followers_are_told_for_accounts_from_ten_thousand() -> None:
    found = only(an_account(followers=20_000, views=199))
    assert found is not None
    assert (found.code, dict(found.evidence)) == ("low_views", {"median_views": 199, "followers": 20_000})
    assert only(an_account(followers=20_000, views=200)) is None
    assert only(an_account(followers=10_000, views=99)) is not None
    assert only(an_account(followers=9_999, rate=0.05, views=0)) is None


def test_more_than_a_fifth_within_a_month_is_told_with_both_counts_and_days() -> None:
    found = only(grown(1_000, 1_201))
    assert found is not None
    first = TODAY - timedelta(days=60)
    assert found.code == "follower_jump"
    evidence = dict(found.evidence)
    assert evidence.pop("rise") == pytest.approx(0.201)
    assert evidence == {
        "before": 1_000,
        "after": 1_201,
        "since": first.isoformat(),
        "until": (first + timedelta(days=31)).isoformat(),
    }


@pytest.mark.parametrize(
    "account",
    [grown(1_000, 1_200), grown(1_000, 5_000, days=32), grown(999, 5_000), grown(5_000, 1_000)],
    ids=["a fifth exactly", "32 days", "under a thousand", "a fall"],
)
def test_slower_or_smaller_growth_is_no_jump(account: Account) -> None:
    assert only(account) is None


def test_undated_counts_make_no_jump() -> None:
    figures = (a_figure("followers", 1_000, as_of=None), a_figure("followers", 9_000, as_of=date(2026, 11, 1)))
    assert only(Account(platform="instagram", handle="ana", figures=figures)) is None


def test_the_steepest_of_several_rises_is_told() -> None:
    days = (date(2026, 8, 1), date(2026, 8, 20), date(2026, 9, 5), date(2026, 10, 20))
    figures = tuple(a_figure("followers", value, as_of=day) for day, value in zip(days, (1_000, 1_300, 2_600, 2_700), strict=True))
    found = only(Account(platform="instagram", handle="ana", figures=figures))
    assert found is not None
    assert (dict(found.evidence)["before"], dict(found.evidence)["after"]) == (1_300, 2_600)


def views(*counts: int | None, days_ago: int = 45) -> tuple[Post, ...]:
    """Posts of that day with these views."""
    return tuple(a_post(f"post {k}", key=f"p{k}", days_ago=days_ago, views=count) for k, count in enumerate(counts))


def test_a_post_with_five_times_the_usual_views_meanwhile_excuses_a_jump() -> None:
    assert only(grown(1_000, 3_000), *views(100, 100, 500)) is None
    assert only(grown(1_000, 3_000), *views(100, 100, 499)) is not None


def test_a_viral_post_outside_those_days_or_on_another_platform_excuses_nothing() -> None:
    assert only(grown(1_000, 3_000), *views(100, 100, 900, days_ago=10)) is not None
    elsewhere = tuple(a_post(f"t{k}", days_ago=45, platform="tiktok", views=v) for k, v in enumerate((100, 100, 900)))
    assert only(grown(1_000, 3_000), *elsewhere) is not None


def test_posts_without_views_excuse_nothing() -> None:
    assert only(grown(1_000, 3_000), *views(None, None)) is not None
    assert only(grown(1_000, 3_000), *views(0, 0, 0)) is not None


def liked(*pairs: tuple[int | None, int | None]) -> Creator:
    """A creator whose posts have these likes and comments."""
    return a_creator(posts=tuple(a_post(f"post {k}", key=f"p{k}", likes=likes, comments=said) for k, (likes, said) in enumerate(pairs)))


def test_over_four_hundred_likes_for_each_comment_are_told_with_the_posts_counted() -> None:
    (found,) = warnings_about(liked((400, 1), (400, 1), (400, 1), (None, 9)))
    assert (found.code, dict(found.evidence)) == ("likes_without_comments", {"likes": 1_200, "comments": 3, "posts": 3})
    assert warnings_about(liked((400, 1), (400, 1), (399, 1))) == ()


@pytest.mark.parametrize(
    "creator",
    [liked((500, 0), (500, 0)), liked((333, 0), (333, 0), (333, 0)), liked((5_000, None), (5_000, None), (5_000, None))],
    ids=["two posts", "under a thousand likes", "comments unknown"],
)
def test_few_posts_few_likes_or_unknown_comments_are_no_sign(creator: Creator) -> None:
    assert warnings_about(creator) == ()


def test_likes_without_any_comment_are_a_sign_from_a_thousand_on() -> None:
    (found,) = warnings_about(liked((400, 0), (300, 0), (300, 0)))
    assert found.code == "likes_without_comments"


def test_each_account_is_judged_by_its_own_posts_and_warnings_keep_their_order() -> None:
    bad = an_account("ana", rate=0.001, views=10)
    fine = an_account("ana", platform="tiktok", followers=20_000, rate=0.07)
    posts = tuple(a_post(f"post {k}", key=f"p{k}", likes=9_000, comments=1) for k in range(3))
    found = warnings_about(a_creator(accounts=(fine, bad), posts=posts))
    assert [(one.code, one.account) for one in found] == [
        ("low_rate", "instagram:ana"),
        ("low_views", "instagram:ana"),
        ("likes_without_comments", "instagram:ana"),
    ]
    assert all(post.posted_at and post.posted_at < NOW for post in posts)


@pytest.mark.parametrize(("days", "told"), [(90, []), (91, ["stale"])])
def test_figures_are_old_after_ninety_days_and_their_day_is_told(days: int, told: list[str]) -> None:
    day = TODAY - timedelta(days=days)
    account = Account(platform="instagram", handle="ana", figures=(a_figure("followers", 20_000, as_of=day),))
    found = care(account, None, today=TODAY)
    assert [one.code for one in found] == told
    assert [dict(one.evidence) for one in found] == [{"days": float(days), "as_of": day.isoformat()} for _ in told]


def test_the_oldest_of_the_newest_figures_tells_the_age_and_undated_ones_tell_none() -> None:
    old, older = TODAY - timedelta(days=100), TODAY - timedelta(days=400)
    figures = (
        a_figure("followers", 20_000),
        a_figure("followers", 9_000, as_of=older),
        a_figure("engagement_rate", 0.03, as_of=old),
        a_figure("median_views", 9, as_of=older),
    )
    (found,) = care(Account(platform="instagram", handle="ana", figures=figures), None, today=TODAY)
    assert dict(found.evidence)["as_of"] == old.isoformat()
    undated = Account(platform="instagram", handle="ana", figures=(a_figure("followers", 20_000, as_of=None),))
    assert care(undated, None, today=TODAY) == ()


def placed(percentile: float | None, *, rate: float = 0.02) -> Engagement:
    """An account's place among those of its kind."""
    return Engagement(platform="instagram", tier="micro", rate=rate, standing=0.05, basis="catalogue", cell_size=40, percentile=percentile)


def test_a_rate_among_the_lowest_of_the_catalogue_is_told_once() -> None:
    (found,) = care(an_account(rate=0.02), placed(5.0), today=TODAY)
    assert (found.code, dict(found.evidence)) == (
        "low_standing",
        {"rate": 0.02, "percentile": 0.05, "size": 40.0, "platform": "instagram", "tier": "micro"},
    )
    assert care(an_account(rate=0.02), placed(5.1), today=TODAY) == ()
    assert care(an_account(rate=0.02), placed(None), today=TODAY) == ()
    assert care(an_account(rate=0.001), placed(1.0, rate=0.001), today=TODAY) == (), "the norm says it already"
