"""The words of each language, from the data files under `retrieval/vocabulary/reading/` and, for names of countries, from CLDR."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from retrieval.reading.lexicon import Entry, Lexicon
from retrieval.reading.surface import bare, plain

_FOLDER = Path(__file__).parent.parent / "vocabulary" / "reading"
_OWN_ONLY = frozenset(
    {
        "topic_stop", "list_join", "live_in", "trim", "people_after", "lang_cue", "lang_after", "article", "function", "opening", "does",
        "who_does", "doer", "introduces", "bare_for", "business", "belongs", "opener",
    }
)  # fmt: skip
_OWN_IN_LATIN = frozenset(
    {
        "no",
        "no_after",
        "but",
        "exclude_cue",
        "exclude_join",
        "condition_stop",
        "condition_trim",
        "topic_before",
        "product_cue",
        "is",
        "digit",
        "from",
        "on_day",
        "until",
        "before",
        "must_cue",
        "courtesy",
        "similar",
        "brand_verb",
        "we_are",
        "plus",
        "both",
        "date_glue",
        "product_stop",
        "not_a_name",
        "past",
    }
)
"""Categories of small words: English ones mean something else inside another language."""
_CLDR = {"tl": "fil"}
_UNSPACED = frozenset({"th", "lo", "ja", "zh"})
_PHRASES_SPACED = frozenset({"th", "lo"})
_SHORTEST_COUNTRY = {"th": 5, "lo": 5, "zh": 2}
"""Letters of a country's name from which it is no part of another word; the shorter ones are listed where they are safe."""
_SPOKEN = frozenset(
    [
        "en",
        "th",
        "fa",
        "vi",
        "es",
        "pt",
        "id",
        "ar",
        "fr",
        "de",
        "ja",
        "ko",
        "zh",
        "hi",
        "it",
        "tr",
        "ru",
        "nl",
        "pl",
        "tl",
        "ms",
        "ur",
        "lo",
        "km",
        "my",
        "ta",
        "te",
        "kn",
        "ml",
        "mr",
        "gu",
        "pa",
        "bn",
        "si",
        "ne",
        "sv",
        "no",
        "da",
        "fi",
        "cs",
        "sk",
        "hu",
        "ro",
        "bg",
        "el",
        "uk",
        "he",
        "sw",
        "am",
        "ku",
        "az",
        "uz",
        "kk",
        "ps",
        "hr",
        "sr",
        "sl",
        "lt",
        "lv",
        "et",
        "ca",
    ]
)
"""Languages that a brief may ask for; names of others are too often ordinary words."""
_BEFORE_LANGUAGE = {"th": "ภาษา", "vi": "tiếng ", "id": "bahasa ", "fa": "زبان "}
"""The word for "language" before its name, which makes it one beyond doubt."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the readers need to know of one language; built once and kept for the life of the process."""

    language: str
    lexicon: Lexicon
    magnitudes: Lexicon
    decimal: str
    digits: Lexicon
    """Spelled digits, inside other words too, for numbers that are written without spaces."""
    unspaced: bool
    phrases_spaced: bool
    """Whether a space ends a phrase, as in Thai."""
    myriad: bool
    """Whether numbers are counted by ten thousands."""
    head_final: bool
    """Whether what says "from", "not" or "for" follows its noun, and modifiers precede theirs."""
    noun_first: bool
    """Whether what a person or a video is about follows the noun ("kênh du lịch"), not precedes it ("travel channels")."""

    @property
    def modifiers_first(self) -> bool:
        """Whether whole clauses precede the noun that they describe, as in Japanese, Korean, Chinese and Hindi."""
        return self.myriad or self.head_final


