"""Stored lists for tests, as JSON and in the memory."""

from datetime import date
from typing import Any

from bot.exports.as_json import exchange_as_json
from bot.memory.shortlists import Making
from retrieval.fees.money import Exchange
from retrieval.hand import Hand
from retrieval.hand_json import hand_as_json

DAY = date(2026, 11, 25)


def an_entry(handle: str = "ana", *, followers: float | None = 20_000, rate: float | None = 0.03, **others: Any) -> dict[str, Any]:
    """One creator of a list."""
    defaults: dict[str, Any] = {
        "id": f"instagram:{handle}",
        "name": handle.capitalize(),
        "accounts": [{"platform": "instagram", "handle": handle, "url": f"https://ig.example/{handle}", "followers": followers}],
        "account": f"instagram:{handle}",
        "score": 0.5,
        "posts": [{"id": "1", "text": f"Espresso by {handle}"}],
        "requirements": [{"field": "platforms", "asked": "instagram", "status": "met"}],
        "engagement": None if rate is None else {"rate": rate, "percentile": 70},
        "twins": [],
    }
    return {**defaults, **others}


def a_result(*entries: dict[str, Any], generation: int = 1, **others: Any) -> dict[str, Any]:
    """A list as JSON."""
    return {"brief": {"wording": "coffee"}, "generation": generation, "passing": 9, **others, "matches": list(entries)}


def settings(*, limit: int, strict: bool = False, **by_hand: tuple[str, ...]) -> dict[str, Any]:
    """How a list was asked for; `pinned`, `dropped` and `blocked` are ids."""
    return {"limit": limit, "strict": strict, "hand": hand_as_json(Hand(**by_hand)), "exchange": exchange_as_json(Exchange())}  # type: ignore[arg-type]  # ids only


def a_making(wording: str = "5 creators for home coffee", **others: Any) -> Making:
    """What a list is made from."""
    defaults: dict[str, Any] = {
        "brief": {"wording": wording, "language": "en", "topics": ["home coffee"]},
        "day": DAY,
        "settings": settings(limit=5),
        "generation": 1,
        "fingerprint": "f" * 32,
        "versions": {"product": "0.1.0", "embedder": "words-1"},
    }
    return Making(**{**defaults, **others})
