"""Creators in the database, on SQLite and PostgreSQL."""

from datetime import date

import pytest
from sqlalchemy import func, select

from index.catalogue import tables
from index.catalogue.creators import Creators, Put, content_hash
from index.catalogue.opening import reading
from index.house import House
from index.records import Creator
from tests.builders import a_creator, a_figure, a_post, an_account, renamed


@pytest.fixture
def creators(any_house: House) -> Creators:
    """The creators of an empty catalogue."""
    return any_house.creators


def only(creators: Creators) -> Creator:
    (creator,) = creators.all()
    return creator


def test_a_first_put_adds_a_second_changes_nothing_and_a_changed_one_changes(creators: Creators) -> None:
    ana, bo = a_creator("ana"), a_creator("bo")
    assert creators.put([ana, bo], source="a.csv", run="1") == Put(added=2)
    assert creators.put([ana, bo], source="a.csv", run="2") == Put(unchanged=2)
    assert creators.put([renamed(ana, bio="New"), bo], source="a.csv", run="3") == Put(changed=1, unchanged=1)
    assert creators.count() == 2
    assert creators.find([ana.id])[0].bio == "New"


def test_what_is_counted_adds_up() -> None:
    assert Put(added=1, changed=2) + Put(added=3, unchanged=4) == Put(added=4, changed=2, unchanged=4)


def test_the_same_content_has_the_same_hash_and_any_change_another() -> None:
    ana = a_creator("ana", posts=("coffee",))
    assert content_hash(ana) == content_hash(a_creator("ana", posts=("coffee",)))
    assert content_hash(ana) != content_hash(renamed(ana, posts=(a_post("tea", key="p0"),)))


def test_a_figure_is_added_to_and_never_replaced(creators: Creators) -> None:
    for value, day in ((900, 1), (1_000, 10), (1_000, 10), (700, 20)):
        account = an_account("ana", figures=(a_figure("followers", value, as_of=date(2026, 10, day)),))
        creators.put([a_creator(accounts=(account,), bio=f"as of {day}")], source="a", run=str(day))
    history = only(creators).main_account.history("followers")
    assert [(figure.value, figure.as_of) for figure in history] == [
        (900, date(2026, 10, 1)),
        (1_000, date(2026, 10, 10)),
        (700, date(2026, 10, 20)),
    ]


def test_a_handle_that_changes_its_case_and_back_keeps_one_copy_of_each_figure(creators: Creators) -> None:
    for bio, handle in (("1", "Ana"), ("2", "ana"), ("3", "Ana")):
        creators.put([a_creator("x", accounts=(an_account(handle),), bio=bio)], source="a", run=bio)
    (account,) = only(creators).accounts
    assert [figure.metric for figure in account.figures] == ["followers", "engagement_rate"]


def test_a_second_source_adds_what_it_knows_and_takes_nothing_away(creators: Creators) -> None:
    first = a_creator("ana", bio="Coffee", contact="a@mail.example", represented=True, posts=(a_post("one", key="1"),))
    second = a_creator(
        "ana", name="Ana B", bio="", country=None, accounts=(an_account("ana_b", platform="tiktok"),), posts=(a_post("two", key="2"),)
    )
    creators.put([first], source="a", run="1")
    assert creators.put([second], source="b", run="1") == Put(changed=1)
    found = only(creators)
    assert (found.name, found.other_names, found.bio, found.country) == ("Ana B", ("Ana",), "Coffee", "TH")
    assert (found.contact, found.represented) == ("a@mail.example", True)
    assert [account.key for account in found.accounts] == ["instagram:ana", "tiktok:ana_b"]
    assert [post.text for post in found.posts] == ["one", "two"]


def test_a_false_is_an_answer_that_replaces_a_true(creators: Creators) -> None:
    creators.put([a_creator(represented=True)], source="a", run="1")
    creators.put([a_creator(represented=False)], source="a", run="2")
    assert only(creators).represented is False


def test_a_post_that_was_edited_takes_the_new_text_and_the_others_stay(creators: Creators) -> None:
    creators.put([a_creator(posts=(a_post("old", key="1"), a_post("other", key="2")))], source="a", run="1")
    creators.put([a_creator(posts=(a_post("new", key="1", views=5),))], source="a", run="2")
    assert [(post.text, post.views) for post in only(creators).posts] == [("new", 5), ("other", None)]


def test_pruning_removes_whom_the_source_no_longer_has_unless_another_one_has_them(creators: Creators, any_house: House) -> None:
    ana, bo, cy = (a_creator(handle, posts=("hello",)) for handle in ("ana", "bo", "cy"))
    creators.put([ana, bo, cy], source="a", run="1")
    creators.put([bo], source="b", run="1")
    creators.put([ana], source="a", run="2")
    unseen = creators.unseen(source="a", run="2")
    assert unseen == (bo.id, cy.id)
    assert creators.prune(unseen, source="a") == (cy.id,)
    assert [creator.id for creator in creators.all()] == [ana.id, bo.id]
    assert creators.unseen(source="b", run="1") == ()
    assert rows_of(any_house, cy.id) == 0
    assert creators.prune([bo.id], source="b") == (bo.id,)


def test_erasing_leaves_no_row_of_any_table(creators: Creators, any_house: House) -> None:
    ana, bo = a_creator("ana", posts=("hello",)), a_creator("bo", posts=("hello",))
    creators.put([ana, bo], source="a", run="1")
    assert rows_of(any_house, ana.id) == rows_of(any_house, bo.id) > 4
    creators.erase([ana.id, "instagram:nobody"])
    assert rows_of(any_house, ana.id) == 0
    assert only(creators) == bo


def test_creators_come_in_the_order_of_their_ids_whatever_the_database_sorts_by(creators: Creators) -> None:
    handles = ["b", "B", "a-b", "ab", "a_b", "Ä", "ก", "é", "_a", "1", "😊"]
    creators.put([a_creator(handle) for handle in handles], source="a", run="1")
    in_order = sorted(f"instagram:{handle}" for handle in handles)
    assert [creator.id for creator in creators.all()] == in_order
    assert [creator.id for creator in creators.find(in_order[::-1])] == in_order


def test_whoever_does_not_exist_is_not_found(creators: Creators) -> None:
    creators.put([a_creator("ana")], source="a", run="1")
    assert [creator.id for creator in creators.find(["x:nobody", "instagram:ana", "instagram:ana"])] == ["instagram:ana"]
    assert creators.find([]) == ()


def test_more_creators_than_fit_one_statement_are_put_read_and_pruned(creators: Creators) -> None:
    many = [a_creator(f"c{k:04}", followers=k) for k in range(1_201)]
    assert creators.put(many, source="a", run="1") == Put(added=1_201)
    assert list(creators.all()) == many
    assert creators.put(many[:1], source="a", run="2") == Put(unchanged=1)
    assert len(creators.prune(creators.unseen(source="a", run="2"), source="a")) == 1_200
    assert creators.count() == 1


def test_a_batch_that_fails_leaves_nothing_of_itself(creators: Creators) -> None:
    good = a_creator("good")
    with pytest.raises(AttributeError):
        creators.put([good, None], source="a", run="1")  # type: ignore[list-item]  # stands for any failure within a batch
    assert creators.count() == 0


def rows_of(house: House, creator_id: str) -> int:
    """Rows of any table that name this creator."""
    total = 0
    with reading(house.engine) as connection:
        for table in (tables.creator, tables.account, tables.figure, tables.post, tables.sighting):
            column = table.c.id if table is tables.creator else table.c.creator_id
            total += connection.execute(select(func.count()).select_from(table).where(column == creator_id)).scalar_one()
    return total
