"""Word: paragraphs, list items and tables in their order, inserted text and text boxes included, deleted text not."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from bot.documents.document import Found
from bot.documents.tables import rows_as_lines

_TEXT, _TAB, _BREAKS = qn("w:t"), qn("w:tab"), frozenset([qn("w:br"), qn("w:cr")])
_BOX = qn("w:txbxContent")
_NOT_SHOWN = frozenset([
    qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
])  # fmt: skip
"""Deleted or moved away, properties (they have tab stops), and the older copy of a drawing that stands beside the newer."""
_AROUND = frozenset([qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml"), qn("w:smartTag")])


def read_word(data: bytes) -> Found:
    """The body. Headers, footers, footnotes and comments are left out."""
    document = docx.Document(BytesIO(data))
    lists = {
        style.style_id for style in document.styles if style.name and style.name.startswith("List ") and style.name != "List Paragraph"
    }
    yield from _blocks(document.element.body, lists)


def _blocks(parent: Any, lists: set[str]) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield from _paragraph(child, lists)
        elif child.tag == qn("w:tbl"):
            yield from rows_as_lines(_rows(child, lists))
        elif child.tag in _AROUND:
            yield from _blocks(child, lists)


def _rows(table: Any, lists: set[str]) -> Iterator[list[str]]:
    """Cells of each row; one that spans columns stands once."""
    for row in table:
        if row.tag == qn("w:tr"):
            yield ["\n".join(_blocks(cell, lists)) for cell in _cells(row)]
        elif row.tag in _AROUND:
            yield from _rows(row, lists)


def _cells(parent: Any) -> Iterator[Any]:
    for child in parent:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in _AROUND:
            yield from _cells(child)


def _paragraph(paragraph: Any, lists: set[str]) -> Iterator[str]:
    boxes: list[Any] = []
    text = "".join(_words(paragraph, boxes)).strip()
    if text:
        yield f"- {text}" if _is_item(paragraph, lists) else text
    for box in boxes:
        yield from _blocks(box, lists)


def _words(parent: Any, boxes: list[Any]) -> Iterator[str]:
    for child in parent:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag == _TAB:
            yield "\t"
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag == _BOX:
            boxes.append(child)
        elif child.tag not in _NOT_SHOWN:
            yield from _words(child, boxes)


def _is_item(paragraph: Any, lists: set[str]) -> bool:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if number is not None:
        return bool(number.get(qn("w:val")) != "0")
    return style is not None and style.get(qn("w:val")) in lists
