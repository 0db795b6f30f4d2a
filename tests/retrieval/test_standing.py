"""The columnar filters say the same as a plain reading of the rules, one creator at a time."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.records import Account, Creator
from retrieval.brief import TIER_BOUNDS, TIERS, Brief, Deliverable
from retrieval.filters import screen, standing
from tests.builders import a_creator, an_account
from tests.retrieval.tables import a_brief, columns_for

PLATFORMS = ("instagram", "tiktok", "youtube")
SIZES = (None, 0, 999, 1_000, 9_999, 10_000, 99_999, 100_000, 999_999, 1_000_000)
RATES = (None, 0.0, 0.01, 0.04, 0.1)

people = st.builds(
    lambda accounts, country, gender, languages: (accounts, country, gender, languages),
    st.lists(st.tuples(st.sampled_from(PLATFORMS), st.sampled_from(SIZES), st.sampled_from(RATES)), min_size=1, max_size=3),
    st.sampled_from((None, "TH", "VN", "PT")),
    st.sampled_from((None, "female", "male")),
    st.lists(st.sampled_from(("th", "vi", "en")), unique=True, max_size=2),
)
several = st.lists(st.sampled_from(PLATFORMS), unique=True, max_size=3).map(tuple)
briefs = st.builds(
    a_brief,
    platforms=several,
    exclude_platforms=several,
    deliverables=several.map(lambda named: tuple(Deliverable(kind="post", platform=p) for p in named)),
    creator_countries=st.lists(st.sampled_from(("TH", "VN", "NZ")), unique=True, max_size=2).map(tuple),
    creator_gender=st.sampled_from((None, "female", "male")),
    creator_languages=st.lists(st.sampled_from(("th", "fa")), unique=True, max_size=2).map(tuple),
    followers_min=st.sampled_from((None, 0, 1_000, 10_000)),
    followers_max=st.sampled_from((None, 0, 9_999, 100_000)),
    tiers=st.lists(st.sampled_from(TIERS), unique=True, max_size=2).map(tuple),
    engagement_min=st.sampled_from((None, 0.0, 0.04)),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(brief=briefs, drawn=st.lists(people, min_size=1, max_size=5))
def test_the_columns_agree_with_a_reading_of_each_creator(brief: Brief, drawn: list[tuple]) -> None:
    creators = [
        a_creator(
            f"p{k}",
            accounts=tuple(an_account(f"p{k}-{n}", platform=p, followers=size, rate=rate) for n, (p, size, rate) in enumerate(accounts)),
            country=country,
            gender=gender,
            languages=tuple(languages),
        )
        for k, (accounts, country, gender, languages) in enumerate(drawn)
    ]
    passes, unknown = standing(screen(brief, columns_for(*creators)), creators=len(creators))
    expected = [naive(brief, creator) for creator in creators]
    assert passes.tolist() == [False not in answers for answers in expected]
    assert unknown.tolist() == [answers.count(None) for answers in expected]


def naive(brief: Brief, creator: Creator) -> list[bool | None]:
    """One answer for each requirement: True met, None unknown, False not met."""
    answers: list[bool | None] = []
    here = {account.platform for account in creator.accounts}
    delivered = list(dict.fromkeys(d.platform for d in brief.deliverables))
    asked = delivered if len(delivered) > 1 else list(brief.platforms) or delivered
    if len(delivered) > 1:
        answers += [platform in here for platform in delivered]
    elif asked:
        answers.append(any(platform in here for platform in asked))
    if brief.exclude_platforms:
        answers.append(bool(here - set(brief.exclude_platforms)))
    if brief.creator_countries:
        answers.append(None if creator.country is None else creator.country in brief.creator_countries)
    if brief.creator_languages:
        answers.append(None if not creator.languages else bool(set(creator.languages) & set(brief.creator_languages)))
    if brief.creator_gender:
        answers.append(None if creator.gender is None else creator.gender == brief.creator_gender)
    meant = [account for account in creator.accounts if account.platform in asked] if asked else [creator.main_account]
    low, high = brief.followers_min, brief.followers_max
    if low is not None or high is not None:
        answers.append(bound(meant, "followers", [(low, high)]))
    if brief.tiers:
        answers.append(bound(meant, "followers", [TIER_BOUNDS[tier] for tier in brief.tiers]))
    if brief.engagement_min is not None:
        answers.append(bound(meant, "engagement_rate", [(brief.engagement_min, None)]))
    return answers


def bound(accounts: list[Account], metric: str, ranges: list[tuple[float | None, float | None]]) -> bool | None:
    """The best answer that any of these accounts gives; nothing is known where there is none."""
    figures = [account.latest(metric) for account in accounts]  # type: ignore[arg-type]  # one of METRICS
    answers = [
        None if f is None else any((lo is None or f.value >= lo) and (hi is None or f.value <= hi) for lo, hi in ranges) for f in figures
    ]
    return True if True in answers else None if None in answers or not answers else False
