"""Platforms wanted and not wanted."""

from retrieval.reading.page import Page
from retrieval.reading.scope import about_own, negated

_IMPLIED = {"youtube", "instagram", "tiktok", "podcast", "blog", "twitch"}


def platforms(page: Page) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The platforms asked for and those ruled out, in the order of the brief."""
    wanted: dict[str, int] = {}
    unwanted: dict[str, int] = {}
    for mark in page.marks("platform"):
        if page.claimed(mark.start, mark.end):
            continue
        page.claim(mark.start, mark.end)
        if _bound_to_own(page, mark.start) and not (page.language == "en" and negated(page, mark.start)):
            continue  # "we have tried TikTok and won't go back" is no account of the brand's
        (unwanted if negated(page, mark.start) else wanted).setdefault(mark.value, mark.start)
    for mark in page.marks("person"):
        if mark.value in _IMPLIED and not negated(page, mark.start):
            wanted.setdefault(mark.value, mark.start)
    return tuple(sorted((p for p in wanted if p not in unwanted), key=wanted.__getitem__)), tuple(unwanted)


def _bound_to_own(page: Page, at: int) -> bool:
    clause = page.clause(at)
    if any(m.start <= at < m.end for m in page.marks("own", max(0, at - 30), at + 30)):
        return True
    return (about_own(page, at) or page.says("contact", page.part(at))) and not page.marks("kind", *clause)
