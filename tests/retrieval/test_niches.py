"""Looking niches up in texts of several languages and scripts."""

import pytest

from retrieval.niches import Found, NicheBook, wording


def named(book: NicheBook, text: str, language: str | None) -> list[str]:
    """Niches that the text names."""
    return [found.niche for found in book.find(text, language=language) if found.by_name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("home coffee corner", "en"),
        ("หาคนชงกาแฟที่บ้าน", "th"),
        ("قهوه تخصصی در خانه", "fa"),
        ("pha cà phê tại nhà", "vi"),
        ("café especial: coffee", "es"),
        ("COFFEE", None),
    ],
)
def test_a_niche_is_found_by_its_name_in_each_language(book: NicheBook, text: str, language: str | None) -> None:
    assert "coffee" in named(book, text, language)


def test_english_names_stand_in_briefs_of_every_language(book: NicheBook) -> None:
    assert named(book, "หาคนทำ skincare", "th") == ["skincare"]
    assert named(book, "ماکرو اینفلوئنسر skincare", "fa") == ["skincare"]


def test_names_of_another_language_are_not_looked_for(book: NicheBook) -> None:
    assert "coffee" not in named(book, "pha cà phê", "en")


def test_a_typical_word_only_hints(book: NicheBook) -> None:
    assert book.find("retinol", language="en") == [Found(niche="skincare", words="retinol", by_name=False)]


def test_the_longest_name_wins_over_the_names_inside_it(book: NicheBook) -> None:
    (only,) = book.find("skincare routine", language="en")
    assert only == Found(niche="skincare", words="skincare routine", by_name=True)
    assert next(found.words for found in book.find("รีวิวกันแดดให้หน่อย", language="th")) == "รีวิวกันแดด"


def test_names_come_before_hints_and_each_in_the_order_of_the_text(book: NicheBook) -> None:
    found = book.find("espresso for skincare and coffee", language="en")
    assert [(one.niche, one.by_name) for one in found] == [("skincare", True), ("coffee", True)]


def test_a_niche_that_is_hinted_at_and_named_counts_as_named_once(book: NicheBook) -> None:
    assert [(one.niche, one.by_name) for one in book.find("latte art, coffee", language="en")] == [("coffee", True)]


def test_thai_is_found_without_spaces_between_words(book: NicheBook) -> None:
    assert named(book, "อยากได้คนรีวิวสกินแคร์สำหรับวัยทำงาน", "th") == ["skincare"]


def test_latin_names_in_thai_and_chinese_texts_are_whole_words(book: NicheBook) -> None:
    assert book.find("KOL", language="zh") == []
    assert [found.words for found in book.find("找KO高手", language="zh")] == ["ko"]
    assert "ro" not in [found.words for found in book.find("หา micro influencer", language="th")]


def test_persian_is_found_with_and_without_the_joiner_and_in_arabic_letters(book: NicheBook) -> None:
    spellings = ("اسکین\u200cکر", "اسکین کر", "اسكين\u200cكر")
    assert [named(book, text, "fa") for text in spellings] == [["skincare"]] * 3


def test_case_plurals_and_marks_do_not_hide_a_name(book: NicheBook) -> None:
    assert named(book, "Cosmetics!", "en") == named(book, "cosmetic", "en") == ["beauty"]
    assert named(book, "acne-prone skin", "en") == ["acne"]


@pytest.mark.parametrize("text", ["", "   ", "☕☕☕", "12345", "qwertyuiop"])
def test_a_text_without_niches_has_none(book: NicheBook, text: str) -> None:
    assert book.find(text, language="en") == []
    assert book.find(text, language="th") == []


def test_a_language_without_vocabulary_is_looked_up_in_english(book: NicheBook) -> None:
    assert named(book, "coffee", "sw") == ["coffee"]
    assert book.names("coffee", "sw") == ()
    assert book.typical("coffee", "sw") == ()


def test_three_names_stand_for_a_niche() -> None:
    assert wording(("a", "b", "c", "d")) == "a, b, c"
