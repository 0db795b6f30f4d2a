"""Signs of layout in a text, made those of a labelled list: cells of a table pasted as text, and who says what in a pasted chat."""

import re
from collections import Counter

_LINE = re.compile(r"[^\n]+")
_CELLS = re.compile(r"[ \t]*(?:\t[ \t]*\|?|\|)[ \t]*")
_TIME = r"(?:\[?(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?[ \t]+)?\d{1,2}:\d{2}(?::\d{2})?(?:[ \t]?[AaPp][Mm])?\]?[ \t]*(?:-[ \t]*)?)?"
_SPEAKER = re.compile(r"[ \t]*" + _TIME + r"([^\s:>|\[][^\n:>|]{0,23}?)[ \t]*[:>](?=[ \t])")
_LABEL_LENGTH = 40
"""Letters of a first cell that can be a label; a longer one is text."""
_REPLY = re.compile(r"(?m)^[ \t]*>+(?= )")
"""What mail puts before each line of what is forwarded."""
_TABLE_LINES = 2
_TURNS = 2
"""Lines that a name must open to be a speaker's and no label, which stands once."""


def laid_out(text: str, plain: str) -> str:
    """`plain` with a colon behind the first cell of each line of a table, commas between the others, and speakers blanked; as long."""
    letters = list(_REPLY.sub(lambda m: " " * len(m.group()), plain))
    _mark_cells(text, letters)
    _blank_speakers(text, letters)
    return "".join(letters)


def _mark_cells(text: str, letters: list[str]) -> None:
    lines = [(line.start(), line.group()) for line in _LINE.finditer(text) if "\t" in line.group() or "|" in line.group()]
    cells = [(start, line, list(_CELLS.finditer(line))) for start, line in lines]
    rows = [(start, line, [c for c in found if c.start() and c.end() < len(line)]) for start, line, found in cells]
    rows = [row for row in rows if row[2]]
    if len(rows) < _TABLE_LINES:
        return
    for start, line, found in rows:
        if line.lstrip().startswith("|"):
            letters[start + line.index("|")] = " "
        counted = len(found) > 1 and line[: found[0].start()].strip(" |.").isdigit()  # a column that counts the rows
        for at in range(start, start + found[0].end()) if counted else ():
            letters[at] = " "
        kept = found[counted:]
        labelled = kept[0].start() <= _LABEL_LENGTH
        for place, cell in enumerate(kept):
            sign = ":" if place == 0 and labelled else ","
            for at in range(start + cell.start(), start + cell.end()):
                letters[at] = " "
            letters[start + cell.start()] = sign


def _blank_speakers(text: str, letters: list[str]) -> None:
    found = [(line.start(), said) for line in _LINE.finditer(text) if (said := _SPEAKER.match(line.group()))]
    turns = Counter(said.group(1).strip().casefold() for _, said in found)
    for start, said in found:
        if turns[said.group(1).strip().casefold()] >= _TURNS:
            for at in range(start + said.start(), start + said.end()):
                letters[at] = " "
            _join_answer(letters, start + said.end())


_ASKED = re.compile(r"[ \t]*[^\W\d_]+(?: [^\W\d_]+)?(\?)+[ \t]*(\n)")


def _join_answer(letters: list[str], start: int) -> None:
    """A question of one or two words in a chat ("size?") made the label of the line below, which answers it."""
    end = start
    while end < len(letters) and end - start < _LABEL_LENGTH and letters[end] != "\n":
        end += 1
    asked = _ASKED.fullmatch("".join(letters[start : end + 1]))
    if asked is not None:
        letters[start + asked.start(1)] = ":"
        letters[end] = " "
