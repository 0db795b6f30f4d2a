"""Creators by name: a full name, a part of it that no other creator of the list shares, a handle without its @."""

import re
from collections.abc import Sequence

from bot.conversation.cues.cues import Cues
from bot.conversation.cues.files import own_words
from bot.conversation.cues.grammar import grammar_of
from bot.conversation.whom.latin_names import typed_in_persian
from bot.conversation.whom.reference import Reference, Shown
from bot.conversation.whom.words_or_names import called, of_a_brief, stands_apart
from retrieval.reading.page import Page
from retrieval.reading.surface import bare, joined, plain

_SHORTEST_NAME = 3


def by_name(page: Page, cues: Cues, shown: Sequence[Shown], about: str) -> list[Reference]:
    """By full name, by a part of it that no other creator of the list shares, or by handle without its @."""
    grammar = grammar_of(cues.language)
    titles = own_words(cues.language, "name", "title") if grammar.verb_last else ()
    words = [[word for word in _words_of(one.name) if word not in titles] for one in shown]
    found: list[Reference] = []
    for position, one in enumerate(shown, start=1):
        shared = {word for n, other in enumerate(words, start=1) if n != position for word in other}
        own = words[position - 1]
        own = own[:1] if own and "\u0e00" <= own[0][0] <= "\u0e7f" else own  # other Thai words would be found inside words
        apart = [word for word in own if word not in shared]
        shortest = _SHORTEST_NAME - 1 if grammar.syllable_names else _SHORTEST_NAME  # "Vy", where something shows it to be a name
        alone = [word for word in apart if len(word) >= shortest or stands_apart(page, cues, word)]
        alone = [*_runs(own), *alone] if grammar.syllable_names else alone
        whole = {plain(one.name), plain(one.handle), bare(plain(one.name))}
        for written in (plain(one.name), plain(one.handle), *alone):
            phrase = bare(written) if page.unmarked else written
            at = _at(page, phrase)
            at = _at(page, bare(phrase)) if at is None and grammar.marks_left_out else at  # "zoe" for Zoë
            if at is None or (phrase not in whole and of_a_brief(page, cues, at, at + len(phrase), about)):
                continue
            if grammar.syllable_names and phrase not in whole and " " not in phrase and not called(page, at, at + len(phrase)):
                continue
            found.append(Reference(at, at + len(phrase), position, sure=True))
            break
        else:
            found += _typed_in_persian(page, cues, alone, position, about)
    return sorted(found, key=lambda r: r.start - r.end)


def _typed_in_persian(page: Page, cues: Cues, words: Sequence[str], position: int, about: str) -> list[Reference]:
    """A name that the list shows in Latin letters, as Persian letters write it."""
    # only the letters of Persian are compared with Latin ones
    spans = [span for word in words if page.language == "fa" for span in typed_in_persian(word, page.plain)]
    return [Reference(*span, position, sure=True) for span in spans[:1] if not of_a_brief(page, cues, *span, about)]


def _runs(words: Sequence[str]) -> list[str]:
    """Two or more syllables of a name in a row, the longest first."""
    return [" ".join(words[n : n + size]) for size in range(len(words) - 1, 1, -1) for n in range(len(words) - size + 1)]


def _at(page: Page, phrase: str) -> int | None:
    """Where a name stands as whole words, not as a handle."""
    if len(phrase) < _SHORTEST_NAME - 1 or (len(phrase) < _SHORTEST_NAME and not _short_names(page, phrase)):
        return None
    for m in re.finditer(_as_typed(phrase), page.plain):
        if (
            page.plain[m.start() - 1 : m.start()] != "@"
            and _whole(page.plain, m.start(), m.end())
            and not _in_a_word(page, m.start(), m.end())
        ):
            return m.start()
    return None


def _short_names(page: Page, phrase: str) -> bool:
    """Whether a name may have two letters: Thai and Vietnamese ones do."""
    return "\u0e00" <= phrase[0] <= "\u0eff" or grammar_of(page.language).syllable_names


def _in_a_word(page: Page, start: int, end: int) -> bool:
    """Whether a Persian name is joined to more of a word by a joiner that shows no space ("کمپ‌دار")."""
    goes_on = page.text[end : end + 1] == "\u200c" and not page.plain.startswith(("ها", "رو", "ی", "ه"), end + 1)
    return page.text[start - 1 : start] == "\u200c" or goes_on


_PERSIAN_ENDINGS = r"(?:رو|و|م|ه|ش|ست|یه|ا|هم)?(?!\w)"
"""The object marker and other small words, written onto a name."""


def _as_typed(phrase: str) -> str:
    """A name as a pattern; in Persian with "آ" or "ا" and a small word written onto it."""
    name = re.escape(phrase)
    return name.replace("آ", "[آا]") + _PERSIAN_ENDINGS if "\u0600" <= phrase[-1] <= "\u06ff" else name


def _words_of(name: str) -> list[str]:
    return [word for word in re.split(r"[\s_.&+()]+", plain(name)) if word]


def _whole(text: str, start: int, end: int) -> bool:
    left, right = text[start - 1 : start], text[end : end + 1]
    if "\u0e00" <= text[start] <= "\u0eff":
        inside = (left and joined(left, text[start])) or (right and joined(text[end - 1], right)) or "\u0e40" <= left <= "\u0e44"
        return not inside
    return not (left.isalnum() or right.isalnum())
