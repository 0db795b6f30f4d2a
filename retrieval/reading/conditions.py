"""Other conditions: what creators must have, and what is not wanted, in the brief's own words."""

import re
from collections.abc import Iterable

from retrieval.reading.page import Page
from retrieval.reading.scope import about_own, ends_phrase, label_values, reach_of_no
from retrieval.reading.surface import Span

_CUT = re.compile(r"[,;]|\s/\s")
_EDGE = " \t\n,.;:!?()[]\"'–—-/•*«»“”،؛🙏"


def must_haves(page: Page) -> tuple[str, ...]:
    """What stands behind "must" and the like, where no other reader took it."""
    spans = [Span(s.start, s.end) for s in label_values(page, "must_have")]
    for mark in page.marks("must_cue"):
        clause = page.clause(mark.start)
        if (
            mark.value == "none"
            or page.claimed(mark.start, mark.end)
            or about_own(page, mark.start)
            or page.says("audience", Span(clause.start, mark.start))
        ):
            continue
        end = _phrase_end(page, page.skip(mark.end)) if page.words.unspaced else page.part(mark.start).end
        end = min([end, *(m.start for m in page.marks("condition_stop", mark.end + 1, end))])
        spans.append(Span(page.skip(mark.end), end))
    for mark in page.marks("must_after"):
        part = page.part(mark.start)
        spans.append(Span(page.skip(part.start), mark.start))
    return _told(page, spans, split=False)


def exclusions(page: Page) -> tuple[str, ...]:
    """What stands behind "no" and the like, where it is no platform, handle or figure."""
    spans = list(label_values(page, "exclude"))
    for mark in page.marks("exclude_cue"):
        if about_own(page, mark.start) or page.claimed(mark.start, mark.end) or any(s.start <= mark.start < s.end for s in spans):
            continue
        clause = page.clause(mark.start)
        end = clause.end
        if mark.value == "any":  # "anyone who knits" is wanted, "anyone who smokes is out" is not
            out = next(iter(page.marks("no_after", mark.end, end)), None)
            if out is None and not page.marks("no", clause.start, mark.start):
                continue
            end = out.start if out is not None else end
        if page.words.unspaced:
            if ends_phrase(page, mark):
                continue
            end = reach_of_no(page, mark)
        end = min([end, *(m.start for m in page.marks("condition_stop", mark.end + 1, end))])
        spans.append(Span(page.skip(mark.end), end))
    for mark in page.marks("exclude_after"):
        clause = page.clause(mark.start)
        start = max([page.part(mark.start).start, *(m.end for m in page.marks("condition_stop", clause.start, mark.start))])
        spans.append(Span(page.skip(start), mark.start))
    if page.words.unspaced:
        for mark in page.marks("no_after"):
            if ends_phrase(page, mark) and page.plain[mark.start - 1 : mark.start].strip():
                spans.append(Span(page.plain.rfind(" ", 0, mark.start) + 1, mark.start))
    return _told(page, spans, split=True)


def _phrase_end(page: Page, at: int) -> int:
    space = page.plain.find(" ", at, page.clause(at).end)
    return page.clause(at).end if space < 0 else space


def _told(page: Page, spans: Iterable[Span], *, split: bool) -> tuple[str, ...]:
    found: list[str] = []
    for span in spans:
        dropped = False
        for piece in _pieces(page, span) if split else [span]:
            if dropped and page.mark_at("exclude_cue", page.skip(piece.start)) is None:
                continue
            dropped = split and (
                _about_rivals(page, piece) or any(page.says(name, piece) for name in ("pay", "budget", "kind", "followers", "usage"))
            )
            if dropped:
                continue
            if piece.end - piece.start < 2 or page.claimed(*piece) or not page.plain[piece.start : piece.end].strip(_EDGE):
                continue
            text = _trimmed(page, piece)
            if 2 <= len(text) <= 90 and not page.mark_at("but", piece.start) and len(text.split()) <= 12 and text not in found:
                found.append(text)
                page.claim(*piece)
    return tuple(found[:6])


def _about_rivals(page: Page, span: Span) -> bool:
    """Whether a "no" speaks of a time of exclusivity, which is a term of its own."""
    near = Span(max(0, span.start - 12), span.end)
    return page.says("exclusivity", near) and bool(
        page.marks("unit", max(0, span.start - 30), min(page.clause(span.start).end, span.end + 40))
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
    start, end = page.skip(span.start, _EDGE), page.back(span.end, _EDGE)
    changed = True
    while changed and start < end:
        changed = False
        for name in ("condition_trim", "courtesy", "exclude_cue"):
            if (mark := page.mark_at(name, start)) is not None and mark.end <= end:
                start, changed = page.skip(mark.end, _EDGE), True
            if (mark := page.mark_ending(name, end)) is not None and start < mark.start:
                end, changed = page.back(mark.start, _EDGE), True
    return page.text[start:end].strip(_EDGE) if start < end else ""
