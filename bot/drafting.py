"""First messages for a shortlist: a letter for each creator, or a model's draft that passed the checker. Sends nothing."""

import logging
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.models.model import Model, ModelFailed, Reason
from index.progress import Progress, Silent
from index.records import Creator
from prompts import draft_outreach
from prompts.claims.fault import Fault
from prompts.claims.faults import faults
from prompts.letters.draft import Gloss, OutreachDraft
from prompts.letters.letter import Prepared, letter_of, measured, prepared
from prompts.read_brief import UnreadableReply
from retrieval.brief import Brief
from retrieval.shortlist import Match

DEADLINE = 20.0
"""Seconds for one message of a model; the letter is there within milliseconds."""

Fallback = Reason | Literal["unsupported"]
"""Why a letter stands where a model was asked: it gave no answer, or one with something that neither record nor brief supports."""

log = logging.getLogger("briefmatch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Drafting:
    """Writes drafts for people to review; without a model letters alone."""

    model: Model | None = None
    deadline: float = DEADLINE

    def drafts(
        self,
        matches: Sequence[Match],
        brief: Brief,
        *,
        today: date,
        language: str | None = None,
        sender: str | None = None,
        reader: str | None = None,
        places: Sequence[int] | None = None,
        progress: Progress | None = None,
    ) -> tuple[OutreachDraft, ...]:
        """One draft for each match, in their order; see `letter` in `prompts.letters.letter` for the arguments. One call of the model for
        each creator, whose texts never meet another's. `places` are those of the matches in their list, from 0: drafts that are asked for
        one by one then differ as much as those of one call; without them a single draft takes its place from its creator's id.
        """
        told = progress or Silent()
        told.stage("writing", total=len(matches), unit="drafts")
        made: list[OutreachDraft] = []
        for place, match in zip(places or _places(matches), matches, strict=True):
            ready = prepared(match, brief, place=place, today=today, language=language, sender=sender, reader=reader)
            made.append(self._draft(match.creator, brief, ready, today=today))
            told.advance(1)
        return tuple(made)

    def _draft(self, creator: Creator, brief: Brief, ready: Prepared, *, today: date) -> OutreachDraft:
        letter = letter_of(creator.id, ready)
        if found := _faults(letter, creator, brief, ready, today=today):  # a letter is made of facts; if it ever is not, a person is told
            log.error("letter unsupported", extra={"action": "letter_unsupported", "kinds": sorted({one.kind for one in found})})
            letter = replace(letter, flags=(*letter.flags, "unsupported"))
        if self.model is None:
            return letter
        try:
            written = _written(self.model, creator, brief, ready, letter, deadline=self.deadline)
        except ModelFailed as failure:
            return replace(letter, fallback=failure.reason)
        if found := _faults(written, creator, brief, ready, today=today):
            log.warning("draft unsupported", extra={"action": "draft_unsupported", "kinds": sorted({one.kind for one in found})})
            return replace(letter, fallback="unsupported")
        return written


def _places(matches: Sequence[Match]) -> Sequence[int]:
    return range(len(matches)) if len(matches) > 1 else [zlib.crc32(match.creator.id.encode()) % 97 for match in matches]


def _written(model: Model, creator: Creator, brief: Brief, ready: Prepared, letter: OutreachDraft, *, deadline: float) -> OutreachDraft:
    """The model's draft, unchecked. Raises ModelFailed."""
    values = ready.values(ready.language)
    asked = draft_outreach.request(creator, brief, language=ready.language, reader=ready.reader, values=values)
    told = {"prompt": asked.name, "version": asked.version, "fingerprint": asked.fingerprint}
    try:
        made = draft_outreach.read(model.answer(asked, deadline=deadline), values=values, gloss=ready.reader != ready.language)
    except ModelFailed as failure:
        log.warning("model failed", extra={"action": "model_failed", "reason": failure.reason, **told})
        raise
    except UnreadableReply:
        log.warning("model failed", extra={"action": "model_failed", "reason": "malformed", **told})
        raise ModelFailed("malformed") from None  # the cause quotes the reply
    log.info("model answered", extra={"action": "model_answered", **told})
    gloss = None
    if made.gloss is not None:
        subject, body = (draft_outreach.filled(text, ready.values(ready.reader), language=ready.reader) for text in made.gloss)
        gloss = Gloss(language=ready.reader, subject=subject, body=body)
    draft = replace(
        letter,
        subject=draft_outreach.filled(made.subject, values, language=ready.language),
        body=draft_outreach.filled(made.body, values, language=ready.language),
        flags=ready.facts.flags,
        gloss=gloss,
        made_by="model",
    )
    return measured(draft, ready)


def _faults(draft: OutreachDraft, creator: Creator, brief: Brief, ready: Prepared, *, today: date) -> tuple[Fault, ...]:
    """What nothing supports in a draft or in its gloss; a gloss may be longer, since nobody sends it."""
    gloss = draft.gloss
    sides = [(draft.language, draft.subject, draft.body)] + ([(gloss.language, gloss.subject, gloss.body)] if gloss else [])
    found: list[Fault] = []
    for language, subject, body in sides:
        told = faults(
            body,
            creator,
            brief,
            language=language,
            today=today,
            subject=subject,
            reply_by=draft.reply_by,
            sender=ready.facts.sender,
            gaps=ready.gaps(language),
        )
        found.extend(one for one in told if one.kind != "long" or language == draft.language)
    return tuple(found)
