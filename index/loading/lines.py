"""Lines of a file, numbered from 1 and never held beyond `MAX_BYTES`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.loading.rows import MAX_BYTES, RAW_CHARS

_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_ESCAPED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line with its line end; only the start of one that is too long. Bytes that are no UTF-8 stand as lone surrogates."""

    number: int
    text: str
    size: int

    @property
    def too_long(self) -> bool:
        """Whether the line was skipped after its start."""
        return self.size > MAX_BYTES


def lines(pieces: Iterable[bytes]) -> Iterator[Line]:
    """The lines of a text in pieces of bytes."""
    number, size, held = 1, 0, bytearray()
    for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for part in ended:
            yield _line(number, bytes(held) + part[: MAX_BYTES + 1] + b"\n", size + len(part) + 1)
            number, size, held = number + 1, 0, bytearray()
        size += len(rest)
        held += rest
        if size > MAX_BYTES:
            del held[RAW_CHARS * 4 :]
    if size:
        yield _line(number, bytes(held), size)


def undecodable(text: str) -> str | None:
    """The reason, where a text holds bytes that are no UTF-8."""
    found = _ESCAPED.search(text)
    if found is None:
        return None
    byte = ord(found[0]) - 0xDC00
    return f"is not in UTF-8 (byte 0x{byte:02X} at character {found.start() + 1}): save the file as UTF-8 and load it again"


def too_long(size: int) -> str:
    """The reason for a row or cell beyond the limit."""
    return f"has {size / 1_000_000:,.1f} MB; a row or cell may have {MAX_BYTES // 1_000_000} MB at most"


def _line(number: int, data: bytes, size: int) -> Line:
    kept = data[: RAW_CHARS * 4] if size > MAX_BYTES else data
    plain = _SURROGATE.sub(b"", kept) if b"\xed" in kept else kept
    return Line(number=number, text=plain.decode("utf-8", "surrogateescape").replace("\0", ""), size=size)
