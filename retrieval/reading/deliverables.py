"""What each creator is to make: a kind of piece, how many, and on which platform."""

from collections.abc import Iterator

from retrieval.brief import Deliverable, Kind
from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.scope import about_own, negated
from retrieval.reading.surface import Span
from retrieval.reading.words.lexicon import Mark

_SHOWS = 24
"""Letters of what a piece shows, between its kind and its count."""
_NEVER = frozenset({("reel", "youtube"), ("story", "youtube"), ("carousel", "youtube"), ("reel", "tiktok")})
"""Pieces that a platform does not have: a platform named beside them belongs to another piece."""


def deliverables(page: Page, platforms: tuple[str, ...]) -> tuple[Deliverable, ...]:
    """The pieces that the brief counts out, in its order; each kind and platform once."""
    found: dict[tuple[str, str | None], int] = {}
    marks = sorted((*page.marks("kind"), *_clips(page)))
    ugc = any(mark.value == "ugc" and not negated(page, mark.start) for mark in page.marks("kind"))
    used: set[int] = set()
    carried: str | None = None
    last_end = -100
    for index, mark in enumerate(marks):
        counted = _count(page, mark, used)
        if counted is None or negated(page, mark.start) or about_own(page, mark.start):
            continue
        count, span, number = counted
        used.add(number)
        line = page.line(mark.start)
        if mark.start - last_end > 30 or "\n" in page.plain[max(last_end, 0) : mark.start]:
            carried = None
        following = marks[index + 1].start if index + 1 < len(marks) else line.end
        platform = _platform(page, span, min(following, line.end)) or carried
        kind, implied = _kind(page, mark, span, platform, ugc=ugc)
        if (kind, platform) in _NEVER:
            platform = None
        if kind == "short" and platform is None and "youtube" in platforms:
            platform = "youtube"
        platform = implied or platform
        if platform is None and len(platforms) == 1 and kind != "ugc":
            platform = platforms[0]
        found.setdefault((kind, platform), count)
        carried = platform
        last_end = span.end
        page.claim(span.start, span.end)
    return tuple(Deliverable(kind=kind, platform=platform, count=count) for (kind, platform), count in found.items())  # type: ignore[arg-type]  # from the vocabulary's closed list


def _clips(page: Page) -> Iterator[Mark]:
    """ "1 TikTok": the platform's name for a clip on it, where a number counts it and no person or piece follows."""
    for mark in page.marks("platform"):
        before, after = page.back(mark.start), page.skip(mark.end)
        joined = page.plain[after : after + 1] in {"/", "&", "+"} and page.mark_at("platform", page.skip(after + 1)) is not None
        if mark.value != "tiktok" or joined:
            continue
        if any(q.end == before and _small(q) for q in page.amounts(before - 12, before)) and not any(
            page.mark_at(name, after) or page.mark_at(name, mark.start) for name in ("kind", "person", "tier", "counter", "followers")
        ):
            yield Mark(mark.start, mark.end, "kind", "video@tiktok")


def _kind(page: Page, mark: Mark, span: Span, platform: str | None, *, ugc: bool) -> tuple[Kind, str | None]:
    """The kind, as the words around it narrow it down, and a platform that the word itself implies ("tweets")."""
    kind, _, implied = mark.value.partition("@")
    if kind == "video":
        clause = page.clause(mark.start)
        for name, narrowed in (("makes_dedicated", "dedicated_video"), ("makes_integration", "integration")):
            near = page.marks(name, max(clause.start, span.start - 60), min(clause.end, span.end + 40))
            if any(not negated(page, m.start) for m in near):
                kind = narrowed
                break
    if kind in {"video", "post"} and platform is None and ugc:
        kind = "ugc"
    return kind, implied or None  # type: ignore[return-value]  # the vocabulary's closed list


