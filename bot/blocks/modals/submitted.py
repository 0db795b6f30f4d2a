"""What stands in the fields of a window, read as strictly as any stranger's text: it comes from a client, not from Slack."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.blocks.controls import Unreadable
from bot.blocks.modals.inputs import LONGEST_INPUT, SAID_NOTHING
from index.texts import shown

MOST_FIELDS = 200
MOST_CHOSEN = 300
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_CHANNEL = re.compile(r"[CDG][A-Z0-9]{1,39}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAMED = re.compile(r"(?::[a-z0-9_+'-]{1,80}:)+")
_DRAWN = re.compile("[\U0001f000-\U0001faff\u2190-\u2bff\u3030\u303d\u3297\u3299\u00a9\u00ae\u2122\ufe0f\u200d]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wrong:
    """What keeps a window from being taken: a sentence for the person by the id of the field that it is about."""

    errors: Mapping[str, str]


def restored(said: str, stood: str) -> str:
    """The text with every line as it stood that differs from how it stood only in its emoji: Slack hands back `:coffee:` for a drawn cup,
    which is nothing that a person changed.
    """
    lines = {_without_emoji(line): line for line in stood.split("\n")}
    return "\n".join(lines.get(_without_emoji(line), line) if _NAMED.search(line) else line for line in said.split("\n"))


def _without_emoji(line: str) -> str:
    return _DRAWN.sub("\0", _NAMED.sub("\0", line)).strip()


class Submitted:
    """The fields of a window by their block ids. A field that the window did not have is not `in` it."""

    def __init__(self, values: object) -> None:
        """Raises Unreadable for what is not a state of a view."""
        fields = values if isinstance(values, Mapping) else {}
        if values is not None and fields is not values:
            raise Unreadable("no state of a window")
        if len(fields) > MOST_FIELDS:
            raise Unreadable("too many fields")
        self._fields: dict[str, Mapping[str, Any]] = {}
        for block_id, actions in fields.items():
            if not isinstance(block_id, str) or not isinstance(actions, Mapping) or len(actions) != 1:
                raise Unreadable("no field of a window")
            (told,) = actions.values()
            if not isinstance(told, Mapping):
                raise Unreadable("no value of a field")
            self._fields[block_id] = told

    def __contains__(self, block_id: object) -> bool:
        return block_id in self._fields

    def beginning(self, start: str) -> tuple[str, ...]:
        """The ids of the fields that begin so."""
        return tuple(one for one in self._fields if one.startswith(start))

    def text(self, block_id: str, *, most: int = LONGEST_INPUT) -> str:
        """What was written, without control characters and without white space around it; empty where nothing was."""
        told = self._value(block_id, "value")
        if told is None:
            return ""
        if not isinstance(told, str) or len(told) > most:
            raise Unreadable("no text of a field")
        return shown(told.replace("\r\n", "\n").replace("\r", "\n")).strip()

    def chosen(self, block_id: str, among: Collection[str] | None = None) -> str | None:
        """The value of the option that was chosen; `None` for none, or for the one that stands for none."""
        value = _of_option(self._value(block_id, "selected_option"))
        if value is None or value == SAID_NOTHING:
            return None
        if among is not None and value not in among:
            raise Unreadable("no option of this field")
        return value

    def several(self, block_id: str, among: Collection[str] | None = None) -> tuple[str, ...]:
        """The values of the options that were chosen, each once."""
        told = self._value(block_id, "selected_options")
        if told is None:
            return ()
        if not isinstance(told, list) or len(told) > MOST_CHOSEN:
            raise Unreadable("no options")
        values = tuple(dict.fromkeys(value for one in told if (value := _of_option(one)) is not None))
        if among is not None and not set(values) <= set(among):
            raise Unreadable("no option of this field")
        return values

    def day(self, block_id: str) -> date | None:
        """The day that was picked."""
        told = self._value(block_id, "selected_date")
        if told is None:
            return None
        if not isinstance(told, str) or not _DAY.fullmatch(told):
            raise Unreadable("no day")
        try:
            return date.fromisoformat(told)
        except ValueError as wrong:
            raise Unreadable("no day of the calendar") from wrong

    def time(self, block_id: str) -> str | None:
        """The time that was picked, `HH:MM`."""
        told = self._value(block_id, "selected_time")
        if told is not None and not (isinstance(told, str) and _TIME.fullmatch(told)):
            raise Unreadable("no time of day")
        return told

    def channel(self, block_id: str) -> str | None:
        """The id of the conversation that was picked."""
        told = self._value(block_id, "selected_conversation")
        if told is not None and not (isinstance(told, str) and _CHANNEL.fullmatch(told)):
            raise Unreadable("no channel")
        return told

    def _value(self, block_id: str, name: str) -> object:
        return self._fields.get(block_id, {}).get(name)


def _of_option(told: object) -> str | None:
    if told is None:
        return None
    value = told.get("value") if isinstance(told, Mapping) else None
    if not isinstance(value, str) or len(value) > 200:
        raise Unreadable("no option")
    return value
