"""What the creators' content should be about, in the brief's own words."""

import re
from collections.abc import Iterable

from retrieval.reading.lexicon import Mark
from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience, about_own, label_before, label_values, negated
from retrieval.reading.surface import Span, unspaced

MOST = 6
"""Topics kept: the search embeds each."""

_EDGE = " \t\n,.;:!?()[]\"'-–—/&+•*_#«»“”‘’„…،؛؟|="
_OTHER_MATTERS = (
    "courtesy",
    "topic_stop",
    "product_cue",
    "person",
    "budget",
    "followers",
    "tier",
    "per",
    "each",
    "usage",
    "exclusivity",
    "pay",
    "month",
    "lang_cue",
    "must_cue",
)
_SPLIT = re.compile(r"[,;()\[\]/&+\n•]|(?<= )-(?= )|:(?= )")


def topics(page: Page, *, product: str | None = None) -> tuple[str, ...]:
    """At most `MOST` topics: a label's list, else what cues announce, else what stands beside "creators", else what is left of
    the text, else the product."""
    for spans in (_labelled, _announced, _beside_people, _within_pieces):
        found = _phrases(page, spans(page))
        if found:
            return found
    left = _phrases(page, _left(page))
    return left or ((product,) if product else ())


def _labelled(page: Page) -> list[Span]:
    return label_values(page, "topics")


def _within_pieces(page: Page) -> list[Span]:
    """What the pieces to make are about, where nothing tells what the creators' own content is."""
    return _announced(page, of_pieces=True)


def _announced(page: Page, *, of_pieces: bool = False) -> list[Span]:
    """Behind "about" and the like; in languages where the noun follows, before "content"."""
    spans: list[Span] = []
    end = 0
    for mark in page.marks("topic_before"):
        if (
            mark.start < end
            or _elsewhere(page, mark.start)
            or any(m.start <= mark.start < m.end for m in page.marks("similar", max(0, mark.start - 20), mark.end + 20))
        ):
            continue
        part = page.part(mark.start)
        pieces = [k for k in page.marks("kind", max(part.start, mark.start - 25), mark.start) if page.claimed(k.start, k.end)]
        if bool(pieces) != of_pieces:
            continue
        span = _forward(page, mark.end)
        if span.end > span.start and not any(m.start == span.start for m in page.marks("goal", *span)):
            spans.append(span)
            end = span.end
    for mark in () if page.words.noun_first or of_pieces else page.marks("topic_after"):
        if not _elsewhere(page, mark.start) and not any(s.start <= mark.start <= s.end for s in spans):
            spans.append(_backward(page, mark.start))
    return sorted(spans)


def _beside_people(page: Page) -> list[Span]:
    spans = []
    shows = [m for m in page.marks("platform") if page.words.noun_first and m.value in {"podcast", "blog", "newsletter"}]
    for mark in sorted((*page.marks("person"), *shows)):
        if _elsewhere(page, mark.start) or page.mark_ending("per", page.back(mark.end)) or page.mark_ending("each", page.back(mark.start)):
            continue
        if page.words.noun_first:
            span = _forward(page, mark.end)
            before = page.text[max(0, mark.start - 2) : mark.start].strip()
            latin = page.text[mark.start].isascii() and before.isascii() and before.isalpha() and page.language in {"th", "fa", "ar"}
            spans.append(_backward(page, mark.start) if (latin or page.language in {"vi", "id"}) and not _trimmed(page, span) else span)
        else:
            spans.append(_backward(page, mark.start))
            follows = page.skip(mark.end)
            if page.plain[follows : follows + 2] in {"- ", ": "}:
                spans.append(_forward(page, follows + 1))
    return spans


def _elsewhere(page: Page, at: int) -> bool:
    return negated(page, at) or about_own(page, at) or about_audience(page, at)


def _left(page: Page) -> list[Span]:
    """What is left of the first sentence that holds words which nobody claimed and which belong to no other matter."""
    for clause in page.clauses[:8]:
        if (
            page.says("kind", clause)
            or page.says("price", clause)
            or page.says("own", clause)
            or page.says("audience", clause)
            or label_before(page, clause.end)
        ):
            continue
        stops = _opening(page, sorted(m for name in _OTHER_MATTERS for m in page.marks(name, *clause)))
        taken = sorted(
            [(m.start, m.end) for m in stops]
            + [(q.outer_start, q.outer_end) for q in page.amounts(*clause) if _separate(page, q.outer_start, q.end)]
        )
        spans, start = [], clause.start
        for left, right in [*taken, (clause.end, clause.end)]:
            if left > start:
                spans.append(Span(start, _unclaimed_end(page, start, left)))
            start = max(start, right)
        said = [span for span in spans if len(_trimmed(page, span)) > 2]
        if said:
            return said
    return []


def _opening(page: Page, marks: list[Mark]) -> list[Mark]:
    """The marks that open a phrase: in scripts without spaces a short word inside a longer one is none."""
    if not page.words.unspaced:
        return marks
    kept: list[Mark] = []
    for mark in marks:
        before = page.plain[mark.start - 1 : mark.start]
        if mark.start == page.clause(mark.start).start or before in {" ", ""} or (kept and kept[-1].end >= mark.start):
            kept.append(mark)
    return kept


def _unclaimed_end(page: Page, start: int, end: int) -> int:
    first = page.first_claimed(start, end)
    return end if first is None else first


def _forward(page: Page, start: int) -> Span:
    start = page.skip(start, " :\"'-")
    clause = page.clause(start)
    return Span(start, _stop(page, start, clause.end))


