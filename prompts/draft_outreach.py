"""Asking a model for a first message as a template whose facts are slots, and what of its reply may be used. Words: `draft_outreach.md`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale

from index.records import Creator
from index.texts import recent_posts
from prompts.filling import prompt
from prompts.quoting import own_words, quoted
from prompts.read_brief import UnreadableReply, json_object
from prompts.request import Request
from retrieval.brief import Brief

MOST_TOKENS = 900
MOST_BODY = 1_200
"""Characters of a body before its slots are filled: a hundred words in the longest of our languages."""
MOST_SUBJECT = 120
MOST_RECORD = 1_500
MOST_BRIEF = 600
MOST_POSTS = 3
SLOTS = (
    "name", "post", "day", "topic", "brand", "product", "aim", "measure", "pieces", "where", "platform", "window", "first_day", "last_day",
    "rights", "rights_days", "exclusivity", "exclusive_days", "link", "reply_by", "sender",
)  # fmt: skip
"""Every slot that a template may hold; which of them there are depends on what is known, and on whether the language has letters."""
REQUIRED = ("name", "post", "brand", "pieces", "first_day", "last_day", "link", "reply_by", "sender")
"""Slots that a body must use where there is something to fill them with; a greeting holds the name."""
MARKS = {
    **dict.fromkeys(("fa", "fr", "ru", "uk", "be", "ar", "el", "hy", "no", "nb", "nn"), "«»"),
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg", "is", "et", "lt", "ka"), "„“"),
    **dict.fromkeys(("pl", "ro", "hu", "hr", "bs", "sr"), "„”"),
    "ja": "「」",
}
"""Quotation marks of a language around the words of a post; “” elsewhere."""

_SLOT = re.compile(r"\{([a-z_]+)\}")
_FACT = re.compile(r"[\d@＠#＃<>\[\]{}“”«»\"„‟「」『』《》【】|*`_%٪％]|https?:|www\.|\w\.(?:com|net|org|io|ir|vn|th)\b")
"""What a template may not hold beside its slots: the sign of a fact that the model wrote itself, or of markup."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Template:
    """A message with slots, and the same in the reader's language where that is another."""

    subject: str
    body: str
    gloss: tuple[str, str] | None = None


def request(creator: Creator, brief: Brief, *, language: str, reader: str, values: Mapping[str, str]) -> Request:
    """Asks for one message to one creator. The model sees the brief without its budget, three of the creator's posts and what fills the
    slots, each between fences.
    """
    return prompt("draft_outreach").request(
        {
            "language": _tongue(language),
            "reader": _tongue(reader),
            "tone": own_words(brief.tone or "warm and plain", fence="tone", most=120),
            "slots": quoted(_slots(values), fence="slots", most=MOST_RECORD),
            "brief": own_words(_brief(brief), fence="brief", most=MOST_BRIEF),
            "record": quoted(_record(creator), fence="record", most=MOST_RECORD),
        },
        schema=SCHEMA,
        most_tokens=MOST_TOKENS,
    )


def read(reply: str, *, values: Mapping[str, str], gloss: bool) -> Template:
    """The template of a reply. Raises UnreadableReply where it has no right form, an unknown slot, lacks one that is required, or holds
    what looks like a fact; with `gloss` it must come in two languages.
    """
    told = json_object(reply)
    beside = (_text(told, "gloss_subject", most=MOST_SUBJECT), _text(told, "gloss_body", most=MOST_BODY)) if gloss else None
    made = Template(subject=_text(told, "subject", most=MOST_SUBJECT), body=_text(told, "body", most=MOST_BODY), gloss=beside)
    for text in [made.body] + ([beside[1]] if beside else []):
        if lacking := [slot for slot in REQUIRED if slot in values and f"{{{slot}}}" not in text]:
            raise UnreadableReply(f"without {', '.join(lacking)}")
        if "name" in values and "{name}" not in text.partition("\n")[0]:
            raise UnreadableReply("a greeting without the name")
    for text in [made.subject, made.body, *(beside or ())]:
        if unknown := [slot for slot in _SLOT.findall(text) if slot not in values or slot not in SLOTS]:
            raise UnreadableReply(f"slots that there are not: {', '.join(unknown)}")
        if _FACT.search(_SLOT.sub("", text)):
            raise UnreadableReply("facts of its own")
    if "\n" in made.subject or (beside and "\n" in beside[0]):
        raise UnreadableReply("a subject of several lines")
    return made


def filled(text: str, values: Mapping[str, str], *, language: str) -> str:
    """A template with its slots filled in one pass, so that a value that looks like a slot stays text; a post comes in quotation marks."""
    marks = MARKS.get(language, "“”")
    return _SLOT.sub(lambda slot: f"{marks[0]}{values['post']}{marks[1]}" if slot[1] == "post" else values[slot[1]], text)


def filled_with(text: str, filling: str) -> str:
    """A template with the same in each slot: what is left are the model's own words."""
    return _SLOT.sub(lambda _: filling, text)


def _text(told: Mapping[str, Any], name: str, *, most: int) -> str:
    value = told.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > most:
        raise UnreadableReply(f"no {name} of up to {most} characters")
    return "\n".join(" ".join(line.split()) for line in value.strip().split("\n"))


def _tongue(code: str) -> str:
    """A language by name and code: models know names better than codes."""
    return f"{Locale('en').languages.get(code, code)} ({code})"


def _slots(values: Mapping[str, str]) -> str:
    return "\n".join(f"{{{slot}}}{'*' if slot in REQUIRED else ''}: {values[slot]}" for slot in SLOTS if slot in values)


def _brief(brief: Brief) -> str:
    """What a message may draw on; the budget is not among it."""
    told = {
        "brand": brief.brand,
        "product": brief.product,
        "topics": ", ".join(brief.topics),
        "goal": brief.goal,
        "pay": ", ".join(brief.pay) or "not said: ask for the rate card",
        "must have": ", ".join(brief.must_have),
    }
    return "\n".join(f"{name}: {value}" for name, value in told.items() if value)


def _record(creator: Creator) -> str:
    posts = [" ".join(post.wording.split())[:300] for post in recent_posts(creator)[:MOST_POSTS]]
    return "\n".join([f"bio: {' '.join(creator.bio.split())[:300]}", *(f"post: {text}" for text in posts)])


def _schema() -> dict[str, Any]:
    text = {"type": "string"}
    properties = dict.fromkeys(("subject", "body", "gloss_subject", "gloss_body"), text)
    return {"title": "message", "type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


SCHEMA: Mapping[str, Any] = _schema()
