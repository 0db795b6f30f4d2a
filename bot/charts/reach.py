"""Reach against fee: who is large, and who will probably cost what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.charts import page as paper
from bot.charts.canvas import FAINT, INK, Canvas
from bot.charts.lettering import apart, fitted, handle_of
from bot.charts.page import BODY, BOTTOM, MARGIN, NOTE, TOP, WIDE, Drawn, Edition, Swatch
from bot.charts.plot import BLUE, DOT, RED, Point, axes, draw_points
from bot.charts.typeface import width
from prompts import fees as fee_words
from prompts.figures import number
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.fees.creator_fee import CreatorFee
from retrieval.fees.money import Exchange, FeeRange
from retrieval.shortlist import Match

NAME = "reach-and-fee.png"
LIST = 1030.0
"""Where the list of names beside the plot begins."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _One:
    """A creator of the list. `reach` is `None` where neither followers nor views are known, `fee` where nothing could be priced."""

    place: int
    match: Match
    reach: float | None
    by_views: bool
    fee: FeeRange | None
    why: str


def draw(matches: Sequence[Match], fees: Sequence[CreatorFee], *, exchange: Exchange, brief: Brief, edition: Edition) -> Drawn:
    """The picture; see `bot.charts.charts.reach_against_fee`."""
    words = edition.words
    by_id = {fee.creator_id: fee for fee in fees}
    creators = [_one(match, by_id.get(match.creator.id), place) for place, match in enumerate(paper.shown_of(matches), start=1)]
    page = paper.new_page(words("chart.reach_title"), edition)
    budget = _budget(brief, [by_id[one.match.creator.id] for one in creators if one.fee is not None], exchange)
    points = [
        Point(place=one.place, reach=one.reach, by_views=one.by_views, fee=one.fee)
        for one in creators
        if one.reach is not None and one.fee is not None
    ]
    if points:
        top = paper.legend(page, _legend(points, budget, exchange, words))
        plot = axes(page, points, top=top, end=LIST - 44, limit=budget and budget[1], words=words)
        if budget is not None:
            page.line(plot.start, plot.y(budget[1]), plot.start + plot.wide, plot.y(budget[1]), RED, thick=3, dashed=True)
        draw_points(plot, points, words)
    else:
        page.text((MARGIN + LIST) / 2, (TOP + BOTTOM) / 2, words("chart.nothing"), BODY, anchor="middle", colour=FAINT)
    _names(page, creators, exchange, words)
    notes = [*_basis(creators, by_id, words), *_rate(exchange, words)] if any(one.fee for one in creators) else []
    alt = _alt(creators, budget, exchange, words)
    return paper.finished(page, NAME, alt=alt, notes=notes, shown=len(creators), of=len(matches), bottom=BOTTOM, edition=edition)


def _one(match: Match, fee: CreatorFee | None, place: int) -> _One:
    followers, views = match.account.latest("followers"), match.account.latest("median_views")
    footings = fee.footings if fee is not None else ()
    counted = next((f.figure for f in footings if f.account == match.account.key and f.figure.metric == "median_views"), None)
    figure = followers or views or counted
    why = "unpriced"
    if fee is not None and fee.package is None:
        why = fee.left_out[0].why if fee.left_out else fee.paid
    return _One(
        place=place,
        match=match,
        reach=None if figure is None else max(1.0, figure.value),
        by_views=followers is None,
        fee=fee.package if fee is not None else None,
        why=why,
    )


def _budget(brief: Brief, fees: Sequence[CreatorFee], exchange: Exchange) -> tuple[str, float] | None:
    """What the brief has for one creator and how that is known; `None` where it cannot be said or stands in another currency."""
    most = brief.budget_max if brief.budget_max is not None else brief.budget_min
    if most is None or most <= 0 or not fees or (exchange.wanted is not None and exchange.wanted.why != "old"):
        return None
    if brief.budget_per == "creator":
        return "budget", most
    pieces = {fee.pieces_count for fee in fees}
    if brief.budget_per == "deliverable":
        return ("budget_pieces", most * pieces.pop()) if len(pieces) == 1 else None
    return ("budget_shared", most / brief.how_many) if brief.how_many else None


