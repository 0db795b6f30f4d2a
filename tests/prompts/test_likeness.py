"""What a look-alike has in common with whom it is like, in words."""

import pytest

from prompts.likeness import MOST_TOLD, in_common
from prompts.words import Words
from retrieval.likeness import Trait
from retrieval.niches import NicheBook
from tests.prompts.matches import HOSTILE, UNWANTED

EN = Words("en")
ALL = (
    Trait(kind="theme", value="coffee"),
    Trait(kind="tag", value="v60"),
    Trait(kind="tier", value="micro"),
    Trait(kind="language", value="th"),
    Trait(kind="country", value="TH"),
)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["coffee", "#v60", "micro", "Thai", "Thailand"]),
        ("fa", ["#v60", "میکرو", "تایلندی", "تایلند"]),
        ("th", ["#v60", "ไมโคร", "ไทย"]),
        ("vi", ["#v60", "Tiếng Thái", "Thái Lan"]),
    ],
)
def test_traits_are_told_in_their_order_in_the_readers_language(language: str, told: list[str], book: NicheBook) -> None:
    line = in_common(ALL, Words(language), book)
    places = [line.find(part) for part in told]
    assert -1 not in places
    assert places == sorted(places)


def test_a_niche_and_a_platform_stand_in_their_own_words(book: NicheBook) -> None:
    assert in_common((Trait(kind="niche", value="slow coffee"), Trait(kind="platform", value="tiktok")), EN, book) == "slow coffee, tiktok"


def test_a_theme_or_code_without_a_name_is_told_as_it_is(book: NicheBook) -> None:
    some = tuple(Trait(kind=kind, value="zzz") for kind in ("theme", "language", "country"))  # type: ignore[arg-type]  # kinds
    assert in_common(some, EN, book) == "zzz"


def test_only_so_many_are_told_each_once_and_none_is_an_empty_line(book: NicheBook) -> None:
    many = tuple(Trait(kind="tag", value=f"t{k}") for k in range(9))
    assert in_common(many, EN, book) == ", ".join(f"#t{k}" for k in range(MOST_TOLD))
    assert in_common((Trait(kind="niche", value="coffee"), Trait(kind="theme", value="coffee")), EN, book) == "coffee"
    assert in_common((), EN, book) == ""


@pytest.mark.parametrize("kind", ["niche", "tag", "theme", "language", "country"])
def test_hostile_traits_stand_plain_on_one_line(kind: str, book: NicheBook) -> None:
    line = in_common((Trait(kind=kind, value=f"{HOSTILE}\nsecond"),), EN, book)  # type: ignore[arg-type]  # a kind
    assert not set(line) & set(UNWANTED)
    assert "\n" not in line


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Thailand; with most of them: coffee, micro"),
        ("th", "ไทย; ตรงกับส่วนใหญ่: กาแฟ, ไมโคร"),
        ("fa", "تایلند؛ با بیشتر آن‌ها: قهوه، میکرو"),
        ("vi", "Thái Lan; giống phần lớn: cà phê, micro"),
    ],
)
def test_what_most_of_several_share_is_told_apart_from_what_all_do(language: str, told: str, book: NicheBook) -> None:
    some = (
        Trait(kind="theme", value="coffee", by_all=False),
        Trait(kind="niche", value="Coffee", by_all=False),
        Trait(kind="country", value="TH"),
        Trait(kind="tier", value="micro", by_all=False),
    )
    assert in_common(some, Words(language), book) == told
    assert in_common(some[:1], Words(language), book) in told, "no mark before the only part"


def test_a_niche_is_told_in_the_readers_language_where_the_vocabulary_has_all_of_it(book: NicheBook) -> None:
    vietnamese = Words("vi")
    assert in_common((Trait(kind="niche", value="Personal Finance"),), vietnamese, book) == book.names("personal-finance", "vi")[0]
    assert in_common((Trait(kind="niche", value="coffee of my aunt"),), vietnamese, book) == "coffee of my aunt"
