"""What weekly lists need of the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.weekly.when import NoSuchZone, zone_of
from bot.whole_number import whole_number

DEFAULT_ZONE = "UTC"
DEFAULT_MORE = 3
DEFAULT_HOURS = 72


@dataclass(frozen=True, kw_only=True, slots=True)
class WeeklySettings:
    """How weekly lists are made."""

    sources: tuple[Path, ...] = ()
    """Files and folders of creators that are read anew before a round."""
    zone: str = DEFAULT_ZONE
    """The zone of times that are told without one."""
    more: int = DEFAULT_MORE
    """Creators beyond the list that a quiet week offers."""
    fresh: timedelta = timedelta(hours=DEFAULT_HOURS)
    """How late a list is still posted."""


def weekly_settings(told: Mapping[str, str]) -> tuple[WeeklySettings, list[str]]:
    """The settings, and what makes no sense in them."""
    faults: list[str] = []
    parted = "[,;\n]" if os.pathsep == ";" else "[,:\n]"
    sources = tuple(Path(one.strip()) for one in re.split(parted, told.get("SOURCES", "")) if one.strip())
    if missing := [str(one) for one in sources if not one.exists()]:
        faults.append(f"SOURCES names {', '.join(missing)}, which {'is' if len(missing) == 1 else 'are'} not there")
    zone = told.get("TIMEZONE") or DEFAULT_ZONE
    try:
        zone_of(zone)
    except NoSuchZone:
        faults.append(f"TIMEZONE is {zone!r}; give a name such as Asia/Bangkok")
        zone = DEFAULT_ZONE
    more = whole_number(told, "WEEKLY_MORE", DEFAULT_MORE, (0, 10), faults)
    hours = whole_number(told, "WEEKLY_LATE_HOURS", DEFAULT_HOURS, (1, 24 * 30), faults)
    return WeeklySettings(sources=sources, zone=zone, more=more, fresh=timedelta(hours=hours)), faults
