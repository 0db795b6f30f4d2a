"""What a brief does not want: only what the record proves bars a creator."""

import pytest

from index.records import Creator
from retrieval.exclusions import Contradiction, contradiction, unwanted
from retrieval.niches import NicheBook
from tests.builders import a_creator, a_post

Bars = Contradiction | None


def judged(book: NicheBook, creator: Creator, phrase: str, language: str = "en") -> Bars:
    """What the exclusion says of this creator."""
    return contradiction(creator, unwanted(phrase, language=language, book=book))


def test_one_sponsorship_by_an_unwanted_brand_is_enough(book: NicheBook) -> None:
    paid = a_post("my new soap", sponsored=True, brands=("Dove",))
    creator = a_creator(posts=(paid, a_post("a walk")))
    for phrase in ("Dove", "dove", "worked with Dove", "anyone who worked with DOVE lately"):
        assert judged(book, creator, phrase) == Contradiction(phrase=phrase, posts=(paid,))


def test_a_brand_is_compared_by_whole_words(book: NicheBook) -> None:
    creator = a_creator(posts=(a_post("my new soap", sponsored=True, brands=("Dove",)),))
    assert judged(book, creator, "dovetail joints") is None


def test_a_brand_that_is_known_not_to_have_paid_is_a_mention_and_two_mentions_are_needed(book: NicheBook) -> None:
    once, twice = (a_post(text, sponsored=False, brands=("Dove",)) for text in ("this soap again", "and again"))
    assert judged(book, a_creator(posts=(once,)), "Dove") is None
    assert judged(book, a_creator(posts=(once, twice)), "Dove") == Contradiction(phrase="Dove", posts=(once, twice))


def test_one_mention_of_a_topic_is_not_enough_and_two_are(book: NicheBook) -> None:
    first, second = a_post("a glass of whiskey tonight"), a_post("whiskey tasting in Leeds")
    assert judged(book, a_creator(posts=(first, a_post("a walk"))), "whiskey") is None
    found = judged(book, a_creator(posts=(first, a_post("a walk"), second)), "whiskey")
    assert found == Contradiction(phrase="whiskey", posts=(first, second))


def test_a_mention_repeated_in_one_post_is_one_mention(book: NicheBook) -> None:
    assert judged(book, a_creator(posts=(a_post("whiskey, whiskey and more whiskey", tags=("whiskey",)),)), "whiskey") is None


def test_tags_and_titles_speak_like_texts(book: NicheBook) -> None:
    posts = (a_post("tonight", tags=("whiskey",)), a_post("see above", title="Whiskey for beginners"))
    assert judged(book, a_creator(posts=posts), "whiskey") is not None


def test_a_declared_niche_is_enough_under_any_name_of_it(book: NicheBook) -> None:
    assert judged(book, a_creator(niches=("craft beer",)), "beer") == Contradiction(phrase="beer", posts=(), niche="craft beer")
    assert judged(book, a_creator(niches=("เบียร์",)), "beer") is not None
    assert judged(book, a_creator(niches=("coffee",)), "beer") is None


def test_a_topic_is_recognised_in_posts_of_another_language(book: NicheBook) -> None:
    thai = a_creator(posts=(a_post("รีวิวเบียร์ใหม่ๆ"), a_post("คราฟต์เบียร์ไทยอร่อยมาก")))
    persian = a_creator(posts=(a_post("طرز تهیه آبجو در خانه"), a_post("بهترین آبجوهای دنیا، آبجو سیاه")))
    assert judged(book, thai, "beer") is not None
    assert judged(book, persian, "beer") is not None


@pytest.mark.parametrize(
    ("phrase", "language", "texts"),
    [
        ("การพนัน", "th", ("เว็บการพนันออนไลน์ดีที่สุด", "เล่นการพนันยังไงให้ได้")),
        ("آبجو", "fa", ("آبجو بدون الکل", "باز هم آبجو")),
        ("پیش\u200cبینی ورزشی", "fa", ("سایت پیش بینی ورزشی", "پیش\u200cبینی ورزشی امشب")),
        ("cá độ", "vi", ("nhà cái cá độ bóng đá", "cá độ đêm nay")),
    ],
)
def test_phrases_without_spaces_and_with_joiners_are_found(book: NicheBook, phrase: str, language: str, texts: tuple[str, str]) -> None:
    assert judged(book, a_creator(posts=texts), phrase, language) is not None
    assert judged(book, a_creator(posts=texts[:1]), phrase, language) is None


@pytest.mark.parametrize(("asked", "said"), [("L'Oréal", "L’Oréal"), ("L’Oréal", "L'Oréal"), ("sneaker shops", "SNEAKERS shop")])
def test_a_name_is_found_under_another_apostrophe_or_number(book: NicheBook, asked: str, said: str) -> None:
    assert judged(book, a_creator(posts=(a_post(f"my {said} haul"), a_post(f"{said} again"))), asked) is not None


def test_words_of_a_name_that_stand_apart_are_no_mention(book: NicheBook) -> None:
    assert judged(book, a_creator(posts=(a_post("a lamp by zonyx"), a_post("lamp, then zonyx"))), "zonyx lamp") is None


def test_a_word_inside_another_word_is_no_mention(book: NicheBook) -> None:
    assert judged(book, a_creator(posts=("my winery visit", "twine and rope")), "twin") is None


def test_nothing_is_concluded_from_silence(book: NicheBook) -> None:
    assert judged(book, a_creator(bio="no alcohol, ever"), "alcohol") is None
    assert judged(book, a_creator(), "") is None
