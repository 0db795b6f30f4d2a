"""Word, PowerPoint and Excel: what comes out as text, in which order, and what is said to be left out."""

from datetime import datetime
from io import BytesIO

import docx
import openpyxl
import pptx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from bot.documents.apart import read_here
from bot.documents.document import Document
from bot.documents.limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, MOST_SLIDES
from bot.documents.trouble import Damaged, NothingInside, PicturesOfText
from tests.bot.documents import made

THAI = "หาครีเอเตอร์สายกาแฟ 3 คน"
PERSIAN = "دنبال ۳ بلاگر آشپزی می‌گردیم"


def lines(document: Document) -> list[str]:
    """The text, line by line."""
    return document.text.split("\n")


def notes(document: Document) -> list[tuple[str, dict[str, str]]]:
    """Code and details of each note."""
    return [(note.code, dict(note.details)) for note in document.notes]


def word_with(body: str) -> Document:
    """A Word file whose body ends with this XML, read."""
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{body}</w:p>"))
    return read_here("word", made.saved(document))


def test_word_gives_paragraphs_bullets_and_table_rows_in_their_order() -> None:
    read = read_here("word", made.word(THAI, PERSIAN, items=["no alcohol"], table=[["Brand", "Kelnor"], ["Budget", "5,000 USD"]]))
    assert lines(read) == [THAI, PERSIAN, "- no alcohol", "Brand: Kelnor", "Budget: 5,000 USD"]
    assert read.notes == ()


def test_a_numbered_paragraph_is_an_item_and_one_taken_out_of_the_list_is_not() -> None:
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>three reels</w:t></w:r>'
    assert lines(word_with(numbered.format(1))) == ["- three reels"]
    assert lines(word_with(numbered.format(0))) == ["three reels"]


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    body = (
        "<w:r><w:t>Budget: </w:t></w:r>"
        '<w:del w:id="1" w:author="a"><w:r><w:delText>9,000</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>5,000</w:t></w:r></w:ins>'
        '<w:moveFrom w:id="3" w:author="a"><w:r><w:t> THB</w:t></w:r></w:moveFrom>'
        "<w:r><w:t xml:space='preserve'> USD</w:t></w:r>"
    )
    assert lines(word_with(body)) == ["Budget: 5,000 USD"]


def test_content_controls_and_line_breaks_are_read() -> None:
    body = "<w:sdt><w:sdtContent><w:r><w:t>Brand: Kelnor</w:t><w:br/><w:t>Market: Iran</w:t></w:r></w:sdtContent></w:sdt>"
    assert lines(word_with(body)) == ["Brand: Kelnor", "Market: Iran"]
    document = docx.Document()
    whole = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>A block</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(whole))
    assert lines(read_here("word", made.saved(document))) == ["A block"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    inner = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>"
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = (
        f"<mc:AlternateContent {compatible}><mc:Choice Requires='wps'>{inner}</mc:Choice>"
        f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(word_with(f"<w:r><w:t>Before</w:t>{box}</w:r>")) == ["Before", "in the box"]


def test_a_cell_that_spans_columns_stands_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Campaign"
    table.cell(1, 0).text, table.cell(1, 1).text = "Brand", "Kelnor"
    assert lines(read_here("word", made.saved(document))) == ["Campaign", "Brand: Kelnor"]


def test_a_table_within_a_cell_is_read_once() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    inner = cell.add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Brand", "Kelnor"
    assert lines(read_here("word", made.saved(document))) == ["Brand: Kelnor"]


def test_a_word_file_with_pictures_alone_has_no_text() -> None:
    with pytest.raises(NothingInside, match="no text in this file"):
        read_here("word", made.saved(docx.Document()))


def test_slides_come_in_order_with_title_text_and_notes() -> None:
    deck = made.slides(("Launch", "Budget: 5,000 USD\nPlatform: TikTok", THAI), (PERSIAN, "Live in March", ""))
    assert lines(read_here("slides", deck)) == [
        "Launch", "Budget: 5,000 USD", "Platform: TikTok", THAI, PERSIAN, "Live in March",
    ]  # fmt: skip


def test_what_stands_higher_on_a_slide_is_read_first_and_tables_have_labels() -> None:
    deck = made.slide_with_table([["Platform", "Followers", "Budget"], ["Instagram", "10k–50k", "5,000 USD"]])
    assert lines(read_here("slides", deck)) == ["Above", "Platform: Instagram; Followers: 10k–50k; Budget: 5,000 USD"]


def test_grouped_shapes_are_read() -> None:
    deck = pptx.Presentation()
    group = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, Inches(1), Inches(1)).text_frame.text = "in a group"
    assert lines(read_here("slides", made.saved(deck))) == ["in a group"]


def test_hidden_slides_charts_and_slides_without_text_are_left_out_and_told() -> None:
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "Shown"
    hidden = deck.slides.add_slide(deck.slide_layouts[5])
    hidden.shapes.title.text = "Secret"
    hidden.element.set("show", "0")
    chart = CategoryChartData()
    chart.categories = ["a"]
    chart.add_series("s", (1,))
    blank = deck.slides.add_slide(deck.slide_layouts[6])
    blank.shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, Inches(2), Inches(2), chart)
    read = read_here("slides", made.saved(deck))
    assert lines(read) == ["Shown"]
    assert notes(read) == [
        ("note_hidden_slides", {"count": "1"}), ("note_drawings", {"count": "1"}), ("note_pages_without_text", {"count": "1"}),
    ]  # fmt: skip


