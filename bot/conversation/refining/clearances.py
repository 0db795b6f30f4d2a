"""Fields that no longer matter."""

from bot.conversation.cues.index import Cue
from bot.conversation.refining.reading import NEAR, Reading
from bot.conversation.refining.spaced_phrases import turned
from bot.conversation.refining.wording import stripped
from retrieval.brief import Brief
from retrieval.reading.scope import about_audience
from retrieval.reading.surface import Span

_CLEAR = frozenset({"clear", "take_away", "take_away_after"})
_LONGEST_CUE = 80
"""Letters that a cue with a gap may have."""
_WITH_FIGURES = frozenset({"budget", "followers", "how_many", "audience_age"})
_CLEARED: dict[str, tuple[str, ...]] = {
    "budget": ("budget_min", "budget_max", "budget_currency", "budget_per"),
    "followers": ("followers_min", "followers_max"),
    "audience_age": ("audience_age_min", "audience_age_max"),
    "dates": ("start", "end"),
}


def clearances(reading: Reading, said: Brief) -> tuple[dict[str, object], list[Span]]:
    """Fields that no longer matter (a word for the field beside "any", "forget" or "doesn't matter"), and the parts that say so."""
    page, before = reading.page, reading.before
    cleared: dict[str, object] = {}
    parts: list[Span] = []
    for noun in reading.said("field"):
        about = "audience_gender" if noun.name == "creator_gender" and about_audience(page, noun.start) else noun.name
        names = _CLEARED.get(about, (about,))
        figures = [
            name
            for name in names
            if getattr(said, name) not in (None, (), getattr(before, name)) and noun.name not in {"creator_gender", "creator_places"}
        ]
        if figures or all(getattr(before, name) in (None, ()) for name in names):
            continue
        part = page.part(noun.start)
        if noun.name in _WITH_FIGURES and any(not page.claimed(q.start, q.end) for q in page.amounts(noun.end, part.end)):
            continue  # "cut the budget to 500" gives a new one
        if noun.name == "creator_places" and page.says("city", part):
            continue  # "take Isfahan off the cities"
        clears = _clearing(reading, noun, part)
        if noun.name == "must_have" and any(c.start <= noun.start and noun.end <= c.end for c in clears):
            continue  # "is no condition" speaks of something else
        if _kind_of(reading, noun, part):
            continue
        near = [c for c in clears if not turned(page, c.start, noun.start)]
        if near:
            cleared |= {name: (() if isinstance(getattr(before, name), tuple) else None) for name in names}
            first, last = min([noun.start, *(c.start for c in near)]), max([noun.end, *(c.end for c in near)])
            parts.append(Span(first, last) if reading.spaced_phrases else part)
    return cleared, parts


def _clearing(reading: Reading, noun: Cue, part: Span) -> list[Cue]:
    """Words near a field's own that clear it."""
    reach = Span(max(part.start, noun.start - _LONGEST_CUE), min(part.end, noun.end + NEAR + 1))
    near = [c for c in reading.said("operator", within=reach) if c.name in _CLEAR]
    near = [c for c in near if min(abs(c.start - noun.end), abs(noun.start - c.end)) <= NEAR]
    return [c for c in near if not (reading.spaced_phrases and _inside_a_field(reading, c, noun))]


def _inside_a_field(reading: Reading, cue: Cue, noun: Cue) -> bool:
    """Whether a cue is but letters of this word for a field or one before it: "ข้อห้าม" holds "ห้าม"."""
    around = reading.said("field", within=Span(max(0, cue.start - _LONGEST_CUE), min(cue.start, noun.start) + 1))
    return any(cue.end <= n.end for n in around)


def _kind_of(reading: Reading, noun: Cue, part: Span) -> bool:
    """Whether a word for a field only opens what is not wanted ("no channels that repost"), rather than being it."""
    if noun.name not in {
        "platforms",
        "topics",
        "creator_countries",
        *(["creator_places"] if reading.spaced_phrases else []),
    }:
        return False
    cues = [c for c in reading.operators_in(part.start, noun.start)[-2:] if c.end <= noun.start]
    clears = reading.said("operator", "clear", Span(noun.end, part.end))
    if not cues or cues[-1].name != "take_away" or clears:
        return False
    return len(stripped(reading, Span(noun.end, part.end))) > 1
