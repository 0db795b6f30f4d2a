"""The brief as it was understood: a line for each field, what was assumed, what was not used, and buttons to change it."""

from collections.abc import Collection, Iterator, Sequence

from bot.blocks.buttons import button, rows
from bot.blocks.prose import Line, prose, strong
from bot.blocks.screen import Screen
from bot.blocks.sections import context
from bot.blocks.showing import Showing
from bot.blocks.summary import Part
from prompts import brief_card
from prompts.changes import changed_rows
from prompts.joining import semicolons
from prompts.words import Words
from retrieval.brief import Brief


def brief_parts(
    brief: Brief,
    showing: Showing,
    screen: Screen,
    *,
    assumed: Sequence[str] = (),
    unused: Collection[str] = (),
    from_model: Collection[str] = (),
    trouble: str | None = None,
) -> Iterator[Part]:
    """The card of a brief. `from_model` are fields that a model read, `trouble` is why one that was asked did not."""
    words = showing.words
    told = brief_card.rows(brief, words, from_model=from_model)
    lines: list[Line] = [[strong(words("brief.title"))], *(_row(label, value) for label, value in told)]
    small = [
        *([f"{words('brief.unused')}: {' · '.join(unused)}"] if unused else []),
        *([f"{words('assumed.title')}: {semicolons(assumed, words)}"] if assumed else []),
        *([words("model.mark")] if from_model else []),
        *([words.of("model", trouble)] if trouble is not None else []),
    ]
    yield [*prose(lines, words.language), *(block for one in small for block in _small(one, words))]
    acts = ("edit_brief", *(("undo",) if screen.undoable else ()), "meter")
    yield rows([button(words.of("card", act), screen.control(act)) for act in acts])


def changes_parts(before: Brief, after: Brief, words: Words) -> Iterator[Part]:
    """What changed, field by field."""
    told = changed_rows(before, after, words)
    if told:
        yield prose([[strong(words("chat.changed"))], *(_row(label, step) for label, step in told)], words.language)


def _row(label: str, value: str) -> Line:
    return [strong(f"{label}: "), value]


def _small(text: str, words: Words) -> Part:
    """Small print, or where it is too long for that lines as any others."""
    return [context(text, words.language)] if len(text) <= 1_500 else prose([text], words.language)
