"""Which language a brief is written in, and whose words to read it with."""

import re
from typing import NamedTuple

from index.languages import LanguageDetector
from retrieval.reading.surface import bare, plain
from retrieval.reading.words.vocabulary import common_words
from retrieval.reading.words.word_lists import known_languages

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff]")
_SURE = 3
_ENOUGH = 3000
_CLEAR = 2
_BY_SCRIPT = frozenset({"th", "ja", "ko", "zh", "hi", "ru"})
_READ_AS = {"ms": "id", "ur": "fa"}
"""Languages close enough to be read with another's words."""


class Spoken(NamedTuple):
    """`code` is what the brief says of itself, `None` where unsure; `words` is the vocabulary to use."""

    code: str | None
    words: str
    unmarked: bool


def spoken_language(text: str, detector: LanguageDetector) -> Spoken:
    """The detector's word, corrected by the commonest words where letters mislead: Persian in Arabic letters, Vietnamese without marks."""
    text = text[:_ENOUGH]
    said = detector.language_of(text)
    words = _WORD.findall(plain(text))
    if _ARABIC_SCRIPT.search(text) and said in {"ar", "ur", "fa"}:
        counts = {code: _hits(words, code) for code in ("fa", "ar")}
        if counts["fa"] != counts["ar"]:
            said = max(counts, key=lambda code: counts[code])
        return Spoken(said, said if said in known_languages() else "fa", unmarked=False)
    if said == "vi" or (words and text.isascii()):
        marked = _hits(words, "vi")
        unmarked = _hits(words, "vi", unmarked=True)
        others = max(_hits(words, code) for code in known_languages() if code != "vi")
        if text.isascii() and unmarked >= _SURE and unmarked > others:
            return Spoken("vi", "vi", unmarked=True)
        if said == "vi":
            return Spoken("vi", "vi", unmarked=marked == 0 and text == bare(text))
    if said in _BY_SCRIPT:
        return Spoken(said, said if said in known_languages() else "en", unmarked=False)
    hits = {code: _hits(words, code) for code in known_languages()}
    best = max(sorted(hits), key=lambda code: hits[code], default=None)
    if best is not None and best != said and hits[best] >= _CLEAR + hits.get(said or "", 0) and not (said is None and hits[best] < _SURE):
        said = best
    known = _READ_AS.get(said or "", said)
    return Spoken(said, known if known in known_languages() else "en", unmarked=False)


def _hits(words: list[str], code: str, *, unmarked: bool = False) -> int:
    common = common_words(code, unmarked=unmarked)
    return sum(word in common for word in words)
