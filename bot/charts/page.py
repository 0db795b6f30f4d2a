"""What the three pictures share: the page with title, legend and footnote, and rows of creators."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.charts.canvas import FAINT, INK, Canvas
from bot.charts.lettering import apart, drawable, fitted, name_of, wrapped
from bot.charts.typeface import width
from prompts.figures import day, number
from prompts.words import Words
from retrieval.shortlist import Match

WIDE, HIGH = 1600, 900
MARGIN = 56
MOST = 20
"""Creators that one picture has room for."""

TITLE, BODY, NOTE = 38, 22, 20
"""Sizes of letters in pixels; a picture is still read at half of them."""

TOP, BOTTOM = 150, 748
"""Where the drawing begins below title and a legend of one line, and ends above axis and footnote."""

LINE, AXIS = 30, 54
"""Height of a line of the legend, and of the words below an axis."""

ROW = 60
"""Height of a row of a list of few."""

_FROM_RIGHT = frozenset({"fa"})

Swatch = Callable[[Canvas, float, float], None]
"""Draws a sample of a mark, 40 pixels wide, from x at the middle height y."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """A page that is ready to be printed, with a name for its file and `alt`: a sentence or two in place of it."""

    page: Canvas
    name: str
    alt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """Whose eyes the picture is for, and what its footnote tells: the day, and the list that it is of."""

    words: Words
    today: date
    list_id: str


def new_page(title: str, edition: Edition) -> Canvas:
    """An empty page in the reader's direction under its title."""
    page = Canvas(WIDE, HIGH, mirrored=edition.words.language in _FROM_RIGHT)
    page.text(MARGIN, 66, title, TITLE, bold=True)
    return page


def legend(page: Canvas, marks: Sequence[tuple[Swatch, str]]) -> float:
    """Samples with their meaning below the title, in as many lines as they need. Returns where the drawing may begin."""
    x, y = float(MARGIN), 106.0
    for swatch, meaning in marks:
        needed = 50 + width(meaning, NOTE)
        if x > MARGIN and x + needed > WIDE - MARGIN:
            x, y = float(MARGIN), y + LINE
        swatch(page, x, y - 7)
        page.text(x + 50, y, meaning, NOTE, colour=INK)
        x += needed + 34
    return TOP + y - 106.0


def finished(page: Canvas, name: str, *, alt: str, notes: Sequence[str], shown: int, of: int, bottom: float, edition: Edition) -> Drawn:
    """The picture with its footnote: what it rests on, the day, the list. Below `bottom` of the drawing stand the words of its axis."""
    words = edition.words
    told = [*notes]
    if shown < of:
        told.append(words("chart.first", shown=number(shown, words.language), count=number(of, words.language)))
    told.append(day(edition.today, words.language))
    told.append(words("chart.list", id=apart(drawable(edition.list_id) or "–")))
    lines = [" · ".join(apart(note, along=page.mirrored) for note in line) for line in _footnote(told)]
    page.high = min(HIGH, int(bottom + AXIS + 26 * len(lines) + 44))
    for k, line in enumerate(reversed(lines)):
        page.text(MARGIN, page.high - 22 - 26 * k, line, NOTE, colour=FAINT)
    return Drawn(page=page, name=name, alt=alt)


def row_height(count: int, top: float) -> float:
    """Pixels of one row of a list that begins at `top`."""
    return min(ROW, (BOTTOM - top) / count)


def named_row(page: Canvas, match: Match, place: int, words: Words, *, y: float, room: float) -> None:
    """The place and the creator's name at the start of a row whose middle is `y`."""
    page.text(MARGIN + 36, y + 8, number(place, words.language), BODY, anchor="end", bold=True)
    page.text(MARGIN + 50, y + 8, apart(fitted(name_of(match, place, words), room - 50, BODY)), BODY)


def shown_of(matches: Sequence[Match]) -> Sequence[Match]:
    """Those that are drawn. Raises ValueError for an empty list: there is no picture of nobody."""
    if not matches:
        raise ValueError("a picture needs at least one creator")
    return matches[:MOST]


def _footnote(notes: Sequence[str]) -> list[list[str]]:
    """Lines of notes, broken between notes where that is possible."""
    lines: list[list[str]] = []
    for note in notes:
        if lines and width(" · ".join([*lines[-1], note]), NOTE) <= WIDE - 2 * MARGIN:
            lines[-1].append(note)
        else:
            lines += [[line] for line in wrapped(note, WIDE - 2 * MARGIN, NOTE)]
    return lines
