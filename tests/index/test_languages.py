"""Which language a text is in."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.languages import LANGUAGES, EveryLanguage, LanguageDetector, by_script, dominant


@pytest.fixture(scope="module")
def every() -> EveryLanguage:
    """Loads its model once."""
    return EveryLanguage()


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_any_text_gets_a_known_language_or_none(detector: LanguageDetector, text: str) -> None:
    assert detector.language_of(text) in {*LANGUAGES, None}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("รีวิวกาแฟดริปที่เชียงใหม่", "th"),
        ("รีวิวร้าน Graph Cafe", "th"),
        ("今日のお弁当", "ja"),
        ("오늘의 카페", "ko"),
        ("आज की रेसिपी", "hi"),
        ("今天的咖啡", "zh"),
        ("рецепт борща", "ru"),
        ("Ăn phở ở Hà Nội mỗi sáng", "vi"),
    ],
)
def test_a_script_gives_its_language_away(detector: LanguageDetector, text: str, language: str) -> None:
    assert by_script(text) == detector.language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("امروز یک کیک پختم که همه پسندیدند", "fa"),
        ("چطور پوستم را مراقبت می‌کنم", "fa"),
        ("وصفة اليوم هي الكبسة على الطريقة السعودية", "ar"),
        ("جولة في سوق القاهرة القديمة", "ar"),
        ("آج ہم بریانی بنائیں گے اور ٹھنڈا شربت پئیں گے", "ur"),
    ],
)
def test_arabic_persian_and_urdu_are_told_apart(detector: LanguageDetector, text: str, language: str) -> None:
    assert detector.language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("My favourite way to brew coffee at home on a slow Sunday morning", "en"),
        ("Mi receta favorita para desayunar los domingos con mi familia", "es"),
        ("Minha receita preferida para o café da manhã de domingo com a família", "pt"),
        ("Resep sarapan favorit saya untuk akhir pekan bersama keluarga", "id"),
        ("Mein liebstes Rezept für das Frühstück am Sonntag mit der Familie", "de"),
        ("Ma recette préférée pour le petit déjeuner du dimanche en famille", "fr"),
    ],
)
def test_latin_sentences_are_told_apart(detector: LanguageDetector, text: str, language: str) -> None:
    assert detector.language_of(text) == language


@pytest.mark.parametrize("text", ["", "   ", "☕️☕️", "12 345", "https://x.example/abc", "\u200b"])
def test_a_text_without_letters_tells_nothing(detector: LanguageDetector, text: str) -> None:
    assert detector.language_of(text) is None
    assert detector.language_of(text, otherwise="vi") == "vi"


def test_a_latin_word_or_two_that_tell_too_little_take_the_language_of_the_rest(detector: LanguageDetector) -> None:
    assert detector.language_of("ok", otherwise="th") == "th"


def test_one_thai_word_in_a_long_english_text_does_not_make_it_thai() -> None:
    assert by_script("We went to a lovely little market far outside of town and had ไข่ for breakfast there") is None


def test_the_most_frequent_language_wins_and_a_tie_goes_by_the_alphabet() -> None:
    assert dominant(Counter({"th": 2, "en": 1})) == "th"
    assert dominant(Counter({"th": 1, "en": 1})) == "en"
    assert dominant(Counter()) is None


SAID = {
    "es": "Hola, te escribo porque tu publicación me hizo pensar en una colaboración contigo para este mes",
    "sv": "Hej, jag skriver till dig eftersom ditt inlägg gav mig en idé om ett samarbete med oss",
    "id": "Halo, saya menulis karena unggahan Anda memberi saya ide untuk bekerja sama dengan kami",
    "uk": "Вітаю, пишу вам, бо ваш допис підказав мені ідею співпраці з нашою командою цього місяця",
    "fa": "سلام، می‌نویسم چون پست شما مرا به فکر یک همکاری با شما انداخت و خوشحال می‌شویم",
    "th": "สวัสดี ฉันเขียนมาเพราะโพสต์ของคุณทำให้นึกถึงการร่วมงานกัน",
}


@pytest.mark.parametrize("language", SAID)
def test_a_text_of_some_sentences_may_be_in_its_own_language_and_in_no_other_unrelated_one(language: str, every: EveryLanguage) -> None:
    assert [other for other in SAID if every.may_be(SAID[language], other)] == [language]


def test_languages_that_are_taken_for_each_other_pass_and_a_few_words_say_nothing(every: EveryLanguage) -> None:
    assert every.may_be(SAID["id"], "ms")
    assert every.may_be("Hola", "sv")


def test_a_language_that_the_model_does_not_know_is_only_told_from_those_with_letters(every: EveryLanguage) -> None:
    assert every.may_be(SAID["es"], "haw")
    assert not every.may_be("Hello there, I am writing because your post gave me an idea about working with us this month", "haw")
