"""Whether a message is a brief of its own, or could be one."""

from bot.conversation.cues.grammar import grammar_of
from bot.conversation.understanding.heard import Heard
from retrieval.reading.surface import plain
from retrieval.reading.topics.topics import topics_beside_people

WHOLE_BRIEF_WORDS = 40
"""A message of so many words is a brief of its own, whatever was said before."""
WHOLE_BRIEF_LABELS = 3
_ON_BRIEF = ("topics", "product", "brand")
_REQUIREMENTS = (
    "platforms", "creator_countries", "creator_places", "creator_gender", "creator_languages", "audience_countries", "audience_gender",
    "audience_age_min", "audience_age_max", "followers_min", "followers_max", "tiers", "engagement_min", "how_many", "budget_min",
    "budget_max", "deliverables", "start", "end", "goal",
)  # fmt: skip


def requirements(heard: Heard) -> int:
    """How many requirements of a brief a message fills."""
    return sum(getattr(heard.studied.brief, name) not in (None, ()) for name in _REQUIREMENTS)


def given_alone(heard: Heard) -> bool:
    """Whether a first message holds a requirement."""
    return any(getattr(heard.studied.brief, name) not in (None, ()) for name in _REQUIREMENTS)


def whole_brief(heard: Heard) -> bool:
    """Whether a message is a brief whatever was said before: long, or with several labelled lines."""
    page, said = heard.studied.page, heard.studied.brief
    about = any(getattr(said, name) for name in _ON_BRIEF)
    labels = {m.value for m in page.marks("label") if page.plain[page.skip(m.end) : page.skip(m.end) + 1] == ":"}
    return about and requirements(heard) >= 2 and (heard.words >= WHOLE_BRIEF_WORDS or len(labels) >= WHOLE_BRIEF_LABELS)


def _stands_alone(heard: Heard) -> bool:
    """Whether the requirements of a message would do for a brief: more than a date or an amount, or creators beside those."""
    said = heard.studied.brief
    loose = ("start", "end", "budget_min", "budget_max", "audience_age_min", "audience_age_max", "goal")
    return any(getattr(said, name) not in (None, ()) for name in _REQUIREMENTS if name not in loose) or (
        requirements(heard) >= 1 and bool(heard.studied.page.marks("person"))
    )


def could_be_new(heard: Heard) -> bool:
    """Whether a message would stand as a brief of its own, and nothing in it leans on the one before."""
    page, said = heard.studied.page, heard.studied.brief
    leans = heard.cues.says("operator", "lean", page.plain) or bool(heard.cues.found("shift", page.plain))
    verb_last = grammar_of(page.language).verb_last  # its sentences leave words that are no topics
    known = plain(heard.scene.brief.wording or "") if heard.scene.brief and verb_last else ""
    topics = _told_of_people(heard) if verb_last else said.topics
    return _stands_alone(heard) and not leans and any(heard.is_about(topic) and plain(topic) not in known for topic in topics)


def _told_of_people(heard: Heard) -> list[str]:
    """Topics beside a word for creators, or in a part that names no field: a sentence about the budget leaves words that are none."""
    page = heard.studied.page
    beside = topics_beside_people(page)
    parts = [(topic, page.part(page.text.find(topic))) for topic in heard.studied.brief.topics]
    return [topic for topic, part in parts if topic in beside or not heard.cues.found("field", page.plain[part.start : part.end])]
