"""PDF: the text of its pages, with the lines of a paragraph put together again."""

import re
import unicodedata
from collections.abc import Iterator
from ctypes import c_double
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from bot.documents.document import Found, Note
from bot.documents.limits import MOST_CHARACTERS, MOST_PAGES
from bot.documents.trouble import Damaged, Encrypted, PicturesOfText

_HYPHEN = re.compile("[\ufffe\u00ad\x02]\r?\n?")
"""What PDFium puts where a word was parted at the end of its line."""
_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_PRESENTED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
"""Shapes of Arabic letters that some programs write in place of the letters."""
_ALEFS, _LAM = frozenset(map(ord, "اآأإ")), ord("ل")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
"""A Thai vowel of two strokes, which fonts take apart."""
_ENDS = (".", "!", "?", ":", ";", "。", "؟", "؛", "…")
_STARTS = re.compile(r"(?:[-–—•●▪◦‣*·o]\s|\d+[.)]\s|(?![a-z])[^:\n]{1,40}[:：]|[A-Z#@])")
"""What begins a line of its own: a bullet, a number, a label, a capital."""
_WIDE = 60
"""Characters; where even the longest line of a page is shorter, its lines are set so on purpose."""


def read_pdf(data: bytes) -> Found:
    """The pages in their order. Raises Encrypted, Damaged and PicturesOfText. Contents of form fields are left out."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as cause:
        raise (Encrypted if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD else Damaged)() from cause
    total = len(document)
    without = read = 0
    for number in range(min(total, MOST_PAGES)):
        page = document[number]
        text = _in_reading_order(page.get_textpage())
        if text.strip():
            read += 1
            yield from unwrapped(_HYPHEN.sub("", text).splitlines())
        else:
            without += pdfium.FPDFPage_CountObjects(page) > 0
        page.close()
    if total > MOST_PAGES:
        yield Note(code="note_pages", details={"most": str(MOST_PAGES), "total": str(total)})
    if without and not read:
        raise PicturesOfText
    if without:
        yield Note(code="note_pages_without_text", details={"count": str(without)})


def _in_reading_order(page: Any) -> str:
    """The text of a page, with ligatures the right way round: PDFium turns the letters of لا around as if they were two glyphs."""
    text: str = page.get_text_range()
    if _ARABIC.search(text):
        letters = [pdfium.FPDFText_GetUnicode(page, at) for at in range(min(page.count_chars(), 2 * MOST_CHARACTERS))]
        text = "".join(map(chr, _ligatures_turned(page, letters))).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = _PRESENTED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return _SARA_AM.sub(r"\1ำ", text)


def _ligatures_turned(page: Any, letters: list[int]) -> list[int]:
    x, y = c_double(), c_double()
    for at in range(len(letters) - 1):
        if letters[at] in _ALEFS and letters[at + 1] == _LAM:
            places = []
            for one in (at, at + 1):
                pdfium.FPDFText_GetCharOrigin(page, one, x, y)
                places.append((x.value, y.value))
            if places[0] == places[1]:  # one glyph
                letters[at], letters[at + 1] = _LAM, letters[at]
    return letters


def unwrapped(lines: list[str]) -> Iterator[str]:
    """Lines that run on into the next one joined with it: those that reach nearly as far as the longest, and end no sentence."""
    widest = max(map(len, lines), default=0)
    held: list[str] = []
    for at, raw in enumerate(lines):
        line = raw.strip()
        held.append(line)
        following = lines[at + 1].strip() if at + 1 < len(lines) else ""
        if widest >= _WIDE and len(line) * 4 >= widest * 3 and following and not line.endswith(_ENDS) and not _STARTS.match(following):
            continue
        yield " ".join(held)
        held = []
