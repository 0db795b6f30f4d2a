"""Shortlists as CSV, Excel, Markdown and JSON: texts survive, nothing runs."""

import csv
import json
import os
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from bot.exports.as_json import creator_as_json, exchange_as_json, exchange_from_json, proposal_as_json, shortlist_as_json
from bot.exports.files import WRITERS, NotWritten, as_csv, as_markdown, as_xlsx, exported, write
from bot.exports.ledger_rows import LEDGER_HEADER, ledger_table
from bot.exports.rows import HEADER, Cell, safe, table
from bot.memory.decisions import Approval
from bot.proposal import Proposal
from index.catalogue.creators import CREATOR_JSON
from index.records import Creator
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.fees.money import Exchange, Rate, RateWanted, dated
from retrieval.niches import NicheBook
from retrieval.shortlist import Known, Part, Quoted
from tests.bot.bodies import two
from tests.bot.proposals import a_decision, a_fee, a_proposal, marks_of, proven, verdict, weighed
from tests.builders import TODAY, a_creator, a_post, an_account
from tests.prompts.matches import HOSTILE, UNWANTED, a_match, a_shortlist, evidence, judged, standing

EN = Words("en")
THAI = "ขนมปังไหม้อีกแล้ว 🥖"
PERSIAN = "اسکین\u200cکر خانگی"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\u200b=1", "{=1}", "＝1+1", '=HYPERLINK("http://x","y")')
STARTS = ("=", "+", "@", "\t", "\r", "\n", "-", "＝", "＋", "－", "＠")
SHAPES = ("csv", "md", "xlsx")


def proposal_of(*creators: Creator, posts: tuple[str, ...] = ("Beans",)) -> Proposal:
    """A proposal of these creators, each with these posts."""
    return a_proposal(*(a_match(creator=creator, evidence=tuple(evidence(text) for text in posts)) for creator in creators))


def everywhere(text: str, creator: Creator | None = None) -> Proposal:
    """A proposal in which everything that others wrote is this text: records, posts, proofs, brief, earlier work, decisions."""
    person = creator or a_creator(
        text, id="instagram:ana", name=text, places=(text,), languages=(text,), contact=text, accounts=(an_account(text, url=text),)
    )
    post = a_post(text, url=text)
    match = a_match(
        creator=person, evidence=(evidence(post), evidence(post)), ledger=proven(text), conflicts=(weighed(text),), twins=(text,)
    )
    brief = Brief(wording=text, brand=text, product=text, topics=(text,), must_have=(text,), tone=text, links=(text,))
    decisions = (a_decision("note", text=text, who=text), a_decision("reject", text=text, who=text))
    elsewhere = (Approval(decision=a_decision(text=text, who=text), title=text),)
    return a_proposal(match, list_of={"brief": brief}, marks=marks_of(*decisions, elsewhere=elsewhere))


def sheets(proposal: Proposal, book: NicheBook, *, list_id: str | None = None) -> Any:
    """The workbook as it is read back."""
    return openpyxl.load_workbook(BytesIO(as_xlsx(proposal, EN, book, list_id=list_id)))


def as_dict(row: list[Cell]) -> dict[str, Cell]:
    """A row by its columns."""
    return dict(zip(HEADER, row, strict=True))


def test_a_row_says_who_where_why_what_it_costs_what_is_proven_and_what_to_check(book: NicheBook) -> None:
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
        ledger=(judged("creator_gender", "unknown"), judged("platforms", "met"), verdict("blocked", "not_met")),
        conflicts=(weighed("Solvane"),),
        days_silent=200,
        evidence=(evidence(a_post("Beans", url="https://i.example/p1")), evidence(a_post("More", days_ago=None))),
        parts=(Part(name="place", value=0.03),),
    )
    marks = {"instagram:mali": marks_of(a_decision(text="great"), a_decision("note", text="ask first"))["instagram:ana"]}
    (row,) = table(a_proposal(match, fees=(a_fee("instagram:mali"),), marks=marks), EN, book)
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
        "why": "content close to home coffee; in the place or language asked for",
        "requirements": "1 met · 1 not met · 1 unknown",
        "unknown": "Not known: gender.",
        "not_met": "✗ Blocked: not known",
        "check": "no post for 200 days",
        "earlier_work": "has already worked for Solvane: 20 Nov 2026",
        "decided": "approved by mai, 25 Nov 2026: great; note by mai, 25 Nov 2026: ask first",
        "fee_currency": "USD",
        "fee_likely_low": 1_200,
        "fee_median": 2_200,
        "fee_likely_high": 3_900,
        "fee_low": 500,
        "fee_high": 9_400,
        "fee_told": "likely USD 1,200–3,900 (middle 2,200), could be 500–9,400 · published benchmarks only",
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
    (row,) = table(a_proposal(a_match(creator=creator, evidence=(), supported=False)), EN, book)
    told = as_dict(row)
    assert told["fits"] == "weakly"
    assert told["fee_told"] == "No estimate."
    empty = (
        "link",
        "country",
        "followers",
        "followers_as_of",
        "tier",
        "engagement_rate",
        "engagement_percentile",
        "requirements",
        "unknown",
        "not_met",
        "check",
        "earlier_work",
        "decided",
        "fee_currency",
        "fee_likely_low",
        "fee_median",
        "fee_likely_high",
        "fee_low",
        "fee_high",
        "post_1",
    )
    assert [told[name] for name in empty] == [None] * len(empty)


