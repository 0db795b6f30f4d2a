"""What a file is: told by what is in it, and what is said where its name says another."""

import pytest

from bot.documents.kinds import kind_of
from bot.documents.trouble import (
    DocumentTrouble,
    Encrypted,
    HoldsMacros,
    NothingInside,
    OldFormat,
    OtherKind,
    PackedFiles,
    Picture,
    Recording,
)
from tests.bot.documents import made

HTML = b"<!-- made by us --><!DOCTYPE html><html><p>Brand: Kelnor</p></html>"
REAL: dict[str, bytes] = {
    "brief.txt": "งบ: 50,000 บาท".encode(), "brief.md": b"# Brief", "brief.docx": made.word("x"), "brief.pdf": made.pdf(["x"]),
    "brief.pptx": made.slides(("x", "y", "")), "brief.xlsx": made.sheets(A=[["x"]]), "brief.eml": made.mail("x", "y"), "brief.html": HTML,
    "BRIEF.HTM": b"<p>Brand: Kelnor",
}  # fmt: skip
KINDS = ["text", "text", "word", "pdf", "slides", "sheet", "email", "html", "html"]


def test_each_kind_is_recognised_under_its_own_name_without_a_note() -> None:
    assert [kind_of(data, name) for name, data in REAL.items()] == [(kind, None) for kind in KINDS]


@pytest.mark.parametrize("name", ["brief", "brief.", "upload.bin", ""])
def test_without_a_telling_name_the_content_tells(name: str) -> None:
    told = [kind_of(data, name) for data in REAL.values()]
    assert told == [(kind, None) for kind in [*KINDS[:-1], "text"]]


def test_a_name_that_says_another_kind_is_overruled_and_told() -> None:
    for name, inside, kind, suffix in [
        ("brief.pdf", REAL["brief.docx"], "word", ".docx"),
        ("brief.docx", REAL["brief.pdf"], "pdf", ".pdf"),
        ("brief.docx", HTML, "html", ".html"),
        ("brief.txt", REAL["brief.xlsx"], "sheet", ".xlsx"),
        ("brief.xlsx", b"Brand: Kelnor", "text", ".txt"),
        ("brief.pdf", REAL["brief.eml"], "email", ".eml"),
    ]:
        told = kind_of(inside, name)
        assert told.kind == kind
        assert told.note is not None
        assert (told.note.code, told.note.details) == (
            "note_named_otherwise",
            {"named": name[-4:] if name[-4] == "." else name[-5:], "inside": suffix},
        )


def test_a_text_that_was_pasted_from_an_e_mail_stays_text() -> None:
    assert kind_of(b"MIME-Version: 1.0\nFrom: a@b.example\nSubject: x\n\nBrand: Kelnor", "brief.txt").kind == "text"
    assert kind_of(b"Subject: three creators\nTo: everyone who cooks\n\nBrand: Kelnor", "brief").kind == "text"


@pytest.mark.parametrize("data", [b"", b"   \n\t", bytes(200)], ids=["nothing", "spaces", "zeros"])
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a"])
def test_nothing_inside_is_told_whatever_the_name(data: bytes, name: str) -> None:
    with pytest.raises(NothingInside):
        kind_of(data, name)


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"\x89PNG\r\n\x1a\n....", Picture), (b"\xff\xd8\xff\xe0....", Picture), (b"GIF89a....", Picture), (b"RIFF....WEBPVP8 ", Picture),
        (b"\x00\x00\x00\x18ftypheic....", Picture), (b"BM....\x00\x00\x00\x00....", Picture), (b"\x00\x00\x00\x18ftypmp42....", Recording),
        (b"RIFF....WAVEfmt ", Recording), (b"ID3\x04....", Recording), (b"OggS....", Recording), (b"\x1aE\xdf\xa3....", Recording),
        (b"\x1f\x8b\x08\x00....", PackedFiles), (b"Rar!\x1a\x07....", PackedFiles), (b"7z\xbc\xaf\x27\x1c....", PackedFiles),
        (b"<?xml version='1.0'?><note>Brand</note>", OtherKind), (b"<svg xmlns='x'></svg>", OtherKind),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.png", "a.docx", "a"])
def test_pictures_recordings_archives_and_others_are_refused_by_name(data: bytes, trouble: type[DocumentTrouble], name: str) -> None:
    with pytest.raises(DocumentTrouble) as caught:
        kind_of(data, name)
    assert type(caught.value) is trouble


@pytest.mark.parametrize(
    ("data", "instead"),
    [
        (made.ole("WordDocument"), ".docx"), (made.ole("Workbook"), ".xlsx"), (made.ole("PowerPoint Document"), ".pptx"),
        (made.ole("__substg1.0_0037001F"), ".eml"), (made.ole("Something"), ".docx"), (b"{\\rtf1 Brand}", ".docx"),
    ],
    ids=["doc", "xls", "ppt", "msg", "other", "rtf"],
)  # fmt: skip
def test_old_formats_say_what_to_save_them_as(data: bytes, instead: str) -> None:
    with pytest.raises(OldFormat, match=f"save it as {instead}"):
        kind_of(data, "brief.doc")


def test_an_office_file_with_a_password_is_encrypted_and_not_old() -> None:
    with pytest.raises(Encrypted, match="password"):
        kind_of(made.ole("EncryptionInfo", "EncryptedPackage"), "brief.docx")


@pytest.mark.parametrize("name", ["brief.docm", "brief.PPTM", "brief.xlsm", "brief.dotm"])
def test_names_with_macros_are_refused_even_without_one_inside(name: str) -> None:
    with pytest.raises(HoldsMacros, match="macros"):
        kind_of(REAL["brief.docx"], name)
