"""The window of the settings: language, currency, what is shown of fees in this channel, and a rate of exchange to tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.blocks.controls import Unreadable
from bot.blocks.modals.brief_entry import Fault
from bot.blocks.modals.brief_figures import figure_in
from bot.blocks.modals.frame import window
from bot.blocks.modals.inputs import SAID_NOTHING, Option, choice_input, looked_up_input, text_input
from bot.blocks.modals.pages import divider
from bot.blocks.modals.picking import known, named
from bot.blocks.modals.schedule import tongues
from bot.blocks.modals.submitted import Submitted, Wrong
from bot.blocks.prose import prose
from bot.blocks.sections import context, header
from bot.blocks.showing import Showing
from bot.blocks.text import Block
from bot.memory.channels import Fees
from index.texts import one_line
from prompts.fees import TOMAN, in_toman, rate_told
from prompts.figures import day
from prompts.words import Words, languages

LANGUAGE, CURRENCY, FEES, RATE_CURRENCY, RATE = (
    "settings.language", "settings.currency", "settings.fees", "settings.rate_currency", "settings.rate",
)  # fmt: skip
Basis = Literal["benchmarks", "views", "both"]
SHOWN: tuple[Fees, ...] = ("shown", "hidden")
MOST_RATE = 10**12


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownRate:
    """Units of a currency for one US dollar, of a day; `source` as it was told."""

    currency: str
    per_usd: float
    as_of: date
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """What is set now. `fees` is `None` where the channel chose nothing; without a `channel` nothing is asked about it."""

    language: str | None = None
    currency: str | None = None
    fees: Fees | None = None
    channel: str | None = None
    """What the channel is called; third-party text."""
    external: bool = False
    """People of other companies read along: fees stay hidden whatever is chosen."""
    rates: tuple[KnownRate, ...] = ()
    basis: Basis = "benchmarks"
    """What fees are estimated from; told, not chosen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """What a person chose; `None` where they left it open. `rate` is a currency with its units for one US dollar."""

    language: str | None
    currency: str | None
    fees: Fees | None
    rate: tuple[str, float] | None = None


def settings_window(choices: Choices, showing: Showing, *, metadata: str) -> Block:
    """The window of the settings as they stand."""
    words = showing.words
    own = [Option(SAID_NOTHING, words("window.language_own")), *tongues()]
    currency = [named("currencies", choices.currency, words)] if choices.currency else []
    blocks = [
        choice_input(LANGUAGE, words("window.language"), own, initial=choices.language or SAID_NOTHING),
        looked_up_input(
            CURRENCY, words("window.currency"), "currencies", initial=currency, several=False, hint=words("window.currency_hint")
        ),
    ]
    if choices.channel is not None:
        told = words("window.fees_external" if choices.external else "window.fees_hint")
        options = [Option(one, words(f"window.fees_{one}")) for one in SHOWN]
        label = words("window.fees_in", channel=one_line(choices.channel, most=30))
        blocks.append(choice_input(FEES, label, options, initial=choices.fees or "shown", hint=told))
    blocks.append(context(words("window.fee_basis", basis=words(f"fee.basis_{choices.basis}")), words.language))
    blocks += [divider(), header(words("window.rates"), words.language), *prose(_rates(choices.rates, words), words.language)]
    blocks += [
        context(words("window.rates_told"), words.language),
        looked_up_input(RATE_CURRENCY, words("window.rate_currency"), "currencies", initial=[], several=False),
        text_input(RATE, words("window.rate"), most=60, hint=words("window_hint.figure")),
    ]
    return window("settings", words("window.settings_title"), blocks, words, metadata=metadata, submit=words("window.settings_submit"))


def read_settings(values: object, words: Words) -> Chosen | Wrong:
    """What a person chose. Raises Unreadable."""
    told = Submitted(values)
    currency, fees = told.chosen(CURRENCY), told.chosen(FEES, SHOWN)
    rate_currency = told.chosen(RATE_CURRENCY)
    if any(one is not None and not known("currencies", one) for one in (currency, rate_currency)):
        raise Unreadable("no currency")
    errors: dict[str, str] = {}
    rate = _rate(told, rate_currency, words, errors)
    if errors:
        return Wrong(errors=errors)
    language = told.chosen(LANGUAGE, sorted(languages()))
    return Chosen(language=language, currency=currency, fees=fees, rate=rate)  # type: ignore[arg-type]  # `chosen` checked it


def _rate(told: Submitted, currency: str | None, words: Words, errors: dict[str, str]) -> tuple[str, float] | None:
    """A rate needs both its fields; toman are rials by ten."""
    try:
        figure = figure_in(told.text(RATE, most=60), words)
    except Fault as fault:
        errors[RATE] = str(fault)
        return None
    if figure is None and currency is None:
        return None
    if currency is None:
        errors[RATE_CURRENCY] = words("window_fault.needed")
        return None
    if currency == "USD":
        errors[RATE_CURRENCY] = words("window_fault.usd")
        return None
    if figure is None or not 0 < figure < MOST_RATE / TOMAN:
        errors[RATE] = words("window_fault.figure")
        return None
    return currency, figure * (TOMAN if in_toman(currency, words) else 1)


def _rates(rates: Sequence[KnownRate], words: Words) -> list[str]:
    if not rates:
        return [words("window.rates_none")]
    lines: list[str] = []
    for one in rates:
        amount, currency = rate_told(one.currency, one.per_usd, words)
        lines.append(
            words("fee.rate", amount=amount, currency=currency, date=day(one.as_of, words.language), source=one_line(one.source, most=60))
        )
    return lines
