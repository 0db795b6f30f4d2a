"""Weekly lists in words: when they come, and what changed since a channel last saw one."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import get_timezone_location

from prompts.fees import span, unit
from prompts.figures import count, day, number, share
from prompts.joining import commas
from prompts.words import Words


def when(weekdays: Sequence[int], time: str, zone: str, words: Words) -> str:
    """When a list comes: the days by name, the time as `HH:MM` in the reader's digits, the zone by its country or city."""
    told = {"time": _digits(time, words), "zone": zone_name(zone, words)}
    if len(weekdays) == 7:
        return words("weekly.daily", **told)
    return words("weekly.when", days=listed([weekday(one, words) for one in weekdays], words), **told)


def moment(due: datetime, words: Words) -> str:
    """A date and time on the wall."""
    return words(
        "weekly.moment",
        weekday=weekday(due.weekday(), words),
        day=day(due.date(), words.language),
        time=_digits(f"{due:%H:%M}", words),
    )


def weekday(one: int, words: Words) -> str:
    """A day of the week within a sentence; Monday is 0."""
    name: str = Locale.parse(words.language).days["format"]["wide"][one]
    return name.lower() if words.language == "vi" else name


def zone_name(zone: str, words: Words) -> str:
    """What a zone is called: its country, with the city where that has several; an offset where it is one."""
    if zone.startswith("Etc/GMT") and zone[7:]:
        sign, hours = ("+" if zone[7] == "-" else "-"), zone[8:]
        return f"UTC{sign}{_digits(hours, words)}"
    if zone in {"UTC", "GMT"} or zone.startswith("Etc/"):
        return "UTC"
    name: str = get_timezone_location(ZoneInfo(zone), locale=words.language)
    if "(" in name:  # "United States (New York)": the city alone, as this stands in brackets itself
        region: str = Locale.parse(words.language).zone_formats["region"]
        name = region % get_timezone_location(ZoneInfo(zone), locale=words.language, return_city=True)
    name = name.replace(" Time", " time")
    return name[:1].lower() + name[1:] if words.language == "vi" else name


def listed(parts: Sequence[str], words: Words) -> str:
    """ "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    first = " ".join(parts[:-1]) if words.language == "th" else commas(parts[:-1], words)  # Thai parts words of a list by spaces
    return words("weekly.and", first=first, last=parts[-1])


def followers(before: float, after: float, words: Words) -> str:
    """That the followers of an account changed."""
    return words("weekly.followers", before=count(before, words.language), after=count(after, words.language))


def engagement(before: float, after: float, words: Words) -> str:
    """That the rate of engagement changed; both are fractions."""
    return words("weekly.engagement", before=share(before, words.language), after=share(after, words.language))


def fee(before: tuple[float, float], after: tuple[float, float], currency: str, words: Words) -> str:
    """That the likely range of a fee changed."""
    old, new = (span(low, high, currency, words) for low, high in (before, after))
    return f"{words('weekly.fee', before=old, after=new)} {unit(currency, words)}"


def removed(creators: int, words: Words) -> str:
    """How many are no longer in the catalogue; who they were is not told, since they may have asked to be forgotten."""
    return words("weekly.removed_one") if creators == 1 else words("weekly.removed", count=number(creators, words.language))


def stale(since: date | None, words: Words) -> str:
    """That the data is that of an earlier day."""
    return words("weekly.data_old") if since is None else words("weekly.data_of", day=day(since, words.language))


def _digits(text: str, words: Words) -> str:
    """The text with the digits of the language."""
    return "".join(number(int(sign), words.language) if sign.isdecimal() else sign for sign in text)
