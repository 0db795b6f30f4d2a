"""The pictures as PNG: for every language, the same each time, with nothing of the machine in them."""

import os
import struct
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.charts import charts
from bot.charts.canvas import Canvas
from bot.charts.charts import Picture
from bot.charts.drawing import png_of
from bot.charts.page import finished, new_page
from bot.charts.typeface import width
from prompts.words import Words, languages
from retrieval.fees.money import Exchange
from retrieval.shortlist import Part
from tests.bot.charts.lists import BRIEF, edition, fees, some
from tests.builders import TODAY, a_creator
from tests.prompts.matches import a_match

HOUSE = Path(__file__).parents[3]


def pictures(count: int, language: str) -> list[Picture]:
    """All three of so many creators."""
    matches = some(count)
    told = {"words": Words(language), "today": TODAY, "list_id": "7f3a"}
    return [
        charts.reach_against_fee(matches, fees(matches), exchange=Exchange(), brief=BRIEF, **told),
        charts.engagement(matches, **told),
        charts.order(matches, **told),
    ]


def chunks(png: bytes) -> list[bytes]:
    """The names of the parts of a PNG file."""
    found, at = [], 8
    while at < len(png):
        (size,) = struct.unpack_from(">L", png, at)
        found.append(png[at + 4 : at + 8])
        at += size + 12
    return found


@pytest.mark.parametrize(("language", "count"), [*((language, 20) for language in sorted(languages())), ("en", 1), ("fa", 2)])
def test_each_picture_is_a_png_of_the_usual_size_with_something_on_it(language: str, count: int) -> None:
    for picture in pictures(count, language):
        image = Image.open(BytesIO(picture.png)).convert("L")
        wide, high = image.size
        assert wide == 1600
        assert 300 <= high <= 900
        assert high > 800 or count < 20
        inked = sum(image.histogram()[:200]) / (wide * high)
        assert 0.01 < inked < 0.5
        assert all(image.crop(edge).getextrema()[0] == 255 for edge in ((0, 0, 30, high), (wide - 30, 0, wide, high))), "cut at the side"
        assert picture.name.endswith(".png")


def test_the_same_list_gives_the_same_bytes_without_a_day_of_the_machine() -> None:
    first, again = pictures(6, "fa"), pictures(6, "fa")
    assert first == again
    assert all(set(chunks(picture.png)) == {b"IHDR", b"IDAT", b"IEND"} for picture in first)


def test_descriptions_are_in_the_language_of_the_reader() -> None:
    said = [{picture.alt for picture in pictures(3, language)} for language in sorted(languages())]
    assert all(len(alts) == 3 for alts in said)
    assert len(set.union(*said)) == 12


def test_nobody_has_no_picture() -> None:
    told = {"words": Words("en"), "today": TODAY, "list_id": "1"}
    with pytest.raises(ValueError, match="at least one creator"):
        charts.order([], **told)


def test_of_a_longer_list_the_first_twenty_are_drawn() -> None:
    twenty, more = some(20), some(25)
    told = {"words": Words("en"), "today": TODAY, "list_id": "1"}
    assert "list of 20" in charts.order(more, **told).alt
    assert charts.order(more, **told).png != charts.order(twenty, **told).png, "the footnote says so"


def ink(text: str, *, mirrored: bool = False) -> tuple[int, int, bytes]:
    """Left and right edge of what a text leaves on the page, and the page."""
    page = Canvas(600, 80, mirrored=mirrored)
    page.text(20, 50, text, 36)
    image = Image.open(BytesIO(png_of(page.svg()))).convert("L").point(lambda value: 255 - value)
    left, _, right, _ = image.getbbox() or (0, 0, 0, 0)
    return left, right, image.tobytes()


def test_persian_letters_join_and_run_from_right_to_left() -> None:
    assert ink("سلام")[2] != ink("س\u200cل\u200cا\u200cم")[2]
    left, right, page = ink("ا ببب", mirrored=True)
    assert right == pytest.approx(600 - 20, abs=6)
    image = Image.frombytes("L", (600, 80), page)
    first, last = image.crop((right - 8, 0, right, 80)).getbbox(), image.crop((left, 0, left + 8, 80)).getbbox()
    assert first is not None
    assert last is not None
    assert first[1] < last[1], "the tall alef is first, at the right"


@pytest.mark.parametrize("text", ["Handle of a creator", "Nguyễn Thị Bích", "ร้านน้ำผึ้งป่า"])
def test_a_text_comes_out_as_wide_as_it_was_measured(text: str) -> None:
    left, right, _ = ink(text)
    assert right - left == pytest.approx(width(text, 36), abs=8)


def test_markup_in_a_name_is_drawn_as_text() -> None:
    named = [a_match(creator=a_creator(name='<b>&"x"</b>'), parts=(Part(name="topic", value=0.5),))]
    assert Image.open(BytesIO(charts.order(named, words=Words("en"), today=TODAY, list_id="<&>").png)).size[0] == 1600


def test_thai_marks_stand_on_their_letters() -> None:
    assert ink("ก")[1] == ink("กี่")[1]
    assert ink("ปี่")[2] != ink("กี่")[2]


def test_a_day_keeps_its_order_in_a_persian_line() -> None:
    assert ink("2026-11-25", mirrored=True)[2] != ink("25-11-2026", mirrored=True)[2]
    page = Canvas(600, 80, mirrored=True)
    page.text(20, 50, "روز 2026-11-25", 36)
    assert "\u20662026-11-25\u2069" in page.svg()


def test_each_note_below_a_persian_picture_keeps_its_own_order() -> None:
    page = finished(
        new_page("x", edition("fa")), "x", alt="", notes=["site.example 2026"], shown=1, of=1, bottom=500, edition=edition("fa")
    ).page
    assert [note[0] + note[-1] for note in page.texts[-1].split(" · ")] == ["\u2067\u2069"] * 3


ALONE = """
from bot.charts import charts
from prompts.words import Words
from tests.bot.charts.lists import some
from tests.builders import TODAY
print(len(charts.order(some(3), words=Words("th"), today=TODAY, list_id="1").png))
"""


def test_pictures_need_no_home_and_leave_nothing_behind(tmp_path: Path) -> None:
    own = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(HOUSE), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", ALONE], cwd=tmp_path, env={**os.environ, **own}, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) > 10_000
    assert list(tmp_path.iterdir()) == []


def test_only_one_module_knows_the_drawing_library() -> None:
    naming = [path.name for path in (HOUSE / "bot").rglob("*.py") if "resvg" in path.read_text(encoding="utf-8")]
    assert naming == ["drawing.py"]
