"""A first message to one creator of a shortlist, from the letters of this package. Pure: the same inputs give the same words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from index.records import Post
from prompts.letters.bank import FALLBACK, LANGUAGES, bank
from prompts.letters.choosing import Choices, choices
from prompts.letters.composing import Plan, planned, written
from prompts.letters.draft import Flag, Gloss, OutreachDraft, Used
from prompts.letters.facts import Facts, facts_of
from prompts.letters.length import MOST_WORDS, words_in
from prompts.letters.slots import slots
from retrieval.brief import Brief
from retrieval.shortlist import Match

GAPS: tuple[tuple[Flag, str], ...] = (("brand_missing", "brand"), ("link_missing", "link"), ("sender_missing", "sender"))
"""Which flag says that a placeholder stands for which slot."""


class Ready(Protocol):
    """What is settled before a message is written, whoever writes it in which language."""

    @property
    def facts(self) -> Facts:
        """What it may say."""

    @property
    def language(self) -> str:
        """Of the message."""

    @property
    def reader(self) -> str:
        """The language of who reviews it."""

    def values(self, language: str) -> dict[str, str]:
        """What fills the slots in a language."""

    def gaps(self, language: str) -> tuple[str, ...]:
        """The placeholders that stand for missing facts in a language."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """What is settled before a message is written, by a letter or by a model: its facts, choices, language and the reader's language."""

    facts: Facts
    choices: Choices
    reader: str

    @property
    def language(self) -> str:
        """Of the message."""
        return self.facts.language

    def values(self, language: str) -> dict[str, str]:
        """What fills the slots in a language."""
        return slots(self.facts, bank(language), self.choices)

    def gaps(self, language: str) -> tuple[str, ...]:
        """The placeholders that stand for missing facts in a language."""
        return tuple(bank(language).word("gaps", slot) for flag, slot in GAPS if flag in self.facts.flags)


def prepared(
    match: Match,
    brief: Brief,
    *,
    place: int,
    today: date,
    language: str | None = None,
    sender: str | None = None,
    reader: str | None = None,
) -> Prepared:
    """See `letter` for the arguments."""
    told = reader or brief.language
    return Prepared(
        facts=facts_of(match, brief, language=language, today=today, sender=sender),
        choices=choices(brief, match.creator.id, place=place),
        reader=told if told in LANGUAGES else FALLBACK,
    )


def letter(
    match: Match,
    brief: Brief,
    *,
    place: int,
    today: date,
    language: str | None = None,
    sender: str | None = None,
    reader: str | None = None,
) -> OutreachDraft:
    """The message to the creator of a match, at `place` (from 0) of its campaign; letters of neighbouring places share few variants.

    `language` `None` is the creator's own; where there are no letters in it, or in the one asked for, it is English. `sender` signs.
    `reader` is the language of who reviews it, the brief's own where `None`; where it is another than the letter's, the same letter in it
    stands beside.
    """
    return letter_of(match.creator.id, prepared(match, brief, place=place, today=today, language=language, sender=sender, reader=reader))


def letter_of(creator: str, ready: Prepared) -> OutreachDraft:
    """The letter of what was prepared for a creator."""
    told, own = ready.values(ready.language), bank(ready.language)
    plan = planned(ready.facts, own, ready.choices, told)
    made = written(plan, ready.facts, own, told)
    left_out: list[tuple[Flag, bool]] = [("terms_left_out", "terms" in plan.left_out), ("goal_left_out", "goal" in plan.left_out)]
    draft = OutreachDraft(
        creator=creator,
        language=ready.language,
        subject=made.subject,
        body=made.body,
        words=0,
        reply_by=ready.facts.reply_by,
        flags=(*ready.facts.flags, *(flag for flag, stands in left_out if stands)),
        gloss=_gloss(plan, ready),
    )
    return measured(draft, ready)


def measured(draft: OutreachDraft, ready: Ready) -> OutreachDraft:
    """The draft with what depends on its words: how many there are, which facts and placeholders stand in them."""
    count, told = words_in(draft.body), ready.values(draft.language)
    flags: tuple[Flag, ...] = (*draft.flags, "too_long") if count > MOST_WORDS else draft.flags
    return replace(
        draft, words=count, flags=flags, gaps=tuple(gap for gap in ready.gaps(draft.language) if gap in f"{draft.subject}\n{draft.body}"),
        facts=_used(ready.facts, told, f"{draft.subject}\n{draft.body}"),
    )  # fmt: skip


def _used(facts: Facts, told: Mapping[str, str], text: str) -> tuple[Used, ...]:
    """The facts that stand in a text, each with its source."""
    post = _address(facts.post.post) if facts.post else ""
    sources = {
        "name": "creator.name",
        "post": post,
        "day": post,
        "topic": "brief.topics",
        "brand": "brief.brand",
        "product": "brief.product",
        "aim": "brief.goal",
        "measure": "brief.goal",
        "pieces": "brief.deliverables",
        "where": "creator.accounts",
        "window": "brief.start, brief.end",
        "rights": "brief.usage_rights_days",
        "exclusivity": "brief.exclusivity_days",
        "first_day": "brief.start",
        "last_day": "brief.end",
        "rights_days": "brief.usage_rights_days",
        "exclusive_days": "brief.exclusivity_days",
        "link": "brief.links",
        "reply_by": "reply",
        "sender": "sender",
    }
    missing = {slot for flag, slot in GAPS if flag in facts.flags} | (set() if facts.start or facts.end else {"window"})
    return tuple(
        Used(slot=slot, text=told[slot], source=source)
        for slot, source in sources.items()
        if slot in told and slot not in missing and told[slot] in text
    )


def _address(post: Post) -> str:
    return post.url or post.id


def _gloss(plan: Plan, ready: Prepared) -> Gloss | None:
    if ready.reader == ready.language:
        return None
    made = written(plan, ready.facts, bank(ready.reader), ready.values(ready.reader))
    return Gloss(language=ready.reader, subject=made.subject, body=made.body)
