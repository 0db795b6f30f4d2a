"""The ledger in words: a line for each requirement, in four languages, with nothing of a creator let through as it came."""

from datetime import date

import pytest

from prompts import proving, telling
from prompts.words import Words
from retrieval.authenticity import Warning as Caution
from retrieval.conflicts import Conflict
from retrieval.filters import Requirement, Status
from retrieval.ledger.ledger import ORDER
from retrieval.shortlist import Judged, Known, Proof, Quoted
from tests.builders import a_post
from tests.prompts.matches import HOSTILE, UNWANTED, a_match, judged

EN = Words("en")
LANGUAGES = ("en", "fa", "th", "vi")
SIZE = Known(what="followers", value=23_400, account="instagram:ana", as_of=date(2026, 10, 28), source="fa.jsonl")
POST = a_post("My dog again", url="https://instagram.example/ana/1")


def one(field: str, status: Status, *proofs: Proof, asked: str = "x") -> Judged:
    """A verdict with its proofs."""
    return Judged(requirement=Requirement(field=field, asked=asked), status=status, proofs=proofs)


@pytest.mark.parametrize(
    ("verdict", "line"),
    [
        (one("followers", "met", SIZE, asked="..50000"), "✓ Followers: 23,400 on instagram (28 Oct 2026, fa.jsonl)"),
        (
            one("followers", "not_met", SIZE, asked="50000.."),
            "✗ Followers: 23,400 on instagram (28 Oct 2026, fa.jsonl) · asked for: at least 50,000",
        ),
        (one("followers", "unknown", asked="1000..50000"), "? Followers: not known · asked for: 1,000 to 50,000"),
        (one("tiers", "met", SIZE, asked="nano|micro"), "✓ Tier: micro, 23,400 on instagram (28 Oct 2026, fa.jsonl)"),
        (one("tiers", "unknown", asked="nano|micro"), "? Tier: not known · asked for: nano, micro"),
        (
            one("engagement", "met", Known(what="engagement_rate", value=0.041, account="tiktok:a"), asked="0.02.."),
            "✓ Engagement: 4.1 % on tiktok (undated)",
        ),
        (one("engagement", "unknown", asked="0.02.."), "? Engagement: not known · asked for: at least 2 %"),
        (
            one("must_have", "met", Quoted(post=POST, text="My dog again"), asked="has a dog"),
            "✓ Has a dog: “My dog again” (20 Nov 2026) https://instagram.example/ana/1",
        ),
        (one("must_have", "unknown", asked="has a dog"), "? Has a dog: not known"),
        (one("must_have", "met", Quoted(post=None, text="dog person"), asked="has a dog"), "✓ Has a dog: “dog person” (profile)"),
        (
            one("exclude", "unknown", Known(what="posts_checked", value=6), Known(what="posts_since", value="2026-06-07"), asked="beer"),
            "? Not wanted (beer): no sign in 6 posts checked, back to 7 Jun 2026",
        ),
        (one("exclude", "unknown", Known(what="posts_checked", value=6), asked="beer"), "? Not wanted (beer): no sign in 6 posts checked"),
        (one("exclude", "unknown", asked="beer"), "? Not wanted (beer): not known"),
        (
            one("topics", "unknown", Known(what="part", value="travel"), Quoted(post=POST, text="My dog"), asked="travel slowly"),
            "? Topic (travel slowly): speaks of travel: “My dog” (20 Nov 2026) https://instagram.example/ana/1",
        ),
        (
            one("exclude", "not_met", Quoted(post=a_post("A", days_ago=None), text="A"), Quoted(post=POST, text="B"), asked="beer"),
            "✗ Not wanted (beer): “A” (undated); “B” (20 Nov 2026) https://instagram.example/ana/1",
        ),
        (
            one("platforms", "met", Known(what="platform", value="https://x.example/ana", account="x:ana"), asked="x"),
            "✓ Platform: x @ana https://x.example/ana",
        ),
        (
            one("platforms", "not_met", Known(what="platform", value="x", account="x:ana"), asked="tiktok|line"),
            "✗ Platform: x @ana · asked for: tiktok, line",
        ),
        (
            one("creator_countries", "not_met", Known(what="country", value="TH"), asked="VN"),
            "✗ Country: Thailand (on record) · asked for: Vietnam",
        ),
        (one("creator_gender", "met", Known(what="gender", value="female"), asked="female"), "✓ Gender: woman (on record)"),
        (one("creator_gender", "unknown", asked="female"), "? Gender: not known · asked for: women"),
        (
            one("creator_languages", "met", Known(what="language_heard", value="th"), Quoted(post=POST, text="สวัสดี"), asked="th"),
            "✓ Language: Thai, by the posts: “สวัสดี” (20 Nov 2026) https://instagram.example/ana/1",
        ),
        (
            one("creator_languages", "not_met", Known(what="language", value="vi"), asked="th"),
            "✗ Language: Vietnamese (on record) · asked for: Thai",
        ),
        (
            one(
                "audience_countries",
                "met",
                Known(what="audience:TH", value=0.62, account="x:a"),
                Known(what="audience:US", value=0.05, account="x:a"),
                asked="TH",
            ),
            "✓ Audience country: Thailand 62 %, United States 5 % on x",
        ),
        (
            one("audience_gender", "not_met", Known(what="audience:female", value=0.4, account="x:a"), asked="female"),
            "✗ Audience gender: women 40 % on x · asked for: women",
        ),
        (one("audience_age", "unknown", asked="18..34"), "? Audience age: not known · asked for: 18 to 34"),
        (one("blocked", "not_met", Known(what="by_hand", value="x:ana")), "✗ Blocked: by a person's hand"),
    ],
)
def test_a_requirement_in_one_line(verdict: Judged, line: str) -> None:
    assert proving.line(verdict, EN) == line


