"""JSON Lines in both forms, and everything that can be wrong with a line."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from index.records import Figure

from .conftest import Reader


def line(**fields: object) -> str:
    return json.dumps(fields) + "\n"


def flat(**fields: object) -> str:
    return line(**{"platform": "instagram", "handle": "anna", **fields})


def test_the_nested_form_keeps_everything_it_says(read: Reader) -> None:
    text = line(
        id="instagram:anna", name="Anna", bio="Bakes bread", country="TH", places=["Chiang Mai"], languages=["th"], gender="female",
        niches=["baking"], contact="anna@mail.example", represented=False, other_names=["Ann"], unheard_of=1,
        accounts=[{
            "platform": "instagram", "handle": "anna", "followers": 48200, "engagement_rate": 0.041, "as_of": "2026-10-28",
            "verified": False, "history": [{"as_of": "2026-04-30", "followers": 44100, "source": "old export"}],
            "audience": {"countries": {"TH": 0.86}, "genders": {"female": 0.64}, "ages": {"18-24": 0.35}},
        }],
        posts=[{"text": "Sourdough", "posted_at": "2026-10-12", "views": 13100, "sponsored": True, "brands": ["Lumora"]}],
    )  # fmt: skip
    creator = read("c.jsonl", text).only
    account, post = creator.main_account, creator.posts[0]
    assert (creator.id, creator.name, creator.country, creator.places) == ("instagram:anna", "Anna", "TH", ("Chiang Mai",))
    assert (creator.contact, creator.represented, creator.gender, creator.other_names) == ("anna@mail.example", False, "female", ("Ann",))
    assert account.history("followers") == (
        Figure(metric="followers", value=44100, as_of=date(2026, 4, 30), source="old export"),
        Figure(metric="followers", value=48200, as_of=date(2026, 10, 28), source="c.jsonl"),
    )
    assert account.audience is not None
    assert account.audience.countries == {"TH": 0.86}
    assert (post.posted_at, post.views, post.brands, post.url) == (datetime(2026, 10, 12, tzinfo=UTC), 13100, ("Lumora",), None)


def test_the_flat_form_is_read_with_its_channel_id_and_without_the_rate_by_views(read: Reader) -> None:
    channel = "UC" + "x" * 22
    text = line(
        platform="youtube", handle="annabakes", creator_id=channel, language="es", category=["Food"],
        engagement={"median_views": 900, "median_er_by_views": 0.2}, posts=[{"id": "p1", "title": "T", "caption": "Pan"}],
    )  # fmt: skip
    creator = read("c.jsonl", text).only
    assert creator.id == f"youtube:{channel}"
    assert creator.main_account.url == f"https://www.youtube.com/channel/{channel}"
    assert [(f.metric, f.value) for f in creator.main_account.figures] == [("median_views", 900)]
    assert (creator.languages, creator.niches, creator.posts[0].text) == (("es",), ("Food",), "Pan")


def test_no_link_is_made_up_for_other_accounts_or_posts(read: Reader) -> None:
    creator = read("c.jsonl", flat(posts=[{"id": "1", "text": "a"}])).only
    assert creator.main_account.url is None
    assert creator.posts[0].url is None


def test_posts_without_an_id_get_the_same_one_every_time(read: Reader) -> None:
    first = read("a.jsonl", flat(posts=[{"text": "x"}, {"text": "y"}, {"text": "x"}])).only.posts
    again = read("b.jsonl", flat(posts=[{"text": "y"}, {"text": "x"}])).only.posts
    assert len({post.id for post in first}) == 3
    assert {post.id for post in again} <= {post.id for post in first}


def test_a_cut_keeps_the_row_with_its_start_and_the_newest_posts(read: Reader) -> None:
    posts = [{"text": str(i), "posted_at": "2020-01-01" if i < 101 else "2025-01-01"} for i in range(600)]
    creator = read("c.jsonl", flat(bio="b" * 6_000, posts=[*posts, {"text": "t" * 11_000, "posted_at": "2026-01-01"}])).only
    assert (len(creator.bio), len(creator.posts)) == (5_000, 500)
    assert max(len(post.text) for post in creator.posts) == 10_000
    assert {post.posted_at.year for post in creator.posts if post.posted_at} == {2025, 2026}


def test_nul_and_lone_surrogates_are_cleaned_out_and_emoji_and_joiners_stay(read: Reader) -> None:
    creator = read("c.jsonl", flat(name="A\0n\ud800na\x07", posts=[{"text": "می\u200cخواهم 😊\nعالی"}])).only
    assert creator.name == "Anna"
    assert creator.posts[0].text == "می\u200cخواهم 😊\nعالی"


@pytest.mark.parametrize("unknown", [None, "", "N/A", "-", False])
def test_a_figure_that_says_nothing_is_not_known(read: Reader, unknown: object) -> None:
    assert read("c.jsonl", flat(followers=unknown)).only.main_account.figures == ()


def test_empty_words_in_lists_and_posts_say_nothing(read: Reader) -> None:
    creator = read("c.jsonl", flat(language="N/A", category="-", country="\u200e", posts=[{"text": "a", "platform": None}])).only
    assert (creator.languages, creator.niches, creator.country) == ((), (), None)
    assert creator.posts[0].platform == "instagram"


@pytest.mark.parametrize("handle", ["none", "nan", "na"])
def test_people_may_be_called_like_a_word_for_nothing(read: Reader, handle: str) -> None:
    assert read("c.jsonl", flat(handle=handle)).only.main_account.handle == handle


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"followers": -5}, "followers: -5 is negative"),
        ({"followers": "lots"}, "followers: 'lots' is not a number"),
        ({"followers": 9e9}, "followers: 9000000000 is more than there are people"),
        ({"median_views": 1e300}, "median_views: 1e+300 is too large to be true"),
        ({"followers": [5]}, "followers is not a number"),
        ({"engagement_rate": 3.4}, "engagement_rate: 3.4 is no fraction of followers"),
        ({"platform": "friendster"}, "platform: 'friendster' is no platform"),
        ({"platform": None}, "platform is missing"),
        ({"handle": " @ "}, "handle is missing"),
        ({"country": "Catalonia"}, "country: 'Catalonia' is no country"),
        ({"language": "Klingonese"}, "language: 'Klingonese' is no language"),
        ({"verified": "perhaps"}, "verified: 'perhaps' is neither yes nor no"),
        ({"as_of": "2027-01-01", "followers": 5}, "as_of: 2027-01-01 is in the future"),
        ({"as_of": "1970-01-01", "followers": 5}, "as_of: 1970-01-01 is too long ago"),
        ({"posts": [{"text": "a"}, {"text": "b", "posted_at": "2026-11-27T13:00:00Z"}]}, "posts 2, posted_at: 2026-11-27 is in the future"),
        ({"posts": [{"views": -1}]}, "posts 1, views: -1 is negative"),
        ({"posts": "none"}, "posts is not a list"),
        ({"posts": [{"id": "1"}, {"id": "1"}]}, "two posts have the same id"),
        ({"url": "javascript:alert(1)"}, "url: 'javascript:alert(1)' is no web address"),
        ({"accounts": [{"platform": "x"}]}, "accounts 1, handle is missing"),
        ({"accounts": ["anna"]}, "accounts 1 is not an object"),
    ],
)
def test_a_bad_value_refuses_the_row_in_words(read: Reader, fields: dict[str, object], reason: str) -> None:
    assert reason in read("c.jsonl", flat(**fields)).refused


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"platform": ', "not valid JSON"),
        ("[1]", "not a JSON object"),
        ("null", "not a JSON object"),
        ("[" * 200_000, "nested too deeply"),
        ('{"followers": ' + "1" * 5_000 + "}", "too many digits"),
        ('{"bio": "' + "x" * 1_100_000 + '"}', "1.1 MB"),
    ],
)
def test_a_line_that_is_no_object_is_refused_and_the_next_one_read(read: Reader, text: str, reason: str) -> None:
    found = read("c.jsonl", f"{text}\n{flat()}")
    assert reason in found.refused
    assert found.rejects[0].line == 1
    assert len(found.rejects[0].raw) <= 2_000
    assert [creator.id for creator in found.creators] == ["instagram:anna"]


def test_a_line_in_another_encoding_names_its_byte(read: Reader) -> None:
    assert "not in UTF-8 (byte 0xE9" in read("c.jsonl", '{"platform": "x", "handle": "a", "name": "José"}\n'.encode("latin-1")).refused


def test_a_creator_that_comes_twice_is_refused_with_the_first_line(read: Reader) -> None:
    found = read("c.jsonl", flat() + "\n" + flat(handle="@Anna"))
    assert found.refused == "instagram:anna stands already in line 1; a file has one row for each creator"
    assert found.rejects[0].line == 3


def test_an_explicit_id_joins_another_platform_and_nothing_else(read: Reader) -> None:
    found = read("c.jsonl", flat(id="7", bio="") + flat(id="8", handle="bo") + line(id="7", platform="tiktok", handle="a_t", bio="Hi"))
    assert [creator.id for creator in found.creators] == ["instagram:8", "instagram:7"]
    assert [account.key for account in found.creators[1].accounts] == ["instagram:anna", "tiktok:a_t"]
    assert found.creators[1].bio == "Hi"
    again = read("d.jsonl", flat(id="7") + flat(id="7", handle="other"))
    assert "stands already in line 1" in again.refused


def test_the_examples_of_the_documentation_load(read: Reader) -> None:
    document = Path(__file__).parents[3] / "docs" / "creators-format.md"
    examples = re.findall(r"```json\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL)
    found = read("c.jsonl", "".join(" ".join(example.splitlines()) + "\n" for example in examples))
    assert [creator.id for creator in found.creators] == ["instagram:mali.bakes", "youtube:UC0000000000000000000000"]
