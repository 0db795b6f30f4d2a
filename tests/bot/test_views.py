"""What a terminal shows, at several widths and with hostile texts."""

from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from bot.terminal.profile_view import profile_view
from bot.terminal.shortlist_view import brief_view, shortlist_view
from index.records import Creator
from prompts.words import Words
from retrieval.authenticity import warnings_about
from retrieval.brief import Brief
from retrieval.engagement import EngagementScale
from retrieval.niches import NicheBook
from retrieval.shortlist import Part
from tests.builders import TODAY, a_creator, a_post, an_account
from tests.prompts.matches import HOSTILE, UNWANTED, a_match, a_shortlist, evidence, judged, removed, standing
from tests.prompts.test_brief_card import WHOLE
from tests.retrieval.tables import columns_for

LANGUAGES = ("en", "fa", "th", "vi")
WIDTHS = (40, 80, 120)


def on_screen(view: RenderableType, *, width: int = 120) -> str:
    """The text that a terminal of this width would show."""
    console = Console(record=True, width=width, file=StringIO(), force_terminal=False)
    console.print(view)
    return console.export_text()


def card(creator: Creator, *, language: str = "en", twins: tuple[str, ...] = (), width: int = 120) -> str:
    """The profile card of this creator."""
    scale = EngagementScale(columns_for(creator))
    return on_screen(profile_view(creator, scale, Words(language), twins=twins, today=TODAY), width=width)


def rich_match(creator: Creator) -> object:
    """A match with everything that can be shown."""
    return a_match(
        creator=creator,
        evidence=tuple(evidence(post) for post in creator.posts),
        engagement=standing(percentile=80.0),
        parts=(Part(name="engagement", value=0.01), Part(name="sponsored", value=-0.04, because=(("share", 0.8),))),
        ledger=(judged("creator_gender", "unknown"),),
        cautions=warnings_about(creator),
        days_silent=300,
        twins=("x:other",),
    )


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


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_view_can_be_drawn_in_every_language_at_every_width(width: int, language: str, book: NicheBook) -> None:
    words = Words(language)
    shortlist = a_shortlist(rich_match(somebody()), a_match(evidence=(), supported=False), removed=(removed("tiers", 12),))  # type: ignore[arg-type]  # a Match
    for view in (brief_view(WHOLE, words, assumed=["a", "b"]), shortlist_view(shortlist, words, book)):
        lines = on_screen(view, width=width).splitlines()
        assert len(lines) > 5
        assert max(map(cell_len, lines)) <= width
    assert max(map(cell_len, card(somebody(), language=language, width=width).splitlines())) <= width


def test_a_list_shows_who_where_why_and_on_which_post_it_rests(book: NicheBook) -> None:
    shown = on_screen(shortlist_view(a_shortlist(rich_match(somebody()), removed=(removed("tiers", 12),)), Words("en"), book))  # type: ignore[arg-type]  # a Match
    for part in (
        "1. Beans  instagram @Beans",
        "48.2k followers · micro · as of 1 Nov 2026",
        "posts on home coffee",
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
    shortlist = a_shortlist(a_match(), a_match(supported=False), a_match(supported=False))
    told = on_screen(shortlist_view(shortlist, Words("en"), book))
    assert told.count("Little in the posts speaks of this") == 2


def test_a_match_without_posts_says_so(book: NicheBook) -> None:
    assert "No posts on record" in on_screen(shortlist_view(a_shortlist(a_match(evidence=())), Words("en"), book))


def test_an_empty_list_says_so(book: NicheBook) -> None:
    assert "No creator meets every requirement." in on_screen(shortlist_view(a_shortlist(), Words("en"), book))


def test_markup_in_names_and_texts_is_shown_and_not_obeyed(book: NicheBook) -> None:
    creator = somebody("[red]x[/red] [/]")
    shown = on_screen(shortlist_view(a_shortlist(rich_match(creator)), Words("en"), book))  # type: ignore[arg-type]  # a Match
    assert shown.count("[red]x[/red] [/]") >= 5
    assert card(creator).count("[red]x[/red] [/]") >= 5
    brief = Brief(wording="…", brand="[bold]x[/bold]", topics=("[/]",), links=("[link=http://x]y",))
    read = on_screen(brief_view(brief, Words("en"), assumed=["[blink]"]))
    assert all(part in read for part in ("[bold]x[/bold]", "[/]", "[link=http://x]y", "[blink]"))


def test_controls_and_bidi_signs_of_third_parties_reach_no_terminal(book: NicheBook) -> None:
    creator = somebody(HOSTILE)
    views = (
        on_screen(shortlist_view(a_shortlist(rich_match(creator)), Words("en"), book)),  # type: ignore[arg-type]  # a Match
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
