"""How large the accounts are to be, and how lively."""

from typing import NamedTuple

from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.scope import about_own, label_before, negated
from retrieval.reading.surface import Span


class Bounds(NamedTuple):
    """Followers, inclusive; `around` holds the words of an "around 20k", which sets neither."""

    low: int | None
    high: int | None
    around: str | None


def followers(page: Page) -> Bounds:
    """The follower bounds that the brief sets for creators."""
    low: float | None = None
    high: float | None = None
    around = None
    last: Quantity | None = None
    for q in page.quantities:
        if not _counts_followers(page, q, last):
            continue
        last = q
        page.claim(q.start, q.end)
        if q.bound == "about" and q.high <= q.low:
            around = around or page.text[q.outer_start : _word_end(page, q)].strip()
            continue
        if q.minimum is None and q.maximum is None:
            low = q.low if low is None else low
            continue
        least, most = q.minimum, q.maximum
        if page.language == "en" and q.high <= q.low and negated(page, q.outer_start):  # "nobody with more than 100k"
            least, most = most, least
        low = least if low is None and least is not None else low
        high = most if high is None and most is not None else high
    if last is None:
        for q in page.quantities:
            if _stands_as_size(page, q):
                page.claim(q.start, q.end)
                low, high = q.minimum, q.maximum
                break
    return Bounds(None if low is None else int(low), None if high is None else int(high), around)


_MOST_IN_K = 2e6
_MILLION = 1e6


def _stands_as_size(page: Page, q: Quantity) -> bool:
    """Whether a bound or range of thousands is all that its part of a sentence about creators holds ("8 creators, 15k-80k")."""
    if (
        not page.words.thousands_are_followers
        or q.currency
        or q.unit < 1000
        or q.high > 5e6
        or (q.bound not in {"min", "max"} and q.high <= q.low)
    ):
        return False
    if page.language == "vi" and (q.unit > 1000 or q.high > _MOST_IN_K):
        return False
    part = page.part(q.start)
    after = page.skip(q.outer_end)
    if page.claimed(q.start, q.end) or about_own(page, q.start) or page.plain[after : after + 1] in {"%", "/"}:
        return False
    money = any(page.says(name, part) for name in ("budget", "price", "per", "each", "currency", "kind", "unit", "goal", "views"))
    if page.language == "fa" and (colon := page.plain.rfind(":", part.start, q.outer_start)) >= 0:
        part = Span(colon + 1, part.end)
    rest = page.plain[part.start : q.outer_start] + page.plain[q.outer_end : part.end]
    people = bool(page.marks("person") or page.marks("tier") or page.marks("doer") or (page.language == "fa" and page.marks("counter")))
    known = sum(len(page.plain[m.start : m.end].split()) for name in ("person", "tier", "platform") for m in page.marks(name, *part))
    label = label_before(page, q.start)
    having = page.mark_ending("having", page.back(q.outer_start)) is not None and page.mark_at("topic_stop", after) is not None
    lone = having or len(rest.replace(".", " ").split()) - known <= 2
    elsewhere = label is not None and label.value in {"budget", "dates", "how_many", "audience", "deliverables"}
    return people and lone and not money and not elsewhere


def _word_end(page: Page, q: Quantity) -> int:
    at = page.skip(q.outer_end)
    word = page.mark_at("followers", at)
    return word.end if word else q.outer_end


def _counts_followers(page: Page, q: Quantity, last: Quantity | None) -> bool:
    if q.currency or q.high < 100 or q.high > 2e9 or page.claimed(q.start, q.end) or about_own(page, q.start):
        return False
    after = page.skip(q.outer_end)
    if page.plain[after : after + 1] in {"%", "/"} and not _listed(page, after):
        return False
    part = page.part(q.start)
    if page.says("views", part) and not page.says("followers", part):
        return False  # "average views over 20k" sizes no account
    if page.mark_at("per", after) or page.mark_at("per_word", after):
        return False
    if page.language == "vi" and q.unit >= _MILLION and not page.says("followers", Span(q.start, part.end)) and page.says("each", part):
        return False  # "mỗi bạn tối đa 2tr": millions for each are dong
    if page.language == "fa" and _told_of_other(page, q):
        return False
    if page.words.modifiers_first and (_states(page, q) or _behind_people(page, q)):
        return not _states(page, q)
    if _counts_pieces(page, q, after) or page.mark_at("unit", after):
        return False
    clause = page.clause(q.start)
    grows = [
        m
        for m in page.marks("goal", max(clause.start, q.start - 40), q.start)
        if m.value == "followers" and " " in page.plain[m.start : m.end]
    ]
    if page.says("no_matter", _whose_matter(page, q)) or grows:
        return False
    if last is not None and page.clause(last.start) == clause and q.bound and q.start - last.end < 40 and last.bound:
        return True
    end = min(clause.end, q.outer_end + 30)
    nearest = next((n.start for n in page.amounts(q.end, end)), end)
    word = next(iter(page.marks("followers", q.end, end)), None)
    if word is not None and not page.marks("no", q.end, word.start):
        gap = page.plain[q.outer_end : word.start]
        if (word.start < nearest or _paired(page, q, nearest)) and len(gap.split()) <= 4 and "." not in gap:
            return True
    before = page.marks("followers", max(clause.start, q.start - 50), q.start)
    if before and not any(page.marks(name, before[-1].end, q.start) for name in ("budget", "per", "each")):
        gap = page.plain[before[-1].end : q.outer_start]
        between = any(o.start > before[-1].end and o.end < q.start for o in page.amounts(before[-1].end + 1, q.start))
        return not between and len(gap.split()) <= 5 and not page.marks("platform", before[-1].end, q.outer_start)[1:]
    if page.language == "vi" and q.unit == 1000 and q.bound in {"min", "max"} and _behind_platform(page, q):
        return True
    at = page.skip(q.outer_end)
    at = page.skip(small.end) if (small := page.mark_at("live_in", at) or page.mark_at("on_day", at)) is not None else at
    if q.unit >= 1000 and page.mark_at("platform", at) and not page.marks("budget", max(clause.start, q.start - 40), q.start):
        return True
    label = label_before(page, q.start)
    return (label is not None and label.value == "followers") or _answers(page, q)


