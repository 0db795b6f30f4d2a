"""A command with what else the message says about it: creators, a reason, a format, a name, a count."""

import re

from bot.conversation.cues.files import own_words
from bot.conversation.understanding.fitting import names_everyone
from bot.conversation.understanding.heard import Heard
from bot.conversation.understanding.rates import currencies_named
from bot.conversation.whom.references import chosen
from bot.weekly.asked import asked_in
from prompts.commands import AGAIN, LONGEST_TEXT, MOST_CREATORS, Command, Creator, Name

_PARTS = re.compile(r"[:：]\s|\s[-–—]\s")
_FORMATS = ("eml", "xlsx", "csv", "md")


_OF_ALL: frozenset[Name] = frozenset({"approve", "reject", "pin", "unpin"})
"""Commands that may be meant for the whole list, which they then name place by place."""


def made(name: Name, heard: Heard) -> Command:
    """The command with what else the message says about it."""
    creators = heard.creators(sure=True) or heard.creators()
    if not creators and name in _OF_ALL and names_everyone(heard):
        creators = tuple(range(1, min(len(heard.scene.shown), MOST_CREATORS) + 1))
    match name:
        case "more_like":
            link = next(iter(heard.studied.brief.links), None)
            return Command(name=name, creators=() if link else creators, text=link)
        case "compare":  # of two one may stand as a bare number beside a handle
            return Command(name=name, creators=creators if len(creators) > 1 else heard.creators())
        case "why_not" | "explain" | "swap" | "drop" | "pin" | "unpin" | "unblock" | "decisions":
            return Command(name=name, creators=creators)
        case "fees":
            return Command(name=name, creators=creators, text=next(iter(currencies_named(heard)), None))
        case "draft":
            return Command(name=name, creators=creators, language=_language_said(heard), text=AGAIN if heard.says("draft_again") else None)
        case "chart":
            return Command(name=name, text=next((cue.name for cue in heard.cues.found("drawn", heard.plain)), None))
        case "block" | "approve" | "reject":
            return Command(name=name, creators=creators, text=_reason(heard))
        case "note":
            return _note(heard, creators)
        case "export":
            return Command(name=name, format=_format(heard))
        case "save":
            return Command(name=name, text=_name_to_save(heard))
        case "weekly":
            return Command(name=name, text=asked_in(heard.text, heard.cues.language).text)
        case "more":
            return Command(name=name, count=_count(heard))
        case _:
            return Command(name=name)


def _language_said(heard: Heard) -> str | None:
    page = heard.studied.page
    mark = next(iter((*page.marks("language_said"), *page.marks("language"))), None)
    return mark.value if mark else next((cue.name for cue in heard.cues.found("tongue", page.plain)), None)


def _reason(heard: Heard) -> str | None:
    """What stands behind "because" and the like, or behind the creators where it is no courtesy."""
    last = max((r.end for r in heard.named), default=0)
    cues = [c for c in heard.cues.found("operator", heard.plain) if c.name in {"reason", "complaint"} and c.start >= last]
    start = None if not cues else cues[0].start if cues[0].name == "complaint" else cues[0].end
    return _words_from(heard, start) if start is not None and heard.letters_left(start) else None


def _note(heard: Heard, creators: tuple[Creator, ...]) -> Command:
    """A note: where a colon or dash parts the creators from its words, nothing behind that names whom it is on."""
    cue = next(iter(heard.cues.found("command", heard.plain, "note")), None)
    parted = _PARTS.search(heard.text, cue.end if cue else 0)
    if parted is not None:
        before = [one for one in heard.named if one.end <= parted.start()]
        on = chosen(heard.studied.page, heard.cues, before, heard.scene.shown)[:MOST_CREATORS]
        if on and (words := _words_from(heard, parted.end())):
            return Command(name="note", creators=on, text=words)
    return Command(name="note", creators=creators, text=_remark(heard))


def _remark(heard: Heard) -> str | None:
    """The words of a note: what stands behind its cue and the creators."""
    cues = heard.cues.found("command", heard.plain, "note")
    start = max([c.end for c in cues[:1]] + [r.end for r in heard.named if not cues or r.start - cues[0].end < 30])
    return _words_from(heard, start) or _words_from(heard, cues[0].end if cues else 0)


def _words_from(heard: Heard, start: int) -> str | None:
    words = heard.text[start:].strip(" \t\n:,-–—.\"'")
    return words[:LONGEST_TEXT] or None


def _format(heard: Heard) -> str | None:
    """The kind of file whose name stands anywhere in the message, even within a word: "ไฟล์excel"."""
    spoken = (heard.cues.language, "en")
    return next((shape for shape in _FORMATS if any(w in heard.plain for code in spoken for w in own_words(code, "format", shape))), None)


def _name_to_save(heard: Heard) -> str | None:
    page = heard.studied.page
    quoted = re.search(r"[\"'«“]([^\"'»”]{1,80})[\"'»”]", page.text)
    if quoted:
        return quoted.group(1).strip()
    named = [c for c in heard.cues.found("operator", page.plain, "named") if c.end < len(page.plain)]
    return _words_from(heard, named[-1].end) if named else None


def _count(heard: Heard) -> int | None:
    besides = [c.end for c in heard.cues.found("whom", heard.plain, "except")]
    numbers = [
        q for q in heard.studied.page.quantities if (q.unit == 1 or (q.spelled and q.unit <= 10)) and q.high % 1 == 0 and 1 <= q.high <= 100
    ]
    numbers = [
        q
        for q in numbers
        if not any(0 <= q.start - end <= 2 for end in besides) and not any(r.sure and r.start <= q.start < r.end for r in heard.named)
    ]
    return int(numbers[0].high) if numbers else None
