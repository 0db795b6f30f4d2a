"""Why the list stands in its order: the parts of each score, side by side."""

from collections.abc import Sequence

from bot.charts import page as paper
from bot.charts.canvas import FAINT, INK, RULE, Canvas
from bot.charts.lettering import apart, fitted, name_of
from bot.charts.page import BODY, MARGIN, NOTE, WIDE, Drawn, Edition, Swatch
from bot.charts.scales import Scale, from_zero
from prompts.figures import number
from prompts.words import Words
from retrieval.shortlist import Match, PartName

NAME = "order.png"
COLOURS: dict[PartName, str] = {
    "topic": "#0072B2",
    "engagement": "#E69F00",
    "freshness": "#009E73",
    "place": "#56B4E9",
    "sponsored": "#CC79A7",
    "authenticity": "#D55E00",
}
"""Told apart by every kind of colour vision (Okabe and Ito, 2008)."""

BARS, LONG = 440.0, 760.0
"""Where the scale begins, and how long it is."""

DECIMALS = 3
"""Neighbours often differ by a hundredth."""


def draw(matches: Sequence[Match], *, edition: Edition) -> Drawn:
    """The picture; see `bot.charts.charts.order`."""
    words = edition.words
    shown = paper.shown_of(matches)
    page = paper.new_page(words("chart.order_title"), edition)
    present = [name for name in COLOURS if any(part.name == name and part.value for match in shown for part in match.parts)]
    top = paper.legend(page, [(_swatch(COLOURS[name]), words(f"chart_part.{name}")) for name in present])
    lows, highs = zip(*(_ends(match) for match in shown), strict=True)
    scale = from_zero(max(highs) or 1.0, low=min(lows))
    step = paper.row_height(len(shown), top)
    bottom = top + step * len(shown)
    _axis(page, scale, top, bottom, words)
    for k, match in enumerate(shown):
        middle = top + step * (k + 0.5)
        if match.pinned:
            page.box(MARGIN - 16, middle - step / 2 + 2, WIDE - 2 * MARGIN + 32, step - 4, "#fff3c4", round_=6)
    for tick in scale.ticks:
        page.line(_x(scale, tick), top - 6, _x(scale, tick), bottom, FAINT if tick == 0 else RULE, thick=2 if tick == 0 else 1.5)
    for k, match in enumerate(shown):
        middle = top + step * (k + 0.5)
        paper.named_row(page, match, k + 1, words, y=middle, room=BARS - MARGIN - 14)
        _stack(page, match, scale, middle, min(32.0, step * 0.64))
        page.text(BARS + LONG + 24, middle + 8, apart(number(round(match.score, DECIMALS), words.language)), BODY, bold=True)
        mark = fitted(_mark(match, words), WIDE - MARGIN - BARS - LONG - 112, NOTE)
        if mark:
            page.text(BARS + LONG + 112, middle + 7, mark, NOTE, colour=INK if match.pinned else FAINT, bold=match.pinned)
    notes = [words("chart.order_note")]
    return paper.finished(
        page, NAME, alt=_alt(shown, words), notes=notes, shown=len(shown), of=len(matches), bottom=bottom, edition=edition
    )


def _swatch(colour: str) -> Swatch:
    return lambda page, x, y: page.box(x + 6, y - 11, 34, 22, colour)


def _axis(page: Canvas, scale: Scale, top: float, bottom: float, words: Words) -> None:
    for tick in scale.ticks:
        told = apart(number(round(tick, DECIMALS), words.language))
        page.text(_x(scale, tick), bottom + 26, told, NOTE, anchor="middle", colour=FAINT)
    page.text(BARS + LONG / 2, bottom + 54, words("chart.score_axis"), NOTE, anchor="middle", bold=True)
    page.text(BARS + LONG + 24, top - 14, words("chart.total"), NOTE, bold=True)


def _x(scale: Scale, value: float) -> float:
    return BARS + LONG * scale.share(value)


def _ends(match: Match) -> tuple[float, float]:
    """How far the parts reach to each side of zero."""
    values = [part.value for part in match.parts]
    return sum(value for value in values if value < 0), sum(value for value in values if value > 0)


def _stack(page: Canvas, match: Match, scale: Scale, middle: float, high: float) -> None:
    """What adds grows from zero with the text, what takes away against it; parts in one order in every row."""
    ends = {1: 0.0, -1: 0.0}
    for part in sorted(match.parts, key=lambda part: list(COLOURS).index(part.name)):
        side = 1 if part.value > 0 else -1
        first, last = ends[side], ends[side] + part.value
        ends[side] = last
        start, end = sorted((_x(scale, first), _x(scale, last)))
        if end - start >= 1:  # a thinner slice is nothing to see
            page.box(start, middle - high / 2, end - start, high, COLOURS[part.name])
            page.line(end, middle - high / 2, end, middle + high / 2, "#ffffff", thick=1.5)


def _mark(match: Match, words: Words) -> str:
    """What places a creator beside the score, strongest first."""
    if match.pinned:
        return words("chart.pinned")
    if not match.supported:
        return words("chart.unsupported")
    if any(one.hard and one.status == "unknown" for one in match.ledger):
        return words("chart.partly_unknown")
    return ""


def _alt(shown: Sequence[Match], words: Words) -> str:
    """Who is first with which score, what the last one has, how many are pinned."""
    first, last = shown[0], shown[-1]
    said = {
        "count": number(len(shown), words.language),
        "first": apart(name_of(first, 1, words)),
        "score": number(round(first.score, DECIMALS), words.language),
        "last": apart(name_of(last, len(shown), words)),
        "lowest": number(round(last.score, DECIMALS), words.language),
        "pinned": number(sum(match.pinned for match in shown), words.language),
    }
    return words("chart.order_alt" if len(shown) > 1 else "chart.order_alt_one", **said)
