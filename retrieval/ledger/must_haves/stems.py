"""Words as must-haves and posts are compared in: folded, without hashtags, light stems of Latin and Persian words."""

import re
from functools import lru_cache

from index.texts import folded

_HASHTAG = re.compile(r"[#＃@][^\s#@]{1,200}")
_WORD = re.compile(r"[\u0e00-\u0e7f]+|[\u0900-\u0963\u0966-\u097f]+|[^\W_\u0e00-\u0e7f]+(?:['’][^\W_]+)?|[\U0001f300-\U0001faff]")
_VOWEL = re.compile(r"[aeiouy]")
_PERSIAN = re.compile(r"[\u0600-\u06ff]")
_PLURALS = frozenset({"ها", "های", "هایی"})
_MINE = frozenset({"هام", "هامون", "هایم", "هایمان", "مون", "مان", "ام", "امون"})
"""Endings that say "my" or "our", written apart."""
_WHOLE = frozenset(
    {"تنها", "انها", "اینها", "انتها", "بها", "میز", "میوه", "میان", "میدان", "میل", "میخ", "میهن", "نمک", "نمای", "نمایش", "نما"}
)
_KEPT = frozenset({
    "bare", "bite", "cane", "cape", "care", "cube", "cute", "fine", "hate", "hope", "huge", "kite", "made", "mane", "mate", "none", "note",
    "pale", "plane", "pope", "pore", "rate", "ripe", "robe", "sale", "scare", "site", "spare", "stare", "tape", "tone", "tube", "wine",
})  # fmt: skip
"""Words that would be another one without their last letter: "note" is not "not", nor "care" a "car"."""
_SHORTEST = 3
"""Letters of a stem at least, so that "bed" and "king" stay what they are."""


def stemmed(text: str) -> str:
    """The words of a text with a single space between them. Thai runs stay whole, as lexicons find words inside them."""
    plain = text.lower() if text.isascii() and text.isprintable() and ":/" not in text else folded(text)  # the same, at a tenth of the time
    if "#" in plain or "@" in plain or "＃" in plain:
        plain = _HASHTAG.sub(" ", plain)
    return " ".join([part for word in _WORD.findall(plain) for part in _parts(word)])


@lru_cache(maxsize=50_000)
def _parts(word: str) -> tuple[str, ...]:
    if word.isascii():
        return (_latin(word),)
    if _PERSIAN.match(word):
        return _persian(word)
    return (word,)


def _latin(word: str) -> str:
    """English endings off: plural, -ed, -ing, a doubled consonant, a final e. Other languages lose them on both sides alike."""
    if "'" in word:
        return word
    stem = word
    if len(stem) > _SHORTEST and stem.endswith("s") and not stem.endswith(("ss", "us", "is")):
        stem = stem[:-2] if stem.endswith(("shes", "ches", "xes", "sses")) else stem[:-1]
    for ending in ("ing", "ed"):
        rest = stem.removesuffix(ending)
        if rest != stem and len(rest) >= _SHORTEST and _VOWEL.search(rest):
            if rest + "e" in _KEPT:
                return rest + "e"
            stem = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            break
    if len(stem) > _SHORTEST and stem.endswith("e") and stem not in _KEPT:
        stem = stem[:-1]
    return stem[:-1] + "i" if len(stem) > _SHORTEST and stem.endswith("y") else stem


def _persian(word: str) -> tuple[str, ...]:
    """Plurals off, possessives written apart made one word, "mi-" and "nemi-" apart from the verb."""
    if word in _PLURALS:
        return ()
    if word in _MINE:
        return ("مون",)
    if word in _WHOLE:
        return (word,)
    for prefix in ("نمی", "می"):
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            return (prefix, word[len(prefix) :])
    for ending in ("هایی", "های", "ها"):
        if word.endswith(ending) and len(word) >= len(ending) + 2:
            return (word[: -len(ending)],)
    for ending in ("هامون", "هایم", "هام"):
        if word.endswith(ending) and len(word) >= len(ending) + 2:
            return (word[: -len(ending)], "مون")
    return (word,)
