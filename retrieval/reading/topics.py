"""What the creators' content should be about, in the brief's own words."""

from retrieval.reading.lexicon import Mark
from retrieval.reading.page import Page
from retrieval.reading.scope import about_audience, about_own, label_before, label_values, negated, reach_of_no
from retrieval.reading.surface import Span
from retrieval.reading.topic_bounds import backward, forward, separate, unclaimed_end
from retrieval.reading.topic_phrases import MOST, phrases, trimmed

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
    "similar",
)


def topics(page: Page, *, product: str | None = None, brand: str | None = None) -> tuple[str, ...]:
    """At most `MOST` topics: a label's list, else what cues announce, else what stands beside "creators", else what they do or what
    is looked for, else what is left of the text, else the product. A brand is none."""
    names = {name.casefold() for name in (brand,) if name}
    for spans in (_labelled, _announced, _beside_people, _within_pieces, _doing, _sought, _left):
        found = tuple(p for p in phrases(page, spans(page)) if p.casefold() not in names)
        if found:
            return found
    return (product,) if product else ()


def announced_topics(page: Page) -> tuple[str, ...]:
    """As `topics`, but only what words announce: what is merely left of a message is no topic of it."""
    for spans in (_labelled, _announced):
        if found := tuple(phrases(page, spans(page))):
            return found
    return ()


def topics_beside_people(page: Page) -> tuple[str, ...]:
    """What stands beside a word for creators ("fitness creators")."""
    return tuple(phrases(page, _beside_people(page)))


def _labelled(page: Page) -> list[Span]:
    values = [span for span in label_values(page, "topics") if not _lists_pieces(page, span)]
    if page.words.modifiers_first:  # the subject of an e-mail speaks of creators
        return [span for span in values if not page.says("person", span)]
    return values


def _lists_pieces(page: Page, span: Span) -> bool:
    """Whether a label's value is what is to be delivered ("Content: 1 carousel + 2 stories")."""
    return any(page.claimed(m.start, m.end) for m in page.marks("kind", *span))


def _within_pieces(page: Page) -> list[Span]:
    """What the pieces to make are about, where nothing tells what the creators' own content is."""
    return _announced(page, of_pieces=True)


def _announced(page: Page, *, of_pieces: bool = False) -> list[Span]:
    """Behind "about" and the like; in languages where the noun follows, before "content"."""
    spans: list[Span] = []
    end = 0
    people = [m for m in page.marks("who_does") if not _other_people(page, m)]
    for mark in sorted((*page.marks("topic_before"), *people), key=lambda m: (m.start, -m.end)):
        if (
            mark.start < end
            or _elsewhere(page, mark.start)
            or any(m.start <= mark.start < m.end for m in page.marks("similar", max(0, mark.start - 20), mark.end + 20))
            or (page.language == "ar" and _within_people(page, mark))
        ):
            continue
        part = page.part(mark.start)
        pieces = [k for k in page.marks("kind", max(part.start, mark.start - 25), mark.start) if page.claimed(k.start, k.end)]
        if bool(pieces) != of_pieces:
            continue
        span = forward(page, mark.end) if not _goes_on_with_and(page, mark.end) else Span(mark.end, mark.end)
        first = page.skip(small.end) if (small := page.mark_at("article", span.start)) is not None else span.start
        if page.words.phrases_spaced and (page.mark_at("no_matter", page.skip(span.end)) is not None or page.says("past", span)):
            continue
        if span.end > span.start and not any(m.start in {span.start, first} for m in page.marks("goal", *span)):
            spans.append(span)
            end = span.end
            if page.plain[mark.start : mark.end].endswith(" که") or page.plain.startswith("who", mark.start):
                spans += _following(page, span.end)
    if of_pieces:
        return spans
    for mark in page.marks("niche_word"):  # "บิวตี้บล็อกเกอร์"
        if page.mark_at("person", page.skip(mark.end)) is not None and not _elsewhere(page, mark.start):
            spans.append(Span(mark.start, mark.end))
    taken = {at for s in spans for at in range(s.start, s.end + 1)}
    for mark in () if page.words.noun_first else page.marks("topic_after"):
        the = page.mark_ending("article", page.back(mark.start)) if page.language == "en" else None
        if the is None and not _elsewhere(page, mark.start) and mark.start not in taken and not _in_label(page, mark):
            spans.append(backward(page, mark.start))
    if spans and page.language == "fa":  # "a gamer who plays chess": the second tells more
        return sorted(spans)
    return sorted(spans + _doers(page, taken, alone=not spans))


def _doers(page: Page, taken: set[int], *, alone: bool) -> list[Span]:
    """Words for what people are ("home bakers"); where they are `alone`, what stands beside other people too."""
    spans: list[Span] = []
    for mark in page.marks("doer"):
        if mark.start not in taken and not _elsewhere(page, mark.start):
            before = Span(mark.start, mark.start) if page.words.noun_first else backward(page, mark.start)
            spans.append(Span(before.start, max(mark.end, forward(page, mark.end).end) if page.words.noun_first else mark.end))
    if spans and alone and page.language in {"en", "fa"}:  # "sleep creators, nurses welcome"
        spans += [span for span in _beside_people(page) if not any(span.start < s.end and s.start < span.end for s in spans)]
    return spans


