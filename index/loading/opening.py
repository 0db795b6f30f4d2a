"""Opening a file of creators: plain, .gz or .zst by its first bytes, in UTF-8 or UTF-16, in pieces of bounded size."""

import codecs
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import zstandard

DAMAGED = (EOFError, zlib.error, zstandard.ZstdError)
"""What reading raises where compressed data is damaged or cut off."""

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_PIECE = 65_536
_BITE = 1_024
"""Zstandard can blow up 1 KB to 32 MB, so that a bomb takes no more than this at once."""


@dataclass(kw_only=True, slots=True)
class Progress:
    """How many bytes of a file, as stored, were read so far."""

    bytes_read: int = 0


def pieces(path: Path, progress: Progress) -> Iterator[bytes]:
    """The file's content as UTF-8 without a byte order mark, decompressed. Raises OSError and `DAMAGED`."""
    return _in_utf8(_decompressed(_stored(path, progress)))


def beginning(path: Path) -> bytes:
    """The first bytes as stored, for telling kinds of files apart. Raises OSError."""
    with path.open("rb") as file:
        return file.read(8)


def _stored(path: Path, progress: Progress) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            progress.bytes_read += len(piece)
            yield piece


def _decompressed(stored: Iterator[bytes]) -> Iterator[bytes]:
    first = next(stored, b"")
    whole = chain([first], stored)
    if first.startswith(_GZIP):
        return _gunzipped(whole)
    return _unzstd(whole) if first.startswith(_ZSTD) else whole


def _gunzipped(stored: Iterable[bytes]) -> Iterator[bytes]:
    member = zlib.decompressobj(wbits=31)
    for piece in stored:
        rest = piece
        while rest:
            if member.eof:
                if not rest.strip(b"\0"):
                    break
                member = zlib.decompressobj(wbits=31)
            yield member.decompress(rest, _PIECE * 16)
            rest = member.unused_data if member.eof else member.unconsumed_tail
    while not member.eof and (more := member.decompress(member.unconsumed_tail, _PIECE * 16)):
        yield more
    if not member.eof:
        raise EOFError("the compressed data ends early")


def _unzstd(stored: Iterable[bytes]) -> Iterator[bytes]:
    frame = zstandard.ZstdDecompressor().decompressobj()
    for piece in stored:
        for start in range(0, len(piece), _BITE):
            rest = piece[start : start + _BITE]
            while rest:
                if frame.eof:
                    frame = zstandard.ZstdDecompressor().decompressobj()
                yield frame.decompress(rest)
                rest = frame.unused_data if frame.eof else b""
    if not frame.eof:
        raise EOFError("the compressed data ends early")


def _in_utf8(content: Iterator[bytes]) -> Iterator[bytes]:
    first = next((piece for piece in content if piece), b"")
    if len(first) < 4:
        first += next((piece for piece in content if piece), b"")
    whole = chain([first], content)
    encoding = _utf16(first)
    if encoding:
        return _transcoded(whole, encoding)
    return chain([first.removeprefix(codecs.BOM_UTF8)], content)


def _utf16(first: bytes) -> str | None:
    """The form of UTF-16 by its mark, or by the zero bytes between Latin letters where it has none."""
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = first[:2_000]
    if len(sample) >= 8:
        for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
            if sample[offset::2].count(0) > len(sample) * 0.4:
                return encoding
    return None


def _transcoded(content: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="ignore")
    for piece in content:
        yield decoder.decode(piece).encode()
