"""The reader as a whole: it masks, it repeats itself, it never raises, and it is quick on any text."""

from functools import partial

from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_of import read

from retrieval.brief_json import brief_as_json, brief_from_json
from tests.cpu_seconds import least_cpu_seconds

WORDS = st.sampled_from(
    [
        *(
            "need",
            "5",
            "creators",
            "@handle",
            "$400",
            "per",
            "each",
            "10k",
            "followers",
            "IG",
            "not",
            "TikTok",
            "in",
            "Paris,",
            "3",
            "reels",
            "by",
            "Dec",
            "20",
            "–",
        ),
        *(
            "(",
            ")",
            ":",
            ";",
            ".",
            "งบ",
            "หมื่น",
            "บาท",
            "คน",
            "ไม่เอา",
            "สาย",
            "ผู้ติดตาม",
            "2570",
            "ม.ค.",
            "بودجه",
            "میلیون",
            "تومان",
            "تا",
            "نفر",
            "نه",
        ),
        *(
            "برای",
            "«نام»",
            "۱۴۰۵/۰۹/۱۵",
            "tr",
            "triệu",
            "bạn",
            "không",
            "mỗi",
            "ngân",
            "sách",
            "từ",
            "12/5",
            "50%",
            "25+",
            "www.x.com",
            "a@b.co",
            "+66",
            "2",
            "555",
            "0100",
            "\n",
        ),
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=300))
@example("\x00\ud800 \u202e١٢٣/٤٥/٦٧ $.,,,")
def test_never_raises_on_any_text(text: str) -> None:
    assert isinstance(read(text).wording, str)


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, max_size=60), st.sampled_from(["en", "th", "fa", "vi", "es", "ja", None]))
def test_any_mix_of_brief_words_gives_a_brief_that_survives_json(words: list[str], language: str | None) -> None:
    brief = read(" ".join(words), language)
    assert brief_from_json(brief_as_json(brief)) == brief


def test_contact_details_are_masked_and_the_rest_is_kept() -> None:
    wording = read(
        "Kite creators. Call +44 20 7946 0991 or mail jo@kites.example, 12 Harbour Street, Bristol BS1 4QA. Budget £2,000"
    ).wording
    assert "7946" not in wording
    assert "jo@" not in wording
    assert "Harbour" not in wording
    assert wording.startswith("Kite creators. Call [phone] or mail [e-mail], [address]")
    assert wording.endswith("Budget £2,000")


def test_budgets_and_follower_counts_are_not_masked_as_phone_numbers() -> None:
    text = "Kite creators, budget 1.500.000.000 VND, 2027-01-15, followers 100,000 - 200,000"
    assert read(text).wording == text


def test_the_same_text_and_day_give_the_same_brief() -> None:
    text = "4 kite YouTubers in Norway, budget 900 EUR each, next month"
    assert read(text) == read(text)


def test_reading_grows_with_the_text_and_not_faster() -> None:
    for piece in ("1", "(", "5k ", "no ", "a.", "creators about kites and ", "ไม่เอาสาย", "label: ", "@a ", "$5 per post "):
        read("warm up", "en")
        short, long = piece * (4_000 // len(piece)), piece * (32_000 // len(piece))
        quick, slow = (least_cpu_seconds(partial(read, text)) for text in (short, long))
        assert slow < 40 * quick + 0.5, piece
