"""What goes into the database comes out as it was: every field, every time zone, every vector."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pytest

from index.catalogue.announcements import Announcement
from index.catalogue.creators import CREATOR_JSON
from index.catalogue.embeddings import Embeddings
from index.embedding.embedder import Vectors
from index.house import House
from index.records import Account, Audience, Creator, Figure, Post
from tests.builders import NOW, a_creator, a_post

BANGKOK = timezone(timedelta(hours=7))

FULL = Creator(
    id="instagram:ünï",
    name='"Ana" \\ มะลิ 😊\u2028',
    other_names=("A.", "อนา"),
    bio="قهوه\u200cای\nline two",
    country="TH",
    places=("เชียงใหม่", "Lisboa"),
    languages=("th", "en"),
    gender="female",
    niches=("coffee",),
    contact="ana@mail.example",
    represented=False,
    accounts=(
        Account(
            platform="instagram",
            handle="ünï",
            external_id="17",
            url="https://x.example/1",
            verified=True,
            figures=(
                Figure(metric="followers", value=999_999_999_999, as_of=date(2026, 1, 2), source="a.csv"),
                Figure(metric="followers", value=0, as_of=None, source="b.csv"),
                Figure(metric="engagement_rate", value=0.1 + 0.2, as_of=date(2026, 1, 2), source="a.csv"),
                Figure(metric="median_views", value=12_345.5, as_of=date(2026, 1, 3), source="a.csv"),
            ),
            audience=Audience(countries={"TH": 0.7, "US": 0.1}, genders={"female": 0.6}, ages={"25-34": 1.0}),
        ),
        Account(platform="tiktok", handle="b", verified=False),
    ),
    posts=(
        Post(
            id="1",
            platform="instagram",
            title="ชื่อ",
            text="text \u202e with 'everything'",
            url="https://x.example/p",
            posted_at=datetime(2026, 3, 4, 1, 2, 3, 456789, tzinfo=BANGKOK),
            views=9_999_999_999_999,
            likes=0,
            comments=1,
            shares=2,
            tags=("a", "ข"),
            sponsored=True,
            brands=("Brand & Co",),
        ),
        Post(id="2", platform="tiktok", text="", sponsored=False),
    ),
)


def test_every_field_comes_back_as_it_was(any_house: House) -> None:
    any_house.creators.put([FULL], source="a.csv", run="1")
    assert list(any_house.creators.all()) == [FULL]


def test_the_full_record_leaves_no_field_at_its_default() -> None:
    for value in (FULL, FULL.accounts[0], FULL.posts[0], FULL.accounts[0].figures[0]):
        unset = [f.name for f in fields(value) if getattr(value, f.name) in (None, (), "", [])]
        assert unset == [], f"{type(value).__name__} proves nothing of {unset}"


def test_a_record_in_json_comes_back_as_it_was() -> None:
    assert CREATOR_JSON.validate_json(CREATOR_JSON.dump_json(FULL)) == FULL


def test_times_come_back_aware_and_in_utc(any_house: House) -> None:
    any_house.creators.put([FULL], source="a", run="1")
    posted_at = any_house.creators.find([FULL.id])[0].posts[0].posted_at
    assert posted_at is not None
    assert posted_at.tzinfo == UTC
    assert posted_at == FULL.posts[0].posted_at


def test_a_naive_time_is_no_time_of_a_post() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Post(id="1", platform="x", text="", posted_at=NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Figure(metric="followers", value=-1, as_of=None, source="a"), "cannot be -1"),
        (lambda: Figure(metric="followers", value=float("nan"), as_of=None, source="a"), "cannot be nan"),
        (lambda: Figure(metric="engagement_rate", value=34, as_of=None, source="a"), "is a fraction"),
        (lambda: Audience(countries={"TH": 70}), "not a fraction"),
        (lambda: Account(platform="friendster", handle="a"), "unknown platform"),
        (lambda: Account(platform="x", handle=""), "needs a handle"),
        (lambda: Post(id="1", platform="x", text="", likes=-1), "likes cannot be -1"),
        (lambda: a_creator(country="Thailand"), "ISO 3166"),
        (lambda: a_creator(id="ana"), "platform:account"),
        (lambda: a_creator(accounts=()), "at least one account"),
        (lambda: a_creator(posts=(a_post("a", key="1"), a_post("b", key="1"))), "same id"),
    ],
)
def test_a_record_cannot_exist_in_a_wrong_state(make: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()


def test_embeddings_come_back_exactly_in_the_order_asked_for_and_by_model(any_house: House) -> None:
    ours, theirs = (Embeddings(any_house.engine, model_id=model) for model in ("ours", "theirs"))
    vectors = vectors_of(700)
    names = [f"h{k}" for k in range(700)]
    assert ours.missing(["h1", "h0", "h1"]) == ["h1", "h0"]
    ours.keep(names, vectors)
    assert ours.missing([*names, "new"]) == ["new"]
    assert theirs.missing(["h0"]) == ["h0"]
    assert np.array_equal(ours.vectors(["h699", "h0", "h0"]), vectors[[699, 0, 0]])
    assert ours.vectors(["h0"]).dtype == np.float32
    assert ours.drop_unused({"h0"}) == 699
    assert ours.missing(["h0", "h1"]) == ["h1"]
    assert len(ours.vectors([])) == 0


def test_an_embedding_that_is_not_there_is_an_error_and_never_zeros(any_house: House) -> None:
    with pytest.raises(KeyError):
        Embeddings(any_house.engine, model_id="ours").vectors(["h0"])


def test_announcements_are_kept_newest_last_until_withdrawn(any_house: House) -> None:
    assert any_house.announcements.newest() is None
    made = [
        Announcement(number=k, folder=f"f{k}", manifest_hash="m", fingerprint="p", published_at=NOW.astimezone(BANGKOK) + timedelta(days=k))
        for k in (1, 2, 10)
    ]
    for announcement in made:
        any_house.announcements.announce(announcement)
    assert any_house.announcements.newest() == made[-1]
    assert any_house.announcements.all() == tuple(made)
    any_house.announcements.withdraw([1, 2, 77])
    assert any_house.announcements.all() == (made[-1],)


def vectors_of(count: int) -> Vectors:
    return np.random.default_rng(1).standard_normal((count, 8)).astype(np.float32)
