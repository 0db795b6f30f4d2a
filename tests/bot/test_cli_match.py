"""`match` and `read` from the command line, over a small catalogue with real vectors."""

import csv
import json
import shutil
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from bot.bootstrap import Parts
from bot.exports.rows import HEADER
from bot.settings import read_settings
from tests.bot.conftest import TODAY
from tests.builders import NOW

Run = Callable[..., tuple[int, str, str]]
BRIEF = "3 creators for home espresso in the United Kingdom"


def test_a_brief_gets_its_card_and_a_shortlist_with_posts(run: Run, data: Path) -> None:
    code, out, err = run(data, "match", BRIEF, "--today", TODAY)
    assert (code, err) == (0, "")
    assert "Your brief, as I read it" in out
    assert "1. Beans at Home  instagram @beansathome" in out
    assert "“" in out
    assert out.index("Topics") < out.index("Beans at Home")


def test_each_creator_comes_with_a_fee_and_what_is_proven_and_the_list_with_what_it_costs(run: Run, data: Path) -> None:
    _, out, _ = run(data, "match", f"{BRIEF}, 3000 USD", "--today", TODAY)
    assert out.count("   Fee: ") == 3
    assert out.count("   Requirements: ") == 3
    assert "Together (2): likely USD " in out
    assert "Budget 3,000 USD for the campaign: reaches the first 2 of 2 at the middle." in out


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    """A copy of the built catalogue, to be changed."""
    return shutil.copytree(data, tmp_path / "copy")


def test_whom_the_team_blocked_stands_in_no_list_and_approvals_are_told(run: Run, copy: Path) -> None:
    parts = Parts(read_settings({}, data=copy))
    for kind, key in (("block", "instagram:beansathome"), ("approve", "tiktok:cuppingroom")):
        parts.memory.decisions.record(kind, creator_id=key, shortlist=None, thread="terminal:spring", text="fits", who="mai", now=NOW)  # type: ignore[arg-type]  # a kind
    _, out, _ = run(copy, "match", "coffee creators", "--today", TODAY)
    assert "beansathome" not in out
    assert "✎ already approved by mai, 25 Nov 2026, in another conversation" in out


def test_matching_stores_no_list(run: Run, copy: Path) -> None:
    lists = Parts(read_settings({}, data=copy)).memory.shortlists
    before = lists.all()
    assert run(copy, "match", BRIEF, "--today", TODAY)[0] == 0
    assert lists.all() == before


def test_json_holds_the_brief_and_the_matches_and_is_the_same_twice(run: Run, data: Path) -> None:
    told = [run(data, "match", BRIEF, "--json", "--today", TODAY) for _ in range(2)]
    assert told[0] == told[1]
    read = json.loads(told[0][1])
    assert read["brief"]["how_many"] == 3
    assert read["matches"][0]["id"] == "instagram:beansathome"
    assert len(read["matches"]) == 3
    assert read["fees"]["counted"] == 2
    assert read["matches"][0]["fee"]["package"]["currency"] == read["fees"]["exchange"]["currency"] == "USD"
    assert {one["field"] for one in read["matches"][0]["requirements"]} >= {"topics", "creator_countries"}


@pytest.mark.parametrize(
    ("brief", "first"),
    [
        ("หาครีเอเตอร์สายอบขนมปัง", "instagram:mali.bakes"),
        ("چند کریتور قهوه می‌خواهیم", "instagram:ghahve"),
        ("classic car restoration channels on YouTube", "youtube:oldcars"),
        ("tìm người đan len", "instagram:yarnline"),
    ],
    ids=["th", "fa", "en", "vi"],
)
def test_a_brief_in_any_language_finds_the_content(run: Run, data: Path, brief: str, first: str) -> None:
    _, out, _ = run(data, "match", brief, "--json", "--today", TODAY)
    assert json.loads(out)["matches"][0]["id"] == first


def test_a_thai_brief_is_answered_in_thai(run: Run, data: Path) -> None:
    code, out, _ = run(data, "match", "หาครีเอเตอร์สายอบขนมปัง", "--today", TODAY)
    assert code == 0
    assert "บรีฟของคุณตามที่เข้าใจ" in out
    assert "Mali [red]Bakes" in out


