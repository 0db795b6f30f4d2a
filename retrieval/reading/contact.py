"""What is masked in a brief's wording, and what is found in it beside words: links, handles, phone numbers."""

import re
from typing import NamedTuple

from retrieval.reading.addresses import ADDRESSES
from retrieval.reading.surface import Span

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", re.A)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>()\"«»]+|(?<![\w@.])[a-z0-9-]{2,40}\.(?:com|co|net|org|io|app|shop|store|ir|vn|th|in\.th)(?:/[^\s<>()\"]*)?(?![\w.])",
    re.I,
)
_HANDLE = re.compile(r"(?<![\w@.])@([A-Za-z0-9_](?:[\w.]{0,48}\w)?)", re.A)
_PHONE = re.compile(r"(?<![\w$€£¥฿₫₹.,])(?:\+|00)?\(?\d[\d\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59]*(?:[ .()-]{1,2}\d+){0,6}(?![\w%])")
_LIST = re.compile(r"(?m)^[ \t]*\d{1,2}(?:[.)](?=[ \t])|[-–](?=[ \t]+\D))")


class Contacts(NamedTuple):
    """The spans of each kind, left to right."""

    mails: tuple[Span, ...]
    phones: tuple[Span, ...]
    addresses: tuple[Span, ...]
    links: tuple[Span, ...]
    handles: tuple[Span, ...]
    list_numbers: tuple[Span, ...]


def contacts(text: str) -> Contacts:
    """Where e-mail addresses, phone numbers, postal addresses, links and handles stand in a text; none overlaps another."""
    taken = bytearray(len(text))

    def found(pattern: re.Pattern[str], source: str) -> tuple[Span, ...]:
        spans = tuple(Span(m.start(), m.end()) for m in pattern.finditer(source) if taken.find(1, m.start(), m.end()) < 0)
        for start, end in spans:
            taken[start:end] = b"\x01" * (end - start)
        return spans

    mails = found(_MAIL, text)
    links = tuple(Span(s.start, s.start + len(text[s.start : s.end].rstrip(".,;:!?'"))) for s in found(_LINK, text))
    handles = found(_HANDLE, text)
    likely = (pattern for pattern, signs in ADDRESSES if any(sign in text for sign in signs))
    addresses = tuple(sorted(span for pattern in likely for span in found(pattern, text)))
    phones = tuple(s for s in found(_PHONE, text) if _is_phone(text[s.start : s.end]))
    return Contacts(mails, phones, addresses, links, handles, found(_LIST, text))


def _is_phone(written: str) -> bool:
    digits = sum(c.isdigit() for c in written)
    if not 8 <= digits <= 15 or re.match(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\b", written):
        return False
    groups = re.findall(r"\d+", written)
    if any(c in written for c in ".,") and all(len(g) == 3 for g in groups[1:]) and not written.startswith(("0", "+", "۰", "٠", "๐")):
        return False
    if len(groups) == 2 and written[0] not in "+(0۰٠๐" and groups[1].endswith("00"):  # "3000-10000" is a range
        return False
    return written[0] in "+(0۰٠๐" or (len(groups) >= 2 and digits >= 9)


def masked(text: str, found: Contacts) -> str:
    """The text with phone numbers, e-mail and postal addresses replaced by what they are."""
    masks = [(s, "[e-mail]") for s in found.mails] + [(s, "[phone]") for s in found.phones] + [(s, "[address]") for s in found.addresses]
    for span, mask in sorted(masks, reverse=True):
        text = text[: span.start] + mask + text[span.end :]
    return text
