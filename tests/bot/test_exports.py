"""Shortlists as CSV, Excel, Markdown and JSON: texts survive, nothing runs."""

import csv
import json
import os
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from bot.exports.as_json import creator_as_json, shortlist_as_json
from bot.exports.files import WRITERS, NotWritten, as_csv, as_markdown, as_xlsx, write
from bot.exports.rows import HEADER, Cell, safe, table
from index.catalogue.creators import CREATOR_JSON
from prompts.words import Words
from retrieval.niches import NicheBook
from retrieval.shortlist import Part
from tests.builders import a_creator, a_post, an_account
from tests.prompts.matches import HOSTILE, UNWANTED, a_match, a_shortlist, evidence, judged, standing

THAI = "ขนมปังไหม้อีกแล้ว 🥖"
PERSIAN = "اسکین\u200cکر خانگی"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\u200b=1", "{=1}", "＝1+1", '=HYPERLINK("http://x","y")')


def rows_of(*creators: object, book: NicheBook, posts: tuple[str, ...] = ("Beans",)) -> list[list[Cell]]:
    """The table of a shortlist of these creators."""
    matches = [a_match(creator=creator, evidence=tuple(evidence(text) for text in posts)) for creator in creators]
    return table(a_shortlist(*matches), Words("en"), book)


def as_dict(row: list[Cell]) -> dict[str, Cell]:
    """A row by its columns."""
    return dict(zip(HEADER, row, strict=True))


def test_a_row_says_who_where_why_and_what_to_check(book: NicheBook) -> None:
    creator = a_creator(
        "mali",
        name="Mali",
        places=("Chiang Mai",),
        languages=("th", "en"),
        contact="mali@mail.example",
        accounts=(an_account("mali", followers=48_200, rate=0.041, url="https://i.example/mali"),),
    )
    match = a_match(
        creator=creator,
        engagement=standing(percentile=83.3, rate=0.041),
        ledger=(judged("creator_gender", "unknown"),),
        days_silent=200,
        evidence=(evidence(a_post("Beans", url="https://i.example/p1")), evidence(a_post("More", days_ago=None))),
        parts=(Part(name="place", value=0.03),),
    )
    (row,) = table(a_shortlist(match), Words("en"), book)
    assert as_dict(row) == {
        "place": 1,
        "id": "instagram:mali",
        "name": "Mali",
        "platform": "instagram",
        "handle": "mali",
        "link": "https://i.example/mali",
        "country": "TH",
        "places": "Chiang Mai",
        "languages": "th, en",
        "followers": 48_200,
        "followers_as_of": "2026-11-01",
        "tier": "micro",
        "engagement_rate": 0.041,
        "engagement_percentile": 83.3,
        "score": 0.9,
        "fits": "yes",
        "why": "posts on home coffee; in the place or language asked for",
        "unknown": "Not known: gender.",
        "check": "no post for 200 days",
        "post_1": "Beans",
        "post_1_date": "2026-11-20",
        "post_1_link": "https://i.example/p1",
        "post_2": "More",
        "post_2_date": None,
        "post_2_link": None,
        "contact": "mali@mail.example",
    }


def test_what_is_not_known_is_an_empty_cell(book: NicheBook) -> None:
    creator = a_creator(country=None, accounts=(an_account(followers=None, rate=None),))
    (row,) = table(a_shortlist(a_match(creator=creator, evidence=(), supported=False)), Words("en"), book)
    told = as_dict(row)
    assert told["fits"] == "weakly"
    empty = (
        "link",
        "country",
        "followers",
        "followers_as_of",
        "tier",
        "engagement_rate",
        "engagement_percentile",
        "unknown",
        "check",
        "post_1",
    )
    assert [told[name] for name in empty] == [None] * len(empty)


@pytest.mark.parametrize("formula", [f for f in FORMULAS if f != "{=1}"])
def test_a_text_that_would_run_gets_an_apostrophe_in_front(formula: str) -> None:
    assert str(safe(formula)).startswith("'")


@pytest.mark.parametrize("cell", ["Beans", "a = b", "3 + 4", "mail@host", THAI, PERSIAN, -1, 0.5, None, ""])
def test_other_texts_and_numbers_stay_as_they_are(cell: Cell) -> None:
    assert safe(cell) == cell


def test_controls_and_invisible_signs_leave_every_cell(book: NicheBook) -> None:
    creator = a_creator(name=HOSTILE, places=(HOSTILE,), contact=HOSTILE, accounts=(an_account(HOSTILE, url=HOSTILE),))
    (row,) = rows_of(creator, book=book, posts=(HOSTILE, HOSTILE))
    assert [cell for cell in row if isinstance(cell, str) and set(cell) & set(UNWANTED)] == []


def test_csv_comes_back_with_thai_persian_and_line_breaks(book: NicheBook) -> None:
    made = as_csv(rows_of(a_creator(name=THAI), a_creator("b", name=PERSIAN), book=book, posts=('two\nlines, "quoted"',)))
    assert made.startswith(b"\xef\xbb\xbf"), "Excel needs the mark"
    read = list(csv.DictReader(StringIO(made.decode("utf-8-sig"), newline="")))
    assert [row["name"] for row in read] == [THAI, PERSIAN]
    assert read[0]["post_1"] == 'two\nlines, "quoted"'
    assert list(read[0]) == list(HEADER)


