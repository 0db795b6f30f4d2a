"""The values of closed lists that a message names, wherever they stand."""

from collections.abc import Iterator, Sequence

from bot.conversation.refining.places import places_named, plain_words
from bot.conversation.refining.platforms import platforms_named
from bot.conversation.refining.reading import Reading
from bot.conversation.refining.value import Value, value_of
from bot.conversation.refining.verb_last.endings import also_written_on
from retrieval.reading.page import Page
from retrieval.reading.surface import Span


def values_named(reading: Reading) -> Iterator[Value]:
    """The values of closed lists that are named, wherever they stand."""
    page = reading.page
    yield from platforms_named(reading)
    yield from plain_words(reading)
    yield from places_named(reading)
    for mark in page.marks("tier"):
        yield value_of(reading, "tiers", mark.value, Span(mark.start, mark.end))
    for code in reading.studied.brief.creator_languages:
        where = next((m for m in (*page.marks("language_said"), *page.marks("language")) if m.value == code), None)
        if where is not None:
            yield value_of(reading, "creator_languages", code, Span(where.start, where.end))
    for mark in page.marks("language_said"):
        if mark.value not in reading.studied.brief.creator_languages:
            yield value_of(reading, "creator_languages", mark.value, Span(mark.start, mark.end))


def joined_also(page: Page, values: Sequence[Value]) -> list[Value]:
    """The values, with "too" written onto the last of a row for all of the row ("مشهد و رشتم")."""
    kept = list(values)
    for n in range(len(kept) - 1, 0, -1):
        one, other = kept[n - 1], kept[n]
        row = one.field == other.field and page.part(one.span.start) == page.part(other.span.start)
        if row and other.operator == "also" and one.operator in {None, "only"} and also_written_on(page, other.span):
            kept[n - 1] = one._replace(operator="also")
    return kept