def test_verdicts_are_counted_those_that_there_are() -> None:
    some = [judged("platforms", "met")] * 7 + [judged("tiers", "not_met")] + [judged("place", "unknown")] * 2
    assert proving.summary_line(some, EN) == "7 met · 1 not met · 2 unknown"
    assert proving.summary_line(some[:7], EN) == "7 met"
    assert proving.summary_line([], EN) == ""


def test_an_exclusion_looked_for_in_vain_is_counted_by_itself() -> None:
    vain = one("exclude", "unknown", Known(what="posts_checked", value=6))
    assert (
        proving.summary_line([judged("platforms", "met"), vain, one("exclude", "unknown")], EN)
        == "1 met · 1 unknown · no sign of 1 not wanted"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_its_name_in_every_language(language: str) -> None:
    words = Words(language)
    for field in ORDER:
        for status in ("met", "not_met", "unknown"):
            asked = {"followers": "10..20", "engagement": "0.01..", "audience_age": "18.."}.get(field, "x")
            line = proving.line(one(field, status, asked=asked), words)  # type: ignore[arg-type]  # a status
            assert line.startswith(proving.mark(status))  # type: ignore[arg-type]  # a status
            assert "{" not in line


def test_figures_stand_in_the_readers_digits_and_calendar() -> None:
    assert (
        proving.line(one("followers", "met", SIZE), Words("fa")) == "✓ دنبال‌کننده: ۲۳٬۴۰۰ در instagram (۱۴۰۵/۰۸/۰۶ (2026-10-28)، fa.jsonl)"
    )
    assert "2569" in proving.line(one("followers", "met", SIZE), Words("th"))
    assert "23.400" in proving.line(one("followers", "met", SIZE), Words("vi"))


def test_nothing_hidden_in_a_record_gets_through_and_long_values_are_cut() -> None:
    proofs = [Known(what=what, value=HOSTILE * 9, account=f"x:{HOSTILE * 9}") for what in ("tag", "place", "niche", "platform", "part")]
    lines = [proving.line(one("topics", "met", proof, Quoted(post=POST, text=HOSTILE), asked=HOSTILE), EN) for proof in proofs]
    told = telling.conflicts(a_match(conflicts=(Conflict(code="rival_paid", phrase=HOSTILE * 9, posts=(POST,)),)), EN)
    assert ["…" in line for line in lines] == [True] * len(lines)
    for line in (*lines, *told):
        assert not set(line) & set(UNWANTED)
        assert "\n" not in line
        assert len(line) < 600


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a.example/x y", "", None])
def test_only_an_address_of_the_web_is_shown(address: str | None) -> None:
    post = a_post("Dog", url=address)
    assert proving.line(one("must_have", "met", Quoted(post=post, text="Dog"), asked="dog"), EN) == "✓ Dog: “Dog” (20 Nov 2026)"


def test_a_quote_over_two_lines_stands_on_one() -> None:
    assert proving.proof([Quoted(post=None, text="a\nb")], EN) == "“a b” (profile)"


def test_conflicts_are_told_with_the_days_and_pages_of_their_posts() -> None:
    found = (
        Conflict(code="own_paid", phrase="Mosskettle", posts=(POST, a_post("x", days_ago=None))),
        Conflict(code="unwanted_twin", phrase="ana2"),
    )
    assert telling.conflicts(a_match(conflicts=found), EN) == [
        "has already worked for Mosskettle: 20 Nov 2026 https://instagram.example/ana/1, undated",
        "likely the same person as @ana2, who is not wanted",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_new_cautions_are_told_with_their_figures(language: str) -> None:
    words = Words(language)
    stale = Caution(code="stale", account="x:ana", evidence=(("days", 1_201.0), ("as_of", "2026-06-07")))
    figures = (("rate", 0.004), ("percentile", 0.03), ("size", 1_062.0), ("platform", "x"), ("tier", "micro"))
    low = Caution(code="low_standing", account="x:ana", evidence=figures)
    told = [telling.caution(one, words) for one in (stale, low)]
    if language == "en":
        assert told == [
            "x:ana: figures are 1,201 days old (7 Jun 2026)",
            "x:ana: engagement 0.4 % is higher than only 3 % of the 1,062 x micro accounts here",
        ]
    assert words("match.micro") in told[1]


def test_exclusions_are_no_unknowns_and_must_haves_stand_in_their_own_words() -> None:
    ledger = (
        judged("tiers", "unknown"),
        one("exclude", "unknown", asked="beer"),
        Judged(requirement=Requirement(field="must_have", asked="has a dog"), status="unknown", hard=False),
        Judged(requirement=Requirement(field="topics", asked="coffee"), status="unknown", hard=False),
    )
    assert telling.unknowns(a_match(ledger=ledger), EN) == "Not known: tier, has a dog."
