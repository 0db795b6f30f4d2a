"""Comparatives without a figure for what they compare."""

from bot.conversation.refining.reading import Reading
from retrieval.reading.surface import Span
from retrieval.refinement import Shift


def shifts_said(reading: Reading, found: dict[str, object]) -> tuple[Shift, ...]:
    """Comparatives without a figure for what they compare."""
    given = {name.split("_")[0] for name in found}
    given |= {"age"} if any(name.startswith("audience_age") for name in found) else set()
    shifts = []
    cues = reading.cues.found("shift", reading.page.plain)
    for cue in cues:
        if any(
            other.name[:-1] == cue.name[:-1] and cue.end < other.end for other in reading.said("shift", within=Span(cue.start + 1, cue.end))
        ):
            continue  # "ช่องใหญ่" in "ช่องใหญ่ไป": what follows says more
        what, up = cue.name[:-1], cue.name.endswith("+")
        if what not in given and Shift(what=what, up=up) not in shifts:  # type: ignore[arg-type]  # the cue files' closed list
            shifts.append(Shift(what=what, up=up))  # type: ignore[arg-type]  # as above
    return tuple(shifts[:1] if len({s.what for s in shifts}) == 1 else shifts)
