"""How a cue is looked for: as whole words, with its gap, its endings, and the ways in which it is typed."""

import re
from functools import cache

from bot.conversation.cues.files import own_words, phrases
from retrieval.reading.surface import bare, unspaced

_GAP = r".{0,40}?"
"""What "…" stands for in a cue."""
_PERSIAN_GAP = r"[^,;\n]{0,40}?"
_PERSIAN_ENDINGS = r"(?:ه|ش|شو|شون|و|م|ن|ی|ها|های|هاش|هاشون|رو|ست|یم|ین|مون|تون|ان|ا|اش|اشون|ید|ین|ند|هم|یه){0,2}"
"""Pronouns, plurals and the short object marker, written onto the word before them in everyday Persian."""
_TAKES_ENDINGS = 3
"""Letters of a Persian word from which an ending is told from another word."""
_COMPARATIVE = "تر"
"""The one shorter word that takes endings."""
_PERSIAN_SPELLINGS = (
    (re.compile(r"(?<![\u0600-\u06ff])(ن?می)(?:\\s\+)?(?=[\u0600-\u06ff]{2})"), r"\1\\s*"),
    (re.compile(r"\\s\+(?=(?:تر|ها|های|هاش|هاشون|ترا|ترن)(?![\u0600-\u06ff]))"), r"\\s*"),
    (re.compile(r"(?<=[\u0600-\u06ff]{3})\\s(?=\+)"), r"(?:ی|ش|شون|شو|و|م|ا|ها|های|ه|اش|رو)?\\s"),
    (re.compile("آ"), "[آا]"),
    (re.compile("ئ"), "[ئی]"),
    (re.compile(r"(?<![\u0600-\u06ff])(ن?[بگ]?)ذ(?=[اـ])"), r"\1[ذز]"),
)
"""How one Persian word is typed: prefixes and endings with or without a space, "آ" without its hat, "بزار" for "بذار"."""
_THAI_BEFORE = r"(?<![\u0e40-\u0e44])"
_THAI_AFTER = r"(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])"
"""No word starts behind a vowel that is written before its consonant, nor ends before a sign that belongs to the syllable."""


@cache
def pattern_of(phrase: str, language: str) -> re.Pattern[str]:
    """A phrase of a cue file as whole words, apostrophes as people leave them out; of scripts without spaces it is found anywhere."""
    gap = _PERSIAN_GAP if persian(phrase[0]) else _GAP
    body = gap.join(_persian(re.escape(piece).replace(r"\ ", r"\s+").replace("'", "'?")) for piece in phrase.split("…"))
    if r"\~" in body:
        body = body.replace(r"\~", _one_more_word(language))
    for word, typed in _spellings(language):
        body = word.sub(typed, body)
    before = _THAI_BEFORE if unspaced(phrase[0]) else r"(?<!\w)" if phrase[0].isalnum() else ""
    after = _THAI_AFTER if unspaced(phrase[-1]) else r"(?!\w)" if phrase[-1].isalnum() else ""
    if persian(phrase[-1]) and (len(last := phrase.rsplit(maxsplit=1)[-1]) >= _TAKES_ENDINGS or last == _COMPARATIVE):
        after = _PERSIAN_ENDINGS + after
    return re.compile(before + body + after)


def persian(letter: str) -> bool:
    """Whether a letter is of the Arabic script."""
    return "\u0600" <= letter <= "\u06ff"


def _persian(body: str) -> str:
    for spelling, either in _PERSIAN_SPELLINGS:
        body = spelling.sub(either, body)
    return body


@cache
def _one_more_word(language: str) -> str:
    """What "~" stands for in a Persian cue: an ending of the word before it, and one more word."""
    fillers = "|".join(own_words(language, "sentence", "filler"))
    return rf"(?:\s*(?:ش|شون|شان|ها|هاش|هاشون|اش|اشون|شونو|شو|ا|ی))?\s+(?:(?:{fillers})\s+){{0,3}}(?:\w+\s+)?"


@cache
def _spellings(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Words that are typed in short forms, each with all its forms."""
    words: dict[str, list[str]] = {}
    for word, short in phrases(language, "spelling"):
        words.setdefault(word, [word, bare(word)]).append(short)
    return tuple(
        (re.compile(rf"(?<!\w)(?:{word}|{bare(word)})(?!\w)"), f"(?:{'|'.join(dict.fromkeys(forms))})") for word, forms in words.items()
    )


def openings(phrase: str, language: str) -> set[str]:
    """The first letters, up to three, of every way in which a phrase is typed; see `opening_letters`."""
    first = re.split(r"[ '…~]", phrase, maxsplit=1)[0] or phrase[0]
    forms = {first}
    for word, typed in _spellings(language):
        if word.fullmatch(first):
            forms |= set(typed.removeprefix("(?:").removesuffix(")").split("|"))
    return {opening_letters(_verb_prefix(form)[:3]) for form in forms}


def _verb_prefix(word: str) -> str:
    """Of a Persian verb only the prefix that may stand apart."""
    return next((prefix for prefix in ("نمی", "می") if word.startswith(prefix)), word)


_ALIKE = str.maketrans("آئذ", "ایز")


def opening_letters(text: str) -> str:
    """Letters that are typed for one another as one of them, as long as before."""
    return text.translate(_ALIKE)
