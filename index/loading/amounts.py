"""Counts and rates of a record, from a JSON number or a text, within what can be true."""

import math
from collections.abc import Mapping

from index.loading.cleaning import clean
from index.loading.numbers import local_digits, read_count, read_rate
from index.loading.places import country_code
from index.loading.rows import BadRow

MOST = 10**11
"""No post has so many views; a larger number is an id or a slip."""

PEOPLE = 8.5e9
"""People alive."""


def number(value: object) -> float | None:
    """A count or amount from a JSON number or a text. Raises BadRow for what is no number, negative or absurd."""
    return _bounded(read_count(value) if isinstance(value, str) else _plain(value))


def followers(value: object) -> float | None:
    """A count of followers. Raises BadRow like `number`, and for more of them than there are people."""
    found = number(value)
    if found is not None and found > PEOPLE:
        raise BadRow(f"{found:.0f} is more than there are people")
    return found


def fraction(value: object) -> float | None:
    """A rate as a fraction of followers. Raises BadRow; a number above 1 without % is refused, since it will be a percentage."""
    if isinstance(value, str):
        found = read_rate(value)
        if found is not None and found > 10:
            raise BadRow(f"{value.strip()[:40]} is too high for a rate")
    else:
        found = _bounded(_plain(value))
    if found is not None and found > 1 and not (isinstance(value, str) and "%" in local_digits(value)):
        raise BadRow(f'{found:g} is no fraction of followers: write 3.4 % as 0.034 or as "3.4%"')
    return found


def shares(value: object) -> dict[str, float]:
    """Shares by name, without those that are not known. Raises BadRow."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise BadRow("is not a table of shares")
    read = {name: fraction(share) for name, share in value.items()}
    return {clean(str(name))[:40]: share for name, share in read.items() if share is not None}


def shares_by_country(value: object) -> dict[str, float]:
    """Shares by ISO code of countries given by code or name; "other" is left out. Raises BadRow."""
    return {code: share for name, share in shares(value).items() if (code := country_code(name))}


def _plain(value: object) -> float | None:
    if value is None or isinstance(value, bool):
        return None
    if not isinstance(value, int | float):
        raise BadRow("is not a number")
    if math.isnan(value):
        return None
    return float(min(value, 10**300)) if value > 0 else float(max(value, -(10**300)))


def _bounded(found: float | None) -> float | None:
    if found is not None and found < 0:
        raise BadRow(f"{found:g} is negative")
    if found is not None and found > MOST:
        raise BadRow(f"{found:g} is too large to be true")
    return found
