"""A first message to one creator, as a value: what a person reviews, edits and sends."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Flag = Literal[
    "language_fallback", "language_guessed", "no_post", "no_name", "brand_missing", "link_missing", "sender_missing", "goal_missing",
    "measure_ours", "deliverables_missing", "dates_missing", "dates_past", "pay_missing", "product_untranslated", "product_left_out",
    "terms_left_out", "goal_left_out", "too_long", "reply_after_start", "unsupported",
    "sentences_unread", "words_unlisted",
]  # fmt: skip
"""What a person should know or mend before sending."""
FLAGS: tuple[Flag, ...] = get_args(Flag)

Maker = Literal["letter", "model"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Used:
    """A fact that stands in a draft: which part it fills, in which words, and where it comes from (`brief.FIELD`, `creator.name`, the
    address or id of a post, `reply`)."""

    slot: str
    text: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Gloss:
    """The same message in the language of the person who reviews it."""

    language: str
    subject: str
    body: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OutreachDraft:
    """A message to one creator. `gaps` are the placeholders that stand in it and are to be filled before it is sent; `words` counts the
    body. `gloss` is `None` where the reviewer's language is the letter's own. `fallback` says why a model that was asked did not write it.
    """

    creator: str
    language: str
    subject: str
    body: str
    words: int
    reply_by: date
    flags: tuple[Flag, ...] = ()
    gaps: tuple[str, ...] = ()
    facts: tuple[Used, ...] = ()
    gloss: Gloss | None = None
    made_by: Maker = "letter"
    fallback: str | None = None
