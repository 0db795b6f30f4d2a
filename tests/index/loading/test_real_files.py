"""The real files of the team load as they are; skipped where they are not at hand (see `shared` in tests/conftest.py)."""

from pathlib import Path

import pytest

from index.loading.rows import Loaded, Reject
from index.loading.source import open_source

from .conftest import NOW


@pytest.mark.parametrize(
    ("name", "creators", "posts", "rejects"),
    [("youtube.jsonl.zst", 2_368, 15_969, 0), ("instagram-spain.csv.gz", 2_996, 0, 0), ("youtube-fa-th.csv", 196, 0, 1)],
)
def test_a_real_file_loads_whole(shared: Path, name: str, creators: int, posts: int, rejects: int) -> None:
    rows = list(open_source(shared / "data" / name, mapping=None, now=NOW).rows())
    loaded = [row.creator for row in rows if isinstance(row, Loaded)]
    refused = [row for row in rows if isinstance(row, Reject)]
    assert (len(loaded), sum(len(creator.posts) for creator in loaded), len(refused)) == (creators, posts, rejects)
    assert all("stands already in line" in reject.reason for reject in refused)
    assert all(creator.id.startswith(("youtube:UC", "instagram:")) and creator.main_account.url for creator in loaded)
