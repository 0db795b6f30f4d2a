"""Blocks as Slack takes them, for tests that make something wrong with one."""

from copy import deepcopy
from typing import Any

Json = dict[str, Any]


def plain(text: str = "x") -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "x") -> Json:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def button(k: int = 0, **fields: Any) -> Json:
    return {"type": "button", "action_id": f"a{k}", "text": plain(), "value": "v", **fields}


def option(value: str = "v", text: str = "x") -> Json:
    return {"text": plain(text), "value": value}


def select(kind: str = "static_select", *, count: int = 2, **fields: Any) -> Json:
    return {"type": kind, "action_id": "s", "options": [option(str(k)) for k in range(count)], **fields}


def asks(element: Json, **fields: Any) -> Json:
    return {"type": "input", "block_id": "b", "label": plain(), "element": element, **fields}


def acts(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def card(**fields: Any) -> Json:
    return {"type": "card", "title": mrkdwn(), "subtitle": mrkdwn(), "body": mrkdwn(), "actions": [button()], **fields}


def carousel(count: int = 1) -> Json:
    return {"type": "carousel", "elements": [card(actions=[button(k)]) for k in range(count)]}


def cell(text: str = "x") -> Json:
    return {"type": "raw_text", "text": text}


def table(size: int = 2, columns: int = 2, **fields: Any) -> Json:
    return {"type": "data_table", "caption": "c", "rows": [[cell() for _ in range(columns)] for _ in range(size)], **fields}


def chart(*, series: int = 1, points: int = 2, **fields: Any) -> Json:
    labels = [f"p{k}" for k in range(points)]
    told = [{"name": f"s{k}", "data": [{"label": label, "value": 1} for label in labels]} for k in range(series)]
    bars = {"type": "bar", "series": told, "axis_config": {"categories": labels, "y_label": "USD"}}
    return {"type": "data_visualization", "title": "t", "chart": bars, **fields}


def pie(*values: float) -> Json:
    segments = [{"label": f"p{k}", "value": value} for k, value in enumerate(values)]
    return {"type": "data_visualization", "title": "t", "chart": {"type": "pie", "segments": segments}}


def section(text: str = "x", **fields: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **fields}


def feedback(value: str = "v", text: str = "x") -> Json:
    told = {"text": plain(text), "value": value}
    return {
        "type": "context_actions",
        "elements": [{"type": "feedback_buttons", "action_id": "f", "positive_button": told, "negative_button": deepcopy(told)}],
    }


def window(*blocks: Json, **fields: Any) -> Json:
    return {"type": "modal", "title": plain(), "close": plain(), "submit": plain(), "blocks": list(blocks), **fields}


def plan(count: int = 1) -> Json:
    tasks = [{"type": "task_card", "task_id": str(k), "title": "t", "status": "pending"} for k in range(count)]
    return {"type": "plan", "title": "t", "tasks": tasks}


def image(**fields: Any) -> Json:
    return {"type": "image", "image_url": "https://x.example/a.png", "alt_text": "x", **fields}


def rich(text: str = "x") -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}]}