def _goes_on_with_and(page: Page, at: int) -> bool:
    """Whether "and" follows, so that the word before announces nothing ("filming and delivery in May")."""
    joined = page.mark_at("both", page.skip(at))
    return joined is not None and page.language == "en" and page.plain[joined.start].isalpha()


def _in_label(page: Page, mark: Mark) -> bool:
    """Whether the word ends a label ("交付内容：") and announces nothing."""
    sign = page.plain[page.skip(mark.end) : page.skip(mark.end) + 1]
    return sign in {":", "="} and any(m.end == mark.end for m in page.marks("label", max(0, mark.start - 12), mark.end))


def _within_people(page: Page, mark: Mark) -> bool:
    """Whether a word lies inside one for creators ("content" in "content maker")."""
    return any(m.start < mark.start < m.end for m in page.marks("person", max(0, mark.start - 20), mark.end + 20))


def _other_people(page: Page, mark: Mark) -> bool:
    """Whether a word for people stands in a longer one ("người theo dõi"), or where terms or demands are told."""
    near = (max(0, mark.start - 20), mark.end + 20)
    inside = any(
        m.start <= mark.start and mark.end <= m.end and m.end - m.start > mark.end - mark.start
        for name in ("followers", "audience", "each", "per", "person", "gender", "topic_stop")
        for m in page.marks(name, *near)
    )
    must = any(m.start <= mark.start < m.end for m in page.marks("must_cue", *near))
    part = Span(mark.end, page.part(mark.start).end)
    if page.words.phrases_spaced and (space := page.plain.find(" ", *part)) >= 0:
        part = Span(mark.end, space)
    label = label_before(page, mark.start)
    inside = inside or (label is not None and label.value not in {"topics", "creators"})
    inside = inside or bool(page.marks("goal_cue", page.clause(mark.start).start, mark.start))
    return inside or must or any(page.says(name, part) for name in ("pay", "budget", "past"))


def _following(page: Page, at: int) -> list[Span]:
    """The other things that a relative clause says, where each ends in its own verb ("who paint walls, fix doors and sand floors")."""
    spans: list[Span] = []
    clause = page.clause(at)
    while len(spans) < MOST and (comma := page.plain.find(",", at, clause.end)) >= 0:
        start = page.skip(comma + 1)
        part = page.part(start)
        if _elsewhere(page, start) or any(page.says(name, part) for name in ("budget", "followers", "must_cue", "person", "audience")):
            break
        spans.append(forward(page, start))
        at = max(part.end, comma + 1)
    return spans


def _dated(page: Page, at: int) -> bool:
    """Whether days follow, so that "running" is said of the campaign ("running from 1 to 28 May")."""
    small = any(page.mark_at(name, page.skip(at)) for name in ("from", "until", "on_day"))
    return page.language == "en" and small and page.claimed(at, at + 12)


def _doing(page: Page) -> list[Span]:
    """What anyone is said to do ("anyone ... knits socks"): from the verb on, or up to it where verbs come last."""
    spans: list[Span] = []
    for mark in page.marks("does"):
        about_us = page.says("introduces", page.clause(mark.start)) or _dated(page, mark.end)
        if not about_us and not _elsewhere(page, mark.start) and not page.claimed(mark.start, mark.end):
            last = mark.value == "last"
            if last:
                spans.append(Span(backward(page, mark.start).start, mark.end))
                continue
            start = mark.start
            if page.plain.endswith("ing", start, mark.end):  # "sourdough baking"
                before = backward(page, start).start
                words = [before, page.part(start).start, *(m.end for m in page.marks("function", before, start))]
                start = min(start, page.skip(max(words)))
            spans.append(Span(start, forward(page, mark.end).end))
    return spans


def _sought(page: Page) -> list[Span]:
    """What stands behind "looking for" and the like."""
    counted = {m.start for m in page.marks("followers")}  # "follow-ers" opens with the Persian "looking"
    cues = [m for m in page.marks("need") if m.start not in counted]
    cues = [m for m in cues if page.words.noun_first or m.start == page.skip(page.clause(m.start).start)]
    return [forward(page, mark.end) for mark in cues if not _elsewhere(page, mark.start)]


