"""Sentences for people, from `words/LANGUAGE/SUBJECT.toml`: English, Thai, Persian and Vietnamese; another language gets English.

`{fields}` are filled by code; a translation keeps every field of its sentence.
"""

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
    return frozenset(path.name for path in FOLDER.iterdir() if path.is_dir())


@cache
def _sentences(language: str) -> dict[str, str]:
    told: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.toml")):
        for subject, names in tomllib.loads(path.read_text(encoding="utf-8")).items():
            told |= {f"{subject}.{name}": sentence for name, sentence in names.items()}
    return told
