"""What a stretch of the brief is about: the audience, the brand itself, a label's value, something that is not wanted."""

from itertools import islice

from retrieval.reading.page import Page
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark


def label_before(page: Page, at: int) -> Mark | None:
    """The label ("Audience:") whose value holds this offset: on its line where it opens the line, else in its sentence."""
    line, clause = page.line(at), page.clause(at)
    for head in page.heads_before(at):
        if head.mark.start < max(line.start, at - 300):
            break
        if head.sign < at and (clause.start <= head.mark.start or page.back(head.mark.start, " *•-\t#_") <= line.start):
            return head.mark
    return None


def labelled(page: Page, at: int, value: str) -> bool:
    """Whether this offset is in the value of a label of this kind."""
    mark = label_before(page, at)
    return mark is not None and mark.value == value


def label_values(page: Page, value: str) -> list[Span]:
    """Where the values of labels of this kind stand: from after the sign to the end of the sentence or the next label."""
    spans = []
    marks = page.marks("label")
    for index, mark in enumerate(marks):
        if mark.value != value:
            continue
        line = page.line(mark.start)
        after = page.skip(mark.end)
        if value in {"brand", "product", "tone"} and (sign := page.mark_at("is", after)) is not None:
            again = page.mark_at("is", page.skip(sign.end)) or sign  # "is called"
            spans.append(Span(page.skip(again.end), page.part(again.end).end))
            continue
        if page.plain[after : after + 1] not in {":", "=", "-"} or not page.opens(mark.start, line):
            continue
        if page.plain[after] == "-" and page.plain[mark.end : mark.end + 1] != " ":
            continue
        start = page.skip(after + 1, " -:=")
        if start >= line.end:  # the value stands on the next line
            start = page.skip(line.end, " \n-•*")
        end = page.clause(start).end
        while value in {"topics", "exclude"} and end < line.end and page.plain[end : end + 1] == ";":
            end = page.clause(end + 1).end  # lists are parted by semicolons too
        for other in islice(marks, index + 1, None):
            if other.start >= end:
                break
            follow = page.skip(other.end)
            if start < other.start and page.plain[follow : follow + 1] in {":", "="} and page.opens(other.start, line):
                end = other.start
                break
        while end > start and page.plain[end - 1] in " ,;-/(":
            end -= 1
        if end > start:
            spans.append(Span(start, end))
    return spans


def about_audience(page: Page, at: int) -> bool:
    """Whether the words here describe the people to be reached: after an audience word in the same sentence, or on its label's line."""
    label = label_before(page, at)
    if label is not None:
        return label.value == "audience"
    clause = page.clause(at)
    marks = tuple(m for m in page.marks("audience", *clause) if not _is_client(page, m))
    if not marks:
        return False
    before = [m for m in marks if m.start < at]
    if before:
        between = Span(before[-1].end, at)
        if page.words.modifiers_first and _turns_to_creators(page, before[-1], at):
            return False
        if page.words.phrases_spaced and _past_audience(page, between):
            return False
        return not _persons(page, between, besides="gender") and not page.marks("topic_before", *between)
    if page.words.modifiers_first and (page.marks("live_after", at, marks[0].start) or page.part(at).end <= marks[0].start):
        return False
    near = page.part(at).end if page.words.commas_part_audience else clause.end
    if page.words.phrases_spaced and (space := page.plain.find(" ", at, clause.end)) >= 0:
        near = space  # a space parts the phrases
    return any(m.start - at < 30 and m.start < near and not _persons(page, Span(at, m.start), besides="gender") for m in marks[:1])


_AUDIENCE_REACHES = 60
"""Letters that may be told of the audience in a line that no comma parts."""


def _past_audience(page: Page, between: Span) -> bool:
    """Whether the phrases since the word for the audience have gone on to something else."""
    length = between.end - between.start
    bare = page.mark_at("client", between.start - len("ลูกค้า")) is not None  # "customer" alone is often the client
    far = length > (25 if bare else _AUDIENCE_REACHES) or (bare and page.plain.count(" ", *between) > 2)
    return far or any(page.says(name, between) for name in ("brand_cue", "budget", "followers", "need", "brand_verb"))


def _is_client(page: Page, mark: Mark) -> bool:
    """Whether "customer" is an agency's word for the brand: a name or what it did follows ("ลูกค้าขอ…", "ลูกค้า HydroKid")."""
    if not page.words.phrases_spaced:
        return page.language == "vi" and page.mark_at("client", mark.start) is not None  # "khách muốn"
    at = page.skip(mark.end)
    named = page.mark_at("client", mark.start) is not None and (page.text[at : at + 1].isupper() or page.text[at : at + 1] in {'"', "“"})
    return named or page.mark_at("agency", mark.start) is not None


def _turns_to_creators(page: Page, audience: Mark, at: int) -> bool:
    """Whether the audience only describes creators ("男性に人気の釣りチャンネル"), or a new part counts or names them."""
    part = page.part(at)
    between = Span(audience.end, at)
    if page.marks("person", at, part.end) and (page.marks("genitive", *between) or page.marks("topic_stop", *between)):
        return True
    rest = Span(audience.end, part.end)
    return part.start > audience.start and bool(_persons(page, rest, besides="gender") or page.marks("counter", *part))


