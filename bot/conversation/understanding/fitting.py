"""What must hold in a message for the words of a deed to ask for it."""

from collections.abc import Set

from bot.conversation.understanding.heard import Heard
from retrieval.refinement import Refinement


def names_someone(heard: Heard) -> bool:
    """Whether creators are named, surely or not."""
    return bool(heard.named)


def on_someone(heard: Heard) -> bool:
    """Creators are named, and no value of a brief beside them that they might be part of."""
    return bool(heard.creators(sure=True)) or (bool(heard.creators()) and not gives_value(heard))


def short(heard: Heard) -> bool:
    """Whether it is as short as people are who ask for a deed."""
    return heard.words <= 14


def short_without_value(heard: Heard) -> bool:
    """Whether it is short and gives no value of a brief."""
    return short(heard) and not gives_value(heard)


_DOUBTFUL = frozenset({"topics", "exclude", "must_have", "how_many"})
"""Fields that a loose word or number fills; they give way to a deed that is asked for."""


def gives_value(heard: Heard, *, besides: Set[str] = frozenset()) -> bool:
    """Whether the message gives a value of a brief, not only words that might be a topic or an exclusion."""
    refinement = heard.refinement
    return bool(refinement.shifts) or any(name not in _DOUBTFUL | besides for name in refinement.changes)


def only_time_and_place(heard: Heard, refinement: Refinement) -> bool:
    """Small talk names days and cities too ("will it rain in Hanoi"): nothing but those is named, and no word changes anything."""
    loose = _DOUBTFUL | {"creator_places", "creator_countries", "creator_languages", "start", "end", "pay", "goal", "tone"}
    wanted = any(heard.cues.says("operator", name, heard.plain) for name in ("only", "also"))
    wanted = wanted and bool({"creator_places", "creator_countries"} & set(refinement.changes))
    return not refinement.shifts and set(refinement.changes) <= loose and not wanted


def handle_of_list(heard: Heard) -> bool:
    """Creators of the list are named: others are left out by a change to the brief."""
    known = {f"@{one.handle}".casefold() for one in heard.scene.shown}
    named = heard.creators(sure=True) or heard.creators()
    return bool(named) and all(isinstance(c, int) or c.casefold() in known for c in named) and on_someone(heard)


def like_others(heard: Heard) -> bool:
    """Whether somebody to be like is named, or nothing else is said."""
    return (
        names_someone(heard)
        or bool(heard.studied.brief.links)
        or bool(heard.cues.found("whom", heard.plain, "all"))
        or not gives_value(heard)
    )


def question_of_money(heard: Heard) -> bool:
    """Whether the message asks about fees, and changes nothing that is paid."""
    refinement = heard.refinement
    cleared = any(value in (None, ()) for name, value in refinement.changes.items() if name not in _DOUBTFUL)
    return not {"budget_min", "budget_max", "engagement_min", "pay"} & set(refinement.changes) and not refinement.shifts and not cleared


def names_what_is_saved(heard: Heard) -> bool:
    """Whether a name follows the word for saving: what looks like a value of a brief is part of it ("save as yoga Q1")."""
    cue = heard.cue("save")
    return cue is not None and any(c.start >= cue.start for c in heard.cues.found("operator", heard.plain, "named"))


def names_or_short(heard: Heard) -> bool:
    """Whether creators are named, or nothing else is said."""
    return names_someone(heard) or short_without_value(heard)
