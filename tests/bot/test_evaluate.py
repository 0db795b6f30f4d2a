"""`evaluate`: figures of the ranking beside simpler ways, on judged briefs of one's own too."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bot.test_cli_looking import Run

WAYS = (
    "median views",
    "BM25 of the brief",
    "raw embedding, best post",
    "language taken out, best post",
    "topics, mean of posts",
    "briefmatch",
)
FIGURES = {"briefs", "ndcg10", "ndcg10_judged", "recall20", "mrr", "judged10", "barred10"}
COFFEE = {
    "id": "a",
    "language": "en",
    "brief": "Home coffee and espresso creators",
    "grades": {"instagram:beansathome": 3, "instagram:ghahve": 3, "tiktok:cuppingroom": 3, "youtube:oldcars": 0},
}
CARS = {"id": "b", "language": "th", "brief": "คนซ่อมรถเก่า เครื่องยนต์", "grades": {"youtube:oldcars": 3}}


@pytest.fixture
def judged(tmp_path: Path) -> Callable[..., Path]:
    """`judged(line, …)`: a file of judged briefs."""

    def write(*lines: str | dict[str, object]) -> Path:
        path = tmp_path / "mine.jsonl"
        path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), encoding="utf-8")
        return path

    return write


def test_figures_are_printed_as_json_for_the_product_and_every_simpler_way(run: Run, data: Path, judged: Callable[..., Path]) -> None:
    code, out, err = run(data, "evaluate", "--judged", str(judged(COFFEE, "", CARS)), "--json")
    report = json.loads(out)
    assert (code, err) == (0, "")
    assert tuple(report) == WAYS
    for groups in report.values():
        assert {language: one["briefs"] for language, one in groups.items()} == {"en": 1, "th": 1, "all": 2}
        assert all(one.keys() == FIGURES for one in groups.values())
    assert report["briefmatch"]["all"]["mrr"] == 1
    assert report["median views"]["th"]["mrr"] < 1


def test_figures_are_printed_as_tables_too(run: Run, data: Path, judged: Callable[..., Path]) -> None:
    code, out, _ = run(data, "evaluate", "--judged", str(judged(COFFEE)))
    assert code == 0
    assert [way for way in WAYS if way not in out] == []
    assert "ndcg10_judged" in out


@pytest.mark.parametrize(
    "broken",
    [
        "no json at all",
        "[1, 2]",
        '{"id": "x", "language": "en", "brief": "coffee"}',
        '{"id": "x", "language": "en", "brief": "coffee", "grades": ["instagram:ghahve"]}',
        '{"id": "x", "language": "en", "brief": "coffee", "grades": {"instagram:ghahve": "much"}}',
        '{"id": "x", "language": "en", "brief": "coffee", "grades": {"instagram:ghahve": 4}}',
        '{"id": "x", "language": "en", "brief": "coffee", "grades": {"instagram:ghahve": -1}}',
    ],
)
def test_a_broken_line_is_told_by_its_number(run: Run, data: Path, judged: Callable[..., Path], broken: str) -> None:
    code, out, err = run(data, "evaluate", "--judged", str(judged(COFFEE, "", broken)), "--json")
    assert (code, out) == (1, "")
    assert "mine.jsonl, line 3 " in err
    assert "unforeseen" not in err
    assert len(err.splitlines()) == 1


def test_a_file_without_judged_briefs_and_one_that_is_not_there_are_told(run: Run, data: Path, judged: Callable[..., Path]) -> None:
    code, out, err = run(data, "evaluate", "--judged", str(judged()))
    assert (code, out) == (1, "")
    assert "mine.jsonl" in err
    code, out, err = run(data, "evaluate", "--judged", "nowhere.jsonl")
    assert (code, out) == (1, "")
    assert "There is no nowhere.jsonl" in err