def _legend(points: Sequence[Point], budget: tuple[str, float] | None, exchange: Exchange, words: Words) -> list[tuple[Swatch, str]]:
    marks: list[tuple[Swatch, str]] = [
        (lambda page, x, y: page.dot(x + 20, y, DOT, BLUE), words("chart.middle")),
        (lambda page, x, y: page.line(x + 4, y, x + 36, y, BLUE, thick=11, opacity=0.5, round_=True), words("chart.likely")),
        (lambda page, x, y: page.line(x, y, x + 40, y, BLUE, thick=4, opacity=0.3), words("chart.could_be")),
    ]
    if any(point.by_views for point in points):
        marks.append((lambda page, x, y: page.dot(x + 20, y, DOT, BLUE, diamond=True), words("chart.by_views")))
    if budget is not None:
        kind, most = budget
        told = words(f"chart.{kind}", amount=fee_words.amount(_round(most), exchange.currency, words))
        marks.append((lambda page, x, y: page.line(x, y, x + 40, y, RED, thick=3, dashed=True), told))
    return marks


def _names(page: Canvas, creators: Sequence[_One], exchange: Exchange, words: Words) -> None:
    """The list beside the plot: those with a fee, and underneath those without one or without a place on the axis, with the reason."""
    priced = [one for one in creators if one.fee is not None]
    bare = [one for one in creators if one.fee is None]
    heads = bool(priced) + bool(bare)
    step = min(36.0, (BOTTOM + 50 - TOP) / (len(creators) + heads))
    y = TOP + 20.0
    if priced:
        unit = fee_words.unit(exchange.currency, words)
        page.text(WIDE - MARGIN, y, words("chart.likely_in", currency=unit), NOTE, anchor="end", bold=True)
        y += step
    for one in priced:
        assert one.fee is not None  # noqa: S101  for the type checker: `priced` says so
        told = fee_words.span(one.fee.likely_low, one.fee.likely_high, one.fee.currency, words)
        _name(page, one, y, told if one.reach is not None else words("chart.unplaced", fee=told), words)
        y += step
    if bare:
        page.text(LIST, y, words("chart.without"), NOTE, bold=True)
        y += step
    for one in bare:
        _name(page, one, y, words(f"chart_why.{one.why}"), words)
        y += step


def _name(page: Canvas, one: _One, y: float, told: str, words: Words) -> None:
    page.text(LIST + 30, y, number(one.place, words.language), NOTE, anchor="end", bold=True)
    told = fitted(told, 340, NOTE)
    room = WIDE - MARGIN - LIST - 42 - 16 - width(told, NOTE)
    page.text(LIST + 42, y, apart(fitted(handle_of(one.match.account, one.place, words), room, NOTE)), NOTE)
    page.text(WIDE - MARGIN, y, told, NOTE, anchor="end", colour=INK if one.fee is not None else FAINT)


def _basis(creators: Sequence[_One], fees: Mapping[str, CreatorFee], words: Words) -> list[str]:
    """What the fees rest on, said once; how sure the two ranges are."""
    kinds = {kind for one in creators if one.fee is not None for kind in fees[one.match.creator.id].basis}
    basis = words("fee.basis_both" if len(kinds) > 1 else f"fee.basis_{min(kinds, default='benchmarks')}")
    return [basis, words("chart.chances")]


def _alt(creators: Sequence[_One], budget: tuple[str, float] | None, exchange: Exchange, words: Words) -> str:
    """The main figures: cheapest and dearest at the middle, the budget, how many have no estimate."""
    language = words.language
    priced = sorted(((one.fee.median, one.place, one) for one in creators if one.fee is not None), key=lambda told: told[:2])
    without = number(len(creators) - len(priced), language)
    if not priced:
        return words("chart.reach_alt_none", count=number(len(creators), language))
    (least, _, first), (most, _, last) = priced[0], priced[-1]
    told = words(
        "chart.reach_alt" if len(priced) > 1 else "chart.reach_alt_one",
        count=number(len(creators), language),
        currency=fee_words.unit(exchange.currency, words),
        least=fee_words.amount(least, exchange.currency, words),
        first=apart(handle_of(first.match.account, first.place, words)),
        most=fee_words.amount(most, exchange.currency, words),
        last=apart(handle_of(last.match.account, last.place, words)),
        without=without,
    )
    if budget is None:
        return told
    kind, limit = budget
    more = words(f"chart.{kind}", amount=fee_words.amount(_round(limit), exchange.currency, words))
    return words("chart.then", told=told, more=more[:1].upper() + more[1:])


def _rate(exchange: Exchange, words: Words) -> list[str]:
    """The rate that amounts were converted with; or why they stand in another currency than the brief."""
    if exchange.rate is not None:
        return fee_words.exchange(replace(exchange, wanted=None), words)
    return [words("chart.no_rate", shown=exchange.currency, currency=exchange.wanted.currency)] if exchange.wanted is not None else []


def _round(amount: float) -> float:
    """A shared budget without its pennies."""
    return float(round(amount)) if amount >= 100 else round(amount, 2)
