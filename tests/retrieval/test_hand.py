"""What people changed by hand: who stands first, who is out, and that nobody else is touched by it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from index.generation.reading import Generation
from index.records import Creator
from retrieval.hand import Hand, rows_of
from retrieval.matching import Matcher
from retrieval.parts import Desk
from retrieval.shortlist import Shortlist
from tests.builders import TODAY, a_creator
from tests.retrieval.answers import order
from tests.retrieval.tables import a_brief

COFFEE = ("espresso at home", "grinding beans for pour-over coffee", "my coffee corner")
CARS = ("changing the oil of my old car", "turbo engine sounds", "drifting on a wet track")
TWINS = ("a long story of beans, water and patience that is told on the counter of a small kitchen by the river every single morning",)

Handled = Callable[..., Shortlist]


@pytest.fixture
def handled(published: Callable[[Sequence[Creator]], Generation], matcher: Matcher) -> Handled:
    """`handled(creators, pinned=…, dropped=…, blocked=…, limit=…, **brief)`; creators are named by handle."""

    def answer(people: Sequence[Creator], *, limit: int = 10, **fields: object) -> Shortlist:
        told = {name: tuple(f"instagram:{one}" for one in fields.pop(name, ())) for name in ("pinned", "dropped", "blocked")}  # type: ignore[attr-defined]  # tests give handles
        brief = a_brief(**{"language": "en", "topics": ("espresso coffee",), **fields})
        return matcher.shortlist(brief, Desk(published(people)), today=TODAY, limit=limit, hand=Hand(**told))

    return answer


def three() -> list[Creator]:
    """From best to worst."""
    return [a_creator("a-best", posts=COFFEE), a_creator("b-next", posts=COFFEE[1:]), a_creator("c-cars", posts=CARS)]


def test_the_pinned_stand_first_in_their_order_and_are_marked(handled: Handled) -> None:
    found = handled(three(), pinned=("c-cars", "b-next"))
    assert order(found) == ["c-cars", "b-next", "a-best"]
    assert [match.pinned for match in found.matches] == [True, True, False]


def test_pins_count_towards_the_limit_and_are_never_cut_off(handled: Handled) -> None:
    assert order(handled(three(), pinned=("c-cars",), limit=2)) == ["c-cars", "a-best"]
    assert order(handled(three(), pinned=("c-cars", "b-next"), limit=1)) == ["c-cars", "b-next"]


def test_somebody_pinned_stays_though_a_requirement_is_not_met_and_it_says_so(handled: Handled) -> None:
    found = handled([*three(), a_creator("d-far", country="PT", posts=COFFEE)], pinned=("d-far",), creator_countries=("TH",))
    assert order(found) == ["d-far", "a-best", "b-next", "c-cars"]
    assert [(one.requirement.field, one.status) for one in found.matches[0].ledger] == [("creator_countries", "not_met")]
    assert (found.passing, found.supported) == (3, 2), "a pin makes nobody a match"


def test_somebody_pinned_stays_though_the_posts_speak_of_what_is_not_wanted(handled: Handled) -> None:
    drinker = a_creator("d-drinks", posts=("coffee and whiskey", "whiskey in my coffee", *COFFEE))
    found = handled([*three(), drinker], pinned=("d-drinks",), exclude=("whiskey",))
    assert order(found)[0] == "d-drinks"
    assert [(one.requirement.field, one.requirement.asked, one.status) for one in found.matches[0].ledger] == [
        ("exclude", "whiskey", "not_met")
    ]
    assert all(not match.ledger for match in found.matches[1:])


def test_a_pin_outside_the_brief_changes_no_score_of_others(handled: Handled) -> None:
    people = [*three(), a_creator("d-far", country="PT", posts=COFFEE)]
    plain = handled(people, creator_countries=("TH",))
    pinned = handled(people, creator_countries=("TH",), pinned=("d-far",))
    assert pinned.matches[1:] == plain.matches
    assert pinned.matches[0].evidence[0].words > 0


@pytest.mark.parametrize("field", ["dropped", "blocked"])
def test_whoever_is_dropped_or_blocked_is_out_even_when_pinned_and_is_counted(handled: Handled, field: str) -> None:
    found = handled(three(), pinned=("a-best", "c-cars"), **{field: ("a-best", "nobody")})
    assert order(found) == ["c-cars", "b-next"]
    assert [(one.requirement.field, one.requirement.asked, one.creators) for one in found.removed] == [(field, "1", 1)]
    assert (found.passing, found.supported) == (2, 1)


def test_names_of_the_blocked_stand_nowhere_in_a_list(handled: Handled) -> None:
    assert "a-best" not in repr(handled(three(), blocked=("a-best",)))


def test_the_twin_of_somebody_pinned_is_not_listed_as_well(handled: Handled) -> None:
    people = [a_creator("a-one", posts=TWINS), a_creator("b-two", posts=TWINS), a_creator("c-other", posts=COFFEE)]
    for one in ("a-one", "b-two"):
        assert order(handled(people, pinned=(one,), topics=("beans",))) == [one, "c-other"]
    assert order(handled(people, pinned=("b-two", "a-one"), topics=("beans",))) == ["b-two", "a-one", "c-other"]


def test_an_untouched_hand_changes_nothing(handled: Handled) -> None:
    plain, touched = handled(three()), handled(three(), pinned=("nobody",), dropped=("nobody",))
    assert replace(touched, generation=plain.generation) == plain


def test_an_id_is_no_handle(published: Callable[[Sequence[Creator]], Generation]) -> None:
    generation = published(three())
    assert rows_of(("a-best", "Instagram:c-cars", "instagram:c-cars", "instagram:a-best", "instagram:c-cars"), generation) == (2, 0)
