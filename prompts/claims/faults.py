"""Every number, day, name, quotation, handle and link of a message, held against record and brief; what nothing supports is a fault.

Reading takes away what is supported, kind by kind, and looks at what stays. It is strict: a message with a fault is not sent on, and the
letter takes its place.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from datetime import date

from index.records import Creator
from prompts.claims.calendar import LOOSE, days_in
from prompts.claims.counting import too_long
from prompts.claims.fault import Fault, Kind
from prompts.claims.names import strange_names
from prompts.claims.numbers import MONEY, strange_numbers
from prompts.claims.support import Support, bare, spaced, support
from prompts.claims.vocabulary import Vocabulary, vocabulary
from retrieval.brief import Brief

SEEN = "\u25a2"
"""Stands for what was found to be supported."""

_QUOTED = re.compile(
    r"“([^”\n]*)”|«([^»\n]*)»|\"([^\"\n]*)\"|„([^“”\n]*)[“”]|「([^」\n]*)」|『([^』\n]*)』|(?<!\w)‘([^’\n]*)’(?!\w)|(?<!\w)'([^'\n]{2,})'(?!\w)"
)
_QUOTATION_MARK = re.compile(r"[“”«»\"„「」『』]")
_LINK = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}(?:/\S*)?(?![\w])",
    re.IGNORECASE | re.ASCII,
)
_HANDLE = re.compile(r"(?<!\w)[@＠]([\w.]+)")
_TAG = re.compile(r"[#＃]\w+")
_BRACKETS = re.compile(r"[(（]([^()（）\n]*)[)）]")
_PLACEHOLDER = re.compile(r"[\[\]{}<>]|_{3,}|\bX{2,}\b|\bTBD\b|\bTODO\b")
_MARKUP = re.compile(r"\*\*|`|~~|(?m:^#+ )|\|")
_SENTENCE = re.compile(r"[.!?؟。\n]")


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

    found += [Fault(kind="hidden", text=f"U+{ord(c):04X}") for c in dict.fromkeys(text) if _hidden(c)]
    for gap in gaps:
        text = text.replace(gap, SEEN)
    found += [Fault(kind="quote", text=said) for said in _unlike_its_day(text, known, language=language)]
    text = without(_QUOTED, "quote", lambda m: _quotable(next(filter(None, m.groups()), ""), known), text)
    text = without(_QUOTATION_MARK, "quote", lambda _: False, text)
    text = without(_LINK, "link", lambda m: bare(m[0]) in known.links or m[0].casefold() in known.handles, text)
    text = without(_HANDLE, "handle", lambda m: m[1].casefold().rstrip(".") in known.handles, text)
    text = without(_TAG, "handle", lambda m: m[0][1:].casefold() in known.tags, text)
    text = _unnamed(text, known)
    text = without(_PLACEHOLDER, "placeholder", lambda _: False, text)
    text = without(_MARKUP, "placeholder", lambda _: False, text)
    text = _ascii_digits(text)
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
    found += [Fault(kind="brackets", text=m[0]) for m in _BRACKETS.finditer(text) if any(c.isalnum() for c in m[1])]
    yield from found


def _of_greeting(body: str, known: Support, words: Vocabulary) -> Iterator[Fault]:
    """Whoever is greeted, in any script, is the creator."""
    line = body.lstrip().partition("\n")[0]
    if len(line) > 80 or _SENTENCE.search(line.rstrip("!")):
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


def _quotable(said: str, known: Support) -> bool:
    cut = spaced(said).removesuffix("…").rstrip()
    return len(cut) > 1 and any(cut in text for text in (*(text for text, _ in known.posts), *known.quotable))


def _unlike_its_day(text: str, known: Support, *, language: str) -> Iterator[str]:
    """Quotations of a post in a sentence with days of which none is that post's."""
    for m in _QUOTED.finditer(text):
        cut = spaced(next(filter(None, m.groups()), "")).removesuffix("…").rstrip()
        of = {day for words, day in known.posts if len(cut) > 1 and cut in words}
        before = max((s.end() for s in _SENTENCE.finditer(text, 0, m.start())), default=0)
        after = next((s.start() for s in _SENTENCE.finditer(text, m.end())), len(text))
        sentence = _ascii_digits(text[before : m.start()] + " " + text[m.end() : after])
        days = [*days_in(sentence, language=language)]
        if of and days and not any(day is not None and one.means(day) for one in days for day in of):
            yield m[0]


def _near(day: date, year: int | None, today: date) -> bool:
    return year is not None or abs((day - today).days) <= 340


def _ascii_digits(text: str) -> str:
    return "".join(
        str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() and unicodedata.digit(c, None) is not None else c for c in text
    )


def _hidden(char: str) -> bool:
    return char not in "\n\u200c\u200d" and unicodedata.category(char) in {"Cf", "Cc", "Co", "Cn", "Cs", "Zl", "Zp"}
