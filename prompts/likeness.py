"""What a look-alike has in common with whom it is like, in words."""

from collections.abc import Iterable, Iterator, Sequence

from index.texts import folded, one_line
from index.tokens import tokens
from prompts.joining import commas, semicolons
from prompts.naming import country, tongue
from prompts.words import Words
from retrieval.likeness import Trait
from retrieval.niches import NicheBook

MOST_TOLD = 5


def in_common(traits: Sequence[Trait], words: Words, book: NicheBook) -> str:
    """The traits in one line, what tells most first, those shared with all before those shared with most; empty where there is none."""
    told: dict[str, tuple[str, bool]] = {}
    for one in traits:
        name = one_line(_trait(one, words, book))
        told.setdefault(folded(name), (name, one.by_all))
    first = list(told.values())[:MOST_TOLD]
    return semicolons(_parts(first, words), words)


def _parts(told: Iterable[tuple[str, bool]], words: Words) -> Iterator[str]:
    with_all, with_most = ([name for name, by_all in told if by_all is wanted] for wanted in (True, False))
    if with_all:
        yield commas(with_all, words)
    if with_most:
        yield words("common.most", traits=commas(with_most, words))


def _trait(one: Trait, words: Words, book: NicheBook) -> str:
    match one.kind:
        case "theme":
            return _niche(one.value, words, book)
        case "niche":
            found = next(iter(book.find(one.value, language="en")), None)
            whole = found is not None and found.by_name and found.words == " ".join(tokens(one.value))
            return _niche(found.niche, words, book) if found and whole else one.value
        case "tier":
            return words(f"match.{one.value}")
        case "language":
            return tongue(one.value, words)
        case "country":
            return country(one.value, words)
        case "tag":
            return f"#{one.value.lstrip('#')}"
        case _:
            return one.value


def _niche(niche: str, words: Words, book: NicheBook) -> str:
    if niche not in book.entries:
        return niche
    return next(iter(book.names(niche, words.language) or book.names(niche, "en")), niche)
