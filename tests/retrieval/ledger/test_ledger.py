"""The whole ledger: the matcher's verdicts kept, each with its proof, in the order of the brief."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.catalogue.migrating import migrate
from index.catalogue.opening import open_database, sqlite_url
from index.generation.reading import open_generation
from index.house import House
from index.languages import LanguageDetector
from index.progress import Silent
from index.publishing import Publisher
from index.records import Post
from index.texts import shown
from index.themes import Themes
from retrieval.brief import TIER_BOUNDS, Brief, Deliverable
from retrieval.filters import Requirement
from retrieval.ledger.ledger import BY_NAME, ORDER, proven
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from retrieval.shortlist import Judged, Known, Match, Quoted, Shortlist
from tests.builders import NOW, TODAY, a_creator, a_figure, a_post, an_account, renamed
from tests.fakes.embedder import WordVectors
from tests.fakes.places import ThreeCities
from tests.fakes.store import InMemory
from tests.prompts.matches import a_match, a_shortlist
from tests.retrieval.conftest import Publish
from tests.retrieval.ledger.desks import everybody, examples, fields, known, of, quotes
from tests.retrieval.tables import a_brief

BRIEFS = (
    a_brief(language="en", topics=("coffee", "skincare"), platforms=("instagram", "youtube"), followers_min=20_000, followers_max=90_000),
    a_brief(language="th", topics=("กาแฟ",), tiers=("nano", "macro"), creator_countries=("TH", "VN"), creator_languages=("th", "en")),
    a_brief(creator_places=("Chiang Mai",), creator_gender="female", engagement_min=0.03, exclude_platforms=("youtube", "tiktok")),
    a_brief(
        deliverables=(Deliverable(kind="reel", platform="instagram"), Deliverable(kind="video", platform="tiktok")),
        engagement_min=0.02,
        tiers=("micro",),
        audience_gender="female",
        audience_age_min=18,
        audience_age_max=34,
        audience_countries=("US", "GB"),
        must_have=("has a dog",),
        exclude=("beer", "energy drinks"),
    ),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, detector: LanguageDetector) -> Desk:
    """The invented creators, published once with vectors from words."""
    folder = tmp_path_factory.mktemp("ledger")
    house = House(engine=open_database(sqlite_url(folder)), folder=folder)
    migrate(house.engine)
    house.creators.put(examples(), source="test", run="1")
    themes = Themes(model_id=WordVectors.model_id, names=("coffee",), vectors=WordVectors().queries(["coffee"]))
    store = InMemory()
    publisher = Publisher(
        house=house,
        embedder=WordVectors(),
        detector=detector,
        places=ThreeCities(),
        themes=lambda: themes,
        store=lambda: store,
        progress=Silent(),
    )
    announced = publisher.publish(now=NOW)
    return Desk(open_generation(house.generations / announced.folder, manifest_hash=announced.manifest_hash))


def test_verdicts_of_the_matcher_are_kept_and_each_has_a_proof_that_agrees(desk: Desk, book: NicheBook) -> None:
    decided = 0
    for brief in BRIEFS:
        listed = everybody(brief, desk)
        told = proven(listed, desk, book=book)
        for before, after in zip(listed.matches, told.matches, strict=True):
            hard = {(one.requirement, one.status) for one in after.ledger if one.requirement.field not in {"exclude"} and one.hard}
            assert hard == {(one.requirement, one.status) for one in before.ledger}
            for one in after.ledger:
                decided += one.status != "unknown"
                assert one.proofs or one.status == "unknown", (after.creator.id, one)
                _agrees(one, brief, after)
    assert decided > 3_000


def _agrees(one: Judged, brief: Brief, match: Match) -> None:
    """The figure that is shown says what the verdict says."""
    field = one.requirement.field
    if one.status == "unknown" or field not in {"followers", "tiers", "engagement"}:
        return
    (figure,) = one.proofs
    assert isinstance(figure, Known)
    assert figure.as_of
    assert figure.source
    ranges = {
        "followers": [(brief.followers_min, brief.followers_max)],
        "tiers": [TIER_BOUNDS[tier] for tier in brief.tiers],
        "engagement": [(brief.engagement_min, None)],
    }[field]
    within = any((low is None or float(figure.value) >= low) and (high is None or float(figure.value) <= high) for low, high in ranges)
    assert within == (one.status == "met")
    account = next(a for a in match.creator.accounts if f"{a.platform}:{a.handle}" == figure.account)
    assert account.latest("engagement_rate" if field == "engagement" else "followers").value == figure.value  # type: ignore[union-attr]  # known


def test_every_quote_stands_in_its_post_word_for_word(desk: Desk, book: NicheBook) -> None:
    seen = 0
    for brief in BRIEFS:
        for match in proven(everybody(brief, desk), desk, book=book).matches:
            for one in (proof for judged in match.ledger for proof in judged.proofs if isinstance(proof, Quoted)):
                assert one.post in match.creator.posts
                assert one.text in shown(one.post.wording)  # type: ignore[union-attr]  # a post
                assert 0 < len(one.text) <= 160
                seen += 1
    assert seen > 20


def test_every_requirement_of_the_brief_has_its_verdicts_in_the_order_of_the_card(desk: Desk, book: NicheBook) -> None:
    match = proven(everybody(BRIEFS[3], desk), desk, book=book).matches[0]
    assert fields(match.ledger) == [
        "platforms", "platforms", "audience_countries", "audience_gender", "audience_age", "tiers", "engagement", "must_have",
        "exclude", "exclude",
    ]  # fmt: skip
    assert [one.hard for one in match.ledger] == [True, True, False, False, False, True, True, False, True, True]


def test_doing_it_again_changes_nothing(desk: Desk, book: NicheBook) -> None:
    for brief in BRIEFS:
        once = proven(everybody(brief, desk), desk, book=book)
        assert proven(once, desk, book=book) == once


def test_another_generation_is_refused(desk: Desk, book: NicheBook) -> None:
    with pytest.raises(ValueError, match="generation"):
        proven(replace(everybody(BRIEFS[0], desk), generation=99), desk, book=book)


def told(published: Publish, book: NicheBook, creator: object, *, supported: bool = True, **brief: object) -> Match:
    """The only creator with the ledger of this brief."""
    desk = Desk(published([creator]))  # type: ignore[list-item]  # a creator
    (only,) = proven(everybody(a_brief(**{"language": "en", **brief}), desk, supported=supported), desk, book=book).matches
    return only


def test_a_topic_is_met_by_words_of_a_post_that_the_match_rests_on(published: Publish, book: NicheBook) -> None:
    posts = ("Rain all day", "Bad weather. The espresso machine hissed, good coffee all the same.")
    match = told(published, book, a_creator(posts=posts), topics=("coffee", "kite buggy"))
    met, unknown = match.ledger
    assert (met.status, unknown.status) == ("met", "unknown")
    assert "coffee" in quotes(met)[0]
    assert unknown.proofs == ()


def test_a_topic_in_another_language_is_met_by_the_names_of_its_niche(published: Publish, book: NicheBook) -> None:
    match = told(published, book, a_creator(posts=("กาแฟดริปเช้านี้",)), topics=("coffee",))
    assert of(match, "topics").status == "met"


def test_a_post_on_the_wider_niche_proves_only_a_part_of_a_topic(published: Publish, book: NicheBook) -> None:
    match = told(published, book, a_creator(posts=("Our travel plans for March",)), topics=("travel slowly",))
    assert of(match, "topics").status == "unknown"
    assert known(of(match, "topics")) == [("part", "travel")]
    assert quotes(of(match, "topics")) == ["Our travel plans for March"]


def test_one_typical_word_proves_nothing_and_two_do(published: Publish, book: NicheBook) -> None:
    one = told(published, book, a_creator(posts=("A new grinder came",)), topics=("coffee",))
    assert (of(one, "topics").status, of(one, "topics").proofs) == ("unknown", ())
    two = told(published, book, a_creator(posts=("A new grinder for my espresso",)), topics=("coffee",))
    assert of(two, "topics").status == "met"


def test_a_tag_proves_a_topic_where_the_words_do_not_and_is_named(published: Publish, book: NicheBook) -> None:
    match = told(published, book, a_creator(posts=(a_post("Sour again", tags=("coffee",)),)), topics=("coffee",))
    assert (of(match, "topics").status, known(of(match, "topics"))) == ("met", [("tag", "coffee")])


def test_a_topic_of_a_creator_with_little_content_for_the_brief_is_unknown(published: Publish, book: NicheBook) -> None:
    match = told(published, book, a_creator(posts=("coffee",)), supported=False, topics=("coffee",))
    assert (of(match, "topics").status, of(match, "topics").proofs) == ("unknown", ())


def test_what_is_not_wanted_and_not_there_is_unknown_with_what_was_read(published: Publish, book: NicheBook) -> None:
    one = of(told(published, book, a_creator(posts=("coffee", "tea")), exclude=("whiskey",)), "exclude")
    assert (one.status, known(one)) == ("unknown", [("posts_checked", 2), ("posts_since", "2026-11-19")])


@pytest.mark.parametrize(("posts", "read"), [((), []), ((a_post("coffee", days_ago=None),), [("posts_checked", 1)])])
def test_without_posts_nothing_was_read_and_without_days_no_day_is_told(
    published: Publish, book: NicheBook, posts: tuple[Post, ...], read: list[object]
) -> None:
    assert known(of(told(published, book, a_creator(posts=posts), exclude=("whiskey",)), "exclude")) == read


def test_what_is_not_wanted_and_there_is_not_met_with_the_posts(published: Publish, book: NicheBook) -> None:
    posts = ("Hello. A whiskey at night", "whiskey again", "tea")
    one = of(told(published, book, a_creator(posts=posts), exclude=("whiskey",)), "exclude")
    assert one.status == "not_met"
    assert quotes(one) == ["A whiskey at night", "whiskey again"]


def test_a_niche_of_their_own_that_is_not_wanted_stands_as_proof(published: Publish, book: NicheBook) -> None:
    niche = of(told(published, book, a_creator(niches=("whiskey",)), exclude=("whiskey",)), "exclude")
    assert (niche.status, known(niche)) == ("not_met", [("niche", "whiskey")])


def test_a_must_have_that_nobody_looked_into_is_unknown_without_proof(published: Publish, book: NicheBook) -> None:
    one = of(told(published, book, a_creator(posts=("my dog",)), must_have=("has a dog",)), "must_have")
    assert (one.status, one.proofs, one.hard, one.requirement.asked) == ("unknown", (), False, "has a dog")


class Dogs:
    """Finds a dog in the first post of everybody, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def prove(self, phrases: Sequence[str], language: str, matches: Sequence[Match], desk: Desk) -> tuple[tuple[Judged, ...], ...]:
        """See `ProvesMustHaves`."""
        self.asked.append((tuple(phrases), language, [match.creator.id for match in matches], desk.generation.manifest.number))
        requirement = Requirement(field="must_have", asked=phrases[0])
        return tuple(
            (Judged(requirement=requirement, status="met", proofs=(Quoted(post=match.creator.posts[0], text="dog"),), hard=False),)
            for match in matches
        )


