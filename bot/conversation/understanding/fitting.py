"""What must hold in a message for the words of a deed to ask for it."""

import re
from collections.abc import Set

from bot.conversation.cues.files import own_words
from bot.conversation.cues.grammar import grammar_of
from bot.conversation.understanding.heard import Heard
from bot.weekly.asked import tells_a_rhythm
from prompts.commands import FORMATS
from retrieval.reading.surface import plain
from retrieval.refinement import Refinement


def names_someone(heard: Heard) -> bool:
    """Whether creators are named, surely or not."""
    return bool(heard.named)


def on_someone(heard: Heard) -> bool:
    """Creators are named, and no value of a brief beside them that they might be part of."""
    return bool(heard.creators(sure=True)) or (bool(heard.creators()) and not gives_value(heard))


def puts_someone_in_place(heard: Heard) -> bool:
    """Whether it says who should come for one creator ("swap 4 with someone on TikTok"): that place only, and no change to the brief."""
    page = heard.studied.page
    if grammar_of(heard.cues.language).verb_last:
        objects = {page.back(cue.start): page.skip(cue.end) for cue in heard.cues.found("whom", page.plain, "object")}
        put = own_words(heard.cues.language, "place", "put")
        return any(re.match(rf"(?:{'|'.join(put)})\s", page.plain[objects[r.end] :]) for r in heard.named if r.end in objects)
    puts = [(cue, page.back(cue.start)) for cue in heard.cues.found("exchange", page.plain, "put")]
    for verb in heard.cues.found("exchange", page.plain, "verb"):
        heads = [c.end for c in heard.cues.found("whom", page.plain, "number") if c.start == page.skip(verb.end)]
        starts = {page.skip(end) for end in (verb.end, *heads)}
        for one in (r for r in heard.named if r.start in starts):
            for come in (cue for cue, end in puts if end == one.end):
                if not page.plain[page.skip(come.end) :][:1].isdigit():
                    return True
    return False


def only_another_tongue(heard: Heard) -> bool:
    """Whether nothing but a language to say it in is named ("same in English"): messages are written in it, creators are not looked for."""
    page, code = heard.studied.page, heard.cues.language
    tongues = [(m.start, m.end) for name in ("language_said", "language") for m in page.marks(name)]
    tongues += [(cue.start, cue.end) for cue in heard.cues.found("tongue", page.plain)]
    if not tongues or heard.named or page.marks("person") or not short(heard):
        return False
    if any(not any(s <= c.start < e for s, e in tongues) for c in heard.cues.found("field", page.plain, "creator_languages")):
        return False
    leads = {*own_words(code, "place", "tongue"), *own_words("en", "place", "tongue")}
    same = {*own_words(code, "place", "same"), *own_words("en", "place", "same")}
    start, end = min(s for s, _ in tongues), max(e for _, e in tongues)
    said = page.plain[start:end]
    before = page.plain[:start].rstrip()
    led = any(said.startswith(word) or before.endswith(word) for word in leads)
    letters = list(page.plain)
    spans = [*tongues, *((c.start, c.end) for c in heard.cues.found("courtesy", page.plain))]
    words = "|".join(re.escape(w) for w in sorted(same | leads, key=lambda w: (-len(w), w)))
    edge = "" if page.words.unspaced else r"\b"
    spans += [m.span() for m in re.finditer(rf"{edge}(?:{words}){edge}", page.plain)]
    for first, last in spans:
        letters[first:last] = " " * (last - first)
    asks = {f"{word}{lead}" for word in same for lead in leads}  # "ขอเป็น": may I have it in
    changes = any(c.name in _CHANGES and page.plain[c.start : c.end] not in asks for c in heard.cues.found("operator", page.plain))
    return led and not changes and not any(letter.isalpha() for letter in letters)


def supposes(heard: Heard) -> bool:
    """Whether it asks what a change would do, and is about no creators."""
    return heard.words <= _A_QUESTION and not heard.creators(sure=True)


def asks_what_if(heard: Heard) -> bool:
    """Whether "what if" asks rather than proposes: with a question mark, and about no creators."""
    return supposes(heard) and heard.text.rstrip(" !.").endswith(("?", "؟"))


def asks_of_loosening(heard: Heard) -> bool:
    """Whether it asks what to loosen ("which one do we have to relax?"); without a question it is a change."""
    return supposes(heard) and heard.cues.says("asking", "loosen", heard.plain) and _wonders(heard)


def asks_of_few(heard: Heard) -> bool:
    """Whether it asks why so few fit, and of nothing else that may be few."""
    few = heard.cues.says("asking", "scarce", heard.plain) and not heard.cues.found("field", heard.plain)
    return few and looks_for_more(heard) and _wonders(heard)


def _wonders(heard: Heard) -> bool:
    return heard.cues.says("asking", "wonder", plain(heard.text)) or heard.text.rstrip(" !.").endswith(("?", "؟"))


def looks_for_more(heard: Heard) -> bool:
    """Whether it asks about how many fit, and gives no value that would change it."""
    return short(heard) and not heard.creators(sure=True) and not gives_value(heard)


_NAMED_LIKE_A_PLATFORM = frozenset({"platforms", "exclude_platforms", "deliverables", "creator_places"})
_CHANGES = frozenset({"only", "also", "take_away"})


def asks_for_threads(heard: Heard) -> bool:
    """Whether conversations are asked for: their word is also the name of a platform, which a change speaks of."""
    changes = any(cue.name in _CHANGES for cue in heard.cues.found("operator", heard.plain))
    return short(heard) and not gives_value(heard, besides=_NAMED_LIKE_A_PLATFORM) and not changes


