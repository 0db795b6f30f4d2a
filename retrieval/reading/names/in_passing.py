"""Brand and product told in passing: "Pramfield (we make the Nestor seat, £219) would like", "we're a bakery school, Crumb & Co"."""

import re

from retrieval.reading.names.spans import capitals, product_end, said
from retrieval.reading.page import Page
from retrieval.reading.scope import negated
from retrieval.reading.surface import Span

_LONGEST = 8
"""Words of what is sold."""
_WORD_BEFORE = re.compile(r"[^\s,;:()\[\]\"“”!?/|]+$")
_NAME_WORDS = 4
_NO_NAME = (
    "courtesy", "person", "platform", "kind", "followers", "budget", "not_a_name", "country", "city", "month", "label", "live_in", "no",
)  # fmt: skip
_NO_THING = ("person", "not_a_name", "kind", "platform", "followers", "budget", "tier")


def in_passing(page: Page, known: tuple[str | None, str | None, bool]) -> tuple[str | None, str | None]:
    """Brand and product where the sentence is about something else; `None` where not told."""
    if page.language != "en":
        return None, None
    if known[0] is not None:
        return known[0], known[1] or _made_by_known(page, known[0]) or _it_is(page, known[0])
    for look in (_made_by, _are_a, _priced):
        brand, product = look(page, known[1] is None)
        if brand is not None:
            return brand, product
    return None, None


def without_business(page: Page, start: int, end: int) -> int:
    """The end of what is sold, before a word for who sells it ("a sunscreen brand")."""
    business = page.mark_ending("business_word", end)
    return page.back(business.start) if business is not None and business.start > start else end


def _made_by(page: Page, asks_product: bool) -> tuple[str | None, str | None]:
    """ "X, who make Y", "X (we sell Y)", "X, makers of Y"."""
    for mark in page.marks("maker"):
        name = _name_before(page, _past_business(page, mark.start))
        if name is None and (told := _named_after(page, mark.end)) is not None:
            return said(page, told[0]), said(page, told[1]) if asks_product else None
        if name is None or negated(page, mark.start):
            continue
        thing = _thing(page, mark.end) if asks_product else None
        return said(page, name), said(page, thing) if thing is not None else None
    return None, None


def _named_after(page: Page, at: int) -> tuple[Span, Span] | None:
    """A name and what it is, in apposition behind "we make" ("We make Tidegrip, a surf wax")."""
    at = page.skip(at)
    end = capitals(page, at)
    comma = page.skip(end)
    article = page.mark_at("article", page.skip(comma + 1))
    if end == at or page.plain[comma : comma + 1] != "," or article is None or not _may_name(page, Span(at, end)):
        return None
    thing = _thing(page, article.start)
    return (Span(at, end), thing) if thing is not None else None


def _made_by_known(page: Page, brand: str) -> str | None:
    """What a brand that is known already is said to make ("the brief for Larkhollow, our client who makes dog treats")."""
    for mark in page.marks("maker"):
        if page.text.endswith(brand, 0, _past_business(page, mark.start)) and (thing := _thing(page, mark.end)) is not None:
            return said(page, thing)
    return None


def _it_is(page: Page, brand: str) -> str | None:
    """What "it is", right behind the brand ("a brief for Puddlewick it's kids' rain boots")."""
    for mark in page.marks("it_is"):
        if page.text.endswith(brand, 0, page.back(mark.start, " ,.")) and (thing := _thing(page, mark.end)) is not None:
            return said(page, thing)
    return None


def _past_business(page: Page, at: int) -> int:
    """The offset before "our client", "a company" and the like, behind a name."""
    at = page.back(at, " ,(-")
    if (business := page.mark_ending("business_word", at)) is not None:
        small = page.mark_ending("article", page.back(business.start)) or page.mark_ending("product_word", page.back(business.start))
        at = page.back(small.start if small is not None else business.start, " ,(-")
    return at


def _are_a(page: Page, asks_product: bool) -> tuple[str | None, str | None]:
    """ "We're a small bakery school, Crumb & Co," and "we are a tea shop called Leafline"."""
    for mark in page.marks("we_are"):
        article = page.mark_at("article", page.skip(mark.end))
        if article is None or page.mark_at("courtesy", mark.start) is not None:
            continue
        thing = _thing(page, article.start)
        if thing is None:
            continue
        at = page.skip(thing.end)
        if (business := page.mark_at("business_word", at)) is not None:
            at = page.skip(business.end)
        called = page.mark_at("is", at)
        at = page.skip(called.end if called is not None else at, " ,:-(")
        end = capitals(page, at)
        if end > at and (called is not None or page.plain[page.back(at) - 1] in ",:-(") and _may_name(page, Span(at, end)):
            return said(page, Span(at, end)), said(page, thing) if asks_product else None
    return None, None


def _priced(page: Page, asks_product: bool) -> tuple[str | None, str | None]:
    """A name with what it sells and its price in brackets ("Filamenta (3D printer filament, $24 a spool)")."""
    for q in page.quantities:
        opened = page.plain.rfind("(", page.line(q.start).start, q.start) if q.currency is not None else -1
        if opened < 0 or page.plain.find(")", opened, q.start) >= 0 or q.start - opened > 80:
            continue
        name = _name_before(page, page.back(opened))
        thing = _thing(page, opened + 1)
        if name is not None and thing is not None:
            return said(page, name), said(page, thing) if asks_product else None
    return None, None


def _thing(page: Page, at: int) -> Span | None:
    """What is sold, from here to the end of its phrase, without its article."""
    at = page.skip(at)
    for name in ("article", "product_word"):
        if (small := page.mark_at(name, at)) is not None:
            at = page.skip(small.end)
    end = product_end(page, at, page.part(at).end)
    end = without_business(page, at, end)
    fits = 0 < len(page.plain[at:end].split()) <= _LONGEST and not page.claimed(at, end)
    other = [m for name in _NO_THING if (m := page.mark_at(name, at)) is not None and page.plain[m.end : m.end + 1] != "'"]
    return Span(at, end) if fits and not other else None


def _name_before(page: Page, end: int) -> Span | None:
    """The run of capitalised words that ends here."""
    start, at, words = end, end, 0
    while words < _NAME_WORDS and (word := _WORD_BEFORE.search(page.text, max(0, at - 30), at)) is not None:
        if not (word.group()[0].isupper() or (words and word.group() == "&")) or _is_small(page, word.start()):
            break
        start, words = word.start(), words + 1
        at = page.back(start)
        if at == start or page.plain[at - 1] in ".!?\n":
            break
    span = Span(start, end)
    return span if words and page.text[start].isupper() and _may_name(page, span) else None


def _is_small(page: Page, at: int) -> bool:
    """Whether a word of another matter stands here, which only opens its sentence with a capital."""
    return any(page.mark_at(name, at) is not None for name in ("article", "courtesy", "function", "need", "product_cue", "brand_cue"))


def _may_name(page: Page, span: Span) -> bool:
    return not page.claimed(*span) and not any(page.says(name, span) for name in _NO_NAME)