def test_must_haves_are_asked_for_once_with_all_matches(published: Publish, book: NicheBook) -> None:
    desk = Desk(published([a_creator("a", posts=("dog",)), a_creator("b", posts=("dog",))]))
    listed = everybody(a_brief(language="en", must_have=("has a dog", "has a dog")), desk)
    dogs = Dogs()
    found = proven(listed, desk, book=book, must_haves=dogs)
    assert dogs.asked == [(("has a dog",), "en", ["instagram:a", "instagram:b"], listed.generation)]
    assert [quotes(of(match, "must_have")) for match in found.matches] == [["dog"], ["dog"]]


def test_a_language_that_is_only_heard_is_proven_by_a_post_in_it(published: Publish, book: NicheBook) -> None:
    creator = a_creator(posts=("สวัสดีตอนเช้าครับ วันนี้ฝนตก", "กาแฟแก้วแรกของวันครับ"))
    one = of(told(published, book, creator, creator_languages=("th",)), "creator_languages")
    assert (one.status, known(one)) == ("met", [("language_heard", "th")])
    assert quotes(one) == ["สวัสดีตอนเช้าครับ วันนี้ฝนตก"]
    declared = of(told(published, book, renamed(creator, languages=("th", "en")), creator_languages=("th",)), "creator_languages")
    assert declared.proofs == (Known(what="language", value="th"),)


