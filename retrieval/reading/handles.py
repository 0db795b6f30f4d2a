"""Handles: which creators to find look-alikes of, and which to leave out."""

from collections.abc import Iterable

from retrieval.reading.page import Page
from retrieval.reading.scope import ends_phrase, reach_of_no
from retrieval.reading.surface import Span


def handles(page: Page, spans: Iterable[Span]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Similar-to and excluded handles, without @; the brand's own and contacts are neither."""
    similar: list[str] = []
    excluded: list[str] = []
    last: tuple[Span, str] | None = None
    for span in spans:
        role = _role(page, span)
        gap = page.plain[last[0].end : span.start].strip(" ,،&/+") if last else "?"
        joined = not gap or any(m.end - m.start == len(gap) for m in page.marks("list_join", last[0].end if last else 0, span.start))
        if last is not None and joined and (role is None or last[1]):
            role = role if role == "excluded" else last[1]
        name = page.text[span.start + 1 : span.end].rstrip(".")
        if last is not None and joined and not last[1] and role == "excluded":  # "@a and @b are out"
            excluded.append(page.text[last[0].start + 1 : last[0].end].rstrip("."))
        last = (span, role or "")
        if role == "excluded" and name not in excluded:
            excluded.append(name)
        elif role == "similar" and name not in similar:
            similar.append(name)
    return tuple(similar), tuple(excluded)


def _role(page: Page, span: Span) -> str | None:
    part = page.part(span.start)
    clause = page.clause(span.start)
    after = [
        m
        for m in page.marks("no_after", span.end, min(clause.end, span.end + 30))
        if "@" not in page.text[span.end : m.start]
        and ends_phrase(page, m)
        # a Thai "but" right before the "no" belongs to it
        and not page.marks("but", span.end, m.start - len("แต่") if page.words.phrases_spaced else m.start)
    ]
    for they in page.marks("pronoun", span.end, min(clause.end, span.end + 60)):  # "we know @a and @b, so not them"
        if page.mark_at("no_after", page.skip(they.end)) is not None and not page.marks("but", span.end, they.start):
            return "excluded"
    before = [m for m in page.marks("no", part.start, span.start) if span.start < reach_of_no(page, m)]
    likes = page.marks("similar", max(clause.start, span.start - 40), span.start)
    if before and (not likes or likes[-1].end <= before[-1].start or likes[-1].start < before[-1].start):
        return "excluded"
    if after and not page.plain[span.end : after[0].start].strip(" ,").count(","):
        return "excluded"
    if likes or page.marks("similar", span.end, min(clause.end, span.end + 45)):
        return "similar"
    return None
