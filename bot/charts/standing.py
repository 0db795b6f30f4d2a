"""Engagement: where each account stands among those of its platform and size."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.charts import page as paper
from bot.charts.canvas import FAINT, INK, RULE, Canvas
from bot.charts.lettering import apart, fitted, name_of
from bot.charts.page import MARGIN, NOTE, WIDE, Drawn, Edition, Swatch
from prompts.figures import number, share
from prompts.words import Words
from retrieval.engagement import Engagement
from retrieval.shortlist import Match

NAME = "engagement.png"
BLUE, ORANGE = "#0072B2", "#E69F00"
"""Told apart by every kind of colour vision (Okabe and Ito, 2008); one of them is striped as well."""

BARS, LONG = 430.0, 500.0
"""Where bars begin, and how long the whole scale is."""

USUAL = 0.5
"""Standing of what is usual: the median of like accounts, or the middle of the published norm."""

_BRANDS = {"tiktok": "TikTok", "youtube": "YouTube", "linkedin": "LinkedIn", "wechat": "WeChat", "imdb": "IMDb", "soundcloud": "SoundCloud"}


def draw(matches: Sequence[Match], *, edition: Edition) -> Drawn:
    """The picture; see `bot.charts.charts.engagement`."""
    words = edition.words
    shown = paper.shown_of(matches)
    page = paper.new_page(words("chart.engagement_title"), edition)
    known = [match.engagement for match in shown if match.engagement is not None]
    top = paper.legend(page, _legend(known, words))
    step = paper.row_height(len(shown), top)
    bottom = top + step * len(shown)
    if known:
        _axis(page, top, bottom, words)
    for k, match in enumerate(shown):
        middle = top + step * (k + 0.5)
        paper.named_row(page, match, k + 1, words, y=middle, room=BARS - MARGIN - 14)
        _bar(page, match.engagement, middle, min(30.0, step * 0.62), words)
    if known:
        page.line(BARS + LONG * USUAL, top - 6, BARS + LONG * USUAL, bottom, INK, thick=2, dashed=True)
    notes = [words("chart.like_accounts")] if any(one.percentile is not None for one in known) else []
    notes += [words("chart.norm_note", sources=_sources(known))] if any(one.norm is not None for one in known) else []
    return paper.finished(
        page, NAME, alt=_alt(shown, words), notes=notes, shown=len(shown), of=len(matches), bottom=bottom, edition=edition
    )


def _legend(known: Sequence[Engagement], words: Words) -> list[tuple[Swatch, str]]:
    marks: list[tuple[Swatch, str]] = []
    if any(one.percentile is not None for one in known):
        marks.append((lambda page, x, y: page.box(x, y - 11, 40, 22, BLUE), words("chart.percentile")))
    if any(one.percentile is None for one in known):
        marks.append((lambda page, x, y: page.box(x, y - 11, 40, 22, ORANGE, hatched=True), words("chart.norm")))
    if known:
        marks.append((lambda page, x, y: page.line(x, y, x + 40, y, INK, thick=2, dashed=True), words("chart.usual")))
    return marks


def _axis(page: Canvas, top: float, bottom: float, words: Words) -> None:
    for tick in (0, 25, 50, 75, 100):
        x = BARS + LONG * tick / 100
        page.line(x, top - 6, x, bottom, RULE)
        page.text(x, bottom + 26, number(tick, words.language), NOTE, anchor="middle", colour=FAINT)
    page.text(BARS + LONG / 2, bottom + 54, words("chart.standing_axis"), NOTE, anchor="middle", bold=True)


def _bar(page: Canvas, found: Engagement | None, middle: float, high: float, words: Words) -> None:
    if found is None:
        page.text(BARS + 12, middle + 7, words("chart.engagement_unknown"), NOTE, colour=FAINT)
        return
    long = max(3.0, LONG * min(1.0, found.percentile / 100 if found.percentile is not None else found.standing))
    page.box(BARS, middle - high / 2, long, high, BLUE if found.percentile is not None else ORANGE, hatched=found.percentile is None)
    page.text(BARS + LONG + 20, middle + 7, fitted(_figures(found, words), WIDE - MARGIN - BARS - LONG - 20, NOTE), NOTE)


def _figures(found: Engagement, words: Words) -> str:
    language = words.language
    said = {
        "rate": share(found.rate, language),
        "kind": words("chart.kind", platform=_brand(found.platform), tier=words(f"match.{found.tier}")),
    }
    if found.percentile is not None:
        return words("chart.above", percentile=number(round(found.percentile), language), **said)
    if found.norm is None:
        return words("chart.rate_alone", **said)
    times = number(round(found.rate / found.norm.middle, 1), language)
    return words("chart.times_norm", times=times, norm=_norm(found.norm.low, found.norm.high, words), **said)


def _norm(low: float, high: float, words: Words) -> str:
    first, last = share(low, words.language), share(high, words.language)
    return first if first == last else words("fee.span", low=first, high=last)


def _brand(platform: str) -> str:
    return _BRANDS.get(platform, platform.capitalize())


def _sources(known: Sequence[Engagement]) -> str:
    """Who published the norms, each once, in their order in the list."""
    norms = [one.norm for one in known if one.norm is not None]
    return ", ".join(dict.fromkeys(f"{_site(norm.source)} {norm.year}" for norm in norms))


def _site(source: str) -> str:
    """Where a norm was published: the site of an address, else the source as it is named."""
    parts = urlsplit(source)
    return f"{parts.netloc}{'/'.join(parts.path.split()[0].split('/')[:2])}" if parts.netloc == "github.com" else parts.netloc or source


def _alt(shown: Sequence[Match], words: Words) -> str:
    """Best and weakest percentile, and how many are compared otherwise or not known."""
    language = words.language
    placed = [
        (match.engagement.percentile, k, match)
        for k, match in enumerate(shown, 1)
        if match.engagement and match.engagement.percentile is not None
    ]
    unknown = sum(match.engagement is None for match in shown)
    rest = {
        "count": number(len(shown), language),
        "norm": number(len(shown) - unknown - len(placed), language),
        "unknown": number(unknown, language),
    }
    if not placed:
        return words("chart.engagement_alt_none", **rest)
    ordered = sorted(placed, key=lambda told: (-told[0], told[1]))
    (most, first, best), (least, last, weakest) = ordered[0], ordered[-1]
    return words(
        "chart.engagement_alt" if len(placed) > 1 else "chart.engagement_alt_one",
        best=apart(name_of(best, first, words)),
        most=number(round(most), language),
        weakest=apart(name_of(weakest, last, words)),
        least=number(round(least), language),
        **rest,
    )
