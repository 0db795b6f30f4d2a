"""Letters to all example creators: no fact without support, short, and unlike each other inside a campaign."""

import os
from collections import defaultdict
from itertools import combinations
from statistics import fmean

import pytest

from prompts.claims.faults import faults
from prompts.letters.bank import LANGUAGES
from prompts.letters.draft import OutreachDraft
from prompts.letters.facts import language_for
from prompts.letters.letter import letter
from retrieval.brief import Brief
from retrieval.shortlist import Match
from tests.builders import TODAY
from tests.prompts.letters.campaigns import briefs, example_matches

EVERY = 1 if os.environ.get("BRIEFMATCH_ALL_LETTERS") else 4
"""Every so many creators of a brief are written to; all of them on demand, which takes a minute."""
ALIKE = 0.4
"""Most that letters of a campaign may share on average: Jaccard over runs of five letters."""

Campaign = list[tuple[Match, OutreachDraft]]


@pytest.fixture(scope="module")
def campaigns() -> dict[tuple[int, str], tuple[Brief, Campaign]]:
    """Letters by brief and language, ten to a campaign."""
    made: dict[tuple[int, str], tuple[Brief, Campaign]] = {}
    by_language: dict[str, list[Match]] = defaultdict(list)
    for match in example_matches():
        by_language[language_for(match.creator)[0]].append(match)
    for number, brief in enumerate(briefs()):
        for language, matches in by_language.items():
            told = [
                (match, letter(match, brief, place=place % 10, today=TODAY, sender="Mai Trần"))
                for place, match in enumerate(matches[number % EVERY :: EVERY])
            ]
            made[number, language] = brief, told
    return made


def test_nothing_in_any_letter_is_without_support(campaigns: dict[tuple[int, str], tuple[Brief, Campaign]]) -> None:
    found = [
        (match.creator.id, brief.brand, fault)
        for brief, told in campaigns.values()
        for match, made in told
        for fault in faults(
            made.body,
            match.creator,
            brief,
            language=made.language,
            today=TODAY,
            subject=made.subject,
            reply_by=made.reply_by,
            sender="Mai Trần",
            gaps=made.gaps,
        )
    ]
    assert sum(len(told) for _, told in campaigns.values()) >= 20 * 248 // EVERY - 80
    assert found == []


def test_no_letter_is_longer_than_a_hundred_words(campaigns: dict[tuple[int, str], tuple[Brief, Campaign]]) -> None:
    assert max(made.words for _, told in campaigns.values() for _, made in told) <= 100
    assert not any("too_long" in made.flags for _, told in campaigns.values() for _, made in told)


def test_goal_and_terms_are_seldom_left_out(campaigns: dict[tuple[int, str], tuple[Brief, Campaign]]) -> None:
    for language in LANGUAGES:
        told = [(brief, made) for (_, own), (brief, campaign) in campaigns.items() if own == language for _, made in campaign]
        with_terms = [made for brief, made in told if brief.usage_rights_days or brief.exclusivity_days]
        assert fmean("goal_left_out" in made.flags for brief, made in told if brief.goal) <= 0.02, language
        assert fmean("terms_left_out" in made.flags for made in with_terms) <= 0.1, language


def test_nearly_every_letter_names_a_post_and_greets_by_name(campaigns: dict[tuple[int, str], tuple[Brief, Campaign]]) -> None:
    told = [made for _, campaign in campaigns.values() for _, made in campaign]
    assert fmean("no_post" in made.flags for made in told) < 0.1
    assert fmean("no_name" in made.flags for made in told) < 0.1


def test_letters_of_a_campaign_do_not_read_alike(campaigns: dict[tuple[int, str], tuple[Brief, Campaign]]) -> None:
    for (number, language), (_, told) in campaigns.items():
        first = [made for _, made in told][:10]
        shared = [jaccard(one.body, other.body) for one, other in combinations(first, 2)]
        assert fmean(shared) <= ALIKE, (number, language)
        assert len({made.subject for made in first}) == len(first)


def jaccard(one: str, other: str) -> float:
    """Share of runs of five letters that two texts have in common."""
    a, b = ({text[k : k + 5] for k in range(len(text) - 4)} for text in (one, other))
    return len(a & b) / len(a | b)
