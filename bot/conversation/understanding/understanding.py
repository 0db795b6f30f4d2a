"""From a message to a command, by rules: what the message names, then the first deed that its words ask for."""

import re
from datetime import date

from bot.conversation.cues.cues import Cues
from bot.conversation.cues.files import languages
from bot.conversation.refining.questions import asks_from
from bot.conversation.refining.verb_last.numbers import firsts_in_digits
from bot.conversation.understanding.asked import unless_asked
from bot.conversation.understanding.briefs import could_be_new, given_alone, requirements, whole_brief
from bot.conversation.understanding.courtesies import only_courtesy
from bot.conversation.understanding.deeds import DEEDS, FIRST, like_someone
from bot.conversation.understanding.fitting import gives_value, only_time_and_place, short
from bot.conversation.understanding.heard import Heard, told_of
from bot.conversation.understanding.language import turn_language
from bot.conversation.understanding.making import made
from bot.conversation.understanding.rates import rate_told, speaks_of_rates
from bot.conversation.understanding.reasons import decided
from bot.conversation.understanding.scene import Scene
from bot.conversation.understanding.slips import respelled
from bot.conversation.whom.positions import ADDRESSED, beyond
from bot.conversation.whom.references import references
from prompts.commands import MOST_CREATORS, Command, Name
from retrieval.reading.no_brief import no_brief
from retrieval.reading.problems import problem_with
from retrieval.reading.reader import RulesReader
from retrieval.reading.spoken import Spoken
from retrieval.reading.surface import bare, plain, prepared
from retrieval.reading.topics.topics import announced_topics


class Understanding:
    """Reads messages with the cues under `bot/conversation/cues/` and the words that briefs are read with."""

    def __init__(self, reader: RulesReader) -> None:
        self._reader = reader

    def command(self, text: str, scene: Scene, *, today: date) -> Command:
        """The one command that a message is. Never raises: what is none of the closed list is `other`."""
        if not text.strip():
            return Command(name="other")
        heard = self._heard(text, scene, today)
        if scene.brief is None:
            return _opening(heard)
        if (rate := rate_told(heard)) is not None:
            return Command(name="rate", text=rate)
        if speaks_of_rates(heard):
            return Command(name="other")
        if (shortlist := _shortlist_named(heard)) is not None:
            return Command(name="replay", text=shortlist)
        deed = decided(heard, lambda part: self._heard(part, scene, today), _within_a_conversation)
        return _at_a_place(unless_asked(deed or _within_a_conversation(heard), heard), heard)

    def unless_asked(self, command: Command, text: str, scene: Scene, *, today: date) -> Command:
        """A command that somebody else made of the message, unless the message only asks about that deed."""
        return unless_asked(command, self._heard(text, scene, today))

    def brief_in(self, text: str, scene: Scene) -> str:
        """The brief of a message that opens with "new brief:" or the like."""
        language, unmarked = turn_language(text, scene.brief.language if scene.brief else None)
        whole = prepared(text)
        letters = bare(plain(whole)) if unmarked else plain(whole)
        cues = Cues(language or "en", unmarked=unmarked).found("command", letters, "new_brief")
        opening = next((cue for cue in cues if not letters[: cue.start].strip()), None)
        return whole[opening.end :].lstrip(" \t\n:,.-–—") if opening else text

    def _heard(self, text: str, scene: Scene, today: date) -> Heard:
        language, unmarked = turn_language(text, scene.brief.language if scene.brief else None)
        spoken = Spoken(language, language, unmarked=unmarked) if language is not None and len(text) < 400 else None
        text = respelled(prepared(text), (f"{one.name} {one.handle}" for one in scene.shown))
        hushed = Cues(language).hushed(text) if language is not None else text
        hushed = firsts_in_digits(hushed, language) if language is not None else hushed
        studied = self._reader.study(hushed, today=today, spoken=spoken)
        language = language or studied.brief.language or "en"
        cues = Cues(language, unmarked=studied.page.unmarked)
        return Heard(
            text=text, scene=scene, studied=studied, cues=cues, named=references(studied.page, cues, scene.shown, told_of(scene.brief))
        )


_WITHOUT_A_BRIEF: tuple[Name, ...] = ("undo", "redo", "show_brief", "show_list", "more", "export", "save", "chart", "compare", "weekly")
_FEW = 5
"""Words of a message that may be a command although nothing is remembered to which it could apply."""


def _opening(heard: Heard) -> Command:
    """The first message of a conversation: a brief, unless it is plainly something else."""
    if only_courtesy(heard):
        return Command(name="thanks")
    if heard.says("help") and heard.words <= 14 and not requirements(heard):
        return Command(name="help")
    if heard.says("forget") and heard.words <= 10:
        return Command(name="forget")
    if heard.words <= _FEW and not given_alone(heard):
        deed = next((name for name in _WITHOUT_A_BRIEF if heard.says(name)), None)
        if deed is not None:
            return made(deed, heard)
    if problem_with(heard.text) is not None or no_brief(heard.studied.page, heard.studied.brief) is not None:
        return Command(name="other")
    if heard.says("other") and not requirements(heard) and not heard.studied.page.marks("person"):
        return Command(name="other")
    return Command(name="new_brief")


