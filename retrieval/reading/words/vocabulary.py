"""The words of each language, from the data files under `retrieval/vocabulary/reading/` and, for names of countries, from CLDR."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from retrieval.reading.surface import bare, plain
from retrieval.reading.words.lexicon import Entry, Lexicon
from retrieval.reading.words.traits import Traits
from retrieval.reading.words.word_lists import known_languages, word_file

_OWN_ONLY = frozenset(
    {
        "topic_stop", "list_join", "live_in", "trim", "people_after", "lang_cue", "lang_after", "article", "function", "opening", "does",
        "who_does", "doer", "introduces", "bare_for", "business", "belongs", "opener",
    }
)  # fmt: skip
_OWN_IN_LATIN = frozenset(
    {
        "no", "no_after", "but", "exclude_cue", "exclude_join", "condition_stop", "condition_trim", "topic_before", "product_cue", "is",
        "digit", "from", "on_day", "until", "before", "must_cue", "courtesy", "similar", "brand_verb", "we_are", "plus", "both",
        "date_glue", "product_stop", "not_a_name", "past",
    }
)  # fmt: skip
"""Categories of small words: English ones mean something else inside another language, the second kind where letters are shared."""
_CLDR = {"tl": "fil"}
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB", "IC", "EA", "AC", "CP", "DG", "TA"})
_SHORTEST_COUNTRY = 3
"""Letters of a country's name from which it is no part of another word, but for languages with a setting of their own; the shorter ones
are listed where they are safe."""
_SPOKEN = frozenset(
    [
        "en", "th", "fa", "vi", "es", "pt", "id", "ar", "fr", "de", "ja", "ko", "zh", "hi", "it", "tr", "ru", "nl", "pl", "tl", "ms", "ur",
        "lo", "km", "my", "ta", "te", "kn", "ml", "mr", "gu", "pa", "bn", "si", "ne", "sv", "no", "da", "fi", "cs", "sk", "hu", "ro", "bg",
        "el", "uk", "he", "sw", "am", "ku", "az", "uz", "kk", "ps", "hr", "sr", "sl", "lt", "lv", "et", "ca",
    ]
)  # fmt: skip
"""Languages that a brief may ask for; names of others are too often ordinary words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary(Traits):
    """What the readers need to know of one language; built once and kept for the life of the process."""

    language: str
    lexicon: Lexicon
    magnitudes: Lexicon
    decimal: str
    money: str | None
    """The currency of thousands that name none."""
    digits: Lexicon
    """Spelled digits, inside other words too, for numbers that are written without spaces."""


@cache
def vocabulary(language: str, *, unmarked: bool = False) -> Vocabulary:
    """The words of a language with the English and the international ones; `unmarked` for Vietnamese typed without marks."""
    own = tuple(_entries(word_file(language), unmarked=unmarked)) if language in known_languages() else ()
    settings = _settings(language)
    traits = settings.get("traits", ())
    entries = list(_entries(word_file("names"), unmarked=unmarked))
    entries += own
    foreign = _OWN_ONLY | (frozenset() if "own_letters" in traits else _OWN_IN_LATIN)
    if language != "en":
        entries += (entry for entry in _entries(word_file("en"), unmarked=False) if entry.category not in foreign)
    entries += _named(language, unmarked=unmarked)
    if language != "en":
        entries += _named("en", unmarked=False)
    entries = _with_own("currency", own, entries)  # whose "dirhams" they are
    magnitudes = [entry for entry in entries if entry.category == "magnitude"]
    own_magnitudes = [entry for entry in own if entry.category == "magnitude"]
    phrases = {entry.phrase for entry in own_magnitudes}
    return Vocabulary(
        language=language,
        lexicon=Lexicon(
            (e for e in entries if e.category != "magnitude"),
            suffixes=map(plain, settings.get("suffixes", ())),
            prefixes=map(plain, settings.get("prefixes", ())),
        ),
        magnitudes=Lexicon(own_magnitudes + [e for e in magnitudes if e.phrase not in phrases]),
        decimal=settings.get("decimal", "."),
        money=settings.get("money"),
        digits=Lexicon(e for e in entries if e.category in {"digit", "digit_inside"}),
        **dict.fromkeys(traits, True),  # fields of `Traits`
    )


def _with_own(category: str, own: tuple[Entry, ...], entries: list[Entry]) -> list[Entry]:
    """The entries, without the meanings that other files give to phrases of this category which the language has itself."""
    mine = {entry for entry in own if entry.category == category}
    phrases = {entry.phrase for entry in mine}
    return [e for e in entries if e.category != category or e.phrase not in phrases or e in mine]


def _settings(language: str) -> Mapping[str, Any]:
    return word_file(language if language in known_languages() else "en").get("settings", {})


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
    """Names of countries, languages and cities of time zones in a language."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  its data is only needed once a brief is read

    try:
        locale = Locale.parse(_CLDR.get(language, language))
    except (UnknownLocaleError, ValueError):
        return
    settings = _settings(language)
    shortest = settings.get("shortest_country", _SHORTEST_COUNTRY)
    for code, name in locale.territories.items():
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES and len(name) >= shortest:
            yield _entry(name, "country", code, unmarked=unmarked)
    prefix = settings.get("language_word", "")  # makes a language of what follows it beyond doubt
    for code, name in locale.languages.items():
        if code not in _SPOKEN:
            continue
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
    words = word_file(language).get("settings", {}).get("common", []) if language in known_languages() else []
    return frozenset(bare(plain(word)) if unmarked else plain(word) for word in words)