def test_a_language_that_is_another_names_those_that_there_are(published: Publish, book: NicheBook) -> None:
    one = of(told(published, book, a_creator(languages=("vi", "en")), creator_languages=("th",)), "creator_languages")
    assert (one.status, [value for _, value in known(one)]) == ("not_met", ["en", "vi"])


def test_a_country_that_follows_from_a_place_is_told_with_the_place(published: Publish, book: NicheBook) -> None:
    one = of(told(published, book, a_creator(country=None, places=("Chiang Mai",)), creator_countries=("TH",)), "creator_countries")
    assert (one.status, known(one)) == ("met", [("country", "TH"), ("place", "Chiang Mai")])


def test_the_place_that_meets_is_named_under_any_of_its_names(published: Publish, book: NicheBook) -> None:
    creator = a_creator(country=None, places=("Somewhere", "Chiang Mai"))
    one = of(told(published, book, creator, creator_places=("เชียงใหม่",)), "creator_places")
    assert (one.status, known(one)) == ("met", [("place", "Chiang Mai")])


def test_the_account_that_meets_a_bound_is_told_and_not_another(published: Publish, book: NicheBook) -> None:
    accounts = (an_account("small", followers=900), an_account("right", platform="tiktok", followers=30_000))
    match = told(published, book, a_creator(accounts=accounts), platforms=("instagram", "tiktok"), followers_min=10_000)
    (figure,) = of(match, "followers").proofs
    assert isinstance(figure, Known)
    assert (figure.account, figure.value, figure.source) == ("tiktok:right", 30_000, "test")
    assert known(of(match, "platforms")) == [("platform", "tiktok")]


