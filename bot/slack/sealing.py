"""Ids that a window carries through a client, sealed for the person who opened it: whoever changes them, or hands them on, is refused."""

import hashlib
import hmac
import json
from dataclasses import dataclass

MOST = 3_000
"""Characters that Slack keeps with a window."""


class BrokenSeal(ValueError):
    """What a window carries was not put there by this program for this person."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """What a window is about: the conversation, the list and the position in it, whatever else is known by a number or a closed word."""

    key: str | None = None
    shortlist: str | None = None
    place: int | None = None
    number: int | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals with a key of the installation; the same on every replica."""

    secret: bytes

    @staticmethod
    def of_token(token: str) -> "Seal":
        """A seal that holds as long as the bot's token does."""
        return Seal(hashlib.sha256(b"windows:" + token.encode()).digest())

    def sealed(self, carried: Carried, *, user: str) -> str:
        """The text to put into `private_metadata`."""
        told = [carried.key, carried.shortlist, carried.place, carried.number, carried.code]
        body = json.dumps(told, separators=(",", ":"))
        return f"{self._mark(body, user)}.{body}"

    def opened(self, text: str, *, user: str) -> Carried:
        """What was sealed for this person. Raises BrokenSeal."""
        mark, dot, body = text.partition(".")
        if not dot or not mark.isascii() or not hmac.compare_digest(mark, self._mark(body, user)):
            raise BrokenSeal("not sealed here")
        key, shortlist, place, number, code = json.loads(body)
        return Carried(key=key, shortlist=shortlist, place=place, number=number, code=code)

    def _mark(self, body: str, user: str) -> str:
        return hmac.new(self.secret, f"{user}\n{body}".encode(), hashlib.sha256).hexdigest()[:32]
