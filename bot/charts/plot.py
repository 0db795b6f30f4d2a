"""The plot of reach against fee: axes, ranges, and numbers where they cover nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from bot.charts.canvas import FAINT, RULE, Canvas
from bot.charts.page import BOTTOM, MARGIN, NOTE
from bot.charts.scales import Scale, logarithmic, of_amounts
from bot.charts.typeface import width
from prompts import fees as fee_words
from prompts.figures import count, number
from prompts.words import Words
from retrieval.fees.money import FeeRange

BLUE, RED = "#0072B2", "#D55E00"
"""Told apart by every kind of colour vision (Okabe and Ito, 2008)."""

FOOT = BOTTOM
"""Lower end of the plot."""

LABEL = 21
DOT = 9
DECADE = 3.2
"""Room on each side of a lone account on the axis of followers: about a power of ten in all."""

_RADII = (21, 30, 42, 56, 72, 90, 110)
_TURNS = 12
"""Distances from a point at which its number is tried, and directions at each."""

_Spot = tuple[float, float]
_Frame = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One creator in the plot; `by_views` where reach is median views, since followers are not known."""

    place: int
    reach: float
    by_views: bool
    fee: FeeRange


@dataclass(frozen=True, kw_only=True, slots=True)
class Plot:
    """The area of the axes. Followers grow from left to right for every reader, as numbers do."""

    page: Canvas
    start: float
    wide: float
    head: float
    across: Scale
    up: Scale

    def x(self, reach: float) -> float:
        """Where a reach stands."""
        share = self.across.share(reach)
        return self.start + self.wide * (1 - share if self.page.mirrored else share)

    def y(self, amount: float) -> float:
        """Where a fee stands."""
        return FOOT - (FOOT - self.head) * self.up.share(amount)


def axes(page: Canvas, points: Sequence[Point], *, top: float, end: float, limit: float | None, words: Words) -> Plot:
    """Draws the axes between `top` and the foot, up to x = `end`; `limit` is an amount beside the fees that must be in sight."""
    low, high = min(point.reach for point in points), max(point.reach for point in points)
    spread = DECADE if high / low < DECADE**2 else 1.0
    limits = [limit] if limit is not None else []
    up = of_amounts(min([point.fee.low for point in points] + limits), max([point.fee.high for point in points] + limits) or 1.0)
    currency = points[0].fee.currency
    amounts = [fee_words.amount(tick, currency, words) for tick in up.ticks]
    start = MARGIN + max(width(told, NOTE) for told in amounts) + 14
    plot = Plot(page=page, start=start, head=top + 42, wide=end - start, across=logarithmic(low / spread, high * spread), up=up)
    for tick, told in zip(up.ticks, amounts, strict=True):
        page.line(start, plot.y(tick), end, plot.y(tick), RULE)
        page.text(start - 12, plot.y(tick) + 7, told, NOTE, anchor="end", colour=FAINT)
    for tick in plot.across.ticks:
        page.line(plot.x(tick), plot.head, plot.x(tick), FOOT, RULE)
        page.text(plot.x(tick), FOOT + 26, count(tick, words.language), NOTE, anchor="middle", colour=FAINT)
    page.line(start, FOOT, end, FOOT, FAINT, thick=2)
    unit = fee_words.unit(currency, words)
    page.text(MARGIN, plot.head - 22, words("chart.fee_log" if up.logarithmic else "chart.fee", currency=unit), NOTE, bold=True)
    page.text(start + plot.wide / 2, FOOT + 54, words("chart.followers_log"), NOTE, anchor="middle", bold=True)
    return plot


def draw_points(plot: Plot, points: Sequence[Point], words: Words) -> None:
    """Ranges first, then middles, then the numbers; a number that stands off its point is tied to it by a line."""
    page = plot.page
    for point in points:
        x, fee = plot.x(point.reach), point.fee
        page.line(x, plot.y(fee.low), x, plot.y(fee.high), BLUE, thick=4, opacity=0.3)
        page.line(x, plot.y(fee.likely_low), x, plot.y(fee.likely_high), BLUE, thick=11, opacity=0.5, round_=True)
    spots = [(plot.x(point.reach), plot.y(point.fee.median)) for point in points]
    bars = [(x - 6, plot.y(point.fee.high), x + 6, plot.y(point.fee.low)) for (x, _), point in zip(spots, points, strict=True)]
    labels = [number(point.place, words.language) for point in points]
    area = (plot.start, plot.head, plot.start + plot.wide, FOOT)
    placed = placed_labels(spots, [width(told, LABEL, bold=True) for told in labels], area, avoid=bars)
    for (x, y), (at_x, at_y) in zip(spots, placed, strict=True):
        if abs(at_x - x) + abs(at_y - y) > 1.3 * _RADII[1]:
            page.line(x, y, at_x, at_y, FAINT, thick=1.2)
    for point, (x, y) in zip(points, spots, strict=True):
        page.dot(x, y, DOT, BLUE, diamond=point.by_views)
    for told, (x, y) in zip(labels, placed, strict=True):
        page.text(x, y + 8, told, LABEL, anchor="middle", bold=True, halo=True)


def placed_labels(spots: Sequence[_Spot], widths: Sequence[float], area: _Frame, *, avoid: Sequence[_Frame] = ()) -> list[_Spot]:
    """The middle of each label, in the order of the points: the nearest place around its point that is inside and covers no point and no
    other label; what is to be avoided is covered only at need. Where nothing is free it stands on its point.
    """
    left, head, right, foot = area
    taken = [(x - DOT - 2, y - DOT - 2, x + DOT + 2, y + DOT + 2) for x, y in spots]
    found: list[_Spot] = []
    for (x, y), wide in zip(spots, widths, strict=True):
        turns = [2 * pi * turn / _TURNS for turn in range(_TURNS)]
        around = [(x + radius * cos(turn), y - radius * sin(turn)) for radius in _RADII for turn in turns]
        inside = [at for at in around if left + wide < at[0] < right - wide and head + 8 < at[1] < foot - 8]
        free = [at for at in inside if not _covers(label_frame(at, wide), taken)]
        best = next((at for at in free if not _covers(label_frame(at, wide), avoid)), next(iter(free), (x, y)))
        taken.append(label_frame(best, wide))
        found.append(best)
    return found


def label_frame(at: _Spot, wide: float) -> _Frame:
    """Left, upper, right and lower edge of a label around its middle."""
    return at[0] - wide / 2 - 3, at[1] - 11, at[0] + wide / 2 + 3, at[1] + 11


def _covers(frame: _Frame, others: Sequence[_Frame]) -> bool:
    left, top, right, bottom = frame
    return any(left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in others)
