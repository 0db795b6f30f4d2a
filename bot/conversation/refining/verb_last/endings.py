"""What is written onto a word: "too", the object marker, the ending that makes a country a language."""

from bot.conversation.cues.grammar import grammar_of
from retrieval.reading.page import Page
from retrieval.reading.surface import Span

_ALSO = "م"
"""Written onto a Persian word: "too"."""
_ENDINGS = (_ALSO, "و", "رو", "ی", "ه", "ن", "یا", "ها", "ا", "یها", "هم", "ای")
NAMES = ("city", "country", "platform", "tier", "kind", "gender")


def stem(page: Page, span: Span) -> Span:
    """A name without the ending that is written onto it ("رشتم", "تهرانو")."""
    word = page.plain[span.start : span.end]
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        root = word.removesuffix(ending)
        if (
            root != word
            and len(root) > 1
            and (entry := page.words.lexicon.at(root, 0))
            and entry.phrase == root
            and entry.category in NAMES
        ):
            return Span(span.start, span.start + len(root))
    return span


def is_language(page: Page, span: Span) -> bool:
    """Whether a country with an ending is the name of its language ("انگلیسی")."""
    mark = page.mark_at("language", span.start) if grammar_of(page.language).verb_last else None
    return mark is not None and mark.end >= span.end


def also_written_on(page: Page, span: Span) -> bool:
    """Whether "too" is written onto a name."""
    return grammar_of(page.language).verb_last and page.plain[stem(page, span).end : span.end] in {_ALSO, "هم"}
