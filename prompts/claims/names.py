"""Names in a message that nobody told: capitals in Latin script, Latin words among Thai or Persian ones, words of any other script."""

import re
import unicodedata
from collections.abc import Iterator

from prompts.claims.vocabulary import PLATFORMS, Vocabulary

_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff][A-Za-z0-9_\u00c0-\u024f\u1e00-\u1eff'’\u0300-\u036f-]*")
_BEGINS = re.compile(r"(?:^|[.!?:…\n▢–—])[\s\"'“”«»()▢–—,]*$")
_SCRIPT = {"en": ("LATIN",), "vi": ("LATIN", "COMBINING"), "th": ("THAI",), "fa": ("ARABIC", "ZERO")}


def strange_names(text: str, words: Vocabulary, *, language: str) -> Iterator[str]:
    """Words that look like names and are not known; `text` holds `▢` where known ones stood."""
    for m in _LATIN_WORD.finditer(text):
        word = m[0].strip("'’-").replace("’", "'")
        if not word or word.casefold() in PLATFORMS:
            continue
        if language not in {"en", "vi"}:
            yield m[0]
        elif word != word.lower() and word.removesuffix("'s") not in {"I", "I'd", "I'm", "I'll", "I've"}:
            known = word.casefold() in words.starters or (language == "vi" and not word.isascii())
            if word[1:] != word[1:].lower() or not (known and _BEGINS.search(text[: m.start()])):
                yield m[0]
    other = [c for c in text if c.isalpha() and not unicodedata.name(c, "").startswith((*_SCRIPT[language], "LATIN"))]
    if other:
        yield "".join(other[:20])
