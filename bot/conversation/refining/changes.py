"""What a message changes in the remembered brief: values, figures, pieces, texts, shifts and clearances, each from its own room."""

from bot.conversation.refining.clearances import clearances
from bot.conversation.refining.counts import said_in_words
from bot.conversation.refining.figures import figures_said
from bot.conversation.refining.lists import exchanged_in_place, lists_after
from bot.conversation.refining.lone_numbers import age_moved, led_to, nothing_else
from bot.conversation.refining.operators import operator_at
from bot.conversation.refining.pieces import pieces_after
from bot.conversation.refining.reading import Reading, overlaps
from bot.conversation.refining.shifts import shifts_said
from bot.conversation.refining.texts import texts_after
from bot.conversation.refining.topics import topic_alone
from bot.conversation.refining.values import joined_also, values_named
from retrieval.reading.people.how_many import counted_alone
from retrieval.refinement import Refinement


def changes(reading: Reading) -> Refinement:
    """Everything that the message changes; fields that keep their value are left out."""
    page, said, before = reading.page, reading.studied.brief, reading.before
    found: dict[str, object] = {}
    cleared, parts = clearances(reading, said)
    values = joined_also(page, [v for v in values_named(reading) if not overlaps(v.span, (*reading.blanked, *parts))])
    values = exchanged_in_place(reading, values)
    found |= lists_after(values, before, verb_last=reading.grammar.verb_last)
    found |= figures_said(reading, said, before)
    found |= pieces_after(reading, values, {**found})
    found |= said_in_words(reading, found)
    shifts = shifts_said(reading, found)
    found |= {name: value for name, value in cleared.items() if name.split("_")[0] not in {shift.what for shift in shifts}}
    found |= texts_after(reading, found, values, parts)
    if not found and not shifts and (alone := topic_alone(reading)):
        found |= alone
    if (
        not found
        and not shifts
        and (count := counted_alone(page)) is not None
        and not overlaps(count[0], reading.blanked)
        and nothing_else(reading, count[0])
    ):
        if reading.cues.says("field", "audience_age", page.plain) and (age := age_moved(before, count[1])):
            found |= age
        elif operator_at(reading, count[0]) != "take_away" or led_to(reading, count[0]):
            found["how_many"] = count[1]
    changed = {name: value for name, value in found.items() if value != getattr(before, name)}
    if not changed and not shifts:  # what the brief says already is understood, and changes nothing
        changed = {name: value for name, value in found.items() if value not in (None, ())}
    return Refinement(changes={name: changed[name] for name in sorted(changed)}, shifts=shifts)