def _beside_people(page: Page) -> list[Span]:
    spans = []
    shows = [m for m in page.marks("platform") if page.words.noun_first and m.value in {"podcast", "blog", "newsletter"}]
    for mark in sorted((*page.marks("person"), *shows)):
        labels = (m for m in page.marks("label", max(0, mark.start - 30), mark.end + 30) if m.start <= mark.start < m.end)
        if any(page.plain.startswith(":", page.skip(m.end)) for m in labels) or (
            page.language == "fa" and page.plain.startswith(":", page.skip(mark.end))
        ):
            continue  # "Number of creators: 5"
        if _elsewhere(page, mark.start) or page.mark_ending("per", page.back(mark.end)) or page.mark_ending("each", page.back(mark.start)):
            continue
        if page.words.noun_first:
            if page.language == "vi" and page.plain[page.skip(mark.end) : page.skip(mark.end) + 1] == "-":
                continue  # a title: "BRIEF KOL – MÂY HỒNG"
            near = page.marks("must_cue", max(0, mark.start - 20), mark.end + 20)
            if page.language == "vi" and any(m.start < mark.start < m.end for m in near):
                continue  # "ưu tiên bạn nào biết nấu ăn"
            on = page.mark_at("platform", page.skip(mark.end))  # "an Instagram page about dogs", where the noun comes first
            span = forward(page, on.end if on is not None and on.value != mark.value else mark.end)
            before = page.text[max(0, mark.start - 2) : mark.start].strip()
            latin = page.text[mark.start].isascii() and before.isascii() and before.isalpha() and page.language in {"th", "fa", "ar"}
            spans.append(backward(page, mark.start) if (latin or page.language in {"vi", "id"}) and not trimmed(page, span) else span)
        else:
            spans.append(backward(page, mark.start))
            follows = page.skip(mark.end)
            if page.language == "en" and page.plain.startswith("that ", follows):
                spans.append(forward(page, follows + 5))
            if page.language == "en" and page.plain[follows : page.plain.find(" ", follows)].endswith("ing"):
                spans.append(forward(page, follows))  # "parents raising twins"
            if page.plain[follows : follows + 2] in {"- ", ": "}:
                spans.append(forward(page, follows + 1))
    return spans


def _elsewhere(page: Page, at: int) -> bool:
    return negated(page, at) or about_own(page, at) or about_audience(page, at)


_SHORT = 120
"""Letters of a Thai brief whose rest may be its topic."""


_CHATTER = 3
"""Pieces left of a sentence of Persian chat beyond which they are no list of topics."""


def _left(page: Page) -> list[Span]:
    """What is left of the first sentence that holds words which nobody claimed and which belong to no other matter."""
    if page.words.phrases_spaced and sum(c.end - c.start for c in page.clauses) > _SHORT:
        return []  # what is left of a long text without spaces between words is anything
    first = page.clauses[:8]
    told = [c for c in first if page.says("introduces", c)]
    for clause in [*(c for c in first if c not in told), *told]:
        if (
            (page.says("kind", clause) and page.language != "en")
            or (len(page.clauses) > 1 and len(words := page.text[clause.start : clause.end].split()) == 1 and words[0][0].isupper())
            or (page.says("price", clause) and page.language != "en")
            or page.says("engagement", clause)
            or page.says("own", clause)
            or page.says("audience", clause)
            or (page.language == "vi" and (page.says("exclusivity", clause) or page.says("usage", clause)))
            or label_before(page, clause.end)
            or (page.language == "fa" and _of_the_brand(page, clause))
        ):
            continue
        stops = _opening(page, sorted(m for name in _OTHER_MATTERS for m in page.marks(name, *clause)))
        unwanted = [(m.start, reach_of_no(page, m)) for m in page.marks("no", *clause)] if page.language == "vi" else []
        taken = sorted(
            [(m.start, m.end) for m in stops]
            + unwanted
            + [(q.outer_start, q.outer_end) for q in page.amounts(*clause) if separate(page, q.outer_start, q.end)]
            + [tuple(page.part(m.start)) for name in ("price", "kind") for m in page.marks(name, *clause)]
            + [(m.start, page.part(m.start).end) for m in page.marks("no", *clause)]
        )
        spans, start = [], clause.start
        for left, right in [*taken, (clause.end, clause.end)]:
            if left > start:
                spans.append(Span(start, unclaimed_end(page, start, left)))
            start = max(start, right)
        said = [span for span in spans if len(trimmed(page, span)) > 2]
        if page.language == "fa" and len(said) > _CHATTER:
            continue
        if said:
            return said
    return []


def _of_the_brand(page: Page, clause: Span) -> bool:
    """Whether a sentence tells what "we" are, make or sell, and so nothing of the creators."""
    return page.says("brand_cue", clause) or (page.says("opener", clause) and (page.says("sells", clause) or page.says("maker", clause)))


def _opening(page: Page, marks: list[Mark]) -> list[Mark]:
    """The marks that open a phrase: in scripts without spaces a short word inside a longer one is none."""
    if not page.words.phrases_spaced:
        return marks
    kept: list[Mark] = []
    for mark in marks:
        before = page.plain[mark.start - 1 : mark.start]
        if mark.start == page.clause(mark.start).start or before in {" ", ""} or (kept and kept[-1].end >= mark.start):
            kept.append(mark)
    return kept
