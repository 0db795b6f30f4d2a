"""From SVG to PNG; the drawing library is imported here alone. Our fonts are the only ones; nothing is read or kept elsewhere."""

import resvg_py

from bot.charts.typeface import FILES


def png_of(svg: str) -> bytes:
    """The picture at its own size, without a date or other words in it: the same SVG gives the same bytes."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=[str(path) for path in FILES],
            text_rendering="geometric_precision",
            shape_rendering="geometric_precision",
        )
    )