@pytest.mark.parametrize("formula", [f for f in FORMULAS if f != "{=1}"])
def test_a_text_that_would_run_gets_an_apostrophe_in_front(formula: str) -> None:
    assert str(safe(formula)).startswith("'")


@pytest.mark.parametrize("cell", ["Beans", "a = b", "3 + 4", "mail@host", THAI, PERSIAN, -1, 0.5, None, ""])
def test_other_texts_and_numbers_stay_as_they_are(cell: Cell) -> None:
    assert safe(cell) == cell


def test_a_row_of_the_ledger_is_one_requirement_of_one_creator_with_its_proof() -> None:
    quoted = Quoted(post=a_post("My V60 at home", url="https://i.example/p1"), text="V60")
    size = Known(what="followers", value=48_200, account="instagram:ana", as_of=TODAY, source="kit")
    first = a_match(ledger=(verdict("topics", "met", quoted, asked="coffee", hard=False), verdict("followers", "met", size, asked="1..")))
    second = a_match(creator=a_creator("bo"), ledger=(verdict("must_have", "unknown", asked="a dog", hard=False),))
    assert [dict(zip(LEDGER_HEADER, row, strict=True)) for row in ledger_table(a_shortlist(first, second), EN)] == [
        {
            **dict.fromkeys(LEDGER_HEADER),
            "place": 1,
            "id": "instagram:ana",
            "name": "Ana",
            "requirement": "topics",
            "asked_for": "coffee",
            "hard": "no",
            "status": "met",
            "proof": "“V60” (20 Nov 2026) https://i.example/p1",
            "quote": "V60",
            "post_date": "2026-11-20",
            "post_link": "https://i.example/p1",
        },
        {
            **dict.fromkeys(LEDGER_HEADER),
            "place": 1,
            "id": "instagram:ana",
            "name": "Ana",
            "requirement": "followers",
            "asked_for": "1..",
            "hard": "yes",
            "status": "met",
            "proof": "48,200 on instagram (25 Nov 2026, kit)",
            "figure": 48_200,
            "figure_as_of": "2026-11-25",
            "source": "kit",
        },
        {
            **dict.fromkeys(LEDGER_HEADER),
            "place": 2,
            "id": "instagram:bo",
            "name": "Bo",
            "requirement": "must_have",
            "asked_for": "a dog",
            "hard": "no",
            "status": "unknown",
        },
    ]


def test_words_of_a_profile_are_a_quote_without_a_post() -> None:
    (row,) = ledger_table(a_shortlist(a_match(ledger=(verdict("topics", "met", Quoted(post=None, text="I brew")),))), EN)
    told = dict(zip(LEDGER_HEADER, row, strict=True))
    assert (told["quote"], told["post_date"], told["post_link"]) == ("I brew", None, None)


def test_controls_and_invisible_signs_leave_every_cell(book: NicheBook) -> None:
    proposal = everywhere(HOSTILE)
    for row in (*table(proposal, EN, book), *ledger_table(proposal.shortlist, EN)):
        assert [cell for cell in row if isinstance(cell, str) and set(cell) & set(UNWANTED)] == []
    cells = [str(cell.value) for sheet in sheets(proposal, book) for row in sheet.iter_rows() for cell in row]
    assert [cell for cell in cells if set(cell) & set(UNWANTED)] == []
    for make in (as_csv, as_markdown):
        assert not set(make(proposal, EN, book).decode("utf-8-sig")) & set(UNWANTED)


def test_csv_comes_back_with_thai_persian_and_line_breaks(book: NicheBook) -> None:
    creators = a_creator(name=THAI), a_creator("b", name=PERSIAN)
    made = as_csv(proposal_of(*creators, posts=('two\nlines, "quoted"',)), EN, book)
    assert made.startswith(b"\xef\xbb\xbf"), "Excel needs the mark"
    read = list(csv.DictReader(StringIO(made.decode("utf-8-sig"), newline="")))
    assert [row["name"] for row in read] == [THAI, PERSIAN]
    assert read[0]["post_1"] == 'two\nlines, "quoted"'
    assert list(read[0]) == list(HEADER)


