"""Office files are zip archives of XML. Everything that could hurt a reader is looked for here, before one opens them."""

import re
from io import BytesIO
from typing import Literal
from zipfile import ZipFile, ZipInfo

from bot.documents.limits import MOST_PARTS, MOST_RATIO, MOST_UNPACKED, MOST_XML, RATIO_FROM
from bot.documents.trouble import (
    Damaged,
    DeclaresEntities,
    DocumentTrouble,
    Encrypted,
    HoldsMacros,
    OldFormat,
    PackedFiles,
    UnpacksTooLarge,
)

OfficeKind = Literal["word", "slides", "sheet"]

_MAIN: tuple[tuple[str, OfficeKind], ...] = (
    ("word/document.xml", "word"),
    ("ppt/presentation.xml", "slides"),
    ("xl/workbook.xml", "sheet"),
)
_MACROS = re.compile(r"(?:vbaproject\.bin|vbadata\.xml|macrosheets/|activex\d*\.bin)", re.IGNORECASE)
_OTHERS = (("xl/workbook.bin", ".xlsx"), ("content.xml", ".docx"), ("Index/Document.iwa", ".docx"))
"""Excel's binary workbooks, OpenDocument, Apple's Pages, Numbers and Keynote: each can be saved as something that is read."""
_MAY_DECLARE = (".svg", ".htm", ".html", ".mht")
"""Pictures and pages within Word files and slides may have a document type; lxml expands no entities there. Excel's reader might."""
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_ENCODINGS = frozenset([b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1"])
"""The standard allows the first two; others write the next. In a rarer one a document type could hide from the search for it."""


def kind_of_package(data: bytes) -> OfficeKind:
    """Which Office program it belongs to. Raises for bombs, macros, entities, passwords, damage and other archives."""
    try:
        with ZipFile(BytesIO(data)) as package:
            return _checked(package, len(data))
    except DocumentTrouble:
        raise
    except Exception as cause:  # zipfile lets errors of its own, of struct and of each compression through
        raise Damaged from cause


def _checked(package: ZipFile, packed: int) -> OfficeKind:
    parts = package.infolist()
    _refuse_bombs(parts, packed)
    names = {part.filename for part in parts}
    kind = next((kind for main, kind in _MAIN if main in names), None)
    if kind is None:
        raise _other(names)
    if any(part.flag_bits & 1 for part in parts):
        raise Encrypted
    if any(_MACROS.search(name) for name in names):
        raise HoldsMacros
    for part in parts:
        content = package.read(part)
        if part.filename == "[Content_Types].xml" and b"macroEnabled" in content:
            raise HoldsMacros
        if kind == "sheet" or not part.filename.lower().endswith(_MAY_DECLARE):
            _refuse_entities(content)
    return kind


def _other(names: set[str]) -> DocumentTrouble:
    """What to say of an archive that is no Office file."""
    instead = next((instead for name, instead in _OTHERS if name in names), None)
    if instead is None and any(name.endswith(".iwa") for name in names):
        instead = ".docx"
    if instead is not None:
        return OldFormat(instead=instead)
    return Damaged() if "[Content_Types].xml" in names else PackedFiles()


def _refuse_bombs(parts: list[ZipInfo], packed: int) -> None:
    """By the sizes that the archive declares: more than that is never unpacked from it. Parts that share their bytes are counted each."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnpacksTooLarge
    if sum(part.compress_size for part in parts) > packed:
        raise UnpacksTooLarge
    if any(part.file_size > RATIO_FROM and part.file_size > MOST_RATIO * max(part.compress_size, 1) for part in parts):
        raise UnpacksTooLarge
    if sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels", ".vml"))) > MOST_XML:
        raise UnpacksTooLarge


def _refuse_entities(content: bytes) -> None:
    """Whatever begins like XML counts as XML: a reader goes by relations, not by the endings of names."""
    if not content[:16].lstrip(b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n").startswith(b"<"):
        return
    letters = content.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xfe\xff")  # UTF-16 becomes readable
    said = _DECLARED.match(letters)
    if said is not None and said.group(1).lower() not in _ENCODINGS:
        raise DeclaresEntities
    if b"<!DOCTYPE" in letters or b"<!ENTITY" in letters:
        raise DeclaresEntities
