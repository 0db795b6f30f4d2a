"""Sentences for people, from `words/LANGUAGE.toml`: English, Thai, Persian and Vietnamese; another language gets English."""

import tomllib
from functools import cache
from pathlib import Path
from string import Formatter

FOLDER = Path(__file__).parent / "words"
FALLBACK = "en"


class Words:
    """The sentences of one language."""

    def __init__(self, language: str | None) -> None:
        self.language = language if language in languages() else FALLBACK
        self._sentences = _sentences(self.language)

    def __call__(self, key: str, **fields: str) -> str:
        """The sentence under `subject.name`, with its fields. Raises KeyError for an unknown key or a missing field."""
        return Formatter().vformat(self._sentences[key], (), fields)

    def of(self, subject: str, name: str) -> str:
        """A word of a closed list (`value`, `field` …), or the name itself where the list lacks it."""
        return self._sentences.get(f"{subject}.{name}", name)


@cache
def languages() -> frozenset[str]:
    """Languages that there are words in."""
    return frozenset(path.stem for path in FOLDER.glob("*.toml"))


@cache
def _sentences(language: str) -> dict[str, str]:
    told = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return {f"{subject}.{name}": sentence for subject, names in told.items() for name, sentence in names.items()}
