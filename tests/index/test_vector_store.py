"""The vector store: one conformance test over the one in memory, embedded Chroma and a real Chroma server."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.embedding.embedder import Vectors, unit_vectors
from index.trouble import VectorStoreTrouble
from index.vectors.chroma import embedded_chroma, served_chroma
from index.vectors.store import Stored, VectorStore, shortcomings, synchronise
from tests.fakes.store import InMemory


@pytest.fixture(scope="module")
def chroma_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real `chroma run` on loopback, ended by its process id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("served")
    command = [str(Path(sys.executable).parent / "chroma"), "run", "--path", str(folder / "data"), "--port", str(port)]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        while not answers(port):
            assert server.poll() is None, (folder / "log").read_text()
        yield f"http://127.0.0.1:{port}"
        server.kill()


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@pytest.fixture(params=["in memory", "embedded", "served"])
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> VectorStore:
    """Each store in turn, empty."""
    if request.param == "in memory":
        return InMemory()
    if request.param == "embedded":
        return embedded_chroma(tmp_path / "chroma", model_id="words 1/ü")
    return served_chroma(request.getfixturevalue("chroma_server"), model_id=f"model of {tmp_path.name}")


def some(count: int, *, seed: int = 0) -> Vectors:
    return unit_vectors(np.random.default_rng(seed).standard_normal((count, 16)), count=count)


def named(*ids: str, seed: int = 0) -> Stored:
    return Stored(ids=list(ids), vectors=some(len(ids), seed=seed))


def test_what_is_added_is_held_by_language_and_found(any_store: VectorStore) -> None:
    assert any_store.languages() == set()
    any_store.add("en", named("a", "b", "c"))
    any_store.add("", named("u", seed=1))
    assert any_store.languages() == {"en", ""}
    assert (any_store.ids("en"), any_store.ids(""), any_store.ids("th")) == ({"a", "b", "c"}, {"u"}, set())
    assert [near[0] for near in any_store.nearest("en", some(3), k=2)] == ["a", "b", "c"]
    assert [len(near) for near in any_store.nearest("en", some(2), k=9)] == [3, 3]
    assert any_store.nearest("th", some(2), k=3) == [[], []]


def test_an_id_that_is_held_already_takes_the_new_vector(any_store: VectorStore) -> None:
    any_store.add("en", named("a", "b"))
    any_store.add("en", Stored(ids=["a"], vectors=some(5)[4:]))
    assert any_store.ids("en") == {"a", "b"}
    assert any_store.nearest("en", some(5)[4:], k=1) == [["a"]]


def test_what_is_removed_is_neither_held_nor_found_and_an_empty_language_is_gone(any_store: VectorStore) -> None:
    any_store.add("en", named("a", "b"))
    any_store.remove("en", ["a", "never held"])
    any_store.remove("th", ["never held"])
    assert any_store.ids("en") == {"b"}
    assert any_store.nearest("en", some(1), k=5) == [["b"]]
    any_store.remove("en", ["b"])
    assert any_store.languages() == set()
    any_store.add("en", named("a"))
    assert any_store.ids("en") == {"a"}


def test_the_nearest_come_by_distance_also_of_vectors_of_any_length(any_store: VectorStore) -> None:
    any_store.add("en", Stored(ids=["far", "near", "middle"], vectors=np.array([[9, 0], [1, 0], [3, 0]], dtype=np.float32)))
    assert any_store.nearest("en", np.array([[0.5, 0]], dtype=np.float32), k=3) == [["near", "middle", "far"]]


def test_more_than_one_page_is_held_and_each_vector_finds_itself(any_store: VectorStore) -> None:
    stored = named(*(f"id{k:04}" for k in range(1_050)))
    any_store.add("en", stored)
    assert any_store.ids("en") == set(stored.ids)
    found = any_store.nearest("en", stored.vectors[:1_050:50], k=1)
    assert [near[0] for near in found] == list(stored.ids[:1_050:50])
    assert shortcomings(any_store, {"en": stored}) == []


def test_synchronising_adds_what_is_missing_and_removes_what_is_stale(any_store: VectorStore) -> None:
    wanted = {"en": named("a", "b", "c"), "th": named("x", seed=1)}
    assert synchronise(any_store, wanted) == (4, 0)
    assert synchronise(any_store, wanted) == (0, 0)
    assert synchronise(any_store, {"en": named("b", "d", seed=2)}) == (1, 3)
    assert any_store.languages() == {"en"}
    assert any_store.ids("en") == {"b", "d"}
    assert synchronise(any_store, {}) == (0, 2)
    assert any_store.languages() == set()


def test_a_missing_a_surplus_and_a_wrong_vector_are_told(any_store: VectorStore) -> None:
    wanted = {"en": named(*(f"id{k}" for k in range(40)))}
    synchronise(any_store, wanted)
    assert shortcomings(any_store, wanted) == []
    any_store.remove("en", ["id7"])
    assert shortcomings(any_store, wanted) == ["en: 39 vectors held, 40 in the catalogue"]
    any_store.add("en", Stored(ids=["id7", "surplus"], vectors=wanted["en"].vectors[[7, 8]]))
    assert shortcomings(any_store, wanted) == ["en: 41 vectors held, 40 in the catalogue"]
    any_store.remove("en", ["surplus"])
    any_store.add("en", Stored(ids=["id0"], vectors=-wanted["en"].vectors[:1]))
    assert shortcomings(any_store, wanted) == ["en: a stored vector does not find itself"]
    assert shortcomings(any_store, {"": named("u")}) == ["unknown language: 0 vectors held, 1 in the catalogue"]


def test_many_equal_vectors_are_no_shortcoming(any_store: VectorStore) -> None:
    wanted = {"en": Stored(ids=[f"id{k}" for k in range(30)], vectors=np.repeat(some(1), 30, axis=0))}
    synchronise(any_store, wanted)
    assert shortcomings(any_store, wanted) == []


def test_two_models_do_not_meet_in_one_store(chroma_server: str) -> None:
    one, other = (served_chroma(chroma_server, model_id=name) for name in ("one", "other"))
    one.add("en", named("a"))
    assert other.languages() == set()
    assert other.ids("en") == set()


@pytest.mark.parametrize("url", ["", "127.0.0.1:8000", "ftp://x", "http://"])
def test_an_address_that_is_none_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(VectorStoreTrouble, match=r"CHROMA_URL is no web address. Give one like http://127.0.0.1:8000"):
        served_chroma(url, model_id="m")


def test_a_server_that_is_down_is_a_failure_in_words() -> None:
    with pytest.raises(VectorStoreTrouble, match=r"at http://127.0.0.1:9 failed .*Check CHROMA_URL and its server"):
        served_chroma("http://127.0.0.1:9", model_id="m")
