"""From the stretches of a text that hold conditions to their wording, without what other readers took."""

import re
from collections.abc import Iterable

from retrieval.reading.page import Page
from retrieval.reading.surface import Span

_CUT = re.compile(r"[,;\uff64]|\s/\s")
EDGE = " \t\n,.;:!?()[]\"'–—-/•*«»“”،؛🙏"


def past_taken(page: Page, start: int, end: int) -> int:
    """Behind the words that other readers took, where what is told precedes its verb without a comma."""
    taken = page.last_claimed(start, end - 1) if page.words.modifiers_first else None
    return start if taken is None else taken + 1


def told_in(page: Page, spans: Iterable[Span], *, split: bool) -> tuple[str, ...]:
    found: list[str] = []
    for span in spans:
        dropped = False
        for piece in _pieces(page, span) if split else [span]:
            if dropped and page.mark_at("exclude_cue", page.skip(piece.start)) is None:
                continue
            dropped = split and (
                _about_rivals(page, piece)
                or page.says("goal_said", Span(max(0, piece.start - 12), piece.end))
                or any(page.says(name, piece) for name in ("pay", "budget", "followers", "usage"))
                or (
                    page.says("kind", piece)
                    and not page.words.myriad
                    and not _tells_of_people(page, piece)
                    and not _within_pieces(page, piece)
                )
            )
            if dropped:
                continue
            if not split and _opens_date(page, piece):
                continue
            if piece.end - piece.start < 2 or page.claimed(*piece) or not page.plain[piece.start : piece.end].strip(EDGE):
                continue
            text = _trimmed(page, piece)
            if split and page.words.myriad and any(page.text[m.start : m.end] == text for m in page.marks("kind", *piece)):
                continue
            if 2 <= len(text) <= 90 and not page.mark_at("but", piece.start) and len(text.split()) <= 12 and text not in found:
                found.append(text)
                page.claim(*piece)
    return tuple(found[:6])


def _within_pieces(page: Page, span: Span) -> bool:
    """Whether a piece to make is but where something may not be seen ("มีสัตว์เลี้ยงในคลิป")."""
    return page.words.phrases_spaced and all(page.mark_ending("live_in", k.start) is not None for k in page.marks("kind", *span))


def _opens_date(page: Page, piece: Span) -> bool:
    """Whether the condition is but a deadline, whose day another reader took."""
    end = page.back(piece.end)
    dated = page.claimed(page.skip(piece.end), page.skip(piece.end) + 1)
    return dated and any(page.mark_ending(name, end) for name in ("before", "until", "from", "on_day"))


def _tells_of_people(page: Page, piece: Span) -> bool:
    """Whether a Vietnamese piece says more than a kind of post, as "mấy bạn bán hàng livestream" does."""
    kinds = sum(len(page.plain[m.start : m.end].split()) for m in page.marks("kind", *piece))
    return page.language == "vi" and not page.amounts(*piece) and len(page.plain[piece.start : piece.end].split()) - kinds >= 2


def _about_rivals(page: Page, span: Span) -> bool:
    """Whether a "no" speaks of a time of exclusivity, which is a term of its own."""
    near = Span(max(0, span.start - 12), span.end)
    return page.says("exclusivity", near) and bool(
        page.marks("unit", max(page.clause(span.start).start, span.start - 30), min(page.clause(span.start).end, span.end + 40))
    )


def _pieces(page: Page, span: Span) -> list[Span]:
    cuts = [(span.start + m.start(), span.start + m.end()) for m in _CUT.finditer(page.plain[span.start : span.end])]
    cuts += [(m.start, m.end) for m in page.marks("exclude_join", *span)]
    pieces, start = [], span.start
    for left, right in sorted(cuts):
        if left >= start:
            pieces.append(Span(start, left))
            start = right
    return [*pieces, Span(start, span.end)]


def _trimmed(page: Page, span: Span) -> str:
    start, end = page.skip(span.start, EDGE), page.back(span.end, EDGE)
    changed = True
    while changed and start < end:
        changed = False
        for name in ("condition_trim", "courtesy", "exclude_cue"):
            if (mark := page.mark_at(name, start)) is not None and mark.end <= end:
                start, changed = page.skip(mark.end, EDGE), True
            if (mark := page.mark_ending(name, end)) is not None and start < mark.start:
                end, changed = page.back(mark.start, EDGE), True
    said = page.text[start:end].strip(EDGE) if start < end else ""
    return said + page.text[end] if said.count('"') == 1 and page.text[end : end + 1] == '"' else said
