"""How much of a file is looked at, and why. A brief fits many times over; what is larger is a mistake or an attack."""

from retrieval.reading.problems import LONGEST

MOST_CHARACTERS = LONGEST
"""Characters that come out of a file: what the brief reader takes. Reading stops there, so that nothing later costs time."""

MOST_BYTES = 25_000_000
"""Of the file itself. A deck with photographs stays below, and mail servers stop at about as much."""

MOST_UNPACKED = 100_000_000
"""Bytes of all parts of an Office file together. Its libraries hold pictures in memory though nobody looks at them here."""

MOST_XML = 30_000_000
"""Bytes of all XML of an Office file together; a parsed tree takes some ten times as much memory."""

MOST_RATIO = 200
"""Unpacked to packed, of one part above `RATIO_FROM`. Repetitive sheets reach about 100; a bomb is near 1,000, the most of deflate."""

RATIO_FROM = 1_000_000
"""Bytes unpacked below which a part does no harm, whatever its ratio: empty sheets and themes pack very well."""

MOST_PARTS = 5_000
"""Files within an Office file. Decks of hundreds of slides have some 2,000."""

MOST_PAGES = 100
"""Of a PDF. Whoever attaches a longer one attached a report, and the brief is in front."""

MOST_SLIDES = 100
"""Of a presentation, for the same reason."""

MOST_SHEETS = 20
"""Of a workbook. Briefs are on the first ones."""

MOST_HTML = 5_000_000
"""Characters of a page or of an e-mail in HTML. Walking empty elements takes half a microsecond a character."""

LOOKED_AT = 10 * MOST_CHARACTERS
"""Characters of plain text within which those that are kept must stand; the rest are empty lines, of which one is enough."""

MOST_BOUNDARIES = 30
"""Parts within parts of an e-mail. The standard library compares every line with the boundary of each that is open."""

MOST_ROWS = 2_000
"""Of one sheet. More rows are a list of creators, not a brief, and belong to `build`."""

MOST_COLUMNS = 50
"""Of one sheet. A cell far to the right would otherwise make every row as wide."""

SECONDS = 20.0
"""For one file, by the clock. Nearly all take less than one second; a PDF whose forms draw each other could go on for ever."""

MEMORY = 1_500_000_000
"""Bytes of address space of the process that reads a file: three times what the largest allowed Word file needed."""
