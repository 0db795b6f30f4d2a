"""What a window carries comes back as it was put there, by whom it was given to, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.sealing import MOST, BrokenSeal, Carried, Seal

SEAL = Seal.of_token("xoxb-one")
CARRIED = Carried(key="slack:T1:C1:1.2", shortlist="S-ABCDEFGH", place=3, number=4, code="whole")


def test_what_is_sealed_opens_for_the_same_person_on_any_replica() -> None:
    assert Seal.of_token("xoxb-one").opened(SEAL.sealed(CARRIED, user="U1"), user="U1") == CARRIED


def test_it_opens_for_nobody_else_and_under_no_other_token() -> None:
    text = SEAL.sealed(CARRIED, user="U1")
    for seal, user in ((SEAL, "U2"), (Seal.of_token("xoxb-two"), "U1")):
        with pytest.raises(BrokenSeal):
            seal.opened(text, user=user)


@given(st.text(max_size=200))
def test_whatever_else_comes_is_refused(text: str) -> None:
    with pytest.raises(BrokenSeal):
        SEAL.opened(text, user="U1")


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_one_changed_letter_breaks_it(place: int) -> None:
    text = SEAL.sealed(CARRIED, user="U1")
    place %= len(text)
    changed = text[:place] + ("0" if text[place] != "0" else "1") + text[place + 1 :]
    with pytest.raises(BrokenSeal):
        SEAL.opened(changed, user="U1")


def test_the_longest_that_is_carried_fits() -> None:
    longest = Carried(key="slack:" + "T" * 12 + ":" + "C" * 12 + ":1234567890.123456", shortlist="S-" + "A" * 52, place=1_000, number=10**9)
    assert len(SEAL.sealed(longest, user="U1")) < MOST
