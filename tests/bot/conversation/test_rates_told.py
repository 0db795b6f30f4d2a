"""Exchange rates that people tell: how much of a currency a US dollar is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.conversation.understanding.scene import Scene
from bot.conversation.understanding.understanding import Understanding
from bot.conversation.whom.reference import Shown
from index.languages import LanguageDetector
from prompts.commands import Command, command_as_json, command_from_json
from retrieval.brief import Brief
from retrieval.reading.reader import RulesReader
from tests.builders import TODAY

Read = Callable[..., dict[str, Any]]
SCENE = Scene(
    brief=Brief(wording="coffee", topics=("coffee",), followers_max=50_000, budget_max=3_000.0, budget_currency="USD"),
    shown=tuple(Shown(handle=f"c{k}", name=f"Creator {k}") for k in range(1, 11)),
)


@pytest.fixture(scope="module")
def read(detector: LanguageDetector) -> Read:
    """The command of a message about a coffee brief, as JSON."""
    understanding = Understanding(RulesReader(detector=detector))

    def command(text: str, language: str = "en", rate_for: str | None = None) -> dict[str, Any]:
        assert SCENE.brief is not None
        scene = replace(SCENE, brief=replace(SCENE.brief, language=language), rate_for=rate_for)
        return command_as_json(understanding.command(text, scene, today=TODAY))

    return command


@pytest.mark.parametrize(
    ("text", "language", "rate"),
    [
        ("1 USD = 26,000 VND", "en", "VND 26000"),
        ("VND rate is 25,900", "en", "VND 25900"),
        ("USD/VND 26100", "en", "VND 26100"),
        ("33 baht to the dollar", "en", "THB 33"),
        ("1 euro = 1.25 usd", "en", "EUR 0.8"),
        ("500 USD = 650 AUD", "en", "AUD 1.3"),
        ("دلار ۱۰۵ هزار تومان است", "fa", "IRR 1050000"),
        ("هر دلار ۱۰۵ تومن", "fa", "IRR 1050000"),
        ("۱ دلار = ۱٬۰۵۰٬۰۰۰ ریال", "fa", "IRR 1050000"),
        ("1 đô = 26 nghìn đồng", "vi", "VND 26000"),
        ("tỷ giá 26.150 nha", "vi", "VND 26150"),
        ("ดอลลาร์ละ 33 บาท", "th", "THB 33"),
        ("เรท 33.5 บาทต่อดอลลาร์", "th", "THB 33.5"),
    ],
)
def test_a_rate_is_told_in_any_order_of_its_currencies(read: Read, text: str, language: str, rate: str) -> None:
    assert read(text, language) == {"command": "rate", "text": rate}


@pytest.mark.parametrize(
    ("text", "language", "currency", "rate"),
    [
        ("26,000", "en", "VND", "VND 26000"),
        ("26.150", "vi", "VND", "VND 26150"),
        ("26 nghìn nha", "vi", "VND", "VND 26000"),
        ("33.5", "th", "THB", "THB 33.5"),
        ("33 บาทค่ะ", "th", "THB", "THB 33"),
        ("۱۰۵۰۰۰", "fa", "IRR", "IRR 1050000"),
        ("۱۰۵ هزار تومان", "fa", "IRR", "IRR 1050000"),
        ("۱٬۰۵۰٬۰۰۰", "fa", "IRR", "IRR 1050000"),
        ("7", "en", "CNY", "CNY 7"),
    ],
)
def test_a_number_answers_what_was_asked(read: Read, text: str, language: str, currency: str, rate: str) -> None:
    assert read(text, language, rate_for=currency) == {"command": "rate", "text": rate}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("rate 900", "en"),
        ("their rate is 900", "en"),
        ("rate 5000 baht", "en"),
        ("budget is at 5000", "en"),
        ("budget is at 5000 dollars", "en"),
        ("เรท 5000 บาท", "th"),
        ("งบอยู่ที่ 5000", "th"),
        ("วันนี้ 33", "th"),
        ("قیمت ۵ میلیون", "fa"),
        ("giá 5 triệu", "vi"),
    ],
)
def test_a_fee_or_a_budget_is_no_rate(read: Read, text: str, language: str) -> None:
    assert read(text, language)["command"] != "rate"


@pytest.mark.parametrize("text", ["26,000", "33 baht", "7"])
def test_a_number_that_nobody_asked_for_is_no_rate(read: Read, text: str) -> None:
    assert read(text)["command"] != "rate"


@pytest.mark.parametrize(
    "text",
    [
        "450 dollars instead of baht",
        "budget 500 USD, around 13m VND",
        "500 USD each",
        "only Lisbon, 5 people",
        "how much is 1 USD?",
        "cut the budget to 26000 baht",
    ],
)
def test_money_of_a_brief_is_no_rate_whether_one_was_asked_for_or_not(read: Read, text: str) -> None:
    assert read(text)["command"] != "rate"
    assert read(text, rate_for="VND")["command"] != "rate"


def test_a_rate_between_two_other_currencies_changes_nothing(read: Read) -> None:
    assert read("1 EUR = 28000 VND") == {"command": "other"}


@pytest.mark.parametrize("told", ["VND", "VND 0", "VND -3", "vnd 26000", "USD 1", "VND 1e9", "VND 26,000", "VND  2", "VND 0.0"])
def test_what_has_not_the_shape_of_a_rate_is_no_command(told: str) -> None:
    with pytest.raises(ValueError, match="no rate"):
        Command(name="rate", text=told)


@pytest.mark.parametrize(
    "told",
    [
        {"command": "rate"},
        {"command": "replay"},
        {"command": "replay", "text": "S-"},
        {"command": "chart", "text": "followers"},
        {"command": "fees", "text": "baht"},
        {"command": "draft", "text": "hello"},
        {"command": "unblock", "format": "doc"},
        {"command": "history", "creators": [1]},
    ],
)
def test_a_command_of_the_closed_list_takes_only_values_of_its_shape(told: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"needs|told by|unknown|names no"):
        command_from_json(told)


@pytest.mark.parametrize("told", [{"command": "rate", "text": "IRR 1050000"}, {"command": "replay", "text": "S-ABCDEFGH"}])
def test_a_command_reads_back_as_it_was_written(told: dict[str, Any]) -> None:
    assert command_as_json(command_from_json(told)) == told
