"""The window of one creator of a list: everything that defends the choice, and everything that can be done about it."""

from bot.blocks.buttons import button, rows
from bot.blocks.controls import Act, Control
from bot.blocks.modals.details_parts import groups
from bot.blocks.modals.frame import page_of, window
from bot.blocks.modals.pages import divider, paged
from bot.blocks.prose import prose
from bot.blocks.screen import Screen
from bot.blocks.sections import header
from bot.blocks.showing import Showing
from bot.blocks.text import Block
from bot.conversation.replies import Explained
from prompts.figures import number
from prompts.words import Words
from retrieval.shortlist import Match

MOST_ON_A_PAGE = 90
"""Blocks of a page, with room for buttons."""
CODE = "details"
"""The code of the buttons that turn pages; their number is the page."""
FIRST: tuple[Act, ...] = ("approve", "reject", "draft", "compare")
LAST: tuple[Act, ...] = ("like", "swap", "drop", "block", "note", "why_not")


def details_window(body: Explained, showing: Showing, screen: Screen, *, metadata: str, place: int | None = None, page: int = 1) -> Block:
    """The window of the first creator that is explained, or of the one at a place of that list. Who stands beside the list on the screen,
    and not in it, can be looked at and not decided about by buttons.
    """
    place = place or body.places[0]
    proposal, words = body.proposal, showing.words
    match, _, _ = proposal.at(place)
    on_screen = screen.place(place, proposal)
    told = [(title, prose(lines, words.language)) for title, lines in groups(place, proposal, showing)]
    parts = [[*([divider(), header(title, words.language)] if title else []), *blocks] for title, blocks in told]
    if on_screen is not None and screen.shortlist is not None:
        parts.insert(1, rows([_act(act, screen.shortlist, on_screen, words) for act in FIRST]))
        parts.append([divider(), *rows([_act(act, screen.shortlist, on_screen, words) for act in _last(match)])])
    pages = paged(parts, most=MOST_ON_A_PAGE)
    shown = page_of(pages, page)
    turning = _turning(pages.index(shown) + 1, len(pages), screen.shortlist, on_screen, words)
    return window("details", words("window.details_title"), [*shown, *turning], words, metadata=metadata)


def _last(match: Match) -> tuple[Act, ...]:
    return ("unpin" if match.pinned else "pin", *LAST)


def _act(act: Act, shortlist: str, place: int, words: Words) -> Block:
    style = {"approve": "primary", "block": "danger"}.get(act)
    return button(words(f"window_act.{act}"), Control(act=act, shortlist=shortlist, place=place), style=style)  # type: ignore[arg-type]  # both are styles


def _turning(page: int, of: int, shortlist: str | None, place: int | None, words: Words) -> list[Block]:
    """Buttons to the page before and the one after; none where there is one page."""
    told = [(page - 1, "window.page_before")] if page > 1 else []
    told += [(page + 1, "window.page_after")] if page < of else []
    elements = []
    for other, key in told:
        control = Control(act="more", shortlist=shortlist, place=place, number=other, code=CODE)
        elements.append(button(words(key, page=number(other, words.language), of=number(of, words.language)), control))
    return rows(elements)
