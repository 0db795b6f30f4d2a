"""Why a text could not be answered as a brief, in words."""

from collections.abc import Mapping

from prompts.figures import number
from prompts.words import Words
from retrieval.reading.problems import LONGEST, BriefProblem


def problem_in_words(problem: BriefProblem, words: Words) -> str:
    """One sentence that names the problem and the way on."""
    if problem.code == "contradictory":
        return words("problem.contradictory", what=_contradiction(problem, words))
    return words(f"problem.{problem.code}", **({"limit": str(LONGEST)} if problem.code == "too_long" else {}))


def document_problem_in_words(code: str, details: Mapping[str, str], words: Words) -> str:
    """Why a file could not be read with the way on, or (codes that begin with note_) what of it was left out."""
    return words(f"document.{code}", **details)


def _contradiction(problem: BriefProblem, words: Words) -> str:
    """The two sides, each by its label, with the figures that clash."""
    details = dict(problem.details)
    labels = [_label(str(details.pop(side)), words) for side in ("first", "second") if side in details]
    figures = ", ".join(words.of("match", value) if isinstance(value, str) else number(value, words.language) for value in details.values())
    return " / ".join(dict.fromkeys(labels)) + (f" ({figures})" if figures else "")


def _label(field: str, words: Words) -> str:
    name = {"start": "dates", "end": "dates"}.get(field, field.removesuffix("_min").removesuffix("_max"))
    return words.of("brief", name)