def _within_a_conversation(heard: Heard) -> Command:
    if heard.says("new_brief") or whole_brief(heard):
        return Command(name="new_brief")
    if _LONE_NUMBER.fullmatch(heard.plain.strip()) is not None:
        return Command(name="other")  # an answer to nothing that was asked
    if only_courtesy(heard):
        return Command(name="thanks")
    for rule in FIRST:
        if rule.asked(heard):
            return made(rule.name, heard)
    if heard.says("other_sure") and not heard.named:
        return Command(name="other")
    if like_someone(heard):
        return made("more_like", heard)
    deeds = [(cue.start, place, rule) for place, rule in enumerate(DEEDS) if (cue := heard.cue(rule.name)) and rule.fits(heard)]
    if deeds:
        return _of_the_list(made(min(deeds)[2].name, heard), heard)
    if heard.cues.language not in languages() and not any(heard.cues.found(name, heard.plain) for name in ("operator", "shift", "field")):
        return Command(name="other")  # in a language without cues "also" and "only" would be turned round
    more = heard.cue("more")
    if more is not None and more.start == heard.studied.page.skip(0) and short(heard) and not heard.named and not heard.refinement:
        return made("more", heard)  # "who else could do this?"
    if _asks_about(heard):
        return Command(name="other")
    refinement = heard.refinement
    on_topic = bool(refinement) and any(
        heard.cues.says("field", name, heard.plain) for name in ("topics", "platforms", "exclude", "must_have")
    )
    if heard.says("other") and not on_topic and (not gives_value(heard) or only_time_and_place(heard, refinement)):
        return Command(name="other")
    announced = heard.studied.page.words.phrases_spaced and bool(announced_topics(heard.studied.page))
    loose = {"how_many"} if announced or heard.cues.says("field", "topics", heard.plain) else {"how_many", "topics"}
    asks = asks_from(heard.studied.page)
    away = bool(refinement) and any(c.start < asks for c in heard.cues.found("operator", heard.plain, "take_away"))
    if heard.says("more_strong") and short(heard) and not away and not refinement.shifts and set(refinement.changes) <= loose:
        return made("more", heard)
    if refinement:
        return Command(name="ask") if could_be_new(heard) and not heard.scene.leaning else Command(name="refine", refinement=refinement)
    return made("more", heard) if heard.says("more") and short(heard) else Command(name="other")


_SHORTLIST = re.compile(r"(?<![\w-])S-([A-Z2-7]{4,52})(?![\w-])", re.IGNORECASE)
_BESIDE_A_NAME = 8
"""Words that may stand around the id of a shortlist."""


def _shortlist_named(heard: Heard) -> str | None:
    """The id of a stored shortlist, where a short message names one."""
    named = _SHORTLIST.search(heard.text) if heard.words <= _BESIDE_A_NAME else None
    return f"S-{named.group(1).upper()}" if named else None


_LONE_NUMBER = re.compile(r"[-+#]?\d{1,6}[.)!]?")
_QUESTION = re.compile(r"(?:is|are|was|does|do|did|has|have|who|which|when)(?!\w)")


def _asks_about(heard: Heard) -> bool:
    """Whether a message only asks how something is ("is TikTok better?"), which changes nothing."""
    if _asks_whether_anyone(heard):
        return True
    asked = _QUESTION.match(heard.plain.lstrip()) is not None and heard.plain.rstrip().endswith("?")
    return asked and not heard.cues.found("operator", heard.plain, "only") and not heard.cues.found("shift", heard.plain)


def _asks_whether_anyone(heard: Heard) -> bool:
    """Whether a short message asks if somebody of the list is cheaper, smaller …, and gives no value."""
    refinement, page = heard.refinement, heard.studied.page
    if not refinement.shifts or refinement.changes or not short(heard) or heard.cues.found("operator", heard.plain, "only"):
        return False
    whole = plain(prepared(heard.text)).rstrip(" !.")
    marked = whole.endswith(("?", "؟")) or any(c.end >= len(whole) for c in heard.cues.found("asking", whole, "closing"))
    opens = any(c.start == page.skip(0) for c in heard.cues.found("asking", heard.plain, "anyone"))
    return marked and (opens or (bool(heard.named) and _QUESTION.match(heard.plain.lstrip()) is not None))


def _at_a_place(command: Command, heard: Heard) -> Command:
    """Who names a place that no list has ("explain 0") does not mean all of the list."""
    if command.name not in ADDRESSED or command.creators:
        return command
    nowhere = next(beyond(heard.studied.page, heard.cues, MOST_CREATORS), None) is not None
    return Command(name="other") if nowhere else command


def _of_the_list(command: Command, heard: Heard) -> Command:
    """Who asks why of somebody who is not on the list asks why not."""
    known = {f"@{one.handle}".casefold() for one in heard.scene.shown}
    strangers = [c for c in command.creators if isinstance(c, str) and c.casefold() not in known]
    if command.name == "explain" and strangers and len(strangers) == len(command.creators):
        return Command(name="why_not", creators=command.creators)
    return command
