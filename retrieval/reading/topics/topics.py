"""What the creators' content should be about, in the brief's own words."""

from retrieval.reading.page import Page
from retrieval.reading.scope import label_values
from retrieval.reading.surface import Span
from retrieval.reading.topics.announced import announced
from retrieval.reading.topics.beside_people import beside_people, doing, sought
from retrieval.reading.topics.left import left_over
from retrieval.reading.topics.phrases import phrases


def topics(page: Page, *, product: str | None = None, brand: str | None = None) -> tuple[str, ...]:
    """At most `MOST` topics: a label's list, else what cues announce, else what stands beside "creators", else what they do or what
    is looked for, else what is left of the text, else the product. A brand is none."""
    names = {name.casefold() for name in (brand,) if name}
    for spans in (_labelled, announced, beside_people, _within_pieces, doing, sought, left_over):
        found = tuple(p for p in phrases(page, spans(page)) if p.casefold() not in names)
        if found:
            return found
    return (product,) if product else ()


def announced_topics(page: Page) -> tuple[str, ...]:
    """As `topics`, but only what words announce: what is merely left of a message is no topic of it."""
    for spans in (_labelled, announced):
        if found := tuple(phrases(page, spans(page))):
            return found
    return ()


def topics_beside_people(page: Page) -> tuple[str, ...]:
    """What stands beside a word for creators ("fitness creators")."""
    return tuple(phrases(page, beside_people(page)))


def _labelled(page: Page) -> list[Span]:
    values = [span for span in label_values(page, "topics") if not _lists_pieces(page, span)]
    if page.words.modifiers_first:  # the subject of an e-mail speaks of creators
        return [span for span in values if not page.says("person", span)]
    return values


def _lists_pieces(page: Page, span: Span) -> bool:
    """Whether a label's value is what is to be delivered ("Content: 1 carousel + 2 stories")."""
    return any(page.claimed(m.start, m.end) for m in page.marks("kind", *span))


def _within_pieces(page: Page) -> list[Span]:
    """What the pieces to make are about, where nothing tells what the creators' own content is."""
    return announced(page, of_pieces=True)
