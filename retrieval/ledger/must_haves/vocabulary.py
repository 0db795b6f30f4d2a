"""Everyday concepts that must-haves are made of, each with its words in several languages, found in a text in one pass.

`vocabulary/must_haves/*.toml`: a section for each concept with `kind`, what it `is` as well, its words by language (separated by ";"),
and `traps`, words that only look like it. `asks_LANGUAGE` are words that name it in a must-have and prove nothing in a post ("tutorial" by
"explains how"); `weak_LANGUAGE` are words that two posts together prove it by. Words of further languages stand in
`languages/LANGUAGE.toml`, one line for each concept. A speaker adds words there without touching code.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from retrieval.ledger.must_haves.stems import stemmed
from retrieval.niches import NicheBook
from retrieval.reading.words.lexicon import Entry, Lexicon

FOLDER = Path(__file__).parents[2] / "vocabulary" / "must_haves"
LANGUAGES = ("en", "th", "fa", "vi", "es", "id", "pt", "de", "fr", "ar", "ko", "ja", "hi")

Kind = Literal["thing", "role", "deed", "format", "quality", "place", "number", "soft", "topic"]
"""thing: is owned · role: is what somebody is · deed: is done · format: is a kind of content · quality, place, number: go with another
one · soft: asks for nothing · topic: what posts are about."""

NICHES_IN = 6
"""Languages of these that niches are read in: of a post in another, only the concepts here are."""

NAMES = 7
"""Words at the head of a list that name the concept; those behind are sorts and signs of it."""

LOANS, SHORT = "loans", 4
"""Said with the languages of a text whose writer does not write English: of English only words of more letters are read ("son")."""

Span = tuple[int, int]
_NOT_CONCEPTS = ("signs", "phrases")
_TRAP, _SIGN = "trap ", "sign "
_ASKS, _WEAK = "asks_", "weak_"
_ARABIC_PREFIXES = ("ال", "و", "ب", "بال", "لل")
_ARABIC_MINE = ("ی", "نا")
_MINE_ENDINGS = ("م", "مون", "مان")
_SHORT_NOUNS = frozenset({"سگ"})
"""Nouns of two letters that take endings: with others that gives other words."""
_THAI_INSIDE = frozenset("ะาำๅ\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
_THAI_BEFORE = frozenset("เแโใไ")


@dataclass(frozen=True, kw_only=True, slots=True)
class Concept:
    """One concept. `owned`: having one of these shows the role ("my daughter"), where the gender fits; `by`: also shown by these."""

    name: str
    kind: Kind
    over: frozenset[str]
    owned: str | None = None
    gender: str | None = None
    by: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """What a text says: spans of its stemmed form by concept (all that a word `is` included) and by sign ("mine", "negation")."""

    words: str
    concepts: Mapping[str, tuple[Span, ...]]
    signs: Mapping[str, tuple[Span, ...]]
    weak: Mapping[str, tuple[Span, ...]]
    """Spans of what only hints at a concept."""


class Vocabulary:
    """All concepts, read once."""

    def __init__(self, book: NicheBook, folder: Path = FOLDER) -> None:
        self._book = book
        self._folder = folder

    @cached_property
    def _sections(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for path in sorted(self._folder.glob("*.toml")):
            if path.stem not in _NOT_CONCEPTS:
                found |= tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(self._folder.glob("languages/*.toml")):
            for name, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
                found[name][path.stem] = "; ".join(filter(None, (found[name].get(path.stem), words)))
        return found

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        """Concepts by name; niches of the niche vocabulary are topics."""
        found = {name: self._concept(name) for name in self._sections}
        found |= {f"niche {n}": Concept(name=f"niche {n}", kind="topic", over=frozenset()) for n in self._book.entries}
        return found

    @cached_property
    def signs(self) -> dict[str, dict[str, str]]:
        """Words by sign, then language."""
        return tomllib.loads((self._folder / "signs.toml").read_text(encoding="utf-8"))

    @cached_property
    def phrasing(self) -> dict[str, dict[str, str]]:
        """Words of must-haves themselves, by what they do, then language."""
        return tomllib.loads((self._folder / "phrases.toml").read_text(encoding="utf-8"))

    def names(self, concept: Concept, stem: str, language: str) -> bool:
        """Whether a stemmed phrase names the concept itself: one of the first words given for it, and no sort of it."""
        if "sorts" in self._sections.get(concept.name, {}):  # each word a trade or craft of its own
            return False
        if concept.name not in self._sections:  # a niche: its names are its own
            return True
        section = self._sections[concept.name]
        first = {stemmed(one) for one in (*listed(section.get(language, ""))[:NAMES], *listed(section.get(_ASKS + language, "")))}
        return stem in first or set(stem.split()) <= {word for one in first for word in one.split()}

    def _concept(self, name: str) -> Concept:
        section = self._sections[name]
        kind = section["kind"]
        if kind not in get_args(Kind):
            raise ValueError(f"{name}: {kind!r} is no kind of concept")
        return Concept(
            name=name,
            kind=kind,  # type: ignore[arg-type]  # checked above
            over=self._over(name),
            owned=section.get("owned"),
            gender=section.get("gender"),
            by=frozenset(listed(section.get("by", ""))),
        )

    def _over(self, name: str) -> frozenset[str]:
        direct = listed(self._sections[name].get("is", ""))
        return frozenset(direct).union(*(self._over(one) for one in direct))

    @cached_property
    def _lexicon(self) -> Lexicon:
        told: dict[tuple[str, str], dict[str, None]] = {}
        for phrase, category, value in self._entries():
            told.setdefault((phrase, category), {})[value] = None
        return Lexicon(Entry(phrase, category, ",".join(values), capitals=False) for (phrase, category), values in told.items())

    def _entries(self) -> Iterator[tuple[str, str, str]]:
        for name, section in self._sections.items():
            for language in LANGUAGES:
                for word in listed(section.get(language, "")):
                    phrase = stemmed(word)
                    yield from self._forms(phrase, name, section["kind"], language)
                for use in (_ASKS, _WEAK):
                    yield from ((stemmed(word), name, use + language) for word in listed(section.get(use + language, "")))
            yield from ((stemmed(word), f"{_TRAP}{name}", name) for word in listed(section.get("traps", "")))
        for sign, by_language in self.signs.items():
            yield from ((stemmed(word), f"{_SIGN}{sign}", code) for code, words in by_language.items() for word in listed(words))
        for niche in self._book.entries:
            for language in LANGUAGES[:NICHES_IN]:
                yield from ((stemmed(name), f"niche {niche}", language) for name in self._book.names(niche, language))

    def _forms(self, phrase: str, name: str, kind: str, language: str) -> Iterator[tuple[str, str, str]]:
        """A word with the endings that are written onto it: in Persian "my", "a", "the", "is"; in Arabic "the", "and", "with", "my"."""
        yield phrase, name, language
        if language == "fa" and kind in {"thing", "role"} and " " not in phrase and (len(phrase) > 2 or phrase in _SHORT_NOUNS):
            yield from ((phrase + ending, name, "mine" if kind == "thing" else "fa") for ending in _MINE_ENDINGS)
            yield from ((phrase + ending, name, "fa") for ending in ("ی", "و", "ه", "یم", "ش"))
        if language == "ar" and len(phrase) > 2:
            yield from ((prefix + phrase, name, "ar") for prefix in _ARABIC_PREFIXES)
            if kind in {"thing", "role"} and " " not in phrase:
                stem = phrase[:-1] + "ت" if phrase[-1] in "هة" else phrase
                yield from ((stem + ending, name, "ar") for ending in _ARABIC_MINE)

    def marked(self, text: str, languages: Collection[str] = LANGUAGES, *, asking: bool = False) -> Marked:
        """What the words of a text say, as far as they are words of these languages; `asking`: of a must-have instead of a post."""
        words = stemmed(text)
        foreign = {one for one in languages if one != "en"}
        found: dict[str, list[Span]] = {}
        weak: dict[str, list[Span]] = {}
        signs: dict[str, list[Span]] = {}
        traps: dict[str, list[Span]] = {}
        for mark in self._lexicon.marks(words, words):
            span = (mark.start, mark.end)
            if mark.category.startswith(_TRAP):
                traps.setdefault(mark.value, []).append(span)
                continue
            if not whole(words, *span):
                continue
            if mark.category.startswith(_SIGN):
                if _spoken(mark.value, languages):
                    signs.setdefault(mark.category.removeprefix(_SIGN), []).append(span)
            elif (
                LOANS in languages
                and _spoken(mark.value, {"en"}, use=_ASKS if asking else "")
                and mark.end - mark.start <= SHORT
                and not _spoken(mark.value, foreign)
            ):
                continue
            elif _spoken(mark.value, languages) or (asking and _spoken(mark.value, languages, use=_ASKS)):
                found.setdefault(mark.category, []).append(span)
                if "mine" in mark.value:
                    signs.setdefault("mine", []).append(span)
            elif _spoken(mark.value, languages, use=_WEAK):
                (found if asking else weak).setdefault(mark.category, []).append(span)
        return Marked(
            words=words,
            concepts=self._closed({name: _outside(spans, traps.get(name, [])) for name, spans in found.items()}),
            signs={sign: tuple(spans) for sign, spans in signs.items()},
            weak=self._closed({name: _outside(spans, traps.get(name, [])) for name, spans in weak.items()}),
        )

    def _closed(self, found: Mapping[str, list[Span]]) -> dict[str, tuple[Span, ...]]:
        closed: dict[str, set[Span]] = {}
        for name, spans in found.items():
            for one in (name, *self.concepts[name].over):
                closed.setdefault(one, set()).update(spans)
        return {name: tuple(sorted(spans)) for name, spans in sorted(closed.items()) if spans}


def _spoken(told: str, languages: Collection[str], use: str = "") -> bool:
    return any((one == "mine" and not use) or (one.startswith(use) and one.removeprefix(use) in languages) for one in told.split(","))


def listed(words: str) -> tuple[str, ...]:
    """The items of a list separated by ";"."""
    return tuple(one for word in words.split(";") if (one := word.strip()))


def _outside(spans: list[Span], traps: list[Span]) -> list[Span]:
    return [span for span in spans if not any(start < span[1] and span[0] < end for start, end in traps)]


def whole(words: str, start: int, end: int) -> bool:
    """False where a Thai word found is the beginning or the end of another syllable."""
    if not "\u0e00" <= words[start] <= "\u0e7f":
        return True
    return (
        not (words[end : end + 1] in _THAI_INSIDE or (start and words[start - 1] in _THAI_BEFORE))
        if end < len(words)
        else not (start and words[start - 1] in _THAI_BEFORE)
    )
