"""Texts as the search reads them; what a person sees is always the raw copy, through `shown`.

The analysed copy is NFKC, without links, invisible characters and controls, so that hidden text cannot be matched. NFKC splits
Thai sara am in two, hence it is never shown and both sides of a comparison go through the same function.
"""

import re
import unicodedata

from index.records import Creator, Post

POSTS_SEARCHED = 12
"""How many of a creator's newest posts are embedded and searched: enough for the best three, bounded for cost."""

# Bounded on both sides of the @, or a page without spaces would take time that grows with its square.
_LINK = re.compile(r"(?:https?:/+|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,190}\.\w+", re.IGNORECASE)  # bounded, so that a long run stays linear
_SPACE = re.compile(r"\s+")
# Tags block, bidi controls, zero-width characters save ZWNJ (Persian) and ZWJ (emoji, Hindi), private use, soft hyphen.
_INVISIBLE = re.compile("[\U000e0000-\U000e0fff\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060-\u2064\ufeff\u00ad\ue000-\uf8ff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_FOLD = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "ـ": None, "\u200c": " ", "\u200d": None})
_ARABIC_MARKS = re.compile("[\u064b-\u065f\u0670]")


def without_surrogates(text: str) -> str:
    """The text with lone surrogates dropped: they cannot be stored or embedded."""
    return text.encode("utf-8", "ignore").decode("utf-8")


def shown(text: str) -> str:
    """The raw copy fit to quote: verbatim but for tags, bidi overrides, invisible characters and controls."""
    return _CONTROL.sub(" ", _INVISIBLE.sub("", without_surrogates(text)))


def analysed(text: str) -> str:
    """The copy that is embedded: compatibility forms unified, links and invisible characters gone, white space single."""
    plain = _LINK.sub(" ", shown(text))
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", plain)).strip()


def folded(text: str) -> str:
    """The copy that words are compared in: analysed, case-folded, ASCII digits, one form of each Persian and Arabic letter."""
    plain = _ARABIC_MARKS.sub("", analysed(text).casefold().translate(_FOLD))
    if plain.isascii():
        return plain
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() and unicodedata.digit(c, -1) >= 0 else c for c in plain)


def recent_posts(creator: Creator) -> tuple[Post, ...]:
    """The newest posts, at most `POSTS_SEARCHED`, newest first; undated ones last; ties by id."""
    dated = sorted(creator.posts, key=lambda p: p.id)
    dated.sort(key=lambda p: p.posted_at.timestamp() if p.posted_at else float("-inf"), reverse=True)
    return tuple(dated[:POSTS_SEARCHED])
