"""How many creators are wanted."""

from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.scope import about_audience, about_own, labelled, told_of_past
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark

_FAR = 48


def how_many(page: Page) -> int | None:
    """The creators wanted; the larger end of a range."""
    if (total := _sum_of_tiers(page)) is not None:
        return total
    best: tuple[int, Quantity] | None = None
    for q in page.quantities:
        score = _counts_people(page, q)
        if score and (best is None or score > best[0]):
            best = (score, q)
    if best is None:
        return None
    page.claim(best[1].start, best[1].end)
    return int(best[1].high) + _and_more(page, best[1])


def _and_more(page: Page, first: Quantity) -> int:
    """The creators counted besides the first ("three bloggers and two YouTubers"), in the same piece of the sentence."""
    if page.language != "en":
        return 0
    for q in page.amounts(first.end, page.part(first.start).end):
        between = Span(first.end, q.start)
        join = page.mark_ending("both", page.back(q.outer_start))
        ranged = page.mark_ending("between", page.back(first.outer_start)) is not None
        if join is not None and not ranged and page.marks("person", *between) and _counts_people(page, q):
            page.claim(q.start, q.end)
            return int(q.high)
        return 0
    return 0


def _sum_of_tiers(page: Page) -> int | None:
    """The creators of two or more sizes that are counted one by one ("2 macro + 8 micro", "มาโคร 2 / ไมโคร 8")."""
    counted = [(mark, q) for mark in page.marks("tier") if (q := _count_of_tier(page, mark)) is not None]
    if len(counted) < 2 or len({m.value for m, _ in counted}) != len(counted) or len({q.start for _, q in counted}) != len(counted):
        return None
    if counted[-1][0].end > page.line(counted[0][0].start).end:
        return None
    for _, q in counted:
        page.claim(q.start, q.end)
    return sum(int(q.high) for _, q in counted)


def _count_of_tier(page: Page, mark: Mark) -> Quantity | None:
    """The small number right before a tier, or right behind it and the word for people."""
    plain = [q for q in page.amounts(max(0, mark.start - 12), mark.start) if q.end == page.back(mark.start)]
    at = page.skip(mark.end)
    if (person := page.mark_at("person", at)) is not None:
        at = page.skip(person.end)
    plain += page.amounts(at, at + 1)
    fits = (q for q in plain if q.currency is None and q.unit == 1 and q.high % 1 == 0 and 1 <= q.high <= 200 and q.bound is None)
    return next((q for q in fits if not page.claimed(q.start, q.end)), None)


def counted_alone(page: Page) -> tuple[Span, int] | None:
    """A small number that counts nothing named, as in "make it 8": in a message about a brief it is how many; and where it stands."""
    for q in page.quantities:
        plain = q.currency is None and q.unit == 1 and q.high % 1 == 0 and 1 <= q.high <= 200 and q.bound is None
        after = page.skip(q.end)
        other = page.plain[after : after + 1] in {"%", "/"} or any(page.mark_at(name, after) for name in ("kind", "unit", "percent", "age"))
        if plain and not other and not page.claimed(q.start, q.end):
            return Span(q.start, q.end), int(q.high)
    return None