def test_slides_of_pictures_alone_are_pictures_of_text() -> None:
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_shape(1, 0, 0, Inches(1), Inches(1))
    with pytest.raises(PicturesOfText):
        read_here("slides", made.saved(deck))


def test_slides_beyond_the_limit_are_left_out_and_told() -> None:
    read = read_here("slides", made.slides(*((f"Slide {n}", "x", "") for n in range(1, MOST_SLIDES + 3))))
    assert f"Slide {MOST_SLIDES}" in lines(read)
    assert f"Slide {MOST_SLIDES + 1}" not in lines(read)
    assert notes(read) == [("note_slides", {"most": str(MOST_SLIDES), "total": str(MOST_SLIDES + 2)})]


def test_a_sheet_gives_labels_and_values_and_empty_rows_part_tables() -> None:
    rows = [["Brand", "Kelnor"], ["งบ", 50000, "บาท"], [], ["Platform", "Followers", "Budget"], ["Instagram", "10k–50k", "5,000 USD"]]
    assert lines(read_here("sheet", made.sheets(Sheet1=rows))) == [
        "Brand: Kelnor", "งบ: 50000 บาท", "Platform: Instagram; Followers: 10k–50k; Budget: 5,000 USD",
    ]  # fmt: skip


def test_cells_read_as_they_are_shown() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    told = [
        ("Budget", 5000, '[$€-407] #,##0'), ("Fee", 1200.5, '"$"#,##0.00'), ("Engagement", 0.035, "0.0%"), ("Paid", True, "General"),
        ("Start", datetime(2027, 3, 1), "yyyy-mm-dd"), ("Call", datetime(2027, 3, 1, 9, 30), "yyyy-mm-dd hh:mm"),  # noqa: DTZ001  Excel has no zones
    ]  # fmt: skip
    for label, value, pattern in told:
        sheet.append([label, value])
        sheet.cell(sheet.max_row, 2).number_format = pattern
    assert lines(read_here("sheet", made.saved(book))) == [
        "Budget: € 5000", "Fee: $ 1200.5", "Engagement: 3.5%", "Paid: yes", "Start: 2027-03-01", "Call: 2027-03-01 09:30",
    ]  # fmt: skip


def test_several_sheets_are_named_and_hidden_ones_left_out_and_told() -> None:
    book = openpyxl.load_workbook(
        BytesIO(made.sheets(Brief=[["Brand", "Kelnor"]], Empty=[], Notes=[["no alcohol"]], Costs=[["margin", 40]]))
    )
    book["Costs"].sheet_state = "hidden"
    read = read_here("sheet", made.saved(book))
    assert lines(read) == ["Brief", "Brand: Kelnor", "Notes", "no alcohol"]
    assert notes(read) == [("note_hidden_sheets", {"names": "Costs"})]


def test_rows_columns_and_sheets_beyond_the_limits_are_left_out_and_told() -> None:
    wide = [f"c{n}" for n in range(1, MOST_COLUMNS + 2)]
    read = read_here("sheet", made.sheets(Wide=[wide], **{f"S{n}": [[f"on {n}"]] for n in range(2, MOST_SHEETS + 2)}))
    assert f"c{MOST_COLUMNS}" in read.text
    assert f"c{MOST_COLUMNS + 1}" not in read.text
    assert f"on {MOST_SHEETS}" in lines(read)
    assert f"on {MOST_SHEETS + 1}" not in lines(read)
    assert notes(read) == [
        ("note_columns", {"most": str(MOST_COLUMNS), "sheet": "Wide"}),
        ("note_sheets", {"most": str(MOST_SHEETS), "total": str(MOST_SHEETS + 1)}),
    ]
    book = openpyxl.Workbook()
    book.active["A1"], book.active[f"A{MOST_ROWS + 1}"] = "first", "beyond"
    read = read_here("sheet", made.saved(book))
    assert lines(read) == ["first"]
    assert notes(read) == [("note_rows", {"most": str(MOST_ROWS), "sheet": "Sheet"})]


def test_a_row_number_of_a_million_does_not_make_a_million_rows() -> None:
    far = made.sheets(A=[["first"], ["second"]])
    sheet = made.part(far, "xl/worksheets/sheet1.xml").replace(b'r="2"', b'r="1048576"').replace(b'r="A2"', b'r="XFD1048576"')
    read = read_here("sheet", made.changed(far, {"xl/worksheets/sheet1.xml": sheet}))
    assert lines(read) == ["first"]
    assert [note.code for note in read.notes] == ["note_rows"]


@pytest.mark.parametrize(
    ("kind", "package", "broken"),
    [
        ("word", made.word("x"), "word/document.xml"),
        ("slides", made.slides(("x", "y", "")), "ppt/slides/slide1.xml"),
        ("sheet", made.sheets(A=[["x"]]), "xl/worksheets/sheet1.xml"),
    ],
    ids=["word", "slides", "sheet"],
)
def test_broken_xml_inside_is_damage_with_its_cause(kind: str, package: bytes, broken: str) -> None:
    with pytest.raises(Damaged, match="Save it anew") as caught:
        read_here(kind, made.changed(package, {broken: b"<not closed"}))
    assert caught.value.__cause__ is not None
