"""What each creator is to make: a kind of piece, how many, and on which platform."""

from retrieval.brief import Deliverable, Kind
from retrieval.reading.lexicon import Mark
from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity
from retrieval.reading.scope import about_own, negated
from retrieval.reading.surface import Span


def deliverables(page: Page, platforms: tuple[str, ...]) -> tuple[Deliverable, ...]:
    """The pieces that the brief counts out, in its order; each kind and platform once."""
    found: dict[tuple[str, str | None], int] = {}
    marks = page.marks("kind")
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
        kind, implied = _kind(page, mark, span, platform)
        platform = implied or platform
        if platform is None and len(platforms) == 1 and kind != "ugc":
            platform = platforms[0]
        found.setdefault((kind, platform), count)
        carried = platform
        last_end = span.end
        page.claim(span.start, span.end)
    return tuple(Deliverable(kind=kind, platform=platform, count=count) for (kind, platform), count in found.items())  # type: ignore[arg-type]  # from the vocabulary's closed list


def _kind(page: Page, mark: Mark, span: Span, platform: str | None) -> tuple[Kind, str | None]:
    """The kind, as the words around it narrow it down, and a platform that the word itself implies ("tweets")."""
    kind, _, implied = mark.value.partition("@")
    if kind == "video":
        clause = page.clause(mark.start)
        for name in ("dedicated", "integration"):
            near = page.marks(f"makes_{name}", max(clause.start, span.start - 60), min(clause.end, span.end + 40))
            if any(not negated(page, m.start) for m in near):
                kind = "dedicated_video" if name == "dedicated" else "integration"
                break
    if kind in {"video", "post"} and platform is None and any(m.value == "ugc" and not negated(page, m.start) for m in page.marks("kind")):
        kind = "ugc"
    return kind, implied or None  # type: ignore[return-value]  # the vocabulary's closed list


def _count(page: Page, mark: Mark, used: set[int]) -> tuple[int, Span, int] | None:
    """How many pieces, the words that say so, and where the number stands; `None` where the kind is not counted."""
    clause = page.clause(mark.start)
    if page.mark_at("person", page.skip(mark.end)) or any(
        m.start <= mark.start < m.end for m in page.marks("person", max(0, mark.start - 20), mark.end + 20)
    ):
        return None
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
            or any(page.marks(name, *gap) for name in ("kind", "person", "followers", "per", "unit", "no", "list_join"))
            or any(c in between for c in ",;:%/+")
        )
        if page.words.unspaced and between.strip():
            known = page.marks("platform", *gap) + page.marks("piece", *gap)
            blocked = blocked or sum(m.end - m.start for m in known) < len(between.replace(" ", ""))
        if not blocked and len(between.split()) <= 4 and _small(q) and not page.claimed(q.start, q.end):
            return int(q.high), Span(q.start, mark.end), q.start
    after = page.skip(mark.end, " :x×(")
    for _ in range(3):
        small = page.mark_at("platform", after) or page.mark_at("each", after) or page.mark_at("live_in", after)
        after = page.skip(small.end, " :x×(") if small is not None else after
    for q in page.amounts(after, after + 1):
        if q.start == after and q.start not in used and _small(q) and not page.claimed(q.start, q.end):
            end = page.skip(q.end)
            counter = page.mark_at("piece", end) or page.mark_at("kind", end)
            if (
                counter is None
                and page.plain[end : end + 1] not in {"", "+", ",", ")", "\n", "•", "."}
                and page.mark_at("list_join", end) is None
            ):
                return None
            if counter is not None and counter.category == "kind" and counter.value != mark.value:
                return None
            return int(q.high), Span(mark.start, counter.end if counter else q.end), q.start
    return (1, Span(mark.start, mark.end), -1 - mark.start) if _stands_alone(page, mark) else None


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
    return shared[0].value if shared and page.mark_ending("live_in", page.back(shared[0].start)) else None