def test_no_cell_of_a_csv_starts_a_formula(book: NicheBook) -> None:
    some = proposal_of(*(a_creator(f"c{k}", name=f) for k, f in enumerate(FORMULAS)), posts=("=1", "@x"))
    for proposal in (some, *map(everywhere, FORMULAS)):
        for row in csv.reader(StringIO(as_csv(proposal, EN, book).decode("utf-8-sig"), newline="")):
            assert [cell for cell in row if cell.startswith(STARTS)] == []


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_any_sheet_is_or_starts_a_formula_whoever_wrote_it(formula: str, book: NicheBook) -> None:
    workbook = sheets(everywhere(formula), book, list_id=formula)
    for sheet in workbook:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
        assert [cell.value for cell in cells if isinstance(cell.value, str) and cell.value.startswith(STARTS)] == []
    ledger = [dict(zip(LEDGER_HEADER, row, strict=True)) for row in ledger_table(everywhere(formula).shortlist, EN)]
    assert {str(row[name])[:1] for row in ledger for name in ("quote", "asked_for", "name") if row[name]} <= {"'", "1", "{"}


def test_no_address_of_others_can_be_clicked_in_a_workbook(book: NicheBook) -> None:
    workbook = sheets(everywhere("https://evil.example/x"), book)
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert sum(cell.value == "https://evil.example/x" for cell in cells) > 10
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []


def test_an_excel_file_comes_back_whole_with_numbers_as_numbers_and_no_formula_in_it(book: NicheBook) -> None:
    people = [a_creator(f"c{k:02}", name=f) for k, f in enumerate((*FORMULAS, THAI, PERSIAN))]
    sheet = sheets(proposal_of(*people, posts=("{=1+1}", "=2")), book)["Shortlist"]
    cells = list(sheet.iter_rows())
    assert [cell.value for cell in cells[0]] == list(HEADER)
    assert len(cells) == len(people) + 1
    assert [cell.coordinate for row in cells for cell in row if cell.data_type == "f"] == []
    names = [row[2].value for row in cells[1:]]
    assert names[-2:] == [THAI, PERSIAN]
    assert names[FORMULAS.index("{=1}")] == "{=1}"
    assert names[0] == "'=1+1"
    assert (cells[1][0].value, cells[1][9].value, cells[1][9].data_type) == (1, 20_000, "n")
    assert cells[1][HEADER.index("fee_median")].data_type == "n"
    assert [cell.hyperlink for row in cells for cell in row if cell.hyperlink] == []


def test_a_workbook_has_the_list_the_ledger_and_the_brief_with_its_list(book: NicheBook) -> None:
    proposal = two()
    workbook = sheets(proposal, book, list_id="S-K3NQ7A2B")
    assert workbook.sheetnames == ["Shortlist", "Ledger", "Brief"]
    ledger = list(workbook["Ledger"].iter_rows(values_only=True))
    assert ledger[0] == LEDGER_HEADER
    assert len(ledger) == 1 + sum(len(match.ledger) for match in proposal.shortlist.matches) == 6
    brief = dict(list(workbook["Brief"].iter_rows(values_only=True)))
    assert (brief["Topics"], brief["Budget"]) == ("Beans", "at most 3,000 USD")
    assert (brief["list"], brief["day"], brief["generation"]) == ("S-K3NQ7A2B", "2026-11-25", 1)
    assert [sheet.freeze_panes for sheet in workbook] == ["D2", "D2", "B2"]


def test_a_text_longer_than_excel_takes_is_cut_and_the_rest_of_the_row_stays(book: NicheBook) -> None:
    sheet = sheets(proposal_of(a_creator(contact="mali@mail.example"), posts=("x" * 40_000,)), book)["Shortlist"]
    told = [cell.value for cell in list(sheet.iter_rows())[1]]
    assert len(str(told[HEADER.index("post_1")])) == 32_767
    assert told[-1] == "mali@mail.example"


def test_markdown_keeps_its_table_whatever_the_texts_hold(book: NicheBook) -> None:
    some = proposal_of(a_creator(name="a | b\n\n| c"), a_creator("b", name=f"[x](http://y) <script> *b* {THAI}"))
    lines = [line for line in as_markdown(some, EN, book).decode().splitlines() if line.startswith("|")]
    assert len(lines) == 4
    assert [line.replace("\\|", "").count("|") for line in lines] == [len(HEADER) + 1] * 4
    assert r"a \| b \| c" in lines[2]
    assert r"\[x\](http://y) \<script\> \*b\* " + THAI in lines[3]