def _stop(page: Page, start: int, end: int) -> int:
    """Where a topic list that starts here is over: at words of another matter, an amount, or something claimed."""
    limit = end
    for name in ("topic_stop", "product_cue", "person", "no", "own", "budget", "similar", "followers", "usage", "exclusivity"):
        for mark in page.marks(name, start, limit):
            if mark.start > start and not (name == "person" and page.words.noun_first is False and mark.start - start < 2):
                end = min(end, mark.start)
                break
            if mark.start == start and name in {"topic_stop", "product_cue", "no", "usage", "exclusivity"}:
                return start
    for q in page.amounts(start, end):
        if (q.start == start or not page.plain[q.start - 1].isalpha()) and _separate(page, q.outer_start, q.end):
            end = min(end, q.outer_start)
            break
    for mark in page.marks("topic_stop_spaced", start, limit):
        if mark.start >= start and page.plain[mark.start - 1 : mark.start] == " ":
            end = min(end, mark.start)
            break
    if (at := page.first_claimed(start, end)) is not None:
        end = page.back(at)
        while (
            small := page.mark_ending("live_in", end) or page.mark_ending("lang_cue", end) or page.mark_ending("article", end)
        ) and small.start > start:
            end = page.back(small.start)
        return max(start, end)
    return end


def _separate(page: Page, start: int, end: int) -> bool:
    """Whether a number stands for itself, not in a name such as "Switch 2" or "100 days"."""
    if page.mark_at("counter", page.skip(end)) or page.claimed(start, end):
        return True
    if page.mark_at("unit", page.skip(end)) and page.plain[page.back(start) - 1 : page.back(start)].isalpha():
        return False
    before = page.text[: page.back(start)].rsplit(None, 1)[-1:]
    return not (before and before[0][:1].isupper())


def _backward(page: Page, end: int) -> Span:
    """The words before "content" or "creators" that describe it."""
    clause = page.clause(end)
    end = max(clause.start, page.back(end, " -"))
    start = clause.start
    for name in ("topic_stop", "person", "live_in", "courtesy", "followers", "each", "topic_after", "is"):
        for mark in reversed(page.marks(name, clause.start, end)):
            if mark.end <= end:
                start = max(start, mark.end)
                break
    for q in page.amounts(start, end):
        if q.end <= end and _separate(page, q.outer_start, q.end):
            start = max(start, q.outer_end)
    if (at := page.last_claimed(start + 1, end)) is not None:
        start = at + 1
    return Span(min(start, end), end)


def _phrases(page: Page, spans: Iterable[Span]) -> tuple[str, ...]:
    """The spans cut at commas and list words, without courtesies at their ends, each once, in the order of the brief."""
    found: dict[str, str] = {}
    for span in spans:
        for piece in _pieces(page, span):
            phrase = _trimmed(page, piece)
            if phrase and len(phrase) > 1 and not _says_nothing(page, piece, phrase) and len(phrase.split()) <= 9 and len(phrase) <= 80:
                found.setdefault(phrase.casefold(), phrase)
    kept = [p for key, p in found.items() if not any(key != other and key in other.split() for other in found)]
    return tuple(kept[:MOST])


def _says_nothing(page: Page, piece: Span, phrase: str) -> bool:
    """Whether a phrase is one of the words that only mean something beside others ("make")."""
    return any(m.end - m.start == len(phrase) for m in page.marks("empty", *piece))


def _pieces(page: Page, span: Span) -> list[Span]:
    cuts = [(span.start + m.start(), span.start + m.end()) for m in _SPLIT.finditer(page.plain[span.start : span.end])]
    whole = page.marks("whole", *span)
    cuts += [
        (m.start, m.end)
        for m in page.marks("list_join", *span)
        if not any(w.start <= m.start < w.end for w in whole) and page.plain[m.end : m.end + 1] != "-"
    ]
    for at in range(span.start + 1, span.end - 1):
        if page.plain[at] == " " and unspaced(page.plain[at - 1]) and unspaced(page.plain[at + 1]):
            cuts.append((at, at + 1))
    pieces, start = [], span.start
    for left, right in sorted(cuts):
        if left >= start:
            pieces.append(Span(start, left))
            start = right
    pieces.append(Span(start, span.end))
    return _rejoined(page, pieces)


def _rejoined(page: Page, pieces: list[Span]) -> list[Span]:
    """Single words that share the end of the last piece ("building, surviving or modding in Minecraft") stay one phrase."""
    if len(pieces) < 2 or page.language != "en":
        return pieces
    words = [page.plain[p.start : p.end].split() for p in pieces]
    shares = len(words[-1]) >= 3 and words[-1][0].endswith("ing") and words[-1][1] in {"in", "of", "on", "with"}
    verbs = page.mark_ending("topic_before", page.back(pieces[0].start))
    shares = shares and all(len(w) == 1 and w[0].endswith("ing") for w in words[:-1])
    if shares or (verbs is not None and page.plain[verbs.start : verbs.end] == "who" and all(len(w) == 1 for w in words[:-1])):
        return [Span(pieces[0].start, pieces[-1].end)]
    return pieces


def _trimmed(page: Page, span: Span) -> str:
    start, end = span
    changed = True
    while changed and start < end:
        changed = False
        while start < end and page.plain[start] in _EDGE:
            start += 1
        while end > start and page.plain[end - 1] in _EDGE:
            end -= 1
        for name in ("trim", "courtesy", "article", "person", "gender"):
            if (mark := page.mark_at(name, start)) is not None and mark.end <= end:
                start, changed = mark.end, True
            if (mark := page.mark_ending(name, end)) is not None and mark.start >= start and mark.end > start:
                end, changed = mark.start, True
    small = page.mark_at("live_in", start)
    return page.text[start:end].strip(_EDGE) if start < end and not (small is not None and small.end >= end) else ""
