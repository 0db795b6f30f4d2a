"""What a message is said into."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.conversation.whom.reference import Shown
from retrieval.brief import Brief


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What a message is said into: the remembered brief, the list on the screen, the language so far."""

    brief: Brief | None = None
    shown: Sequence[Shown] = field(default_factory=tuple)
    leaning: bool = False
    """Whether the person said that the message is a change to the brief."""
    rate_for: str | None = None
    """The currency whose rate to the US dollar was just asked for: then a number alone tells it."""
