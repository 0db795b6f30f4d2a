"""Reads a brief by rules alone: no model, the same answer every time, in a few milliseconds."""

from datetime import date

from index.languages import LanguageDetector
from retrieval.brief import Brief
from retrieval.reading.audience import ages
from retrieval.reading.conditions import exclusions, must_haves
from retrieval.reading.contact import contacts, masked
from retrieval.reading.dates import window
from retrieval.reading.deliverables import deliverables
from retrieval.reading.followers import engagement, followers
from retrieval.reading.handles import handles
from retrieval.reading.money import budget
from retrieval.reading.names import names
from retrieval.reading.page import Page
from retrieval.reading.people import genders, how_many, tiers
from retrieval.reading.places import places
from retrieval.reading.platforms import platforms
from retrieval.reading.spoken import spoken_language
from retrieval.reading.surface import prepared
from retrieval.reading.terms import goal, pay, tone, usage_and_exclusivity
from retrieval.reading.topics import topics
from retrieval.reading.vocabulary import vocabulary


class RulesReader:
    """Reads briefs with the words under `retrieval/vocabulary/reading/`; languages without a file are read with the English words."""

    def __init__(self, *, detector: LanguageDetector) -> None:
        self._detector = detector

    def read(self, text: str, *, today: date) -> Brief:
        """The brief in a text; what is not said stays `None` or empty, and the same text on the same day gives the same brief."""
        text = prepared(text)
        found = contacts(text)
        spoken = spoken_language(text, self._detector)
        words = vocabulary(spoken.words, unmarked=spoken.unmarked)
        page = Page(text, words, unmarked=spoken.unmarked, blank=[span for spans in found for span in spans])
        when = window(page, today)
        wanted, unwanted = platforms(page)
        where = places(page)
        size = followers(page)
        rate = engagement(page)
        count = how_many(page)
        money = budget(page, country=next(iter(where.countries + where.audience), None))
        pieces = deliverables(page, wanted)
        creator_gender, audience_gender = genders(page)
        sizes = tiers(page)
        years = ages(page)
        usage, exclusivity = usage_and_exclusivity(page)
        similar, unwelcome = handles(page, found.handles)
        name = names(page)
        about = topics(page, product=name.product, brand=name.brand)
        product = None if name.loose and about == (name.product,) else name.product
        must = must_haves(page)
        return Brief(
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
            exclude=exclusions(page),
            exclude_platforms=unwanted,
            exclude_creators=unwelcome,
            similar_to=similar,
            usage_rights_days=usage,
            exclusivity_days=exclusivity,
            links=tuple(text[link.start : link.end] for link in found.links),
            tone=tone(page),
            pay=pay(page),
        )
