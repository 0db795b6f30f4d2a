"""Who asked to be forgotten stays out, and the catalogue does not know their names for it."""

import pytest
from sqlalchemy import select

from index.catalogue import tables
from index.catalogue.opening import reading
from index.catalogue.suppression import keys_of
from index.house import House
from index.records import Creator
from tests.builders import NOW, a_creator, an_account, renamed

ANA = a_creator("Ana.B", accounts=(an_account("Ana.B", external_id="UC-Ana"), an_account("ana_dance", platform="tiktok")))


def test_a_creator_is_known_by_id_handles_and_account_ids_each_once() -> None:
    assert keys_of(ANA) == ("instagram:ana.b", "tiktok:ana_dance", "instagram:uc-ana")


@pytest.mark.parametrize(
    "back",
    [
        ANA,
        a_creator("other", accounts=(an_account("other"), an_account("ANA.B"))),
        a_creator("renamed", accounts=(an_account("renamed", external_id="UC-Ana"),)),
        a_creator("ana_dance", platform="tiktok"),
    ],
)
def test_the_gate_bars_a_suppressed_creator_under_any_of_their_names(any_house: House, back: Creator) -> None:
    any_house.suppressions.add(keys_of(ANA), now=NOW)
    assert any_house.suppressions.gate().bars(back)


def test_the_gate_bars_nobody_else(any_house: House) -> None:
    assert not any_house.suppressions.gate().bars(ANA)
    any_house.suppressions.add(keys_of(ANA), now=NOW)
    gate = any_house.suppressions.gate()
    assert not gate.bars(a_creator("ana"))
    assert not gate.bars(a_creator("ana.b", platform="youtube"))


def test_undoing_lets_them_back_in_and_suppressing_twice_is_no_error(any_house: House) -> None:
    any_house.suppressions.add(keys_of(ANA), now=NOW)
    any_house.suppressions.add(keys_of(ANA), now=NOW)
    any_house.suppressions.remove(keys_of(renamed(ANA, bio="other")))
    assert not any_house.suppressions.gate().bars(ANA)


def test_suppressing_nobody_changes_nothing(any_house: House) -> None:
    any_house.suppressions.add([], now=NOW)
    assert any_house.suppressions.latest() is None
    any_house.suppressions.add(keys_of(ANA), now=NOW)
    assert any_house.suppressions.latest() == NOW


def test_only_keyed_hashes_are_stored_and_another_catalogue_has_other_ones(any_house: House, house: House) -> None:
    any_house.suppressions.add(keys_of(ANA), now=NOW)
    stored = hashes(any_house)
    assert len(stored) == 3
    assert all(len(one) == 64 and set(one) <= set("0123456789abcdef") for one in stored)
    if house.engine.url != any_house.engine.url:
        house.suppressions.add(keys_of(ANA), now=NOW)
        assert not stored & hashes(house)


def hashes(house: House) -> set[str]:
    with reading(house.engine) as connection:
        return set(connection.execute(select(tables.suppressed.c.key_hash)).scalars())
