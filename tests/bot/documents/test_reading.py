"""Files from end to end: PDFs, the process apart, limits, hostile bytes, and briefs read from files of each kind."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.apart import read_apart, read_here
from bot.documents.document import Document
from bot.documents.kinds import kind_of
from bot.documents.limits import MOST_BYTES, MOST_CHARACTERS, MOST_PAGES
from bot.documents.pdf import unwrapped
from bot.documents.reading import read_bytes, read_file
from bot.documents.trouble import TROUBLES, Damaged, DocumentTrouble, Encrypted, PicturesOfText, TookTooLong, TooLarge
from bot.failures import worded
from prompts.problems import document_problem_in_words
from prompts.words import Words
from tests.bot.conftest import TODAY
from tests.bot.documents import made
from tests.bot.test_architecture import loaded

Run = Callable[..., tuple[int, str, str]]
SUFFIXES = ["txt", "md", "docx", "pdf", "pptx", "xlsx", "eml", "html", "htm", "doc", "zip", ""]
BRIEF = ["Brand: Kelnor", "Platform: Instagram", "Followers: 10k–50k", "Budget: 5,000 USD"]
ROWS = [line.split(": ") for line in BRIEF]
FILES: dict[str, bytes] = {
    "brief.txt": "\n".join(BRIEF).encode(), "brief.md": "\n".join(f"- {line}" for line in BRIEF).encode(),
    "brief.docx": made.word(table=ROWS),
    "brief.pdf": made.pdf(BRIEF), "brief.pptx": made.slides(("Brief", "\n".join(BRIEF), "")), "brief.xlsx": made.sheets(Brief=ROWS),
    "brief.eml": made.mail("Brief", "\n".join(BRIEF)), "brief.html": f"<p>{'<br>'.join(BRIEF)}</p>".encode(),
}  # fmt: skip


def here(data: bytes, name: str) -> Document:
    """What `read_bytes` does, in this process throughout."""
    return read_here(kind_of(data, name).kind, data)


def told_of(read: Callable[[], str]) -> str:
    """The text, or the sentence about the trouble with it; any other exception goes through."""
    try:
        return read()
    except DocumentTrouble as trouble:
        return str(trouble)


def in_order_drawn(text: str) -> str:
    """A line in Persian as it is set, from left to right; figures and Latin words keep their order."""
    out: list[str] = []
    for word in reversed(text.split(" ")):
        out.append(word if word.isascii() or word.isdigit() else word[::-1])
    return " ".join(out)


@pytest.mark.parametrize("name", FILES)
def test_a_brief_is_read_from_a_file_of_each_kind(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    code, out, err = run(tmp_path, "read", "--file", str(tmp_path / name), "--json", "--today", TODAY)
    assert (code, err) == (0, "")
    read = json.loads(out)
    assert (read["brand"], read["platforms"], read["budget_max"], read["budget_currency"]) == ("Kelnor", ["instagram"], 5000, "USD")
    assert (read["followers_min"], read["followers_max"]) == (10_000, 50_000)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "line", ["หาครีเอเตอร์สายกาแฟ 3 คน งบ 50,000 บาท", "دنبال بلاگر آشپزی هستیم", "Cần 5 bạn làm nội dung du lịch"], ids=["th", "fa", "vi"]
)
def test_other_scripts_come_through_every_kind_of_file(name: str, line: str) -> None:
    files = {
        "brief.txt": line.encode("utf-16"), "brief.md": line.encode(), "brief.docx": made.word(line),
        "brief.pdf": made.pdf([in_order_drawn(line) if "د" in line else line]), "brief.pptx": made.slides((line, "", "")),
        "brief.xlsx": made.sheets(A=[[line]]), "brief.eml": made.mail(line, "x"), "brief.html": f"<p>{line}</p>".encode(),
    }  # fmt: skip
    assert here(files[name], name).text.split("\n")[0] == line


def test_figures_in_a_persian_pdf_keep_their_order() -> None:
    line = "بودجه: 5000 دلار برای Instagram و ۲۰ تا ۸۰ هزار"
    assert here(made.pdf([in_order_drawn(line)]), "a.pdf").text == line


def test_arabic_ligatures_and_shapes_in_a_pdf_become_their_letters() -> None:
    drawn = in_order_drawn("بﻻگر الان ﺳﻼم در آلمان")
    assert here(made.pdf([drawn]), "a.pdf").text == "بلاگر الان سلام در آلمان"


def test_a_thai_vowel_that_a_font_took_apart_is_put_together() -> None:
    assert here(made.pdf(["น\u0e4d\u0e49\u0e32 ท\u0e4d\u0e32"]), "a.pdf").text == "น้ำ ทำ"


def test_lines_of_a_paragraph_are_put_together_and_others_are_not() -> None:
    paragraph = ["We are launching a small coffee grinder for the kitchen counter, and", "want people who really brew at home: the mess"]
    others = ["and all.", "Brand: Kelnor", "- no alcohol", "Budget: 5,000 USD", "Three reels"]
    told = list(unwrapped([*paragraph, *others]))
    assert told == [f"{paragraph[0]} {paragraph[1]}", *others]
    apart = [
        "Must have: a real kitchen, weekly posts, captions in Thai and",
        "Not wanted: alcohol, energy drinks, other brands of coffee and tea",
        "- three reels and two stories in the first half of the month, and",
        "Kelnor pays within thirty days of the last post, all of it",
    ]
    assert list(unwrapped(apart)) == apart
    assert list(unwrapped(["short", "lines", "stay"])) == ["short", "lines", "stay"]


def test_pages_without_text_are_told_and_a_scan_is_refused_with_the_way_on() -> None:
    document = read_bytes(made.pdf(["Brand: Kelnor"], picture_pages=2), "a.pdf")
    assert [(note.code, note.details) for note in document.notes] == [("note_pages_without_text", {"count": "2"})]
    with pytest.raises(PicturesOfText, match=r"holds pictures of text.*Paste the text"):
        read_bytes(made.pdf(picture_pages=2), "scan.pdf")


def test_pages_beyond_the_limit_are_left_out_and_told() -> None:
    document = here(made.pdf(*([f"Page {n}"] for n in range(1, MOST_PAGES + 4))), "a.pdf")
    assert document.text.split("\n")[-1] == f"Page {MOST_PAGES}"
    assert [(note.code, note.details) for note in document.notes] == [("note_pages", {"most": "100", "total": "103"})]


def test_a_pdf_with_a_password_and_a_broken_one_are_told_apart() -> None:
    with pytest.raises(Encrypted, match="password"):
        read_bytes(made.locked_pdf(), "a.pdf")
    with pytest.raises(Damaged, match="damaged"):
        read_bytes(b"%PDF-1.7\n" + b"nonsense " * 50, "a.pdf")


def test_a_small_pdf_that_draws_for_ever_is_stopped() -> None:
    bomb = made.drawing_itself()
    assert len(bomb) < 5_000
    with pytest.raises(TookTooLong, match="too much time or memory"):
        read_apart("pdf", bomb, seconds=1.5)


def test_the_other_process_gets_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        f"import os\nopen({str(tmp_path / 'seen')!r}, 'w').write(' '.join(sorted(os.environ)))\n", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    assert read_bytes(FILES["brief.html"], "brief.html").text.split("\n") == BRIEF
    seen = (tmp_path / "seen").read_text(encoding="utf-8").split()
    assert "PATH" in seen
    assert "OPENAI_API_KEY" not in seen


def test_no_library_that_opens_files_is_loaded_where_people_are_answered() -> None:
    assert loaded("bot.documents.reading") & {"docx", "pptx", "lxml", "pypdfium2", "openpyxl", "PIL", "charset_normalizer"} == set()
    assert loaded("bot.cli.match") & {"docx", "pptx", "lxml", "pypdfium2", "PIL"} == set()


def test_a_library_that_is_not_installed_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "lxml.py").write_text("raise ModuleNotFoundError(name='lxml')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(ModuleNotFoundError) as caught:
        read_bytes(FILES["brief.html"], "brief.html")
    assert "The package lxml is not installed" in worded(caught.value, reference="abc123")


def test_the_other_process_says_the_same_as_this_one() -> None:
    for name, data in FILES.items():
        assert read_bytes(data, name) == here(data, name)


def test_a_file_of_too_many_bytes_is_refused_and_one_of_just_as_many_is_read() -> None:
    with pytest.raises(TooLarge, match="larger than 25 MB"):
        read_bytes(b"a" * (MOST_BYTES + 1), "a.txt")
    assert len(read_bytes(b"a" * MOST_BYTES, "a.txt").text) == MOST_CHARACTERS


def test_a_file_is_not_read_beyond_the_limit(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(40_000_000_000)  # sparse: it takes no room
    with pytest.raises(TooLarge):
        read_file(tmp_path / "huge.txt")


def test_a_name_that_says_another_kind_is_told_first() -> None:
    document = read_bytes(made.pdf(["Brand: Kelnor"], picture_pages=1), "brief.docx")
    assert [note.code for note in document.notes] == ["note_named_otherwise", "note_pages_without_text"]
    assert document.notes[0].in_words(Words("en")) == "This file is named .docx and is .pdf inside; it was read as .pdf."


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
def test_random_bytes_give_a_text_or_a_trouble_that_has_words(data: bytes, suffix: str) -> None:
    told = told_of(lambda: here(data, f"brief.{suffix}").text)
    assert told.strip()
    told.encode()


@settings(max_examples=200, deadline=None)
@given(
    name=st.sampled_from(sorted(set(FILES) - {"brief.pdf"})),
    holes=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), min_size=1, max_size=6),
    keep=st.sampled_from([1.0, 1.0, 0.9, 0.4]),
)
def test_files_with_holes_give_a_text_or_a_trouble(name: str, holes: list[tuple[float, bytes]], keep: float) -> None:
    data = bytearray(FILES[name])
    for place, patch in holes:
        at = int(place * (len(data) - 1))
        data[at : at + len(patch)] = patch
    assert told_of(lambda: here(bytes(data[: int(len(data) * keep)]), name).text)


@settings(max_examples=15, deadline=None)
@given(place=st.floats(0, 1), patch=st.binary(min_size=1, max_size=30))
def test_pdfs_with_holes_give_a_text_or_a_trouble(place: float, patch: bytes) -> None:
    data = bytearray(FILES["brief.pdf"])
    at = int(place * (len(data) - 1))
    data[at : at + len(patch)] = patch
    assert told_of(lambda: read_bytes(bytes(data), "brief.pdf").text)  # in a process of its own: PDFium may crash


@pytest.mark.parametrize("language", ["en", "th", "fa", "vi"])
def test_every_trouble_has_a_sentence_of_its_own_in_every_language(language: str) -> None:
    details = {"most": "25 MB", "instead": ".docx"}
    told = [document_problem_in_words(code, details, Words(language)) for code in TROUBLES]
    assert len(set(told)) == len(TROUBLES) == len(DocumentTrouble.__subclasses__())
    assert all("{" not in sentence for sentence in told)


def test_a_trouble_is_worded_for_a_person_as_it_stands() -> None:
    assert worded(Encrypted(), reference="abc123") == "This file asks for a password. Save it without one, or paste the text."


def test_text_and_a_file_together_are_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_bytes(FILES["brief.txt"])
    for command in ("match", "read"):
        code, out, err = run(tmp_path, command, "3 creators for coffee", "--file", str(tmp_path / "brief.txt"))
        assert (code, out, err) == (1, "", "Give the brief as text or with --file, not both.\n")


def test_what_was_left_out_is_said_on_standard_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.eml").write_bytes(made.mail("Brief", "\n".join(BRIEF), attached=["deck.pptx"]))
    code, out, err = run(tmp_path, "read", "--file", str(tmp_path / "brief.eml"), "--json", "--today", TODAY)
    assert (code, err) == (0, "Attachments, not read: deck.pptx.\n")
    assert json.loads(out)["brand"] == "Kelnor"
    assert "secret" not in out


def test_files_that_cannot_be_read_end_with_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(made.pdf(picture_pages=1))
    code, out, err = run(tmp_path, "match", "--file", str(tmp_path / "scan.pdf"))
    assert (code, out, err) == (1, "", "This file holds pictures of text, and pictures are not read. Paste the text.\n")
    code, out, err = run(tmp_path, "match", "--file", str(tmp_path / "none.pdf"))
    assert (code, out) == (1, "")
    assert err.startswith("There is no ")


def test_a_shortlist_comes_from_a_file(run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "brief.docx").write_bytes(made.word("3 creators for home espresso", table=[["Market", "United Kingdom"]]))
    code, out, err = run(data, "match", "--file", str(tmp_path / "brief.docx"), "--json", "--today", TODAY)
    assert (code, err) == (0, "")
    assert json.loads(out)["matches"][0]["id"] == "instagram:beansathome"
