"""What a terminal shows, at several widths and with hostile texts."""

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from bot.memory.decisions import Approval
from bot.proposal import Marks, Proposal
from bot.terminal.profile_view import profile_view
from bot.terminal.shortlist_view import brief_view, match_view, proposal_view
from index.records import Creator
from prompts.words import Words
from retrieval.authenticity import warnings_about
from retrieval.brief import Brief
from retrieval.engagement import EngagementScale
from retrieval.fees.money import Exchange, RateWanted
from retrieval.likeness import Trait
from retrieval.meter.meter import Change, Meter
from retrieval.niches import NicheBook
from retrieval.refinement import Refinement
from retrieval.shortlist import Match, Part
from tests.bot.proposals import a_decision, a_fee, a_proposal, marks_of, proven, undone, weighed
from tests.builders import TODAY, a_creator, a_post, an_account
from tests.prompts.matches import HOSTILE, UNWANTED, a_match, evidence, judged, removed, standing
from tests.prompts.test_brief_card import WHOLE
from tests.retrieval.tables import columns_for

LANGUAGES = ("en", "fa", "th", "vi")
WIDTHS = (40, 60, 80, 110, 120)


def on_screen(view: RenderableType, *, width: int = 120) -> str:
    """The text that a terminal of this width would show."""
    console = Console(record=True, width=width, file=StringIO(), force_terminal=False)
    console.print(view)
    return console.export_text()


def card(creator: Creator, *, language: str = "en", twins: tuple[str, ...] = (), width: int = 120) -> str:
    """The profile card of this creator."""
    scale = EngagementScale(columns_for(creator))
    return on_screen(profile_view(creator, scale, Words(language), twins=twins, today=TODAY), width=width)


def rich_match(creator: Creator, **fields: object) -> Match:
    """A match with everything that can be shown."""
    told: dict[str, object] = {
        "creator": creator,
        "evidence": tuple(evidence(post) for post in creator.posts),
        "engagement": standing(percentile=80.0),
        "parts": (Part(name="engagement", value=0.01), Part(name="sponsored", value=-0.04, because=(("share", 0.8),))),
        "ledger": (judged("creator_gender", "unknown"),),
        "cautions": warnings_about(creator),
        "days_silent": 300,
        "twins": ("x:other",),
    }
    return a_match(**{**told, **fields})


def a_meter(*changes: Change, matches: int = 3) -> Meter:
    """What these changes would give."""
    return Meter(brief=Brief(wording="…"), matches=matches, loosen=changes, tighten=(), pair=None)


def somebody(text: str = "Beans") -> Creator:
    """A creator whose every text is this one, with a warning."""
    account = an_account(text, followers=48_200, rate=0.0001, views=2, url=text, verified=True)
    post = a_post(text, url=text, views=13_100, sponsored=True)
    return a_creator(
        name=text,
        id=f"x:{text}",
        bio=text,
        places=(text,),
        other_names=(text,),
        contact=text,
        niches=(text,),
        accounts=(account,),
        posts=(post,),
    )


