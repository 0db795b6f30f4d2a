"""Files of every kind, made with the libraries that other people make them with; PDFs by hand, since those libraries are large."""

import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from io import BytesIO

import docx
import openpyxl
import pptx
from pptx.util import Inches

Rows = Sequence[Sequence[str]]


def word(*paragraphs: str, items: Sequence[str] = (), table: Rows = ()) -> bytes:
    """A Word file: paragraphs, bullets, then a table."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for text in items:
        document.add_paragraph(text, style="List Bullet")
    if table:
        made = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    return saved(document)


def saved(thing: object) -> bytes:
    """The bytes of whatever has a `save`."""
    out = BytesIO()
    thing.save(out)  # type: ignore[attr-defined]  # documents, presentations and workbooks have one
    return out.getvalue()


def slides(*pages: tuple[str, str, str]) -> bytes:
    """A presentation: title, lines and notes of each slide."""
    deck = pptx.Presentation()
    for title, body, notes in pages:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = body
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    return saved(deck)


def slide_with_table(rows: Rows) -> bytes:
    """A slide with a table and, above it, a text box that was drawn later."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    table = slide.shapes.add_table(len(rows), len(rows[0]), Inches(1), Inches(3), Inches(6), Inches(2)).table
    for r, cells in enumerate(rows):
        for c, text in enumerate(cells):
            table.cell(r, c).text = text
    slide.shapes.add_textbox(Inches(1), Inches(1), Inches(6), Inches(1)).text_frame.text = "Above"
    return saved(deck)


def sheets(**named: Sequence[Sequence[object]]) -> bytes:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in named.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def mail(subject: str, text: str | None = None, html: str | None = None, attached: Sequence[str] = ()) -> bytes:
    """An e-mail with a plain part, an HTML part and attachments, as far as given."""
    message = EmailMessage()
    message["From"] = "Ana <ana@brand.example>"
    message["To"] = "team@agency.example"
    message["Subject"] = subject
    if text is not None:
        message.set_content(text)
    if html is not None:
        (message.add_alternative if text is not None else message.set_content)(html, subtype="html")
    for name in attached:
        message.add_attachment(b"secret content of it", maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def pdf(*pages: Sequence[str], picture_pages: int = 0, extra: str = "") -> bytes:
    """A PDF with a line below the other for each text, in an invented encoding with a map to Unicode; and pages with a picture only.

    Glyphs are set from left to right, so that a line in Persian has to be given in the order in which it is drawn.
    """
    letters = sorted({letter for page in pages for line in page for letter in line})
    code = {letter: number for number, letter in enumerate(letters, start=1)}
    pairs = [f"<{number:04X}> <{_ligature(letter).encode('utf-16-be').hex()}>" for letter, number in code.items()]
    parts = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    cmap = "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    cmap += "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in parts) + "endcmap"
    objects: dict[int, str] = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        3: "<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        4: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        5: _stream(cmap),
        6: _stream("\x00\x7f\x00", " /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8"),
    }
    contents = [
        "BT /F1 12 Tf 14 TL 50 780 Td\n" + "".join("<" + "".join(f"{code[c]:04X}" for c in line) + "> Tj T*\n" for line in page) + "ET"
        for page in pages
    ]
    contents += ["q 500 0 0 700 40 40 cm /I1 Do Q"] * picture_pages
    kids = []
    for content in contents:
        at = len(objects) + 2  # object 2 comes last
        objects[at] = _stream(content)
        objects[at + 1] = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> /XObject << /I1 6 0 R >> >> /Contents {at} 0 R >>"
        )
        kids.append(f"{at + 1} 0 R")
    objects[2] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    return pdf_of(objects, extra)


def _ligature(letter: str) -> str:
    """A glyph of two letters is mapped to both, as fonts do; the other shapes to what they are."""
    return "لا" if letter == "ﻻ" else letter


def _stream(content: str, more: str = "") -> str:
    return f"<< /Length {len(content)}{more} >>\nstream\n{content}\nendstream"


def pdf_of(objects: Mapping[int, str], extra: str = "") -> bytes:
    """A PDF file of these objects."""
    out = b"%PDF-1.7\n"
    places = []
    for number in sorted(objects):
        places.append(len(out))
        out += f"{number} 0 obj\n{objects[number]}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(places) + 1} /Root 1 0 R{extra} >>\n"
    return out + f"{tail}startxref\n{len(out)}\n%%EOF".encode()


def drawing_itself() -> bytes:
    """A PDF of three kilobytes whose forms draw each other: ten billion times the same letter."""
    objects = {1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"}
    objects[3] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >> /Contents 4 0 R >>"
    objects[4] = _stream("/X Do")
    for number in range(5, 15):
        more = f" /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X {number + 1} 0 R >> >>"
        objects[number] = _stream("/X Do " * 10, more)
    font = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    objects[15] = _stream("BT /F 9 Tf (x) Tj ET", f" /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {font} >>")
    return pdf_of(objects)


def locked_pdf() -> bytes:
    """A PDF that says it is encrypted, with a user's password that is not the empty one."""
    encrypt = f" /Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> /ID [<{'00' * 16}> <{'00' * 16}>]"
    return pdf(["Brand: Kelnor"], extra=encrypt)


def changed(package: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """An Office file with some parts replaced, added or (None) removed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in dict.fromkeys([*before.namelist(), *parts]):
            content = parts[name] if name in parts else before.read(name)
            if content is not None:
                after.writestr(name, content)
    return out.getvalue()


def part(package: bytes, name: str) -> bytes:
    """One part of an Office file."""
    with zipfile.ZipFile(BytesIO(package)) as opened:
        return opened.read(name)


def ole(*streams: str) -> bytes:
    """The beginning of a file of old Office programs, with names of streams as its directory has them."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in streams)
