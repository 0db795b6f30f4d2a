"""Fields of the brief in figures, written with the digits and separators that people use: "50k", "๕๐,๐๐๐", "۲٫۵ میلیون", "1,5 tỷ"."""

from dataclasses import dataclass

from bot.blocks.modals.brief_entry import Fault, block_id, label
from bot.blocks.modals.inputs import text_input, whole_input
from bot.blocks.modals.submitted import Submitted
from bot.blocks.text import Block
from index.loading.numbers import local_digits, read_count, read_rate
from index.loading.rows import BadRow
from prompts.fees import TOMAN, in_toman
from prompts.figures import number
from prompts.words import Words
from retrieval.brief import Brief

LONGEST_FIGURE = 60
MOST_FOLLOWERS = 10**10
MOST_MONEY = 10**15


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """A small whole number within bounds: people, years, days."""

    low: int
    high: int

    def block(self, name: str, brief: Brief, words: Words) -> Block | None:
        """See `Entry`."""
        return whole_input(block_id(name), label(name, words), low=self.low, high=self.high, initial=getattr(brief, name))

    def read(self, name: str, told: Submitted, before: Brief, words: Words) -> object:
        """See `Entry`."""
        said, stood = told.text(block_id(name)), getattr(before, name)
        if said == ("" if stood is None else str(stood)):
            return stood
        found = figure_in(said, words)
        return None if found is None else int(within(found, self.low, self.high, words, whole=True))


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """A number of followers."""

    def block(self, name: str, brief: Brief, words: Words) -> Block | None:
        """See `Entry`."""
        return _figure_input(name, _written(getattr(brief, name), words), words)

    def read(self, name: str, told: Submitted, before: Brief, words: Words) -> object:
        """See `Entry`."""
        said, stood = told.text(block_id(name)), getattr(before, name)
        if said == _written(stood, words):
            return stood
        found = figure_in(said, words)
        return None if found is None else int(within(found, 0, MOST_FOLLOWERS, words, whole=True))


@dataclass(frozen=True, kw_only=True, slots=True)
class Money:
    """An amount of the budget; rials are counted in toman by Persian readers."""

    def block(self, name: str, brief: Brief, words: Words) -> Block | None:
        """See `Entry`."""
        return _figure_input(name, self._written(name, brief, words), words)

    def read(self, name: str, told: Submitted, before: Brief, words: Words) -> object:
        """See `Entry`. Where the currency turns into rials or out of them, what stands in the field counts anew."""
        said, stood = told.text(block_id(name)), getattr(before, name)
        unit, was = (TOMAN if in_toman(one, words) else 1 for one in (currency_after(told, before), before.budget_currency))
        if said == self._written(name, before, words) and unit == was:
            return stood
        found = figure_in(said, words)
        return None if found is None else within(found, 0, MOST_MONEY, words, whole=False) * unit

    @staticmethod
    def _written(name: str, brief: Brief, words: Words) -> str:
        value = getattr(brief, name)
        unit = TOMAN if in_toman(brief.budget_currency, words) else 1
        return "" if value is None else _written(value / unit, words)


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """A rate in per cent, kept as a fraction."""

    def block(self, name: str, brief: Brief, words: Words) -> Block | None:
        """See `Entry`."""
        return _figure_input(name, self._written(getattr(brief, name), words), words, hint="share")

    def read(self, name: str, told: Submitted, before: Brief, words: Words) -> object:
        """See `Entry`."""
        said, stood = told.text(block_id(name)), getattr(before, name)
        if said == self._written(stood, words):
            return stood
        try:
            found = read_rate(said if not said or "%" in local_digits(said) else f"{said}%")
        except BadRow as wrong:
            raise Fault(words("window_fault.share")) from wrong
        if found is not None and not 0 < found <= 1:
            raise Fault(words("window_fault.share"))
        return found

    @staticmethod
    def _written(value: float | None, words: Words) -> str:
        return "" if value is None else f"{number(round(value * 100, 3), words.language)}{'٪' if words.language == 'fa' else '%'}"


def currency_after(told: Submitted, before: Brief) -> str | None:
    """The currency that the budget is in after the edit."""
    where = block_id("budget_currency")
    return told.chosen(where) if where in told else before.budget_currency


def _figure_input(name: str, initial: str, words: Words, *, hint: str = "figure") -> Block | None:
    return text_input(block_id(name), label(name, words), initial=initial, most=LONGEST_FIGURE, hint=words(f"window_hint.{hint}"))


def _written(value: float | None, words: Words) -> str:
    return "" if value is None else number(value, words.language)


def figure_in(said: str, words: Words) -> float | None:
    """The number that was written; `None` where nothing was. Raises Fault."""
    try:
        return read_count(said)
    except (BadRow, OverflowError) as wrong:
        raise Fault(words("window_fault.figure")) from wrong


def within(found: float, low: int, high: int, words: Words, *, whole: bool) -> float:
    """The number, if it lies within the bounds. Raises Fault."""
    if not low <= found <= high:
        raise Fault(words("window_fault.between", low=number(low, words.language), high=number(high, words.language)))
    if whole and found != int(found):
        raise Fault(words("window_fault.whole"))
    return found
