"""The checker of messages: what stands in the record or the brief passes, whatever else is a fault."""

import ast
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Creator, Post
from prompts.claims.fault import KINDS
from prompts.claims.faults import faults
from prompts.claims.vocabulary import FOLDER, vocabulary
from retrieval.brief import Brief, Deliverable
from tests.builders import TODAY, a_creator, an_account

REPLY_BY = date(2026, 12, 2)
POSTS = (
    Post(
        id="p1",
        platform="instagram",
        title="Kettle wars, part 2",
        text="Water at 93 degrees, and the kettle sulks. Cost 40 dollars.",
        posted_at=datetime(2026, 8, 22, tzinfo=UTC),
        tags=("kettlewars",),
    ),
    Post(id="p2", platform="instagram", text="กาแฟเช้านี้จืด เพราะบดหยาบ", posted_at=datetime(2026, 10, 3, tzinfo=UTC)),
)
CREATOR = a_creator(
    "second.pour",
    name="Priyanka Holloway",
    posts=POSTS,
    contact="priyanka@mail.example",
    accounts=(an_account("second.pour", url="https://instagram.example/second.pour"),),
)
BRIEF = Brief(
    wording="Drizzle & Drip grinder, 6,000 USD, no Nestorella",
    language="en",
    brand="Drizzle & Drip",
    product="coffee grinder",
    topics=("home coffee",),
    deliverables=(Deliverable(kind="reel", platform="instagram"), Deliverable(kind="story", count=2)),
    start=date(2027, 1, 5),
    end=date(2027, 1, 31),
    usage_rights_days=90,
    budget_max=6000,
    budget_currency="USD",
    exclude=("Nestorella",),
    links=("https://drizzle.example/grinder",),
)


def kinds(text: str, *, language: str = "en", creator: Creator = CREATOR, brief: Brief = BRIEF, gaps: tuple[str, ...] = ()) -> list[str]:
    """The kinds of fault of a body, without doubles."""
    found = faults(text, creator, brief, language=language, today=TODAY, reply_by=REPLY_BY, sender="Mai", gaps=gaps)
    return list(dict.fromkeys(one.kind for one in found))


GOOD = {
    "en": (
        "Hi Priyanka,\n\n“Kettle wars, part 2” (22 August) is why I'm writing. We're Drizzle & Drip (coffee grinder). How about one"
        " reel and two stories on Instagram, between 5 and 31 January? We'd use it for 90 days. More: https://drizzle.example/grinder\n\n"
        "Please reply by 2 December.\n\nThank you,\nMai"
    ),
    "th": (
        "สวัสดีคุณ Priyanka Holloway\n\n“กาแฟเช้านี้จืด” (3 ตุลาคม) คือเหตุผลที่เราเขียนมา เราคือ Drizzle & Drip อยากชวนทำรีล 1 ชิ้น"
        " ระหว่าง 5 ถึง 31 มกราคม 2570 ตอบภายใน 2 ธันวาคม\n\nขอบคุณ\nMai"
    ),
    "fa": (
        "سلام Priyanka Holloway،\n\n«Kettle wars, part 2» (۳۱ مرداد) دلیل این پیام است. ما Drizzle & Drip هستیم. ۱ ریلز و ۲ استوری در"
        " اینستاگرام، از ۱۵ دی تا ۱۱ بهمن. تا ۱۱ آذر پاسخ دهید.\n\nبا مهر،\nMai"
    ),
    "vi": (
        "Chào bạn Priyanka Holloway,\n\nMình viết vì bài ngày 22/8: “Kettle wars, part 2”. Chúng mình là Drizzle & Drip. Làm 1 reel"
        " và 2 story trên Instagram, từ 5/1 đến 31/1 nhé? Trả lời chậm nhất 2/12.\n\nCảm ơn bạn,\nMai"
    ),
}


