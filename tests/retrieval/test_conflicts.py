"""What to weigh in earlier work: each kind found where a post says so, with that post, and not found where it does not."""

from datetime import timedelta

import pytest

from index.records import Post
from retrieval.conflicts import Conflict, conflicts_of, earlier_of, newest_first, said_by
from retrieval.ledger.brands import Brand, brands_in, is_a_name
from retrieval.ledger.subjects import Tokens, subject_of, words_of
from retrieval.niches import NicheBook
from tests.builders import TODAY, a_creator, a_post
from tests.retrieval.tables import a_brief


def found(
    book: NicheBook, *posts: Post, twins: tuple[str, ...] = (), barred: dict[str, str] | None = None, **fields: object
) -> list[Conflict]:
    """The conflicts of a creator with these posts under a brief of these fields."""
    brief = a_brief(**fields)
    topics = [subject_of(one, language="en", book=book) for one in brief.topics]
    unwanted = [subject_of(one, language="en", book=book) for one in brief.exclude]
    earlier = earlier_of(brief, topics=topics, unwanted=unwanted, barred=barred or {})
    return list(conflicts_of(said_by(a_creator(posts=posts), earlier, Tokens()), earlier, twins=twins, today=TODAY))


def brief_of(conflicts: list[Conflict]) -> list[tuple[str, str, list[str]]]:
    """Code, phrase and post ids."""
    return [(one.code, one.phrase, [post.id for post in one.posts]) for one in conflicts]


AD = a_post("Ad: the new grinder", key="ad", days_ago=20, sponsored=True, brands=("Mosskettle",))
FAN = a_post("I still use my Mosskettle every day", key="fan", days_ago=3, sponsored=False)


def test_paid_and_unpaid_posts_on_the_brand_are_told_apart(book: NicheBook) -> None:
    assert brief_of(found(book, AD, FAN, a_post("tea"), brand="Mosskettle")) == [
        ("own_paid", "Mosskettle", ["ad"]),
        ("own_unpaid", "Mosskettle", ["fan"]),
    ]
    assert found(book, AD, FAN, brand="Otherkettle") == []


def test_a_brand_among_those_of_a_post_counts_as_paid_where_nothing_says_it_is_not(book: NicheBook) -> None:
    for sponsored, code in ((None, "own_paid"), (False, "own_unpaid"), (True, "own_paid")):
        post = a_post("Look", key="p", sponsored=sponsored, brands=("Mosskettle",))
        assert brief_of(found(book, post, brand="Mosskettle")) == [(code, "Mosskettle", ["p"])]
    assert brief_of(found(book, a_post("I like Mosskettle", key="p"), brand="Mosskettle")) == [("own_unpaid", "Mosskettle", ["p"])]


def test_at_most_three_posts_are_named_the_newest_first(book: NicheBook) -> None:
    posts = [a_post(f"Mosskettle {k}", key=f"p{k}", days_ago=k) for k in (9, 1, 5, 3)]
    assert brief_of(found(book, *posts, brand="Mosskettle"))[0][2] == ["p1", "p3", "p5"]


def test_a_product_counts_where_it_is_a_name_and_not_where_it_is_described(book: NicheBook) -> None:
    post = a_post("My AeroPress Go, a small coffee grinder", key="p")
    assert brief_of(found(book, post, product="AeroPress Go")) == [("own_unpaid", "AeroPress Go", ["p"])]
    assert found(book, post, product="small coffee grinder") == []


def test_one_post_on_what_is_not_wanted_is_told(book: NicheBook) -> None:
    once = a_post("A whiskey at last", key="w")
    assert brief_of(found(book, once, exclude=("whiskey",))) == [("unwanted_said", "whiskey", ["w"])]
    assert found(book, a_post("A tea at last"), exclude=("whiskey",)) == []


def test_a_brand_named_in_an_exclusion_is_found_in_the_words_of_a_paid_post(book: NicheBook) -> None:
    paid = a_post("Advertisement! Dove made me do it", key="d", sponsored=True)
    bird = a_post("a white dove on the roof", key="b", sponsored=True)
    assert brief_of(found(book, paid, bird, exclude=("worked with Dove",))) == [("unwanted_paid", "worked with Dove", ["d"])]


def test_a_post_on_the_wider_niche_of_an_exclusion_is_not_told(book: NicheBook) -> None:
    assert found(book, a_post("Our travel plans for March"), exclude=("luxury resort travel",)) == []


