"""What is not wanted, what is left out of what was wanted, and what is fine again."""

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from bot.conversation.cues.index import Cue
from bot.conversation.refining.likeness import NARROWER, TELLING, _persian, much_alike
from bot.conversation.refining.operators import operator_at
from bot.conversation.refining.reading import EDGE, KNOWN, LISTED, Reading, overlaps
from bot.conversation.refining.spaced_phrases import phrase
from bot.conversation.refining.verb_last.order import behind_people, topic_named
from bot.conversation.refining.wording import stripped
from index.texts import folded
from retrieval.reading.surface import Span, plain

_MEANT = 65
"""Likeness from which a longer text means a text of the brief: who wants nobody who breeds dogs still wants dogs."""


def take_away(lists: dict[str, list[str]], text: str) -> None:
    """Out of what is wanted where it stands there, nearest in wording; else among the exclusions."""
    wanted = ("topics", "must_have", "creator_places", "similar_to")
    alike = [(-fuzz.ratio(folded(text), folded(one)), name, one) for name in wanted for one in lists[name] if much_alike(text, one)]
    alike = [one for one in alike if -one[0] >= _MEANT or len(folded(text)) <= len(folded(one[2]))]
    alike = [one for one in alike if -one[0] >= NARROWER or folded(text) in folded(one[2]) or not _persian(text)]
    if alike:
        _, name, one = min(alike)
        lists[name] = [other for other in lists[name] if other != one]
    elif not any(much_alike(text, one) for one in lists["exclude"]):
        lists["exclude"].append(text)


def left_out(reading: Reading, named: Sequence[Span]) -> Iterator[str]:
    """What stands beside a "drop" or "no" that no other reader took."""
    page = reading.page
    for cue in (*reading.operators, *reading.operators_behind):
        if cue.name not in {"take_away", "take_away_after"} or _begins_longer(reading, cue):
            continue
        part = page.part(cue.start)
        span = _beside(reading, cue)
        if reading.grammar.verb_last and (fields := reading.cues.found("field", page.plain[part.start : part.end])):
            own = topic_named(page, reading.cues) if fields[0].name == "topics" else None
            if own is not None and (text := stripped(reading, own)):
                yield text
            continue  # else a whole field is spoken of
        if reading.grammar.verb_last and reading.cues.found("shift", page.plain[part.start : part.end]):
            continue
        span = behind_people(page, span)
        text = stripped(reading, span)
        found = Span(page.text.find(text, part.start), page.text.find(text, part.start) + len(text)) if text else span
        if (
            len(text) < 2
            or len(text.split()) > 6
            or overlaps(found, named)
            or any(page.says(name, found) for name in KNOWN)
            or page.amounts(*found)
            or page.says("per", found)
            or reading.cues.says("operator", "allow", page.plain)
        ):
            continue
        if reading.cues.found("field", page.plain[found.start : found.end]):
            continue
        if page.says("goal", found) and reading.cues.says("field", "goal", page.plain):
            continue
        if _only_removes(reading, cue) and not any(much_alike(text, one) for name in LISTED for one in getattr(reading.before, name)):
            continue
        yield text


def _beside(reading: Reading, cue: Cue) -> Span:
    """The words that a "drop" or "no" is about: up to the next operator before or behind it."""
    page = reading.page
    part = page.part(cue.start)
    if cue.name == "take_away":
        stops = [c.start for c in reading.operators_in(cue.end + 1, part.end)[:1]]
        if reading.spaced_phrases:
            stops.append(phrase(page, Span(page.skip(cue.end), page.skip(cue.end))).end)
        return Span(page.skip(cue.end, EDGE), min([part.end, *stops]))
    begins = [c.end for c in reading.operators_in(part.start, cue.start)[-2:] if c.end <= cue.start]
    if reading.spaced_phrases:
        begins.append(page.plain.rfind(" ", 0, page.back(cue.start)) + 1)
    return Span(page.skip(max([part.start, *begins]), EDGE), page.back(cue.start, EDGE))


def _only_removes(reading: Reading, cue: Cue) -> bool:
    """Whether a cue takes back what is asked for ("cancel", "no need for") and rules nothing out that is not."""
    return any(cue.start < c.end for c in reading.said("operator", "removal", Span(cue.start - _LONGEST_CUE, cue.start + 1)))


def _begins_longer(reading: Reading, cue: Cue) -> bool:
    """Whether a "no" only begins a longer cue ("no matter"), which leaves nothing out."""
    if not reading.grammar.no_opens_cues:  # "drop the" is no longer word than "drop"
        return False
    here = reading.said("operator", within=Span(cue.start, cue.start + 1))
    longer = (c for c in here if c.name in {"clear", "take_away_after", "allow", "stay"})
    return cue.name == "take_away" and any(cue.end < c.end <= cue.end + _NO_GAP for c in longer)


_LONGEST_CUE = 80
"""Letters that a cue with a gap may have."""
_NO_GAP = 12
"""Letters that the rest of a cue may have; a longer one has a gap in it, in which something may stand."""


def no_longer(reading: Reading, lists: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Wishes and exclusions of the brief that are named beside "no longer matters"."""
    page = reading.page
    for part in dict.fromkeys(page.part(cue.start) for cue in reading.said("operator", "clear")):
        said = folded(page.text[part.start : part.end])
        for name in ("must_have", "exclude"):
            for one in lists[name]:
                telling = [word for word in folded(one).split() if len(word) >= TELLING]
                if telling and 2 * sum(word in said for word in telling) > len(telling):
                    yield name, one


def lifted(reading: Reading) -> Iterator[str]:
    """What was excluded and is said to be fine."""
    page = reading.page
    fine = reading.cues.says("operator", "allow", page.plain)
    behind = [c.start for c in reading.cues.found("operator", page.plain, "allow_after")]
    if not fine and not behind:
        return
    said = folded(page.text).split()
    for one in reading.before.exclude:
        telling = [word for word in folded(one).split() if len(word) >= TELLING]
        named = folded(one) in folded(page.text) or any(word in said for word in telling)
        at = page.plain.find(plain(one))
        if named and (fine or (at >= 0 and behind[-1] > at and operator_at(reading, Span(at, at + len(one))) != "take_away")):
            yield one
