"""A conversation as JSON and back, for keeping it between messages and restarts."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from bot.conversation.thread import Choice, Standing, Thread
from bot.conversation.whom.reference import Shown
from prompts.commands import command_as_json, command_from_json
from prompts.letters.draft import OutreachDraft
from retrieval.brief_json import brief_as_json, brief_from_json
from retrieval.hand_json import hand_as_json, hand_from_json

SHOWN: TypeAdapter[tuple[Shown, ...]] = TypeAdapter(tuple[Shown, ...])
DRAFTS: TypeAdapter[tuple[OutreachDraft, ...]] = TypeAdapter(tuple[OutreachDraft, ...])

VERSION = 1
"""Changes whenever an older state could no longer be read."""


def thread_as_json(thread: Thread) -> str:
    """All that is remembered, in one line."""
    told = {
        "version": VERSION,
        "language": thread.language,
        "title": thread.title,
        "standing": _standing(thread.standing),
        "past": [_standing(one) for one in thread.past],
        "future": [_standing(one) for one in thread.future],
        "shown": [{"handle": one.handle, "name": one.name, "id": one.id} for one in thread.shown],
        "listed": thread.listed,
        "kept": thread.kept,
        "choices": [{"label": c.label, "command": command_as_json(c.command), "text": c.text} for c in thread.choices],
        "asked": list(thread.asked),
        "redrafted": thread.redrafted,
        "recorded": thread.recorded,
        "drafts": DRAFTS.dump_python(thread.drafts, mode="json"),
        "rate_for": thread.rate_for,
        "heard": list(thread.heard),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def thread_from_json(state: str) -> Thread:
    """The conversation again. What cannot be read, as of a state of another version, begins anew and loses no more than the thread."""
    try:
        told = json.loads(state)
        if told["version"] != VERSION:
            return Thread()
        return Thread(
            language=_text(told["language"]),
            title=_text(told["title"]),
            standing=_standing_from(told["standing"]),
            past=tuple(_standing_from(one) for one in told["past"]),
            future=tuple(standing for one in told["future"] if (standing := _standing_from(one)) is not None),
            shown=SHOWN.validate_python(told["shown"]),
            listed=min(max(0, int(told["listed"])), 100),
            kept=_text(told["kept"]),
            choices=tuple(Choice(label=c["label"], command=command_from_json(c["command"]), text=c["text"]) for c in told["choices"]),
            asked=tuple(told["asked"]),
            redrafted=told["redrafted"],
            recorded=int(told["recorded"]),
            drafts=DRAFTS.validate_python(told["drafts"]),
            rate_for=told["rate_for"],
            heard=tuple(str(one) for one in told.get("heard", ())),  # states of before hold none
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, ArithmeticError):
        return Thread()


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise TypeError(f"{type(value).__name__} is no text")


def _standing(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    return {
        "brief": brief_as_json(standing.brief),
        "hand": hand_as_json(standing.hand),
        "gaps": list(standing.gaps),
        "decided": list(standing.decided),
        "lifted": list(standing.lifted),
    }


def _standing_from(told: Mapping[str, Any] | None) -> Standing | None:
    if told is None:
        return None
    return Standing(
        brief=brief_from_json(told["brief"]),
        hand=hand_from_json(told["hand"]),
        gaps=tuple(told["gaps"]),
        decided=tuple(told["decided"]),
        lifted=tuple(told["lifted"]),
    )
