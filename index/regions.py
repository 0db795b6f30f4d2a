"""Regions by any of their names (`region_names.txt`): states, provinces, islands and areas that people name as places.

The marketer's "Bavaria", "Bayern" and "บาวาเรีย" are one region. Letters may be written without their marks ("Sao Paulo", "da nang").
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from index.texts import folded

NAMES = Path(__file__).parent / "region_names.txt"
_OVER_CITIES = "over cities"
WORDS = frozenset({"para", "choco", "เลย", "ตาก", "แพร่"})
"""Everyday words that are no place by themselves: Pará and Chocó without their marks, and three Thai towns ("จังหวัดเลย" is known)."""
_SPACED = str.maketrans({"-": " ", "‐": " ", "–": " ", "’": "'", "ʻ": "'", "\u0307": None})
_STROKES = str.maketrans({"đ": "d", "ı": "i", "ł": "l", "ø": "o", "ð": "d"})
_MARKS, _MARKS_END = "\u0300", "\u036f"
"""Accents of Latin letters; what other scripts combine are letters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Region:
    """A region. `names` are folded, each also with spaces for hyphens and without accents; `country` is its ISO code."""

    country: str
    names: frozenset[str]
    over_cities: bool
    """Whether it is meant although cities bear the name: the state of Delaware, not the town in Ohio."""


class Regions:
    """Looks regions up; the file is read on first need, in about 0.15 s."""

    def named(self, name: str) -> tuple[Region, ...]:
        """Regions of this name: none, one, or one in each of several countries."""
        return self.by_name.get(comparable(name), ())

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Region, ...]]:
        """Regions by each of their names."""
        found: dict[str, tuple[Region, ...]] = {}
        for line in NAMES.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            names, country, *more = (part.strip() for part in line.split("|"))
            plain = {form for name in names.split(";") for form in (folded(name), comparable(name))}
            forms = plain | ({unmarked(name) for name in plain} - WORDS)
            region = Region(country=country, names=frozenset(forms), over_cities=more == [_OVER_CITIES])
            for name in sorted(forms):
                found[name] = (*found.get(name, ()), region)
        return found


def comparable(name: str) -> str:
    """`folded`, with hyphens as spaces, one kind of apostrophe, and no dot over a Turkish small i (what İ is in lower case)."""
    return " ".join(folded(name).translate(_SPACED).split())


def unmarked(name: str) -> str:
    """A comparable name without accents; scripts that have none stay as they are."""
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFD", name.translate(_STROKES))
    return unicodedata.normalize("NFC", "".join(char for char in letters if not _MARKS <= char <= _MARKS_END))


def quickly_comparable(name: str) -> str:
    """`comparable` of a name out of a gazetteer, which holds no links or hidden characters; six times as fast but for Arabic script."""
    if "\u0600" <= name[0] <= "\u06ff":
        return comparable(name)
    return " ".join(unicodedata.normalize("NFKC", name).casefold().translate(_SPACED).split())
