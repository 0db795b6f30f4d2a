"""Creators by their place in the list: bare numbers, rows and ranges of them, and numbers behind a word such as "number"."""

import re
from collections.abc import Iterator, Sequence

from bot.conversation.cues.cues import Cues
from bot.conversation.cues.files import own_words
from bot.conversation.cues.grammar import grammar_of
from bot.conversation.whom.reference import Reference, Shown
from prompts.commands import BY_HAND
from retrieval.reading.page import Page

_JOIN = re.compile(r"[\s,&+/]*")
_NOT_POSITIONS = ("kind", "counter", "person", "unit", "currency", "followers", "percent", "age", "tier", "platform", "piece", "month")
_LONGEST_CUE = 80
"""Letters that a cue with a gap may have."""
_LONGEST_JOIN = 60
"""Letters between two numbers of a row, at most."""
_SMALL = re.compile(r"\d{1,3}")
_ROW = re.compile(r"(?<!\d)\d{1,3}(?:\s*[,&و]\s*\d{1,3})*$")
"""Numbers before a Persian object marker, with "and" between them."""
_RANGE = re.compile(r"\s*(?:-|~)\s*")


def by_position(page: Page, cues: Cues, shown: Sequence[Shown]) -> Iterator[Reference]:
    """ "#3", "number 3 and 5", "คนที่ 2", and bare numbers that are nothing else; a row of them is sure."""
    heads = (
        {page.skip(cue.end) for cue in cues.found("whom", page.plain, "number")}
        | _behind_deeds(page, cues)
        | set(beyond(page, cues, len(shown)))
    )
    objects = _objects(page, cues)
    rows: list[tuple[bool, list[Reference]]] = []
    last = -1
    last_number: int | None = None
    for m in _SMALL.finditer(page.plain):
        at, end, number = m.start(), m.end(), int(m.group())
        if at < last or page.plain[at - 1 : at].isdigit() or page.plain[end : end + 1].isdigit():
            continue
        row = last >= 0 and (_JOIN.fullmatch(page.plain, last, at) is not None or joined(page, cues, last, at))
        known = at in heads or row or at in objects
        if any(end <= c.end for c in cues.between("whom", page.plain, at - _LONGEST_CUE, at, "all")):  # "all 10"
            continue
        if at not in heads and _old_count(page, cues, at, last_number):
            continue
        last_number = number
        if not 1 <= number <= (100 if known else max(10, len(shown))) or not (known or _bare(page, at, end, len(shown))):
            continue
        if row and any(page.mark_at(name, page.skip(end)) for name in ("kind", "unit", "percent", "currency", "followers")):
            continue
        span = _RANGE.match(page.plain, end)
        word = page.mark_at("range", page.skip(end))
        upto = span.end() if span else page.skip(word.end) if word and known else None
        second = _SMALL.match(page.plain, upto) if upto is not None else None
        numbers = [number]
        if second and number < int(second.group()) <= max(len(shown), 10) and _bare(page, second.start(), second.end(), 100):
            numbers, end = list(range(number, int(second.group()) + 1)), second.end()
        named = [Reference(at, end, n, sure=at in heads) for n in numbers]
        if row and rows:
            rows[-1] = (True, rows[-1][1])
            rows[-1][1].extend(named)
        else:
            rows.append((at in heads or len(numbers) > 1, named))
        last = end
    yield from (reference._replace(sure=sure) for sure, row_of in rows for reference in row_of)


def _old_count(page: Page, cues: Cues, at: int, earlier: int | None) -> bool:
    """Whether a number is what another one takes the place of ("10 people instead of 8"), or how many are left ("cut it to 5")."""
    end = page.back(at)
    for cue in cues.between("whom", page.plain, end - _LONGEST_CUE, end, "count_before"):
        if cue.end == end and not page.plain[page.back(cue.start) - 1 : page.back(cue.start)].isdigit():
            return True
    return earlier is not None and any(c.end == end for c in cues.between("operator", page.plain, end - _LONGEST_CUE, end, "instead_of"))


def _objects(page: Page, cues: Cues) -> set[int]:
    """Where numbers stand, one or a row, that a deed by hand is done to ("۵ و ۶ رو تایید کن")."""
    if not any(cue.name in BY_HAND for cue in cues.found("command", page.plain)):
        return set()
    ends = (page.back(cue.start) for cue in cues.found("whom", page.plain, "object"))
    rows = (row for end in ends if (row := _ROW.search(page.plain, max(0, end - _LONGEST_JOIN), end)))
    return {m.start() for row in rows for m in _SMALL.finditer(page.plain, row.start(), row.end())}


