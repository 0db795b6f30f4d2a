"""What a message does to a brief: the operator of a value, and fields that no longer matter."""

from collections.abc import Callable

import pytest

from bot.conversation.refining.clearances import clearances
from bot.conversation.refining.operators import operator_at
from bot.conversation.refining.reading import Reading
from retrieval.brief import Brief
from retrieval.reading.surface import Span

BRIEF = Brief(
    wording="coffee", topics=("coffee",), platforms=("instagram",), budget_max=1_000.0, budget_currency="USD", followers_max=50_000,
    creator_gender="female", creator_places=("Hanoi",),
)  # fmt: skip


def done_with(reading: Reading, value: str) -> str | None:
    """What is to be done with a value of the message."""
    at = reading.page.plain.index(value)
    return operator_at(reading, Span(at, at + len(value)))


@pytest.mark.parametrize(
    ("text", "language", "value", "operator"),
    [
        ("only tiktok", "en", "tiktok", "only"),
        ("tiktok only", "en", "tiktok", "only"),
        ("tiktok as well", "en", "tiktok", "also"),
        ("drop tiktok", "en", "tiktok", "take_away"),
        ("and tiktok", "en", "tiktok", "also"),
        ("tiktok", "en", "tiktok", None),
        ("add youtube, drop tiktok", "en", "youtube", "also"),
        ("add youtube, drop tiktok", "en", "tiktok", "take_away"),
        ("replace instagram with tiktok", "en", "instagram", "take_away"),
        ("replace instagram with tiktok", "en", "tiktok", "in_place"),
        ("tiktok instead of instagram", "en", "tiktok", "only"),
        ("tiktok instead of instagram", "en", "instagram", "take_away"),
        ("ไม่เอา tiktok", "th", "tiktok", "take_away"),
        ("เพิ่ม youtube ไม่เอา tiktok", "th", "youtube", "also"),
        ("tiktok رو حذف کن", "fa", "tiktok", "take_away"),
        ("tiktok رو حذف کن ولی youtube باشه", "fa", "youtube", "only"),
        ("thêm tiktok", "vi", "tiktok", "also"),
        ("tiktok thôi", "vi", "tiktok", "only"),
    ],
)
def test_the_operator_of_a_value_stands_beside_it(
    reading: Callable[..., Reading], text: str, language: str, value: str, operator: str | None
) -> None:
    assert done_with(reading(text, language), value) == operator


@pytest.mark.parametrize(
    ("text", "language", "cleared"),
    [
        ("forget the budget", "en", {"budget_max", "budget_min", "budget_currency", "budget_per"}),
        ("any gender", "en", {"creator_gender"}),
        ("drop the budget to $500", "en", set()),
        ("any country", "en", set()),
        ("the budget is fine", "en", set()),
        ("no channels that repost", "en", set()),
        ("เพศไหนก็ได้", "th", {"creator_gender"}),
        ("جنسیت مهم نیست", "fa", {"creator_gender"}),
        ("giới tính nào cũng được", "vi", {"creator_gender"}),
    ],
)
def test_a_field_is_cleared_by_its_word_beside_one_that_clears(
    reading: Callable[..., Reading], text: str, language: str, cleared: set[str]
) -> None:
    told = reading(text, language, BRIEF)
    assert set(clearances(told, told.studied.brief)[0]) == cleared
