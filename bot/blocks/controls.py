"""What a press of a button means: a closed list of acts, with ids and positions alone; never a text, a price or a name.

Values come back from a client, so they are read as strictly as any stranger's text. Whether the list that they speak of is still the one
on the screen is for whoever acts on them to see.
"""

import re
from dataclasses import dataclass
from typing import Literal, get_args

Act = Literal[
    # on a card, and in the window of a creator
    "details", "approve", "reject", "draft", "like", "swap", "drop", "pin", "unpin", "block", "note", "why_not", "compare",
    # on a list and its brief
    "edit_brief", "undo", "redo", "more", "pick", "loosen", "table", "chart", "drafts", "meter", "fees",
    "export_csv", "export_xlsx", "export_md",
    # in the window of a message to a creator
    "redraft", "sent",
    # on weekly lists
    "weekly_new", "weekly_pause", "weekly_resume", "weekly_run", "weekly_edit", "weekly_delete", "weekly_no",
    # on the rest
    "feedback", "settings", "new_brief", "import_confirm", "import_cancel", "forget", "saved_run", "saved_delete", "open",
]  # fmt: skip
ACTS: tuple[Act, ...] = get_args(Act)
PREFIX = "bm:"
_SHORTLIST = re.compile(r"S-[A-Z2-7]{4,52}")
_NUMBER = re.compile(r"[0-9]{1,9}")
_CODE = re.compile(r"[a-z0-9_]{1,40}")


class Unreadable(ValueError):
    """The value of a control is none that this program gives out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Control:
    """One thing to press. `shortlist` is the list that it stands on, `place` the position in that list from 1, `number` a row of what it
    stands beside (an answer, a change of the meter, a schedule, an import), `code` a closed word such as `good`.
    """

    act: Act
    shortlist: str | None = None
    place: int | None = None
    number: int | None = None
    code: str | None = None

    def __post_init__(self) -> None:
        if self.act not in ACTS:
            raise Unreadable(f"unknown act {self.act!r}")
        if self.shortlist is not None and not _SHORTLIST.fullmatch(self.shortlist):
            raise Unreadable("no id of a list")
        if self.place is not None and not 1 <= self.place <= 1_000:
            raise Unreadable("no position")
        if self.number is not None and not 0 <= self.number < 10**9:
            raise Unreadable("no number")
        if self.code is not None and not _CODE.fullmatch(self.code):
            raise Unreadable("no code")

    @property
    def action_id(self) -> str:
        """The id of the button; different for each place and number, as ids in one message must be."""
        return f"{PREFIX}{self.act}:{self.place or ''}:{'' if self.number is None else self.number}:{self.code or ''}"

    @property
    def value(self) -> str:
        """What comes back when it is pressed."""
        number = "" if self.number is None else str(self.number)
        return "|".join((self.act, self.shortlist or "", str(self.place or ""), number, self.code or ""))


def control_of(value: object) -> Control:
    """The control that a value stands for. Raises Unreadable."""
    parts = value.split("|") if isinstance(value, str) and len(value) <= 200 else []
    if len(parts) != 5:
        raise Unreadable("no value of a control")
    act, shortlist, place, number, code = parts
    if any(one and not _NUMBER.fullmatch(one) for one in (place, number)):
        raise Unreadable("no number")
    return Control(
        act=act,  # type: ignore[arg-type]  # the value itself checks it
        shortlist=shortlist or None,
        place=int(place) if place else None,
        number=int(number) if number else None,
        code=code or None,
    )
