"""Lists of places."""

from retrieval.reading.page import Page


def next_listed(page: Page, end: int) -> int:
    """Where the next name of a list of places starts, behind commas, slashes and "or"."""
    at = page.skip(end, " ,/&+")
    join = page.mark_at("list_join", at)
    return page.skip(join.end) if join is not None else at


def in_one_list(page: Page, end: int, start: int) -> bool:
    """Whether only list words and brackets stand between two places."""
    article = page.mark_ending("article", page.back(start)) if page.words.articles_in_lists else None
    if article is not None and article.start >= end:
        start = article.start  # "Österreich und der Schweiz"
    gap = page.plain[end:start].strip(" ,(/&-+")
    return len(page.plain[end:start]) < 14 and (not gap or any(m.end - m.start == len(gap) for m in page.marks("list_join", end, start)))


def add(values: list[str], *more: str) -> None:
    """Adds the values that are not there yet."""
    values += [value for value in more if value not in values]