def test_without_the_platform_asked_for_those_that_there_are_stand_as_proof(published: Publish, book: NicheBook) -> None:
    creator = a_creator(accounts=(an_account(url="https://instagram.example/ana"),))
    one = of(told(published, book, creator, platforms=("tiktok",)), "platforms")
    assert (one.status, known(one)) == ("not_met", [("platform", "https://instagram.example/ana")])


def test_lists_of_names_stand_only_in_the_ledger_of_who_is_named(published: Publish, book: NicheBook) -> None:
    desk = Desk(published([a_creator("a"), a_creator("b")]))
    listed = proven(everybody(a_brief(exclude_creators=("a",)), desk), desk, book=book)
    assert [fields(match.ledger) for match in listed.matches] == [["exclude_creators"], []]
    assert listed.matches[0].ledger[0].proofs == (Known(what="named", value="instagram:a"),)


def test_care_is_added_to_the_cautions(published: Publish, book: NicheBook) -> None:
    old = a_creator(accounts=(an_account(figures=()),))
    assert told(published, book, old).cautions == ()
    stale = a_creator(accounts=(an_account(figures=(a_figure("followers", 20_000, as_of=TODAY.replace(month=6)),)),))
    assert [one.code for one in told(published, book, stale).cautions] == ["stale"]


HOSTILE = st.text(st.sampled_from("coffee. dog\n\u202e\u200b{}<>`\x00กาแฟ!"), max_size=300)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(HOSTILE, max_size=4))
def test_no_text_of_a_creator_breaks_a_ledger_or_its_quotes(texts: list[str], book: NicheBook, empty_desk: Desk) -> None:
    posts = tuple(Post(id=f"p{k}", platform="instagram", text=text) for k, text in enumerate(texts))
    match = a_match(creator=a_creator(posts=posts), evidence=())
    listed: Shortlist = a_shortlist(
        match, brief=a_brief(topics=("coffee",), exclude=("dog",)), generation=empty_desk.generation.manifest.number
    )
    for one in (proof for judged in proven(listed, empty_desk, book=book).matches[0].ledger for proof in judged.proofs):
        if isinstance(one, Quoted):
            assert one.text in shown(one.post.wording)  # type: ignore[union-attr]  # a post


@pytest.fixture
def empty_desk(published: Publish) -> Desk:
    """A generation that a match is not looked up in, since its brief has no requirement on the record."""
    return Desk(published([]))


def test_every_field_of_the_order_is_told_once() -> None:
    assert len(set(ORDER)) == len(ORDER)
    assert set(ORDER) >= BY_NAME