def test_a_rival_is_a_paid_post_on_the_topic_within_the_days_of_exclusivity(book: NicheBook) -> None:
    def rivals(post: Post, **fields: object) -> list[tuple[str, str, list[str]]]:
        return brief_of(found(book, post, **{"topics": ("coffee",), "exclusivity_days": 30, **fields}))

    paid = {"key": "r", "sponsored": True, "brands": ("Otherkettle",)}
    told = [("rival_paid", "Otherkettle", ["r"])]
    assert rivals(a_post("coffee with a friend", days_ago=30, **paid)) == told
    assert rivals(a_post("coffee with a friend", days_ago=31, **paid)) == []
    assert rivals(a_post("coffee with a friend", days_ago=None, **paid)) == []
    assert rivals(a_post("new trousers", days_ago=3, **paid)) == []
    assert rivals(a_post("coffee", days_ago=3, **{**paid, "sponsored": None})) == []
    assert rivals(a_post("coffee", days_ago=3, **{**paid, "brands": ()})) == []
    assert rivals(a_post("coffee", days_ago=3, **paid), exclusivity_days=None) == []
    own = rivals(a_post("coffee", days_ago=3, **paid), brand="Otherkettle")
    assert [code for code, _, _ in own] == ["own_paid"]


def test_any_number_of_days_of_exclusivity_can_be_looked_back(book: NicheBook) -> None:
    assert len(found(book, AD, topics=("grinder",), exclusivity_days=10**7)) == 1


def test_the_twin_of_somebody_who_is_not_wanted_is_told_without_posts(book: NicheBook) -> None:
    barred = {"tiktok:ana2": "ana2"}
    assert brief_of(found(book, twins=("tiktok:ana2", "x:ana"), barred=barred)) == [("unwanted_twin", "ana2", [])]
    assert found(book, twins=("x:ana",), barred=barred) == []


@pytest.mark.parametrize(
    ("brand", "text", "said"),
    [
        ("Bloom", "Bloom sent me this", True),
        ("Bloom", "the bloom takes thirty seconds", False),
        ("Bloom", "the bloom #bloom", True),
        ("Bloom", "thanks @BLOOM", True),
        ("Bloom", "BLOOM SALE", True),
        ("Bloom", "Blooming season", False),
        ("Bloom", "ใช้Bloomมานาน", True),
        ("Drizzle & Drip", "Their Drizzle & Drip arrived", True),
        ("Drizzle & Drip", "with #DrizzleDrip", True),
        ("Drizzle & Drip", "drizzle and drip of rain", False),
        ("เทียนหอม", "วันนี้ลองเทียนหอมกลิ่นใหม่", True),
        ("kettle", "my kettle", True),
        ("!!!", "!!!", False),
    ],
)
def test_a_brand_is_told_from_the_word_that_it_is(brand: str, text: str, said: bool) -> None:
    post = a_post(text)
    assert Brand.of(brand).is_said(post, words_of(post, Tokens())) is said


def test_a_brand_is_named_by_a_longer_name_that_holds_it() -> None:
    assert Brand.of("Dove").is_named(a_post(brands=("Dove Men",)))
    assert not Brand.of("Dove").is_named(a_post(brands=("Dovetail",)))


@pytest.mark.parametrize(
    ("phrase", "brands"),
    [
        ("worked with Dove", ("Dove",)),
        ("competitors such as Old Spice and Dove.", ("Old Spice", "Dove")),
        ("เคยรีวิว Dove มาก่อน", ("Dove",)),
        ("No alcohol", ()),
        ("energy drinks", ()),
        ("", ()),
    ],
)
def test_names_in_an_exclusion(phrase: str, brands: tuple[str, ...]) -> None:
    assert brands_in(phrase) == brands


@pytest.mark.parametrize(
    ("product", "name"), [("AeroPress Go", True), ("Solvane SPF50", True), ("Grinder", False), ("Small grinder", False), ("a B", False)]
)
def test_a_name_of_a_product(product: str, name: bool) -> None:
    assert is_a_name(product) is name


def test_posts_stand_newest_first_undated_last() -> None:
    posts = [a_post("a", days_ago=None), a_post("b", days_ago=9), a_post("c", days_ago=1)]
    assert [post.text for post in newest_first(posts)] == ["c", "b", "a"]
    assert posts[1].posted_at is not None
    assert TODAY - posts[1].posted_at.date() == timedelta(days=9)