def _behind_deeds(page: Page, cues: Cues) -> set[int]:
    """Where numbers stand behind words such as "no to", which would else be read as a bound ("down to 4"), or behind a "pin" that opens
    the message, which would else be read as a piece of work."""
    counts = {c.end: c.start for c in cues.found("whom", page.plain, "count_before")}
    deeds = (c for name in ("approve", "reject") for c in cues.found("command", page.plain, name))
    opening = {page.skip(c.end) for c in cues.found("command", page.plain, "pin") if c.start == page.skip(0)}
    return {page.skip(c.end) for c in deeds if c.start < counts.get(c.end, -1)} | opening


def beyond(page: Page, cues: Cues, size: int) -> Iterator[int]:
    """Where a number stands that is said to be the place of a creator by what stands around it, although the list of this size has no
    such place: right behind the words of a deed, where the message or a part of it ends ("explain 12", "note on 12: …"), or before them."""
    opening = page.skip(0)  # elsewhere "price to 50" may be a budget
    deeds = [cue for cue in cues.found("command", page.plain) if cue.name in ADDRESSED and (cue.name != "fees" or cue.start == opening)]
    leads = _leads(cues)
    for m in _SMALL.finditer(page.plain):
        at, end = m.start(), m.end()
        if 1 <= int(m.group()) <= size or page.plain[at - 1 : at] in _OF_A_NUMBER or page.plain[end : end + 1].isalnum():
            continue
        if page.plain[end : end + 1] in _BEHIND_A_NUMBER and page.plain[end + 1 : end + 2].isdigit():
            continue
        rest = page.plain[end:].lstrip()
        closes = (
            not rest.strip(" .!?؟")
            or rest[0] in ":;,،—–-("
            or any(rest.startswith(word) for word in own_words(cues.language, "place", "closes"))
        )
        before = any(0 <= at - cue.end <= _LONGEST_LEAD and leads.fullmatch(page.plain, cue.end, at) for cue in deeds)
        behind = any(0 <= cue.start - end <= _LONGEST_LEAD and leads.fullmatch(page.plain, end, cue.start) for cue in deeds)
        if (before and closes) or (behind and grammar_of(cues.language).verb_last):
            yield at


def _leads(cues: Cues) -> re.Pattern[str]:
    """Nothing but words that lead to a place in the list."""
    words = sorted({*own_words(cues.language, "place", "leads"), *own_words("en", "place", "leads")}, key=lambda w: (-len(w), w))
    return re.compile(rf"(?:\s|{'|'.join(map(re.escape, words))})*")


ADDRESSED = frozenset({"draft", "explain", "why_not", "note", "fees", *BY_HAND})
"""Deeds on creators behind whose words a lone number is the place of one."""
_LONGEST_LEAD = 24
"""Letters between a deed and the number of a creator, at most."""
_OF_A_NUMBER = frozenset(".,:/%-")
_BEHIND_A_NUMBER = _OF_A_NUMBER | {"–", "—"}


def joined(page: Page, cues: Cues, start: int, end: int) -> bool:
    """Whether only a word that joins ("and", "vs", "number") stands here."""
    gap = page.plain[start:end].strip(" ,&+/#")
    if len(gap) > _LONGEST_JOIN:
        return False
    if any(mark.end - mark.start == len(gap) for name in ("list_join", "both", "exclude_join") for mark in page.marks(name, start, end)):
        return True
    words = (*cues.found("command", gap, "compare"), *cues.found("whom", gap, "number"), *cues.found("whom", gap, "join"))
    return any(cue.end - cue.start == len(gap) for cue in words)


def _bare(page: Page, start: int, end: int, size: int) -> bool:
    """Whether a number counts, measures and dates nothing."""
    if page.claimed(start, end) or (page.plain[end : end + 1] in {"%", ":", ".", "/"} and page.plain[end + 1 : end + 2].isdigit()):
        return False
    if page.plain[end : end + 1] == "%" or page.plain[end : end + 1].isalpha() or page.plain[start - 1 : start] in {".", "/", ":", "@"}:
        return False
    if page.plain[start - 1 : start].isalpha() and page.plain[start - 1].isascii():
        return False
    after = page.skip(end)
    q = next(iter(page.amounts(start, start + 1)), None)
    if q is not None and (q.unit > 1 or q.currency or q.bound or q.high > size > 0):
        return False
    return not any(page.mark_at(name, after) for name in _NOT_POSITIONS)
