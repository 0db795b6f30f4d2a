"""Web pages and the HTML of e-mails: what is shown, a line for each block, bullet and table row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from bot.documents.document import Found, Note
from bot.documents.encodings import decoded
from bot.documents.limits import MOST_HTML
from bot.documents.tables import rows_as_lines
from bot.documents.trouble import TooLarge

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_UNSEEN = frozenset(["script", "style", "template", "noscript", "head", "title", "iframe", "object", "svg", "select", "textarea"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BLOCKS = frozenset([
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
    "dl", "dt", "dd", "table", "tr", "td", "th", "caption", "blockquote", "pre", "hr", "form",
    "fieldset", "address", "figure", "figcaption", "center",
    "body", "html", "details", "summary",
])  # fmt: skip


def read_page(data: bytes) -> Found:
    """The page, in the encoding that it names."""
    said = _META.search(data[:4096])
    text, note = decoded(data, said.group(1).decode("ascii", "replace") if said else None)
    if note is not None:
        yield note
    yield from shown_lines(text)


def shown_lines(html: str) -> Found:
    """The lines of a page, and a note where its elements nest so deep that the parser stops. Raises TooLarge."""
    if len(html) > MOST_HTML:
        raise TooLarge(most=f"{MOST_HTML // 1_000_000} MB")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    if root is not None:
        yield from _Walk(_layouts(root)).lines(root)
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        yield Note(code="note_stopped")


def _layouts(root: Any) -> set[Any]:
    """Tables that have tables inside: they lay out a page, as e-mails do, and their rows mean nothing."""
    found: set[Any] = set()
    around: list[Any] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag="table"):
        if event == "end":
            around.pop()
            continue
        if around:
            found.add(around[-1])
        around.append(element)
    return found


@dataclass(kw_only=True, slots=True)
class _Table:
    """A table of data while it is read; `cell` collects the lines of the cell that is open."""

    rows: list[list[str]] = field(default_factory=list)
    cell: list[str] | None = None


@dataclass(slots=True)
class _Walk:
    """One pass over the elements, without recursion: pages may be nested as deep as somebody likes."""

    layouts: set[Any]
    words: list[str] = field(default_factory=list)
    mark: str = ""
    tables: list[_Table] = field(default_factory=list)

    def lines(self, root: Any) -> Iterator[str]:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _UNSEEN or element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
                    walk.skip_subtree()
                    continue
                if tag == "br" or tag in _BLOCKS:
                    yield from self._line()
                self._open(element)
                self.words.append(element.text or "")
            else:
                if tag in _BLOCKS:
                    yield from self._line()
                yield from self._close(element)
                self.words.append(element.tail or "")
        yield from self._line()

    def _open(self, element: Any) -> None:
        if element.tag == "li":
            self.mark = "- "
        elif element.tag == "table" and element not in self.layouts:
            self.tables.append(_Table())
        elif self.tables and element.tag == "tr":
            self.tables[-1].rows.append([])
        elif self.tables and element.tag in {"td", "th"}:
            self.tables[-1].cell = []

    def _close(self, element: Any) -> Iterator[str]:
        if not self.tables:
            return
        table = self.tables[-1]
        if element.tag in {"td", "th"} and table.cell is not None:
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append("\n".join(table.cell))
            table.cell = None
        elif element.tag == "table" and element not in self.layouts:
            self.tables.pop()
            yield from rows_as_lines(table.rows)

    def _line(self) -> Iterator[str]:
        """What was collected since the last block, to the open cell or to the reader."""
        line = _SPACES.sub(" ", "".join(self.words)).strip()
        self.words.clear()
        if not line:
            return
        line, self.mark = self.mark + line, ""
        if self.tables and self.tables[-1].cell is not None:
            self.tables[-1].cell.append(line)
        else:
            yield line
