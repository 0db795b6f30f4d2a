"""Look-alikes: whom the search turns to, that the examples are no answer, and what is told to be in common."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.generation.reading import Generation
from index.records import Creator
from retrieval import likeness
from retrieval.brief import Brief
from retrieval.hand import NOBODY, Example, Hand
from retrieval.likeness import Trait, direction, shared, stands_alone
from retrieval.matching import Matcher
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from tests.builders import TODAY, a_creator, a_post
from tests.retrieval.answers import order
from tests.retrieval.tables import a_brief

COFFEE = ("espresso coffee beans", "coffee beans at home", "espresso with coffee beans")
CARS = ("cars and engine oil", "engine oil of old cars", "oil for cars")
YARN = ("lace jumper yarn", "yarn for a jumper", "a jumper of lace")

Publish = Callable[[Sequence[Creator]], Generation]


def people() -> list[Creator]:
    """Two of each kind, and one who does both; invented."""
    return [
        a_creator("a-cars", posts=CARS),
        a_creator("b-coffee", posts=COFFEE),
        a_creator("c-cars", posts=CARS[::-1]),
        a_creator("d-coffee", posts=COFFEE[:2]),
        a_creator("e-both", posts=(*COFFEE[:1], *CARS[:1])),
        a_creator("f-yarn", posts=YARN),
    ]


@pytest.fixture
def desk(published: Publish) -> Desk:
    """These people, published."""
    return Desk(published(people()))


def like(*names: str, post: str | None = None) -> Hand:
    """Others should be like these."""
    return Hand(like=tuple(Example(creator=f"instagram:{name}", post=post) for name in names))


def only_like(*handles: str) -> Brief:
    """A brief that asks for nothing but likeness."""
    return Brief(wording="creators like @" + " @".join(handles), language="en", similar_to=handles)


@pytest.mark.parametrize(("example", "first"), [("a-cars", "c-cars"), ("c-cars", "a-cars"), ("b-coffee", "d-coffee")])
def test_a_brief_of_nothing_but_an_example_finds_whoever_is_like_it(desk: Desk, matcher: Matcher, example: str, first: str) -> None:
    assert order(matcher.shortlist(only_like(example), desk, today=TODAY, limit=1)) == [first]


def test_words_of_a_brief_of_nothing_but_an_example_are_not_searched_for(desk: Desk, matcher: Matcher) -> None:
    plain = matcher.shortlist(only_like("a-cars"), desk, today=TODAY, limit=9)
    worded = replace(only_like("a-cars"), wording="lace jumper yarn like @a-cars")
    assert matcher.shortlist(worded, desk, today=TODAY, limit=9).matches == plain.matches


@pytest.mark.parametrize("field", ["topics", "must_have"])
def test_whatever_else_a_brief_asks_for_is_searched_for_beside_the_example(desk: Desk, matcher: Matcher, field: str) -> None:
    brief = replace(only_like("a-cars"), **{field: ("lace jumper yarn",)})  # type: ignore[arg-type]  # a list of texts
    found = order(matcher.shortlist(brief, desk, today=TODAY, limit=9))
    assert not stands_alone(brief)
    assert found[0] == "c-cars"
    assert found.index("f-yarn") < found.index("b-coffee")
    row = desk.generation.ids.index("instagram:f-yarn")
    assert matcher.everybody(brief, desk).meaning[row] > matcher.everybody(only_like("a-cars"), desk).meaning[row] + 0.1


def test_examples_by_hand_turn_the_search_and_are_no_answer_themselves(desk: Desk, matcher: Matcher) -> None:
    brief = a_brief(topics=("espresso coffee beans",), language="en")
    turned = matcher.shortlist(brief, desk, today=TODAY, limit=9, hand=like("a-cars"))
    assert order(matcher.shortlist(brief, desk, today=TODAY, limit=1)) == ["b-coffee"]
    assert "a-cars" not in order(turned)
    assert order(turned).index("c-cars") < order(turned).index("f-yarn")
    assert [(one.requirement.field, one.requirement.asked, one.creators) for one in turned.removed] == [("similar_to", "1", 1)]


def test_several_examples_are_all_taken_out_and_each_counts_alike(desk: Desk, matcher: Matcher) -> None:
    found = order(matcher.shortlist(only_like("a-cars", "b-coffee"), desk, today=TODAY, limit=9))
    assert sorted(found) == ["c-cars", "d-coffee", "e-both", "f-yarn"]
    assert found[-1] == "f-yarn"
    both, cars, coffee = (direction(like(*names).like, desk) for names in (("a-cars", "b-coffee"), ("a-cars",), ("b-coffee",)))
    assert both is not None
    assert cars is not None
    assert coffee is not None
    assert float((both @ cars.T).item()) == pytest.approx(float((both @ coffee.T).item()), abs=1e-5)


def test_an_example_by_a_post_is_about_that_post_and_its_creator_may_be_found(desk: Desk, matcher: Matcher) -> None:
    coffee, cars = (direction(like("e-both", post=key).like, desk) for key in ("p0", "p1"))
    assert coffee is not None
    assert cars is not None
    whole = {name: direction(like(name).like, desk) for name in ("b-coffee", "a-cars")}
    near = {name: [float((one @ mean.T).item()) for one in (coffee, cars)] for name, mean in whole.items() if mean is not None}
    assert near["b-coffee"][0] > near["b-coffee"][1]
    assert near["a-cars"][1] > near["a-cars"][0]
    found = matcher.shortlist(a_brief(topics=("coffee",), language="en"), desk, today=TODAY, limit=9, hand=like("e-both", post="p1"))
    assert "e-both" in order(found)
    assert all(one.requirement.field != "similar_to" for one in found.removed)


def test_a_post_that_is_there_no_longer_stands_for_its_creator(desk: Desk) -> None:
    gone, whole = direction(like("e-both", post="gone").like, desk), direction(like("e-both").like, desk)
    assert gone is not None
    assert whole is not None
    assert np.array_equal(gone, whole)


@pytest.mark.parametrize("hand", [NOBODY, like("nobody"), Hand(like=(Example(creator="nobody", post="p0"),))])
@pytest.mark.parametrize("similar", [(), ("nobody",), ("@nobody", "")])
def test_without_a_known_example_everything_is_as_without_any(desk: Desk, matcher: Matcher, hand: Hand, similar: tuple[str, ...]) -> None:
    brief = a_brief(topics=("espresso coffee",), language="en")
    plain = matcher.shortlist(brief, desk, today=TODAY, limit=9)
    found = matcher.shortlist(replace(brief, similar_to=similar), desk, today=TODAY, limit=9, hand=hand)
    assert repr(found.matches).encode() == repr(plain.matches).encode()
    assert (found.removed, found.passing, found.supported) == (plain.removed, plain.passing, plain.supported)


def test_an_unknown_handle_is_left_out_beside_a_known_one(desk: Desk, matcher: Matcher) -> None:
    assert matcher.examples(only_like("nobody", "@A-Cars", "@a-cars"), NOBODY, desk) == (Example(creator="instagram:a-cars"),)
    known, both = (matcher.shortlist(only_like(*names), desk, today=TODAY, limit=9).matches for names in (("a-cars",), ("x", "a-cars")))
    assert known == both


def test_a_creator_without_posts_turns_nothing_and_is_taken_out_all_the_same(published: Publish, matcher: Matcher) -> None:
    desk = Desk(published([*people(), a_creator("g-silent", bio="cars")]))
    assert direction(like("g-silent").like, desk) is None
    assert "g-silent" not in order(matcher.shortlist(only_like("g-silent"), desk, today=TODAY, limit=9))


def with_niches(generation: Generation) -> Desk:
    """A desk on a catalogue whose themes are called by niches, as they are outside of tests."""
    called = {"coffee espresso beans": "coffee", "cars engine oil": "cars"}
    generation.themes = replace(generation.themes, names=tuple(called.get(name, name) for name in generation.themes.names))
    return Desk(generation)


NAMES = ("a-cars", "b-coffee", "c-cars", "d-coffee", "e-both", "f-yarn")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    named=st.lists(st.sampled_from([*NAMES, "nobody"]), max_size=4).map(tuple),
    pointed=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from([None, "p0", "p1", "gone"])), max_size=4),
    topics=st.sampled_from([(), ("coffee",), ("coffee", "cars")]),
)
def test_a_list_is_a_total_order_of_all_but_the_examples_and_always_the_same(
    desk: Desk, matcher: Matcher, named: tuple[str, ...], pointed: list[tuple[str, str | None]], topics: tuple[str, ...]
) -> None:
    brief = a_brief(topics=topics, language="en", similar_to=named)
    hand = Hand(like=tuple(Example(creator=f"instagram:{name}", post=post) for name, post in pointed))
    first, again = (matcher.shortlist(brief, desk, today=TODAY, limit=9, hand=hand) for _ in range(2))
    out = {*named, *(name for name, post in pointed if post is None)}
    assert sorted(order(first)) == [name for name in NAMES if name not in out]
    assert repr(first).encode() == repr(again).encode()
    keys = [(not match.supported, -match.score, match.row) for match in first.matches]
    assert keys == sorted(keys)
    assert all(np.isfinite(match.score) for match in first.matches)
    fresh = Desk(desk.generation)
    assert [one.meaning.tobytes() for one in (matcher.everybody(brief, fresh, hand=hand), matcher.everybody(brief, fresh, hand=hand))] == [
        matcher.everybody(brief, desk, hand=hand).meaning.tobytes()
    ] * 2


def test_the_examples_language_is_taken_out_where_the_catalogue_has_no_mean_of_it(published: Publish) -> None:
    desk = Desk(published([a_creator("thai", posts=("กาแฟ espresso", "กาแฟ beans ดริป")), *people()]))
    generation = desk.generation
    assert "th" not in generation.document_means.by_language
    means = generation.query_means.by_language
    along = means["th"] - means[""]
    thai, english = (direction(like(name).like, desk) for name in ("thai", "b-coffee"))
    assert thai is not None
    assert english is not None
    assert abs(float((thai[0] @ along).item())) < 1e-5
    own = np.asarray(generation.vectors.exact.read(np.array(desk.supporter.posts_of(6), dtype=np.intp)).mean(axis=0))
    assert abs(float((own @ along).item())) > 1e-3, "it was there before"


def test_stated_niches_are_searched_for_by_word_only_where_the_content_confirms_them(published: Publish, book: NicheBook) -> None:
    desk = with_niches(published([a_creator("a", posts=COFFEE, niches=("coffee", "cars", "something of my own"))]))
    example = like("a").like
    towards = direction(example, desk)
    assert towards is not None
    topic = likeness.niches(example, towards, desk, book)
    assert topic.words["coffee"] == 1.0
    assert not {"car", "cars"} & set(topic.words)
    assert not topic.niches, "a match is not told to be about them"


def test_stated_niches_of_an_example_bring_those_who_say_the_word(published: Publish, matcher: Matcher) -> None:
    others = [a_creator("b-word", posts=("barista", "coffee")), a_creator("c-none", posts=("robin", "swallow"))]
    desk = with_niches(published([a_creator("a", posts=COFFEE, niches=("coffee",)), *others]))
    found = matcher.shortlist(only_like("a"), desk, today=TODAY, limit=9)
    assert found.matches[0].creator.id == "instagram:b-word"
    assert max(evidence.words for evidence in found.matches[0].evidence) > 0


def traits(desk: Desk, name: str, *examples: str) -> list[tuple[str, str, bool]]:
    """What is told to be in common, in its order."""
    row = desk.generation.ids.index(f"instagram:{name}")
    (found,) = shared([row], like(*examples).like, desk)
    return [(one.kind, one.value, one.by_all) for one in found]


@pytest.fixture
def varied(published: Publish) -> Desk:
    """Three who are much alike in one thing or another, and others who keep anything from being usual; invented."""
    tags = ("V60", "fyp", "2024", "pour over")
    return Desk(
        published(
            [
                a_creator("a", posts=(a_post(COFFEE[0], key="p0", tags=tags),), niches=("Home Coffee",), country="TH", followers=20_000),
                a_creator(
                    "b",
                    posts=(a_post(COFFEE[1], key="p0", tags=("#v60", "FYP", "2024", "pourover")),),
                    niches=("home coffees",),
                    country="TH",
                ),
                a_creator("c", posts=(a_post(CARS[0], key="p0", tags=("v60",)),), country="VN", followers=2_000_000),
                *(
                    a_creator(f"z{k}", platform="tiktok", posts=(f"{YARN[k % 3]} {k}",), country=None, followers=500, id=f"instagram:z{k}")
                    for k in range(6)
                ),
            ]
        )
    )


def test_what_is_in_common_is_told_by_what_tells_most(varied: Desk) -> None:
    assert traits(varied, "a", "b") == [
        ("theme", "coffee espresso beans", True),
        ("niche", "Home Coffee", True),
        ("tag", "pour over", True),
        ("tag", "V60", True),
        ("country", "TH", True),
        ("tier", "micro", True),
        ("platform", "instagram", True),
    ]


def test_only_what_is_shared_is_told_and_of_nobody_nothing(varied: Desk) -> None:
    assert traits(varied, "c", "a") == [("tag", "v60", True), ("platform", "instagram", True)]
    assert traits(varied, "z0", "a") == []
    assert traits(varied, "a", "nobody") == traits(varied, "a") == []


def test_of_several_examples_two_thirds_are_enough_and_it_says_so(varied: Desk) -> None:
    found = traits(varied, "a", "b", "c", "z1")
    assert found == [("tag", "V60", False), ("platform", "instagram", False)], "two of three have these; coffee one alone"
    assert ("tag", "V60", True) in traits(varied, "a", "b", "c")
    assert [one for one in traits(varied, "a", "b", "c") if not one[2]] == [], "of two both must have it"
    assert traits(varied, "a", "z0", "z1", "z2", "b") == []


def test_an_example_named_twice_or_by_several_posts_counts_once(varied: Desk) -> None:
    row = varied.generation.ids.index("instagram:a")
    examples = [Example(creator="instagram:b"), Example(creator="instagram:b", post="p0"), Example(creator="instagram:c")]
    assert shared([row], examples, varied) == shared([row], like("b", "c").like, varied)


def test_what_most_of_the_catalogue_has_is_not_told(desk: Desk) -> None:
    kinds = {kind for kind, _, _ in traits(desk, "a-cars", "c-cars")}
    assert not kinds & {"platform", "country", "language"}
    assert "tier" in kinds


def test_each_row_has_its_own_traits_in_the_order_of_rows(varied: Desk) -> None:
    rows = [2, 0, 5]
    together = shared(rows, like("b").like, varied)
    assert together == [shared([row], like("b").like, varied)[0] for row in rows]
    assert together[1][0] == Trait(kind="theme", value="coffee espresso beans")


def test_a_theme_of_which_there_is_only_a_trace_is_not_told(varied: Desk) -> None:
    shares = np.array(varied.generation.theme_shares, dtype=np.float32)
    names = varied.generation.themes.names
    told = {value for kind, value, _ in traits(varied, "a", "b") if kind == "theme"}
    assert told
    for name in names:
        least = shares[[0, 1], names.index(name)].min()
        assert name not in told or least >= likeness.THEME_SHARE


def test_neighbours_of_a_theme_are_not_told_beside_it(varied: Desk) -> None:
    generation = varied.generation
    names = generation.themes.names
    made = np.full((generation.columns.creators, len(names)), 0.0, dtype=np.float16)
    made[0, :4], made[1, :4] = (0.4, 0.3, 0.2, 0.1), (0.3, 0.2, 0.1, 0.4)
    generation.theme_shares = made
    assert [value for kind, value, _ in traits(varied, "a", "b") if kind == "theme"] == [names[0]]


def test_a_theme_that_only_most_examples_have_is_told_as_such_and_after_those_of_all(varied: Desk) -> None:
    generation = varied.generation
    names = generation.themes.names
    made = np.zeros((generation.columns.creators, len(names)), dtype=np.float16)
    made[0, :2], made[1, :2], made[2, :2], made[3, 1] = (0.6, 0.4), (0.6, 0.4), (0.6, 0.4), 0.4
    generation.theme_shares = made
    assert [one for one in traits(varied, "a", "b", "c", "z0") if one[0] == "theme"] == [
        ("theme", names[1], True),
        ("theme", names[0], False),
    ]


def test_an_example_by_a_post_has_its_creators_traits(varied: Desk) -> None:
    row = varied.generation.ids.index("instagram:a")
    assert shared([row], like("b", post="p0").like, varied) == shared([row], like("b").like, varied) != [()]


def test_tags_that_are_used_most_are_told_first(published: Publish) -> None:
    posts = tuple(a_post(text, key=f"p{k}", tags=("rare", "usual") if k == 0 else ("usual",)) for k, text in enumerate(COFFEE))
    desk = Desk(published([a_creator("a", posts=posts), a_creator("b", posts=posts[::-1])]))
    assert [value for kind, value, _ in traits(desk, "a", "b") if kind == "tag"] == ["usual", "rare"]


def test_a_stated_niche_must_be_named_not_hinted_at(published: Publish, book: NicheBook) -> None:
    hint = book.typical("coffee", "en")[0]
    desk = with_niches(published([a_creator("a", posts=COFFEE, niches=(hint,))]))
    towards = direction(like("a").like, desk)
    assert towards is not None
    assert [one.by_name for one in book.find(hint, language="en") if one.niche == "coffee"] == [False]
    assert not likeness.niches(like("a").like, towards, desk, book).words


def test_beside_topics_stated_niches_are_looked_for_too_and_an_example_without_any_leaves_words_alone(
    published: Publish, matcher: Matcher
) -> None:
    stating = a_creator("a", posts=COFFEE, niches=("coffee",))
    desk = with_niches(published([stating, a_creator("b", posts=("coffee", "barista")), a_creator("c", posts=CARS)]))
    brief = a_brief(topics=("engine oil",), language="en")
    plain, with_niche, without = (matcher.everybody(brief, desk, hand=hand).words for hand in (NOBODY, like("a"), like("c")))
    assert plain[1] == 0
    assert with_niche[1] > 0
    assert np.array_equal(without, plain)
