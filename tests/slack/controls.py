"""What a person can press or fill in, found in blocks as Slack lays them out, and what Slack sends for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.slack.values import Json

_CHOICES = {"static_select", "overflow", "radio_buttons", "external_select"}
_MANY = {"multi_static_select", "checkboxes", "multi_external_select"}
_PLAIN = {
    "datepicker": "date", "timepicker": "time", "datetimepicker": "date_time", "conversations_select": "conversation",
    "channels_select": "channel", "users_select": "user",
}  # fmt: skip
_PLAIN_MANY = {"multi_conversations_select": "conversations", "multi_channels_select": "channels", "multi_users_select": "users"}
_TYPED = {"plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input"}


class NoSuchControl(LookupError):
    """Nobody could press or fill that in: it does not stand there."""


class CannotSubmit(AssertionError):
    """Slack's own window would not let the person submit this."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """An element and the block in which it stands. `block` is the outermost with an id."""

    element: Json
    block: Json


def elements(blocks: Iterable[Json]) -> Iterator[Placed]:
    """Every element with an `action_id`, in order."""
    for block in blocks:
        for element in _inside(block):
            yield Placed(element=element, block=block)


def find(blocks: Iterable[Json], action_id: str, *, block_id: str | None = None) -> Placed:
    """The element with this id. Raises NoSuchControl, with those that are there."""
    placed = list(elements(blocks))
    found = [one for one in placed if one.element["action_id"] == action_id and block_id in {None, one.block.get("block_id")}]
    if len(found) == 1:
        return found[0]
    there = ", ".join(sorted({one.element["action_id"] for one in placed})) or "none"
    raise NoSuchControl(f"{'no' if not found else 'more than one'} control {action_id!r}; there are: {there}")


def pressed(placed: Placed, *, choose: object = None, at: str) -> Json:
    """The action that Slack sends when somebody uses it; `choose` is what they chose where there is a choice."""
    element = placed.element
    action: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": placed.block.get("block_id", ""),
        "action_ts": at,
    }
    if element["type"] in {"button", "workflow_button"}:
        kept: Json = {name: element[name] for name in ("text", "value", "style", "url") if name in element}
        return {**action, **kept}
    if element["type"] == "feedback_buttons":
        button = element["negative_button" if choose in {"negative", False} else "positive_button"]
        return {**action, "text": button["text"], "value": button["value"]}
    return {**action, **{name: value for name, value in filled(element, choose).items() if name != "type"}}


def filled(element: Json, given: object) -> Json:
    """The state of an element: what was given, or what stands in it from the start. Raises NoSuchControl for no such option."""
    kind = element["type"]
    if kind in _CHOICES:
        chosen = _option(element, given) if given is not None else element.get("initial_option")
        return {"type": kind, "selected_option": chosen}
    if kind in _MANY:
        if given is None:
            return {"type": kind, "selected_options": element.get("initial_options") or []}
        return {"type": kind, "selected_options": [_option(element, one) for one in _listed(given)]}
    if kind in _PLAIN:
        name = _PLAIN[kind]
        value = given if given is not None else element.get(f"initial_{name}")
        zone = {"timezone": element["timezone"]} if "timezone" in element else {}
        return {"type": kind, f"selected_{name}": value, **zone}
    if kind in _PLAIN_MANY:
        name = _PLAIN_MANY[kind]
        return {"type": kind, f"selected_{name}": _listed(given) if given is not None else element.get(f"initial_{name}") or []}
    if kind in _TYPED:
        return _typed(element, given)
    raise NoSuchControl(f"nothing can be filled into {kind!r}")


def state_of(blocks: list[Json], given: dict[str, object]) -> Json:
    """`state.values` as it stands when a window is submitted. Raises CannotSubmit where Slack would hold it back."""
    left = dict(given)
    state: Json = {}
    for placed in elements(blocks):
        element, block = placed.element, placed.block
        if element["type"] in {"button", "overflow", "workflow_button", "feedback_buttons"}:
            continue
        action_id = element["action_id"]
        value = filled(element, left.pop(action_id, None))
        state.setdefault(block["block_id"], {})[action_id] = value
        if block["type"] == "input" and not block.get("optional") and _empty(value):
            raise CannotSubmit(f"{action_id} must be filled in")
    if left:
        raise NoSuchControl(f"nothing to fill in called {', '.join(sorted(left))}")
    return state


def _inside(part: Any) -> Iterator[Json]:
    if isinstance(part, list):
        for one in part:
            yield from _inside(one)
    elif isinstance(part, dict):
        if "action_id" in part and "type" in part:
            yield part
        for name, value in part.items():
            if name in {"elements", "element", "accessory", "actions", "blocks", "tasks"}:
                yield from _inside(value)


def _options(element: Json) -> list[Json]:
    grouped = [option for group in element.get("option_groups") or () for option in group["options"]]
    return [*(element.get("options") or ()), *grouped]


def _option(element: Json, given: object) -> Json:
    if isinstance(given, dict):
        return given  # an option of an external select, as the app itself offered it
    found = next((one for one in _options(element) if one["value"] == given), None)
    if found is None:
        there = ", ".join(one["value"] for one in _options(element))
        raise NoSuchControl(f"{element['action_id']} has no option {given!r}; there are: {there}")
    return found


def _listed(given: object) -> list[object]:
    return list(given) if isinstance(given, (list, tuple, set, frozenset)) else [given]


def _typed(element: Json, given: object) -> Json:
    kind = element["type"]
    if kind == "rich_text_input":
        return {"type": kind, "rich_text_value": given if given is not None else element.get("initial_value")}
    value = given if given is not None else element.get("initial_value")
    text = None if value in {None, ""} else str(value)
    if text is not None:
        if "max_length" in element and len(text) > element["max_length"]:
            raise CannotSubmit(f"{element['action_id']} takes no more than {element['max_length']} characters")
        if len(text) < element.get("min_length", 0):
            raise CannotSubmit(f"{element['action_id']} takes no fewer than {element['min_length']} characters")
        if kind == "number_input":
            _number(element, text)
    return {"type": kind, "value": text}


def _number(element: Json, text: str) -> None:
    try:
        number = float(text)
    except ValueError:
        raise CannotSubmit(f"{element['action_id']} takes a number") from None
    if not element.get("is_decimal_allowed") and not number.is_integer():
        raise CannotSubmit(f"{element['action_id']} takes a whole number")
    low, high = element.get("min_value"), element.get("max_value")
    if (low is not None and number < float(low)) or (high is not None and number > float(high)):
        raise CannotSubmit(f"{element['action_id']} takes a number from {low} to {high}")


def _empty(value: Json) -> bool:
    return all(one in (None, "", []) for name, one in value.items() if name not in {"type", "timezone"})
