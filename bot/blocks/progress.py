"""Work as it goes on: a plan with its steps, as chunks of a stream, as one block, or in plain lines where neither is taken."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.blocks.prose import Line, prose, strong
from bot.blocks.sections import context
from bot.blocks.showing import Message
from bot.blocks.summary import spoken
from bot.blocks.text import Block
from prompts.figures import number
from prompts.words import Words

Name = Literal["read", "search", "check", "write", "draw", "file"]
"""Read the brief, search, hold against the requirements and estimate fees, write messages, draw pictures, make files."""
State = Literal["pending", "in_progress", "complete", "error"]
_SIGNS: dict[State, str] = {"pending": "○", "in_progress": "◐", "complete": "✓", "error": "✗"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step of a plan; `done` of `total` where they are counted."""

    name: Name
    state: State = "pending"
    done: int = 0
    total: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What is done for an answer, in its order."""

    steps: tuple[Step, ...]

    def at(self, name: Name, *, done: int = 0, total: int | None = None) -> "Plan":
        """The plan at a step: those before it are done. A step that the plan lacks is added at its end."""
        names = [step.name for step in self.steps]
        steps = self.steps if name in names else (*self.steps, Step(name=name))
        place = [step.name for step in steps].index(name)
        before = tuple(replace(step, state="complete") for step in steps[:place])
        after = tuple(replace(step, state="pending") for step in steps[place + 1 :])
        return Plan(steps=(*before, Step(name=name, state="in_progress", done=done, total=total), *after))

    def finished(self) -> "Plan":
        """The plan with everything done."""
        return Plan(steps=tuple(replace(step, state="complete") for step in self.steps))

    def broken(self) -> "Plan":
        """The plan with the step at which it failed or was stopped."""
        return Plan(steps=tuple(replace(step, state="error") if step.state == "in_progress" else step for step in self.steps))

    @property
    def over(self) -> bool:
        """Whether nothing goes on any more."""
        return all(step.state in {"complete", "error"} for step in self.steps)


def plan_of(*names: Name) -> Plan:
    """A plan at its first step."""
    return Plan(steps=tuple(Step(name=name) for name in names)).at(names[0])


def chunks(plan: Plan, words: Words, *, before: Plan | None = None) -> list[Block]:
    """The plan as chunks of a stream; with the plan as it was shown `before`, what changed since. A stream knows no step that waits."""
    told = {step.name: step for step in before.steps} if before is not None else {}
    title = [] if before is not None and before.over == plan.over else [{"type": "plan_update", "title": _title(plan, words)}]
    tasks = [
        {"type": "task_update", "id": step.name, "title": _named(step, words), "status": step.state}
        for step in plan.steps
        if step.state != "pending" and told.get(step.name) != step
    ]
    return [*title, *tasks]


def plan_message(plan: Plan, words: Words) -> Message:
    """The plan as one message that is updated."""
    tasks = [{"type": "task_card", "task_id": step.name, "title": _named(step, words), "status": step.state} for step in plan.steps]
    return Message(text=_text(plan, words), blocks=({"type": "plan", "title": _title(plan, words), "tasks": tasks},))


def plain_message(plan: Plan, words: Words, *, ahead: int = 0) -> Message:
    """The same in plain lines; `ahead` are those whose turn comes first."""
    lines: list[Line] = [[strong(_title(plan, words))], *(f"{_SIGNS[step.state]} {_named(step, words)}" for step in plan.steps)]
    waits = [context(words("notice.queued", count=number(ahead, words.language)), words.language)] if ahead else []
    return Message(text=_text(plan, words), blocks=(*prose(lines, words.language), *waits))


def _title(plan: Plan, words: Words) -> str:
    if any(step.state == "error" for step in plan.steps):
        return words("step.broken")
    return words("step.done" if plan.over else "step.working")


def _named(step: Step, words: Words) -> str:
    name = words.of("step", step.name)
    if step.total is None or step.state != "in_progress":
        return name
    return f"{name} ({number(step.done, words.language)}/{number(step.total, words.language)})"


def _text(plan: Plan, words: Words) -> str:
    now: Sequence[str] = [_named(step, words) for step in plan.steps if step.state == "in_progress"]
    return spoken(": ".join([_title(plan, words), *now]), words)