def asks_for_the_list(heard: Heard) -> bool:
    """Whether the list is to be shown as it is: no more of it, nobody of it, and nothing that changes it."""
    shown = heard.cue("show_list")
    beside = any(heard.says(name) for name in ("help", "other", "save"))
    beside |= shown is not None and any(c.end > shown.end for c in heard.cues.found("command", heard.told, "more_strong"))
    return short(heard) and not heard.creators(sure=True) and not heard.refinement and not beside


_A_QUESTION = 24
"""Words of a question, at most."""


def names_or_speaks_of_messages(heard: Heard) -> bool:
    """Whether creators are named, or messages to them."""
    return names_someone(heard) or (short_without_value(heard) and heard.says("draft"))


def names_only(heard: Heard) -> bool:
    """Whether little but creators is named ("copy 2")."""
    return names_someone(heard) and heard.words <= _A_CALL


_A_CALL = 3
_A_TIME = 12
"""Words of a message that says little more than when."""


def only_says_when(heard: Heard) -> bool:
    """Whether a short message names days of the week and a time, and no creators: the list is to come then, week by week."""
    if heard.words > _A_TIME or not tells_a_rhythm(heard.text, heard.cues.language):
        return False
    named = heard.creators(sure=True)
    days_are_places = heard.cues.language == "vi"  # "thứ hai" is Monday and the second one
    return not any(isinstance(one, str) or not days_are_places for one in named)


def on_someone_or_everyone(heard: Heard) -> bool:
    """The same, or all of the list in a short message that gives no value."""
    return on_someone(heard) or (names_everyone(heard) and short_without_value(heard))


def names_everyone(heard: Heard) -> bool:
    """Whether all of the list is named in so many words; "them" may be those that were spoken of before."""
    return not heard.named and bool(heard.scene.shown) and heard.cues.says("whom", "everyone", heard.plain)


def short(heard: Heard) -> bool:
    """Whether it is as short as people are who ask for a deed."""
    return heard.words <= 14


def short_without_value(heard: Heard) -> bool:
    """Whether it is short and gives no value of a brief."""
    return short(heard) and not gives_value(heard)


_DOUBTFUL = frozenset({"topics", "exclude", "must_have", "how_many"})
"""Fields that a loose word or number fills; they give way to a deed that is asked for."""


def gives_value(heard: Heard, *, besides: Set[str] = frozenset()) -> bool:
    """Whether the message gives a value of a brief, not only words that might be a topic or an exclusion."""
    return bool(heard.refinement.shifts) or sets_value(heard, besides=besides)


def sets_value(heard: Heard, *, besides: Set[str] = frozenset()) -> bool:
    """The same, where a value is named and not only said to be too much or too little."""
    return any(name not in _DOUBTFUL | besides for name in heard.refinement.changes)


def only_time_and_place(heard: Heard, refinement: Refinement) -> bool:
    """Small talk names days and cities too ("will it rain in Hanoi"): nothing but those is named, and no word changes anything."""
    loose = _DOUBTFUL | {"creator_places", "creator_countries", "creator_languages", "start", "end", "pay", "goal", "tone"}
    wanted = any(heard.cues.says("operator", name, heard.plain) for name in ("only", "also"))
    wanted = wanted and bool({"creator_places", "creator_countries"} & set(refinement.changes))
    return not refinement.shifts and set(refinement.changes) <= loose and not wanted


def handle_of_list(heard: Heard) -> bool:
    """Creators of the list are named: others are left out by a change to the brief."""
    known = {f"@{one.handle}".casefold() for one in heard.scene.shown}
    named = heard.creators(sure=True) or heard.creators()
    return bool(named) and all(isinstance(c, int) or c.casefold() in known for c in named) and on_someone(heard)


def like_others(heard: Heard) -> bool:
    """Whether somebody to be like is named, or nothing else is said."""
    return (
        names_someone(heard)
        or bool(heard.studied.brief.links)
        or bool(heard.cues.found("whom", heard.plain, "all"))
        or not gives_value(heard)
    )


def question_of_money(heard: Heard) -> bool:
    """Whether the message asks about fees, and changes nothing that is paid."""
    refinement = heard.refinement
    if _numbers_are_creators(heard) and not refinement.shifts:
        return True
    cleared = any(value in (None, ()) for name, value in refinement.changes.items() if name not in _DOUBTFUL)
    return not {"budget_min", "budget_max", "engagement_min", "pay"} & set(refinement.changes) and not refinement.shifts and not cleared


def _numbers_are_creators(heard: Heard) -> bool:
    """Whether every number of a message is the place of a creator ("fee for 2"), and none an amount with a currency."""
    numbers = heard.studied.page.quantities
    return bool(numbers) and all(not q.currency and any(r.start <= q.start < r.end for r in heard.named) for q in numbers)


def names_no_file(heard: Heard) -> bool:
    """Whether a kind of file is named that is not made ("pdf"), and none that is."""
    spoken = (heard.cues.language, "en")

    def named(kind: str) -> bool:
        return any(word in heard.plain for code in spoken for word in own_words(code, "format", kind))

    return named("unmade") and not any(named(kind) for kind in FORMATS)


def names_what_is_saved(heard: Heard) -> bool:
    """Whether a name follows the word for saving: what looks like a value of a brief is part of it ("save as yoga Q1")."""
    cue = heard.cue("save")
    return cue is not None and any(c.start >= cue.start for c in heard.cues.found("operator", heard.plain, "named"))


def names_or_short(heard: Heard) -> bool:
    """Whether creators are named, or nothing else is said."""
    return names_someone(heard) or short_without_value(heard)
