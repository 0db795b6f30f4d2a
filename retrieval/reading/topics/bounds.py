"""Where the words of a topic start and end beside the word that announces them."""

from retrieval.reading.page import Page
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark


def forward(page: Page, start: int) -> Span:
    start = page.skip(start, " :\"'-")
    for _ in range(3):
        small = page.mark_at("opening", start) or page.mark_at("demonym", start)
        if small is None and page.words.topic_last:
            small = page.mark_at("platform", start)  # "kreator TikTok fashion"
        if page.language == "vi" and small is None and page.claimed(start, start + 1):
            small = page.mark_at("country", start)  # "kol Thái Lan review resort"
        if small is not None:
            start = page.skip(small.end)
    return Span(start, _stop(page, start, _comma_after(page, start, page.clause(start).end)))


def _comma_after(page: Page, start: int, end: int) -> int:
    """The comma that ends what is told in Chinese, whose lists have a sign of their own."""
    comma = page.plain.find(",", start, end) if page.language == "zh" else -1
    while comma >= 0 and page.text[comma] == "、":
        comma = page.plain.find(",", comma + 1, end)
    return comma if comma >= 0 else end


def _stop(page: Page, start: int, end: int) -> int:
    """Where a topic list that starts here is over: at words of another matter, an amount, or something claimed."""
    limit = end
    for name in ("topic_stop", "product_cue", "person", "no", "own", "budget", "similar", "followers", "usage", "exclusivity"):
        for mark in page.marks(name, start, limit):
            if name == "topic_stop" and _goes_on(page, mark):
                continue
            if mark.start > start and not (name == "person" and page.words.noun_first is False and mark.start - start < 2):
                end = min(end, mark.start)
                break
            if mark.start == start and _opens_another_matter(page, name, mark):
                return start
    for q in page.amounts(start, end):
        if (q.start == start or not page.plain[q.start - 1].isalpha()) and separate(page, q.outer_start, q.end):
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


def _opens_another_matter(page: Page, name: str, mark: Mark) -> bool:
    """Whether a word that stands where the topics should start shows that there are none here."""
    if name == "similar":
        return page.claimed(mark.end, page.skip(mark.end))  # a handle follows
    if name == "person":
        return page.words.topic_last
    return name in {"topic_stop", "product_cue", "no", "usage", "exclusivity"}


def _goes_on(page: Page, mark: Mark) -> bool:
    """Whether "with" belongs to what is told ("walks with old dogs"), not to what the creators must have ("with 5k followers")."""
    if page.language != "en" or page.plain[mark.start : mark.end] != "with":
        return False
    part = Span(mark.end, page.part(mark.start).end)
    terms = ("person", "followers", "audience", "engagement", "budget", "live_in", "country", "city", "language", "similar", "usage", "own")
    return not (page.claimed(*part) or page.amounts(*part) or any(page.says(name, part) for name in terms))


def separate(page: Page, start: int, end: int) -> bool:
    """Whether a number stands for itself, not in a name such as "Switch 2" or "100 days"."""
    if page.mark_at("counter", page.skip(end)) or page.claimed(start, end):
        return True
    if page.mark_at("unit", page.skip(end)) and page.plain[page.back(start) - 1 : page.back(start)].isalpha():
        return False
    before = page.text[: page.back(start)].rsplit(None, 1)[-1:]
    return not (before and before[0][:1].isupper())


def backward(page: Page, end: int) -> Span:
    """The words before "content" or "creators" that describe it."""
    clause = page.clause(end)
    end = max(clause.start, page.back(end, " -"))
    before_noun = page.words.modifiers_first
    if before_noun:
        end = _before_modifiers(page, clause.start, end)
    start = clause.start
    for name in ("topic_stop", "person", "live_in", "courtesy", "followers", "each", "topic_after", "is"):
        for mark in reversed(page.marks(name, clause.start, end)):
            if mark.end <= end and not (before_noun and name == "topic_stop" and mark.end == end):
                start = max(start, mark.end)
                break
    if before_noun:
        start = _opening(page, min(start, end), end)
    for q in page.amounts(start, end):
        if q.end <= end and separate(page, q.outer_start, q.end):
            start = max(start, q.outer_end)
    if (at := page.last_claimed(start + 1, end)) is not None:
        start = at + 1
    return Span(min(start, end), end)


_BEFORE_A_NOUN = (
    "counter", "bound_after", "gender", "genitive", "live_after", "brand_after", "product_after", "age", "must_after", "audience",
    "similar",
)  # fmt: skip
"""What modifies a noun too, where modifiers come first, and is no part of its topic."""


def _opening(page: Page, start: int, end: int) -> int:
    """Where the noun phrase that ends here starts, behind commas of sentences and the words of other matters."""
    if page.language == "zh":
        start = max([start, *(at + 1 for at in range(start, end) if page.plain[at] == "," and page.text[at] != "、")])
    for name in _BEFORE_A_NOUN:
        marks = [m for m in page.marks(name, start, end) if name != "genitive" or _opens_again(page, m, end)]
        if marks:
            start = max(start, marks[-1].end)
    return min(start, end)


def _before_modifiers(page: Page, start: int, end: int) -> int:
    """The end of the topic before other words that modify the same noun ("养猫的小红书博主", "홈트 남성 유튜버")."""
    for _ in range(4):
        mark = next((m for name in ("platform", "gender", "tier", "genitive") if (m := page.mark_ending(name, end)) is not None), None)
        if mark is None or mark.start <= start:
            break
        end = page.back(mark.start, " ~-/")
    return end


def _opens_again(page: Page, mark: Mark, end: int) -> bool:
    """Whether a genitive ends another phrase, not one within the topic: a claimed or short word stands before it."""
    return page.claimed(mark.start - 1, mark.start) or mark.end == end


def unclaimed_end(page: Page, start: int, end: int) -> int:
    first = page.first_claimed(start, end)
    return end if first is None else first
