"""What administrators ask for in a few fixed words of four languages. Pure: a text in, what it asks for out."""

import re
from dataclasses import dataclass
from typing import Literal

from index.loading.column_names import FIELDS
from index.loading.platforms import platform_code, profile
from index.texts import folded
from prompts.words import Words, languages
from retrieval.reading.surface import plain

What = Literal["stats", "doctor", "erase", "erase_soft", "allow"]
LONGEST_QUESTION = 200
"""Characters of a question for statistics; what is longer is a brief that begins with the same word."""
LONGEST_BESIDE_A_FILE = 60
"""Characters of words beside a file that may say what to do with it; what is longer is a brief that holds the word."""
MOST_PAIRS = 20

_TARGET = re.compile(r"(?<!\S)(?:https?://\S+|@[\w.\-]{1,80}|[a-z]{1,15}:[\w.\-]{1,80})(?!\S)", re.IGNORECASE)
_PAIR = re.compile(r"\s*(?:--map\s+)?([^=＝→\n]{1,60}?)\s*(?:=|＝|→|->)\s*([^=＝→\n]{1,120}?)\s*")
_DIRECTIONS = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What is asked for: `about` is a question, a handle or an id; `language` the one that it was asked in, `None` for English."""

    what: What
    about: str = ""
    language: str | None = None


def asked_of(text: str) -> Asked | None:
    """What a message asks for that is an administrator's to ask; `None` for every other message, however alike it begins."""
    said = text.translate(_DIRECTIONS).strip()
    for language in _in_order():
        found = _statistics(said, language) or _check(said, language) or _about_somebody(said, language)
        if found is not None:
            return found
    return None


def says_import(text: str) -> bool:
    """Whether words beside a file say that it is one to import."""
    letters = folded(text)
    return len(letters) <= LONGEST_BESIDE_A_FILE and any(
        re.search(re.escape(cue) if _unspaced(cue) else rf"(?<!\w){re.escape(cue)}(?!\w)", letters)
        for language in _in_order()
        for cue in _cues("import", language)
    )


def corrections_of(text: str, words: Words) -> dict[str, str] | None:
    """Columns by field, from words such as `followers = Subscribers`, one on each line or parted by commas; `None` where anything else is
    said as well. Fields are named by their code, by any name that files give them, or as they are shown.
    """
    parts = [part for part in re.split(r"[\n;؛]+", text.strip()) if part.strip()]
    if len(parts) == 1:
        parts = re.split(r"[,،](?=[^,،]*(?:=|＝|→|->))", parts[0])
    pairs = [_PAIR.fullmatch(part) for part in parts[: MOST_PAIRS + 1]]
    if not pairs or len(pairs) > MOST_PAIRS or any(pair is None for pair in pairs):
        return None
    shown = {folded(words.of("import_field", code)): code for code in FIELDS}
    return {shown.get(folded(pair[1]), pair[1]): pair[2] for pair in pairs if pair is not None}


def _in_order() -> list[str]:
    return sorted(languages(), key=lambda language: (language != "en", language))


def _cues(name: str, language: str) -> list[str]:
    """The longest first, so that none is taken for the beginning of another."""
    cues = {folded(cue) for cue in Words(language)(f"admin_cue.{name}").split("|")}
    return sorted(cues, key=lambda cue: (-len(cue), cue))


def _statistics(said: str, language: str) -> Asked | None:
    """The first of the cues may have a question right behind it, the others only after a colon."""
    if "\n" in said or len(said) > LONGEST_QUESTION:
        return None
    letters = plain(said)
    first = plain(Words(language)("admin_cue.stats").partition("|")[0])
    for cue in _cues("stats", language):
        if not letters.startswith(cue):
            continue
        rest = said[len(cue) :]
        if not rest or rest[0] in ":：" or (cue == first and (rest[0].isspace() or _unspaced(cue))):
            return Asked(what="stats", about=rest.strip(" :：?؟"), language=_spoken(language))
    return None


def _check(said: str, language: str) -> Asked | None:
    letters = folded(said).strip(" .!?؟")
    return Asked(what="doctor", language=_spoken(language)) if letters in _cues("doctor", language) else None


def _about_somebody(said: str, language: str) -> Asked | None:
    """A cue and one creator, in either order, with nothing else but particles."""
    targets = _TARGET.findall(said)
    name = _name(targets[0]) if len(targets) == 1 else None
    if name is None:
        return None
    rest = f" {folded(said.replace(targets[0], ' '))} "
    for particle in _cues("particles", language):
        rest = rest.replace(f" {particle} ", " ")
    letters = " ".join(rest.split()).strip(" .!:：?؟")
    whats: tuple[What, ...] = ("erase", "erase_soft", "allow")
    for what in whats:
        if letters in _cues(what, language):
            return Asked(what=what, about=name, language=_spoken(language))
    return None


def _name(target: str) -> str | None:
    """`@handle`, or `platform:handle`; a profile link as the latter."""
    if "://" in target:
        found = profile(target)
        return f"{found.platform}:{found.handle}" if found is not None and found.handle is not None else None
    if target.startswith("@"):
        return target
    platform, _, handle = target.partition(":")
    code = platform_code(platform)
    return f"{code or platform.casefold()}:{handle}" if handle else None


def _unspaced(cue: str) -> bool:
    """Thai writes words without spaces between them."""
    return "\u0e00" <= cue[-1] <= "\u0e7f"


def _spoken(language: str) -> str | None:
    return None if language == "en" else language
