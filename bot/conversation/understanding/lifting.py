"""Pins and blocks that are taken back: "no need to pin 4", "lift the block on @x"."""

from collections.abc import Callable

from bot.conversation.understanding.heard import Heard

_NEAR = 60
"""Letters between a word that takes back and what it takes back, names of creators among them."""


def lifted(deed: str) -> Callable[[Heard], bool]:
    """Whether creators are named, and the words of this deed have one that takes back beside them, with nothing but creators between."""

    def fits(heard: Heard) -> bool:
        cue = heard.cue(deed)
        if cue is None or not heard.named:
            return False
        letters = _without_creators(heard)
        before = heard.cues.between("asking", heard.plain, cue.start - _NEAR, cue.start, "lift")
        behind = heard.cues.between("asking", heard.plain, cue.end, cue.end + _NEAR, "lift_after")
        gaps = [letters[c.end : cue.start] for c in before if c.end <= cue.start] + [letters[cue.end : c.start] for c in behind]
        return any(not gap.strip() for gap in gaps)

    return fits


def _without_creators(heard: Heard) -> str:
    """The message with creators and the words that lead to their numbers blanked."""
    letters = list(heard.plain)
    spans = [(r.start, r.end) for r in heard.named] + [(c.start, c.end) for c in heard.cues.found("whom", heard.plain, "number")]
    spans += [(m.start, m.end) for m in heard.studied.page.marks("object")]
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)
