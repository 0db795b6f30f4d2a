"""What can be pressed, each with a control that says what it means."""

from collections.abc import Sequence
from typing import Literal

from bot.blocks.controls import Control
from bot.blocks.text import Block, plain_text
from prompts.words import Words

LONGEST_LABEL = 75
MOST_IN_A_ROW = 25
MOST_IN_A_MENU = 5
"""Options behind three dots."""
MOST_OPTIONS = 100


def button(label: str, control: Control, *, style: Literal["primary", "danger"] | None = None) -> Block:
    """A button."""
    made = {
        "type": "button",
        "text": plain_text(label, most=LONGEST_LABEL),
        "action_id": control.action_id,
        "value": control.value,
    }
    return made | ({"style": style} if style else {})


def option(label: str, control: Control) -> Block:
    """A row of a menu."""
    return {"text": plain_text(label, most=LONGEST_LABEL), "value": control.value}


def overflow(name: str, options: Sequence[Block], *, place: int | None = None) -> Block:
    """The menu behind three dots, under a name of its own in its message; at most `MOST_IN_A_MENU` options."""
    return {"type": "overflow", "action_id": Control(act="open", code=name, place=place).action_id, "options": list(options)}


def select(name: str, placeholder: str, options: Sequence[Block], *, number: int | None = None) -> Block:
    """A menu to choose one of at most `MOST_OPTIONS` from, under a name of its own in its message."""
    return {
        "type": "static_select",
        "action_id": Control(act="open", code=name, number=number).action_id,
        "placeholder": plain_text(placeholder, most=150),
        "options": list(options),
    }


def rows(elements: Sequence[Block]) -> list[Block]:
    """What can be pressed in one block, which Slack wraps; none where there is nothing."""
    return [{"type": "actions", "elements": list(elements[k : k + MOST_IN_A_ROW])} for k in range(0, len(elements), MOST_IN_A_ROW)]


def feedback(shortlist: str | None, words: Words, *, about: Literal["list", "answer"] = "list") -> Block:
    """Thumbs up and down for a list or another answer; one action, told apart by its value."""
    good, bad = (Control(act="feedback", shortlist=shortlist, code=code) for code in ("good", "bad"))
    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": Control(act="feedback", shortlist=shortlist).action_id,
                "positive_button": _thumb(words(f"card.good_{about}"), good),
                "negative_button": _thumb(words(f"card.bad_{about}"), bad),
            }
        ],
    }


def _thumb(label: str, control: Control) -> Block:
    return {"text": plain_text(label, most=LONGEST_LABEL), "accessibility_label": label, "value": control.value}
