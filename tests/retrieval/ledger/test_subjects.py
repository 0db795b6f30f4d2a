"""What a phrase is called, and how plainly words speak of it."""

from pathlib import Path

import pytest

from retrieval.ledger.subjects import Subject, Tokens, subject_of, words_of
from retrieval.niches import NicheBook
from tests.builders import a_post


def says(subject: Subject, text: str) -> tuple[bool, bool, float]:
    """Whether a text speaks of all of it, of a part of it, and how plainly."""
    read = Tokens()
    return subject.is_said(*read(text)), subject.is_touched(*read(text)), subject.weight(*read(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("vegan sourdough bread", (True, True, 2.0)),
        ("bread, vegan and sourdough", (True, True, 1.0)),
        ("vegan bread", (False, False, 0.0)),
    ],
)
def test_own_words_in_their_order_weigh_more_than_apart_and_some_of_them_nothing(tmp_path: Path, text: str, said: object) -> None:
    (tmp_path / "en.txt").write_text("chess | chess | opening", encoding="utf-8")
    subject = subject_of("vegan sourdough bread", language="en", book=NicheBook(tmp_path))
    assert says(subject, text) == said


@pytest.fixture
def two(tmp_path: Path) -> NicheBook:
    """Face cream, which Vietnamese calls "kem dưỡng", and ice cream, which both languages call "kem"."""
    (tmp_path / "vi.txt").write_text("cream | kem dưỡng | da; mụn", encoding="utf-8")
    (tmp_path / "en.txt").write_text("ice | kem | cone; scoop\ncream | face cream | skin; serum", encoding="utf-8")
    return NicheBook(tmp_path)


def test_a_niche_that_is_all_of_a_phrase_is_meant_and_not_one_in_a_part_of_it(two: NicheBook) -> None:
    subject = subject_of("kem dưỡng", language="vi", book=two)
    assert (subject.whole, subject.part) == (True, "kem dưỡng")
    assert says(subject, "a face cream")[0]
    assert not says(subject, "kem, a cone and a scoop")[1]


def test_a_niche_in_a_part_of_a_phrase_proves_the_part_alone(two: NicheBook) -> None:
    subject = subject_of("kem dưỡng cho nam", language="vi", book=two)
    assert not subject.whole
    assert says(subject, "a face cream") == (False, True, 1.0)
    assert says(subject, "my skin") == (False, False, 0.5)
    assert says(subject, "serum on my skin") == (False, True, 1.0)


def test_each_text_is_read_once_and_tags_and_brands_belong_to_a_post() -> None:
    read = Tokens()
    assert read("One dog")[1] is read("One dog")[1]
    post = a_post("กาแฟ", tags=("ดริป",), brands=("Dove",))
    assert words_of(post, read) == [*read("กาแฟ")[1], *read("ดริป")[1], "dove"]