def _counts_pieces(page: Page, q: Quantity, after: int) -> bool:
    """Whether a number below the thousands counts the people or pieces behind it."""
    if page.words.phrases_spaced and page.mark_ending("followers", page.back(q.outer_start, " :")) is not None:
        return False  # "ยอดซับ 50,000 วิดีโอรีวิว 1": another phrase follows
    return q.unit < 1000 and any(page.mark_at(name, after) is not None for name in ("kind", "person"))


def _whose_matter(page: Page, q: Quantity) -> Span:
    """The words in which "no matter" would speak of this figure."""
    clause = page.clause(q.start)
    if page.words.phrases_spaced:
        return Span(max(clause.start, q.outer_start - 15), min(clause.end, q.outer_end + 20))
    if page.language == "fa":  # speech without commas
        part = page.part(q.start)
        buts = page.marks("but", part.start, q.outer_start)
        return Span(max([part.start, q.outer_start - 30, *(m.end for m in buts[-1:])]), min(part.end, q.outer_end + 30))
    return page.part(q.start) if page.words.modifiers_first else clause


def _behind_platform(page: Page, q: Quantity) -> bool:
    """Whether a bound stands right behind a platform ("TikTok từ 30k")."""
    return page.mark_ending("platform", page.back(q.outer_start)) is not None and page.mark_at("per", page.skip(q.outer_end)) is None


def _answers(page: Page, q: Quantity) -> bool:
    """Whether an amount opens the line behind one that only asks for followers ("follow bao nhiêu" / "30k đến 80k")."""
    line = page.line(q.start)
    if not line.start or page.skip(line.start) < page.back(q.outer_start, " :") or q.unit < 1000:
        return False
    asked = page.line(line.start - 1)
    return page.says("followers", asked) and not page.amounts(*asked) and page.mark_at("per", page.skip(q.outer_end)) is None


def _listed(page: Page, at: int) -> bool:
    """Whether a slash here parts the items of a list, in languages whose "per" is known by the word behind it."""
    if page.plain[at : at + 1] != "/" or not page.words.modifiers_first:
        return False
    following = page.skip(at + 1)
    return not any(page.mark_at(name, following) for name in ("piece", "counter", "unit", "kind"))


def _told_of_other(page: Page, q: Quantity) -> bool:
    """Whether a bare number is what a page has ("their page has 340k followers"), not what one should have."""
    if q.bound not in {None, "about"} or q.high > q.low:
        return False
    at = page.skip(q.outer_end)
    word = page.mark_at("followers", page.skip(small.end) if (small := page.mark_at("piece", at)) is not None else at)
    part = page.part(q.start)
    asked = page.marks("who_does", part.start, q.start) or page.marks("must_cue", part.start, q.start)
    return word is not None and not asked and page.mark_at("states", page.skip(word.end)) is not None


def _states(page: Page, q: Quantity) -> bool:
    """Whether a copula closes a bare number, which then tells what is, not what is asked for ("フォロワーは800人です")."""
    if q.bound is not None or q.high > q.low:
        return False
    at = page.skip(q.outer_end)
    if (counted := page.mark_at("counter", at) or page.mark_at("followers", at)) is not None:
        at = page.skip(counted.end)
    return page.mark_at("states", at) is not None


def _behind_people(page: Page, q: Quantity) -> bool:
    """Whether a bound of thousands stands in brackets right behind creators ("インスタグラマー（1万人以上）")."""
    opened = page.back(q.outer_start)
    person = page.mark_ending("person", page.back(opened - 1)) if page.plain[opened - 1 : opened] == "(" else None
    return person is not None and q.unit >= 1000 and (q.bound in {"min", "max"} or q.high > q.low)


def _paired(page: Page, q: Quantity, nearest: int) -> bool:
    """Whether the amount and the next one are the two bounds of one sentence ("min 5k, max 25k followers")."""
    following = next(iter(page.amounts(nearest, nearest + 1)), None)
    return following is not None and q.bound is not None and following.bound is not None and following.outer_start - q.outer_end < 12


def engagement(page: Page) -> float | None:
    """The least engagement rate, as a fraction."""
    for q in page.quantities:
        after = page.skip(q.end)
        word = page.mark_at("percent", after)
        if page.plain[after : after + 1] != "%" and word is None:
            continue
        clause = page.clause(q.start)
        near = page.marks("engagement", max(clause.start, q.start - 60), min(clause.end, q.end + 40))
        if near and not negated(page, near[0].start) and q.low <= 60:
            page.claim(q.start, q.end)
            return round(q.low / 100, 6)
    return None
