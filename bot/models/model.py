"""What the bot asks of a language model, and the one way in which it fails."""

from typing import Literal, Protocol, get_args

from prompts.request import Request

Reason = Literal["down", "slow", "busy", "unauthorised", "rejected", "refused", "truncated", "malformed"]
"""Not reachable or ill, no whole answer within the deadline, over its limits, key not accepted, request not accepted (no such model, no
such option), would not answer, cut off, not of the form asked for."""
REASONS: tuple[Reason, ...] = get_args(Reason)


class ModelFailed(Exception):
    """There is no answer. Carries no words of the server, of the request or of a key: only the reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class Model(Protocol):
    """Answers one request. Safe to call from several threads."""

    def answer(self, request: Request, *, deadline: float) -> str:
        """The whole reply as text, within `deadline` seconds whatever happens. Raises ModelFailed, and nothing else."""