def _count(page: Page, mark: Mark, used: set[int]) -> tuple[int, Span, int] | None:
    """How many pieces, the words that say so, and where the number stands; `None` where the kind is not counted."""
    if page.language == "vi" and _shares_money(page, mark):
        return None
    if page.mark_at("dual", mark.start) is not None:
        return 2, Span(mark.start, mark.end), -1 - mark.start
    after = page.skip(mark.end)
    if (page.mark_at("person", after) and not (page.words.phrases_spaced and page.mark_at("each", after))) or any(
        m.start <= mark.start < m.end and m.end >= mark.end for m in page.marks("person", max(0, mark.start - 20), mark.end + 20)
    ):
        return None
    if page.mark_at("single", mark.start) is not None:
        return 1, Span(mark.start, mark.end), -1 - mark.start
    if (told := _counted_before(page, mark, used)) is not None:
        return told
    if page.words.phrases_spaced and (told := _counted_far(page, mark, used)) is not None:
        return told
    return _counted_behind(page, mark, used)


def _counted_before(page: Page, mark: Mark, used: set[int]) -> tuple[int, Span, int] | None:
    """The number before a kind, where nothing else that it may count stands between them."""
    clause = page.clause(mark.start)
    before = [
        q
        for q in page.amounts(max(clause.start, mark.start - 80), mark.start)
        if q.end <= mark.start and mark.start - q.end < 40 and q.start not in used
    ]
    before = [q for q in before if not (page.plain[q.end : q.end + 1].isalpha() and page.plain[q.end : q.end + 1].isascii())]
    if before:
        q = before[-1]
        gap = Span(q.end, mark.start)
        between = page.plain[gap.start : gap.end]
        counted = [m for m in page.marks("counter", *gap) if page.mark_at("piece", m.start) is None]
        blocked = (
            bool(counted)
            or any(page.marks(name, *gap) for name in ("kind", "person", "followers", "per", "per_word", "unit", "no", "list_join"))
            or any(c in between for c in ",;:%/+")
        )
        if page.words.unspaced and between.strip():
            known = page.marks("platform", *gap) + page.marks("piece", *gap)
            blocked = blocked or sum(m.end - m.start for m in known) < len(between.replace(" ", ""))
        if not blocked and len(between.split()) <= 4 and _small(q) and not page.claimed(q.start, q.end):
            return int(q.high), Span(q.start, mark.end), q.start
    return None


def _counted_behind(page: Page, mark: Mark, used: set[int]) -> tuple[int, Span, int] | None:
    """The number behind a kind, else one where the kind is all that is said."""
    after = page.skip(mark.end, " :x×(")
    for _ in range(3):
        small = page.mark_at("platform", after) or page.mark_at("each", after) or page.mark_at("live_in", after)
        small = small or page.mark_at("only" if page.words.phrases_spaced else "object", after) or page.mark_at("bound_fill", after)
        after = page.skip(small.end, " :x×(") if small is not None else after
        one = page.mark_at("piece", after) if page.words.phrases_spaced else None
        if small is not None and small.category == "each" and one is not None:
            return 1, Span(mark.start, one.end), -1 - mark.start  # "คนละตัว" is one of each
    for q in page.amounts(after, after + 1):
        if q.start == after and q.start not in used and _small(q) and not page.claimed(q.start, q.end):
            end = page.skip(q.end)
            counter = page.mark_at("piece", end) or page.mark_at("kind", end)
            if (
                counter is None
                and page.plain[end : end + 1] not in {"", "+", ",", ")", "\n", "•", "."}
                and not any(page.mark_at(name, end) for name in ("list_join", "each", "per"))
                and not (page.words.phrases_spaced and _phrase_over(page, q.end))
            ):
                return None
            if counter is not None and counter.category == "kind" and counter.value != mark.value:
                if not _has_own_count(page, counter.end):
                    return None
                counter = None  # "รีลคนละ 1 สตอรี่คนละ 2": the next piece has a count of its own
            return int(q.high), Span(mark.start, counter.end if counter else q.end), q.start
    return (1, Span(mark.start, mark.end), -1 - mark.start) if _stands_alone(page, mark) else None