def test_markdown_tells_the_brief_then_the_list_then_each_ledger_then_the_total(book: NicheBook) -> None:
    made = as_markdown(two(), EN, book, list_id="S-K3NQ7A2B").decode()
    parts = (
        "# Shortlist S-K3NQ7A2B · 25 Nov 2026",
        "- **Topics**: Beans",
        "| place | id |",
        "| 1 | instagram:ana |",
        "## 1. Beans",
        "- ✓ Topic (Beans): tagged Beans: “Beans” (20 Nov 2026)",
        "- ✗ Place: Beans (on record) · asked for: Beans",
        "## 2. Bo",
        "> Together (2): likely USD ",
        "> Budget 3,000 USD for the campaign",
    )
    places = [made.find(part) for part in parts]
    assert places == sorted(places)
    assert -1 not in places
    assert as_markdown(two(), EN, book).decode().startswith("# Shortlist · 25 Nov 2026\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\n# b\n\n- c", "a # b - c"),
        ("<img src=x>", r"\<img src=x\>"),
        ("![x](http://y)", r"!\[x\](http://y)"),
        ("`x` **b** _i_", r"\`x\` \*\*b\*\* \_i\_"),
        ("~~gone~~", r"\~\~gone\~\~"),
        ("\\| x", r"\\\| x"),
    ],
)
def test_markdown_reads_nothing_in_names_quotes_reasons_and_words_of_the_brief(text: str, told: str, book: NicheBook) -> None:
    made = as_markdown(everywhere(text), EN, book).decode()
    assert f"## 1. {told}\n" in made
    assert f"**Brand**: {told}\n" in made
    assert f"“{told}” (20 Nov 2026)" in made
    assert f"note by {told}, 25 Nov 2026: {told}; rejected by" in made
    assert sum(line.startswith("#") for line in made.splitlines()) == 2
    rows = [line for line in made.splitlines() if line.startswith("|")]
    assert [line.replace("\\\\", "").replace("\\|", "").count("|") for line in rows] == [len(HEADER) + 1] * 3


def test_an_empty_shortlist_is_a_table_with_a_header_only(book: NicheBook) -> None:
    nobody = a_proposal()
    assert as_csv(nobody, EN, book).decode("utf-8-sig").strip() == ",".join(HEADER)
    assert sum(line.startswith("|") for line in as_markdown(nobody, EN, book).decode().splitlines()) == 2
    workbook = sheets(nobody, book)
    assert [len(list(workbook[name].iter_rows())) for name in ("Shortlist", "Ledger")] == [1, 1]
    assert set(WRITERS) == {"csv", "xlsx", "markdown"}


@pytest.mark.parametrize("suffix", SHAPES)
@pytest.mark.parametrize("language", ["en", "fa", "th", "vi"])
def test_the_same_proposal_gives_the_same_bytes(suffix: str, language: str, book: NicheBook) -> None:
    words = Words(language)
    first = exported(two(THAI), suffix, words, book, list_id="S-K3NQ7A2B")
    assert exported(two(THAI), suffix, words, book, list_id="S-K3NQ7A2B") == first
    assert exported(two(PERSIAN), suffix, words, book, list_id="S-K3NQ7A2B") != first


def test_no_time_of_its_making_stands_in_a_workbook(book: NicheBook) -> None:
    about = sheets(two(), book).properties
    assert (about.created, about.modified) == (datetime(2026, 11, 25), datetime(2026, 11, 25))  # noqa: DTZ001  as the file has it
    with ZipFile(BytesIO(as_xlsx(two(), EN, book))) as archive:
        assert {one.date_time[0] for one in archive.infolist()} == {1980}


def test_a_suffix_without_a_writer_is_an_error(book: NicheBook) -> None:
    made = [exported(two(), suffix, EN, book, list_id=None) for suffix in SHAPES]
    assert made == [make(two(), EN, book) for make in (as_csv, as_markdown, as_xlsx)]
    with pytest.raises(KeyError):
        exported(two(), "exe", EN, book, list_id=None)


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
    assert one["requirements"] == [{"field": "tiers", "asked": "x", "status": "met", "hard": True, "proofs": []}]
    assert one["engagement"]["percentile"] == 83.3
    assert one["twins"] == ["x:twin"]


