"""What a message asks for: a closed list of commands, the only thing that stands between a person's words and a deed.

Rules make a command, or a model makes one from the person's own words; `command_from_json` holds both to the same shape.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args

from retrieval.brief_json import fields_as_json, fields_from_json
from retrieval.refinement import Refinement, Shift

Creator = int | str
"""One creator of a conversation: a position in the list as shown, from 1, or a handle written with its @."""

Name = Literal[
    "new_brief", "refine", "ask", "more_like", "why_not", "explain", "draft", "fees", "compare", "swap", "drop", "pin", "block",
    "approve", "reject", "note", "unpin", "unblock", "decisions", "meter", "rate", "history", "threads", "replay", "show_brief",
    "show_list", "more", "save", "weekly", "export", "chart", "undo", "redo", "help", "thanks", "forget", "other", "sent",
]  # fmt: skip
NAMES: tuple[Name, ...] = get_args(Name)
BY_HAND: frozenset[Name] = frozenset({"swap", "drop", "pin", "block", "approve", "reject", "unpin", "unblock"})
"""Deeds by which people change a list or decide about creators, each with a reason if they give one."""
PRESSED: frozenset[Name] = frozenset({"sent"})
"""Commands that are pressed on the message that they are about, and said in no words: that a person sent it."""
ON_CREATORS: frozenset[Name] = BY_HAND | {"more_like", "why_not", "explain", "draft", "fees", "compare", "note", "decisions", "sent"}
"""Commands that may name creators; none named means all of them, or the list as a whole."""
FORMATS = ("csv", "xlsx", "md", "eml")
DRAWN = ("fees", "engagement", "order")
"""What a chart may be asked to show."""
AGAIN = "again"
"""The text of a draft that is to be worded anew."""
ONE_AT_A_TIME = "one_at_a_time"
"""The text of `other` for a message that holds two decisions on different creators."""
LONGEST_TEXT = 1_000
"""Characters of a reason, a note or a name."""
MOST_CREATORS = 100
SHAPES: Mapping[Name, re.Pattern[str]] = {
    "rate": re.compile(r"(?!USD)[A-Z]{3} (?=[\d.]*[1-9])\d{1,12}(?:\.\d{1,12})?"),
    "replay": re.compile(r"S-[A-Z2-7]{4,52}"),
    "chart": re.compile("|".join(DRAWN)),
    "fees": re.compile(r"[A-Z]{3}"),
    "draft": re.compile(AGAIN),
    "other": re.compile(ONE_AT_A_TIME),
    "weekly": re.compile(
        r"(?:new|restore|delete|resume|pause|edit|run|list)(?: #\d{1,9})?(?: days=[a-z,]{3,27})?(?: time=\d\d:\d\d)?"
        r"(?: zone=[A-Za-z0-9_+/-]{1,64})?(?: trouble=[a-z]{1,20})?"
    ),
}
"""Commands whose text is a value: a currency and how much of it a US dollar is, the id of a stored shortlist, a closed word, a currency; of
weekly lists what is to be done, the number of one, and when it is to come."""
NEEDS_TEXT: frozenset[Name] = frozenset({"rate", "replay"})
"""Commands that say nothing without their text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """One command. What does not belong to its name is empty; a refinement says what is to change."""

    name: Name
    creators: tuple[Creator, ...] = ()
    refinement: Refinement = field(default_factory=Refinement)
    text: str | None = None
    """The reason of a decision, the words of a note, the name to save under, the link of a post, or a value in its shape (`SHAPES`)."""
    language: str | None = None
    format: str | None = None
    count: int | None = None

    def __post_init__(self) -> None:
        if self.name not in NAMES:
            raise ValueError(f"unknown command {self.name!r}")
        if self.creators and self.name not in ON_CREATORS:
            raise ValueError(f"{self.name} names no creators")
        if len(self.creators) > MOST_CREATORS or any(not _is_creator(one) for one in self.creators):
            raise ValueError("a creator is a position from 1 or a @handle")
        if bool(self.refinement) != (self.name == "refine"):
            raise ValueError("a refinement changes something, and nothing else does")
        if self.format is not None and self.format not in FORMATS:
            raise ValueError(f"unknown format {self.format!r}")
        if self.text is not None and not 0 < len(self.text) <= LONGEST_TEXT:
            raise ValueError(f"a text of 1 to {LONGEST_TEXT} characters")
        if self.text is None and self.name in NEEDS_TEXT:
            raise ValueError(f"{self.name} needs its text")
        if self.text is not None and self.name in SHAPES and SHAPES[self.name].fullmatch(self.text) is None:
            raise ValueError(f"no {self.name} is told by {self.text!r}")
        if self.count is not None and not 1 <= self.count <= MOST_CREATORS:
            raise ValueError(f"a count from 1 to {MOST_CREATORS}")


def _is_creator(one: object) -> bool:
    if isinstance(one, int):
        return not isinstance(one, bool) and 1 <= one <= MOST_CREATORS
    return isinstance(one, str) and one.startswith("@") and 2 <= len(one) <= 80 and not any(c.isspace() for c in one)


def command_as_json(command: Command) -> dict[str, Any]:
    """Only what is said; a refinement as `changes` (each field's final value), `less` and `more`."""
    told: dict[str, Any] = {"command": command.name}
    if command.creators:
        told["creators"] = list(command.creators)
    if command.refinement:
        told |= {"changes": fields_as_json(command.refinement.changes)}
        told |= {way: [s.what for s in command.refinement.shifts if s.up == (way == "more")] for way in ("less", "more")}
    told |= {name: value for name in ("text", "language", "format", "count") if (value := getattr(command, name)) is not None}
    return {name: value for name, value in told.items() if value not in ([], {})}


def command_from_json(data: Mapping[str, Any]) -> Command:
    """The command that the data holds. Raises ValueError with what is wrong."""
    unknown = sorted(
        set(data) - {"command", "changes", "less", "more", *(f.name for f in fields(Command))} | set(data) & {"refinement", "name"}
    )
    if unknown:
        raise ValueError(f"a command has no {', '.join(unknown)}")
    shifts = tuple(Shift(what=what, up=way == "more") for way in ("less", "more") for what in data.get(way) or ())
    return Command(
        name=data.get("command"),  # type: ignore[arg-type]  # checked by the value itself
        creators=tuple(data.get("creators") or ()),
        refinement=Refinement(changes=fields_from_json(data.get("changes") or {}), shifts=shifts),
        text=data.get("text"),
        language=data.get("language"),
        format=data.get("format"),
        count=data.get("count"),
    )
