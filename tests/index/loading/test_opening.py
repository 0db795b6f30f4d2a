"""Kinds, encodings and compressions of files, and files that break off."""

import gzip
import json
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.loading.lines import lines
from index.loading.rows import Loaded
from index.loading.source import open_source
from index.trouble import UnreadableSource

from .conftest import NOW, Reader

TABLE = "Handle,Platform,Name\nanna,instagram,ชื่อ نام\n"
MANY = "".join(json.dumps({"platform": "x", "handle": f"h{i * 7919}", "bio": str(i * i)}) + "\n" for i in range(20_000)).encode()


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(), TABLE.encode("utf-8-sig"), TABLE.encode("utf-16"), TABLE.encode("utf-16-le"), gzip.compress(TABLE.encode()),
        zstandard.ZstdCompressor().compress(TABLE.encode()), gzip.compress(TABLE[:30].encode()) + gzip.compress(TABLE[30:].encode()),
        zstandard.ZstdCompressor().compress(TABLE[:30].encode()) + zstandard.ZstdCompressor().compress(TABLE[30:].encode()),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 without mark", "gz", "zst", "gz in parts", "zst in parts"],
)  # fmt: skip
def test_a_table_reads_the_same_however_it_is_stored(read: Reader, content: bytes) -> None:
    assert read("t.csv", content).only.name == "ชื่อ نام"


def test_kinds_are_told_by_content_where_the_name_says_nothing(read: Reader) -> None:
    assert read("creators.txt", '{"platform": "x", "handle": "a"}\n').source.kind == "jsonl"
    assert read("creators", TABLE).source.kind == "csv"


def test_progress_ends_at_the_size_of_the_file_and_reading_can_begin_anew(read: Reader) -> None:
    found = read("t.jsonl.gz", gzip.compress(MANY))
    assert found.source.bytes_read == found.source.total_bytes > 0
    assert sum(1 for _ in found.source.rows()) == len(found.rows) == 20_000


@pytest.mark.parametrize("packed", [gzip.compress(MANY), zstandard.ZstdCompressor().compress(MANY)], ids=["gz", "zst"])
def test_a_file_that_breaks_off_says_so_after_its_last_whole_row(read: Reader, packed: bytes) -> None:
    found = read("t.jsonl", packed[: len(packed) // 2])
    assert 0 < len(found.creators) < 20_000
    assert found.rows[-1] is found.rejects[0]
    assert "later rows are missing" in found.refused


@pytest.mark.parametrize(
    ("name", "content", "step"),
    [
        ("t.csv", b"", "is empty"),
        ("t.json", b'[{"handle": "a"}]', "Write one creator a line"),
        ("t.xls", b"\xd0\xcf\x11\xe0", "Save it as .xlsx or as CSV"),
        ("t.xlsx", b"PK\x03\x04 nonsense", "Save the sheet as CSV"),
        ("t.jsonl.zst", zstandard.ZstdCompressor().compress(MANY)[:20], "Copy or export it again"),
        ("t.csv", "Usuario,País\na,ES\n".encode("latin-1"), "save the file as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_names_the_next_step(read: Reader, name: str, content: bytes, step: str) -> None:
    with pytest.raises(UnreadableSource, match=step):
        read(name, content)


def test_a_line_without_end_is_never_held_in_full() -> None:
    tracemalloc.start()
    (line,) = lines(b"x" * 65_536 for _ in range(320))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (line.size, line.too_long) == (320 * 65_536, True)
    assert peak < 5_000_000


def test_a_missing_file_and_a_folder_are_no_surprise(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="There is no file"):
        open_source(tmp_path / "gone.csv", mapping=None, now=NOW)
    with pytest.raises(UnreadableSource, match="cannot be opened"):
        open_source(tmp_path, mapping=None, now=NOW)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.binary(max_size=40),
    middle=st.one_of(st.binary(max_size=60), st.text(alphabet='"{}[]:,;\n\r\t\0a1-%@/.ก', max_size=60).map(str.encode)),
    head=st.sampled_from([b"", b"Handle,Platform,Followers,ER,As of,Bio\n", b'{"platform": "x", "handle": "a", ', b"ID;Link;City\n"]),
    name=st.sampled_from(["t.csv", "t.jsonl", "t.txt"]),
)
def test_no_bytes_at_all_raise_anything_but_unreadable_source(tmp_path: Path, before: bytes, middle: bytes, head: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(head + before + middle + b"\n" + middle)
    try:
        rows = list(open_source(path, mapping=None, now=NOW).rows())
    except UnreadableSource:
        return
    assert all(isinstance(row, Loaded) or row.reason for row in rows)


@given(
    st.lists(
        st.sampled_from(["@a{},x,5", "@b{},x,-5", "@c{},x", ",x,1", "@d{},x,many", '@e{},x,"7"', "@f{},nope,1"]), min_size=1, max_size=30
    )
)
def test_every_row_comes_out_once_in_order_as_a_creator_or_a_reject(rows: list[str]) -> None:
    table = "Handle,Platform,Followers\n" + "".join(f"{row.format(i)}\n" for i, row in enumerate(rows))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_text(table)
        found = list(open_source(path, mapping=None, now=NOW).rows())
    assert [row.line for row in found] == list(range(2, len(rows) + 2))
    assert [isinstance(row, Loaded) for row in found] == [row.startswith(("@a", "@e")) for row in rows]
