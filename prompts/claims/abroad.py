"""The checker for messages in languages that no letters are written in: what stands in them beside known facts must be no fact at all.

Facts are known by their wording: names and posts verbatim, days and counts of days as CLDR writes them in the language. Once they are taken
away, a closed rule holds for every language: no digit, month, weekday, currency, address, quotation, bracket, nor what looks like a name.
Numbers in words, promises and claims are read in the languages of `abroad.toml` alone; sentences are read in none.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from index.records import Creator
from prompts.claims.counting import too_long
from prompts.claims.fault import Fault, Kind
from prompts.claims.foreign_names import strange_words
from prompts.claims.locales import apart, calendar_words, days_long, is_unspaced, money_words, script_of, spaces_as_one, writings
from prompts.claims.signs import (
    BRACKETS,
    HANDLE,
    LINK,
    MARKUP,
    PLACEHOLDER,
    QUOTATION_MARK,
    QUOTED,
    SEEN,
    SENTENCE,
    TAG,
    ascii_digits,
    hidden,
    quotable,
    said_in,
    uncut,
)
from prompts.claims.support import Support, bare, support
from retrieval.brief import Brief

_PIECE = re.compile(
    r"(?:[A-Za-z]+ )?(post|carousel|Reel|Story|video mention|dedicated video|video|Short|Live|UGC|article|episode) × (\d{1,4})(?!\d)"
)
_KINDS = {"video mention": "integration", "dedicated video": "dedicated_video"}
_FURTHER_MARKS = re.compile(r"[《》〈〉【】‹›‚״]")
_AT_OR_TAG = re.compile(r"[@＠#＃]")
_ADDRESS = re.compile(r"[^\W\d_]{2,}\.[^\W\d_]{2,}")
"""A full stop inside a word: an address in any script."""
_NEAR_DAYS = 340
"""A day without a year is taken for the one nearest to today."""

_LISTS: tuple[tuple[str, Kind], ...] = (
    ("numbers", "number"), ("days", "date"), ("money", "money"), ("promise", "promise"), ("claim", "claim"),
)  # fmt: skip


def readable(language: str) -> bool:
    """True for a language whose script, days and currencies are known, so that a message in it can be checked."""
    return script_of(language) is not None


def has_lists(language: str) -> bool:
    """True where numbers in words, promises and claims are looked for."""
    return language in _lists()["numbers"]


def faults_abroad(
    body: str,
    creator: Creator,
    brief: Brief,
    *,
    language: str,
    today: date,
    subject: str = "",
    reply_by: date | None = None,
    sender: str | None = None,
    gaps: Collection[str] = (),
) -> tuple[Fault, ...]:
    """As `faults`, for a `readable` language."""
    known = support(creator, brief, reply_by=reply_by, sender=sender)
    found = [one for text in (subject, body) for one in _of_text(text, known, language=language, gaps=gaps, today=today)]
    if too_long(body):
        found.append(Fault(kind="long", text=body[:40]))
    return tuple(dict.fromkeys(found))


def _of_text(text: str, known: Support, *, language: str, gaps: Collection[str], today: date) -> Iterator[Fault]:
    yield from (Fault(kind="hidden", text=f"U+{ord(c):04X}") for c in dict.fromkeys(text) if hidden(c))
    text = spaces_as_one(text)
    for gap in gaps:
        text = text.replace(gap, SEEN)
    days = _days(known, language=language, today=today)
    yield from (Fault(kind="quote", text=said) for said in _unlike_its_day(text, known, days))
    for pattern, kind in ((QUOTED, "quote"), (QUOTATION_MARK, "quote"), (LINK, "link"), (HANDLE, "handle"), (TAG, "handle")):
        strange = [m[0] for m in pattern.finditer(text) if not _known(m, pattern, known)]
        yield from (Fault(kind=kind, text=one) for one in strange)  # type: ignore[arg-type]  # kinds, from the row above
        text = pattern.sub(SEEN, text)
    text = _without_facts(text, known, days, language=language)
    lists = _lists()
    for kind, told in (
        ("handle", _AT_OR_TAG), ("quote", _FURTHER_MARKS), ("placeholder", PLACEHOLDER), ("placeholder", MARKUP), ("link", _ADDRESS),
        ("date", calendar_words(language)), ("money", money_words(language)),
        *((kind, lists[name][language]) for name, kind in _LISTS if language in lists[name]),
    ):  # fmt: skip
        yield from (Fault(kind=kind, text=m[0]) for m in told.finditer(text))  # type: ignore[arg-type]  # kinds, from the rows above
    yield from (Fault(kind="brackets", text=m[0]) for m in BRACKETS.finditer(text) if any(c.isalnum() for c in m[1]))
    yield from (Fault(kind="number", text=c) for c in dict.fromkeys(text) if c.isnumeric() and not c.isalpha())
    yield from (Fault(kind="name", text=one) for one in strange_words(text, language=language, capitals=lists["capitals"].get(language)))


def _known(m: re.Match[str], pattern: re.Pattern[str], known: Support) -> bool:
    if pattern is QUOTED:
        return quotable(said_in(m), known)
    if pattern is LINK:
        return bare(m[0]) in known.links or m[0].casefold() in known.handles
    if pattern is HANDLE:
        return m[1].casefold().rstrip(".") in known.handles
    return pattern is TAG and m[0][1:].casefold() in known.tags


def _without_facts(text: str, known: Support, days: Mapping[str, date], *, language: str) -> str:
    """The text without days, names, pieces and counts of days that are known, each as a whole."""
    text = ascii_digits(text)
    for day in days:
        text = _whole(ascii_digits(day)).sub(SEEN, text)
    for name in known.names:
        text = re.sub(_as_a_name(ascii_digits(name), language), SEEN, text)
    text = _PIECE.sub(lambda m: SEEN if (_KINDS.get(m[1], m[1].casefold()), int(m[2])) in known.pieces else m[0], text)
    for count in known.durations:
        text = _whole(ascii_digits(days_long(count, language))).sub(SEEN, text)
    return text


def _as_a_name(name: str, language: str) -> str:
    """Where words are told apart a name touches no other letter; elsewhere a Latin one touches no Latin letter, particles may follow."""
    if not is_unspaced(language):
        return apart(re.escape(name), language)
    return ("(?<![A-Za-z0-9])" if name[0].isascii() else "") + re.escape(name) + ("(?![A-Za-z0-9])" if name[-1].isascii() else "")


def _whole(wording: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d){re.escape(wording)}(?!\d)")


def _days(known: Support, *, language: str, today: date) -> dict[str, date]:
    """The wordings of the days that are known, longest first."""
    told = {
        wording: day for day in known.days for wording, year in writings(day, language) if year or abs((day - today).days) <= _NEAR_DAYS
    }
    return dict(sorted(told.items(), key=lambda one: (-len(one[0]), one[0])))


def _unlike_its_day(text: str, known: Support, days: Mapping[str, date]) -> Iterator[str]:
    """Quotations of a post in a sentence with days of which none is that post's."""
    marks = {wording: chr(0xE000 + k) for k, wording in enumerate(days)}  # a day holds full stops in some languages
    for wording, mark in marks.items():
        text = _whole(wording).sub(mark, text)
    for m in QUOTED.finditer(text):
        cut = uncut(said_in(m))
        of = {day for words, day in known.posts if day is not None and len(cut) > 1 and cut in words}
        before = max((s.end() for s in SENTENCE.finditer(text, 0, m.start())), default=0)
        after = next((s.start() for s in SENTENCE.finditer(text, m.end())), len(text))
        around = text[before : m.start()] + text[m.end() : after]
        near = {days[wording] for wording, mark in marks.items() if mark in around}
        if of and near and not of & near:
            yield m[0]


@cache
def _lists() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    told = tomllib.loads((Path(__file__).parent / "abroad.toml").read_text(encoding="utf-8"))
    return {
        name: {
            language: re.compile(
                pattern if name == "capitals" else apart(pattern, language),
                re.NOFLAG if name == "capitals" else re.IGNORECASE,
            )
            for language, pattern in by_language.items()
        }
        for name, by_language in told.items()
    }