def hostile(creator: Creator, text: str) -> Proposal:
    """A proposal of this creator in which everything that others wrote is this text: proofs, brief, brands, decisions, names, traits."""
    match = rich_match(creator, ledger=proven(text), conflicts=(weighed(text),), twins=(text,))
    note, gone = a_decision("note", creator_id=creator.id, text=text, who=text), undone(creator_id=creator.id, text=text, by=text)
    elsewhere = (Approval(decision=a_decision(text=text, who=text), title=text),)
    meter = a_meter(
        Change(refinement=Refinement(changes={"creator_places": (text,)}), fields=("creator_places",), gives=9, adds=6), matches=1
    )
    return a_proposal(
        match,
        list_of={"brief": Brief(wording=text, topics=(text,), must_have=(text,), how_many=5)},
        marks={creator.id: Marks(here=(note, gone), elsewhere=elsewhere)},
        traits={creator.id: (Trait(kind="tag", value=text), Trait(kind="niche", value=f"{text} 2"))},
        meter=meter,
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_view_can_be_drawn_in_every_language_at_every_width(width: int, language: str, book: NicheBook) -> None:
    words = Words(language)
    proposal = a_proposal(
        rich_match(somebody(), ledger=proven("Beans"), conflicts=(weighed("Beans"),), pinned=True),
        a_match(evidence=(), supported=False),
        list_of={"removed": (removed("tiers", 12),)},
        marks=marks_of(a_decision("approve", text="good"), elsewhere=(Approval(decision=a_decision(), title=None),)),
    )
    for view in (brief_view(WHOLE, words, assumed=["a", "b"]), proposal_view(proposal, words, book)):
        lines = on_screen(view, width=width).splitlines()
        assert len(lines) > 5
        assert max(map(cell_len, lines)) <= width
    assert max(map(cell_len, card(somebody(), language=language, width=width).splitlines())) <= width


def test_a_list_shows_who_where_why_and_on_which_post_it_rests(book: NicheBook) -> None:
    shown = on_screen(proposal_view(a_proposal(rich_match(somebody()), list_of={"removed": (removed("tiers", 12),)}), Words("en"), book))
    for part in (
        "1. Beans  instagram @Beans",
        "48.2k followers · micro · as of 1 Nov 2026",
        "content close to home coffee",
        "“Beans” (20 Nov 2026 · 13.1k views · sponsored)",
        "Not known: gender.",
        "⚠ Check: instagram:Beans: engagement 0.01 %",
        "⚠ Check: no post for 300 days",
        "Likely the same person as x:other.",
        "3 of 240 creators",
        "Ruled out: tier 12.",
    ):
        assert part in shown


def test_each_weaker_match_says_so(book: NicheBook) -> None:
    proposal = a_proposal(a_match(), a_match(supported=False), a_match(supported=False))
    told = on_screen(proposal_view(proposal, Words("en"), book))
    assert told.count("Little in the posts speaks of this") == 2


def test_a_match_without_posts_says_so(book: NicheBook) -> None:
    assert "No posts on record" in on_screen(proposal_view(a_proposal(a_match(evidence=())), Words("en"), book))


def test_an_empty_list_says_so(book: NicheBook) -> None:
    assert "No creator meets every requirement." in on_screen(proposal_view(a_proposal(), Words("en"), book))


def ana(**fields: object) -> Match:
    """A match of Ana's with what is given."""
    return a_match(**fields)


def told_of(proposal: Proposal, book: NicheBook, **how: object) -> str:
    """The whole list on a wide screen."""
    return on_screen(proposal_view(proposal, Words("en"), book, **how), width=300)  # type: ignore[arg-type]  # a place


def test_a_match_tells_its_fee_and_the_list_what_it_costs_in_all(book: NicheBook) -> None:
    proposal = a_proposal(ana(), a_match(creator=a_creator("bo", followers=90_000)), list_of={"brief": WHOLE})
    shown = told_of(proposal, book)
    assert shown.count("   Fee: likely USD ") == 2
    assert shown.count("could be ") == 3
    assert "Together (2): likely USD " in shown
    assert "Budget 5,000 USD for the campaign: reaches the first " in shown
    assert "Fee: No estimate." in told_of(a_proposal(ana(), fees=(a_fee(package=None),)), book)


def test_a_list_asks_for_the_rate_that_is_missing_once(book: NicheBook) -> None:
    exchange = Exchange(wanted=RateWanted(currency="IRR", why="missing"))
    shown = told_of(a_proposal(ana(), ana(), exchange=exchange), book)
    assert shown.count("Shown in USD: there is no rate for IRR.") == 1


def test_a_match_counts_its_requirements_and_names_those_that_are_not_met(book: NicheBook) -> None:
    shown = told_of(a_proposal(ana(ledger=proven("Lisbon"))), book)
    assert "Requirements: 2 met · 1 not met · 1 unknown" in shown
    assert "✗ Place: Lisbon (on record) · asked for: Lisbon" in shown
    assert "Not known: Lisbon." in shown
    for line in ("✓", "? Lisbon"):
        assert line not in shown, "the others stand in the ledger, which is shown on request"


def test_a_match_says_that_it_is_pinned_what_to_weigh_and_what_was_decided(book: NicheBook) -> None:
    proposal = a_proposal(
        ana(pinned=True, conflicts=(weighed("Solvane"),)),
        a_match(creator=a_creator("bo")),
        marks=marks_of(
            a_decision("approve", text="great\nfit"),
            undone("reject"),
            elsewhere=(Approval(decision=a_decision(who="bo"), title="Spring"),),
        ),
    )
    first, second = told_of(proposal, book).split("2. Bo")
    for part in (
        "1. Ana  instagram @ana 📌",
        "⚖ Weigh: has already worked for Solvane: 20 Nov 2026",
        "✎ approved by mai, 25 Nov 2026: great fit",
        "✎ rejected by mai, 25 Nov 2026 · taken back by bo, 25 Nov 2026",
        "✎ already approved by bo, 25 Nov 2026, for “Spring”",
    ):
        assert part in first
    assert not set("📌⚖✎") & set(second)


def test_a_look_alike_says_what_it_has_in_common(book: NicheBook) -> None:
    traits = {"instagram:ana": (Trait(kind="theme", value="coffee"), Trait(kind="tag", value="v60"))}
    assert "In common: coffee, #v60" in told_of(a_proposal(ana(), traits=traits), book)
    assert "In common" not in told_of(a_proposal(ana()), book)


def test_a_list_that_goes_on_begins_at_its_place_and_tells_the_total_of_all(book: NicheBook) -> None:
    proposal = a_proposal(*(a_match(creator=a_creator(name)) for name in ("ana", "bo", "cy")))
    shown = told_of(proposal, book, first=3)
    assert "3. Cy" in shown
    assert "Ana" not in shown
    assert "Bo" not in shown
    assert "Together (3): " in shown


@pytest.mark.parametrize(("matches", "wanted", "told"), [(3, 5, True), (5, 5, False), (100, 5, False)])
def test_what_a_change_would_give_is_told_where_few_fit(book: NicheBook, matches: int, wanted: int, told: bool) -> None:
    change = Change(refinement=Refinement(changes={"followers_max": 90_000}), fields=("followers",), gives=9, adds=6)
    brief = Brief(wording="…", how_many=wanted)
    shown = told_of(a_proposal(ana(), list_of={"brief": brief}, meter=a_meter(change, matches=matches)), book)
    assert ("≤ 90k followers: 6 more" in shown) == told
    assert "creators match." not in shown, "how many match stands in the summary already"


def test_without_a_number_in_the_brief_the_length_of_the_list_is_what_is_wanted(book: NicheBook) -> None:
    change = Change(refinement=Refinement(changes={"followers_max": 90_000}), fields=("followers",), gives=9, adds=6)
    few, enough = (a_proposal(ana(), limit=limit, meter=a_meter(change)) for limit in (4, 3))
    assert ["6 more" in told_of(proposal, book) for proposal in (few, enough)] == [True, False]


@pytest.mark.parametrize("posts", [0, 1, 2, 9])
def test_a_match_shows_as_many_posts_as_are_asked_for_and_one_address(book: NicheBook, posts: int) -> None:
    some = tuple(evidence(a_post(f"Post {k}", url=f"https://i.example/{k}")) for k in range(3))
    shown = on_screen(match_view(1, a_proposal(ana(evidence=some)), Words("en"), book, posts=posts))
    assert shown.count("“Post ") == min(posts, 3)
    assert shown.count("https://i.example/") == 1
    assert "No posts on record" not in shown


def test_markup_in_names_and_texts_is_shown_and_not_obeyed(book: NicheBook) -> None:
    creator = somebody("[red]x[/red] [/]")
    shown = on_screen(proposal_view(hostile(creator, "[red]x[/red] [/]"), Words("en"), book))
    assert shown.count("[red]x[/red] [/]") >= 15
    assert card(creator).count("[red]x[/red] [/]") >= 5
    brief = Brief(wording="…", brand="[bold]x[/bold]", topics=("[/]",), links=("[link=http://x]y",))
    read = on_screen(brief_view(brief, Words("en"), assumed=["[blink]"]))
    assert all(part in read for part in ("[bold]x[/bold]", "[/]", "[link=http://x]y", "[blink]"))


def test_controls_and_bidi_signs_of_third_parties_reach_no_terminal(book: NicheBook) -> None:
    creator = somebody(HOSTILE)
    views = (
        on_screen(proposal_view(hostile(creator, HOSTILE), Words("en"), book)),
        on_screen(match_view(1, hostile(creator, HOSTILE), Words("en"), book, posts=9)),
        card(creator, twins=(HOSTILE,)),
        on_screen(brief_view(Brief(wording="…", brand=HOSTILE, topics=(HOSTILE,)), Words("en"), assumed=[])),
    )
    for shown in views:
        assert set(shown) & set(UNWANTED) == set()
        assert "[31m[red]{brand}" in shown


def test_a_card_shows_every_account_with_figures_their_age_and_standing() -> None:
    accounts = (
        an_account("ana", followers=20_000, rate=0.03, views=5_000),
        an_account("ana", platform="podcast", followers=None, rate=None),
    )
    shown = card(a_creator(accounts=accounts, represented=False, gender="female", places=("Chiang Mai",), posts=("Beans",)))
    for part in (
        "instagram @ana",
        "20k · micro",
        "3 % (norm 2 % to 4 %)",
        "1 Nov 2026",
        "podcast @ana",
        "unknown",
        "undated",
        "Chiang Mai, TH",
        "Posts known",
        "5 days ago",
    ):
        assert part in shown
    assert "Represented" in shown


def test_a_card_says_where_an_account_stands_among_thirty_like_it() -> None:
    people = [a_creator(f"p{k:02}", rate=(k + 1) / 100) for k in range(30)]
    scale = EngagementScale(columns_for(*people))
    shown = on_screen(profile_view(people[-1], scale, Words("en"), twins=("x:twin",), today=TODAY))
    assert "above 98 % here" in shown
    assert "Likely the same person as x:twin." in shown


def test_a_card_of_somebody_of_whom_little_is_known_leaves_the_rest_out() -> None:
    shown = card(a_creator(country=None, accounts=(an_account(followers=None, rate=None),)))
    assert "none" in shown
    for label in ("Bio", "Lives in", "Gender", "Contact", "Last post", "Represented"):
        assert label not in shown
