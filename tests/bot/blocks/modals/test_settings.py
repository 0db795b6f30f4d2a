"""The window of the settings."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.blocks.controls import Unreadable
from bot.blocks.modals.settings import (
    CURRENCY,
    FEES,
    LANGUAGE,
    RATE,
    RATE_CURRENCY,
    Choices,
    Chosen,
    KnownRate,
    read_settings,
    settings_window,
)
from bot.blocks.modals.submitted import Wrong
from prompts.words import Words
from tests.bot.blocks.modals.windows import HOSTILE, LANGUAGES, LONG, accepted, option, put, showing, state_of, whole_text

RIALS = KnownRate(currency="IRR", per_usd=1_050_000, as_of=date(2026, 11, 20), source="Mai")
SET = Choices(language="th", currency="THB", fees="hidden", channel="coffee", rates=(RIALS,))


def window(choices: Choices, language: str = "en") -> dict[str, Any]:
    return accepted(settings_window(choices, showing(language), metadata="m"))


def read(state: dict[str, Any], language: str = "en") -> Chosen | Wrong:
    return read_settings(state, Words(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_set_comes_back_where_nobody_touches_it(language: str) -> None:
    assert read(state_of(window(SET, language)), language) == Chosen(language="th", currency="THB", fees="hidden")
    assert read(state_of(window(Choices(), language)), language) == Chosen(language=None, currency=None, fees=None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_rates_are_told_with_their_day_and_source(language: str) -> None:
    text = whole_text(window(SET, language))
    assert "Mai" in text
    assert ("تومان" in text) == (language == "fa")
    assert Words(language)("window.rates_none") in whole_text(window(Choices(), language))


def test_without_a_channel_nothing_is_asked_about_it() -> None:
    assert FEES not in state_of(window(replace(SET, channel=None)))
    assert Words("en")("window.fees_external")[:60] in str(window(replace(SET, external=True)))


def test_a_rate_is_taken_with_its_currency_and_toman_are_ten_rials() -> None:
    state = put(put(state_of(window(SET, "fa")), RATE_CURRENCY, selected_option=option("IRR")), RATE, value="۱۰۵ هزار")
    assert read(state, "fa") == Chosen(language="th", currency="THB", fees="hidden", rate=("IRR", 1_050_000.0))
    assert read(state, "en") == Chosen(language="th", currency="THB", fees="hidden", rate=("IRR", 105_000.0))


@pytest.mark.parametrize(
    ("currency", "rate", "at"),
    [("VND", "", RATE), (None, "26,000", RATE_CURRENCY), ("VND", "much", RATE), ("VND", "0", RATE), ("USD", "1", RATE_CURRENCY)],
)
def test_half_a_rate_is_told(currency: str | None, rate: str, at: str) -> None:
    state = put(put(state_of(window(SET)), RATE_CURRENCY, selected_option=option(currency) if currency else None), RATE, value=rate)
    found = read(state)
    assert isinstance(found, Wrong)
    assert list(found.errors) == [at]


@pytest.mark.parametrize(
    ("where", "told"), [(LANGUAGE, option("de")), (CURRENCY, option("XTS")), (FEES, option("free")), (RATE_CURRENCY, option("gold"))]
)
def test_what_no_window_of_ours_could_send_is_unreadable(where: str, told: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        read(put(state_of(window(SET)), where, selected_option=told))


@pytest.mark.parametrize("text", [HOSTILE, LONG])
def test_names_of_others_fit(text: str) -> None:
    window(replace(SET, channel=text, rates=(replace(RIALS, source=text),)))
