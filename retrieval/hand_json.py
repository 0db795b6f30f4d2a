"""What people changed by hand as JSON and back."""

from collections.abc import Mapping
from typing import Any

from retrieval.hand import Example, Hand


def hand_as_json(hand: Hand) -> dict[str, Any]:
    """What was changed by hand, by id."""
    return {
        "pinned": list(hand.pinned),
        "dropped": list(hand.dropped),
        "blocked": list(hand.blocked),
        "like": [{"creator": one.creator, "post": one.post} for one in hand.like],
    }


def hand_from_json(told: Mapping[str, Any]) -> Hand:
    """The same back."""
    like = tuple(Example(creator=one["creator"], post=one["post"]) for one in told.get("like", ()))
    return Hand(pinned=tuple(told["pinned"]), dropped=tuple(told["dropped"]), blocked=tuple(told["blocked"]), like=like)
