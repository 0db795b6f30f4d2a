"""The conversations in the documents are what the program says today."""

import shutil
from pathlib import Path

import pytest

from bot.bootstrap import Parts
from bot.settings import read_settings
from tests.conftest import Demonstrated
from tests.transcripts import FOLDER, MESSAGES, transcript


@pytest.fixture(scope="module")
def copy(demonstrated: Demonstrated, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example catalogue, since conversations leave rates behind."""
    return shutil.copytree(demonstrated.root / "demo", tmp_path_factory.mktemp("transcripts") / "demo")


@pytest.mark.parametrize("language", sorted(MESSAGES))
def test_a_transcript_is_what_is_said_today(language: str, copy: Path) -> None:
    told = transcript(language, Parts(read_settings({}, data=copy)))
    assert told == (FOLDER / f"{language}.md").read_text(encoding="utf-8"), "`python -m tests.transcripts` writes them anew"
