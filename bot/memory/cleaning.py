"""What people type, made fit for the database: no NUL, no lone surrogates, never longer than a limit. Otherwise it is kept as it is."""

import json
from typing import Any

from index.texts import without_surrogates

MARK = "…"


def clean(text: str, *, most: int) -> str:
    """The text as it can be stored; one that is longer is cut, and the cut is marked."""
    plain = without_surrogates(text).replace("\x00", "")
    return plain if len(plain) <= most else plain[: most - 1] + MARK


def key_of(name: str, *, most: int) -> str:
    """A key as it can be stored. Raises ValueError for one that is empty or too long: cut, it would name another thing."""
    plain = without_surrogates(name).replace("\x00", "")
    if not 0 < len(plain) <= most:
        raise ValueError(f"a key has 1 to {most} characters, not {len(plain)}")
    return plain


def canonical(data: object) -> bytes:
    """JSON that is the same bytes for the same data in the same order: compact, UTF-8, nothing escaped that need not be."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "ignore")


def packed(data: object) -> str:
    """The same as text, for a column."""
    return canonical(data).decode()


def unpacked(text: str | bytes) -> Any:
    """What was packed."""
    return json.loads(text)
