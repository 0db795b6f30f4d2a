"""Plain text, web pages, e-mails and tables: what comes out, and in which letters."""

import unicodedata
from base64 import b64encode

import pytest

from bot.documents.apart import read_here
from bot.documents.document import Document
from bot.documents.encodings import decoded
from bot.documents.limits import LOOKED_AT, MOST_BOUNDARIES, MOST_CHARACTERS, MOST_HTML
from bot.documents.tables import rows_as_lines
from bot.documents.trouble import Encrypted, NothingInside, OtherKind, TookTooLong, TooLarge
from tests.bot.documents import made

THAI = "แบรนด์: กาแฟดอย\nงบ: 50,000 บาท\nหาครีเอเตอร์ 3 คน ลง IG"
PERSIAN = "برند: قهوه آفتاب\nبودجه: 5000 دلار\nدنبال 3 بلاگر در Instagram"
VIETNAMESE = "Thương hiệu: Gió Núi\nCần 5 bạn làm nội dung du lịch bụi"
FRENCH = "Café crème, 3 créateurs à Paris – budget 2 000 €, “zéro” alcool"
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def lines(document: Document) -> list[str]:
    """The text, line by line."""
    return document.text.split("\n")


def codes(document: Document) -> list[str]:
    """The codes of the notes."""
    return [note.code for note in document.notes]


def as_1258(text: str) -> bytes:
    """Vietnamese as Windows writes it: a letter with its hat or horn, then the tone."""
    out = ""
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        out += unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES)) + "".join(c for c in parts if c in _TONES)
    return out.encode("cp1258")


