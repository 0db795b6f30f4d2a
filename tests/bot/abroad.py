"""Messages as a model may write them in languages that no letters are written in, for tests: `abroad.toml`."""

import tomllib
from pathlib import Path
from typing import NamedTuple


class Written(NamedTuple):
    """A template, and sentences of the language that hold a fact of their own in words."""

    subject: str
    body: str
    number: str
    month: str
    money: str
    weekday: str
    name: str


_TOLD = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
GLOSS: str = _TOLD.pop("gloss")
"""What each of them says, in English."""
WRITTEN = {language: Written(**told) for language, told in _TOLD.items()}
