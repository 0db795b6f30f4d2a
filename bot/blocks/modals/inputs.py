"""Fields of a window: each an input block whose id says what it asks, so that an answer and a fault find their way back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from bot.blocks.modals.frame import short
from bot.blocks.text import Block, plain_text

LONGEST_INPUT = 3_000
"""Characters that a text field holds."""
MOST_OPTIONS = 100
LONGEST_VALUE = 150
LONGEST_HINT = 150
SAID_NOTHING = "-"
"""The option that stands for no answer: what was chosen once cannot be taken back in Slack's single selects."""


class Option(NamedTuple):
    """One thing to choose: its value, a code of ours, and what it is called."""

    value: str
    label: str


def text_input(
    block_id: str,
    label: str,
    *,
    initial: str = "",
    multiline: bool = False,
    optional: bool = True,
    hint: str | None = None,
    most: int = LONGEST_INPUT,
    focused: bool = False,
) -> Block:
    """A text field. `initial` must fit into it."""
    element: Block = {"type": "plain_text_input", "action_id": f"in:{block_id}", "multiline": multiline, "max_length": most}
    if initial:
        element["initial_value"] = initial
    if focused:
        element["focus_on_load"] = True
    return _input(block_id, label, element, optional=optional, hint=hint)


def whole_input(block_id: str, label: str, *, low: int, high: int, initial: int | None, hint: str | None = None) -> Block:
    """A field for a whole number. A present value beyond the bounds widens them, or Slack would refuse the window."""
    element: Block = {"type": "number_input", "action_id": f"in:{block_id}", "is_decimal_allowed": False}
    told = [low, high, *([initial] if initial is not None else [])]
    element |= {"min_value": str(min(told)), "max_value": str(max(told))}
    if initial is not None:
        element["initial_value"] = str(initial)
    return _input(block_id, label, element, optional=True, hint=hint)


def choice_input(
    block_id: str, label: str, options: Sequence[Option], *, initial: str | None, optional: bool = True, hint: str | None = None
) -> Block:
    """A menu of which one is chosen; `initial` is the value of one of the options."""
    made = {one.value: _option(one) for one in options[:MOST_OPTIONS]}
    element: Block = {"type": "static_select", "action_id": f"in:{block_id}", "options": list(made.values())}
    if initial in made:
        element["initial_option"] = made[initial]
    return _input(block_id, label, element, optional=optional, hint=hint)


def several_input(
    block_id: str,
    label: str,
    options: Sequence[Option],
    *,
    initial: Iterable[str],
    most: int | None = None,
    optional: bool = True,
    hint: str | None = None,
) -> Block:
    """A menu of which several are chosen; more than a menu holds are put into groups of a hundred."""
    made = {one.value: _option(one) for one in options}
    chosen = [made[value] for value in dict.fromkeys(initial) if value in made]
    element: Block = {"type": "multi_static_select", "action_id": f"in:{block_id}"}
    listed = list(made.values())
    if len(listed) <= MOST_OPTIONS:
        element["options"] = listed
    else:
        element["option_groups"] = [
            {"label": plain_text(f"{k + 1}–{min(k + MOST_OPTIONS, len(listed))}"), "options": listed[k : k + MOST_OPTIONS]}
            for k in range(0, len(listed), MOST_OPTIONS)
        ]
    if chosen:
        element["initial_options"] = chosen
    if most is not None:
        element["max_selected_items"] = most
    return _input(block_id, label, element, optional=optional, hint=hint)


def looked_up_input(
    block_id: str, label: str, kind: str, *, initial: Sequence[Option], several: bool, hint: str | None = None, optional: bool = True
) -> Block:
    """A menu whose options we tell as the person types (see `picking`); `kind` says which ones."""
    element: Block = {
        "type": "multi_external_select" if several else "external_select",
        "action_id": f"pick:{kind}:{block_id}",
        "min_query_length": 1,
    }
    if initial:
        made = [_option(one) for one in initial]
        element |= {"initial_options": made} if several else {"initial_option": made[0]}
    return _input(block_id, label, element, optional=optional, hint=hint)


def day_input(block_id: str, label: str, *, initial: date | None, hint: str | None = None) -> Block:
    """A day from a calendar."""
    element: Block = {"type": "datepicker", "action_id": f"in:{block_id}"}
    if initial is not None:
        element["initial_date"] = initial.isoformat()
    return _input(block_id, label, element, optional=True, hint=hint)


def checks_input(
    block_id: str, label: str, options: Sequence[Option], *, initial: Iterable[str] = (), optional: bool = True, hint: str | None = None
) -> Block:
    """At most ten boxes to tick."""
    made = {one.value: _option(one) for one in options[:10]}
    element: Block = {"type": "checkboxes", "action_id": f"in:{block_id}", "options": list(made.values())}
    if ticked := [made[value] for value in initial if value in made]:
        element["initial_options"] = ticked
    return _input(block_id, label, element, optional=optional, hint=hint)


def time_input(block_id: str, label: str, *, initial: str) -> Block:
    """A time of day, `HH:MM`. It names no zone: that would stay on the screen while the person chooses another one beside it."""
    element: Block = {"type": "timepicker", "action_id": f"in:{block_id}", "initial_time": initial}
    return _input(block_id, label, element, optional=False, hint=None)


def channel_input(block_id: str, label: str, *, initial: str | None, hint: str | None = None) -> Block:
    """A channel, or a conversation with the bot; where none is given, the one that the window was opened in."""
    element: Block = {
        "type": "conversations_select",
        "action_id": f"in:{block_id}",
        "filter": {"include": ["public", "private", "im"], "exclude_bot_users": False},
    }
    element |= {"initial_conversation": initial} if initial is not None else {"default_to_current_conversation": True}
    return _input(block_id, label, element, optional=False, hint=hint)


def menu(action_id: str, options: Sequence[Option], *, initial: str, placeholder: str) -> Block:
    """A menu that acts when one is chosen, for a row of buttons."""
    made = {one.value: _option(one) for one in options[:MOST_OPTIONS]}
    element: Block = {
        "type": "static_select",
        "action_id": action_id,
        "options": list(made.values()),
        "placeholder": plain_text(placeholder, most=150),
    }
    if initial in made:
        element["initial_option"] = made[initial]
    return element


def options_json(options: Sequence[Option]) -> Mapping[str, list[Block]]:
    """What a request for options is answered with."""
    return {"options": [_option(one) for one in options[:MOST_OPTIONS]]}


def _option(one: Option) -> Block:
    if not 1 <= len(one.value) <= LONGEST_VALUE:
        raise ValueError(f"an option of {len(one.value)} characters")
    return {"text": plain_text(short(one.label) or one.value, most=75), "value": one.value}


def _input(block_id: str, label: str, element: Block, *, optional: bool, hint: str | None) -> Block:
    block: Block = {"type": "input", "block_id": block_id, "label": plain_text(short(label)), "element": element, "optional": optional}
    if hint:
        block["hint"] = plain_text(hint, most=LONGEST_HINT)
    return block
