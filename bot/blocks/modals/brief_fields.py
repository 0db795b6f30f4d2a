"""Every field of a brief that a person can change, with the kind of field that it is in a window, in the order of the window."""

from collections.abc import Mapping

from bot.blocks.modals.brief_choices import Day, LookedUp, One, Several
from bot.blocks.modals.brief_entry import Entry
from bot.blocks.modals.brief_figures import Count, Money, Share, Whole
from bot.blocks.modals.brief_texts import Line, addresses, free_words, handles, pieces, platform_name
from bot.matchmaker import MOST_LISTED
from index.records import PLATFORMS
from prompts.words import Words
from retrieval.brief import GOALS, TIERS
from retrieval.reading.terms import FOREVER

OLDEST = 120
GENDERS = ("female", "male")
PER = ("campaign", "creator", "deliverable")
PAY = ("flat", "gifted", "affiliate")


def _value(one: str, words: Words) -> str:
    return words.of("value", one)


def _tier(one: str, words: Words) -> str:
    return words(f"match.{one}")


def _per(one: str, words: Words) -> str:
    return words(f"brief.per_{one}")


FIRST: Mapping[str, Entry] = {
    "topics": free_words(),
    "platforms": Several(values=PLATFORMS, called=platform_name),
    "creator_countries": LookedUp(kind="countries"),
    "followers_min": Count(),
    "followers_max": Count(),
    "tiers": Several(values=TIERS, called=_tier),
    "how_many": Whole(low=1, high=MOST_LISTED),
    "budget_max": Money(),
    "budget_currency": LookedUp(kind="currencies", several=False),
    "must_have": free_words(),
}
"""The ten that are changed most."""

GROUPS: Mapping[str, Mapping[str, Entry]] = {
    "campaign": {
        "brand": Line(),
        "product": Line(),
        "goal": One(values=GOALS, called=_value),
        "deliverables": pieces(),
        "start": Day(),
        "end": Day(),
        "tone": Line(),
        "links": addresses(),
    },
    "creators": {
        "creator_places": free_words(),
        "creator_languages": LookedUp(kind="languages"),
        "creator_gender": One(values=GENDERS, called=_value),
        "engagement_min": Share(),
        "similar_to": handles(),
    },
    "audience": {
        "audience_countries": LookedUp(kind="countries"),
        "audience_gender": One(values=GENDERS, called=_value),
        "audience_age_min": Whole(low=0, high=OLDEST),
        "audience_age_max": Whole(low=0, high=OLDEST),
    },
    "money": {
        "budget_min": Money(),
        "budget_per": One(values=PER, called=_per),
        "pay": Several(values=PAY, called=_value),
        "usage_rights_days": Whole(low=1, high=FOREVER),
        "exclusivity_days": Whole(low=1, high=FOREVER),
    },
    "unwanted": {
        "exclude": free_words(),
        "exclude_platforms": Several(values=PLATFORMS, called=platform_name),
        "exclude_creators": handles(),
    },
}
"""The others, under their headings."""

ENTRIES: Mapping[str, Entry] = {**FIRST, **{name: entry for group in GROUPS.values() for name, entry in group.items()}}
