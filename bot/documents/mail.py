"""E-mails: the subject and what was written, answers that it quotes included; attachments are named, not read."""

import re
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from bot.documents.document import Found, Note
from bot.documents.encodings import decoded
from bot.documents.limits import MOST_BOUNDARIES
from bot.documents.pages import shown_lines
from bot.documents.plain import lines_of
from bot.documents.trouble import Encrypted, OtherKind, TookTooLong

_ANSWER = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|trả lời|ตอบกลับ|ส่งต่อ)\s*:\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:>[ \t]?)+")
_LONGEST_HEADER = 2_000
"""Characters. Decoding a header takes more than linear time; no subject or file name is as long."""


def read_mail(data: bytes) -> Found:
    """Subject, then the plain part, else the HTML part. Raises Encrypted, TookTooLong."""
    if data.lower().count(b"boundary=") > MOST_BOUNDARIES:
        raise TookTooLong
    mail: Message = message_from_bytes(data, policy=policy.compat32)
    if subject := _ANSWER.sub("", _header(mail["subject"])):
        yield subject
    plain: list[Message] = []
    rich: list[Message] = []
    attached: list[str] = []
    _sort(mail, plain, rich, attached)
    texts = [_text(part) for part in plain]
    notes = [note for _, note in texts if note is not None]
    if any(text.strip() for text, _ in texts):
        for text, _ in texts:
            yield from (line if isinstance(line, Note) else _QUOTED.sub("", line) for line in lines_of(text))
    else:
        for part in rich:
            text, note = _text(part)
            notes += [note] if note is not None else []
            yield from shown_lines(text)
    yield from notes
    if attached:
        yield Note(code="note_attachments", details={"names": ", ".join(attached[:20])})


def _sort(part: Message, plain: list[Message], rich: list[Message], attached: list[str]) -> None:
    """Parts of the mail by what they are good for; a mail that is forwarded as a file is an attachment."""
    kind = part.get_content_type()
    if kind in {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}:
        raise Encrypted
    name = _header(part.get_filename())
    named = name and not kind.startswith("multipart/")
    if named or kind == "message/rfc822" or part.get_content_disposition() == "attachment":
        attached.append(name or kind)
    elif part.is_multipart():
        for inner in part.get_payload():
            if isinstance(inner, Message):
                _sort(inner, plain, rich, attached)
    elif kind == "text/plain":
        plain.append(part)
    elif kind == "text/html":
        rich.append(part)


def _text(part: Message) -> tuple[str, Note | None]:
    payload = part.get_payload(decode=True)
    try:
        return decoded(payload, part.get_content_charset()) if isinstance(payload, bytes) else ("", None)
    except OtherKind:
        return "", None


def _header(value: object) -> str:
    """A header in letters, whatever it was encoded in."""
    raw = str(value or "")[:_LONGEST_HEADER]
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):  # what claims to be encoded and is not
        pieces = [(raw, None)]
    told = ""
    for piece, charset in pieces:
        try:
            told += piece if isinstance(piece, str) else decoded(piece, charset)[0]
        except OtherKind:
            continue
    return " ".join(told.split())
