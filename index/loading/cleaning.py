"""Texts of other people made safe to keep: without control characters, within their cap, and `None` where nothing is said."""

import re
import unicodedata

BIO_CHARS = 5_000
POST_CHARS = 10_000
SHORT_CHARS = 300
"""Caps of a bio, of a post's text and of names, labels and addresses; what stands beyond a cap is cut off."""

_NEVER_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_EDGES = re.compile(r"^[\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+|[\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+$")
_BLANK = frozenset({"", "-", "--", "–", "—", "n/a", "#n/a", "null", "#ref!", "#value!", "#name?", "#div/0!"})
_UNKNOWN = _BLANK | frozenset({
    "na", "nan", "none", "nil", "unknown", "not available", "undefined", "?", "ไม่ทราบ", "ไม่มีข้อมูล", "نامشخص", "không rõ", "không có",
    "desconocido", "sin datos", "غير معروف",
})  # fmt: skip


def clean(text: str) -> str:
    """The text without control characters (line ends and tabs stay) and without lone surrogates; otherwise unaltered."""
    return _NEVER_TEXT.sub("", text)


def named(text: str, cap: int = SHORT_CHARS) -> str | None:
    """A name or free text, trimmed and capped; `None` for an empty cell. "Na" stays, since people are called so."""
    kept = _EDGES.sub("", clean(text))
    return None if kept.casefold() in _BLANK else kept[:cap]


def said(text: str) -> str | None:
    """A typed cell, trimmed; `None` for an empty one and for every usual way to write "unknown"."""
    kept = _EDGES.sub("", clean(text))
    return None if kept.casefold() in _UNKNOWN else kept


def visible(text: str) -> str:
    """The text without white space and without invisible marks, as handles and ids are compared."""
    return "".join(c for c in clean(text) if not c.isspace() and unicodedata.category(c) != "Cf")


def folded(text: str) -> str:
    """A word for looking up: compatibility forms, Arabic letter variants, case and joiners folded, spaces single."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ي", "ی").replace("ك", "ک").replace("\u200c", " ").replace("’", "'")
    return " ".join(plain.split())
