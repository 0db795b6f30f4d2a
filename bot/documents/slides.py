"""PowerPoint: the slides in their order, each from top to bottom, then what the speaker's notes say."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape

from bot.documents.document import Found, Note
from bot.documents.limits import MOST_SLIDES
from bot.documents.tables import rows_as_lines
from bot.documents.trouble import PicturesOfText


def read_slides(data: bytes) -> Found:
    """Text boxes, tables and notes. Hidden slides, pictures, charts and diagrams are left out. Raises PicturesOfText."""
    slides = Presentation(BytesIO(data)).slides
    hidden = without = read = drawings = 0
    for number, slide in enumerate(slides, start=1):
        if number > MOST_SLIDES:
            yield Note(code="note_slides", details={"most": str(MOST_SLIDES), "total": str(len(slides))})
            break
        if slide.element.get("show") in {"0", "false"}:
            hidden += 1
            continue
        lines = 0
        for line in _lines(slide):
            lines += 1
            yield line
        read += bool(lines)
        drawings += sum(isinstance(shape, GraphicFrame) and not shape.has_table for shape in slide.shapes)
        without += not lines and len(slide.shapes) > 0
    if hidden:
        yield Note(code="note_hidden_slides", details={"count": str(hidden)})
    if drawings:
        yield Note(code="note_drawings", details={"count": str(drawings)})
    if without and not read:
        raise PicturesOfText
    if without:
        yield Note(code="note_pages_without_text", details={"count": str(without)})


def _lines(slide: Any) -> Iterator[str]:
    title = slide.shapes.title
    if title is not None:
        yield from _frame(title.text_frame)
    yield from _shapes(shape for shape in slide.shapes if title is None or shape.shape_id != title.shape_id)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        yield from _frame(slide.notes_slide.notes_text_frame)


def _shapes(shapes: Iterable[Any]) -> Iterator[str]:
    for shape in sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0)):
        if isinstance(shape, GroupShape):
            yield from _shapes(shape.shapes)
        elif shape.has_table:
            yield from rows_as_lines(_row(row) for row in shape.table.rows)
        elif shape.has_text_frame:
            yield from _frame(shape.text_frame)


def _row(row: Any) -> list[str]:
    return ["\n".join(_frame(cell.text_frame)) for cell in row.cells if not cell.is_spanned]


def _frame(frame: Any) -> Iterator[str]:
    for paragraph in frame.paragraphs:
        yield from (line for part in paragraph.text.split("\v") if (line := part.strip()))
