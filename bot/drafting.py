"""First messages for a shortlist: a letter for each creator, or a model's draft that passed the checker. Sends nothing.

A model writes in any language whose script, days and currencies are known; letters are there in four, and take the place of what it wrote
amiss.
"""

import logging
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from bot.models.model import Model, ModelFailed, Reason
from index.languages import EveryLanguage, LanguageDetector, ScriptThenModel
from index.progress import Progress, Silent
from index.records import Creator
from index.texts import recent_posts
from prompts import draft_outreach
from prompts.claims.abroad import faults_abroad, has_lists, readable
from prompts.claims.fault import Fault
from prompts.claims.faults import faults
from prompts.letters.abroad import Abroad
from prompts.letters.bank import FALLBACK, LANGUAGES
from prompts.letters.draft import Flag, Gloss, OutreachDraft
from prompts.letters.facts import facts_in, tongue_of
from prompts.letters.letter import Prepared, Ready, letter_of, measured, prepared
from prompts.read_brief import UnreadableReply
from retrieval.brief import Brief
from retrieval.shortlist import Match

DEADLINE = 20.0
"""Seconds for one message of a model; the letter is there within milliseconds."""

Fallback = Reason | Literal["unsupported", "other_language"]
"""Why a letter stands where a model was asked: it gave no answer, or one with something that neither record nor brief supports, or one in
another language than it should be."""

log = logging.getLogger("briefmatch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Drafting:
    """Writes drafts for people to review; without a model letters alone. `detector` tells the language of a creator who declares none,
    `languages` whether a draft is in the language that it should be in.
    """

    model: Model | None = None
    deadline: float = DEADLINE
    detector: LanguageDetector = field(default_factory=ScriptThenModel)
    languages: EveryLanguage = field(default_factory=EveryLanguage)

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
            letter = prepared(match, brief, place=place, today=today, language=language, sender=sender, reader=reader)
            abroad = self._abroad(match, brief, letter, language=language, today=today, sender=sender)
            made.append(self._draft(match.creator, brief, letter, abroad or letter, today=today))
            told.advance(1)
        return tuple(made)

    def _abroad(
        self, match: Match, brief: Brief, letter: Prepared, *, language: str | None, today: date, sender: str | None
    ) -> Abroad | None:
        """What a model writes with in a language without letters; `None` where a letter is in the right one, or nobody could check it."""
        if self.model is None:
            return None
        spoken = language or tongue_of(match.creator)
        if spoken is None and letter.language == FALLBACK:  # nothing but the country told
            spoken = self.detector.language_of(" ".join(post.wording for post in recent_posts(match.creator)))
        if spoken is None or spoken in LANGUAGES or not readable(spoken):
            return None
        return Abroad(facts=facts_in(match, brief, language=spoken, today=today, sender=sender), reader=letter.reader)

    def _draft(self, creator: Creator, brief: Brief, prepared: Prepared, ready: Ready, *, today: date) -> OutreachDraft:
        letter = letter_of(creator.id, prepared)
        if found := _faults(letter, creator, brief, prepared, today=today):  # made of facts; if it ever is not, a person is told
            log.error("letter unsupported", extra={"action": "letter_unsupported", "kinds": sorted({one.kind for one in found})})
            letter = replace(letter, flags=(*letter.flags, "unsupported"))
        if self.model is None:
            return letter
        try:
            made = _template(self.model, creator, brief, ready, deadline=self.deadline)
        except ModelFailed as failure:
            return replace(letter, fallback=failure.reason)
        sides = [(ready.language, made.body)] + ([(ready.reader, made.gloss[1])] if made.gloss else [])
        if not all(self.languages.may_be(draft_outreach.filled_with(body, " "), language) for language, body in sides):
            log.warning("draft in another language", extra={"action": "draft_other_language"})
            return replace(letter, fallback="other_language")
        written = _filled(made, letter, ready)
        if found := _faults(written, creator, brief, ready, today=today):
            log.warning("draft unsupported", extra={"action": "draft_unsupported", "kinds": sorted({one.kind for one in found})})
            return replace(letter, fallback="unsupported")
        return written


def _places(matches: Sequence[Match]) -> Sequence[int]:
    return range(len(matches)) if len(matches) > 1 else [zlib.crc32(match.creator.id.encode()) % 97 for match in matches]


def _template(model: Model, creator: Creator, brief: Brief, ready: Ready, *, deadline: float) -> draft_outreach.Template:
    """The model's template. Raises ModelFailed."""
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
    return made


def _filled(made: draft_outreach.Template, letter: OutreachDraft, ready: Ready) -> OutreachDraft:
    """The model's draft, unchecked."""
    gloss, values = None, ready.values(ready.language)
    if made.gloss is not None:
        subject, body = (draft_outreach.filled(text, ready.values(ready.reader), language=ready.reader) for text in made.gloss)
        gloss = Gloss(language=ready.reader, subject=subject, body=body)
    draft = replace(
        letter,
        language=ready.language,
        subject=draft_outreach.filled(made.subject, values, language=ready.language),
        body=draft_outreach.filled(made.body, values, language=ready.language),
        flags=_flags(ready, made.body),
        gloss=gloss,
        made_by="model",
    )
    return measured(draft, ready)


def _flags(ready: Ready, body: str) -> tuple[Flag, ...]:
    """What to know of a model's draft: of its facts, of a language that nobody could read it in, of terms that it does not hold."""
    brief = ready.facts.brief
    terms = ((brief.usage_rights_days, ("{rights}", "{rights_days}")), (brief.exclusivity_days, ("{exclusivity}", "{exclusive_days}")))
    told: list[Flag] = [*(ready.flags if isinstance(ready, Abroad) else ready.facts.flags)]
    if any(days and not any(slot in body for slot in slots) for days, slots in terms):
        told.append("terms_left_out")
    if isinstance(ready, Abroad) and not has_lists(ready.language):
        told.append("words_unlisted")
    return tuple(told)


def _faults(draft: OutreachDraft, creator: Creator, brief: Brief, ready: Ready, *, today: date) -> tuple[Fault, ...]:
    """What nothing supports in a draft or in its gloss; a gloss may be longer, since nobody sends it."""
    gloss = draft.gloss
    sides = [(draft.language, draft.subject, draft.body)] + ([(gloss.language, gloss.subject, gloss.body)] if gloss else [])
    found: list[Fault] = []
    for language, subject, body in sides:
        told = (faults if language in LANGUAGES else faults_abroad)(
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
