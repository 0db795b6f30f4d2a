"""Lines that read right whichever way their letters run: Slack shows a line in the direction of its first letter, or always from the left.

Runs of the other direction are kept apart by isolates, and the line begins with a mark of its own. `index.texts.shown` drops all of these
signs, so that no text of others can hold any.
"""

import re

LEFT, RIGHT = "\u200e", "\u200f"
_APART, _RIGHT_APART, _END = "\u2068", "\u2067", "\u2069"
_FROM_RIGHT = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_BETWEEN = r"\s\u200c.,\u060c:!?'\"\u00ab\u00bb()\-/\u2026\d"
_QUOTE = "\u201c[^\u201c\u201d]*\u201d"
_RUN_FROM_RIGHT = re.compile(f"{_QUOTE}|[{_FROM_RIGHT}]+(?:[{_BETWEEN}]{{1,3}}[{_FROM_RIGHT}]+)*")
_LETTER = f"(?![{_FROM_RIGHT}])[^\\W\\d_]"
_NAME = f"[@#]?_?{_LETTER}(?:[^\\s{_FROM_RIGHT}]*[^\\s{_FROM_RIGHT},.;:!?()\u00ab\u00bb\u201c\u201d\u2026])?"
_DAY = r"\d{4}-\d\d-\d\d"
_RUN_FROM_LEFT = re.compile(f"{_QUOTE}|{_DAY}|{_NAME}(?: {_NAME})*")
_ANY_FROM_RIGHT = re.compile(f"[{_FROM_RIGHT}]")


def runs_apart(text: str, language: str) -> str:
    """The text with what runs the other way than this language kept apart, quotes as a whole: their direction is their own."""
    run = _RUN_FROM_LEFT if language == "fa" else _RUN_FROM_RIGHT
    return run.sub(lambda found: _isolated(found.group(), language), text)


def _isolated(run: str, language: str) -> str:
    if not run.startswith("\u201c"):
        return apart(run)
    return f"\u201c{apart(run[1:-1])}\u201d" if needs_apart(run, language) else run


def apart(text: str) -> str:
    """A text of others that keeps its own direction, whatever stands around it."""
    return f"{_APART}{text}{_END}"


def needs_apart(text: str, language: str) -> bool:
    """Whether a text of others holds anything that runs the other way."""
    return language == "fa" or _ANY_FROM_RIGHT.search(text) is not None


def opening(text: str, language: str) -> str:
    """What a line with this text begins with, `closing` what it ends with; empty where everything runs one way."""
    if language == "fa":
        return RIGHT + _RIGHT_APART
    return LEFT if _ANY_FROM_RIGHT.search(text) else ""


def closing(language: str) -> str:
    """See `opening`."""
    return _END if language == "fa" else ""


def directed(text: str, language: str) -> str:
    """Every line of a text in the direction of this language, runs of the other apart."""
    return "\n".join(
        f"{opening(line, language)}{runs_apart(line, language)}{closing(language)}" if line else "" for line in text.split("\n")
    )
