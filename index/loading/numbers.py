"""Numbers as people and export tools write them: "1.2M", "48,2k", "3.4%", "۱۲٫۵ هزار", "2 ล้าน", "1 234 567"."""

import re
import unicodedata
from decimal import Decimal

from index.loading.cleaning import said
from index.loading.rows import BadRow

MAGNITUDES: dict[str, int] = {
    "k": 10**3, "thousand": 10**3, "tsd": 10**3, "mil": 10**3, "тыс": 10**3, "rb": 10**3, "ribu": 10**3,
    "m": 10**6, "mn": 10**6, "mio": 10**6, "mill": 10**6, "million": 10**6, "millions": 10**6, "millón": 10**6, "millones": 10**6,
    "mi": 10**6, "млн": 10**6, "jt": 10**6, "juta": 10**6, "b": 10**9, "bn": 10**9, "billion": 10**9, "млрд": 10**9,
    "lakh": 10**5, "crore": 10**7, "万": 10**4, "億": 10**8, "亿": 10**8, "천": 10**3, "만": 10**4, "억": 10**8,
    "nghìn": 10**3, "ngàn": 10**3, "n": 10**3, "tr": 10**6, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
    "พัน": 10**3, "หมื่น": 10**4, "แสน": 10**5, "ล้าน": 10**6, "พันล้าน": 10**9, "หมื่นล้าน": 10**10,
    "هزار": 10**3, "میلیون": 10**6, "میلیارد": 10**9, "ألف": 10**3, "الف": 10**3, "ملیون": 10**6, "ملیار": 10**9,
}  # fmt: skip
"""What a word or letter after a number multiplies it by; "mil" is the Spanish and Portuguese thousand."""

_UNITS = frozenset({
    "followers", "follower", "subscribers", "subscriber", "subs", "views", "view", "seguidores", "ผู้ติดตาม", "คน", "ครั้ง", "วิว",
    "دنبال کننده", "فالوور", "نفر", "بازدید", "người theo dõi", "người", "lượt xem", "متابع",
})  # fmt: skip
_MARKS = str.maketrans({"٫": ".", "٬": ",", "،": ",", "−": "-", "٪": "%", "﹪": "%", "’": "'", "\u200e": "", "\u200f": "", "\u061c": ""})
_NUMBER = re.compile(r"[~≈+]?\s*(-?)\s*(\d[\d.,' _]*|[.,]\d+)\s*\+?\s*(.*)", re.DOTALL)
_SCIENTIFIC = re.compile(r"\d(\.\d+)?e\+?\d{1,2}")
_LONGEST = 60
_SHOWN = 40
_LEFTOVER = re.compile(r"[.,' _]")


def read_count(text: str) -> float | None:
    """A count; `None` where the cell says nothing. One point or comma before exactly three digits separates thousands.

    Raises BadRow for a text that is no number and for a negative one.
    """
    return _read(text, thousands=True)


def read_rate(text: str) -> float | None:
    """A rate as a fraction: "3.4%" is 0.034, "0.034" too; one point or comma is always a decimal one. Raises BadRow."""
    return _read(text, thousands=False)


def _read(text: str, *, thousands: bool) -> float | None:
    known = said(text)
    if known is None:
        return None
    if len(known) > _LONGEST:
        raise BadRow(f"{known[:_SHOWN]!r}… is not a number")
    plain = local_digits(known)
    if not plain:
        return None
    percent = not thousands and plain.count("%") == 1 and (plain.startswith("%") or plain.endswith("%"))
    if _SCIENTIFIC.fullmatch(plain):
        return float(plain)
    parts = re.split(r"\s+و\s+", plain.strip("% ") if percent else plain)
    total = sum((_part(part, known, thousands=thousands) for part in parts), Decimal(0))
    return float(total / 100 if percent else total)


def local_digits(text: str) -> str:
    """The text with Thai, Persian, Arabic and other digits as 0-9, their separators as points and commas, case folded."""
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS).casefold().replace("ي", "ی").replace("ك", "ک")
    spaced = "".join(" " if c.isspace() or c == "\u200c" else c for c in plain)
    return "".join(str(d) if (d := unicodedata.decimal(c, None)) is not None else c for c in spaced).strip()


def _part(text: str, whole: str, *, thousands: bool) -> Decimal:
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise BadRow(f"{whole[:_SHOWN]!r} is not a number")
    sign, body, rest = found.groups()
    size = _magnitude(rest.strip(" ."), whole)
    value = _digits(body.strip(" ,._'") if body[0].isdigit() else body, whole, thousands=thousands, magnitude=rest[:1] if size > 1 else "")
    if sign and value:
        raise BadRow(f"{whole[:_SHOWN]} is negative")
    return value * size


def _magnitude(rest: str, whole: str) -> int:
    word = rest
    for unit in sorted(_UNITS, key=len, reverse=True):
        if word.endswith(unit):
            word = word[: -len(unit)].rstrip(" .")
            break
    if word and word not in MAGNITUDES:
        raise BadRow(f"{whole[:_SHOWN]!r} is not a number")
    return MAGNITUDES[word] if word else 1


def _digits(body: str, whole: str, *, thousands: bool, magnitude: str) -> Decimal:
    """Digits with separators as a decimal. Several of one kind group thousands; of two kinds the last is the decimal one."""
    marks = sorted({c for c in body if not c.isdigit()}, key=body.rindex)
    decimal = ""
    if marks and marks[-1] in ".," and body.count(marks[-1]) == 1:
        before, after = body.split(marks[-1])
        plain = (magnitude in {"", "k"} and marks[-1] == ",") or not magnitude
        groups = len(marks) == 1 and thousands and plain and len(after) == 3 and 1 <= len(before) <= 3 and before[0] != "0"
        decimal = "" if groups else marks[-1]
    integral, _, fraction = body.partition(decimal) if decimal else (body, "", "")
    groups_ok = re.fullmatch(r"\d*|\d{1,3}(?:([., '_])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}", integral)
    if groups_ok is None or not (integral or fraction):
        raise BadRow(f"{whole[:_SHOWN]!r} is not a number")
    return Decimal(f"{_LEFTOVER.sub('', integral) or 0}.{fraction or 0}")
