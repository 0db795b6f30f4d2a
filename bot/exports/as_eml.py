"""A draft as a message file that mail programs open for editing. Nothing is ever sent."""

import re
from email.message import EmailMessage
from email.policy import SMTP

from prompts.letters.draft import OutreachDraft

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
"""One plain address: a contact may hold anything, and a header must not."""


def as_eml(draft: OutreachDraft, *, to: str | None = None) -> bytes:
    """The draft as an RFC 5322 message in UTF-8, marked as not yet sent (`X-Unsent`, which mail programs open as a draft). `to` is left out
    where it is no single e-mail address. The same draft gives the same bytes.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if to is not None and _ADDRESS.fullmatch(to.strip()):
        message["To"] = to.strip()
    message["Subject"] = " ".join(draft.subject.split())
    message["Content-Language"] = draft.language
    message.set_content(draft.body + "\n", charset="utf-8", cte="base64")
    return bytes(message)
