"""Understanding with a model beside the rules: it is asked only where the rules know nothing, and held to the words of the message."""

import logging
import re
from dataclasses import dataclass, fields
from datetime import date

from bot.conversation.cues.cues import Cues
from bot.conversation.understanding.language import turn_language
from bot.conversation.understanding.scene import Scene
from bot.conversation.understanding.understanding import Understanding
from bot.models.model import Model, ModelFailed
from index.languages import LanguageDetector
from prompts import read_brief, understand
from prompts.commands import BY_HAND, NEEDS_TEXT, ON_CREATORS, Command, Creator
from prompts.understand import CommandClaims
from retrieval.brief import Brief
from retrieval.reading.claims.grounding import grounded
from retrieval.reading.surface import plain, prepared
from retrieval.refinement import Refinement, Shift

log = logging.getLogger("briefmatch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Hearing:
    """The rules' command; where it is `other`, the model's, if the message bears it out.

    The rules come first since they are right on nine of ten judged messages and never wrong by chance; a message that they take for
    something is not asked about.
    """

    rules: Understanding
    detector: LanguageDetector
    model: Model | None = None
    deadline: float

    def command(self, text: str, scene: Scene, *, today: date) -> Command:
        """The one command that a message is; never raises, whatever the model does."""
        command = self.rules.command(text, scene, today=today)
        if command.name != "other" or self.model is None or scene.brief is None or not text.strip():
            return command
        try:
            claims = understand.read(self.model.answer(understand.request(text, today=today), deadline=self.deadline))
        except (ModelFailed, read_brief.UnreadableReply) as failure:
            log.warning("model failed", extra={"action": "model_failed", "prompt": "understand", "kind": type(failure).__name__})
            return command
        told = self.borne_out(claims, text, scene, today=today)
        return self.rules.unless_asked(told, text, scene, today=today) if told is not None else command

    def brief_in(self, text: str, scene: Scene) -> str:
        """See `Understanding`."""
        return self.rules.brief_in(text, scene)

    def borne_out(self, claims: CommandClaims, text: str, scene: Scene, *, today: date) -> Command | None:
        """The command that is claimed, as far as the message holds its numbers, handles and words; `None` where too little is left."""
        if claims.name in {"refine", "ask"}:
            refinement = self._refinement(claims, text, scene, today)
            return Command(name="refine", refinement=refinement) if refinement else None
        creators = _creators(claims, text) if claims.name in ON_CREATORS else ()
        if claims.name in NEEDS_TEXT or (claims.name in _NEEDS_SOMEBODY and not creators):  # rates and ids are the rules' own
            return None
        return Command(name=claims.name, creators=creators)

    def _refinement(self, claims: CommandClaims, text: str, scene: Scene, today: date) -> Refinement:
        before = scene.brief or Brief(wording="")
        kept = grounded(claims.changes, text, today=today, detector=self.detector).brief
        changes: dict[str, object] = {}
        for field in fields(Brief):
            value, old = getattr(kept, field.name), getattr(before, field.name)
            if value in (None, ()) or field.name in {"wording", "language"}:
                continue
            adds = isinstance(value, tuple) and (claims.adds or field.name in _ALWAYS_ADDED)
            new = tuple(dict.fromkeys((*old, *value))) if adds else value
            if new != old:
                changes[field.name] = new
        for name in _named_fields(claims, text, scene):
            if name not in changes and getattr(before, name) not in (None, ()):
                changes[name] = () if isinstance(getattr(before, name), tuple) else None
        shifts = tuple(Shift(what=what, up=up) for up, told in ((False, claims.less), (True, claims.more)) for what in dict.fromkeys(told))
        return Refinement(changes=changes, shifts=shifts[:1])


_ALWAYS_ADDED = frozenset({"must_have", "exclude", "exclude_platforms", "exclude_creators", "similar_to"})
_NEEDS_SOMEBODY = BY_HAND | {"why_not", "note"}


def _creators(claims: CommandClaims, text: str) -> tuple[Creator, ...]:
    """Positions whose number stands in the message, and handles that do."""
    letters = plain(prepared(text))
    numbers = {int(n) for n in re.findall(r"\d{1,3}", letters)}
    handles = set(re.findall(r"@[\w.\-]{1,79}", letters))
    return (*(n for n in claims.positions if n in numbers), *(h for h in claims.handles if plain(h) in handles))


def _named_fields(claims: CommandClaims, text: str, scene: Scene) -> list[str]:
    """Fields to clear that the message has a word for."""
    language, unmarked = turn_language(text, scene.brief.language if scene.brief else None)
    words = {cue.name for cue in Cues(language or "en", unmarked=unmarked).found("field", plain(prepared(text)))}
    return [name for name in claims.clear if name in words or any(name.startswith(word) for word in words)]
