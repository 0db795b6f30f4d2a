"""What the typeface of the pictures can draw, and how wide it comes out: read from the font files themselves.

Only two tables are read: `cmap` (format 4, which our files have) and `hmtx`, see the OpenType specification. Widths are without shaping:
exact for Latin and Thai, and a little too wide for joined Arabic letters, which is the safe side for a layout.
"""

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
FAMILY = "Briefmatch Charts"
FILES = (FOLDER / "BriefmatchCharts-Regular.ttf", FOLDER / "BriefmatchCharts-Bold.ttf")

_SEGMENTS = (3, 1, 4)
"""Platform, encoding and format of the table of characters that is read."""


def draws(character: str) -> bool:
    """There is a glyph for this character."""
    return ord(character) in _advances(bold=False)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Pixels that a text takes at a size in pixels. A character without a glyph counts as wide as an M."""
    known = _advances(bold=bold)
    return size * sum(known.get(ord(character), known[ord("M")]) for character in text)


@cache
def _advances(*, bold: bool) -> Mapping[int, float]:
    """Width of each character that has a glyph, as a share of the size."""
    content = FILES[bold].read_bytes()
    (tables,) = struct.unpack_from(">H", content, 4)
    found = {tag: offset for tag, _, offset, _ in (struct.unpack_from(">4sLLL", content, 12 + 16 * k) for k in range(tables))}
    (unit,) = struct.unpack_from(">H", content, found[b"head"] + 18)
    (measured,) = struct.unpack_from(">H", content, found[b"hhea"] + 34)
    widths = [struct.unpack_from(">H", content, found[b"hmtx"] + 4 * k)[0] / unit for k in range(measured)]
    return {code: widths[min(glyph, measured - 1)] for code, glyph in _glyphs(content, found[b"cmap"]).items()}


def _glyphs(content: bytes, start: int) -> dict[int, int]:
    """The glyph of each character of the Basic Multilingual Plane that has one."""
    (count,) = struct.unpack_from(">H", content, start + 2)
    for k in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", content, start + 4 + 8 * k)
        table = start + offset
        if (platform, encoding, *struct.unpack_from(">H", content, table)) == _SEGMENTS:
            return dict(_segments(content, table))
    raise ValueError("the font has no table of characters in format 4")


def _segments(content: bytes, table: int) -> list[tuple[int, int]]:
    (doubled,) = struct.unpack_from(">H", content, table + 6)
    ends = table + 14
    starts, deltas, ranges = (ends + 2 + doubled * k for k in (1, 2, 3))
    found: list[tuple[int, int]] = []
    for at in range(0, doubled, 2):
        last, first, delta, reach = (struct.unpack_from(">H", content, column + at)[0] for column in (ends, starts, deltas, ranges))
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if reach:
                (glyph,) = struct.unpack_from(">H", content, ranges + at + reach + 2 * (code - first))
            if glyph and (placed := (glyph + delta) & 0xFFFF if glyph else 0):
                found.append((code, placed))
    return found
