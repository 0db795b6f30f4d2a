"""The directions of the niches: shipped ones fit the vocabulary, those of another model are made once and kept."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.centring.generic import means_for
from index.embedding.embedder import Vectors
from index.embedding.nano import MODEL_ID
from index.themes import Themes
from retrieval.niche_themes import NAMES, SHIPPED, computed, niche_themes, write
from retrieval.niches import NicheBook
from tests.conftest import Demonstrated
from tests.fakes.embedder import WordVectors


class Counting(WordVectors):
    """Counts the texts that it embeds as searches."""

    def __init__(self) -> None:
        super().__init__()
        self.searched = 0

    def queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`."""
        self.searched += len(texts)
        return super().queries(texts)


class NeverAsked(WordVectors):
    """An embedder of the default model's name that must not be needed."""

    model_id = MODEL_ID

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Fails: nothing is to be embedded."""
        raise AssertionError(texts)


@pytest.fixture
def small(tmp_path: Path) -> NicheBook:
    """A vocabulary of three niches in two languages; one niche is named in English only."""
    folder = tmp_path / "niches"
    folder.mkdir()
    (folder / "en.txt").write_text(
        "coffee | coffee; espresso; brew; never embedded | beans\ncars | cars; engines | oil\nyarn | yarn | wool\n"
    )
    (folder / "vi.txt").write_text("coffee | cà phê | hạt\ncars | ô tô | dầu\n", encoding="utf-8")
    return NicheBook(folder)


def test_shipped_vectors_are_for_the_niches_of_the_vocabulary_in_its_order(book: NicheBook, tmp_path: Path) -> None:
    themes = niche_themes(NeverAsked(), book, cache=tmp_path)
    assert themes.names == tuple(book.entries)
    assert themes.model_id == MODEL_ID
    assert themes.vectors.shape == (len(book.entries), 384)
    assert np.allclose(np.linalg.norm(themes.vectors, axis=1), 1, atol=1e-5)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("languages", [("en", "th"), ("fa", "vi")])
def test_a_sample_of_the_shipped_vectors_points_where_the_names_do(
    demonstrated: Demonstrated, book: NicheBook, languages: tuple[str, str]
) -> None:
    embedder = demonstrated.parts.embedder
    themes, means = niche_themes(embedder, book, cache=Path("nowhere")), means_for(embedder)
    for niche in ("coffee", "skincare", "football"):
        texts = [", ".join(book.names(niche, language)[:NAMES]) for language in languages]
        mean = means.without_language(embedder.queries(texts), languages).sum(axis=0)
        cosines = themes.vectors @ (mean / np.linalg.norm(mean))
        assert cosines[themes.names.index(niche)] > 0.7, niche
        assert themes.names[int(cosines.argmax())] == niche


def test_another_models_are_made_once_and_kept(small: NicheBook, tmp_path: Path) -> None:
    embedder = Counting()
    first = niche_themes(embedder, small, cache=tmp_path)
    made = embedder.searched
    second = niche_themes(embedder, small, cache=tmp_path)
    assert made >= 6
    assert embedder.searched == made
    assert (first.model_id, first.names) == (second.model_id, second.names) == ("words-1", ("coffee", "cars", "yarn"))
    assert np.allclose(first.vectors, second.vectors, atol=2e-3)
    assert niche_themes(embedder, small, cache=tmp_path).digest == second.digest
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["niche_vectors.npz"]


def test_those_that_were_kept_for_another_model_are_made_anew(small: NicheBook, tmp_path: Path) -> None:
    write(tmp_path / "niche_vectors.npz", Themes(model_id="older", names=("x",), vectors=np.ones((1, 3), dtype=np.float32)))
    assert niche_themes(WordVectors(), small, cache=tmp_path).names == ("coffee", "cars", "yarn")
    with np.load(tmp_path / "niche_vectors.npz") as kept:
        assert str(kept["model_id"]) == "words-1"


def test_keeping_them_anew_never_leaves_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "niche_vectors.npz"
    themes = Themes(model_id="words-1", names=("x",), vectors=np.ones((1, 3), dtype=np.float32))
    write(path, themes)
    older = path.read_bytes()
    with path.open("rb") as being_read:
        write(path, replace(themes, model_id="another"))
        assert being_read.read() == older
    assert path.read_bytes() != older
    assert list(tmp_path.iterdir()) == [path]


def test_a_niche_lies_near_its_own_names_in_every_language(small: NicheBook) -> None:
    embedder = WordVectors()
    means = means_for(embedder)
    themes = computed(embedder, small, means)
    for name, language, niche in (("espresso", "en", "coffee"), ("ô tô", "vi", "cars"), ("yarn", "en", "yarn")):
        nearness = themes.vectors @ means.without_language(embedder.queries([name]), [language])[0]
        assert themes.names[int(nearness.argmax())] == niche, name


def test_an_empty_vocabulary_is_an_error_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "niches").mkdir()
    with pytest.raises(ValueError, match="empty"):
        niche_themes(WordVectors(), NicheBook(tmp_path / "niches"), cache=tmp_path)
    assert not (tmp_path / "niche_vectors.npz").exists()


def test_the_shipped_file_is_small_enough_to_ship() -> None:
    assert SHIPPED.stat().st_size < 1_000_000