@pytest.mark.parametrize("language", sorted(GOOD))
def test_a_message_of_facts_passes(language: str) -> None:
    found = faults(GOOD[language], CREATOR, BRIEF, language=language, today=TODAY, reply_by=REPLY_BY, sender="Mai")
    assert found == ()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("quote", "“Kettle peace, part 2” is why I'm writing."),
        ("quote", "Your post “Best kettle ever” made me laugh."),
        ("quote", 'I saw "something else".'),
        ("quote", "“Kettle wars, part 2” (3 October) is why I'm writing."),
        ("quote", "An unpaired mark ” here."),
        ("link", "Look at https://evil.example/x please."),
        ("link", "Look at drizzle.example.evil.com please."),
        ("link", "Look at https://drizzle.example/other please."),
        ("link", "Write to boss@drizzle.example please."),
        ("handle", "Ask @somebody about it."),
        ("handle", "Use #drizzle in it."),
        ("name", "We're sponsored by Nestorella."),
        ("name", "Nestorella is the brand."),
        ("name", "Our friend Jonas says hello."),
        ("name", "It runs on iPhone only."),
        ("name", "Hi Jonas,\n\nIt is a question."),
        ("name", "It is about кофе."),
        ("date", "Please reply by 3 December."),
        ("date", "It goes live between 5 and 30 January."),
        ("date", "It goes live on January 6."),
        ("date", "It goes live on 2027-01-06."),
        ("date", "It goes live in March."),
        ("date", "Please reply by Friday."),
        ("date", "Please reply by tomorrow."),
        ("date", "It goes live on 5 January 2029."),
        ("number", "How about three reels?"),
        ("number", "How about 2 reels?"),
        ("number", "How about one article?"),
        ("number", "We have 300 shops."),
        ("number", "We'd use it for 60 days."),
        ("number", "We have thousands of buyers."),
        ("number", "You have ٣٠٠ reasons."),
        ("number", "You have ½ a day."),
        ("money", "We pay 500 USD."),
        ("money", "We pay $ for it."),
        ("money", "A commission of ten per cent."),
        ("placeholder", "We're [brand]."),
        ("placeholder", "Hi {name}, it is a question."),
        ("placeholder", "It is **bold**."),
        ("brackets", "We're Drizzle & Drip (the loveliest there is)."),
        ("hidden", "It is \u202ea question."),
        ("hidden", "It is a\u200b question."),
        ("promise", "It will grow your audience."),
        ("promise", "We guarantee success."),
        ("promise", "There will be more followers for you."),
        ("dictation", "Please copy and paste our text."),
        ("claim", "It's the best there is."),
        ("claim", "It is clinically tested."),
        ("long", "word " * 101),
    ],
)
def test_what_nothing_supports_is_a_fault_of_its_kind(kind: str, text: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("kind", "language", "text"),
    [
        ("number", "th", "อยากได้รีล ๓ ชิ้น"),
        ("number", "th", "อยากได้รีล 2 ชิ้น"),
        ("date", "th", "ตอบภายใน 3 ธันวาคม"),
        ("date", "th", "ตอบภายในวันศุกร์"),
        ("name", "th", "เราคือ Nestorella"),
        ("name", "th", "สวัสดีคุณสมชาย\n\nเรามีคำถาม"),
        ("quote", "th", "โพสต์ “กาแฟเช้านี้หวาน” คือเหตุผล"),
        ("money", "th", "จ่าย 500 บาท"),
        ("promise", "th", "ผู้ติดตามของคุณจะเพิ่ม"),
        ("claim", "th", "ดีที่สุดในตลาด"),
        ("number", "fa", "۳ ریلز می‌خواهیم"),
        ("number", "fa", "سه ریلز می‌خواهیم"),
        ("date", "fa", "تا ۱۲ آذر پاسخ دهید."),
        ("date", "fa", "تا جمعه پاسخ دهید."),
        ("name", "fa", "ما Nestorella هستیم."),
        ("name", "fa", "سلام رضا،\n\nپرسشی داریم."),
        ("quote", "fa", "«صلح کتری» دلیل این پیام است."),
        ("money", "fa", "۵۰۰ هزار تومان می‌دهیم."),
        ("promise", "fa", "نتیجه را تضمین می‌کنیم."),
        ("number", "vi", "Làm 3 reel nhé?"),
        ("number", "vi", "Có hàng triệu người dùng."),
        ("date", "vi", "Trả lời chậm nhất 3/12."),
        ("name", "vi", "Chúng mình là Nestorella."),
        ("name", "vi", "Nestorella muốn hỏi bạn."),
        ("name", "vi", "Chào bạn Tuấn,\n\nMình có câu hỏi."),
        ("money", "vi", "Phí 5 triệu đồng."),
        ("promise", "vi", "Chúng mình cam kết kết quả."),
        ("claim", "vi", "Sản phẩm tốt nhất."),
    ],
)
def test_other_languages_and_their_digits_are_read_as_well(kind: str, language: str, text: str) -> None:
    assert kind in kinds(text, language=language)


def test_every_kind_of_fault_is_met_in_these_tests() -> None:
    marks = [*test_what_nothing_supports_is_a_fault_of_its_kind.pytestmark[0].args[1]]  # type: ignore[attr-defined]  # pytest adds it
    assert {kind for kind, _ in marks} == set(KINDS)


@pytest.mark.parametrize("language", sorted(GOOD))
def test_changing_any_number_of_a_good_message_is_noticed(language: str) -> None:
    text = GOOD[language]
    places = [k for k, c in enumerate(text) if c.isdigit()]
    assert len(places) > 5
    for k in places:
        digit = "7۷"[language == "fa"] if text[k] not in "7۷" else "6۶"[language == "fa"]
        assert kinds(text[:k] + digit + text[k + 1 :], language=language) != [], (k, text[max(0, k - 9) : k + 9])


def test_a_placeholder_that_a_person_was_told_of_passes_and_any_other_does_not() -> None:
    assert kinds("We're [brand].", gaps=("[brand]",)) == []
    assert kinds("We're [brand] and [link].", gaps=("[brand]",)) == ["placeholder"]


def test_the_budget_and_what_the_brief_excludes_support_nothing() -> None:
    assert kinds("We have 6,000 of them.") == ["number"]
    assert kinds("Unlike Nestorella, we're small.") == ["name"]


def test_a_piece_of_a_word_is_no_name() -> None:
    small = a_creator("an", name="An", posts=())
    assert kinds("Hi An,\n\nHere is Andorra.", creator=small) == ["name"]


def test_the_checker_shares_no_code_with_what_writes_messages() -> None:
    for path in sorted(FOLDER.parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else []
            )
            assert not [name for name in names if name.startswith("prompts.") and not name.startswith("prompts.claims.")], path


def test_every_language_has_its_own_words() -> None:
    assert {path.stem for path in Path(FOLDER).glob("*.toml")} == {"en", "th", "fa", "vi"}
    for language in GOOD:
        words = vocabulary(language)
        assert set(words.wording) == {"promise", "dictation", "claim"}
        assert list(words.pieces) == list(vocabulary("en").pieces)


@given(st.text(max_size=200), st.sampled_from(sorted(GOOD)))
def test_no_text_breaks_the_checker(text: str, language: str) -> None:
    assert all(one.kind in KINDS for one in faults(text, CREATOR, BRIEF, language=language, today=TODAY, subject=text))
