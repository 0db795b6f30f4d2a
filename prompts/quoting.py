"""Untrusted text inside a prompt: fenced, so that a model can tell it from its task; the fence is depth, never the only guard."""

import re
import unicodedata

from index.texts import shown
from retrieval.reading.contact import contacts, masked
from retrieval.reading.surface import prepared

_INVISIBLE = frozenset({"Cf", "Co", "Cn", "Cs", "Cc"})
_KEPT = frozenset("\n\u200c\u200d")
"""Line ends, and the joiners that Persian, Hindi and emoji are written with."""
_TAG = re.compile(r"[<\uff1c\ufe64\u2039](?=\s*[/!?|a-z\uff0f\uff5c\uff21-\uff5a])", re.IGNORECASE)
"""What may open a tag or a control token of a model ("</brief>", "<|end|>"), also in full width."""
_CUT = " […]"


def quoted(text: str, *, fence: str, most: int) -> str:
    """The text between `<fence>` lines, at most `most` characters of it, without what cannot be seen and without tags."""
    plain = "".join(c for c in shown(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ") if _visible(c))
    plain = _TAG.sub("(", plain).strip()
    if len(plain) > most:
        plain = plain[: most - len(_CUT)] + _CUT
    return f"<{fence}>\n{plain}\n</{fence}>"


def own_words(text: str, *, fence: str, most: int) -> str:
    """What a model gets to see of a person's text: quoted, with phone numbers, e-mail and postal addresses masked."""
    text = prepared(text)
    return quoted(masked(text, contacts(text)), fence=fence, most=most)


def _visible(char: str) -> bool:
    return char in _KEPT or unicodedata.category(char) not in _INVISIBLE
