"""The few fixed words of administrators, and what only begins like them; names of files; what is told of a file by its columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.admin_words import Asked, asked_of, corrections_of, says_import
from bot.slack.catalogue_files import likeness, maps_to_creators, reads_like_creators
from bot.slack.kept_files import MOST_NAME, source_name
from prompts.words import Words


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("stats", Asked(what="stats")),
        ("Stats coffee creators in Thailand?", Asked(what="stats", about="coffee creators in Thailand")),
        ("statistics: coffee", Asked(what="stats", about="coffee")),
        ("สถิติครีเอเตอร์กาแฟ", Asked(what="stats", about="ครีเอเตอร์กาแฟ", language="th")),
        ("آمار قهوه", Asked(what="stats", about="قهوه", language="fa")),
        ("thống kê cà phê", Asked(what="stats", about="cà phê", language="vi")),
        ("Doctor", Asked(what="doctor")),
        ("erase @ana.b please", Asked(what="erase", about="@ana.b")),
        ("forget @ana", Asked(what="erase_soft", about="@ana")),
        ("erase https://www.instagram.com/ana.x/", Asked(what="erase", about="instagram:ana.x")),
        ("erase Instagram:Ana", Asked(what="erase", about="instagram:Ana")),
        ("ลบถาวร @ana", Asked(what="erase", about="@ana", language="th")),
        ("@ana را برای همیشه حذف کن", Asked(what="erase", about="@ana", language="fa")),
        ("xoá vĩnh viễn @ana", Asked(what="erase", about="@ana", language="vi")),
        ("unforget @ana", Asked(what="allow", about="@ana")),
    ],
)
def test_what_is_asked_for_in_each_language(text: str, asked: Asked) -> None:
    assert asked_of(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "statistics students who post about their courses", "آمارگیر", "doctors in Lisbon", "doctor @ana", "forget this thread",
        "erase @ana and @bo", "erase @ana from the list", "delete my data", "stats\n5 creators for coffee", f"stats {'x' * 300}",
        "5 creators for home coffee", "",
    ],
)  # fmt: skip
def test_what_only_begins_like_it_is_a_message_like_any_other(text: str) -> None:
    assert asked_of(text) is None


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    asked = asked_of(text)
    assert asked is None or asked.what in {"stats", "doctor", "erase", "erase_soft", "allow"}
    corrections_of(text, Words("en"))
    says_import(text)
    name = source_name(text)
    assert 0 < len(name.encode()) <= MOST_NAME
    assert "/" not in name
    assert not name.startswith(".")


def test_words_beside_a_file_say_import_only_where_they_are_short_and_whole() -> None:
    for text in ("import", "Please import this", "นำเข้าไฟล์นี้", "لطفاً وارد کن", "nhập tệp này"):
        assert says_import(text)
    for text in ("imported coffee for cafés", "a brief about an import business that sells coffee machines all over Europe", ""):
        assert not says_import(text)


def test_corrections_name_fields_by_code_or_as_they_are_shown_and_nothing_else_is_one() -> None:
    words = Words("en")
    assert corrections_of("followers = Subscribers", words) == {"followers": "Subscribers"}
    assert corrections_of("followers=Subs, country = Market", words) == {"followers": "Subs", "country": "Market"}
    assert corrections_of("day of the figures → Date\n--map platform=instagram", words) == {"as_of": "Date", "platform": "instagram"}
    assert corrections_of("ผู้ติดตาม = Subs", Words("th")) == {"followers": "Subs"}
    for text in ("5 creators", "followers = Subs and thanks\nbye", "a = b = c", "="):
        assert corrections_of(text, words) is None


def test_a_name_tells_what_a_file_may_be() -> None:
    told = {name: likeness(name) for name in ("a.csv", "a.CSV.gz", "a.jsonl", "a.ndjson.zst", "a.xlsx", "a.pdf", "a.gz", "a", "v1.2.docx")}
    assert [name for name, like in told.items() if like == "creators"] == ["a.CSV.gz", "a.jsonl", "a.ndjson.zst"]
    assert [name for name, like in told.items() if like == "perhaps"] == ["a.csv", "a.xlsx"]


def test_columns_are_of_creators_where_they_tell_them_apart_and_say_how_large_they_are() -> None:
    assert maps_to_creators({"Handle": "handle", "Subs": "followers", "x": None})
    assert maps_to_creators({"IG": "instagram handle", "IG followers": "instagram followers"})
    assert maps_to_creators({"Link": "url", "Name": "name", "Country": "country", "Niche": "niches"})
    assert not maps_to_creators({"Creator": "handle", "Platform": "platform"})
    assert not maps_to_creators({"Followers": "followers", "Platform": "platform"})
    assert reads_like_creators("Handle: ana; Followers: 1000; Country: TH")
    assert reads_like_creators("Handle;Followers\nana;1000")
    assert not reads_like_creators("Platform: Instagram\nCreators: 5\nBudget: 500 USD")


def test_a_name_of_a_file_leads_nowhere_else() -> None:
    assert source_name("../../etc/passwd") == "passwd"
    assert source_name("a\\b\\c.csv") == "c.csv"
    assert source_name(".hidden.csv") == "hidden.csv"
    assert source_name("..") == "file"
    assert source_name("ครีเอเตอร์" * 40 + ".csv.gz").endswith(".csv.gz")