def test_csv_can_be_printed_and_written(run: Run, data: Path, tmp_path: Path) -> None:
    code, out, _ = run(data, "match", BRIEF, "--csv", "-", "--today", TODAY)
    assert code == 0
    assert run(data, "match", BRIEF, "--csv", str(tmp_path / "list.csv"), "--today", TODAY)[:2] == (0, "")
    written = (tmp_path / "list.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(written, newline="")))
    assert rows[0]["id"] == "instagram:beansathome"
    assert rows[0]["post_1"].startswith(("'=HYPERLINK", "Pour-over", "The coffee"))
    assert out.lstrip("\ufeff").splitlines()[0] == ",".join(HEADER)


def test_markdown_and_excel_files_are_written_whole(run: Run, data: Path, tmp_path: Path) -> None:
    assert run(data, "match", BRIEF, "--markdown", str(tmp_path / "list.md"), "--today", TODAY)[0] == 0
    assert run(data, "match", BRIEF, "--xlsx", str(tmp_path / "list.xlsx"), "--today", TODAY)[0] == 0
    lines = (tmp_path / "list.md").read_text(encoding="utf-8").splitlines()
    assert [sum(line.startswith(sign) for line in lines) for sign in ("|", "# ", "## ", "> Together")] == [5, 1, 3, 1]
    workbook = openpyxl.load_workbook(BytesIO((tmp_path / "list.xlsx").read_bytes()))
    assert workbook.sheetnames == ["Shortlist", "Ledger", "Brief"]
    assert len(list(workbook["Shortlist"].iter_rows())) == 4
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["list.md", "list.xlsx"]


def test_a_limit_cuts_the_list_and_strict_leaves_unknowns_out(run: Run, data: Path) -> None:
    assert len(json.loads(run(data, "match", BRIEF, "--json", "--limit", "1")[1])["matches"]) == 1
    brief = "coffee creators in the United Kingdom"
    lax, strict = (json.loads(run(data, "match", brief, "--json", *more)[1])["matches"] for more in ([], ["--strict"]))
    assert {match["id"] for match in lax} == {"instagram:beansathome", "tiktok:cuppingroom", "instagram:yarnline"}
    assert [match["id"] for match in strict] == ["instagram:beansathome"]


def test_many_briefs_are_answered_line_by_line_and_a_bad_line_stops_nothing(run: Run, data: Path, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "text": "espresso grinder", "today": "2026-11-25"}),
        "",
        "no json",
        json.dumps({"id": "three"}),
        json.dumps({"id": "four", "text": "hi"}),
        json.dumps({"id": "five", "text": "coffee", "today": "yesterday"}),
        json.dumps({"id": "six", "text": "coffee", "today": 5}),
        json.dumps(["home coffee"]),
        json.dumps({"id": 9, "brief": "old cars"}),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    code, out, _ = run(data, "match", "--jsonl", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl"), "--today", TODAY)
    assert (code, out) == (0, "")
    answers = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(answers) == 8
    assert (answers[0]["id"], answers[0]["creators"][0]) == ("one", "instagram:beansathome")
    assert len(answers[0]["creators"]) == len(answers[0]["scores"]) == 6
    assert answers[0]["brief"]["topics"] == ["espresso grinder"]
    assert answers[1] == {"line": 3, "error": "this line is no JSON object"}
    assert answers[2] == {"line": 4, "error": 'this line has no "text"'}
    assert answers[3]["id"] == "four"
    assert "Hello" in answers[3]["error"]
    assert [set(answer) for answer in answers[4:7]] == [{"line", "error"}] * 3
    assert answers[7]["creators"][0] == "youtube:oldcars"


def test_an_empty_file_of_briefs_gives_an_empty_file(run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "in").write_text("\n\n", encoding="utf-8")
    assert run(data, "match", "--jsonl", str(tmp_path / "in"), str(tmp_path / "out"))[0] == 0
    assert (tmp_path / "out").read_bytes() == b""


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("", "There is no brief here."),
        ("hi", "Hello!"),
        ("☕🧋", "There are no words in that."),
        ("coffee " * 8_000, "That is over 20000 characters."),
        ("\x00\x01\x02\x03PK\x04\x05", "That does not read as text."),
        ("under 1k followers, mega", "The brief contradicts itself: Tier / Followers (mega, 1,000)"),
        ("coffee creators under 1k followers, mega", "The brief contradicts itself: Tier / Followers (mega, 1,000)"),
    ],
    ids=["empty", "greeting", "emoji", "long", "binary", "of the issue", "contradictory"],
)
def test_a_text_that_cannot_be_answered_gets_one_short_line_and_exit_code_1(run: Run, data: Path, text: str, begins: str) -> None:
    for command in ("match", "read"):
        code, _, err = run(data, command, text)
        assert code == 1
        assert err.startswith(begins)
        assert len(err.splitlines()) == 1
        assert len(err) < 200


def test_binary_on_standard_input_is_named_as_such(run: Run, data: Path, typed: Callable[[bytes], None]) -> None:
    typed(bytes(range(256)) * 4)
    code, _, err = run(data, "match", "-")
    assert (code, err[:28]) == (1, "That does not read as text. ")


def test_a_brief_can_come_from_standard_input(run: Run, data: Path, typed: Callable[[bytes], None]) -> None:
    for argv in (("read", "-", "--json"), ("read", "--json")):
        typed("ทำคอนเทนต์กาแฟ 5 คน".encode())
        code, out, _ = run(data, *argv)
        assert code == 0
        assert json.loads(out)["language"] == "th"


def test_a_brief_that_nobody_meets_shows_what_ruled_them_out_and_exits_with_1(run: Run, data: Path) -> None:
    code, out, _ = run(data, "match", "coffee creators on Twitch")
    assert code == 1
    assert "No creator meets every requirement." in out
    assert "Ruled out: platform 6." in out


def test_read_shows_the_brief_without_searching_and_needs_no_catalogue(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(tmp_path / "nothing", "read", "5 micro creators for home coffee on Instagram, max 2000 USD")
    assert code == 0
    assert "micro" in out
    assert "2,000" in out
    assert not (tmp_path / "nothing").exists()


def test_read_in_bulk_gives_a_line_for_each_line(run: Run, tmp_path: Path) -> None:
    lines = [json.dumps({"id": 1, "text": "vegan baking by 27 November", "today": TODAY}), "{", json.dumps({"id": 3, "text": ""})]
    (tmp_path / "in").write_text("\n".join(lines), encoding="utf-8")
    assert run(tmp_path, "read", "--jsonl", str(tmp_path / "in"), str(tmp_path / "out"))[0] == 0
    told = [json.loads(line) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()]
    assert told[0]["brief"]["end"] == "2026-11-27"
    assert told[1] == {"line": 2, "error": "this line is no JSON object"}
    assert told[2]["line" if "line" in told[2] else "id"] == 3
    assert "error" in told[2]
