"""What a letter takes from a creator's own texts: a post's words and a name, verbatim or not at all.

The words go to their author and past a marketer's eyes, so nothing in them may notify, link, format or turn the reading direction.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import inf

from index.records import Creator, Post
from index.texts import shown
from prompts.letters.cutting import LEAST_WORDS, is_enough, quotable_heads
from prompts.letters.length import weight_of
from retrieval.shortlist import Evidence, Match

OLD_DAYS = 365
"""A post older than this is no news to name in a first message."""
MOST_NAME = 40
ON_TOPIC = 0.2
"""Meaning and words together from which a post of a supported match speaks of the brief: below it, judged lists hold strays."""
NEAR = 0.15
"""Meaning alone from which it does, where it shares no word with the brief: it may be in another language or another turn of phrase."""
NEARLY_BEST = 0.6
"""Share of the best post's score from which a newer post is named instead."""

_UNFIT = re.compile(
    r"https?:|www\.|\w\.(?:com|net|org|io|ir|vn|th|me|co)\b|[@#<>\[\]{}*_`~|\\^“”„\"«»「」『』\n\r\t]|\d{6,}|\$\w", re.IGNORECASE
)
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget)\b.{0,30}\b(?:instruction|previous|above|rule|prompt)|\b(?:system|assistant|user)\s*:|\bprompt\b|\bjailbreak"
    r"|\b(?:everyone|channel|here)!",
    re.IGNORECASE,
)
_TITLED = frozenset(
    {"the", "dr", "dr.", "mr", "mr.", "mrs", "ms", "miss", "mx", "coach", "chef", "big", "little", "team", "uncle", "auntie", "mama"}
)
_SURNAME_FIRST = frozenset({"vi", "ja", "ko", "zh", "hu", "th", "fa"})
_DIVIDER = re.compile(r"[|｜]|(?<!\S)#(?=\w)")
"""Where a title ends and its tags or its series begin: ordinary on video platforms, and no part of a quotation."""
_SENTENCE = re.compile(r"[.!?؟]+(?=\s|$)|[。！？…\n]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """Words of a post, verbatim; `text` ends in an ellipsis where the post goes on inside the sentence."""

    post: Post
    text: str
    day: date


def cited(match: Match, *, today: date) -> Cited | None:
    """The post to name: one that speaks of the brief, rather new than old and rather unpaid than paid, with words fit to quote."""
    if not match.supported:
        return None
    fitting = [e for e in match.evidence if e.meaning >= NEAR or (e.words > 0 and e.meaning + e.words >= ON_TOPIC)]
    best = max((e.meaning + e.words for e in fitting), default=inf)
    for one in sorted(fitting, key=lambda e: _worth(e, best), reverse=True):
        post = one.post
        if post.posted_at is None or not 0 <= (today - post.posted_at.date()).days <= OLD_DAYS:
            continue
        if texts := [*_candidates(post)]:
            best_known = next((text for text in texts if is_enough(text)), texts[0])
            return Cited(post=post, text=best_known, day=post.posted_at.date())
    return None


def name_of(creator: Creator) -> str | None:
    """What to call a creator: the given name of a person where it is plainly one, else the display name; `None` where it is unfit."""
    if shown(creator.name) != creator.name:
        return None
    name = " ".join(re.split(r"\s[|·•–—/-]\s|[(|]", creator.name)[0].split())
    if not 0 < len(name) <= MOST_NAME or _UNFIT.search(name) or _ORDERS.search(name) or not all(_of_a_name(c) for c in name):
        return None
    if not any(c.isalpha() for c in name):
        return None
    parts = name.split()
    person = creator.gender is not None and len(parts) in (2, 3) and _latin_name(parts[0]) and _latin_name(parts[-1]) and "&" not in name
    if person and not _SURNAME_FIRST & set(creator.languages) and parts[0].casefold() not in _TITLED:
        return parts[0]
    return name


def fit_to_quote(text: str) -> bool:
    """True for one line without links, mentions, tags, markup, quotation marks, hidden characters, long numbers or orders to a model."""
    return shown(text) == text and not _UNFIT.search(text) and not _ORDERS.search(text) and all(_visible(c) for c in text)


def _worth(one: Evidence, best: float) -> tuple[bool, bool, float, str]:
    near = one.meaning + one.words >= NEARLY_BEST * best
    when = one.post.posted_at.timestamp() if one.post.posted_at else -inf
    return (not one.post.sponsored and not one.post.brands, near, when, one.post.id)


def _candidates(post: Post) -> Iterator[str]:
    """The title, or without one the first sentences of the text, those that are fit to quote and say something by themselves. A post with a
    title that is unfit, or with hidden characters or orders to a model anywhere, is not quoted at all.
    """
    if shown(post.wording) != post.wording or _ORDERS.search(post.wording):
        return
    if post.title is not None:
        if fit_to_quote(_DIVIDER.sub(" ", post.title)):
            head = " ".join(_DIVIDER.split(post.title)[0].split())
            yield from quotable_heads(head, more=_DIVIDER.search(post.title) is not None)
        return
    for sentence in [part.strip() for part in _SENTENCE.split(post.text[:600])][:4]:
        if fit_to_quote(sentence) and weight_of(sentence) > LEAST_WORDS:
            yield from quotable_heads(" ".join(sentence.split()))


def _visible(char: str) -> bool:
    return char in "\u200c\u200d" or unicodedata.category(char) not in {"Cf", "Cc", "Co", "Cn", "Cs", "Zl", "Zp"}


def _of_a_name(char: str) -> bool:
    return char in " .'’&-\u200c" or unicodedata.category(char)[0] in "LM" or char.isdecimal()


def _latin_name(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and all("LATIN" in unicodedata.name(c, "") or c in "'’-." for c in word)
