"""Makes the pictures of `docs/pictures`: `python -m tests.bot.blocks.pictures [NAME …]`. Needs node, the npm packages beside the tests and
chromium, with fonts for every script (Debian: `chromium fonts-noto-core fonts-noto-color-emoji`).

They are drawn by `slack-blocks-to-jsx`, not by Slack: near enough to be looked at, no proof of what Slack does. Tables and the
fields of windows are drawn by `node/picture.mjs`.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Literal

from PIL import Image, ImageChops

from bot.blocks.home import Home, Listed, Saved, Waiting, Weekly, home_view
from bot.blocks.modals.details import details_window
from bot.blocks.modals.draft import Written, draft_window
from bot.blocks.modals.edit_brief import edit_brief_window
from bot.blocks.replies import messages
from bot.blocks.screen import screen_of
from bot.blocks.showing import Audience, Message, Showing
from bot.blocks.table import list_tables
from bot.blocks.weekly import round_message
from bot.bootstrap import Parts
from bot.cli.main import main
from bot.conversation.replies import Explained, Messages, Reply
from bot.conversation.thread import Thread
from bot.memory.schedules import Schedule
from bot.settings import read_settings
from bot.weekly.delta import Changed, Delta, New
from bot.weekly.figures import Change
from bot.weekly.freshness import Freshness
from bot.weekly.weekly import Round
from prompts.words import Words
from retrieval.niches import NicheBook
from tests.bot.blocks.checks.node import run
from tests.builders import NOW

FOLDER = Path(__file__).parents[3] / "docs" / "pictures"
COLOURS = 96
"""Of a picture: letters stay sharp, and the file small."""
TALLEST = 6_000
BRIEFS = {
    "en": "5 micro creators on Instagram or TikTok for our home coffee grinder in Thailand, budget 3,000 USD, must show brewing at home",
    "th": "หาครีเอเตอร์สายกาแฟในไทย 5 คน ผู้ติดตาม 5,000 ขึ้นไป งบ 80,000 บาท",
    "fa": "۵ بلاگر قهوه و آشپزی در ایران با بیش از ۵ هزار دنبال‌کننده برای معرفی آسیاب قهوه",
    "vi": "Tìm 5 nhà sáng tạo về cà phê hoặc nấu ăn ở Việt Nam, trên 5.000 người theo dõi, ngân sách 50 triệu đồng",
}
Kind = Literal["message", "modal", "home"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What is drawn, and how wide."""

    kind: Kind
    blocks: Sequence[Sequence[Mapping[str, Any]]]
    width: int = 720
    title: str = ""
    submit: str = ""
    close: str = ""


class Stage:
    """The example catalogue with a conversation in each language."""

    def __init__(self, data: Path) -> None:
        with redirect_stdout(StringIO()):
            main(["demo", "--once", "--data", str(data)])
        self._parts = Parts(read_settings({}, data=data))
        self._said: dict[tuple[str, ...], tuple[Reply, Thread]] = {}

    def said(self, language: str, *more: str) -> tuple[Reply, Thread, Showing]:
        """The reply to a brief, or to the last of what is said after it."""
        key = (language, *more)
        for place in range(1, len(key) + 1):
            if key[:place] not in self._said:
                text = BRIEFS[language] if place == 1 else key[place - 1]
                self._said[key[:place]] = self._parts.conversing.say(
                    text, key=f"slack:T1:C1:{language}", who="U1", now=NOW + timedelta(minutes=place)
                )
        reply, thread = self._said[key]
        return reply, thread, shown(language)


def shown(language: str) -> Showing:
    """A reader of a language."""
    return Showing(words=Words(language), book=NicheBook(), audience=Audience(), called=lambda _: "Mai")


def shortlist(stage: Stage, language: str) -> Scene:
    """The brief card and the list."""
    reply, thread, showing = stage.said(language)
    return _told(messages(reply, showing, screen_of(thread)))


def table(stage: Stage) -> Scene:
    """A list as a table."""
    reply, _, showing = stage.said("en")
    assert reply.answer is not None
    assert reply.answer.proposal is not None
    return Scene(kind="message", blocks=[[block for part in list_tables(reply.answer.proposal, showing) for block in part]], width=1_100)


def details(stage: Stage, language: str) -> Scene:
    """The window of the first creator."""
    reply, thread, showing = stage.said(language, {"en": "explain 1", "th": "อธิบาย 1", "fa": "توضیح ۱", "vi": "giải thích 1"}[language])
    assert isinstance(reply.body, Explained), reply.command
    return _window(details_window(reply.body, showing, screen_of(thread), metadata=""))


def edit(stage: Stage) -> Scene:
    """The window of the brief."""
    _, thread, showing = stage.said("en")
    assert thread.brief is not None
    return _window(edit_brief_window(thread.brief, showing, metadata=""))


