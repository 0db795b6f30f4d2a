"""The one question: of the fields left open, the one whose answers move most of the first ten."""

from index.records import Creator
from retrieval.brief import Brief
from retrieval.question import WORTH_ASKING, Question, the_one_question
from retrieval.shortlist import Match, Shortlist
from tests.builders import TODAY, a_creator
from tests.prompts.matches import a_match

PEOPLE = [a_creator(f"c{k}", platform="instagram" if k % 2 else "tiktok", followers=5_000 if k < 5 else 50_000) for k in range(10)]
NOW = tuple(c.id for c in PEOPLE)


def listed(brief: Brief, creators: list[Creator] = PEOPLE) -> Shortlist:
    """A shortlist of these creators."""
    matches: tuple[Match, ...] = tuple(a_match(creator=c) for c in creators)
    return Shortlist(brief=brief, today=TODAY, generation=1, catalogue_size=99, passing=50, supported=40, removed=(), matches=matches)


def asked(brief: Brief, moved: dict[str, int], **others: tuple[str, ...]) -> Question | None:
    """The question, where an answer to a field replaces so many of the ten."""

    def top(changed: Brief) -> tuple[str, ...]:
        name = next(f for f in ("creator_countries", "platforms", "tiers") if getattr(changed, f) != getattr(brief, f))
        count = moved.get(name, 0)
        return (*NOW[: 10 - count], *(f"other{k}" for k in range(count)))

    return the_one_question(listed(brief), top, **others)


def test_the_field_that_moves_most_is_asked_about() -> None:
    question = asked(Brief(wording="", language="th"), {"creator_countries": 4, "platforms": 7, "tiers": 5})
    assert question is not None
    assert (question.field, [a.value for a in question.answers], question.moves) == ("platforms", ["instagram", "tiktok"], 7.0)


def test_the_home_of_the_briefs_language_or_currency_is_offered_as_a_country() -> None:
    question = asked(Brief(wording="", language="th"), {"creator_countries": 9})
    assert question is not None
    assert (question.field, question.answers[0].refinement.changes) == ("creator_countries", {"creator_countries": ("TH",)})
    question = asked(Brief(wording="", language="en", budget_currency="VND"), {"creator_countries": 9})
    assert question is not None
    assert question.answers[0].value == "VN"


def test_nothing_is_asked_where_no_answer_changes_much() -> None:
    few = int(WORTH_ASKING) - 1
    assert asked(Brief(wording="", language="th"), {"creator_countries": few, "platforms": few, "tiers": few}) is None


def test_what_the_brief_says_or_was_asked_before_is_not_asked() -> None:
    brief = Brief(wording="", language="th", creator_countries=("TH",), platforms=("tiktok",), tiers=("micro",))
    assert the_one_question(listed(brief), lambda _: ()) is None
    assert asked(Brief(wording="", language="th"), {"platforms": 9}, asked=("platforms",)) is None


def test_an_answer_that_leaves_hardly_anybody_is_not_offered() -> None:
    brief = Brief(wording="", language="th", platforms=("tiktok",), tiers=("micro",))
    assert the_one_question(listed(brief), lambda _: ("somebody",)) is None


def test_an_empty_list_asks_nothing() -> None:
    assert the_one_question(listed(Brief(wording="", language="th"), []), lambda _: ("a", "b", "c")) is None


def test_of_several_answers_one_that_is_left_is_no_choice() -> None:
    brief = Brief(wording="", language="en", tiers=("micro",))
    people = ("a", "b", "c", "d", "e")
    assert the_one_question(listed(brief), lambda b: people if b.platforms == ("tiktok",) else ()) is None


def test_at_a_tie_the_country_is_asked_about_first() -> None:
    question = asked(Brief(wording="", language="th"), {"creator_countries": 5, "platforms": 5, "tiers": 5})
    assert question is not None
    assert question.field == "creator_countries"
