"""What a message asks of weekly lists, as a value and as the text that a command carries."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from bot.weekly.reading_when import Trouble, WhenSaid, when_said
from bot.weekly.tongues.tongue import Clock
from bot.weekly.when import days_from, days_of, time_from, zone_of
from retrieval.reading.surface import bare, plain, prepared, unspaced

Act = Literal["new", "restore", "delete", "resume", "pause", "edit", "run", "list"]
ACTS: tuple[Act, ...] = get_args(Act)
_WORDS = Path(__file__).parent / "tongues" / "acts.toml"
_NUMBER = re.compile(r"#\s*(\d{1,9})(?!\d)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One thing to do: with the list of this number, or with the one that is meant where none is named."""

    act: Act = "new"
    number: int | None = None
    said: WhenSaid = field(default_factory=WhenSaid)

    @property
    def text(self) -> str:
        """In one line, as a command carries it; `asked_from` reads it."""
        told = [self.act, *([f"#{self.number}"] if self.number is not None else [])]
        if self.said.weekdays:
            told.append(f"days={days_of(self.said.weekdays)}")
        if self.said.time is not None:
            told.append(f"time={self.said.time.hour:02}:{self.said.time.minute:02}")
        told += [f"zone={self.said.zone}"] if self.said.zone is not None else []
        told += [f"trouble={self.said.trouble}"] if self.said.trouble is not None else []
        return " ".join(told)


def asked_from(text: str) -> Asked:
    """The value that a text stands for. Raises ValueError or NoSuchZone for one that stands for none."""
    act, *rest = text.split(" ")
    if act not in ACTS:
        raise ValueError(f"weekly lists know no {act!r}")
    number = int(rest.pop(0)[1:]) if rest and _NUMBER.fullmatch(rest[0]) else None
    told = {name: value for name, _, value in (one.partition("=") for one in rest)}
    trouble = told.get("trouble")
    if set(told) - {"days", "time", "zone", "trouble"} or (trouble is not None and trouble not in get_args(Trouble)):
        raise ValueError(f"{text!r} asks nothing of weekly lists")
    if "zone" in told:
        zone_of(told["zone"])
    said = WhenSaid(
        weekdays=days_from(told["days"]) if "days" in told else (),
        time=Clock(*time_from(told["time"])) if "time" in told else None,
        zone=told.get("zone"),
        trouble=trouble,  # type: ignore[arg-type]  # held to the closed list above
    )
    return Asked(act=act, number=number, said=said)


def asked_in(text: str, language: str | None) -> Asked:
    """What a message asks that speaks of weekly lists."""
    said = when_said(_NUMBER.sub(" ", prepared(text)), language)
    named = _NUMBER.search(plain(prepared(text)))
    return Asked(act=_act(text, said, language), number=int(named[1]) if named else None, said=said)


def tells_a_rhythm(text: str, language: str | None) -> bool:
    """Whether a message names days of the week and a time of day, or how many weeks lie between, and no day that comes once."""
    said, letters = when_said(text, language), plain(prepared(text))
    if not said.weekdays or not (said.time is not None or said.trouble == "fortnight"):
        return False
    return not any(pattern.search(letters) for code in dict.fromkeys((language or "en", "en")) for pattern in _deadlines(code))


def _act(text: str, said: WhenSaid, language: str | None) -> Act:
    act = _first(plain(prepared(text)), language)
    if act in {"run", "list"} and (said.weekdays or said.trouble):
        return "new"  # "every Monday send me this list"
    if act in {"resume", "pause", "run", "list"} and said.time is not None:
        return "new"
    return act or "new"


def _first(letters: str, language: str | None) -> Act | None:
    for code in dict.fromkeys((language or "en", "en")):
        for act, pattern, unmarked in _patterns(code):
            if pattern.search(bare(letters) if unmarked and letters.isascii() else letters):
                return act
    return None


@cache
def _patterns(language: str) -> tuple[tuple[Act, re.Pattern[str], bool], ...]:
    words = tomllib.loads(_WORDS.read_text(encoding="utf-8")).get(language, {})
    found: list[tuple[Act, re.Pattern[str], bool]] = []
    for act in ("restore", "delete", "resume", "pause", "edit", "run", "list"):
        phrases = [plain(prepared(phrase)) for phrase in words.get(act, ())]
        for unmarked in (False, True) if language == "vi" else (False,):
            spelled = [_phrase(bare(one) if unmarked else one) for one in phrases]
            if spelled:
                found.append((act, re.compile("|".join(spelled)), unmarked))
    return tuple(found)


@cache
def _deadlines(language: str) -> tuple[re.Pattern[str], ...]:
    words = tomllib.loads(_WORDS.read_text(encoding="utf-8")).get(language, {}).get("deadline", ())
    return tuple(re.compile(_phrase(plain(prepared(word)))) for word in words)


def _phrase(phrase: str) -> str:
    body = re.escape(phrase).replace(r"\ ", r"\s+").replace(re.escape(plain("…")), ".{0,30}?")
    if unspaced(phrase[0]):
        return r"(?<!วัน)" + body if phrase == "หยุด" else body
    return rf"(?<!\w){body}(?!\w)" if not "\u0600" <= phrase[0] <= "\u06ff" else rf"(?<!\w){body}(?:ش|م|ن|و)?(?!\w)"
