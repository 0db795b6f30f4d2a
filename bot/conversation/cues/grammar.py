"""What a language is like, as far as rules go different ways for it: said in its cue file, so that code asks for no language by name."""

from dataclasses import dataclass
from functools import cache

from bot.conversation.cues.files import properties


@dataclass(frozen=True, kw_only=True, slots=True)
class Grammar:
    """Properties of a language; one whose file does not say it, or that has no file, has none of them."""

    verb_last: bool = False
    """The verb closes the sentence, so that what is to be done stands behind what it is done to."""
    latin: bool = False
    """Latin letters: names open with a capital, and what is wanted follows the word that asks for it."""
    marks_left_out: bool = False
    """People leave out the marks of foreign names ("zoe" for Zoë)."""
    syllable_names: bool = False
    """Names are made of syllables that are words as well."""
    city_first: bool = False
    """An abbreviation that is a country and a town is the town ("SG" is Sài Gòn)."""
    no_opens_cues: bool = False
    """The word for "no" opens cues that leave nothing out ("không quan trọng": it does not matter)."""


@cache
def grammar_of(language: str | None) -> Grammar:
    """The grammar that the cue file of a language tells."""
    return Grammar(**properties(language)) if language is not None else Grammar()