def _counts_people(page: Page, q: Quantity) -> int:
    """How surely this amount counts creators: 0 not at all."""
    text = page.plain
    if q.currency or (q.unit > 1 and not q.spelled) or not 1 <= q.high <= 2000 or q.high % 1 or page.claimed(q.start, q.end):
        return 0
    after = page.skip(q.end)
    if (text[after : after + 1] in {"%", "/"} and text[after - 1 : after + 2] != " / ") or (
        text[q.end : q.end + 1].isalpha() and text[q.end].isascii() and not page.mark_at("counter", q.end)
    ):
        return 0
    part = page.part(q.start)
    sized = page.marks("followers", max(part.start, q.start - _FAR), q.start)
    sized = () if sized and page.amounts(sized[-1].end, q.start) else sized
    if sized or about_own(page, q.start) or about_audience(page, q.start) or told_of_past(page, q.start):
        return 0
    if (
        page.mark_ending("each", page.back(q.start))
        or ((per := page.mark_ending("per", page.back(q.start))) is not None and per.value != "campaign")
        or page.mark_at("each", q.start)
        or (page.words.myriad and page.mark_at("per", q.start))  # "1人あたり"
    ):
        return 0
    if labelled(page, q.start, "how_many"):
        return 4
    if (
        (total := page.mark_at("per", after)) is not None
        and total.value == "campaign"
        and page.marks("person", page.clause(q.start).start, q.start)
    ):
        return 3
    if page.words.modifiers_first and (behind := _behind_people(page, q, after)) is not None:
        return behind
    counter = page.mark_at("counter", after)
    if counter is not None:
        named = page.mark_at("platform", page.skip(counter.end))
        if named is not None and page.mark_at("kind", page.skip(named.end)) is not None:  # "3个抖音视频"
            return 0
        if (
            (q.high >= 300 and page.mark_at("followers", page.skip(counter.end)))
            or (page.mark_at("piece", counter.start) and page.mark_at("kind", page.skip(counter.end)))
            or sized
        ):
            return 0
        return 2
    if page.language == "en" and _counts_no_one(page, q, after):
        return 0
    beside = any(page.mark_at(name, after) for name in ("person", "tier", "platform"))
    beside = beside or (page.language == "fa" and any(page.mark_at(name, after) for name in ("doer", "gender")))
    if (tier := page.mark_at("tier", after)) is not None and page.mark_at("followers", page.skip(tier.end)) is None:
        return 2
    if _shows(page, after):
        return 2
    if q.spelled and not beside and (q.high < 2 or page.words.noun_first):
        return 0
    far = _FAR // 2 if page.words.unspaced else _FAR
    end = min(part.end, page.clause(q.start).end, q.end + far)
    following = next((n.start for n in page.amounts(q.end, end)), end)
    end = min(end, following)
    person = next(iter(page.marks("person", q.end, end)), None)
    if person is None and page.language == "fa":
        person = page.mark_at("doer", after) or page.mark_at("gender", after)
    if person is None:
        return int(_wanted_noun(page, q, after))
    between = Span(q.end, person.start)
    pieces = [m for m in page.marks("kind", *between) if not (m.value == "ugc" and page.back(person.start) == m.end)]
    if page.words.phrases_spaced and page.says("piece", between) and not page.says("counter", between):
        return 0
    blocked = bool(pieces) or any(page.marks(kind, between.start, person.end) for kind in ("followers", "per", "age", "unit", "no"))
    return 0 if blocked or len(text[q.end : person.start].split()) > 6 else 2


def _counts_no_one(page: Page, q: Quantity, after: int) -> bool:
    """Whether the number only describes people ("single dads") or counts pieces that a person's name opens ("1 host-read ad")."""
    piece, host = page.mark_at("kind", after), page.mark_at("person", after)
    read = piece is not None and (host is None or piece.end > host.end)
    return read or (q.spelled and page.plain[q.start : q.end] == "single")


def _shows(page: Page, at: int) -> bool:
    """Whether podcasts, blogs or newsletters are counted here as those who make them ("3 podcasts about vets"), not as pieces of work."""
    show = page.mark_at("platform", at)
    if show is None or show.value not in {"podcast", "blog", "newsletter"} or page.language != "en":
        return False
    return (
        page.plain[show.start : show.end].endswith("s")
        and page.mark_at("kind", at) is None
        and page.mark_at("each", page.skip(show.end)) is None
    )


def _behind_people(page: Page, q: Quantity, after: int) -> int | None:
    """The score of an amount where counted nouns precede their number; `None` where that order does not tell."""
    if q.high >= 500:
        return 0
    if page.mark_at("piece", after) is not None:
        if _channels(page, q):
            return 2
        return 0 if page.mark_at("counter", after) is None else None
    return 2 if _counted_behind(page, q, after) else None


def _channels(page: Page, q: Quantity) -> bool:
    """Whether things counted right behind a word for creators are their channels ("낚시 채널 5개", "アカウントを5つ")."""
    before = page.back(q.outer_start)
    if (small := page.mark_ending("object", before)) is not None:
        before = page.back(small.start)
    return page.mark_ending("person", before) is not None


def _counted_behind(page: Page, q: Quantity, after: int) -> bool:
    """Whether a bare number closes what is said of creators ("यूट्यूबर 3,", "influencers chahiye 8")."""
    part = page.part(q.start)
    before = page.back(q.outer_start)
    wanted = page.mark_at("courtesy", after) is not None
    if q.high > 200 or not (after >= part.end or wanted or page.plain[after : after + 2] == "/ "):
        return False
    if (asked := page.mark_ending("courtesy", before)) is not None:
        before = page.back(asked.start)
    clause = page.clause(q.start)
    return page.mark_ending("person", before) is not None or (wanted and page.says("person", Span(clause.start, q.start)))


def _wanted_noun(page: Page, q: Quantity, after: int) -> bool:
    """Whether the amount stands between "need" and a noun that is no piece, time or thing counted otherwise ("need 6 gardeners")."""
    before = page.back(q.outer_start)
    asked = any(page.mark_ending(name, before) for name in ("need", "courtesy", "brand_verb"))
    other = any(page.marks(name, q.end, after + 30) for name in ("kind", "unit", "currency", "followers", "price", "age", "month"))
    return asked and not other and page.plain[after : after + 1].isalpha()
