"""Signs that a checker of any language looks for: quotations, links, handles, placeholders, what cannot be seen; and who is known."""

import re
import unicodedata

from prompts.claims.support import Support, spaced

SEEN = "\u25a2"
"""Stands for what was found to be supported."""

QUOTED = re.compile(
    r"“([^”\n]*)”|«([^»\n]*)»|\"([^\"\n]*)\"|„([^“”\n]*)[“”]|「([^」\n]*)」|『([^』\n]*)』|(?<!\w)‘([^’\n]*)’(?!\w)|(?<!\w)'([^'\n]{2,})'(?!\w)"
)
QUOTATION_MARK = re.compile(r"[“”«»\"„「」『』]")
LINK = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}(?:/\S*)?(?![\w])",
    re.IGNORECASE | re.ASCII,
)
HANDLE = re.compile(r"(?<!\w)[@＠]([\w.]+)")
TAG = re.compile(r"[#＃]\w+")
BRACKETS = re.compile(r"[(（]([^()（）\n]*)[)）]")
PLACEHOLDER = re.compile(r"[\[\]{}<>]|_{3,}|\bX{2,}\b|\bTBD\b|\bTODO\b")
MARKUP = re.compile(r"\*\*|`|~~|(?m:^#+ )|\|")
SENTENCE = re.compile(r"[.!?؟。\n]")


def said_in(quotation: re.Match[str]) -> str:
    """The words between the marks of a match of `QUOTED`."""
    return next(filter(None, quotation.groups()), "")


def uncut(said: str) -> str:
    """Quoted words without the ellipsis that stands for the rest."""
    return spaced(said).removesuffix("…").rstrip()


def quotable(said: str, known: Support) -> bool:
    """True for words that the creator published or the brief uses, verbatim."""
    cut = uncut(said)
    return len(cut) > 1 and any(cut in text for text in (*(text for text, _ in known.posts), *known.quotable))


def ascii_digits(text: str) -> str:
    """The text with the digits of any script as ASCII ones."""
    return "".join(
        str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() and unicodedata.digit(c, None) is not None else c for c in text
    )


def hidden(char: str) -> bool:
    """True for what a reader does not see, besides line ends and joiners."""
    return char not in "\n\u200c\u200d" and unicodedata.category(char) in {"Cf", "Cc", "Co", "Cn", "Cs", "Zl", "Zp"}
