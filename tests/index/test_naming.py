"""What a published generation knows of its rows without reading them all: handles, and whose record tells of a text."""

from collections.abc import Callable, Sequence

import pytest

from index.generation.reading import Generation
from index.records import Creator
from tests.builders import a_creator, a_post, an_account

Publish = Callable[[Sequence[Creator]], Generation]

LINK = 'https://x.example/ขนมปัง/۱?a=1&b=\\"2\\"\''
ODD = 'tab\there "quoted" back\\slash\nline \u2028 😊 \x7f'


@pytest.fixture
def generation(published: Publish) -> Generation:
    """Ana with two accounts, Bo and Cy who both tell of Bo's post, and Dee whose bio is odd."""
    return published(
        [
            a_creator("ana", accounts=(an_account("Ana.ÜNÏ"), an_account("second", platform="tiktok")), bio=f"see {LINK}"),
            a_creator("bo", posts=(a_post("Bread", url=LINK), a_post("Cake", url=f"{LINK}/2"))),
            a_creator("cy", posts=(a_post(LINK),)),
            a_creator("dee", bio=ODD),
        ]
    )


def test_a_row_goes_by_the_handle_of_the_first_account_as_written(generation: Generation) -> None:
    assert [generation.handle(row) for row in range(4)] == ["Ana.ÜNÏ", "bo", "cy", "dee"]


def test_a_text_finds_the_first_row_that_has_it_whole_and_then_the_next(generation: Generation) -> None:
    assert generation.row_naming(LINK) == 1
    assert generation.row_naming(LINK, after=1) == 2
    assert generation.row_naming(LINK, after=2) is None
    assert generation.row_naming(LINK, after=3) is None, "beyond the last"
    assert generation.row_naming(f"{LINK}/2") == 1


def test_a_text_is_found_whatever_signs_it_holds(generation: Generation) -> None:
    assert generation.row_naming(ODD) == 3


@pytest.mark.parametrize("text", ["", "see", "https://x.example", LINK.upper(), f"{LINK}/", "\ud800", '"'])
def test_a_part_of_a_text_nothing_and_what_no_record_can_hold_find_nobody(generation: Generation, text: str) -> None:
    assert generation.row_naming(text) is None


def test_an_empty_catalogue_has_nobody_who_tells_of_anything(published: Publish) -> None:
    assert published([]).row_naming(LINK) is None
