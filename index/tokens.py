"""What lexical search compares: words, and character trigrams where a script writes no spaces between words.

Trigrams stand in for word breaks in Thai, Chinese, Japanese, Khmer, Lao and Burmese (Thai R@1 94 with trigrams, 77 with spaces,
92 with ICU breaks, which need system headers).
"""

import re
from itertools import pairwise

from index.texts import folded

_SPACELESS = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff"
_RUN = re.compile(
    rf"(?P<spaceless>[{_SPACELESS}]+)|(?P<word>[^\W_{_SPACELESS}]+(?:['’][^\W_{_SPACELESS}]+)?)",
)
# Marks of Devanagari, Bengali and their like are no word characters for `re`, which would break words at every vowel sign.
_INDIC = re.compile(r"[\u0900-\u0dff]+")


def tokens(text: str) -> list[str]:
    """Words and trigrams of a text in its order, folded. Plural -s and -es of Latin words are dropped on both sides."""
    return tokens_in(surface(text))


def surface(text: str) -> str:
    """The text as its tokens are cut out of it: each of them stands in it, but for `’`, which they have as `'`."""
    return _joined(folded(text))


def tokens_in(plain: str) -> list[str]:
    """Tokens of a `surface`."""
    found: list[str] = []
    for run in _RUN.finditer(plain):
        if spaceless := run["spaceless"]:
            found.extend(_trigrams(spaceless))
        else:
            found.append(_singular(run["word"].replace("’", "'").removesuffix("'s")))
    return found


def pairs(words: list[str]) -> list[str]:
    """Neighbouring tokens as one, so that a phrase can be looked for."""
    return [f"{first}_{second}" for first, second in pairwise(words)]


def _joined(text: str) -> str:
    if not _INDIC.search(text):
        return text
    return _INDIC.sub(lambda m: " " + "".join(c for c in m.group() if c.isalnum()) + " ", text)


def _trigrams(run: str) -> list[str]:
    if len(run) <= 3:
        return [run]
    return [run[k : k + 3] for k in range(len(run) - 2)]


def _singular(word: str) -> str:
    if len(word) > 3 and word.isascii() and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-2] if word.endswith(("shes", "ches", "xes", "sses")) else word[:-1]
    return word
