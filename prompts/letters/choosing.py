"""Which variant of each part a letter takes: letters of one campaign walk through the variants in step, so that two share few."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from retrieval.brief import Brief

STEP = 7
"""How far the start of one part lies from that of the next in the second round; odd and no divisor of the usual 6, 8 or 10 variants."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """The choices of one letter. The brief sets where each part begins, `place` in the campaign moves every part on by one, and after a
    round the parts move against each other; the creator decides between wordings inside a part."""

    campaign: str
    creator: str
    place: int

    def of(self, part: str, variants: int) -> int:
        """Which of so many variants of a part."""
        start = _hashed(f"{self.campaign}|{part}")
        rounds = self.place // variants
        return (start + self.place + rounds * (1 + start // STEP % (variants - 1) if variants > 1 else 0)) % variants

    def inside(self, what: str, variants: int) -> int:
        """Which of so many wordings of something inside a part."""
        return (_hashed(f"{self.campaign}|{self.creator}|{what}") + self.place) % variants


def choices(brief: Brief, creator: str, *, place: int) -> Choices:
    """The choices for this creator at this place (from 0) in the campaign of a brief; the same every time."""
    return Choices(campaign=hashlib.sha256(repr(brief).encode("utf-8", "replace")).hexdigest(), creator=creator, place=place)


@lru_cache(maxsize=4_096)
def _hashed(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:6], "big")
