"""What people decided, in words for people; the same for a terminal and for any other door."""

from datetime import datetime

from bot.memory.decisions import Approval, Decision
from bot.proposal import Marks
from index.texts import one_line
from prompts.figures import day
from prompts.words import Words


def mark(one: Decision, words: Words) -> str:
    """One decision: what, by whom, when, why; that it was taken back where it was."""
    told = words(f"mark.{one.kind}", who=one_line(one.who), date=_day(one.at, words))
    if one.text:
        told = words("mark.with_text", mark=told, text=one_line(one.text))
    if one.undone_at is not None:
        told = f"{told} · {words('mark.undone', who=one_line(one.undone_by or ''), date=_day(one.undone_at, words))}"
    return told


def elsewhere(one: Approval, words: Words) -> str:
    """That a creator was approved in another conversation."""
    who, date = one_line(one.decision.who), _day(one.decision.at, words)
    if one.title is None:
        return words("mark.elsewhere_untitled", who=who, date=date)
    return words("mark.elsewhere", who=who, date=date, title=one_line(one.title))


def marks(told: Marks, words: Words) -> list[str]:
    """All that was decided about a creator, here first."""
    earlier = (words("mark.earlier", who=one_line(one.who), date=_day(one.at, words)) for one in told.earlier)
    return [*(mark(one, words) for one in told.here), *earlier, *(elsewhere(one, words) for one in told.elsewhere)]


def _day(when: datetime, words: Words) -> str:
    return day(when.date(), words.language)
