"""Holidays and sales days of East Asia and India."""

from datetime import date, timedelta

Day = tuple[int, int]

_FIRST = 2025
_MOVING: dict[str, tuple[Day, ...]] = {
    # Korea Astronomy and Space Science Institute, yearly almanacs (a day after China's where the new moon falls between the two midnights)
    "seollal": ((1, 29), (2, 17), (2, 7), (1, 27), (2, 13), (2, 3)),
    "chuseok": ((10, 6), (9, 25), (9, 15), (10, 3), (9, 22), (9, 12)),
    # Hong Kong Observatory, Gregorian-lunar conversion tables
    "mid_autumn": ((10, 6), (9, 25), (9, 15), (10, 3), (9, 22), (9, 12)),
    "dragon_boat": ((5, 31), (6, 19), (6, 9), (5, 28), (6, 16), (6, 5)),
    "qixi": ((8, 29), (8, 19), (8, 8), (8, 26), (8, 16), (8, 5)),
    "lantern_festival": ((2, 12), (3, 3), (2, 20), (2, 9), (2, 27), (2, 17)),
    "qingming": ((4, 4), (4, 5), (4, 5), (4, 4), (4, 4), (4, 5)),
    # Government of India, lists of holidays and the Rashtriya Panchang; checked against the package `holidays`
    "diwali": ((10, 20), (11, 8), (10, 29), (10, 17), (11, 5), (10, 26)),
    "holi": ((3, 14), (3, 4), (3, 22), (3, 11), (3, 1), (3, 20)),
    "dussehra": ((10, 2), (10, 20), (10, 9), (9, 27), (10, 16), (10, 6)),
    "raksha_bandhan": ((8, 9), (8, 28), (8, 17), (8, 5), (8, 23), (8, 13)),
    "ganesh_chaturthi": ((8, 27), (9, 14), (9, 4), (8, 23), (9, 11), (9, 1)),
}
"""From 2025 to 2030."""
_FIXED: dict[str, Day] = {
    "singles_day": (11, 11), "double_twelve": (12, 12), "six_eighteen": (6, 18), "love_day": (5, 20), "womens_day": (3, 8),
    "labour_day": (5, 1), "childrens_day_cn": (6, 1), "national_day_cn": (10, 1), "white_day": (3, 14), "pepero_day": (11, 11),
    "parents_day": (5, 8), "childrens_day": (5, 5), "hinamatsuri": (3, 3), "tanabata": (7, 7), "obon": (8, 13), "golden_week": (4, 29),
    "independence_day_in": (8, 15), "republic_day_in": (1, 26), "makar_sankranti": (1, 14),
}  # fmt: skip
_SUNDAYS = {"mothers_day": (5, 2), "fathers_day": (6, 3)}
"""Month, and which of its Sundays."""


def asian_day(name: str, year: int) -> Day | None:
    """Month and day of a holiday in a year; `None` where it is not one of these."""
    if name in _SUNDAYS:
        month, count = _SUNDAYS[name]
        first = date(year, month, 1)
        return month, (first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (count - 1))).day
    days = _MOVING.get(name)
    if days is not None:
        return days[year - _FIRST] if 0 <= year - _FIRST < len(days) else None
    return _FIXED.get(name)
