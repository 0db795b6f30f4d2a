"""Names that the list shows in Latin letters and people type in Persian ones: compared by their consonants."""

import re
from collections.abc import Iterator

from retrieval.reading.surface import Span

_LATIN = (("sh", "š"), ("ch", "č"), ("zh", "ž"), ("kh", "x"), ("gh", "q"), ("ph", "f"), ("c", "k"), ("w", ""), ("v", ""), ("y", ""))
_VOWELS = re.compile(r"[aeiou]")
_PERSIAN = str.maketrans(
    "بپتطثسصجچحهخدذزضظرژشقغفکگلمن", "bpttsssjčhhxdzzzzržšqqfkglmn", "اآأعوؤیئءة"
)  # fmt: skip
_WORD = re.compile(r"[\u0600-\u06ff]{3,}")
_ENDING = re.compile(r"(?:رو|و|م|ش|ست|ه|ی)$")
_FEWEST = 3
"""Consonants by which a name is told; fewer fit too many words."""


def typed_in_persian(name: str, text: str) -> Iterator[Span]:
    """Where a word in Latin letters stands in Persian ones; with a small word written onto it too."""
    sound = _sound(name) if name.isascii() and name.isalpha() else ""
    if len(sound) < _FEWEST:
        return
    for m in _WORD.finditer(text):
        if sound in {_sound_of_persian(m.group()), _sound_of_persian(_ENDING.sub("", m.group()))}:
            yield Span(m.start(), m.end())


def _sound(name: str) -> str:
    sound = name.lower()
    for letters, one in _LATIN:
        sound = sound.replace(letters, one)
    return _single(_VOWELS.sub("", sound))


def _sound_of_persian(word: str) -> str:
    return _single(word.translate(_PERSIAN))


def _single(sound: str) -> str:
    return re.sub(r"(.)\1", r"\1", sound)
