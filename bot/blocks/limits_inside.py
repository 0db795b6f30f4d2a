"""What Slack takes inside of a block: how many of what, how long, which values belong together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Node = Mapping[str, Any]

MOST_TEXT: Mapping[str, int] = {"mrkdwn": 3_000, "plain_text": 3_000}
MOST_ROW: Mapping[str, int] = {"context": 10, "actions": 25, "context_actions": 5, "carousel": 10, "plan": 50, "rich_text": 500}
"""Elements of a block; of rich text no limit is known, and more than this was never needed."""
MOST_HEADER, MOST_ALT, MOST_ADDRESS, MOST_FIELDS, MOST_FIELD, MOST_LABEL = 150, 2_000, 3_000, 10, 2_000, 2_000
MOST_BUTTON, MOST_VALUE, MOST_ID, MOST_PLACEHOLDER = 75, 2_000, 255, 150
MOST_OPTIONS: Mapping[str, int] = {"overflow": 5, "radio_buttons": 10, "checkboxes": 10}
"""Options of an element; others have `MOST_LISTED`, in as many groups."""
MOST_LISTED, MOST_OPTION, MOST_OPTION_VALUE, MOST_INPUT = 100, 75, 150, 3_000
MOST_CARD: Mapping[str, int] = {"title": 150, "subtitle": 150, "body": 200}
MOST_CARD_ACTIONS = 3
TABLE_ROWS, TABLE_COLUMNS, TABLE_CHARACTERS = 100, 20, 10_000
"""Of a data table: rows under its header, columns, characters in all cells. A plain table has so many rows with its header."""
CHART_TITLE, CHART_LABEL, CHART_PARTS, CHART_POINTS = 50, 20, 6, 20
NAMED = frozenset({
    "actions", "alert", "card", "carousel", "context", "context_actions", "data_table", "data_visualization", "divider", "header", "image",
    "input", "markdown", "plan", "rich_text", "section", "table", "task_card",
})  # fmt: skip
"""Blocks whose limits are known here."""


def block_faults(block: Node) -> Iterator[str]:
    """What Slack would refuse of a block."""
    kind = str(block.get("type"))
    if kind not in NAMED:
        yield f"no block of ours: {kind}"
        return
    if kind == "task_card" and block.get("status") == "pending":
        yield "a task that waits outside a plan"
    yield from (fault for node in _nodes(block) for fault in _node_faults(node))


def identified(node: Any, name: str) -> list[str]:
    """The ids of this name in blocks, in their order."""
    return [str(one[name]) for one in _nodes(node) if name in one]


def _nodes(node: Any) -> Iterator[Node]:
    if isinstance(node, Mapping):
        yield node
        for value in node.values():
            yield from _nodes(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _nodes(value)


def _node_faults(node: Node) -> Iterator[str]:
    kind = str(node.get("type", ""))
    for name, most in (("action_id", MOST_ID), ("block_id", MOST_ID)):
        if name in node and not 0 < len(str(node[name])) <= most:
            yield f"{name} of {len(str(node[name]))} characters"
    if kind in MOST_TEXT:
        yield from _long(kind, node.get("text", ""), MOST_TEXT[kind])
    elements = node.get("tasks" if kind == "plan" else "elements")
    if kind in MOST_ROW and not 0 < len(elements or ()) <= MOST_ROW[kind]:
        yield f"{len(elements or ())} elements in {kind}"
    for option in _options(node):
        yield from _long("option", _text(option), MOST_OPTION)
        yield from _long("value of an option", option.get("value", ""), MOST_OPTION_VALUE)
    if kind in _INSIDE:
        yield from _INSIDE[kind](node)


def _section(node: Node) -> Iterator[str]:
    if "text" not in node and not node.get("fields"):
        yield "an empty section"
    if len(node.get("fields", ())) > MOST_FIELDS:
        yield f"{len(node['fields'])} fields"
    for one in node.get("fields", ()):
        yield from _long("field", one["text"], MOST_FIELD)


def _header(node: Node) -> Iterator[str]:
    yield from _long("header", _text(node), MOST_HEADER)


def _image(node: Node) -> Iterator[str]:
    yield from _long("alt_text", node.get("alt_text", ""), MOST_ALT)
    yield from _long("image_url", node.get("image_url", "."), MOST_ADDRESS)
    yield from _long("title of an image", node.get("title", {"text": "."})["text"], MOST_ALT)


def _button(node: Node) -> Iterator[str]:
    yield from _long("button", _text(node), MOST_BUTTON)
    yield from _long("value of a button", node.get("value", "."), MOST_VALUE)
    yield from _long("url of a button", node.get("url", "."), MOST_ADDRESS)


def _feedback(node: Node) -> Iterator[str]:
    yield from (fault for name in ("positive_button", "negative_button") for fault in _button(node[name]))


def _input(node: Node) -> Iterator[str]:
    yield from _long("label", node["label"]["text"], MOST_LABEL)
    yield from _long("hint", node.get("hint", {"text": "."})["text"], MOST_LABEL)


def _choice(node: Node) -> Iterator[str]:
    """A menu or boxes: what is chosen at first must be among the options, and no two options may be one."""
    options, groups = node.get("options"), node.get("option_groups")
    most = MOST_OPTIONS.get(str(node["type"]), MOST_LISTED)
    for some in [options] if groups is None else [group["options"] for group in groups]:
        if not 1 <= len(some or ()) <= most:
            yield f"{len(some or ())} options in {node['type']}"
    if groups is not None and not 1 <= len(groups) <= MOST_LISTED:
        yield f"{len(groups)} groups of options"
    told = [*(options or ()), *(one for group in groups or () for one in group["options"])]
    values = [one.get("value") for one in told]
    if len(values) != len(set(values)):
        yield f"two options of one value in {node['type']}"
    first = [*node.get("initial_options", ()), *([node["initial_option"]] if "initial_option" in node else [])]
    if any(one not in told for one in first) or node.get("initial_options") == []:
        yield "a choice that is none of the options"
    yield from _placeholder(node)


def _placeholder(node: Node) -> Iterator[str]:
    yield from _long("placeholder", node.get("placeholder", {"text": "."})["text"], MOST_PLACEHOLDER)


def _typed(node: Node) -> Iterator[str]:
    most = node.get("max_length", MOST_INPUT)
    if not 1 <= most <= MOST_INPUT:
        yield f"a field for {most} characters"
    yield from _long("initial_value", node.get("initial_value", "."), most)
    yield from _placeholder(node)


def _number(node: Node) -> Iterator[str]:
    low, high = (float(node.get(name, default)) for name, default in (("min_value", "-inf"), ("max_value", "inf")))
    if not low <= float(node.get("initial_value", low)) <= high:
        yield "a number outside its bounds"


def _carousel(node: Node) -> Iterator[str]:
    yield from (f"{one.get('type')} in a carousel" for one in node["elements"] if one.get("type") != "card")


def _card(node: Node) -> Iterator[str]:
    if not any(node.get(name) for name in ("hero_image", "title", "actions", "body")):
        yield "an empty card"
    for name, most in MOST_CARD.items():
        if name in node:
            yield from _long(f"{name} of a card", node[name]["text"], most)
            if node[name]["type"] != "mrkdwn":
                yield f"{name} of a card that is no mrkdwn"
    if not 1 <= len(node.get("actions", ".")) <= MOST_CARD_ACTIONS:
        yield f"{len(node['actions'])} actions on a card"


def _table(node: Node) -> Iterator[str]:
    data, rows = node["type"] == "data_table", node["rows"]
    if not (2 <= len(rows) <= TABLE_ROWS + 1 if data else 1 <= len(rows) <= TABLE_ROWS):
        yield f"{len(rows)} rows in a table"
    if len({len(row) for row in rows}) != 1 or not 1 <= len(rows[0]) <= TABLE_COLUMNS:
        yield "uneven or too many columns in a table"
    cells = [cell for row in rows for cell in row]
    if (count := sum(len(one["text"]) for one in _nodes(cells) if isinstance(one.get("text"), str))) > TABLE_CHARACTERS:
        yield f"{count} characters in a table"
    if any(not cell.get("text") for cell in cells if cell["type"] in {"raw_text", "raw_number"}):
        yield "an empty cell in a table"
    if data and rows and any(cell["type"] == "rich_text" for cell in rows[0]):
        yield "rich text in the header of a table"
    if data:
        yield from _long("caption", node.get("caption", ""), MOST_HEADER)


def _chart(node: Node) -> Iterator[str]:
    yield from _long("title of a chart", node.get("title", ""), CHART_TITLE)
    chart = node["chart"]
    parts = chart.get("segments", chart.get("series", ()))
    if not 1 <= len(parts) <= CHART_PARTS:
        yield f"{len(parts)} parts of a chart"
    if any(one["value"] <= 0 for one in chart.get("segments", ())):
        yield "a segment of nothing"
    axis = chart.get("axis_config", {})
    for name in ("x_label", "y_label"):
        yield from _long(name, axis.get(name, "."), CHART_TITLE)
    wanted: Sequence[str] = axis.get("categories", ())
    points = [[point["label"] for point in one["data"]] for one in chart.get("series", ())]
    if any(len(one) > CHART_POINTS for one in points):
        yield "too many points in a chart"
    if any(sorted(one) != sorted(wanted) or len(one) != len(set(one)) for one in points):
        yield "a series that does not cover every category once"
    labels = [*wanted, *(one.get("label") or one.get("name") or "" for one in parts)]
    yield from (fault for label in labels for fault in _long("label of a chart", label, CHART_LABEL))


def _options(node: Node) -> list[Node]:
    told = [*(node.get("options") or ()), *(node.get("initial_options") or ())]
    return [*told, *([node["initial_option"]] if "initial_option" in node else [])]


def _long(what: str, text: str, most: int) -> Iterator[str]:
    if not 0 < len(text) <= most:
        yield f"{what} of {len(text)} characters"


def _text(node: Node) -> str:
    text = node.get("text", "")
    return str(text.get("text", "")) if isinstance(text, Mapping) else str(text)


_INSIDE: Mapping[str, Callable[[Node], Iterator[str]]] = {
    "section": _section, "header": _header, "image": _image, "button": _button, "feedback_buttons": _feedback, "input": _input,
    "overflow": _choice, "static_select": _choice, "multi_static_select": _choice, "radio_buttons": _choice, "checkboxes": _choice,
    "external_select": _placeholder, "multi_external_select": _placeholder, "plain_text_input": _typed, "number_input": _number,
    "carousel": _carousel, "card": _card, "table": _table, "data_table": _table, "data_visualization": _chart,
}  # fmt: skip
