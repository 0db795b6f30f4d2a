"""Countries and languages by the names that a reader knows them by."""

from babel import Locale

from prompts.words import Words


def country(code: str, words: Words) -> str:
    """The name of an ISO 3166 code; what is none stays as it is."""
    return str(Locale.parse(words.language).territories.get(code, code))


def tongue(code: str, words: Words) -> str:
    """The name of a language by its code; what is none stays as it is."""
    return str(Locale.parse(words.language).languages.get(code, code))
