"""What a closer look tells: why creators stand in the list or do not, what they cost, how they compare, what loosening gives."""

import re
from collections.abc import Iterator

from bot.blocks.buttons import button, option, overflow, rows
from bot.blocks.prose import Line, prose, strong
from bot.blocks.screen import Screen
from bot.blocks.sections import plain, plain_section
from bot.blocks.shortlist import loosening_parts, total_lines
from bot.blocks.showing import Showing
from bot.blocks.summary import Part
from bot.blocks.table import fee_chart
from bot.blocks.telling_lines import head, in_full, linked, urls_of
from bot.blocks.text import Block
from bot.conversation.replies import Absent, Compared, Explained, Loosened, Priced
from bot.proposal import Proposal
from index.texts import one_line
from prompts import comparing, fees, meter, why_not
from prompts.figures import number
from retrieval.meter.meter import Meter

MOST_COMPARED = 9_000
"""Characters of a comparison: 10,000 are taken."""

_ADDRESS = re.compile(r"\s?https?://\S+")
"""A cell holds no links; those of a creator stand in their window."""


def explained_parts(body: Explained, showing: Showing, screen: Screen) -> Iterator[Part]:
    """Each creator in full, with what can be done about them."""
    for place in body.places:
        yield [{"type": "divider"}, *prose(in_full(place, body.proposal, showing), showing.words.language)]
        yield deeds(place, body.proposal, showing, screen)


def deeds(place: int, proposal: Proposal, showing: Showing, screen: Screen) -> list[Block]:
    """What can be done about a creator; nothing about one who is not in the list on the screen."""
    on_screen, words = screen.place(place, proposal), showing.words
    pin = "unpin" if proposal.at(place)[0].pinned else "pin"
    if on_screen is None:
        return []
    first = [button(words.of("card", act), screen.control(act, on_screen)) for act in ("approve", "reject", "draft", "like")]
    menu = [option(words.of("card", act), screen.control(act, on_screen)) for act in ("details", "swap", "drop", pin, "block")]
    return rows([*first, overflow("creator", menu, place=on_screen)])


def absent_parts(body: Absent, showing: Showing) -> Iterator[Part]:
    """Why each is not in the list, and what would bring them in."""
    for one in body.whys:
        urls = [url for judged in one.unmet for url in urls_of(judged)]
        first, *others = why_not.lines(one, showing.words)
        lines: list[Line] = [[strong(first)], *(linked(line, urls, showing.words) for line in others)]
        yield prose(lines, showing.words.language)


def priced_parts(body: Priced, showing: Showing) -> Iterator[Part]:
    """Fees piece by piece with what they rest on, then the total and a picture; that they are not shown here, where they are not."""
    proposal, words = body.proposal, showing.words
    if not showing.audience.fees:
        yield [plain_section(words("card.fees_hidden"), words.language)]
        return
    for place in body.places:
        _, fee, _ = proposal.at(place)
        within = fees.standing(proposal.total.standings[place - 1], proposal.total, words)
        told = [fees.line(fee, words), *fees.pieces(fee, words), *([within] if within else []), *fees.notes(fee, words)]
        yield prose([head(place, proposal, words), *told], words.language)
    whole = list(total_lines(proposal, showing))
    if proposal.exchange.wanted is not None and proposal.exchange.rate is None:
        whole.append(fees.rate_question(proposal.exchange.wanted, words))
    yield [{"type": "divider"}, *prose(whole, words.language)] if whole else []
    chart = fee_chart(proposal, body.places, showing)
    yield [chart] if chart is not None else []


def compared_parts(body: Compared, showing: Showing, screen: Screen) -> Iterator[Part]:
    """Creators side by side; a cell that is too long for a table is cut, and the whole of it stands in the window of the creator."""
    words, proposal = showing.words, body.proposal
    matches = [proposal.at(place) for place in body.places]
    told = [
        row
        for row in comparing.rows([(match, fee) for match, fee, _ in matches], words)
        if showing.audience.fees or row.label != words("view.fee")
    ]
    names = [f"{number(k, words.language)}. @{one_line(proposal.at(k)[0].account.handle)}" for k in body.places]
    lines = [("", *names), *((row.label, *(_ADDRESS.sub("", cell) for cell in row.cells)) for row in told)]
    most = MOST_COMPARED // max(1, sum(map(len, lines)))
    table = [
        [_cell(cell, most, words.language, bold=0 in {row, column}) for column, cell in enumerate(line)] for row, line in enumerate(lines)
    ]
    yield [{"type": "table", "rows": table, "column_settings": [{"is_wrapped": True}] * (len(names) + 1)}]
    known = [(number(place, words.language), screen.place(place, proposal)) for place in body.places]
    opened = [(name, on_screen) for name, on_screen in known if on_screen is not None]
    yield rows([button(f"{words('card.details')} {name}", screen.control("details", on_screen)) for name, on_screen in opened])


def loosened_parts(body: Loosened, showing: Showing, screen: Screen) -> Iterator[Part]:
    """How many match, and each change with a button that makes it."""
    words = showing.words
    first, *others = meter.lines(body.meter, words, wanted=body.wanted)
    yield prose([[strong(first)], *(others if not _offers(body.meter, body.wanted) else ())], words.language)
    yield from loosening_parts(body.meter, showing, screen, wanted=body.wanted)


def _offers(told: Meter, wanted: int) -> bool:
    return bool(meter.offered(told, wanted=wanted))


def _cell(text: str, most: int, language: str, *, bold: bool) -> Block:
    told = plain(one_line(text) or "–", language, most=max(12, most))["text"]
    if not bold:
        return {"type": "raw_text", "text": told}
    element = {"type": "text", "text": told, "style": {"bold": True}}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [element]}]}
