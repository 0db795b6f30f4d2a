"""A list as a table that is sorted by a tap on a column, and as a chart: blocks that Slack draws itself."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.blocks.showing import Showing
from bot.blocks.summary import Part
from bot.blocks.text import MORE, Block, shortened
from bot.proposal import Proposal
from index.texts import one_line
from prompts import fees, proving, telling
from prompts.figures import count, number, share
from prompts.words import Words
from retrieval.fees.creator_fee import CreatorFee
from retrieval.shortlist import Match

MOST_ROWS = 100
MOST_CHARACTERS = 9_000
"""Of all cells of a table: 10,000 are taken."""
MOST_CELL = 40
MOST_POINTS = 20
_NOTHING = "–"


def list_tables(proposal: Proposal, showing: Showing) -> Iterator[Part]:
    """The whole list in as few tables as hold it, each with its header."""
    words = showing.words
    matches = range(1, len(proposal.shortlist.matches) + 1)
    yield from tables(words("card.table_title"), _titles(showing), [_cells(place, proposal, showing) for place in matches])


def tables(caption: str, titles: Sequence[str], rows: Sequence[Sequence[Block]]) -> Iterator[Part]:
    """Rows of cells under titles, within what a table takes."""
    header = [text_cell(title) for title in titles]
    own = _size(header)
    held: list[Sequence[Block]] = []
    size = own
    for row in rows:
        if held and (len(held) == MOST_ROWS or size + _size(row) > MOST_CHARACTERS):
            yield [_table(caption, header, held)]
            held, size = [], own
        held.append(row)
        size += _size(row)
    if held:
        yield [_table(caption, header, held)]


def text_cell(text: str) -> Block:
    """A cell of text; a long one is cut, an empty one has a dash."""
    return {"type": "raw_text", "text": shortened(one_line(text), MOST_CELL) or _NOTHING}


def number_cell(value: float | None, text: str) -> Block:
    """A cell that is sorted by its number and shows its text."""
    return text_cell("") if value is None else {"type": "raw_number", "value": value, "text": shortened(one_line(text), MOST_CELL) or MORE}


def fee_chart(proposal: Proposal, places: Sequence[int], showing: Showing) -> Block | None:
    """The likely fees of at most `MOST_POINTS` creators as bars: low, middle, high; `None` with fewer than two, or where fees are not
    shown.
    """
    words = showing.words
    told = [(place, package) for place in places if (package := proposal.at(place)[1].package) is not None][:MOST_POINTS]
    if len(told) < 2 or not showing.audience.fees:
        return None
    currency = told[0][1].currency
    scale = fees.TOMAN if fees.in_toman(currency, words) else 1
    names = [_category(place, proposal.at(place)[0], words) for place, _ in told]
    series = [
        (words("card.chart_low"), [package.likely_low for _, package in told]),
        (words("card.chart_middle"), [package.median for _, package in told]),
        (words("card.chart_high"), [package.likely_high for _, package in told]),
    ]
    return {
        "type": "data_visualization",
        "title": shortened(words("card.chart_title"), 50),
        "chart": {
            "type": "bar",
            "series": [
                {
                    "name": shortened(name, 20),
                    "data": [{"label": label, "value": round(value / scale)} for label, value in zip(names, values, strict=True)],
                }
                for name, values in series
            ],
            "axis_config": {"categories": names, "y_label": shortened(fees.unit(currency, words), 50)},
        },
    }


def _category(place: int, match: Match, words: Words) -> str:
    """A name that no other bar has, since it begins with the place."""
    return shortened(f"{number(place, words.language)} @{one_line(match.account.handle)}", 20)


def _titles(showing: Showing) -> list[str]:
    words = showing.words
    told = [
        words("card.column_place"),
        words("card.column_name"),
        words("card.column_handle"),
        words("card.column_platform"),
        words("view.followers"),
        words("view.engagement"),
        words("card.column_percentile"),
    ]
    return [*told, *([words("view.fee")] if showing.audience.fees else []), words("view.ledger"), words("view.check")]


def _cells(place: int, proposal: Proposal, showing: Showing) -> list[Block]:
    words, language = showing.words, showing.words.language
    match, fee, _ = proposal.at(place)
    followers = match.account.latest("followers")
    found = match.engagement
    percentile = found.percentile if found is not None else None
    points = len(telling.cautions(match, words)) + len(match.conflicts)
    return [
        number_cell(place, number(place, language)),
        text_cell(match.creator.name),
        text_cell(f"@{match.account.handle}"),
        text_cell(match.account.platform),
        number_cell(followers.value if followers else None, count(followers.value, language) if followers else ""),
        number_cell(found.rate if found else None, share(found.rate, language) if found else ""),
        number_cell(percentile, number(round(percentile), language) if percentile is not None else ""),
        *([_fee_cell(fee, words)] if showing.audience.fees else []),
        text_cell(proving.tally(match.ledger, words)),
        number_cell(points, f"⚠ {number(points, language)}" if points else _NOTHING),
    ]


def _fee_cell(fee: CreatorFee, words: Words) -> Block:
    """Sorted by the middle, shown as the likely range."""
    return number_cell(fee.package.median if fee.package is not None else None, fees.likely(fee, words))


def _table(caption: str, header: Sequence[Block], rows: Sequence[Sequence[Block]]) -> Block:
    page = 10
    return {"type": "data_table", "caption": caption, "page_size": page, "rows": [list(header), *(list(row) for row in rows)]}


def _size(row: Sequence[Any]) -> int:
    return sum(len(cell["text"]) for cell in row)
