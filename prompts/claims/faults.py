"""Every number, day, name, quotation, handle and link of a message, held against record and brief; what nothing supports is a fault.

Reading takes away what is supported, kind by kind, and looks at what stays. It is strict: a message with a fault is not sent on, and the
letter takes its place.
"""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date

from index.records import Creator
from prompts.claims.calendar import LOOSE, days_in
from prompts.claims.counting import too_long
from prompts.claims.fault import Fault, Kind
from prompts.claims.names import strange_names
from prompts.claims.numbers import MONEY, strange_numbers
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
from prompts.claims.vocabulary import Vocabulary, vocabulary
from retrieval.brief import Brief


def faults(
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
    """What subject and body say that neither record nor brief supports, in the order of reading; none is a pass.

    `language` is the message's, one of en, th, fa, vi. Facts beside the two: the day to `reply_by`, the `sender`, and `gaps`, the
    placeholders that a person was told to fill. A day without a year is taken for the one nearest to `today`.
    """
    words = vocabulary(language)
    known = support(creator, brief, reply_by=reply_by, sender=sender)
    found: list[Fault] = []
    for text in (subject, body):
        found.extend(_of_text(text, known, words, language=language, gaps=gaps, today=today))
    found.extend(_of_greeting(body, known, words))
    if too_long(body):
        found.append(Fault(kind="long", text=body[:40]))
    return tuple(dict.fromkeys(found))


def _of_text(text: str, known: Support, words: Vocabulary, *, language: str, gaps: Collection[str], today: date) -> Iterator[Fault]:
    found: list[Fault] = []

    def without(pattern: re.Pattern[str], kind: Kind, fine: Callable[[re.Match[str]], bool], text: str) -> str:
        def looked_at(m: re.Match[str]) -> str:
            if not fine(m):
                found.append(Fault(kind=kind, text=m[0]))
            return SEEN

        return pattern.sub(looked_at, text)

    found += [Fault(kind="hidden", text=f"U+{ord(c):04X}") for c in dict.fromkeys(text) if hidden(c)]
    for gap in gaps:
        text = text.replace(gap, SEEN)
    found += [Fault(kind="quote", text=said) for said in _unlike_its_day(text, known, language=language)]
    text = without(QUOTED, "quote", lambda m: quotable(said_in(m), known), text)
    text = without(QUOTATION_MARK, "quote", lambda _: False, text)
    text = without(LINK, "link", lambda m: bare(m[0]) in known.links or m[0].casefold() in known.handles, text)
    text = without(HANDLE, "handle", lambda m: m[1].casefold().rstrip(".") in known.handles, text)
    text = without(TAG, "handle", lambda m: m[0][1:].casefold() in known.tags, text)
    text = _unnamed(text, known)
    text = without(PLACEHOLDER, "placeholder", lambda _: False, text)
    text = without(MARKUP, "placeholder", lambda _: False, text)
    text = ascii_digits(text)
    days = [*days_in(text, language=language)]
    found += [
        Fault(kind="date", text=text[one.start : one.end])
        for one in days
        if not any(one.means(d) and _near(d, one.year, today) for d in known.days)
    ]
    for start, end in sorted({(one.start, one.end) for one in days}, reverse=True):
        text = text[:start] + SEEN + text[end:]
    text = without(LOOSE, "date", lambda _: False, text)
    text = without(MONEY, "money", lambda _: False, text)
    for kind in ("promise", "dictation", "claim"):
        found += [Fault(kind=kind, text=m[0]) for m in words.wording[kind].finditer(text)]
    found += [Fault(kind="number", text=one) for one in strange_numbers(text, known, words)]
    found += [Fault(kind="name", text=one) for one in strange_names(text, words, language=language)]
    found += [Fault(kind="brackets", text=m[0]) for m in BRACKETS.finditer(text) if any(c.isalnum() for c in m[1])]
    yield from found


def _of_greeting(body: str, known: Support, words: Vocabulary) -> Iterator[Fault]:
    """Whoever is greeted, in any script, is the creator."""
    line = body.lstrip().partition("\n")[0]
    if len(line) > 80 or SENTENCE.search(line.rstrip("!")):
        return
    rest = _unnamed(line, known).casefold()
    for word in words.greeting:
        rest = re.sub(rf"(?<![^\W\u0e00-\u0e7f]){re.escape(word)}(?![^\W\u0e00-\u0e7f])", " ", rest)
    if any(c.isalpha() for c in rest):
        yield Fault(kind="name", text=line)


def _unnamed(text: str, known: Support) -> str:
    """The text without the names that are known, whole words only."""
    for name in known.names:
        if name in text or name in text.casefold():
            text = re.sub(rf"(?<![^\W\u0e00-\u0e7f]){re.escape(name)}(?![^\W\u0e00-\u0e7f])", SEEN, text)
    return text


def _unlike_its_day(text: str, known: Support, *, language: str) -> Iterator[str]:
    """Quotations of a post in a sentence with days of which none is that post's."""
    for m in QUOTED.finditer(text):
        cut = uncut(said_in(m))
        of = {day for words, day in known.posts if len(cut) > 1 and cut in words}
        before = max((s.end() for s in SENTENCE.finditer(text, 0, m.start())), default=0)
        after = next((s.start() for s in SENTENCE.finditer(text, m.end())), len(text))
        sentence = ascii_digits(text[before : m.start()] + " " + text[m.end() : after])
        days = [*days_in(sentence, language=language)]
        if of and days and not any(day is not None and one.means(day) for one in days for day in of):
            yield m[0]


def _near(day: date, year: int | None, today: date) -> bool:
    return year is not None or abs((day - today).days) <= 340
