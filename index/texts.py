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
# Tags block, bidi controls, zero-width characters save ZWNJ (Persian) and ZWJ (emoji, Hindi), private use, soft hyphen.
_INVISIBLE = re.compile("[\U000e0000-\U000e0fff\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060-\u2064\ufeff\u00ad\ue000-\uf8ff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_FOLD = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "ـ": None, "\u200c": " ", "\u200d": None})
_FOLDS = re.compile(f"[{''.join(map(chr, _FOLD))}]")
_ARABIC_MARKS = re.compile("[\u064b-\u065f\u0670]")
# Decimal digits of any script, and the signs beyond them that NFKC leaves and that stand for one digit: Ethiopic, circled, and their like.
_DIGIT = re.compile(
    "[\\d\u1369-\u1371\u19da\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792"
    "\U00010a40-\U00010a43\U00010e60-\U00010e68\U00011052-\U0001105a](?<![0-9])"
)


def without_surrogates(text: str) -> str:
    """The text with lone surrogates dropped: they cannot be stored or embedded."""
    return text.encode("utf-8", "ignore").decode("utf-8")


def shown(text: str) -> str:
    """The raw copy fit to quote: verbatim but for tags, bidi overrides, invisible characters and controls."""
    return _CONTROL.sub(" ", _INVISIBLE.sub("", without_surrogates(text)))


def one_line(text: str, *, most: int | None = None) -> str:
    """The same on one line with single spaces; one of more than `most` characters is cut, and the cut is marked."""
    plain = " ".join(shown(text).split())
    return plain if most is None or len(plain) <= most else plain[: most - 1] + "…"


def analysed(text: str) -> str:
    """The copy that is embedded: compatibility forms unified, links and invisible characters gone, white space single."""
    plain = shown(text)
    if "@" in plain or ":/" in plain or "www." in plain.lower():  # no link is without; looking for one takes a third of the time
        plain = _LINK.sub(" ", plain)
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def folded(text: str) -> str:
    """The copy that words are compared in: analysed, case-folded, ASCII digits, one form of each Persian and Arabic letter."""
    plain = analysed(text).casefold()
    plain = _ARABIC_MARKS.sub("", plain.translate(_FOLD) if _FOLDS.search(plain) else plain)  # most texts have nothing to translate
    return plain if plain.isascii() else _DIGIT.sub(lambda found: str(unicodedata.digit(found.group())), plain)


def recent_posts(creator: Creator) -> tuple[Post, ...]:
    """The newest posts, at most `POSTS_SEARCHED`, newest first; undated ones last; ties by id."""
    dated = sorted(creator.posts, key=lambda p: p.id)
    dated.sort(key=lambda p: p.posted_at.timestamp() if p.posted_at else float("-inf"), reverse=True)
    return tuple(dated[:POSTS_SEARCHED])