def known_languages() -> tuple[str, ...]:
    """Languages that have a file of words, in order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml") if len(path.stem) == 2))


@cache
def vocabulary(language: str, *, unmarked: bool = False) -> Vocabulary:
    """The words of a language with the English and the international ones; `unmarked` for Vietnamese typed without marks."""
    own = _file(language) if language in known_languages() else {}
    entries = list(_entries(_file("names"), unmarked=unmarked))
    entries += _entries(own, unmarked=unmarked)
    foreign = _OWN_ONLY | (frozenset() if language in {"th", "fa", "ar", "ja", "ko", "zh", "ru", "hi"} else _OWN_IN_LATIN)
    if language != "en":
        entries += (entry for entry in _entries(_file("en"), unmarked=False) if entry.category not in foreign)
    entries += _named(language, unmarked=unmarked)
    if language != "en":
        entries += _named("en", unmarked=False)
    own_money = {e.phrase for e in _entries(own, unmarked=unmarked) if e.category == "currency"}
    first = {e for e in _entries(own, unmarked=unmarked) if e.category == "currency"}
    entries = [e for e in entries if e.category != "currency" or e.phrase not in own_money or e in first]  # whose "dirhams" they are
    settings = own.get("settings", {}) if own else _file("en").get("settings", {})
    magnitudes = [entry for entry in entries if entry.category == "magnitude"]
    own_magnitudes = {e.phrase for e in _entries(own, unmarked=unmarked) if e.category == "magnitude"}
    own_entries = [e for e in _entries(own, unmarked=unmarked) if e.category == "magnitude"]
    magnitudes = own_entries + [e for e in magnitudes if e.phrase not in own_magnitudes]
    return Vocabulary(
        language=language,
        lexicon=Lexicon(
            (e for e in entries if e.category != "magnitude"),
            suffixes=map(plain, settings.get("suffixes", ())),
            prefixes=map(plain, settings.get("prefixes", ())),
        ),
        magnitudes=Lexicon(magnitudes),
        decimal=next(iter(settings.get("decimal", ["."]))),
        digits=Lexicon(e for e in entries if e.category in {"digit", "digit_inside"}),
        unspaced=language in _UNSPACED,
        phrases_spaced=language in _PHRASES_SPACED,
        myriad="myriad" in settings.get("numbers", ()),
        head_final="head_final" in settings.get("order", ()),
        noun_first="topic" in settings.get("noun_before", ()),
    )


@cache
def _file(name: str) -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _entries(tables: Mapping[str, Mapping[str, list[str]]], *, unmarked: bool) -> Iterator[Entry]:
    for category, values in tables.items():
        if category == "settings":
            continue
        for value, phrases in values.items():
            for phrase in phrases:
                yield _entry(phrase, category, value, unmarked=unmarked)


def _entry(phrase: str, category: str, value: str, *, unmarked: bool = False) -> Entry:
    words = plain(phrase)
    capitals = len(phrase) <= 4 and phrase.isascii() and phrase.isalpha() and phrase.isupper()
    return Entry(bare(words) if unmarked else words, category, value, capitals)


def _named(language: str, *, unmarked: bool) -> Iterator[Entry]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  its data is only needed once a brief is read

    try:
        locale = Locale.parse(_CLDR.get(language, language))
    except (UnknownLocaleError, ValueError):
        return
    for code, name in locale.territories.items():
        if (
            len(code) == 2
            and code.isalpha()
            and code not in {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB", "IC", "EA", "AC", "CP", "DG", "TA"}
            and len(name) >= _SHORTEST_COUNTRY.get(language, 3)
        ):
            yield _entry(name, "country", code, unmarked=unmarked)
    for code, name in locale.languages.items():
        if code not in _SPOKEN:
            continue
        prefix = _BEFORE_LANGUAGE.get(language, "")
        bare_name = plain(name).removeprefix(prefix) if prefix else plain(name)
        yield _entry(bare_name, "language", code, unmarked=unmarked)
        if prefix:
            yield _entry(prefix + bare_name, "language_said", code, unmarked=unmarked)
    for zone in locale.time_zones.values():
        if len(city := zone.get("city", "")) > 3:
            yield _entry(city, "city", "", unmarked=unmarked)


@cache
def common_words(language: str, *, unmarked: bool = False) -> frozenset[str]:
    """The commonest short words of a language, by which a text of a few words is told."""
    words = _file(language).get("settings", {}).get("common", []) if language in known_languages() else []
    return frozenset(bare(plain(word)) if unmarked else plain(word) for word in words)
