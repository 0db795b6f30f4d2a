"""Text for Slack: whatever others wrote is plain or escaped, links lead only where a record leads, and what is shortened says so."""

import re
from typing import Any
from urllib.parse import urlsplit

from index.texts import shown

Block = dict[str, Any]
"""One block, element or object as Slack's API takes it."""

MORE = "…"
_EMPHASIS = re.compile(r"(?<!\w)[*_~`](?=\S)|[*`]")
_LOOK_ALIKES = {"*": "\u2217", "_": "\u02cd", "~": "\u223c", "`": "\u02cb"}
_LABEL_LIKE_AN_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)|\b[\w-]+\.[a-z]{2,24}\b")


def escaped(text: str) -> str:
    """Text for a mrkdwn object in which nothing is a mention, a link or a command: control characters out, `&`, `<` and `>` escaped.

    Signs of emphasis stay what they are; they can embellish, and cannot address anybody.
    """
    return shown(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(text: str, most: int) -> str:
    """At most `most` characters, ended at a word where there is one; what was cut is marked by an ellipsis."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    space = kept.rfind(" ")
    return (kept[:space] if space > most // 2 else kept).rstrip() + MORE


def plain_text(text: str, *, most: int = 3_000) -> Block:
    """A text object in which Slack reads nothing. A text must not be empty."""
    return {"type": "plain_text", "text": shortened(shown(text), most) or MORE, "emoji": False}


def mrkdwn(text: str) -> Block:
    """A text object with our own marks; whoever calls has escaped what is not ours. Bare addresses and names stay text."""
    return {"type": "mrkdwn", "text": text or MORE, "verbatim": True}


def link(url: str | None, label: str) -> str:
    """A link for mrkdwn to an address of a record, or the label alone where the address is none that may be opened: http or https, no
    user part, no sign that would end the link. A label that looks like an address of its own is replaced by the host it leads to.
    """
    if url is None or not may_be_opened(url):
        return escaped(label)
    clean = escaped(label).replace("|", "¦").replace("\n", " ").strip()
    host = urlsplit(url).hostname or ""
    if not clean or _LABEL_LIKE_AN_ADDRESS.search(clean):
        clean = escaped(host)
    return f"<{url.replace('&', '&amp;')}|{clean}>"


def link_element(url: str | None, label: str) -> Block:
    """The same for rich text: an element that is a link, or plain text where the address is none that may be opened. A label is taken as
    it stands; whoever calls has cleaned it.
    """
    if url is None or not may_be_opened(url):
        return {"type": "text", "text": label or MORE}
    clean = label.replace("\n", " ").strip()
    if not clean or _LABEL_LIKE_AN_ADDRESS.search(clean):
        clean = urlsplit(url).hostname or ""
    return {"type": "link", "url": url, "text": clean}


def literal(text: str, *, most: int | None = None) -> str:
    """Text of others for a mrkdwn object, shown as it was written: escaped, and signs that would begin an emphasis replaced by their
    look-alikes, so that a handle such as _ana_ keeps its lines. At most `most` characters, counted as escaped; a cut is marked.
    """
    plain = _EMPHASIS.sub(lambda found: _LOOK_ALIKES[found.group()], shown(text))
    told = escaped(plain)
    if most is None or len(told) <= most:
        return told
    low, high = 0, min(len(plain), most)
    while low < high:  # the longest beginning that leaves room for the mark of the cut
        middle = (low + high + 1) // 2
        low, high = (middle, high) if len(escaped(plain[:middle])) < most else (low, middle - 1)
    return escaped(shortened(f"{plain[: low + 1]}{MORE}", low + 1)) if low else MORE  # longer than fits, so that it is cut


def may_be_opened(url: str) -> bool:
    """Whether an address of a record may stand behind a link."""
    if len(url) > 2_000 or any(sign in url for sign in "|<> \"'`\\\n\r\t") or not url.isprintable():
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(host) and "@" not in parts.netloc
