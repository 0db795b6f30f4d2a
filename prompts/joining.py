"""Lists in one line, with the marks of the reader's script."""

from collections.abc import Iterable

from prompts.words import Words


def commas(parts: Iterable[str], words: Words) -> str:
    """ "a, b, c"; Persian has a comma of its own."""
    return ("، " if words.language == "fa" else ", ").join(parts)


def semicolons(parts: Iterable[str], words: Words) -> str:
    """ "a; b; c"; Persian has a semicolon of its own."""
    return ("؛ " if words.language == "fa" else "; ").join(parts)
