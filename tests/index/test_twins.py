"""One person listed twice."""

from datetime import UTC, datetime
from pathlib import Path

from index.loading.rows import Loaded
from index.loading.source import open_source
from index.records import Creator
from index.twins import ALIKE, ENOUGH_TEXT, clusters_of, jaccard, shingles
from tests.builders import a_creator, an_account

EXAMPLES = Path(__file__).parents[2] / "examples" / "creators"
TWINS = {
    ("facebook:drippakdoi.cnx", "instagram:drip.pakdoi"),
    ("facebook:ubebutterbakes", "instagram:ubeandbutter"),
    ("instagram:abidar.gard", "telegram:hiwa_koohgard"),
    ("instagram:tainhadecroche", "pinterest:tainhadelinha"),
    ("instagram:vikram.dheelichain", "youtube:dheelichainmoto"),
    ("tiktok:hung.buiduong_", "youtube:hungbuiduong"),
}
LONG = "I roast my own coffee in a small shed behind the house and write down what each bean taught me. " * 2


def clustered(creators: list[Creator]) -> set[tuple[str, ...]]:
    """Ids of each cluster of two or more."""
    found: dict[int, list[str]] = {}
    for creator, cluster in zip(creators, clusters_of(creators), strict=True):
        found.setdefault(cluster, []).append(creator.id)
    return {tuple(ids) for ids in found.values() if len(ids) > 1}


def test_the_twins_of_the_example_catalogue_are_found_and_nobody_else() -> None:
    sources = [open_source(path, mapping=None, now=datetime(2027, 1, 1, tzinfo=UTC)) for path in sorted(EXAMPLES.glob("*.jsonl"))]
    creators = [row.creator for source in sources for row in source.rows() if isinstance(row, Loaded)]
    assert len(creators) >= 240
    assert clustered(sorted(creators, key=lambda creator: creator.id)) == TWINS


def test_near_identical_texts_make_twins_and_other_texts_do_not() -> None:
    creators = [a_creator("a", bio=LONG), a_creator("b", bio=LONG.replace("shed", "barn")), a_creator("c", bio="Cars, oil and rust. " * 12)]
    assert clusters_of(creators) == [0, 0, 2]


def test_a_shared_account_makes_twins_whatever_they_write() -> None:
    creators = [a_creator("a"), a_creator("b", accounts=(an_account("b"), an_account("A")))]
    assert clusters_of(creators) == [0, 0]


def test_the_same_handle_on_another_platform_is_no_twin() -> None:
    assert clusters_of([a_creator("a"), a_creator("a", platform="tiktok")]) == [0, 1]


def test_twins_of_twins_are_one_cluster_led_by_the_first() -> None:
    chain = [
        a_creator("a", accounts=(an_account("a"), an_account("x"))),
        a_creator("between"),
        a_creator("b", accounts=(an_account("b"), an_account("y"))),
        a_creator("c", accounts=(an_account("x"), an_account("y"))),
    ]
    assert clusters_of(chain) == [0, 1, 0, 0]


def test_short_texts_that_are_alike_say_too_little() -> None:
    assert len("Coffee lover") < ENOUGH_TEXT
    assert clusters_of([a_creator("a", bio="Coffee lover"), a_creator("b", bio="Coffee lover")]) == [0, 1]


def test_no_creators_make_no_clusters() -> None:
    assert clusters_of([]) == []


def test_jaccard_is_shared_over_all() -> None:
    assert jaccard(shingles("abcdef"), shingles("abcdeg")) == 1 / 3
    assert jaccard(shingles("Coffee time"), shingles("coffee  TIME")) == 1
    assert jaccard(shingles(""), shingles("abc")) == 0
    assert ALIKE > 0.3
