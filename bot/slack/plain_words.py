"""A message as Slack writes it, as the words that the person saw."""

import html
import re

_MARK = re.compile(r"<([^<>]{1,3000})>")


def plain_words(text: str, *, bot: str | None = None) -> str:
    """The words of a message: links as their label or address, channels and groups by name, the bot's own mention left out, `&amp;` and its
    like as the signs that they stand for. Slack escapes what people type, so every `<…>` is its own mark.
    """
    own = f"@{bot}" if bot else None
    marked = _MARK.sub(lambda found: "" if own and found[1].split("|")[0] == own else _said(found[1]), text)
    return html.unescape(marked).strip()


def mentions(text: str, user: str) -> bool:
    """Whether a message as Slack writes it calls this person."""
    return any(found[1].split("|")[0] == f"@{user}" for found in _MARK.finditer(text))


def _said(mark: str) -> str:
    target, bar, label = mark.partition("|")
    if target.startswith(("@", "#", "!")):
        return f"{target[0] if target[0] != '!' else '@'}{label or target[1:].partition('^')[0]}"
    if target.startswith("mailto:"):
        return label or target.removeprefix("mailto:")
    if not bar or label in target or label == "":
        return target
    return f"{label} ({target})"
