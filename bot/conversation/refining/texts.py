"""Topics, must-haves and exclusions after the message."""

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.conversation.refining.demands import demanded
from bot.conversation.refining.exclusions import left_out, lifted, no_longer, take_away
from bot.conversation.refining.likeness import much_alike
from bot.conversation.refining.reading import LISTED, Reading, overlaps
from bot.conversation.refining.topics import headed_topics, of_the_brief_only, put_for_it, topics_after
from bot.conversation.refining.value import Value
from bot.conversation.refining.verb_last.conditions import conditions, never_done
from bot.conversation.refining.verb_last.order import topic_named
from bot.conversation.refining.wording import LONGEST_CONDITION, headed, stripped, trimmed
from retrieval.reading.surface import Span, plain
from retrieval.reading.topics.topics import announced_topics

_MOST = 40
"""Exclusions that one message adds, at most: each is compared with every other."""


def texts_after(reading: Reading, found: dict[str, object], values: Sequence[Value], cleared: Sequence[Span]) -> dict[str, object]:
    """Topics, must-haves and exclusions."""
    before = reading.before
    lists: dict[str, list[str]] = {name: list(found.get(name, getattr(before, name))) for name in LISTED}  # type: ignore[call-overload]  # tuples of text
    named = [v.span for v in values]
    unwanted = _unwanted(reading, named, cleared)
    for text in _exclusions(reading, unwanted, named, cleared):
        take_away(lists, text)
    lists["must_have"] += _must_haves(reading, [*lists["must_have"], *unwanted], named, cleared)
    if _exchanged_text(reading, lists):
        return {name: tuple(texts) for name, texts in lists.items() if tuple(texts) != found.get(name, getattr(before, name))}
    lists["topics"] = _topics(reading, lists["topics"], unwanted, found)
    for name, one in no_longer(reading, lists):
        lists[name] = [other for other in lists[name] if other != one]
    for text in lifted(reading):
        lists["exclude"] = [one for one in lists["exclude"] if not much_alike(text, one)]
    return {name: tuple(texts) for name, texts in lists.items() if tuple(texts) != found.get(name, getattr(before, name))}


def _unwanted(reading: Reading, named: Sequence[Span], cleared: Sequence[Span]) -> list[str]:
    """Texts that a message says no to, whatever they turn out to be."""
    page, said = reading.page, reading.studied.brief
    never = [page.text[s.start : s.end] for s in never_done(page) if not overlaps(s, [*named, *cleared])]
    unwanted = [*said.exclude, *islice(left_out(reading, [*named, *cleared]), _MOST), *islice(never, _MOST)]
    if reading.grammar.verb_last:  # "not so dear" is no exclusion
        unwanted = [text for text in unwanted if not reading.cues.found("shift", plain(text))]
    return unwanted


def _exclusions(reading: Reading, unwanted: Sequence[str], named: Sequence[Span], cleared: Sequence[Span]) -> Iterator[str]:
    """Those of them that are neither a value of another field nor a field that is cleared."""
    page = reading.page
    for n, raw in enumerate(unwanted):
        at = page.text.find(raw)
        if any(much_alike(raw, one) for one in unwanted[:n]):
            continue
        text = stripped(reading, Span(at, at + len(raw))) if at >= 0 else raw
        if not text:
            continue
        at = page.text.find(text)
        span = Span(at, at + len(text))
        if at >= 0 and overlaps(span, cleared) and reading.cues.found("field", plain(text)):
            continue
        if at >= 0 and (
            overlaps(span, named)
            or overlaps(span, reading.blanked)
            or any(page.says(name, span) for name in ("kind", "followers", "gender", "per", "pay", "goal"))
            or page.amounts(*span)
        ):
            continue  # a figure or a term is no exclusion, whatever "no" stands before it
        yield text


def _must_haves(reading: Reading, known: Sequence[str], named: Sequence[Span], cleared: Sequence[Span]) -> list[str]:
    """Conditions that a message adds to those known."""
    page, said = reading.page, reading.studied.brief
    more: list[str] = []
    told = [stripped(reading, s) for s in conditions(page, reading.cues, [*named, *reading.blanked])]
    musts = [
        text for text in said.must_have if not reading.cues.says("condition", "process", text) and trimmed(reading, text)
    ]  # "must be over by May" is a date
    for text in (*musts, *headed(reading, "must_have"), *demanded(reading, [*named, *cleared]), *(t for t in told if t)):
        if reading.spaced_phrases and reading.cues.found("field", plain(text)):
            continue
        if not any(much_alike(text, one) for one in (*known, *more)) and not page.says(
            "platform", Span(page.text.find(text), page.text.find(text) + len(text))
        ):
            more.append(text)
    return more


def _topics(reading: Reading, old: list[str], unwanted: Sequence[str], found: dict[str, object]) -> list[str]:
    """What the posts are to be about."""
    page = reading.page
    own = topic_named(page, reading.cues)
    topics = [
        t
        for t in ((stripped(reading, own),) if own else announced_topics(page) or headed_topics(reading))
        if not any(much_alike(t, one) for one in unwanted)
    ]
    if reading.grammar.verb_last and found:  # "women gamers only" tells who, not what about
        topics = [t for t in topics if not any(plain(t) == page.plain[m.start : m.end] for m in page.marks("doer"))]
    if topics:
        topics_now = topics_after(reading, topics, old, sure=not found)
    elif (reading.spaced_phrases or reading.grammar.latin) and (only := of_the_brief_only(reading)):
        topics_now = only
    else:
        topics_now = old
    return [*topics_now, *put_for_it(reading, reading.before, topics_now, found)]


def _exchanged_text(reading: Reading, lists: dict[str, list[str]]) -> bool:
    """Puts one text of the brief in another's place, where the message says so."""
    swapped = reading.exchange
    if swapped is None:
        return False
    gone, put = stripped(reading, swapped.gone), stripped(reading, swapped.put)
    for name in ("topics", "must_have", "exclude"):
        old = getattr(reading.before, name)
        if put and len(gone) > 2 and len(put.split()) <= LONGEST_CONDITION and any(much_alike(gone, one) for one in old):
            lists[name] = [put if much_alike(gone, one) else one for one in old]
            return True
    return False
