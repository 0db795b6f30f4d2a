"""A model that says what a test tells it to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.models.model import ModelFailed, Reason
from prompts.request import Request


@dataclass
class Scripted:
    """Answers with `replies` one after the other, the last one again and again; a reason instead of a text is that failure. `takes`
    seconds for each, of which nobody really waits: more than the deadline is too slow."""

    replies: Sequence[str | ModelFailed]
    takes: float = 0.0
    asked: list[Request] = field(default_factory=list)

    def answer(self, request: Request, *, deadline: float) -> str:
        """See `Model`."""
        reply = self.replies[min(len(self.asked), len(self.replies) - 1)]
        self.asked.append(request)
        if self.takes > deadline:
            raise ModelFailed("slow")
        if isinstance(reply, ModelFailed):
            raise reply
        return reply


def saying(*replies: str) -> Scripted:
    """A model with these replies."""
    return Scripted(replies)


def failing(reason: Reason) -> Scripted:
    """A model that always fails like this."""
    return Scripted([ModelFailed(reason)])
