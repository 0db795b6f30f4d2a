"""The gender of creators or audience, where a message names one, both, or one more."""

from bot.conversation.refining.operators import operator_at
from bot.conversation.refining.reading import Reading
from retrieval.reading.scope import about_audience, negated
from retrieval.reading.surface import Span

_FEW_WORDS = 4
"""Words of a message in which mums or lads are no topic but who is wanted."""


def gender_said(reading: Reading, found: dict[str, object]) -> dict[str, object]:
    """A gender that is named alone is the creators' own ("women only")."""
    page = reading.page
    both = {m.value for m in page.marks("gender") if not about_audience(page, m.start) and not negated(page, m.start)} >= {"male", "female"}
    if both and reading.grammar.latin and reading.before.creator_gender:
        return found | {"creator_gender": None}
    if "creator_gender" in found or "audience_gender" in found or reading.cues.says("field", "creator_gender", page.plain):
        return found
    if not page.marks("gender") and len(page.text.split()) <= _FEW_WORDS and (people := reading.cues.found("gender", page.plain)):
        values = {c.name for c in people}
        adds = operator_at(reading, Span(people[0].start, people[0].end)) == "also"
        if len(values) == 1 and operator_at(reading, Span(people[0].start, people[0].end)) != "take_away":
            other = reading.before.creator_gender not in {None, *values}
            return found | {"creator_gender": None if adds and other else values.pop()}
    named = {m.value for m in page.marks("gender") if not negated(page, m.start)}
    unwanted = {
        m.value for m in page.marks("gender") if negated(page, m.start) or operator_at(reading, Span(m.start, m.end)) == "take_away"
    }
    named -= unwanted
    if unwanted and reading.spaced_phrases and reading.cues.says("operator", "removal", page.plain):
        return found | {n: None for n in ("creator_gender", "audience_gender") if getattr(reading.before, n) in unwanted}
    if not named and len(unwanted) == 1:
        named = {"male", "female"} - unwanted
    if (
        len(named) > 1
        and (reading.spaced_phrases or reading.grammar.latin)
        and reading.before.creator_gender
        and not any(about_audience(page, m.start) for m in page.marks("gender"))
    ):
        found["creator_gender"] = None
    if len(named) == 1:
        mark = page.marks("gender")[0]
        found["audience_gender" if about_audience(page, mark.start) else "creator_gender"] = next(iter(named))
    return found


def genders_joined(reading: Reading, found: dict[str, object]) -> dict[str, object]:
    """Men too, where women were asked for, is anyone."""
    page, before = reading.page, reading.before
    for name in ("creator_gender", "audience_gender"):
        old, new = getattr(before, name), found.get(name)
        if old and new and old != new:
            marks = [m for m in page.marks("gender") if m.value == new]
            if marks and all(operator_at(reading, Span(m.start, m.end)) == "also" for m in marks):
                found[name] = None
    return found
