"""Other conditions: what creators must have, and what is not wanted, in the brief's own words."""

import re
from collections.abc import Iterable

from retrieval.reading.lexicon import Mark
from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience, about_own, ends_phrase, label_values, negated, reach_of_no
from retrieval.reading.surface import Span
from retrieval.reading.terms import tone_spans

_CUT = re.compile(r"[,;\uff64]|\s/\s")
_SPOKEN_ON = 12
"""Letters of a condition behind which a "no" opens the next thought: a nearer one is part of it ("must have no tattoos")."""
_NUMBERED = re.compile(r"[.:]? ?[#:]? ?\d")
"""What follows the "no." of an invoice."""
_EDGE = " \t\n,.;:!?()[]\"'–—-/•*«»“”،؛🙏"


def must_haves(page: Page) -> tuple[str, ...]:
    """What stands behind "must" and the like, where no other reader took it."""
    spans = [Span(s.start, s.end) for s in label_values(page, "must_have")]
    for mark in page.marks("must_cue"):
        clause = page.clause(mark.start)
        if (
            mark.value == "none"
            or page.claimed(mark.start, mark.end)
            or _ruled_out(page, mark.start)
            or _opens_topic(page, mark)
            or about_own(page, mark.start)
            or page.says("goal_said", Span(mark.start, page.part(mark.start).end))
            or (about_audience(page, mark.start) if page.words.phrases_spaced else page.says("audience", Span(clause.start, mark.start)))
        ):
            continue
        part = page.part(mark.start)
        if page.language == "fa" and page.skip(mark.end, " .") >= part.end:  # what must be stands before the word
            spans.append(Span(page.skip(part.start), mark.start))
            continue
        end = _phrase_end(page, page.skip(mark.end)) if page.words.phrases_spaced else page.part(mark.start).end
        end = min([end, *(m.start for m in page.marks("condition_stop", mark.end + 1, end))])
        if page.language == "en":  # spoken on without a stop: "they have to run twice a week no triathletes"
            end = min([end, *(m.start for m in page.marks("exclude_cue", mark.end + _SPOKEN_ON, end))])
        spans.append(Span(page.skip(mark.end), end))
    if page.language == "vi":  # terms of the deal are no conditions
        spans = [span for span in spans if not page.says("usage", span)]
    for mark in page.marks("must_after"):
        part = page.part(mark.start)
        if any(page.marks(name, mark.start, min(part.end, mark.end + 10)) for name in ("no_after", "exclude_after")):
            continue
        told = Span(part.start, mark.end)
        if mark.value == "keep1" and any(page.says(name, told) for name in ("product_after", "kind", "platform", "person", "courtesy")):
            continue
        end = mark.start + (mark.value == "keep1")  # the ending of the verb, as in "飼っている方"
        spans.append(Span(page.skip(_unspoken(page, part.start, mark.start)), end))
    spans += _kin(page)
    return _told(page, spans, split=False)


def _kin(page: Page) -> list[Span]:
    """The families that creators are to be ("mums or dads in Wales", "caravanning couples"), where they are not the audience."""
    found: list[Span] = []
    for mark in page.marks("kin"):
        if found and mark.start < found[-1].end:
            continue
        before, end = page.back(mark.start), mark.end
        join = page.mark_at("list_join", page.skip(end))
        if join is not None and (second := page.mark_at("kin", page.skip(join.end))) is not None:
            end = second.end
        told = any(page.mark_ending(name, before) for name in ("bare_for", "product_cue", "no", "audience", "topic_before", "list_join"))
        if not told and not about_audience(page, mark.start) and not about_own(page, mark.start) and not negated(page, mark.start):
            after = page.skip(end)
            if not any(page.mark_at(name, after) for name in ("person", "topic_after", "kind")) and not page.claimed(mark.start, end):
                found.append(Span(mark.start, end))
    return found


def _ruled_out(page: Page, at: int) -> bool:
    """Whether a "must" is but the end of a longer "must not" ("เอาคนที่" in "ไม่เอาคนที่")."""
    return any(m.start < at < m.end for m in page.marks("exclude_cue", max(0, at - 20), at + 30))


def _opens_topic(page: Page, mark: Mark) -> bool:
    """Whether "someone who" goes on with what they post about, which is no condition."""
    at = page.skip(mark.end)
    if mark.value != "who":
        return False
    over = (m for m in page.marks("topic_before", mark.start, at + 20) if m.start <= at < m.end)
    return next(over, None) is not None or any(page.mark_at(name, at) is not None for name in ("does", "opening"))


def exclusions(page: Page) -> tuple[str, ...]:
    """What stands behind "no" and the like, where it is no platform, handle or figure."""
    spans = list(label_values(page, "exclude"))
    sound = tone_spans(page)  # "plain, without jargon" is how it should sound
    for mark in page.marks("exclude_cue"):
        told = any(s.start <= mark.start < s.end for s in (*spans, *sound))
        told = told or _NUMBERED.match(page.plain, mark.end) is not None
        if told or about_own(page, mark.start) or page.claimed(mark.start, mark.end):
            continue
        clause = page.clause(mark.start)
        colon = page.plain.find(": ", mark.end, clause.end)
        end = colon if colon >= 0 and page.claimed(mark.end, colon) else clause.end
        if mark.value == "first" and any(0 <= mark.start - s.end < _NEAR for s in sound):  # "friendly, not bookish"
            continue
        end = page.part(mark.end).end if mark.value == "first" else end
        if mark.value == "any":  # "anyone who knits" is wanted, "anyone who smokes is out" is not
            out = next(iter(page.marks("no_after", mark.end, end)), None)
            if out is None and not page.marks("no", clause.start, mark.start):
                continue
            end = out.start if out is not None else end
        if page.words.phrases_spaced:
            if ends_phrase(page, mark):
                continue
            end = reach_of_no(page, mark)
        if page.language == "vi":
            end = _list_end(page, mark.end, end)
        end = min([end, *(m.start for m in page.marks("condition_stop", mark.end + 1, end))])
        spans.append(Span(_past_handle(page, page.skip(mark.end), end), end))
    spans += _just_not(page)
    for mark in page.marks("exclude_after"):
        clause = page.clause(mark.start)
        start = max([page.part(mark.start).start, *(m.end for m in page.marks("condition_stop", clause.start, mark.start))])
        start = _unspoken(page, start, mark.start)
        if who := page.marks("exclude_subject", start, mark.start):  # "... còn ai đã review X thì thôi"
            start = who[-1].end
        elif page.words.phrases_spaced:
            start = max(start, page.plain.rfind(" ", start, page.back(mark.start)) + 1)
        if not _small_talk(page, Span(start, mark.start)):
            spans.append(Span(page.skip(start), mark.start))
    if page.words.phrases_spaced:
        spans += _before_a_no(page)
    return _told(page, spans, split=True)


