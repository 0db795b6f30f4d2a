"""Reading a brief: rules first, then a model where there is one, its claims held to the text, and both made one."""

import logging
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.models.model import Model, ModelFailed, Reason
from index.languages import LanguageDetector
from prompts import read_brief
from retrieval.brief import Brief
from retrieval.reading.claims.claims import BriefClaims
from retrieval.reading.claims.combined import combined
from retrieval.reading.claims.grounding import grounded
from retrieval.reading.no_brief import Kind as NoBrief
from retrieval.reading.no_brief import no_brief
from retrieval.reading.reader import Studied
from retrieval.reading.sources import unused

DEADLINE = 8.0
"""Seconds that a person waits for a model at most; the rules' reading is there within milliseconds."""

log = logging.getLogger("briefmatch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A brief, which of its fields a model filled, and why the model that was asked could not help.

    `unused` are phrases that look like a demand and that nothing was read from; `instead` says what the text is where it is no brief.
    """

    brief: Brief
    from_model: tuple[str, ...] = ()
    trouble: Reason | None = None
    unused: tuple[str, ...] = ()
    instead: NoBrief | None = None


class Rules(Protocol):
    """Reads without a model."""

    def study(self, text: str, *, today: date) -> Studied:
        """The brief in a text with the page that it was read from; what is not said stays empty."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefReading:
    """Reads briefs; without a model by rules alone."""

    rules: Rules
    detector: LanguageDetector
    model: Model | None = None
    deadline: float = DEADLINE

    def read(self, text: str, *, today: date) -> Reading:
        """The brief in a text. Never fails for a model's sake: what it cannot give is the rules' reading, with the trouble told."""
        brief, page = self.rules.study(text, today=today)
        instead = no_brief(page, brief)
        if self.model is None or instead is not None:  # a recipe is nothing to ask a model about
            return Reading(brief=brief, unused=unused(page, brief), instead=instead)
        try:
            claims = claimed(self.model, text, today=today, deadline=self.deadline)
        except ModelFailed as failure:
            return Reading(brief=brief, trouble=failure.reason, unused=unused(page, brief))
        kept = grounded(claims, text, today=today, detector=self.detector)
        made = combined(brief, kept.brief)
        log.info("brief read", extra={"action": "brief_read", "filled": list(made.from_model), "dropped": len(kept.dropped)})
        return Reading(brief=made.brief, from_model=made.from_model, unused=unused(page, made.brief))


def claimed(model: Model, text: str, *, today: date, deadline: float) -> BriefClaims:
    """What a model says that a text holds, unchecked. Raises ModelFailed."""
    asked = read_brief.request(text, today=today)
    told = {"prompt": asked.name, "version": asked.version, "fingerprint": asked.fingerprint}
    try:
        claims = read_brief.read(model.answer(asked, deadline=deadline))
    except ModelFailed as failure:
        log.warning("model failed", extra={"action": "model_failed", "reason": failure.reason, **told})
        raise
    except read_brief.UnreadableReply:
        log.warning("model failed", extra={"action": "model_failed", "reason": "malformed", **told})
        raise ModelFailed("malformed") from None  # the cause quotes the reply
    log.info("model answered", extra={"action": "model_answered", **told})
    return claims
