"""One writer at a time for a data folder. The lock is the kernel's, so a killed writer leaves none behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.trouble import CatalogueLocked, CatalogueUnavailable


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Holds the folder's lock. Raises CatalogueLocked at once where another process builds or erases."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "writer.lock", timeout=0)
        lock.acquire()
    except Timeout as cause:
        raise CatalogueLocked(f"Another process is writing to {folder}. Wait until it is done, then run the same command again.") from cause
    except OSError as cause:
        raise CatalogueUnavailable(
            f"The folder {folder} cannot be written ({cause.strerror}). Make it writable, or choose another with --data."
        ) from cause
    try:
        yield
    finally:
        lock.release()
