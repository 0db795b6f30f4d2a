"""Reads a brief by rules alone: no model, the same answer every time, in a few milliseconds."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from index.languages import LanguageDetector
from retrieval.brief import Brief
from retrieval.reading.audience import ages
from retrieval.reading.conditions.exclusions import exclusions
from retrieval.reading.conditions.must_haves import must_haves
from retrieval.reading.contact import contacts, masked
from retrieval.reading.days.window import window
from retrieval.reading.deliverables import deliverables
from retrieval.reading.followers import engagement, followers
from retrieval.reading.handles import handles
from retrieval.reading.money.budget import budget
from retrieval.reading.names.names import names
from retrieval.reading.page import Page
from retrieval.reading.people.genders import genders
from retrieval.reading.people.how_many import how_many
from retrieval.reading.people.tiers import tiers
from retrieval.reading.places.places import places
from retrieval.reading.platforms import platforms
from retrieval.reading.spoken import Spoken, spoken_language
from retrieval.reading.surface import prepared
from retrieval.reading.terms import goal, pay, tone, usage_and_exclusivity
from retrieval.reading.topics.topics import topics
from retrieval.reading.words.vocabulary import vocabulary


class Studied(NamedTuple):
    """A brief, and the page that it was read from: which words were taken for what."""

    brief: Brief
    page: Page


class RulesReader:
    """Reads briefs with the words under `retrieval/vocabulary/reading/`; languages without a file are read with the English words."""

    def __init__(self, *, detector: LanguageDetector, known_place: Callable[[str], bool] | None = None) -> None:
        self._detector = detector
        self._known_place = known_place

    def read(self, text: str, *, today: date) -> Brief:
        """The brief in a text; what is not said stays `None` or empty, and the same text on the same day gives the same brief."""
        return self.study(text, today=today).brief

    def study(self, text: str, *, today: date, spoken: Spoken | None = None) -> Studied:
        """The brief with the page that it was read from; `spoken` where the language is known from elsewhere, as in a conversation."""
        text = prepared(text)
        found = contacts(text)
        spoken = spoken or spoken_language(text, self._detector)
        words = vocabulary(spoken.words, unmarked=spoken.unmarked)
        page = Page(text, words, unmarked=spoken.unmarked, blank=[span for spans in found for span in spans])
        when = page.read("dates", window, today)
        wanted, unwanted = page.read("platforms", platforms)
        where = page.read("creator_places", places, self._known_place)
        size = page.read("followers", followers)
        rate = page.read("engagement_min", engagement)
        count = page.read("how_many", how_many)
        money = page.read("budget", budget, country=next(iter(where.countries + where.audience), None))
        pieces = page.read("deliverables", deliverables, wanted)
        creator_gender, audience_gender = genders(page)
        sizes = page.read("tiers", tiers)
        years = page.read("audience_age", ages)
        usage, exclusivity = page.read("usage_rights_days", usage_and_exclusivity)
        similar, unwelcome = handles(page, found.handles)
        sound = page.read("tone", tone)
        name = page.read("product", names)
        about = topics(page, product=name.product, brand=name.brand)
        product = None if name.loose and about == (name.product,) else name.product
        must = page.read("must_have", must_haves)
        brief = Brief(
            wording=masked(text, found),
            language=spoken.code,
            brand=name.brand,
            product=product,
            topics=about,
            goal=goal(page),
            platforms=wanted,
            creator_countries=where.countries,
            creator_places=where.places,
            creator_gender=creator_gender,
            creator_languages=where.languages,
            audience_countries=where.audience,
            audience_gender=audience_gender,
            audience_age_min=years.low,
            audience_age_max=years.high,
            followers_min=size.low,
            followers_max=size.high,
            tiers=sizes,
            engagement_min=rate,
            how_many=count,
            budget_min=money.low,
            budget_max=money.high,
            budget_currency=money.currency,
            budget_per=money.per,
            deliverables=pieces,
            start=when.start,
            end=when.end,
            must_have=(*((size.around,) if size.around else ()), *must),
            exclude=page.read("exclude", exclusions),
            exclude_platforms=unwanted,
            exclude_creators=unwelcome,
            similar_to=similar,
            usage_rights_days=usage,
            exclusivity_days=exclusivity,
            links=tuple(text[link.start : link.end] for link in found.links),
            tone=sound,
            pay=pay(page),
        )
        return Studied(brief, page)
