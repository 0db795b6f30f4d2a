"""One value of a list that a message names, and what is to be done with it."""

from typing import NamedTuple

from bot.conversation.refining.operators import Operator, operator_at
from bot.conversation.refining.reading import Reading
from bot.conversation.refining.verb_last.endings import also_written_on
from retrieval.reading.surface import Span


class Value(NamedTuple):
    """One value of a list that the message names, and what is to be done with it."""

    field: str
    value: object
    span: Span
    operator: Operator | None


def value_of(reading: Reading, name: str, value: object, span: Span) -> Value:
    """The value with its operator; of what is said to stay nothing else is given up."""
    operator = "also" if reading.page.part(span.start).start in reading.besides else operator_at(reading, span)
    if (
        operator != "only" and reading.page.part(span.start).start in reading.staying
    ):  # of what is said to stay as it is nothing else is given up
        operator = "also"
    return Value(name, value, span, "also" if operator != "take_away" and also_written_on(reading.page, span) else operator)
