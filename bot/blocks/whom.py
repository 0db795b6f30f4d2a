"""Decisions and lists with people by the names that they are called by, not by their ids."""

from dataclasses import replace

from bot.blocks.showing import Showing
from bot.memory.decisions import Decision
from bot.proposal import Marks


def named_decision(one: Decision, showing: Showing) -> Decision:
    """The decision with names in it."""
    return replace(one, who=showing.called(one.who), undone_by=None if one.undone_by is None else showing.called(one.undone_by))


def named_marks(marks: Marks, showing: Showing) -> Marks:
    """All that was decided about a creator, with names in it."""
    return Marks(
        here=tuple(named_decision(one, showing) for one in marks.here),
        earlier=tuple(named_decision(one, showing) for one in marks.earlier),
        elsewhere=tuple(replace(one, decision=named_decision(one.decision, showing)) for one in marks.elsewhere),
    )
