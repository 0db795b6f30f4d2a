"""Why somebody is not in a list, in sentences."""

from dataclasses import replace

import pytest

from prompts.why_not import lines
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.filters import Requirement
from retrieval.refinement import Refinement
from retrieval.shortlist import Judged, Known
from retrieval.support import Contributions
from retrieval.why_not import Content, Ranked, Way, WhyNot
from tests.builders import TODAY, a_creator
from tests.prompts.matches import HOSTILE, UNWANTED, a_match, standing

EN = Words("en")
LANGUAGES = ("en", "fa", "th", "vi")
BRIEF = Brief(wording="coffee", creator_places=("Lisbon",), followers_min=50_000)


def a_why(**fields: object) -> WhyNot:
    """A reason with nothing said yet."""
    told: dict[str, object] = {"brief": BRIEF, "shown": 5, "strict": False, "creator": a_creator("ana"), **fields}
    return WhyNot(**told)  # type: ignore[arg-type]  # fields are the caller's


def not_met(field: str, asked: str = "x", *proofs: Known) -> Judged:
    """A requirement that is not met."""
    return Judged(requirement=Requirement(field=field, asked=asked), status="not_met", proofs=proofs)


UNMET = a_why(
    unmet=(
        not_met("followers", "50000..", Known(what="followers", value=9_400, account="instagram:ana", as_of=TODAY, source="media kit")),
    ),
    ways=(Way(refinement=Refinement(changes={"followers_min": 5_000}), fields=("followers",), place=3),),
)
CONTENT = a_why(
    content=Content(total=0.11, cut=0.28, parts=Contributions(0.05, 0.0, 0.06), usual=Contributions(0.2, 0.01, 0.19), low="meaning")
)
RANKED = a_why(
    ranked=Ranked(
        place=7,
        match=a_match(score=0.9731, engagement=standing(rate=0.021)),
        last=a_match(score=0.985),
        lacks="engagement",
        rate_needed=0.04,
    )
)
UNKNOWN = a_why(
    unknown=(Requirement(field="creator_countries", asked="TH"),),
    ranked=Ranked(place=9, match=a_match(), last=a_match(), lacks=None, rate_needed=None),
)


def test_somebody_in_the_list_is_told_with_the_place() -> None:
    assert lines(a_why(listed=3), EN) == ["@ana is in the list, number 3."]


def test_what_is_not_met_is_told_with_figure_day_and_source_and_with_what_helps() -> None:
    told = lines(UNMET, EN)
    assert told[0] == "@ana is not in the list: not everything asked for is met."
    assert all(part in told[1] for part in ("9,400", "instagram", "25 Nov 2026", "media kit", "50,000"))
    assert told[2:] == ["≥ 5k followers: would be number 3"]


def test_where_nothing_is_within_reach_it_is_said() -> None:
    assert lines(replace(UNMET, ways=()), EN)[-1] == "No change of one or two requirements would bring them in."


@pytest.mark.parametrize(
    ("field", "told"), [("dropped", "@ana was taken off this list by hand."), ("blocked", "@ana is blocked for the whole team.")]
)
def test_what_people_did_by_hand_is_told_and_no_change_of_the_brief(field: str, told: str) -> None:
    assert lines(a_why(unmet=(not_met(field),)), EN) == [told]


def test_content_is_told_against_the_cut_with_what_is_low() -> None:
    assert lines(CONTENT, EN) == [
        "Too little of @ana's content is about this (0.11 of the 0.28 that a match needs).",
        "What the posts are about is far from the brief (0.05; usual for matches: 0.2).",
    ]


def test_a_place_beyond_the_list_is_told_with_scores_and_what_would_be_needed() -> None:
    assert lines(RANKED, EN) == [
        "@ana matches and stands at number 7; 5 are shown.",
        "Score 0.973; the last one shown, @ana, has 0.985.",
        "What keeps them out most: engagement.",
        "With engagement of about 4 % instead of 2.1 % they would be in.",
    ]


def test_what_is_unknown_is_told_where_it_decides() -> None:
    assert lines(UNKNOWN, EN)[1] == "Those shown come first because less is unknown of them. Not known here: country."
    assert lines(replace(UNKNOWN, ranked=None, strict=True), EN)[0].endswith("not known are: country.")


def test_a_twin_is_named() -> None:
    assert lines(a_why(twin="instagram:ana.two"), EN) == ["Likely the same person as @ana.two, who is in the list."]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_in_every_language(language: str) -> None:
    for why in (UNMET, replace(UNMET, ways=()), CONTENT, RANKED, UNKNOWN, replace(UNKNOWN, ranked=None, strict=True)):
        told = lines(why, Words(language))
        assert told
        assert all(line and "{" not in line for line in told)


@pytest.mark.parametrize("lacks", ["topic", "engagement", "freshness", "place", "authenticity", "sponsored"])
def test_every_part_of_a_score_can_be_what_lacks(lacks: str) -> None:
    assert RANKED.ranked is not None
    why = replace(RANKED, ranked=replace(RANKED.ranked, lacks=lacks, rate_needed=None))
    assert len(lines(why, EN)) == 3


def test_a_hostile_handle_is_shown_plain() -> None:
    told = lines(a_why(creator=a_creator(HOSTILE), twin=f"instagram:{HOSTILE}", unmet=(not_met("blocked"),)), EN)
    assert not set("".join(told)) & set(UNWANTED)