def _before_a_no(page: Page) -> list[Span]:
    """What a "not wanted" closes or follows, where spaces part the phrases."""
    spans: list[Span] = []
    for mark in page.marks("no_after"):
        if page.mark_ending("but", mark.start) is not None:
            continue
        if ends_phrase(page, mark) and page.plain[mark.start - 1 : mark.start].strip():
            spans.append(Span(page.plain.rfind(" ", 0, mark.start) + 1, mark.start))
        elif (told := _those_ruled_out(page, mark)) is not None:
            spans.append(told)
    return spans


_NEAR = 12
"""Letters between how it should sound and how it should not."""


def _small_talk(page: Page, span: Span) -> bool:
    """Whether nothing but words for how it should sound or small words are ruled out ("not stiff and salesy", "not them")."""
    if page.language != "fa":
        return False
    rest = list(page.plain[span.start : span.end])
    for name in ("tone_word", "list_join", "function", "condition_trim", "not_a_name", "unit", "date_glue"):
        for found in page.marks(name, *span):
            rest[found.start - span.start : found.end - span.start] = " " * (found.end - found.start)
    return not "".join(rest).strip(_EDGE)


_WHO_REACHES = 60
"""Letters of what is told of those who are ruled out."""


def _those_ruled_out(page: Page, mark: Mark) -> Span | None:
    """What is told of "whoever …" before a "not wanted" that stands by itself ("ใครพูดแรงๆ ไม่เอานะคะ")."""
    after = page.plain[mark.end : mark.end + 1]
    closes = not after or not after.isalnum() or page.mark_at("courtesy", mark.end) or page.mark_at("condition_stop", mark.end)
    who = page.marks("exclude_subject", max(page.clause(mark.start).start, mark.start - _WHO_REACHES), mark.start)
    return Span(who[-1].end, page.back(mark.start)) if closes and who else None


def _past_handle(page: Page, start: int, end: int) -> int:
    """Behind a handle that is ruled out: what is told of it is its reason."""
    if page.language != "en" or page.text[start : start + 1] != "@":
        return start
    comma = page.plain.find(",", start, end)
    return end if comma < 0 else comma + 1


def _just_not(page: Page) -> list[Span]:
    """What a piece of a sentence that opens with "not" rules out in a few words ("plant people, not florists")."""
    found: list[Span] = []
    for mark in page.marks("no") if page.language == "en" else ():
        part = page.part(mark.start)
        start = page.skip(mark.end)
        opens = page.skip(part.start) == mark.start and page.plain[mark.start : mark.end] == "not"
        other = any(page.mark_at(name, start) for name in ("function", "live_in", "on_day", "trim", "must", "from", "audience"))
        if opens and not other and 1 <= len(page.plain[start : part.end].split()) <= 4:
            found.append(Span(start, part.end))
    return found


def _unspoken(page: Page, start: int, end: int) -> int:
    """Behind the words that other readers took, where what is told precedes its verb without a comma."""
    taken = page.last_claimed(start, end - 1) if page.words.modifiers_first else None
    return start if taken is None else taken + 1


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
            if piece.end - piece.start < 2 or page.claimed(*piece) or not page.plain[piece.start : piece.end].strip(_EDGE):
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


_OTHER_MATTERS = (
    "person", "platform", "kind", "followers", "budget", "need", "per", "each", "topic_before", "brand_verb", "counter", "live_in", "usage",
    "pay", "must_cue", "exclude_cue", "no_ends", "similar", "gender", "on_day", "until", "relative",
)  # fmt: skip


def _list_end(page: Page, start: int, end: int) -> int:
    """Where a list of what is not wanted ends in Vietnamese: at the comma before another matter or a whole sentence."""
    at = page.part(start).end
    while at < end:
        part = page.part(page.skip(at + 1))
        long = len(page.plain[part.start : part.end].split()) > 5
        if part.start <= at or long or page.amounts(*part) or any(page.says(name, part) for name in _OTHER_MATTERS):
            return at
        at = part.end
    return min(at, end)


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
    start, end = page.skip(span.start, _EDGE), page.back(span.end, _EDGE)
    changed = True
    while changed and start < end:
        changed = False
        for name in ("condition_trim", "courtesy", "exclude_cue"):
            if (mark := page.mark_at(name, start)) is not None and mark.end <= end:
                start, changed = page.skip(mark.end, _EDGE), True
            if (mark := page.mark_ending(name, end)) is not None and start < mark.start:
                end, changed = page.back(mark.start, _EDGE), True
    said = page.text[start:end].strip(_EDGE) if start < end else ""
    return said + page.text[end] if said.count('"') == 1 and page.text[end : end + 1] == '"' else said