def test_proofs_and_conflicts_as_json_name_where_they_come_from() -> None:
    size = Known(what="followers", value=48_200, account="instagram:ana", as_of=TODAY, source="kit")
    post = a_post("My V60", key="p1", url="https://i.example/p1")
    match = a_match(
        ledger=(verdict("topics", "met", Quoted(post=post, text="V60"), Quoted(post=None, text="I brew"), size, hard=False),),
        conflicts=(weighed("Solvane"),),
        pinned=True,
    )
    (one,) = json.loads(json.dumps(shortlist_as_json(a_shortlist(match))))["matches"]
    assert one["requirements"][0]["proofs"] == [
        {"quote": "V60", "post": "p1", "url": "https://i.example/p1", "posted_at": "2026-11-20T12:00:00+00:00"},
        {"quote": "I brew", "bio": True},
        {"what": "followers", "value": 48_200, "account": "instagram:ana", "as_of": "2026-11-25", "source": "kit"},
    ]
    assert one["requirements"][0]["hard"] is False
    assert one["pinned"] is True
    assert [(c["code"], c["phrase"], len(c["posts"])) for c in one["conflicts"]] == [("own_paid", "Solvane", 1)]


def test_a_proposal_as_json_is_its_shortlist_with_fees_and_the_total_against_the_budget() -> None:
    proposal = two()
    told = json.loads(json.dumps(proposal_as_json(proposal)))
    plain = json.loads(json.dumps(shortlist_as_json(proposal.shortlist)))
    fees = [one.pop("fee") for one in told["matches"]]
    whole = told.pop("fees")
    assert told == plain
    package = proposal.fees[0].package
    assert package is not None
    assert fees[0]["package"]["median"] == package.median
    assert fees[0]["paid"] == "flat"
    assert (fees[0]["rests_on"][0]["account"], fees[0]["assumed"]) == ("instagram:Beans", True)
    assert fees[0]["pieces"][0]["kind"] == "reel"
    assert (whole["counted"], whole["budget"], whole["budget_per"], whole["fits"]) == (2, 3_000, "campaign", 2)
    assert whole["exchange"] == {"currency": "USD", "per_usd": 1.0, "as_of": None, "source": None, "wanted": None}
    assert json.loads(json.dumps(proposal_as_json(a_proposal(a_match()))))["fees"]["budget_per"] is None


def test_what_people_decided_is_no_part_of_a_kept_list() -> None:
    decided = a_proposal(a_match(), marks=marks_of(a_decision("reject", text="fake followers")))
    assert proposal_as_json(decided) == proposal_as_json(a_proposal(a_match()))


def test_a_creator_without_a_price_has_no_package_and_says_what_is_left_out() -> None:
    creator = a_creator(accounts=(an_account(followers=None, rate=None),))
    (one,) = proposal_as_json(a_proposal(a_match(creator=creator)))["matches"]
    assert one["fee"]["package"] is None
    assert one["fee"]["left_out"] == [{"kind": "reel", "platform": "instagram", "why": "no_figure"}]


@pytest.mark.parametrize(
    "exchange",
    [
        Exchange(),
        Exchange(wanted=RateWanted(currency="IRR", why="missing")),
        Exchange(currency="THB", per_usd=32.5, rate=dated("THB", 32.5, date(2026, 11, 20), "ECB", today=TODAY)),
        Exchange(
            currency="THB",
            per_usd=32.5,
            rate=dated("THB", 32.5, date(2026, 1, 20), "ECB", today=TODAY),
            wanted=RateWanted(currency="THB", why="old", last=date(2026, 1, 20)),
        ),
        Exchange(currency="AED", per_usd=3.6725, rate=Rate(currency="AED", per_usd=3.6725, as_of=None, source="peg")),
    ],
    ids=["dollars", "missing", "new", "old", "pegged"],
)
def test_a_rate_of_exchange_survives_json_and_is_as_old_as_it_was(exchange: Exchange) -> None:
    assert exchange_from_json(json.loads(json.dumps(exchange_as_json(exchange))), today=TODAY) == exchange


def test_a_currency_that_is_no_longer_quoted_comes_back_as_wanted_with_the_same_bytes() -> None:
    frozen = Exchange(wanted=RateWanted(currency="RUB", why="frozen", last=date(2022, 3, 1)))
    again = exchange_from_json(exchange_as_json(frozen), today=TODAY)
    assert (again.currency, again.wanted and again.wanted.currency) == ("USD", "RUB")
    assert exchange_as_json(again) == exchange_as_json(frozen)


def test_a_record_as_json_can_be_read_back() -> None:
    creator = a_creator(bio=PERSIAN, posts=(THAI,), gender="female")
    assert CREATOR_JSON.validate_json(json.dumps(creator_as_json(creator))) == creator
