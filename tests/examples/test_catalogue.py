"""The example catalogue: invented people, as many and as varied as promised, on addresses that belong to nobody, traps included."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import combinations

import pytest

from bot.examples import CREATORS
from index.languages import LanguageDetector
from index.loading.rows import Loaded, Reject
from index.loading.source import open_source
from index.records import Creator
from index.twins import jaccard, shingles, text_of
from retrieval.authenticity import warnings_about
from retrieval.brief import TIERS, tier_of
from tests.builders import TODAY
from tests.conftest import Demonstrated
from tests.index.test_twins import TWINS

ALIKE_AT_MOST = 0.3
MANY = {"en", "th", "fa", "vi"}
LANGUAGES = MANY | {"es", "id", "pt", "ar", "hi", "ja", "ko", "fr", "de"}

INFLATED = {
    "facebook:mae.maiyang2", "instagram:cpf.and.chillax", "instagram:diepcongso", "instagram:mint.grainmood",
    "instagram:pooladin.fit.ir", "instagram:senja.kemana", "instagram:sniper.kermooni", "instagram:thorbraga.pro",
    "tiktok:blendedbybreek", "tiktok:khoatapta",
}  # fmt: skip

STUFFED = {
    "facebook:bundaserbabisa.official", "facebook:maidanangreview", "facebook:mamanzenetcie33", "instagram:ayeh.honar.zendegi",
    "line:nok.ruamruang", "pinterest:glambyvonda",
}  # fmt: skip

SKIN = {"tiktok:kem.nasiew", "tiktok:nganboikem", "instagram:kulitbadak.diary", "instagram:dampskinclub", "facebook:quandado"}
STREET_FOOD = {"youtube:baghedau", "youtube:pungkang.trok", "tiktok:linhbanhdacua", "youtube:theleparnau"}
PHONES = {"youtube:changpong.kae", "youtube:tungmomay", "aparat:pichogooshti"}
CARS = {"tiktok:rotkao.melb", "aparat:jack_zir_pride", "youtube:fuscabegedocontador"}
COFFEE = {"instagram:secondpour.melb", "instagram:drip.pakdoi", "youtube:kirinyagacup", "instagram:dangrang.dalat"}
RUNNING = {"instagram:larinyasar.sg", "youtube:itenslowlane", "facebook:lungek.wingmairip", "instagram:chaycungmuc"}

CLAIMS = (
    ("instagram:dr.booye.gol", "دنبال کریتورهای مراقبت پوست و روتین پوستی هستیم.", SKIN),
    ("tiktok:boss.techdee", "หาครีเอเตอร์รีวิวมือถือและแกดเจ็ต", PHONES),
    ("youtube:dexdropsbytes", "Creators who review smartphones and gadgets.", PHONES),
    ("tiktok:teoansapcho", "Cần tìm creator review ẩm thực đường phố, quán ăn vỉa hè.", STREET_FOOD),
    ("youtube:karimgarage_eg", "Car reviews and car repair creators.", CARS),
    ("instagram:vale.kilometra", "Running creators for a marathon training app.", RUNNING),
    ("pinterest:glambyvonda", "Creators for coffee beans and pour-over at home.", COFFEE),
    ("facebook:maidanangreview", "Tìm bạn chuyên skincare, dưỡng da.", SKIN),
    ("line:nok.ruamruang", "หาครีเอเตอร์สายกาแฟดริปที่บ้าน", COFFEE - {"youtube:kirinyagacup"}),
)
"""A giant or a stuffed bio, a brief for what they claim, and people whose posts are about it."""

_LINK = re.compile(r"https?://([^/\s?#]+)")
_MAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")


@pytest.fixture(scope="module")
def rows() -> list[Loaded | Reject]:
    """Every row of the example files."""
    sources = [open_source(path, mapping=None, now=datetime(2027, 1, 1, tzinfo=UTC)) for path in sorted(CREATORS.glob("*.jsonl"))]
    return [row for source in sources for row in source.rows()]


@pytest.fixture(scope="module")
def people(rows: list[Loaded | Reject]) -> dict[str, Creator]:
    """The example creators by id."""
    return {row.creator.id: row.creator for row in rows if isinstance(row, Loaded)}


def texts_of(creator: Creator) -> Iterator[str]:
    """Everything that a person wrote or is reached by."""
    yield from (creator.bio, creator.contact or "", *(account.url or "" for account in creator.accounts))
    for post in creator.posts:
        yield from (post.wording, post.url or "")


def test_every_row_is_good_and_no_creator_stands_twice(rows: list[Loaded | Reject], people: dict[str, Creator]) -> None:
    assert [row for row in rows if isinstance(row, Reject)] == []
    assert len(people) == len(rows) >= 240


def test_they_are_on_many_platforms_in_many_countries_and_of_every_size(people: dict[str, Creator]) -> None:
    assert len({account.platform for creator in people.values() for account in creator.accounts}) >= 10
    assert len({creator.country for creator in people.values()} - {None}) >= 15
    sizes = Counter(
        "unknown" if (followers := creator.main_account.latest("followers")) is None else tier_of(followers.value)
        for creator in people.values()
    )
    assert min(sizes[tier] for tier in (*TIERS, "unknown")) >= 4


def test_they_write_in_thirteen_languages_and_thirty_or_more_in_four(people: dict[str, Creator], detector: LanguageDetector) -> None:
    written: Counter[str | None] = Counter()
    for creator in people.values():
        told = detector.language_of(" ".join(post.wording for post in creator.posts))
        assert told in creator.languages or told is None, creator.id  # three mix Hindi and English too much to tell
        written[told] += 1
    assert {language for language in LANGUAGES if written[language] < 8} == set()
    assert {language for language in MANY if written[language] < 30} == set()


def test_each_has_a_bio_and_four_to_ten_dated_posts(people: dict[str, Creator]) -> None:
    assert [creator.id for creator in people.values() if len(creator.bio) < 30] == []
    assert [creator.id for creator in people.values() if not 4 <= len(creator.posts) <= 10] == []
    assert [creator.id for creator in people.values() for post in creator.posts if post.posted_at is None or len(post.wording) < 10] == []


def test_every_link_and_address_belongs_to_nobody(people: dict[str, Creator]) -> None:
    links = [host for creator in people.values() for text in texts_of(creator) for host in _LINK.findall(text)]
    mails = [host for creator in people.values() for text in texts_of(creator) for host in _MAIL.findall(text)]
    assert len(links) > 1_500
    assert len(mails) > 100
    assert {host for host in (*links, *mails) if not host.endswith(".example")} == set()


def test_no_two_people_write_alike_but_the_twins_do(people: dict[str, Creator]) -> None:
    grams = {one: shingles(text_of(creator)) for one, creator in sorted(people.items())}
    alike = {pair for pair in combinations(grams, 2) if jaccard(grams[pair[0]], grams[pair[1]]) > ALIKE_AT_MOST}
    assert alike == TWINS


def test_whoever_is_inflated_is_warned_about_and_nobody_else(people: dict[str, Creator]) -> None:
    assert {one for one, creator in people.items() if warnings_about(creator)} == INFLATED


def test_some_were_silent_for_two_years(people: dict[str, Creator]) -> None:
    last = {one: creator.last_posted for one, creator in people.items()}
    silent = {one for one, when in last.items() if when is not None and when.year <= 2024}
    assert {"blog:spinecrackers", "youtube:chadormoto", "blog:kong-nangsue", "instagram:phimhetdat", "blog:luzdebarro"} <= silent
    assert len(silent) < 20


def test_some_figures_are_missing(people: dict[str, Creator]) -> None:
    for one in ("podcast:dadoclock", "telegram:goldoon_kenar_panjere", "youtube:yoga.khangto", "podcast:tienoidau"):
        assert people[one].main_account.latest("followers") is None, one
    for one in ("threads:mortimerandmavis", "instagram:maew.lae.mai", "instagram:kimchi.nau"):
        assert (people[one].country, people[one].places) == (None, ()), one


def test_competitors_paid_for_posts_more_than_once(people: dict[str, Creator]) -> None:
    for one, brand in (("instagram:dampskinclub", "Solvane"), ("youtube:midlane.haipai", "Zonyx"), ("tiktok:nganboikem", "Tràmi Lab")):
        assert sum(brand in post.brands and post.sponsored is True for post in people[one].posts) >= 3, one


def ranked(demonstrated: Demonstrated, brief: str) -> list[str]:
    """Everybody who fits a brief, best first."""
    matchmaker = demonstrated.parts.matchmaker
    shortlist = matchmaker.shortlist(matchmaker.read(brief, today=TODAY).brief, today=TODAY, limit=250)
    return [match.creator.id for match in shortlist.matches]


@pytest.mark.parametrize(("trap", "brief", "honest"), CLAIMS, ids=[claim[0] for claim in CLAIMS])
def test_who_only_claims_a_niche_is_not_among_ten_who_post_about_it(
    demonstrated: Demonstrated, trap: str, brief: str, honest: set[str]
) -> None:
    order = ranked(demonstrated, brief)
    assert trap in order
    assert trap not in order[:10], order.index(trap) + 1
    assert honest <= set(order[:10])
    assert not STUFFED & set(order[:10])


def test_a_giant_of_another_subject_stands_behind_everybody_who_teaches_yoga(demonstrated: Demonstrated) -> None:
    order = ranked(demonstrated, "Yoga teachers for a new mat.")
    honest = ("youtube:yoga.khangto", "facebook:utchayninhkieu", "instagram:unbendy.yogi", "instagram:nafas.dar.marina")
    assert max(order.index(one) for one in (*honest, "instagram:saans.rishikesh")) < order.index("instagram:rheaflowsdaily")


def test_of_twins_one_is_on_a_list(demonstrated: Demonstrated) -> None:
    order = set(ranked(demonstrated, "Creators for coffee beans and pour-over at home."))
    assert [pair for pair in TWINS if len(order & set(pair)) != 1] == []
