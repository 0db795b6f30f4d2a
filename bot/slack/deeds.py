"""From something that was pressed to the command that it stands for. Pure: ids in, a command out."""

from collections.abc import Sequence

from bot.blocks.controls import Act, Control
from prompts.commands import AGAIN, DRAWN, Command, Creator, Name

ON_ONE: dict[Act, Name] = {
    "approve": "approve", "reject": "reject", "like": "more_like", "swap": "swap", "drop": "drop", "pin": "pin", "unpin": "unpin",
    "block": "block", "note": "note", "details": "explain", "draft": "draft", "redraft": "draft", "compare": "compare",
    "sent": "sent",
}  # fmt: skip
"""Acts on a creator of a list, and the command for each."""
ON_LIST: dict[Act, Command] = {
    "undo": Command(name="undo"),
    "redo": Command(name="redo"),
    "more": Command(name="more"),
    "meter": Command(name="meter"),
    "fees": Command(name="fees"),
    "drafts": Command(name="draft"),
    "table": Command(name="show_list"),
    "export_csv": Command(name="export", format="csv"),
    "export_xlsx": Command(name="export", format="xlsx"),
    "export_md": Command(name="export", format="md"),
    "forget": Command(name="forget"),
}
"""Acts on the list or the conversation as a whole."""
TOLD_IN_SHORT: frozenset[Name] = frozenset({"approve", "note", "pin", "unpin", "sent"})
"""Commands that leave the list what it is: one sentence tells enough."""
LONGEST_NAME = 80
"""Characters that a creator's name may have in a command."""


def command_on(act: Act, creators: Sequence[Creator], *, text: str | None = None) -> Command | None:
    """The command for an act on creators; `None` for an act that is on none."""
    name = ON_ONE.get(act)
    if name is None or not creators:
        return None
    return Command(name=name, creators=tuple(creators), text=AGAIN if act == "redraft" else text)


def command_for(control: Control) -> Command | None:
    """The command for an act on the list as a whole; `None` for any other act."""
    if control.act == "chart":
        return Command(name="chart", text=control.code if control.code in DRAWN else None)
    return ON_LIST.get(control.act)


def creator_named(creator_id: str, shown: Sequence[str]) -> Creator | None:
    """How a command names a creator: by id where that is a name that commands may hold, else by the place in the list on the screen."""
    if len(creator_id) < LONGEST_NAME and not any(sign.isspace() for sign in creator_id):
        return f"@{creator_id}"
    return shown.index(creator_id) + 1 if creator_id in shown else None
