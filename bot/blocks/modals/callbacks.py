"""What a window is known by when it is submitted: a closed list."""

from typing import Literal, get_args

from bot.blocks.controls import Unreadable

Callback = Literal[
    "loading", "failed", "details", "reject", "block", "note", "compare", "why_not", "edit_brief", "brief_form", "draft", "schedule",
    "settings",
]  # fmt: skip
CALLBACKS: tuple[Callback, ...] = get_args(Callback)
PREFIX = "bm:"


def callback_id(callback: Callback) -> str:
    """The id that a window carries."""
    return PREFIX + callback


def callback_of(told: object) -> Callback:
    """The window that an id stands for. Raises Unreadable."""
    for one in CALLBACKS:
        if told == callback_id(one):
            return one
    raise Unreadable("no id of a window")
