"""The main views over the example creators are what they were; `GOLDEN=write` writes them anew after a change that is meant."""

import json
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from bot.blocks.replies import messages
from bot.blocks.screen import screen_of
from bot.blocks.showing import Message, Showing
from bot.bootstrap import Parts
from bot.settings import read_settings
from prompts.words import Words
from tests.bot.blocks.views import LANGUAGES, taken
from tests.conftest import Demonstrated
from tests.transcripts import BEGIN, MESSAGES

FOLDER = Path(__file__).parent / "golden"
VIEWS = {
    "list": {language: MESSAGES[language][0] for language in LANGUAGES},
    "explained": {"en": "explain 1", "th": "อธิบายคนที่ 1", "fa": "شماره ۱ رو توضیح بده", "vi": "giải thích số 1"},
    "drafts": {"en": "draft for 1", "th": "ร่างข้อความถึงคนที่ 1", "fa": "برای شماره ۱ پیام بنویس", "vi": "soạn tin cho số 1"},
}


@pytest.fixture(scope="module")
def parts(demonstrated: Demonstrated, tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """A copy of the example catalogue, since conversations leave something behind."""
    return Parts(read_settings({}, data=shutil.copytree(demonstrated.root / "demo", tmp_path_factory.mktemp("golden") / "demo")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_main_views_are_what_they_were(language: str, parts: Parts) -> None:
    told = dict(_views(language, parts))
    if os.environ.get("GOLDEN") == "write":
        for name, text in told.items():
            (FOLDER / f"{language}_{name}.json").write_text(text, encoding="utf-8")
    for name, text in told.items():
        assert text == (FOLDER / f"{language}_{name}.json").read_text(encoding="utf-8"), f"{name}: GOLDEN=write writes it anew"


def _views(language: str, parts: Parts) -> list[tuple[str, str]]:
    """A brief with its list, an explanation and a draft, as one person gets them one after the other."""
    views = []
    for k, (name, said) in enumerate(VIEWS.items()):
        now = BEGIN + timedelta(minutes=k)
        reply, thread = parts.conversing.say(said[language], key=f"slack:T1:C1:{language}", who="U1", now=now)
        showing = Showing(words=Words(thread.language), book=parts.book)
        views.append((name, _written(taken(messages(reply, showing, screen_of(thread))))))
    return views


def _written(made: tuple[Message, ...]) -> str:
    told = [{"text": one.text, "blocks": list(one.blocks)} for one in made]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
