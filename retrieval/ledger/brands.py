"""Brands and products by name: which a phrase holds, and which posts name them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.records import Post
from index.texts import folded, shown
from index.tokens import tokens
from retrieval.ledger.subjects import holds

_LETTERS = "A-Za-z0-9\u00c0-\u024f\u1e00-\u1eff"
"""Latin letters: what a Latin name may not be glued to. Thai or Persian may stand right beside it."""

_WORD = re.compile(rf"[{_LETTERS}][{_LETTERS}.&'’-]*")
_NO_NAMES = frozenset({"no", "not", "any", "anyone", "nobody", "none", "please", "the", "i", "we", "không", "competitors", "competitor"})
"""What may have a capital at the start of a phrase without being a name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Brand:
    """A name as it is looked for: `plain` are its tokens.

    With a capital it must have one in a post's words too, or stand behind # or @: a post on the bloom of coffee says nothing of Bloom.
    """

    written: str
    plain: tuple[str, ...]
    tagged: re.Pattern[str] | None
    cased: re.Pattern[str] | None

    @classmethod
    def of(cls, written: str) -> "Brand":
        """The name, ready to look for."""
        name = shown(written).strip()
        run = re.escape("".join(sign for sign in folded(name) if sign.isalnum()))
        forms = "|".join(re.escape(form) for form in dict.fromkeys((name, name.upper())))
        has_capital = any(sign.isupper() for sign in name)
        return cls(
            written=written,
            plain=tuple(tokens(name)),
            tagged=re.compile(rf"[#@]{run}(?![{_LETTERS}])", re.IGNORECASE) if run else None,
            cased=re.compile(rf"(?<![{_LETTERS}])(?:{forms})(?![{_LETTERS}])") if has_capital else None,
        )

    def is_named(self, post: Post) -> bool:
        """Whether it is among the brands of a post."""
        return any(holds(tokens(brand), self.plain) for brand in post.brands)

    def is_said(self, post: Post, words: Sequence[str]) -> bool:
        """Whether the post names it anywhere; `words` are its tokens (see `words_of`)."""
        if self.is_named(post):
            return True
        text = " ".join([shown(post.wording), *(f"#{tag.lstrip('#').replace(' ', '')}" for tag in post.tags)])
        if self.tagged is not None and self.tagged.search(text):
            return True
        return holds(words, self.plain) and (self.cased is None or bool(self.cased.search(text)))


def brands_in(phrase: str) -> tuple[str, ...]:
    """Names in a phrase such as "worked with Dove" or "เคยรีวิว Dove": runs of Latin words with a capital, once each."""
    found: list[str] = []
    last_end = -2
    for one in _WORD.finditer(shown(phrase)):
        word = one.group().rstrip(".'’-&")
        if not word[0].isupper() or word.casefold() in _NO_NAMES:
            continue
        if one.start() == last_end + 1 and found:
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
        last_end = one.start() + len(word)
    return tuple(dict.fromkeys(found))


def is_a_name(product: str) -> bool:
    """Whether a product is called so, and not described: two Latin words or more, all with a capital or a digit."""
    words = product.split()
    return len(words) > 1 and all(any(sign.isupper() or sign.isdigit() for sign in word) for word in words)
