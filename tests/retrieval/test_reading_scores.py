"""How readings are scored against right ones."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from retrieval.reading_scores import Answered, Marks, alike, answered_from, by_language, compared, together


def slots(right: dict[str, Any], read: dict[str, Any]) -> tuple[int, int, int]:
    marks = compared(right, read).slots
    return marks.right, marks.missed, marks.wrong


def texts(right: dict[str, Any], read: dict[str, Any]) -> tuple[int, int, int]:
    marks = compared(right, read).texts
    return marks.right, marks.missed, marks.wrong


@pytest.mark.parametrize(
    ("right", "read", "counts"),
    [
        ({"how_many": 5}, {"how_many": 5}, (1, 0, 0)),
        ({"how_many": 5}, {"how_many": 6}, (0, 1, 1)),
        ({"how_many": 5}, {}, (0, 1, 0)),
        ({}, {"how_many": 5}, (0, 0, 1)),
        ({}, {"how_many": None, "platforms": []}, (0, 0, 0)),
        ({"platforms": ["tiktok", "youtube"]}, {"platforms": ["youtube", "x"]}, (1, 1, 1)),
        ({"budget_max": 5000}, {"budget_max": 5000.0}, (1, 0, 0)),
        ({"similar_to": ["Mali"]}, {"similar_to": ["@mali"]}, (1, 0, 0)),
        ({"start": "2026-12-01"}, {"start": "2026-12-02"}, (1, 0, 0)),
        ({"start": "2026-12-01"}, {"start": "2026-12-03"}, (0, 1, 1)),
        ({"start": "2026-12-01"}, {"end": "2026-12-01"}, (0, 1, 1)),
        ({"creator_places": ["Leeds"]}, {"creator_places": ["Leeds"], "creator_countries": ["GB"]}, (0, 0, 0)),
        ({"creator_places": ["Leeds"], "creator_countries": ["GB"]}, {"creator_countries": ["FR"]}, (0, 1, 1)),
        (
            {"deliverables": [{"kind": "reel", "count": 2}]},
            {"deliverables": [{"kind": "reel", "platform": "instagram", "count": 2}]},
            (1, 0, 0),
        ),
        (
            {"deliverables": [{"kind": "reel", "platform": "tiktok"}]},
            {"deliverables": [{"kind": "reel", "platform": "instagram", "count": 1}]},
            (0, 1, 1),
        ),
        ({"deliverables": [{"kind": "reel", "count": 2}]}, {"deliverables": [{"kind": "reel", "count": 1}]}, (0, 1, 1)),
        ({"brand": "x", "tone": "warm", "links": ["a"]}, {}, (0, 0, 0)),
    ],
    ids=str,
)
def test_each_value_of_a_structured_field_counts_once(right: dict[str, Any], read: dict[str, Any], counts: tuple[int, int, int]) -> None:
    assert slots(right, read) == counts


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("home coffee", "Home Coffee", True), ("home coffee", "coffee at home", True), ("coffee", "home coffee", True),
        ("tea", "home coffee", False), ("آشپزي", "آشپزی", True), ("a", "a long phrase", False),
        ("ab", "ab and very much more", False), ("", "", True), ("☕", "x", False),
    ],
)  # fmt: skip
def test_phrases_agree_when_they_are_nearly_the_same_words(one: str, other: str, agree: bool) -> None:
    assert alike(one, other) is agree
    assert alike(other, one) is agree


def test_free_text_is_counted_apart() -> None:
    right = {"brand": "Solvane", "topics": ["skin care", "hiking"]}
    assert texts(right, {"brand": "Solvane Co", "topics": ["skincare", "bread", "tea"]}) == (2, 1, 2)
    assert slots(right, {"brand": "Solvane"}) == (0, 0, 0)


def test_a_brief_is_flawless_only_without_a_slot_missed_or_wrong() -> None:
    assert [compared({"how_many": 5}, read).flawless for read in ({"how_many": 5}, {}, {"how_many": 5, "goal": "sales"})] == [1, 0, 0]


def test_figures_add_up_over_briefs_and_by_language() -> None:
    def case(language: str | None) -> Answered:
        return Answered(id="1", today=date(2026, 1, 1), text="x", right={"how_many": 5, **({"language": language} if language else {})})

    results = [(one, compared(one.right, {"how_many": 5})) for one in (case("th"), case("en"), case(None))]
    groups = by_language(results)
    assert list(groups) == ["?", "en", "th", "all"]
    assert (groups["all"].briefs, groups["all"].slots) == (3, Marks(right=3, missed=2))
    assert groups["all"].fields["language"] == Marks(missed=2)
    assert (groups["?"].flawless, groups["all"].flawless) == (1, 1)
    assert together([]).slots.f1 == 0.0


def test_precision_recall_and_f1_are_what_they_are() -> None:
    marks = Marks(right=6, missed=2, wrong=4)
    assert (marks.precision, marks.recall, round(marks.f1, 4)) == (0.6, 0.75, 0.6667)
    assert (Marks().precision, Marks().recall, Marks().f1) == (0.0, 0.0, 0.0)


def test_a_line_that_is_no_judged_brief_is_named(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    good = {"id": 1, "today": "2026-11-25", "text": "x", "gold": {"how_many": 5}}
    path.write_text(json.dumps(good) + "\n\n" + json.dumps({**good, "gold": {"howmany": 5}}) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 3: a brief has no howmany"):
        answered_from(path)
    path.write_text(json.dumps(good) + "\n", encoding="utf-8")
    assert [(one.id, one.language) for one in answered_from(path)] == [("1", "?")]


def test_the_figures_are_those_of_the_scorer_beside_the_judged_briefs(shared: Path, tmp_path: Path) -> None:
    scorer, judged = shared / "eval" / "score_briefs.py", shared / "eval" / "briefs-dev.jsonl"
    if not scorer.is_file():
        pytest.skip("BRIEFMATCH_SHARED names no folder of real creators and judged briefs")
    cases = answered_from(judged)
    read = [
        {**cases[k - 1].right, **dict(list(one.right.items())[:4])} for k, one in enumerate(cases)
    ]  # its own first fields, a neighbour's others
    path = tmp_path / "read.jsonl"
    path.write_text(
        "".join(json.dumps({"id": one.id, "brief": brief}) + "\n" for one, brief in zip(cases, read, strict=True)), encoding="utf-8"
    )
    done = subprocess.run([sys.executable, str(scorer), str(judged), str(path), "--json"], capture_output=True, text=True, check=True)
    ours = by_language([(one, compared(one.right, brief)) for one, brief in zip(cases, read, strict=True)])
    told = json.loads(done.stdout)
    assert set(told) == set(ours)
    for language, one in ours.items():
        figures = (one.briefs, one.slots.precision, one.slots.recall, one.slots.f1, one.flawless / one.briefs, one.texts.f1)
        theirs = [told[language][name] for name in ("cases", "precision", "recall", "f1", "clean", "text_f1")]
        assert [round(figure, 4) for figure in figures] == theirs, language