def _counted_far(page: Page, mark: Mark, used: set[int]) -> tuple[int, Span, int] | None:
    """A count behind what the piece shows, in the same phrase ("รีลสอนดริปคนละ 2 ตัว")."""
    space = page.plain.find(" ", mark.end, mark.end + _SHOWS)
    each = next(iter(page.marks("each", mark.end + 1, space if space > 0 else mark.end + _SHOWS)), None)
    if each is None or any(page.marks(name, mark.end, each.start) for name in ("kind", "person", "budget")):
        return None
    at = page.skip(each.end)
    q = next(iter(page.amounts(at, at + 1)), None)
    piece = page.mark_at("piece", page.skip(q.end)) if q is not None else None
    if q is None or piece is None or q.start in used or not _small(q) or page.claimed(q.start, q.end):
        return None
    return int(q.high), Span(mark.start, piece.end), q.start


def _has_own_count(page: Page, at: int) -> bool:
    """Whether a number follows the next piece too, where counts follow their pieces ("รีล 1 สตอรี่ 2")."""
    if not page.words.phrases_spaced:
        return False
    at = page.skip(at)
    at = page.skip(each.end) if (each := page.mark_at("each", at)) is not None else at
    return any(q.start == at and _small(q) for q in page.amounts(at, at + 1))


def _phrase_over(page: Page, at: int) -> bool:
    """Whether a space ends the phrase here and no thing that the number counts follows."""
    after = page.skip(at)
    return after > at and not any(page.mark_at(name, after) for name in ("counter", "unit", "currency", "month", "percent", "followers"))


def _shares_money(page: Page, mark: Mark) -> bool:
    """Whether the kind is what an amount of money right before it is for ("12tr một tập")."""
    share = next((m for m in page.marks("per", max(0, mark.start - 12), mark.end) if m.end == mark.end), None)
    before = page.back(share.start) if share is not None else 0
    return any(q.outer_end == before and (q.currency or q.unit >= 1000) for q in page.amounts(max(0, before - 40), before))


def _stands_alone(page: Page, mark: Mark) -> bool:
    """Whether a kind is all that its piece of the sentence holds ("£1.5k each, dedicated video")."""
    part = page.part(mark.start)
    rest = list(page.plain[part.start : part.end])
    for name in ("kind", "platform", "platform_weak", "each", "article"):
        for found in page.marks(name, *part):
            rest[found.start - part.start : found.end - part.start] = " " * (found.end - found.start)
    return not "".join(rest).strip(" .-*") and part.start > 0 and mark.value != "ugc"


def _small(q: Quantity) -> bool:
    return q.currency is None and q.unit <= 10 and 1 <= q.high <= 200 and q.high % 1 == 0


def _platform(page: Page, span: Span, limit: int) -> str | None:
    """The platform inside the words, right before or right after them, or last named in the same part before them."""
    inside = page.marks("platform", *span)
    if inside:
        return inside[-1].value
    at = span.end
    for _ in range(2):
        at = page.skip(at, " (")
        if (mark := page.mark_at("platform", at)) is not None and mark.start <= limit:
            return mark.value
        small = (
            page.mark_at("live_in", at)
            or page.mark_at("piece", at)
            or page.mark_at("article", at)
            or page.mark_at("each", at)
            or page.mark_at("product_cue", at)
        )
        if small is None:
            break
        at = small.end
    before = page.back(span.start, " :-(")
    for _ in range(2):
        if (mark := page.mark_ending("platform", before)) is not None:
            return mark.value
        small = page.mark_ending("each", before)
        if small is None:
            break
        before = page.back(small.start, " :-(")
    shared = page.marks("platform", span.end, limit)
    placed = shared and page.mark_ending("live_in", page.back(shared[0].start)) and not negated(page, shared[0].start)
    return shared[0].value if placed else None
