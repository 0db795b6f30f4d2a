"""What a checked message says that nothing supports."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "quote", "link", "handle", "name", "date", "number", "money", "brackets", "placeholder", "hidden", "promise", "dictation", "claim",
    "long",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One thing that stands in neither the record nor the brief, or that a first message must not say; `text` is where."""

    kind: Kind
    text: str