def test_no_cell_of_a_csv_starts_a_formula(book: NicheBook) -> None:
    made = as_csv(rows_of(*(a_creator(f"c{k}", name=f) for k, f in enumerate(FORMULAS)), book=book, posts=("=1", "@x")))
    for row in csv.reader(StringIO(made.decode("utf-8-sig"), newline="")):
        assert [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r", "\n", "-"))] == []


def test_an_excel_file_comes_back_whole_with_numbers_as_numbers_and_no_formula_in_it(book: NicheBook) -> None:
    rows = rows_of(*(a_creator(f"c{k:02}", name=f) for k, f in enumerate((*FORMULAS, THAI, PERSIAN))), book=book, posts=("{=1+1}", "=2"))
    sheet = openpyxl.load_workbook(BytesIO(as_xlsx(rows))).active
    cells = list(sheet.iter_rows())
    assert [cell.value for cell in cells[0]] == list(HEADER)
    assert len(cells) == len(rows) + 1
    assert [cell.coordinate for row in cells for cell in row if cell.data_type == "f"] == []
    names = [row[2].value for row in cells[1:]]
    assert names[-2:] == [THAI, PERSIAN]
    assert names[FORMULAS.index("{=1}")] == "{=1}"
    assert names[0] == "'=1+1"
    assert (cells[1][0].value, cells[1][9].value, cells[1][9].data_type) == (1, 20_000, "n")
    assert [cell.hyperlink for row in cells for cell in row if cell.hyperlink] == []


def test_a_text_longer_than_excel_takes_is_cut_and_the_rest_of_the_row_stays(book: NicheBook) -> None:
    (row,) = rows_of(a_creator(contact="mali@mail.example"), book=book, posts=("x" * 40_000,))
    sheet = openpyxl.load_workbook(BytesIO(as_xlsx([row]))).active
    told = [cell.value for cell in list(sheet.iter_rows())[1]]
    assert len(str(told[HEADER.index("post_1")])) == 32_767
    assert told[-1] == "mali@mail.example"


def test_markdown_keeps_its_table_whatever_the_texts_hold(book: NicheBook) -> None:
    made = as_markdown(
        rows_of(a_creator(name="a | b\n\n| c"), a_creator("b", name=f"[x](http://y) <script> *b* {THAI}"), book=book)
    ).decode()
    lines = made.splitlines()
    assert len(lines) == 4
    assert [line.replace("\\|", "").count("|") for line in lines] == [len(HEADER) + 1] * 4
    assert r"a \| b \| c" in lines[2]
    assert r"\[x\](http://y) \<script\> \*b\* " + THAI in lines[3]


def test_an_empty_shortlist_is_a_table_with_a_header_only() -> None:
    assert as_csv([]).decode("utf-8-sig").strip() == ",".join(HEADER)
    assert len(as_markdown([]).decode().splitlines()) == 2
    assert len(list(openpyxl.load_workbook(BytesIO(as_xlsx([]))).active.iter_rows())) == 1
    assert set(WRITERS) == {"csv", "xlsx", "markdown"}


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    write(target, b"old")
    write(target, b"new")
    assert target.read_bytes() == b"new"
    (tmp_path / "taken").mkdir()
    with pytest.raises(NotWritten, match="taken is a folder"):
        write(tmp_path / "taken", b"x")
    with pytest.raises(NotWritten, match=r"no-such/list\.csv could not be written"):
        write(tmp_path / "no-such" / "list.csv", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["list.csv", "taken"]


def test_a_link_is_followed_and_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    target, link, pipe = tmp_path / "real.csv", tmp_path / "link.csv", tmp_path / "pipe"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, b"x")
    assert os.read(reader, 9) == b"x"
    os.close(reader)
    assert not pipe.is_file()


def test_a_shortlist_as_json_holds_everything_and_is_json() -> None:
    match = a_match(
        engagement=standing(percentile=83.3),
        ledger=(judged("tiers", "met"),),
        parts=(Part(name="topic", value=0.123456789), Part(name="place", value=0.03, because=(("standing", 0.5),))),
        twins=("x:twin",),
        evidence=(evidence(a_post(THAI, title="Bread")),),
    )
    told = json.loads(json.dumps(shortlist_as_json(a_shortlist(match))))
    (one,) = told["matches"]
    assert told["brief"] == {"wording": "home coffee", "language": "en", "topics": ["home coffee"]}
    assert (told["today"], told["catalogue_size"], told["passing"], told["supported"]) == ("2026-11-25", 240, 12, 3)
    assert one["parts"] == [
        {"name": "topic", "value": 0.12346, "because": {}},
        {"name": "place", "value": 0.03, "because": {"standing": 0.5}},
    ]
    assert one["posts"][0]["text"] == f"Bread\n{THAI}"
    assert one["requirements"] == [{"field": "tiers", "asked": "x", "status": "met"}]
    assert one["engagement"]["percentile"] == 83.3
    assert one["twins"] == ["x:twin"]


def test_a_record_as_json_can_be_read_back() -> None:
    creator = a_creator(bio=PERSIAN, posts=(THAI,), gender="female")
    assert CREATOR_JSON.validate_json(json.dumps(creator_as_json(creator))) == creator