def about_own(page: Page, at: int) -> bool:
    """Whether the figure here is the brand's own ("our page has 212k followers")."""
    clause = page.clause(at)
    if page.words.phrases_spaced:
        return _own_nearby(page, clause, at)
    so_far = page.language in {"en", "fa"}
    told = Span(clause.start, max(at, page.part(at).end)) if so_far else clause  # "5 people, we post on our own page"
    return page.says("own", told) and not _persons(page, Span(clause.start, at), besides="own")


_NEAR_OWN = 40
"""Letters within which a phrase about the brand reaches, where no comma parts the phrases of a line."""


def _own_nearby(page: Page, clause: Span, at: int) -> bool:
    """As `about_own` where spaces part the phrases: the nearest word for the brand's own, with no figure or wish between it and here."""
    said = page.marks("own", max(clause.start, at - _NEAR_OWN), at)
    if not said:
        return False
    between = Span(said[-1].end, at)
    wishes = any(page.says(name, between) for name in ("brand_verb", "need"))
    return not wishes and not _persons(page, between, besides="own") and not page.amounts(*between)


def elsewhere(page: Page, at: int) -> bool:
    """Whether what stands here is not wanted, or told of the brand or the audience."""
    return negated(page, at) or about_own(page, at) or about_audience(page, at)


def _persons(page: Page, span: Span, *, besides: str) -> list[Mark]:
    """Words for creators in a stretch, without those inside a word of another category."""
    others = page.marks(besides, max(0, span.start - 20), span.end + 20)
    return [m for m in page.marks("person", *span) if not any(o.start <= m.start and m.end <= o.end for o in others)]


def told_of_past(page: Page, at: int) -> bool:
    """Whether a Vietnamese sentence is still telling of an earlier campaign here ("đợt trước chạy 50 triệu với 5 KOL")."""
    if page.language != "vi":
        return False
    before = page.marks("past", page.clause(at).start, at)
    names = ("now", "need", "brand_verb", "budget")
    return bool(before) and not any(page.marks(name, before[-1].end, at) for name in names)


def negated(page: Page, at: int) -> bool:
    """Whether what stands here is not wanted: within reach of a "no" before it, or with one right behind it."""
    label = label_before(page, at)
    if label is not None and label.value == "exclude":
        return True
    part = page.part(at)
    for mark in page.marks("no", max(part.start, at - 160), at):
        if at < reach_of_no(page, mark) and not page.marks("but", mark.end, at):
            return True
    if page.language == "fa" and _answered_no(page, at):
        return True
    far = 60 if page.words.verb_last and page.mark_at("who_does", at) is not None else 40
    for mark in page.marks("no_after", at, min(part.end, at + far + 20)):
        if mark.start - at < far and ends_phrase(page, mark) and not page.marks("but", at, mark.start):
            return not (page.words.phrases_spaced and " " in page.plain[at : mark.start].strip().replace("@", ""))
    return False


def _answered_no(page: Page, at: int) -> bool:
    """Whether this is asked and the answer on the next line is no, as in a pasted chat ("TikTok too? / no, Instagram")."""
    clause = page.clause(at)
    if page.plain[clause.end : clause.end + 1] != "?":
        return False
    return page.mark_at("no_first", page.skip(clause.end + 1, " \n")) is not None


def reach_of_no(page: Page, mark: Mark) -> int:
    """Where what a "no" rules out ends: its part of the sentence; in scripts without spaces the next phrase and those joined to it."""
    end = page.part(mark.start).end
    if not page.words.phrases_spaced:
        if page.language == "vi":  # a question or a new clause follows without a comma
            end = min([end, *(m.start for m in page.marks("no_ends", mark.end + 1, end)[:1])])
        colon = page.plain.find(": ", mark.end, end)
        return colon if colon >= 0 and page.plain[mark.end : colon].strip() else end  # "without @x: vegan recipes"
    if ends_phrase(page, mark):
        return mark.end
    at = page.skip(mark.end)
    if at > mark.end + 2 and page.claimed(mark.end, at):  # a handle, which was blanked
        return at - 1
    while at < end:
        space = page.plain.find(" ", at, end)
        if space < 0:
            return end
        following = page.skip(space)
        if page.mark_at("list_join", following) is None and page.mark_ending("list_join", space) is None:
            return space
        at = following
        if (join := page.mark_at("list_join", at)) is not None:
            at = page.skip(join.end)
    return end


def ends_phrase(page: Page, mark: Mark) -> bool:
    """Whether a word closes its phrase: in scripts without spaces, written onto what precedes it and followed by courtesies at most."""
    if not page.words.phrases_spaced:
        return True
    before = page.back(mark.start)
    if before == 0 or before < mark.start or page.mark_ending("list_join", before):
        return False
    if page.mark_ending("but", before):  # "ก็ดีแต่ไม่เอานะ"
        return any(page.mark_at(name, mark.end) is not None for name in ("courtesy", "condition_stop"))
    after = page.plain[mark.end : mark.end + 1]
    return not after or not after.isalnum() or page.mark_at("courtesy", mark.end) is not None
