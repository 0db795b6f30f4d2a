"""Bytes to text: Unicode where it is Unicode, else the code pages of those who write here."""

import re

from bot.documents.document import Note
from bot.documents.trouble import OtherKind

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_TELLING = 50_000
"""Bytes that tell the code page; more would cost time and tell no more."""
_FOREIGN_RUN = re.compile(rb"[\x81\x8d-\x90\xa1-\xff]{3,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_VIETNAMESE = re.compile("[a-zà-ÿ][ÌÒÞ]|[aeiouyâãêîôõðý][òì](?=[a-zà-ÿ])")
"""Tones as they look in the Western code page: a capital, or an Italian last letter, within a word."""
_WRITTEN = re.compile("[\\t-\u017f\u0370-\u052f\u0590-\u06ff\u0e00-\u0e7f\u1e00-\u1eff\u2000-\u20cf]")
"""Latin with its marks, Greek, Cyrillic, Hebrew, Arabic, Thai, Vietnamese, signs: what UTF-16 without a mark is believed to hold."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_JAPANESE_MAIL = "iso-2022-jp"
"""The one encoding whose bytes are all ASCII and mean something else."""
_SAID = {
    "utf-8": "utf-8", "utf8": "utf-8", "iso-8859-1": "cp1252", "latin1": "cp1252", "windows-1252": "cp1252", "cp1252": "cp1252",
    "iso-8859-15": "iso-8859-15", "tis-620": "cp874", "windows-874": "cp874", "cp874": "cp874", "iso-8859-11": "cp874",
    "windows-1256": "cp1256", "cp1256": "cp1256", "iso-8859-6": "iso-8859-6", "windows-1258": "cp1258", "cp1258": "cp1258",
    "windows-1250": "cp1250", "iso-8859-2": "iso-8859-2", "windows-1251": "cp1251", "koi8-r": "koi8-r", "windows-1253": "cp1253",
    "windows-1254": "cp1254", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5",
    "shift_jis": "cp932", _JAPANESE_MAIL: _JAPANESE_MAIL, "euc-jp": "euc-jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
}  # fmt: skip
"""Names in e-mails and web pages, as browsers take them. Only these: Python knows codecs that are slow or no text at all."""


def decoded(data: bytes, said: str | None = None) -> tuple[str, Note | None]:
    """The text, and a note where letters were lost. Raises OtherKind where these bytes are no text.

    `said` is the name that the file itself gives; it counts where the bytes do not tell otherwise.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(name, "replace"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\x00" not in text:
        return _checked(data.decode(_JAPANESE_MAIL, "replace") if _known(said) == _JAPANESE_MAIL else text)
    if b"\x00" in data:
        return _checked(_wide(data))
    return _checked(data.decode(_known(said) or _code_page(data), "replace")) if data else ("", None)


def _known(said: str | None) -> str | None:
    return _SAID.get(said.strip().strip("\"'").lower()) if said else None


def _checked(text: str) -> tuple[str, Note | None]:
    start = text[:_TELLING]
    if len(_CONTROL.findall(start)) * 50 > len(start) or start.count("\ufffd") * 10 > len(start):
        raise OtherKind
    lost = text.count("\ufffd")
    return text, Note(code="note_letters_lost", details={"count": str(lost)}) if lost else None


def _wide(data: bytes) -> str:
    """UTF-16 without a mark at its start: the byte order in which it is text of a script that people write in."""
    for name in ("utf-16-le", "utf-16-be"):
        start = data[: _TELLING - _TELLING % 2].decode(name, "replace")
        if len(_WRITTEN.findall(start)) * 10 >= len(start) * 9 and not _CONTROL.search(start):
            return data.decode(name, "replace")
    raise OtherKind


def _code_page(data: bytes) -> str:
    """UTF-8 with a few bad bytes, or a code page: Thai or Arabic where foreign letters stand together, else a Latin one."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  only for files that are no Unicode

    start = data[:_TELLING]
    whole = start.decode("utf-8", "ignore")
    foreign = len(_HIGH.findall(start))
    if (len(start) - len(whole.encode())) * 20 < foreign:
        return "utf-8"
    runs = sum(len(run) for run in _FOREIGN_RUN.findall(start))
    if runs * 2 < foreign:
        return "cp1258" if _VIETNAMESE.search(start.decode("cp1252", "replace")) else "cp1252"
    best = from_bytes(start, cp_isolation=["cp874", "cp1256"], threshold=0.9).best()
    return best.encoding if best is not None and best.encoding in {"cp874", "cp1256"} else "cp1252"
