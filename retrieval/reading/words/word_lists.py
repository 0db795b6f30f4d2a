"""The files of words under `retrieval/vocabulary/reading/`, and the lists in them that are looked up whatever the language of a text."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[2] / "vocabulary" / "reading"


def known_languages() -> tuple[str, ...]:
    """Languages that have a file of words, in order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml") if len(path.stem) == 2))


@cache
def word_file(name: str) -> Mapping[str, Mapping[str, Any]]:
    """The tables of a file; all but `settings` hold lists of phrases by what they mean."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of `any_language.toml`, of all languages together."""
    lists: Iterable[list[str]] = word_file("any_language")[name].values()
    return frozenset(word for words in lists for word in words)
