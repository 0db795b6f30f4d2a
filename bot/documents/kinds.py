"""What a file is: told by its content first, by its name where the content leaves it open."""

import re
from typing import Literal, NamedTuple

from bot.documents.document import Note
from bot.documents.packages import kind_of_package
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

Kind = Literal["text", "html", "email", "pdf", "word", "slides", "sheet"]

_BY_SUFFIX: dict[str, Kind] = {
    "txt": "text", "text": "text", "md": "text", "markdown": "text", "docx": "word", "pdf": "pdf", "pptx": "slides", "xlsx": "sheet",
    "eml": "email", "html": "html", "htm": "html",
}  # fmt: skip
_SUFFIX: dict[Kind, str] = {
    "text": ".txt",
    "html": ".html",
    "email": ".eml",
    "pdf": ".pdf",
    "word": ".docx",
    "slides": ".pptx",
    "sheet": ".xlsx",
}
_WITH_MACROS = frozenset(["docm", "dotm", "pptm", "potm", "ppsm", "ppam", "xlsm", "xltm", "xlam"])

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_HOLDS = (
    ("WordDocument", ".docx"),
    ("PowerPoint Document", ".pptx"),
    ("Workbook", ".xlsx"),
    ("Book", ".xlsx"),
    ("__substg1.0_", ".eml"),
)
"""Names of streams in files of Office 97 to 2003 and of Outlook, and what to save those as."""

_MAGIC: tuple[tuple[bytes, type[DocumentTrouble]], ...] = (
    (b"\x89PNG", Picture), (b"\xff\xd8\xff", Picture), (b"GIF8", Picture), (b"II*\x00", Picture), (b"MM\x00*", Picture), (b"8BPS", Picture),
    (b"\x1aE\xdf\xa3", Recording), (b"OggS", Recording), (b"ID3", Recording), (b"fLaC", Recording), (b"\x00\x00\x01\xba", Recording),
    (b"Rar!", PackedFiles), (b"7z\xbc\xaf\x27\x1c", PackedFiles), (b"\x1f\x8b", PackedFiles), (b"BZh", PackedFiles),
    (b"\xfd7zXZ", PackedFiles), (b"\x28\xb5\x2f\xfd", PackedFiles),
)  # fmt: skip
_PICTURE_BRANDS = frozenset([b"heic", b"heix", b"mif1", b"msf1", b"avif"])
_HTML = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"\s*<(?:\?xml|svg)\b", re.IGNORECASE)
_HEADER = re.compile(
    rb"^(?:return-path|received|delivered-to|from|to|cc|date|subject|message-id|mime-version|content-type|reply-to|x-[\w-]+):",
    re.IGNORECASE,
)
_SURE = re.compile(rb"^(?:mime-version|received|message-id):", re.IGNORECASE)


class Told(NamedTuple):
    """The kind, and a note where the name says another."""

    kind: Kind
    note: Note | None = None


def kind_of(data: bytes, name: str) -> Told:
    """What these bytes are. Raises the trouble that keeps them from being read, Office files checked for bombs and macros included."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    named = _BY_SUFFIX.get(suffix)
    if not data.strip(b"\x00 \t\r\n"):
        raise NothingInside
    if suffix in _WITH_MACROS:
        raise HoldsMacros
    if data.startswith(b"PK\x03\x04"):
        return _told(kind_of_package(data), named, suffix)
    if data[:64].lstrip().startswith(b"%PDF-") or (named == "pdf" and b"%PDF-" in data[:1024]):  # PDF readers allow this much before it
        return _told("pdf", named, suffix)
    _refuse(data)
    kind = _text_kind(data, named)
    return _told(kind, named, suffix)


def _told(kind: Kind, named: Kind | None, suffix: str) -> Told:
    if named in {None, kind}:
        return Told(kind)
    return Told(kind, Note(code="note_named_otherwise", details={"named": f".{suffix}", "inside": _SUFFIX[kind]}))


def _refuse(data: bytes) -> None:
    """Raises for what is recognised and not read."""
    head = data[:16]
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Encrypted
        raise OldFormat(instead=next((instead for stream, instead in _OLE_HOLDS if stream.encode("utf-16-le") in data), ".docx"))
    if data.startswith(b"{\\rtf"):
        raise OldFormat(instead=".docx")
    for magic, trouble in _MAGIC:
        if data.startswith(magic):
            raise trouble
    if head[4:8] == b"ftyp":
        raise Picture if head[8:12] in _PICTURE_BRANDS else Recording
    if head[:4] == b"RIFF":
        raise Picture if head[8:12] == b"WEBP" else Recording
    if head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00":
        raise Picture
    if head[:2] == b"\xff\xfb":
        raise Recording


def _text_kind(data: bytes, named: Kind | None) -> Kind:
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[2:].replace(b"\x00", b"")
    if _HTML.match(start):
        return "html"
    if _XML.match(start) and named not in {"html", "text"}:
        raise OtherKind
    if named in {"html", "email"}:
        return named
    lines = start.splitlines()[:20]
    top = lines[: lines.index(b"")] if b"" in lines else lines
    if named != "text" and any(_SURE.match(line) for line in top) and sum(_HEADER.match(line) is not None for line in top) >= 2:
        return "email"
    return "text"
