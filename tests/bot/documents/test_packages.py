"""Office files that would hurt are refused before a library opens them."""

import random
import zipfile
from io import BytesIO

import pytest

from bot.documents.limits import MOST_PARTS, MOST_RATIO, MOST_UNPACKED, MOST_XML, RATIO_FROM
from bot.documents.packages import kind_of_package
from bot.documents.trouble import Damaged, DeclaresEntities, Encrypted, HoldsMacros, OldFormat, PackedFiles, UnpacksTooLarge
from tests.bot.documents import made

WORD = made.word("Brand: Kelnor")
DECK = made.slides(("Brand", "Kelnor", ""))
BOOK = made.sheets(Brief=[["Brand", "Kelnor"]])
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'


def test_each_office_program_is_told_by_its_main_part() -> None:
    assert [kind_of_package(package) for package in (WORD, DECK, BOOK)] == ["word", "slides", "sheet"]


def test_a_small_file_that_unpacks_to_a_hundred_megabytes_is_a_bomb() -> None:
    bomb = made.changed(WORD, {f"word/media/{n}.bin": bytes(MOST_UNPACKED // 200) for n in range(200)})
    assert len(bomb) < 1_000_000
    with pytest.raises(UnpacksTooLarge):
        kind_of_package(bomb)


def test_one_part_that_packs_too_well_is_a_bomb_and_a_small_one_is_not() -> None:
    with pytest.raises(UnpacksTooLarge):
        kind_of_package(made.changed(WORD, {"word/media/x.bin": bytes(RATIO_FROM + 1)}))
    assert kind_of_package(made.changed(WORD, {"word/media/x.bin": bytes(RATIO_FROM)})) == "word"
    repeated = b"".join(b"%d " % n + b" " * 500 for n in range(4_000))
    ratio = len(repeated) / len(zipfile.zlib.compress(repeated))  # type: ignore[attr-defined]  # zipfile imports it
    assert 30 < ratio < MOST_RATIO
    assert kind_of_package(made.changed(WORD, {"word/media/x.bin": repeated})) == "word"


def test_more_xml_than_a_brief_ever_has_is_refused() -> None:
    xml = b"<x>" + random.Random(1).randbytes(1_000_000) * (MOST_XML // 1_000_000 + 1)  # noqa: S311  no secret
    assert MOST_XML < len(xml) < MOST_UNPACKED
    with pytest.raises(UnpacksTooLarge):
        kind_of_package(made.changed(WORD, {"word/more.xml": xml}))
    assert kind_of_package(made.changed(WORD, {"word/media/more.bin": xml})) == "word"


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(UnpacksTooLarge):
        kind_of_package(made.changed(WORD, {f"x/{n}": b"" for n in range(MOST_PARTS)}))


def test_parts_that_share_their_bytes_are_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<x/>" * 1000)
        package.filelist.extend(package.filelist * 3)
    with pytest.raises(UnpacksTooLarge):
        kind_of_package(out.getvalue())


@pytest.mark.parametrize(
    ("package", "part"),
    [
        (WORD, "word/document.xml"),
        (DECK, "ppt/slides/slide1.xml"),
        (BOOK, "xl/sharedStrings.xml"),
        (BOOK, "xl/strings.svg"),
        (WORD, "x.rels"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_are_refused_in_every_part_and_encoding(package: bytes, part: str, encoding: str) -> None:
    with pytest.raises(DeclaresEntities):
        kind_of_package(made.changed(package, {part: LAUGHS.decode().encode(encoding)}))


def test_an_encoding_in_which_entities_could_hide_is_refused() -> None:
    with pytest.raises(DeclaresEntities):
        kind_of_package(made.changed(WORD, {"word/document.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x>'}))


def test_a_drawing_in_a_word_file_may_have_a_document_type() -> None:
    assert kind_of_package(made.changed(WORD, {"word/media/logo.svg": b"<!DOCTYPE svg><svg/>"})) == "word"


@pytest.mark.parametrize(
    "parts",
    [{"word/vbaProject.bin": b"x"}, {"xl/macrosheets/sheet1.xml": b"<x/>"}, {"word/activeX/activeX1.bin": b"x"}],
    ids=["vba", "macro sheet", "activeX"],
)
def test_macros_are_refused(parts: dict[str, bytes]) -> None:
    with pytest.raises(HoldsMacros):
        kind_of_package(made.changed(WORD, dict(parts)))


def test_a_content_type_with_macros_is_refused_without_a_macro_inside() -> None:
    types = made.part(WORD, "[Content_Types].xml").replace(b"wordprocessingml.document.main+xml", b"macroEnabled.main+xml")
    with pytest.raises(HoldsMacros):
        kind_of_package(made.changed(WORD, {"[Content_Types].xml": types}))


def test_a_part_with_a_password_is_encrypted() -> None:
    locked = bytearray(WORD)
    at = locked.find(b"PK\x01\x02")
    locked[at + 8] |= 1
    with pytest.raises(Encrypted):
        kind_of_package(bytes(locked))


@pytest.mark.parametrize("keep", [30, 1000, len(WORD) - 30])
def test_a_file_that_was_cut_off_is_damaged(keep: int) -> None:
    with pytest.raises(Damaged):
        kind_of_package(WORD[:keep])


def test_a_part_whose_bytes_are_wrong_is_damage() -> None:
    wrong = bytearray(WORD)
    at = wrong.find(b"word/document.xml") + len("word/document.xml")
    wrong[at : at + 40] = bytes(40)
    with pytest.raises(Damaged):
        kind_of_package(bytes(wrong))


@pytest.mark.parametrize(
    ("names", "trouble", "instead"),
    [
        (["a.txt"], PackedFiles, None),
        (["mimetype", "content.xml"], OldFormat, ".docx"),
        (["xl/workbook.bin"], OldFormat, ".xlsx"),
        (["Index/Slide.iwa"], OldFormat, ".docx"),
        (["[Content_Types].xml"], Damaged, None),
    ],
)
def test_other_archives_are_told_apart(names: list[str], trouble: type[Exception], instead: str | None) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(name, "x")
    with pytest.raises(trouble) as caught:
        kind_of_package(out.getvalue())
    assert getattr(caught.value, "details", {}).get("instead") == instead
