"""The pictures of the docs: each scene has one, small and told of; what draws them leaves nothing out."""

import pytest

from tests.bot.blocks.checks.good import asks, card, option, rich, select, table
from tests.bot.blocks.checks.node import run, why_not
from tests.bot.blocks.pictures import FOLDER, SCENES

MOST_BYTES = 150_000


def test_every_scene_has_a_small_picture_that_is_told_of_and_there_are_no_others() -> None:
    made = {path.stem: path for path in FOLDER.glob("*.png")}
    assert made.keys() == SCENES.keys()
    assert all(path.stat().st_size < MOST_BYTES for path in made.values())
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in SCENES if f"`{name}.png`" not in told] == []


@pytest.mark.skipif(why_not() is not None, reason=why_not() or "")
def test_what_is_drawn_shows_tables_cards_and_what_is_chosen() -> None:
    chosen = select("multi_static_select", options=[option("a", "Chosen"), option("b", "Left")], initial_options=[option("a", "Chosen")])
    blocks = [rich("first line"), card(), table(caption="The caption"), asks(chosen, hint={"type": "plain_text", "text": "A hint"})]
    given = {"kind": "modal", "name": "Briefmatch", "at": "2026-11-26T09:00:00Z", "title": "The title", "submit": "Go", "close": "Close"}
    page = run("picture.mjs", given={**given, "blocks": [blocks]})
    for text in ("first line", "The caption", "Chosen", "A hint", "The title", "Go", "Close"):
        assert f">{text}<" in page
    assert "Left" not in page
