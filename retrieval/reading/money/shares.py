"""What an amount is for: the whole campaign, one creator or one piece."""

from collections.abc import Iterator

from retrieval.brief import Per
from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.scope import label_before
from retrieval.reading.words.lexicon import Mark


def share_told(page: Page, q: Quantity) -> Per | None:
    """The share an amount is for, from the words around it in its sentence."""
    clause = page.clause(q.start)
    at = page.skip(q.outer_end)
    if page.plain[at : at + 1] == "/":
        thing = page.skip(at + 1)
        if page.mark_at("kind", thing):
            return "deliverable"
        if page.mark_at("person", thing) or page.mark_at("counter", thing):
            return "creator"
    if page.words.myriad and (share := _for_one(page, q)) is not None:
        return share
    around = (max(clause.start, q.outer_start - 45), min(clause.end, q.outer_end + 40))
    near = [*_shares(page, *around), *page.marks("per", *around)]
    if page.words.phrases_spaced:  # "งบ 32,000 บาท … คารูเซลคนละ 1": that share has an amount of its own
        near = [m for m in near if m.start < q.outer_end or not page.amounts(page.skip(m.end), page.skip(m.end) + 1)]
    near.sort(key=lambda m: (min(abs(m.start - q.outer_end), abs(q.outer_start - m.end)), m.start))
    for mark in near:
        others = [o for o in page.amounts(min(mark.end, q.start), max(mark.start, q.end)) if o.currency and o.start != q.start]
        if not others:
            return mark.value  # type: ignore[return-value]  # the vocabulary holds the three words of `Per`
    return None


def _for_one(page: Page, q: Quantity) -> Per | None:
    """The share where "one" of what is counted stands right before the amount ("1本10万円", "1名5万円")."""
    before = page.back(q.outer_start)
    for name, share in (("piece", "deliverable"), ("counter", "creator")):
        counted = page.mark_ending(name, before)
        if counted is not None and page.plain[counted.start - 1 : counted.start] in {"1", "一"}:
            return share  # type: ignore[return-value]  # the two words above are of `Per`
    return None


def _shares(page: Page, start: int, end: int) -> Iterator[Mark]:
    """A piece or a person right behind the bare "per" of the language, in English behind "a" too ("$300 a stream")."""
    a = [m for m in page.marks("article", start, end) if page.language == "en" and page.plain[m.start : m.end] in {"a", "an"}]
    for mark in (
        *page.marks("per_word", start, end),
        *(m for m in a if any(q.outer_end == page.back(m.start) for q in page.amounts(start, m.start))),
    ):
        at = page.skip(mark.end)
        for name, share in (("kind", "deliverable"), ("person", "creator"), ("counter", "creator")):
            if (thing := page.mark_at(name, at)) is not None:
                yield Mark(mark.start, thing.end, "per", share)
                break


def share_of(page: Page, q: Quantity) -> Per:
    found = share_told(page, q)
    if found is not None:
        return found
    opens = page.skip(page.clause(q.start).start)
    if page.language == "en" and page.mark_at("each", opens) is not None:  # "Each receives a box plus a fee of £275"
        return "creator"
    label = label_before(page, q.start)
    if label is not None:
        line = page.line(q.start)
        inside = page.marks("per", label.start, min(q.start, line.end))
        if inside:
            return inside[-1].value  # type: ignore[return-value]  # as above
    return "campaign"
