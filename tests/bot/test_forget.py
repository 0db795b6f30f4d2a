"""`forget` from the command line: asks, erases every trace, and keeps imports from bringing anyone back."""

import json
import shutil
from io import StringIO
from pathlib import Path

import pytest

from bot.bootstrap import Parts
from bot.settings import read_settings
from index.catalogue.migrating import migrate
from tests.bot.conftest import PEOPLE
from tests.bot.test_cli_looking import Run
from tests.builders import a_creator
from tests.index.folders import bytes_of

ID = "instagram:beansathome"
TRACES = ("beansathome", "Beans at Home", "no snobbery", "dialling in the new espresso", "Pour-over for one", "coffee corner")


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    """A copy of the built catalogue, to be changed."""
    return shutil.copytree(data, tmp_path / "copy")


class AtTerminal(StringIO):
    """Standard input with a person at it."""

    def isatty(self) -> bool:
        """A terminal is."""
        return True


def traces_below(folder: Path, traces: tuple[str, ...] = TRACES) -> set[str]:
    """Which traces stand in any byte of a folder, in UTF-8 or as JSON writes them in ASCII."""
    whole = b"\n".join(bytes_of(folder).values()).lower()
    return {trace for trace in traces if trace.lower().encode() in whole or json.dumps(trace).strip('"').lower().encode() in whole}


def ids(folder: Path) -> list[str]:
    """Who is in the catalogue."""
    return [creator.id for creator in Parts(read_settings({}, data=folder)).house.creators.all()]


EVERYBODY = sorted(str(person["id"]) for person in PEOPLE)
REST = [one for one in EVERYBODY if one != ID]


@pytest.mark.parametrize("answer", ["", "n", "no", "beansathome"])
def test_whoever_does_not_say_yes_erases_nothing(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr("sys.stdin", AtTerminal(answer + "\n"))
    code, out, err = run(data, "forget", ID)
    assert code == 1
    assert "Erase this creator for good? [y/N]" in out
    assert f"{ID}  Beans at Home  3 posts" in err
    assert "Nothing was erased." in err
    assert ids(data) == EVERYBODY


def test_without_a_person_to_ask_nothing_is_erased(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("y\n"))
    code, _, err = run(data, "forget", ID)
    assert code == 1
    assert "Add --yes to erase without being asked." in err
    assert ids(data) == EVERYBODY


def test_a_persons_yes_erases(run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", AtTerminal("Yes\n"))
    code, _, err = run(copy, "forget", "@BeansAtHome")
    assert code == 0
    assert "Erased 1 creators" in err
    assert ids(copy) == REST


def test_no_byte_of_them_stays_and_the_others_answer_on(run: Run, copy: Path) -> None:
    assert traces_below(copy) == set(TRACES)
    assert run(copy, "forget", ID, "--yes")[0] == 0
    assert traces_below(copy) == set()
    assert traces_below(copy, ("Cupping Room", "قهوه خونه")) == {"Cupping Room", "قهوه خونه"}
    assert ids(copy) == REST
    assert run(copy, "show", "@beansathome")[0] == 1
    assert "Cupping Room" in run(copy, "match", "home coffee creators")[1]
    assert run(copy, "doctor")[0] == 0


def test_a_later_import_leaves_them_out_until_the_bar_is_lifted(run: Run, copy: Path, creators_file: Path) -> None:
    run(copy, "forget", ID, "--yes")
    code, _, err = run(copy, "build", str(creators_file))
    assert code == 0
    assert "1 rows are of creators who asked to be forgotten; they stayed out." in err
    assert ids(copy) == REST
    assert traces_below(copy) == set()
    code, _, err = run(copy, "forget", "@" + ID, "--undo")
    assert code == 0
    assert "may come back with the next import" in err
    assert ids(copy) == REST
    assert run(copy, "build", str(creators_file))[0] == 0
    assert ids(copy) == EVERYBODY
    assert run(copy, "show", "@beansathome")[0] == 0


def test_nobody_is_let_back_who_was_not_barred(run: Run, copy: Path) -> None:
    code, _, err = run(copy, "forget", ID, "--undo")
    assert code == 1
    assert "was not barred" in err


@pytest.mark.parametrize("name", ["instagram:nobody", "@nobody", "beans", "instagram:", ""])
def test_an_unknown_id_is_told_and_erases_nothing(run: Run, data: Path, name: str) -> None:
    code, out, err = run(data, "forget", name, "--yes")
    assert (code, out) == (1, "")
    assert f"No creator of the catalogue is {name.lstrip('@')}. Give an id such as instagram:handle" in err
    assert ids(data) == EVERYBODY


def test_without_a_catalogue_the_next_step_is_a_build(run: Run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path, "forget", ID, "--yes")
    assert code == 1
    assert "python -m bot build" in err


def test_an_interrupted_erasure_is_ended_by_the_same_command_again(run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMA_URL", "http://127.0.0.1:9")
    code, _, err = run(copy, "forget", ID, "--yes")
    assert code == 1
    assert "Check CHROMA_URL" in err
    assert traces_below(copy) != set()
    monkeypatch.delenv("CHROMA_URL")
    code, _, err = run(copy, "forget", ID, "--yes")
    assert code == 0
    assert "was erased already; what an interruption may have left was cleared" in err
    assert traces_below(copy) == set()
    assert ids(copy) == REST


def test_one_handle_of_two_creators_erases_both_and_asks_for_both(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = Parts(read_settings({}, data=tmp_path)).house
    migrate(house.engine)
    people = [a_creator("samename"), a_creator("samename", platform="tiktok"), a_creator("other")]
    house.creators.put(people, source="a.jsonl", run="1")
    monkeypatch.setattr("sys.stdin", AtTerminal("y\n"))
    code, out, err = run(tmp_path, "forget", "samename")
    assert code == 0
    assert "Erase these 2 creators for good?" in out
    assert "Erased 2 creators" in err
    assert ids(tmp_path) == ["instagram:other"]
