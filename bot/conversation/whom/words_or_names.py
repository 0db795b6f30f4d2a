"""Whether a word that is part of a creator's name is one in this message, or a word like any other."""

import re

from bot.conversation.cues.cues import Cues
from bot.conversation.cues.files import own_words
from retrieval.reading.page import Page
from retrieval.reading.surface import bare, plain


def stands_apart(page: Page, cues: Cues, word: str) -> bool:
    """Whether a Thai name of two letters stands between words that are known: they are syllables of many others."""
    at = page.plain.find(word)
    if at < 0 or len(word) < 2 or not "\u0e00" <= word[0] <= "\u0e7f":  # a letter alone is no name
        return False
    edges = [c for name in ("command", "operator", "whom", "courtesy") for c in cues.found(name, page.plain)]
    before, after = page.back(at), page.skip(at + len(word))
    opens = before < at or at == 0 or any(c.end == at for c in edges) or page.mark_ending("list_join", at) or page.mark_ending("both", at)
    closes = after == len(page.plain) or after > at + len(word) or any(c.start == after for c in edges) or page.mark_at("list_join", after)
    return bool(opens and closes)


_VIETNAMESE_SYLLABLE = re.compile(r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")


def called(page: Page, start: int, end: int) -> bool:
    """Whether a syllable of a Vietnamese name is used as one: most are words too, but for a capital, a "bạn" before it, a foreign sound."""
    if _VIETNAMESE_SYLLABLE.fullmatch(bare(page.plain[start:end])) is None:
        return True
    before = page.back(start)
    title = page.mark_ending("counter", before) or page.plain[:before].rsplit(" ", 1)[-1] in own_words(page.language, "name", "title")
    return bool(title) or (page.text[start].isupper() and start > 0)


_OF_A_BRIEF = (
    "city", "country", "platform", "kind", "unit", "end_of", "relative", "weekday", "gender", "tier", "person", "function", "topic_before",
    "each", "counter", "need", "topic_stop", "live_in", "age", "per",
)  # fmt: skip


def of_a_brief(page: Page, cues: Cues, start: int, end: int, about: str) -> bool:
    """Whether a part of a name stands here as a word of the brief's matters, as "Hội" of a creator's name does in "Hội An"."""
    words = plain(about)
    if re.search(rf"(?<!\w){re.escape(page.plain[start:end])}(?!\w)", bare(words) if page.unmarked else words):
        return True
    if any(m.start <= start and end <= m.end for name in _OF_A_BRIEF for m in page.marks(name, max(0, start - 30), end + 30)):
        return True
    if any(q.start <= start and end <= q.outer_end for q in page.quantities):
        return True
    return any(
        c.start <= start and end <= c.end for name in ("operator", "field", "courtesy", "shift") for c in cues.found(name, page.plain)
    ) or any(
        (c.start == start) != (c.end == end)
        for c in cues.found("command", page.plain)
        if c.start <= start and end <= c.end and c.end - c.start <= _A_WORD
    )


_A_WORD = 12
"""Letters of a cue that may hold a name by accident ("ต่อไป"); a longer one has a gap, in which names stand."""
