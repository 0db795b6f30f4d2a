"""The conversations of `docs/transcripts/`, held anew over the example catalogue: what the documents show is what the program says.

`python -m tests.transcripts` writes them after a change of what it says.
"""

import sys
import tempfile
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

from rich.console import Console

from bot.bootstrap import Parts
from bot.cli.main import main
from bot.conversation.conversation import language_of
from bot.conversation.replies import Files
from bot.settings import read_settings
from bot.terminal.chat_view import reply_view
from prompts.words import Words

FOLDER = Path(__file__).parent.parent / "docs" / "transcripts"
WIDTH = 100
BEGIN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
MINUTES = 2
"""Between two messages."""

TITLES = {
    "en": ("A conversation in English", "mai"),
    "th": ("บทสนทนาภาษาไทย", "mai"),
    "fa": ("گفت‌وگو به فارسی", "sara"),
    "vi": ("Cuộc trò chuyện bằng tiếng Việt", "linh"),
}
NOTES = {
    "en": "Held with `python -m bot chat` over the example catalogue. Creators, brands and posts are invented.",
    "th": "สนทนาด้วย `python -m bot chat` บนแคตตาล็อกตัวอย่าง ครีเอเตอร์ แบรนด์ และโพสต์ทั้งหมดเป็นเรื่องสมมติ",
    "fa": "با `python -m bot chat` روی کاتالوگ نمونه. کریتورها، برندها و پست‌ها ساختگی‌اند.",
    "vi": "Thực hiện bằng `python -m bot chat` trên danh mục mẫu. Nhà sáng tạo, thương hiệu và bài đăng đều là hư cấu.",
}
FORGET = {"en": "forget this thread", "th": "ลืมแชทนี้", "fa": "این گفتگو رو فراموش کن", "vi": "quên đoạn chat này"}
MESSAGES: dict[str, tuple[str, ...]] = {
    "en": (
        "5 creators who really brew coffee at home, on Instagram, 5k to 100k followers. Brand: Drizzle & Drip (https://drizzle.example), "
        "a hand grinder. Must have: shows a grinder in use. No energy drinks. One reel each, flat fee, 1,500 USD per creator, in January "
        "2027; the goal is trial.",
        "explain 1",
        "why not @kirinyagacup?",
        "what would loosening change?",
        "compare 1 and 2",
        "swap 3: wants a written brief first",
        "approve 1",
        "note on 2: ask for the rate card",
        "more like 1",
        "undo",
        "draft for 1",
        "fees in THB",
        "who decided what?",
        "export xlsx",
        "chart",
    ),
    "th": (
        "หาไมโครอินฟลูสายสกินแคร์ 4 คน บน Instagram หรือ TikTok ผู้ติดตาม 10,000–100,000 คน ให้แบรนด์ มะลิลา (https://malila.example) "
        "ขอคนที่รีวิวกันแดดจริง ไม่เอาคลินิกความงาม รีลคนละ 1 ชิ้น งบคนละ 30,000 บาท ลงเดือนมกราคม 2570 อยากให้คนรู้จักแบรนด์",
        "อธิบายคนที่ 1",
        "เอาเฉพาะในไทย",
        "เทียบ 1 กับ 2",
        "เปลี่ยนคนที่ 3 เพราะเคยร่วมงานแล้ว",
        "อนุมัติคนที่ 1",
        "หาคนคล้ายคนที่ 1",
        "ย้อนกลับ",
        "ร่างข้อความถึงคนที่ 1",
        "ค่าตัวเท่าไหร่",
        "ใครอนุมัติใครบ้าง",
    ),
    "fa": (
        "۴ بلاگر آشپزی خانگی در اینستاگرام یا یوتیوب با ۵ تا ۱۰۰ هزار فالوور برای برند «دیگ گلی» (https://digegeli.example). "
        "یک ریلز برای هر نفر، بودجه هر نفر ۵۰ میلیون تومان، دی ۱۴۰۵، می‌خواهیم فروش برود بالا. رستوران‌ها نباشند.",
        "۱۰۵ هزار تومان",
        "شماره ۱ رو توضیح بده",
        "۱ و ۲ رو مقایسه کن",
        "شماره ۳ رو عوض کن، قبلاً باهاش کار کردیم",
        "شماره ۱ تأیید",
        "اگه شرط‌ها آزادتر بشن چی می‌شه؟",
        "برای شماره ۱ پیام بنویس",
        "دستمزدها به تومان",
        "کی چی رو تأیید کرده؟",
    ),
    "vi": (
        "Cần 4 bạn làm nội dung du lịch bụi trên TikTok hoặc YouTube, 10k–200k người theo dõi. Nhãn: Mây Xa (https://mayxa.example), "
        "balo. Mỗi bạn 1 video, ngân sách 15 triệu mỗi bạn, đăng tháng 1/2027, mục tiêu nhận diện. Tránh rượu bia.",
        "26.000",
        "giải thích số 1",
        "so sánh 1 và 2",
        "đổi số 3: trùng tệp khách",
        "duyệt số 1",
        "sao không có @chaufieldnotes?",
        "soạn tin cho số 1",
        "chi phí bằng VND",
        "ai đã duyệt ai?",
    ),
}


def transcript(language: str, parts: Parts) -> str:
    """One conversation as Markdown. It leaves nothing behind in the memory of the catalogue."""
    title, who = TITLES[language]
    key = f"transcript:{language}"
    told = [f"# {title}", "", NOTES[language], ""]
    for k, text in enumerate(MESSAGES[language]):
        now = BEGIN + timedelta(minutes=MINUTES * k)
        reply, thread = parts.conversing.say(text, key=key, who=who, now=now)
        words = Words(language_of(text, thread))
        page = _page(reply_view(reply, words, parts.book))
        if isinstance(reply.body, Files):
            page += words("said.file", names=", ".join(file.name for file in reply.body.files)) + "\n"
        parts.conversing.remember(text, page, reply, key=key, who=who, now=now)
        told += [f"**{who}:** {text}", "", "```text", page.rstrip(), "```", ""]
    for text in (FORGET[language], "1"):
        parts.conversing.say(text, key=key, who=who, now=now)
    return "\n".join(told).rstrip() + "\n"


def _page(view: object) -> str:
    page = Console(file=StringIO(), width=WIDTH, color_system=None, legacy_windows=False)
    with page.capture() as captured:
        page.print(view)
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def written() -> int:
    """Writes all of them over a catalogue that is built for it."""
    with tempfile.TemporaryDirectory() as folder:
        if code := main(["demo", "--once", "--data", str(Path(folder) / "demo")]):
            return code
        for language in sys.argv[1:] or MESSAGES:
            parts = Parts(read_settings({}, data=Path(folder) / "demo"))
            (FOLDER / f"{language}.md").write_text(transcript(language, parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(written())
