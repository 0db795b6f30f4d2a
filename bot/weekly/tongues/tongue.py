"""What a language brings for reading when something is due."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

Part = Literal["early", "morning", "noon", "afternoon", "evening", "night"]


class Clock(NamedTuple):
    """A time of day."""

    hour: int
    minute: int


USUAL: Mapping[Part, Clock] = {
    "early": Clock(6, 0),
    "morning": Clock(9, 0),
    "noon": Clock(12, 0),
    "afternoon": Clock(14, 0),
    "evening": Clock(18, 0),
    "night": Clock(20, 0),
}
"""What a part of the day is taken for where no hour stands beside it; it is said back, so that a person can change it."""
AFTERNOON_UNTIL = 6
"""Hours up to this one mean the afternoon where nothing says otherwise: nobody wants a list at three in the night."""
DAY = "\x01"
"""Stands for a day that was read, so that its number is not read again ("thứ 2")."""


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """The words of one language, as patterns over plain letters. `numerals` puts digits for number words that stand in a time."""

    days: Mapping[str, tuple[int, ...]]
    to: str
    """What joins the first and the last day of a row."""
    numerals: Callable[[str], str]
    clocks: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Clock | None]], ...]
    """Ways to say a time, the surer first."""
    parts: Mapping[Part, str]
    fortnight: str
    month: str
    spaced: bool = True
    """Whether words stand apart."""
    more: re.Pattern[str] | None = None
    """Further days that are named by numbers alone behind a day ("thứ 2, 4, 6")."""

    @cached_property
    def day(self) -> re.Pattern[str]:
        """Any of the days, in a group of its own."""
        either = "|".join(f"(?P<d{k}>{said})" for k, said in enumerate(self.days))
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if self.spaced else either)

    def days_in(self, m: re.Match[str]) -> tuple[int, ...]:
        """The days of a match of `day`."""
        return tuple(self.days.values())[int((m.lastgroup or "d0")[1:])]

    def part_in(self, letters: str) -> Part | None:
        """The first part of the day that is named, in the order of the table."""
        edges = (r"(?<!\w)(?:", r")(?!\w)") if self.spaced else ("", "")
        return next((name for name, said in self.parts.items() if re.search(said.join(edges), letters)), None)

    def trouble_in(self, letters: str) -> Literal["fortnight", "month"] | None:
        """Whether a list is wanted less often than every week."""
        if re.search(self.fortnight, letters):
            return "fortnight"
        return "month" if re.search(self.month, letters) else None


def clock(hour: int, minute: int = 0, part: Part | None = None, *, exact: bool = False) -> Clock | None:
    """The time that is meant by an hour and a part of the day; `exact` for a way of writing that has 24 hours. `None` for none."""
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    hour = hour % 24
    if hour > 12 or (part is None and exact):
        return Clock(hour, minute)
    match part:
        case "early" | "morning":
            hour = hour % 12
        case "noon":
            hour = hour + 12 if 1 <= hour <= 4 else hour
        case "afternoon":
            hour = hour + 12 if 1 <= hour < 10 else hour
        case "evening":
            hour = hour % 12 + 12 if hour != 12 else 0
        case "night":
            hour = hour + 12 if 6 <= hour < 12 else hour % 12
        case None:
            hour = hour + 12 if 1 <= hour <= AFTERNOON_UNTIL else hour
    return Clock(hour, minute)


def words_as_digits(numbers: Mapping[str, int], *, around: str = "{}", apart: bool = False) -> Callable[[str], str]:
    """A function that puts digits for number words, the longer ones first; `around` is the pattern that they stand in. With `apart` a space
    parts one from what stands before."""
    spelled = "|".join(re.escape(word) for word in sorted(numbers, key=lambda word: (-len(word), word)))
    space = " " if apart else ""
    pattern = re.compile(around.format(f"({spelled})"))
    return lambda text: pattern.sub(lambda m: f"{space}{numbers[m[1]]}", text)
