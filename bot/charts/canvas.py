"""A page of shapes and texts that becomes an SVG. Points are pixels from the top left corner.

`start` is where reading begins. On a `mirrored` page, for readers from right to left, everything is laid out from the right:
callers count x from the start of a line in both directions and never ask which one it is.
"""

import re
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from bot.charts.typeface import FAMILY

Anchor = Literal["start", "middle", "end"]

_OTHER_END: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}
_RIGHT_TO_LEFT = ("\u202b", "\u202c")
"""Embedding marks of UAX #9: what stands between is one text from right to left."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_IN_ORDER = "\u2066\\g<0>\u2069"
"""A day such as 2026-11-25, which would come out as 25-11-2026 in a line from right to left, and the isolate that prevents it."""

INK = "#1f2933"
FAINT = "#5b6770"
RULE = "#d5dbe0"
PAPER = "#ffffff"


class Canvas:
    """Collects shapes in the order in which they cover each other. `texts` are those asked for, in order."""

    def __init__(self, wide: int, high: int, *, mirrored: bool = False) -> None:
        self.wide = wide
        self.high = high
        self.mirrored = mirrored
        self.texts: list[str] = []
        self._shapes: list[str] = []

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        anchor: Anchor = "start",
        bold: bool = False,
        colour: str = INK,
        halo: bool = False,
    ) -> None:
        """One line with its baseline at `y`; with a `halo` of paper it stays readable over lines."""
        self.texts.append(text)
        before, after = _RIGHT_TO_LEFT if self.mirrored else ("", "")
        said = _DAY.sub(_IN_ORDER, text) if self.mirrored else text
        anchored = _OTHER_END[anchor] if self.mirrored else anchor
        weight = ' font-weight="700"' if bold else ""
        ring = f' paint-order="stroke" stroke="{PAPER}" stroke-width="5" stroke-linejoin="round"' if halo else ""
        self._shapes.append(
            f'<text x="{self._x(x)}" y="{_n(y)}" font-family={quoteattr(FAMILY)} font-size="{_n(size)}"{weight} text-anchor="{anchored}"'
            f' fill="{colour}"{ring}>{before}{escape(said)}{after}</text>'
        )

    def box(
        self, x: float, y: float, wide: float, high: float, colour: str, *, opacity: float = 1.0, hatched: bool = False, round_: float = 0
    ) -> None:
        """A filled rectangle that begins at `x`; `hatched` ones are striped inside an outline, to be told apart without colour."""
        left = self.wide - x - wide if self.mirrored else x
        corner = f' rx="{_n(round_)}"' if round_ else ""
        placed = f'<rect x="{_n(left)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(high)}"{corner}'
        if hatched:
            key = f"h{colour.removeprefix('#')}"
            self._shapes.append(
                f'<defs><pattern id="{key}" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
                f'<rect width="5" height="10" fill="{colour}"/></pattern></defs>'
                f'{placed} fill="url(#{key})" stroke="{colour}" stroke-width="2.5"/>'
            )
        else:
            self._shapes.append(f'{placed} fill="{colour}"{_see_through(opacity)}/>')

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: str,
        *,
        thick: float = 1.5,
        opacity: float = 1.0,
        dashed: bool = False,
        round_: bool = False,
    ) -> None:
        """A straight line."""
        dashes = ' stroke-dasharray="12 8"' if dashed else ""
        ends = ' stroke-linecap="round"' if round_ else ""
        self._shapes.append(
            f'<line x1="{self._x(x1)}" y1="{_n(y1)}" x2="{self._x(x2)}" y2="{_n(y2)}" stroke="{colour}" stroke-width="{_n(thick)}"'
            f"{dashes}{ends}{_see_through(opacity)}/>"
        )

    def dot(self, x: float, y: float, radius: float, colour: str, *, diamond: bool = False) -> None:
        """A filled circle, or a diamond with an outline in its place."""
        if diamond:
            across = radius * 1.35
            corners = " ".join(f"{self._x(x + dx * across)},{_n(y + dy * across)}" for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0)))
            self._shapes.append(f'<polygon points="{corners}" fill="{PAPER}" stroke="{colour}" stroke-width="3.5"/>')
        else:
            self._shapes.append(
                f'<circle cx="{self._x(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{colour}" stroke="{PAPER}" stroke-width="1.5"/>'
            )

    def svg(self) -> str:
        """The whole page, on paper."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.wide}" height="{self.high}">'
            f'<rect width="{self.wide}" height="{self.high}" fill="{PAPER}"/>{"".join(self._shapes)}</svg>'
        )

    def _x(self, x: float) -> str:
        return _n(self.wide - x if self.mirrored else x)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _see_through(opacity: float) -> str:
    return f' opacity="{_n(opacity)}"' if opacity < 1 else ""
