"""How many creators, in figures and in words."""

from bot.conversation.refining.reading import Reading
from bot.conversation.refining.spaced_phrases import people_led_to
from bot.conversation.refining.verb_last.numbers import ages_told, count_meant, counted_behind, people_alone
from bot.conversation.refining.wording import headed


def count_people(reading: Reading, found: dict[str, object]) -> None:
    """How many creators, where the number is not of pieces or years."""
    page, before = reading.page, reading.before
    if "how_many" in found and (count := count_meant(page)) is not None:
        found["how_many"] = count
    if "how_many" not in found and (count := people_alone(page)) is not None:
        found["how_many"] = count
    if "how_many" in found and any(d.kind == kind for kind, _ in counted_behind(page) for d in before.deliverables):
        del found["how_many"]
    if not {"audience_age_min", "audience_age_max"} & set(found) and (years := ages_told(page, reading.cues)):
        found |= years
        if found.get("how_many") in years.values():
            del found["how_many"]


def said_in_words(reading: Reading, found: dict[str, object]) -> dict[str, object]:
    """A tone behind its word, and one person in languages where that is one word, where no figure was read."""
    more: dict[str, object] = {}
    worded = reading.spaced_phrases or reading.grammar.latin
    if "tone" not in found and worded and (tone := next(headed(reading, "tone"), None)):
        more["tone"] = tone
    if "how_many" not in found and reading.cues.says("count", "one", reading.page.plain):
        more["how_many"] = 1
    elif "how_many" not in found and (count := people_led_to(reading.page)) is not None:
        more["how_many"] = count
    return more
