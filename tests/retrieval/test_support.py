"""How far content carries a creator: best posts, bounded profile, words and phrases."""

from collections.abc import Callable

import numpy as np
import pytest

from retrieval.shortlist import Shortlist
from retrieval.support import Support, supported
from tests.builders import a_creator
from tests.retrieval.answers import order, part

Search = Callable[..., Shortlist]

BIRDS = ("herons at the estuary", "a robin in the snow", "counting swallows", "owls after dark")
KNITS = ("casting on a jumper", "blocking lace shawls", "my yarn stash", "cable stitch for beginners")


def on(topic: str, count: int) -> tuple[str, ...]:
    """Posts on a topic, each with its own ending."""
    return tuple(f"{topic} {ending}" for ending in ("monday", "evening", "again", "outdoors")[:count])


def test_one_stray_post_does_not_carry_a_creator(search: Search) -> None:
    stray = a_creator("stray", posts=("kite buggy", *BIRDS))
    steady = a_creator("steady", posts=on("kite buggy", 4))
    assert order(search([stray, steady], topics=("kite buggy",))) == ["steady", "stray"]


def test_three_good_posts_are_worth_more_than_one(search: Search) -> None:
    people = [a_creator("one", posts=on("kite buggy", 1)), a_creator("three", posts=on("kite buggy", 3))]
    assert order(search(people, topics=("kite buggy",))) == ["three", "one"]


def test_a_profile_stuffed_with_the_query_gains_little_beside_posts_on_it(search: Search) -> None:
    stuffed = a_creator("a-stuffed", bio="kite buggy " * 20, niches=("kite buggy",), posts=KNITS)
    real = a_creator("b-real", bio="", posts=on("kite buggy", 4))
    assert order(search([stuffed, real], topics=("kite buggy",))) == ["b-real", "a-stuffed"]


def test_stuffing_more_into_a_profile_does_not_raise_it_over_posts_on_the_topic(search: Search) -> None:
    people = [a_creator(f"a{k}", bio="kite buggy kites buggies " * 3**k) for k in range(3)]
    assert order(search([*people, a_creator("b-real", posts=on("kite buggy", 3))], topics=("kite buggy",)))[0] == "b-real"


def test_nobody_without_posts_outranks_good_posts_and_the_lack_is_seen(search: Search) -> None:
    silent = a_creator("a-silent", bio="kite buggy", niches=("kite buggy",))
    found = search([silent, a_creator("b-real", posts=on("kite buggy", 2))], topics=("kite buggy",))
    assert order(found) == ["b-real", "a-silent"]
    assert found.matches[1].evidence == ()
    assert found.matches[1].days_silent is None


def test_a_whole_phrase_outranks_its_words_scattered(search: Search) -> None:
    scattered = a_creator(
        "a-scattered", posts=("paper hats for a rabbit in velvet", "velvet hats, paper rabbit", "rabbit paper, hats of velvet")
    )
    phrase = a_creator("b-phrase", posts=("velvet rabbit hats of paper", "paper velvet rabbit hats", "velvet rabbit hats, paper"))
    found = search([scattered, phrase], topics=("velvet rabbit hats",))
    assert order(found) == ["b-phrase", "a-scattered"]


def test_content_in_another_language_is_found_through_the_vocabulary(search: Search) -> None:
    thai = a_creator("b-thai", posts=("ชงกาแฟตอนเช้า", "บาริสต้ามือใหม่", "รีวิวร้านกาแฟ"))
    found = search([a_creator("a-birds", posts=BIRDS), thai], topics=("coffee",))
    by_handle = {match.account.handle: match for match in found.matches}
    topic = {handle: match.parts[0].value for handle, match in by_handle.items()}
    assert topic["b-thai"] > topic["a-birds"]
    assert by_handle["b-thai"].evidence[0].words > 0


def test_equal_creators_come_in_the_order_of_their_ids(search: Search) -> None:
    people = [a_creator(name, name="Same", posts=on("kite buggy", 2)) for name in ("c", "a", "b")]
    found = search(people, topics=("kite buggy",))
    assert order(found) == ["a", "b", "c"]


def test_the_posts_that_carry_a_match_are_shown_best_first_and_verbatim(search: Search) -> None:
    (match,) = search([a_creator("mixed", posts=(*BIRDS, "kite buggy", "a kite"))], topics=("kite buggy",)).matches
    assert [one.post.text for one in match.evidence][:2] == ["kite buggy", "a kite"]
    assert len(match.evidence) == 3
    assert [one.meaning + one.words for one in match.evidence] == sorted((one.meaning + one.words for one in match.evidence), reverse=True)


def test_only_the_twelve_newest_posts_are_searched(search: Search) -> None:
    filler = [tuple(f"{own[k % 4]} part {k}" for k in range(12)) for own in (KNITS, BIRDS)]
    late = a_creator("late", posts=("kite buggy", *filler[0]))
    early = a_creator("early", posts=(*filler[1], "kite buggy"))
    found = search([early, late], topics=("kite buggy",))
    assert order(found) == ["late", "early"]
    assert "kite buggy" not in [one.post.text for match in found.matches if match.creator.id.endswith("early") for one in match.evidence]


def test_the_first_by_meaning_and_by_words_has_a_topic_part_of_one(search: Search) -> None:
    found = search([a_creator("birds", posts=BIRDS), a_creator("kites", posts=on("kite buggy", 4))], topics=("kite buggy",))
    assert part(found.matches[0], "topic") == 1.0
    assert 0 < part(found.matches[1], "topic") < 1


def test_words_that_nobody_shares_leave_meaning_alone_to_rank(search: Search) -> None:
    found = search([a_creator("birds", posts=BIRDS)], topics=("zzyzx",))
    assert part(found.matches[0], "topic") == pytest.approx(2 / 3)


def test_two_topics_are_better_served_by_somebody_who_posts_on_both(search: Search) -> None:
    both = a_creator("b-both", posts=("kite buggy monday", "pottery wheel", "kite buggy again", "pottery wheel outdoors"))
    one = a_creator("a-one", posts=("kite buggy monday", "kite buggy evening", "kite buggy again", "kite buggy outdoors"))
    assert order(search([one, both], topics=("kite buggy", "pottery wheel"))) == ["b-both", "a-one"]


def test_whoever_was_not_looked_at_has_no_support() -> None:
    nothing = np.full(2, np.nan, dtype=np.float32)
    scores = np.array([np.nan, 0.9], dtype=np.float32)
    words = np.zeros(2, np.float32)
    found = supported(Support(fused=scores, meaning=scores, words=words, themes=nothing, passage_meaning=nothing, passage_words=nothing))
    assert found.tolist() == [False, True]
