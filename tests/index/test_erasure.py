"""Whoever asks to be forgotten is gone from every byte below the data folder, and stays away."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from index.erasure import Erased, erase
from index.generation.reading import open_generation
from index.house import House
from index.importing import bring_in
from index.loading.rows import Loaded, Reject
from index.progress import Silent
from index.publishing import Publisher
from index.records import Creator
from index.trouble import EmbeddingFailed
from index.vectors.chroma import embedded_chroma
from tests.builders import NOW, a_creator, an_account
from tests.fakes.store import InMemory
from tests.index.test_publishing import Faltering

LATER = NOW + timedelta(hours=1)
ANA = a_creator(
    "zanzibar_ana",
    name="Ananas Quokka อนาคต",
    other_names=("Quokkina",),
    bio="Xylophone-playing barista of the bluest lagoon",
    contact="ana@quokka.example",
    accounts=(an_account("zanzibar_ana", external_id="UCzanzibar"), an_account("ana_tok", platform="tiktok")),
    posts=("My marmalade espresso trick", "กาแฟมะม่วงหิมพานต์"),
)
OTHERS = [a_creator(f"c{k}", posts=(f"about cars {k}", "engines")) for k in range(5)]
TRACES = ("zanzibar", "Quokk", "อนาคต", "Xylophone", "bluest lagoon", "marmalade", "มะม่วงหิมพานต์", "ana_tok", "UCzanzibar")


class Told:
    """A file that tells of these."""

    def __init__(self, *rows: Creator | Reject) -> None:
        self._rows = rows

    def rows(self) -> Iterator[Loaded | Reject]:
        for line, row in enumerate(self._rows, start=1):
            yield row if isinstance(row, Reject) else Loaded(line=line, creator=row, source="a.jsonl")


@pytest.fixture
def chroma_publisher(house: House, publisher: Publisher) -> Publisher:
    """Publishes with embedded Chroma in the data folder."""
    store = embedded_chroma(house.chroma, model_id="words-1")
    return replace(publisher, store=lambda: store)


def brought_in(house: House, *rows: Creator | Reject, run: str = "1") -> None:
    bring_in(Told(*rows), name="a.jsonl", house=house, run=run, prune=False, progress=Silent())


def traces_below(folder: Path) -> set[str]:
    """Which traces stand in any file, in UTF-8 or as JSON writes them in ASCII."""
    bodies = [p.read_bytes() for p in folder.rglob("*") if p.is_file()]
    forms = {trace: (trace.encode(), json.dumps(trace).strip('"').encode()) for trace in TRACES}
    return {trace for trace, written in forms.items() if any(one.lower() in body.lower() for body in bodies for one in written)}


def test_no_byte_of_them_stays_in_any_file(house: House, chroma_publisher: Publisher) -> None:
    about = Reject(line=3, reason="bad", raw=json.dumps({"handle": "zanzibar_ana", "bio": ANA.bio}))
    brought_in(house, *OTHERS, ANA, about)
    chroma_publisher.publish(now=NOW)
    assert traces_below(house.folder) == set(TRACES)
    done = erase([ANA], house=house, publisher=chroma_publisher, now=LATER)
    assert done == Erased(creators=1, rejected_rows=1)
    assert traces_below(house.folder) == set()
    house.engine.dispose()
    assert traces_below(house.folder) == set()


def test_the_others_stay_and_are_published_at_once_without_older_generations(house: House, publisher: Publisher) -> None:
    brought_in(house, *OTHERS, ANA)
    publisher.publish(now=NOW)
    publisher.publish(now=NOW)
    erase([ANA], house=house, publisher=publisher, now=LATER)
    (only,) = house.announcements.all()
    assert [p.name for p in house.generations.iterdir()] == [only.folder]
    answering = open_generation(house.generations / only.folder, manifest_hash=only.manifest_hash)
    assert answering.ids == tuple(creator.id for creator in OTHERS)
    assert not publisher.needed()


def test_the_vector_store_and_the_kept_embeddings_lose_their_texts_and_nobody_elses(
    house: House, publisher: Publisher, store: InMemory
) -> None:
    brought_in(house, *OTHERS, ANA)
    publisher.publish(now=NOW)
    with house.engine.connect() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM embedding").scalar_one()
    erase([ANA], house=house, publisher=publisher, now=LATER)
    with house.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM embedding").scalar_one() == before - 3
    assert sum(len(store.ids(language)) for language in store.languages()) == 5 * 3


def test_a_later_import_does_not_bring_them_back(house: House, publisher: Publisher) -> None:
    brought_in(house, *OTHERS, ANA)
    publisher.publish(now=NOW)
    erase([ANA], house=house, publisher=publisher, now=LATER)
    brought_in(house, *OTHERS, ANA, run="2")
    assert list(house.creators.all()) == OTHERS
    assert not publisher.needed()


@pytest.mark.parametrize(
    "raw",
    [
        '{"handle": "Zanzibar_ANA", "followers": -1}',
        json.dumps({"name": ANA.name}),
        json.dumps({"name": ANA.name}, ensure_ascii=False) + "\u2028 and more of the row",
        "youtube,UCzanzibar,-5",
        '{"url": "https://tiktok.example/@ana_tok"}',
    ],
)
def test_every_rejected_row_that_names_them_goes_whole_and_the_others_stay(house: House, publisher: Publisher, raw: str) -> None:
    brought_in(house, *OTHERS, ANA, Reject(line=8, reason="bad", raw=raw), Reject(line=9, reason="bad", raw="somebody else"))
    assert erase([ANA], house=house, publisher=publisher, now=LATER).rejected_rows == 1
    (line,) = (house.rejects / "a.jsonl.rejects.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n")
    assert json.loads(line)["raw"] == "somebody else"


def test_a_rejects_file_of_theirs_alone_is_gone_and_that_of_an_interrupted_import_too(house: House, publisher: Publisher) -> None:
    brought_in(house, ANA, Reject(line=2, reason="bad", raw="zanzibar_ana,-5"))
    (house.rejects / "a.jsonl.rejects.unfinished").write_text('{"line": 1, "reason": "bad", "raw": "zanzibar_ana"}\n')
    erase([ANA], house=house, publisher=publisher, now=LATER)
    assert list(house.rejects.iterdir()) == []


def test_a_creator_without_a_name_takes_nobody_elses_rejected_rows_along(house: House, publisher: Publisher) -> None:
    nameless = replace(ANA, name="")
    brought_in(house, nameless, Reject(line=2, reason="bad", raw="somebody else"))
    assert erase([nameless], house=house, publisher=publisher, now=LATER).rejected_rows == 0


def test_the_last_creator_can_be_erased_too_and_nobody_without_harm(house: House, publisher: Publisher) -> None:
    brought_in(house, ANA)
    publisher.publish(now=NOW)
    assert erase([], house=house, publisher=publisher, now=LATER) == Erased(creators=0, rejected_rows=0)
    erase([ANA], house=house, publisher=publisher, now=LATER)
    assert house.creators.count() == 0
    assert not publisher.needed()


def test_an_erasure_that_was_interrupted_is_finished_by_the_next_build(house: House, publisher: Publisher) -> None:
    brought_in(house, *OTHERS, ANA)
    publisher.publish(now=NOW)
    publisher.publish(now=NOW)
    broken = replace(publisher, store=InMemory, embedder=Faltering(after=-1, failure=EmbeddingFailed("down")))
    broken.embedder.model_id = "another model, so that it is asked"  # type: ignore[misc]  # the fake's name may be set
    with pytest.raises(EmbeddingFailed):
        erase([ANA], house=house, publisher=broken, now=LATER)
    assert publisher.needed()
    publisher.publish(now=LATER + timedelta(hours=1))
    assert len(list(house.generations.iterdir())) == 1
    assert "marmalade" not in traces_below(house.generations)