def draft(stage: Stage) -> Scene:
    """The window of a message."""
    reply, thread, showing = stage.said("en", "draft for 1 and 2")
    assert isinstance(reply.body, Messages), reply.command
    handles = {one.id: one.handle for one in thread.shown}
    written = [
        Written(draft=one, place=place, called=f"@{handles.get(one.creator, one.creator)}")
        for place, one in enumerate(reply.body.drafts, start=1)
    ]
    return _window(draft_window(written, 1, showing, metadata="", shortlist=thread.kept or "S-AAAAAAAA"))


def weekly(stage: Stage) -> Scene:
    """What changed in a week."""
    reply, thread, showing = stage.said("en")
    assert reply.answer is not None
    proposal = reply.answer.proposal
    assert proposal is not None
    followers = proposal.at(2)[0].account.latest("followers")
    grown = Change(
        what="followers", before=round((followers.value if followers else 9_000) * 0.8), after=followers.value if followers else 9_000
    )
    delta = Delta(
        first=False, since=date(2026, 11, 18), new=(New(place=1, posted=date(2026, 11, 21)),), removed=1,
        changed=(Changed(place=2, changes=(grown,)),),
    )  # fmt: skip
    schedule = Schedule(
        id=3, team_id="T1", channel="C1", thread=None, name="Home coffee", brief={}, how_many=5, weekdays="mon", time="09:00",
        zone="Asia/Bangkok", language="en", settings={}, paused=False, counts_from=NOW, created_by="U1", created_at=NOW, updated_at=NOW,
        version=1, deleted_at=None,
    )  # fmt: skip
    made = Round(
        schedule=schedule, proposal=proposal, kept=thread.kept or "S-AAAAAAAA", delta=delta, others=None, sights=(), freshness=Freshness()
    )
    return _told([round_message(made, showing)])


def home(_stage: Stage) -> Scene:
    """The App Home."""
    day, url = date(2026, 11, 25), "https://example.slack.com/archives/C1/p1"
    told = Home(
        waiting=(
            Waiting(what="draft", title="Home coffee, Thailand", count=3, url=url, shortlist="S-K3NQ7A2B"),
            Waiting(what="approval", title="Travel bags", count=2, url=url),
        ),
        saved=(Saved(number=7, name="Spring", told="5 micro creators for home coffee on Instagram", at=day),),
        lists=(Listed(shortlist="S-K3NQ7A2B", title="Home coffee, Thailand", at=day, creators=5, url=url),),
        weekly=(
            Weekly(
                number=3, name="Home coffee", when="every Monday at 09:00 (Bangkok)", channel="coffee-launch", next_on=date(2026, 11, 30)
            ),
        ),
        currency="USD",
        rates=1,
    )
    return Scene(kind="home", blocks=[home_view(told, shown("en"))["blocks"]])


SCENES: Mapping[str, Callable[[Stage], Scene]] = {
    **{f"shortlist-{language}": lambda stage, language=language: shortlist(stage, language) for language in BRIEFS},
    "table": table,
    "details-en": lambda stage: details(stage, "en"),
    "details-fa": lambda stage: details(stage, "fa"),
    "edit-brief": edit,
    "draft": draft,
    "weekly": weekly,
    "home": home,
}


def _told(made: Sequence[Message]) -> Scene:
    return Scene(kind="message", blocks=[one.blocks for one in made])


def _window(view: Mapping[str, Any]) -> Scene:
    texts = {name: view[name]["text"] if name in view else "" for name in ("title", "submit", "close")}
    return Scene(kind="modal", blocks=[view["blocks"]], width=600, **texts)


def drawn(scene: Scene) -> bytes:
    """A picture of a scene, trimmed. Raises CalledProcessError, NodeFailed."""
    given = {
        "kind": scene.kind,
        "name": "Briefmatch",
        "at": NOW.isoformat(),
        "title": scene.title,
        "submit": scene.submit,
        "close": scene.close,
    }
    page = run("picture.mjs", given={**given, "blocks": [list(one) for one in scene.blocks]})
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.html").write_text(page, encoding="utf-8")
        shot = Path(folder) / "page.png"
        command = [
            shutil.which("chromium") or "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            f"--user-data-dir={folder}/profile", f"--window-size={scene.width},{TALLEST}", f"--screenshot={shot}", f"file://{folder}/page.html",
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return _small(shot.read_bytes())


def _small(png: bytes) -> bytes:
    """Without the white below, in few colours."""
    image = Image.open(BytesIO(png)).convert("RGB")
    box = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox() or (0, 0, *image.size)
    trimmed = image.crop((0, 0, image.width, min(image.height, box[3] + 12)))
    made = BytesIO()
    trimmed.quantize(colors=COLOURS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def make(names: Sequence[str]) -> None:
    """Makes the pictures of these names, all of them for none."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        for name in names or SCENES:
            picture = drawn(SCENES[name](stage))
            (FOLDER / f"{name}.png").write_bytes(picture)
            print(f"{name}: {len(picture) // 1024} KB")  # noqa: T201  a command prints


if __name__ == "__main__":
    make(sys.argv[1:])
