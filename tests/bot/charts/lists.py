"""Shortlists of invented creators with fees, to be drawn."""

from collections.abc import Sequence
from typing import Any

from bot.charts.page import Edition
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.fees.creator_fee import CreatorFee, fee_of
from retrieval.fees.money import Exchange
from retrieval.niches import NicheBook
from retrieval.shortlist import Match, Part
from tests.builders import TODAY, a_creator
from tests.prompts.matches import a_match, standing

BOOK = NicheBook()
BRIEF = Brief(wording="coffee", budget_max=1_500, budget_per="creator")
NAMES = ("Mali", "ร้านน้ำผึ้ง", "قهوه‌خانه", "Nguyễn Thị Bích Ngọc", "北京咖啡", "Ana 🌸")


def edition(language: str = "en", *, list_id: str = "7f3a") -> Edition:
    """For a reader of this language."""
    return Edition(words=Words(language), today=TODAY, list_id=list_id)


def some(count: int, **fields: Any) -> list[Match]:
    """So many matches of different sizes, names, engagement and parts."""
    standings = (standing(percentile=80.4), standing(rate=0.06), None)
    return [
        a_match(
            creator=a_creator(f"handle{k:02}", name=NAMES[k % len(NAMES)], followers=2_000 * (k + 1) ** 2, rate=0.03),
            score=round(0.9 - 0.02 * k, 5),
            engagement=standings[k % 3],
            parts=(Part(name="topic", value=0.9 - 0.02 * k), Part(name="freshness", value=0.03), Part(name="sponsored", value=-0.03)),
            **fields,
        )
        for k in range(count)
    ]


def fees(matches: Sequence[Match], brief: Brief = BRIEF, exchange: Exchange | None = None) -> list[CreatorFee]:
    """Their fees by the benchmarks."""
    asked = exchange or Exchange()
    return [fee_of(match.creator, match.account, brief, today=TODAY, exchange=asked, book=BOOK) for match in matches]