@pytest.mark.parametrize("text", [THAI, PERSIAN, VIETNAMESE, FRENCH, "plain"], ids=["th", "fa", "vi", "fr", "ascii"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_in_each_of_its_forms(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == (text, None)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        (THAI, THAI.encode("cp874")),
        (PERSIAN.replace("ی", "ي"), PERSIAN.replace("ی", "ي").encode("cp1256")),
        ("Brand: Kelnor\nقهوه", "Brand: Kelnor\nقهوه".encode("cp1256")),
        (VIETNAMESE, as_1258(VIETNAMESE)),
        ("Cần 5 bạn làm nội dung", as_1258("Cần 5 bạn làm nội dung")),
        (FRENCH, FRENCH.encode("cp1252")),
        ("Kelnor’s grinder", "Kelnor’s grinder".encode("cp1252")),
        ("Não quero álcool, só avião e cartões", "Não quero álcool, só avião e cartões".encode("cp1252")),
        ("Però ciò è più", "Però ciò è più".encode("cp1252")),
    ],
    ids=["thai", "persian", "a persian word", "vietnamese", "short vietnamese", "french", "quotes", "portuguese", "italian"],
)
def test_code_pages_of_windows_are_told_by_their_letters(text: str, data: bytes) -> None:
    read, note = decoded(data)
    assert unicodedata.normalize("NFC", read) == text
    assert note is None


def test_a_name_of_an_encoding_counts_where_the_bytes_do_not_tell() -> None:
    assert decoded("żółw".encode("iso-8859-2"), "ISO-8859-2")[0] == "żółw"
    assert decoded("żółw".encode(), "ISO-8859-2")[0] == "żółw"
    assert decoded("珈琲".encode("iso-2022-jp"), "iso-2022-jp")[0] == "珈琲"
    assert decoded(b"abc", "unicode_escape")[0] == "abc"
    assert decoded(THAI.encode("cp874"), "no such")[0] == THAI


def test_letters_that_are_lost_in_a_text_are_counted_and_told() -> None:
    document = read_here("text", THAI.encode() + b"\xff" + PERSIAN.encode())
    assert codes(document) == ["note_letters_lost"]
    assert document.notes[0].details == {"count": "1"}
    assert PERSIAN.rsplit("\n", 1)[-1] in document.text


@pytest.mark.parametrize("data", [bytes(range(1, 32)) * 20, b"\x00\x01\x02\x03" * 40, bytes(range(256)) * 4, b"a\x00b\x01c\x02" * 30])
def test_what_is_no_text_is_no_text(data: bytes) -> None:
    with pytest.raises(OtherKind):
        decoded(data)


def test_plain_text_keeps_its_lines_and_loses_what_nobody_sees() -> None:
    text = "\ufeffBrand: Kel\u00adnor\r\n\r\n\r\n\r\n- no\u202e alcohol\x0bmore\r" + PERSIAN.split("\n", 1)[0] + " می\u200cخواهیم"
    assert read_here("text", text.encode()).text == "Brand: Kelnor\n\n- no alcohol\nmore\nبرند: قهوه آفتاب می\u200cخواهیم"


def test_a_text_of_the_greatest_length_is_kept_whole_and_a_longer_one_is_cut_and_told() -> None:
    document = read_here("text", ("ก" * MOST_CHARACTERS).encode())
    assert (len(document.text), codes(document)) == (MOST_CHARACTERS, [])
    document = read_here("text", ("ก" * (MOST_CHARACTERS + 1)).encode())
    assert (len(document.text), codes(document)) == (MOST_CHARACTERS, ["note_cut"])
    assert document.notes[0].details == {"most": "20,000"}


def test_a_cut_falls_between_lines() -> None:
    document = read_here("text", "\n".join(f"line {n:05d}" for n in range(3000)).encode())
    assert codes(document) == ["note_cut"]
    assert lines(document)[-1] == f"line {len(lines(document)) - 1:05d}"
    assert MOST_CHARACTERS - 20 < len(document.text) <= MOST_CHARACTERS


def test_a_text_behind_endless_empty_lines_is_not_looked_for_and_that_is_told() -> None:
    document = read_here("text", b"first\n" + b"\n" * LOOKED_AT + b"last")
    assert (document.text, codes(document)) == ("first", ["note_cut"])


def test_a_page_gives_what_is_shown() -> None:
    page = """<!doctype html><html><head><title>Title</title><style>p {}</style><script>var x = "<p>no</p>"</script></head><body>
    <h1>Launch  of <b>Kel</b>nor</h1><p>Find 3&nbsp;creators &amp; more<br>in Tehran</p><div style="display:none"><p>preview</p></div>tail
    <ul><li>no alcohol<li><p>real kitchens</p></ul><p hidden>hidden</p><!-- comment -->
    <table><tr><th>Platform</th><th>Followers</th><th>Budget</th></tr><tr><td>TikTok</td><td>10k</td><td><p>5,000</p><p>USD</p></td></tr></table>
    </body></html>"""
    assert lines(read_here("html", page.encode())) == [
        "Launch of Kelnor", "Find 3 creators & more", "in Tehran", "tail", "- no alcohol", "- real kitchens",
        "Platform: TikTok; Followers: 10k; Budget: 5,000, USD",
    ]  # fmt: skip


def test_tables_that_lay_out_a_page_are_read_cell_by_cell() -> None:
    inner = "<table><tr><td>Brand</td><td>Kelnor</td></tr></table>"
    page = f"<table><tr><td><p>Hello</p>{inner}</td><td>Side</td></tr></table>after"
    assert lines(read_here("html", page.encode())) == ["Hello", "Brand: Kelnor", "Side", "after"]


def test_a_page_is_read_in_the_encoding_that_it_names() -> None:
    page = '<html><head><meta charset="windows-874"></head><p>กาแฟ</p></html>'
    assert lines(read_here("html", page.encode("cp874"))) == ["กาแฟ"]
    assert lines(read_here("html", f"<p>{PERSIAN}</p>".encode("utf-16"))) == [PERSIAN.replace("\n", " ")]


def test_a_page_that_nests_too_deep_is_read_as_far_as_it_goes_and_that_is_told() -> None:
    document = read_here("html", b"<p>Brand: Kelnor</p>" + b"<div>" * 5_000 + b"deep")
    assert (document.text, codes(document)) == ("Brand: Kelnor", ["note_stopped"])


def test_entities_of_a_page_do_not_expand() -> None:
    page = b'<!DOCTYPE html [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><p>Brand: Kelnor &b;</p>'
    assert "haha haha" not in read_here("html", page).text
    assert len(read_here("html", page).text) < 80


def test_a_page_larger_than_any_brief_is_refused() -> None:
    with pytest.raises(TooLarge, match="5 MB"):
        read_here("html", b"<p></p>" * (MOST_HTML // 7 + 1))


def test_a_mail_gives_subject_and_plain_part_with_what_it_quotes_and_names_attachments() -> None:
    text = f"{THAI}\n\nOn Monday Ana wrote:\n> Budget: 5,000 USD\n>> no alcohol"
    document = read_here("email", made.mail("Re: Fwd: บรีฟกาแฟ", text, "<p>not this</p>", ["deck.pptx", "برند.pdf"]))
    assert lines(document) == ["บรีฟกาแฟ", *THAI.split("\n"), "", "On Monday Ana wrote:", "Budget: 5,000 USD", "no alcohol"]
    assert codes(document) == ["note_attachments"]
    assert document.notes[0].details == {"names": "deck.pptx, برند.pdf"}


def test_a_mail_without_a_plain_part_gives_its_html() -> None:
    document = read_here("email", made.mail("Brief", None, f"<div>{PERSIAN.replace(chr(10), '<br>')}</div>"))
    assert lines(document) == ["Brief", *PERSIAN.split("\n")]
    document = read_here("email", made.mail("Brief", " \n", "<p>Brand: Kelnor</p>"))
    assert lines(document) == ["Brief", "Brand: Kelnor"]


def test_a_mail_in_a_thai_code_page_is_read() -> None:
    head = b"Subject: =?windows-874?B?" + b64encode("กาแฟ".encode("cp874")) + b"?=\nMIME-Version: 1.0\n"
    body = b"Content-Type: text/plain; charset=tis-620\nContent-Transfer-Encoding: 8bit\n\n" + THAI.encode("cp874")
    assert lines(read_here("email", head + body)) == ["กาแฟ", *THAI.split("\n")]


def test_a_mail_within_a_mail_is_an_attachment() -> None:
    mail = b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nouter\n"
    mail += b"--b\nContent-Type: message/rfc822\n\nSubject: inner\n\ninner text\n--b--\n"
    document = read_here("email", mail)
    assert lines(document) == ["x", "outer"]
    assert document.notes[0].details == {"names": "message/rfc822"}


def test_an_encrypted_mail_and_one_without_a_word_are_told() -> None:
    with pytest.raises(Encrypted):
        read_here("email", b"MIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nxyz")
    with pytest.raises(NothingInside):
        read_here("email", b"MIME-Version: 1.0\nFrom: a@b.example\n\n")


def test_parts_within_parts_without_end_are_refused() -> None:
    nested = "".join(f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(MOST_BOUNDARIES))
    with pytest.raises(TookTooLong):
        read_here("email", f"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n{nested}".encode())


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["Brand", "Kelnor"], ["Budget:", "5,000 USD"], ["", ""]], ["Brand: Kelnor", "Budget: 5,000 USD"]),
        ([["Budget", "5000", "USD"]], ["Budget: 5000 USD"]),
        ([["Must have", "own kitchen", "weekly posts"]], ["Must have: own kitchen, weekly posts"]),
        ([["Platform", "Followers", "Fee"], ["IG", "10k", ""], ["TikTok", "", "$5"]],
         ["Platform: IG; Followers: 10k", "Platform: TikTok; Fee: $5"]),
        ([["", "Instagram", "TikTok"], ["Budget", "5,000", "3,000"]], ["Budget; Instagram: 5,000; TikTok: 3,000"]),
        ([["Campaign"], ["Launch\nin Tehran"]], ["Campaign", "Launch", "in Tehran"]),
        ([["Topics", "- coffee\n- beans"]], ["Topics: coffee, beans"]),
        ([["Week 1", "2 reels", "IG"], ["Week 2", "1 story", "IG"]], ["Week 1: 2 reels, IG", "Week 2: 1 story, IG"]),
        ([["", "Brand", "", "Kelnor"]], ["Brand: Kelnor"]),
        ([["Reels", "two", ""], ["Stories", "three", "weekly"]], ["Reels: two", "Stories: three, weekly"]),
    ],
)  # fmt: skip
def test_rows_of_tables_read_like_a_brief(rows: list[list[str]], told: list[str]) -> None:
    assert list(rows_as_lines(rows)) == told
