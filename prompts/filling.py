"""Prompts as text files: a TOML header between +++ lines, then `## system` and `## user` with {{fields}} that are filled in one pass."""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from prompts.request import Request

FOLDER = Path(__file__).parent
_FILE = re.compile(r"\+\+\+\n(?P<header>.*?)\n\+\+\+\n\s*## system\n(?P<system>.*?)\n## user\n(?P<user>.*)", re.DOTALL)
_FIELD = re.compile(r"\{\{([a-z_]+)\}\}")


class PromptFault(ValueError):
    """A prompt's file or the values for it are wrong: a fault of the code, never of what a person wrote."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Prompt:
    """The words of one prompt before they are filled."""

    name: str
    version: int
    purpose: str
    fields: frozenset[str]
    system: str
    user: str

    def request(self, values: Mapping[str, str], *, schema: Mapping[str, Any], most_tokens: int) -> Request:
        """The request with its fields filled; raises PromptFault for a field that is missing or unknown."""
        if self.fields != set(values):
            raise PromptFault(f"{self.name}: missing {sorted(self.fields - set(values))}, unknown {sorted(set(values) - self.fields)}")
        words = json.dumps([self.system, self.user, schema], ensure_ascii=False, sort_keys=True)
        return Request(
            name=self.name,
            version=self.version,
            fingerprint=hashlib.sha256(words.encode()).hexdigest()[:12],
            system=_FIELD.sub(lambda field: values[field[1]], self.system),
            user=_FIELD.sub(lambda field: values[field[1]], self.user),
            schema=schema,
            most_tokens=most_tokens,
        )


@cache
def prompt(name: str) -> Prompt:
    """The prompt in `NAME.md` beside this module."""
    return parsed(name, (FOLDER / f"{name}.md").read_text(encoding="utf-8"))


def parsed(name: str, text: str) -> Prompt:
    """A prompt from the text of its file; raises PromptFault where header and words do not agree."""
    parts = _FILE.fullmatch(text)
    if parts is None:
        raise PromptFault(f"{name} needs a header between +++ lines, then ## system and ## user")
    try:
        header = tomllib.loads(parts["header"])
        made = Prompt(
            name=name,
            version=header.pop("version"),
            purpose=header.pop("purpose"),
            fields=frozenset(header.pop("fields")),
            system=parts["system"].strip(),
            user=parts["user"].strip(),
        )
    except (tomllib.TOMLDecodeError, KeyError) as cause:
        raise PromptFault(f"{name}: the header needs version, purpose and fields ({cause})") from cause
    used = set(_FIELD.findall(made.system + made.user))
    if header or used != made.fields:
        raise PromptFault(f"{name}: the header says {sorted(made.fields)} {sorted(header)}, the words use {sorted(used)}")
    if re.search(r"\{\{|\}\}", _FIELD.sub("", made.system + made.user)):
        raise PromptFault(f"{name}: a stray {{{{ or }}}}")
    return made
