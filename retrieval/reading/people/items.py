"""Words that are an item of a list by themselves."""

from retrieval.reading.page import Page

_ITEM_ENDS = ",;:/|·()،؛.\n"


def stands_alone(page: Page, start: int, end: int) -> bool:
    """True for a word that is an item by itself, as in "under 50k followers, micro"."""
    before, after = page.back(start), page.skip(end)
    return (before <= 0 or page.text[before - 1] in _ITEM_ENDS) and (after >= len(page.text) or page.text[after] in _ITEM_ENDS)
