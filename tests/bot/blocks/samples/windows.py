"""Every window and the App Home, with one text wherever others write."""

from collections.abc import Callable, Iterator
from typing import get_args

from bot.blocks.home import Home, Listed, Saved, Waiting, Weekly, home_view
from bot.blocks.modals.brief_form import brief_form_window
from bot.blocks.modals.comparing import compare_window, why_not_window
from bot.blocks.modals.details import details_window
from bot.blocks.modals.draft import Written, draft_window
from bot.blocks.modals.edit_brief import edit_brief_window
from bot.blocks.modals.reasons import Reasoned, reason_window
from bot.blocks.modals.schedule import Wish, proposed, schedule_window
from bot.blocks.modals.settings import Choices, KnownRate, settings_window
from bot.blocks.modals.waiting import failed_window, loading_window
from bot.blocks.screen import Screen
from bot.blocks.showing import Showing
from bot.blocks.text import Block
from bot.conversation.replies import Explained
from bot.proposal import Proposal
from bot.weekly.when import When
from retrieval.brief import Brief
from tests.bot.blocks.samples.ground import KEPT, URL, Sample, no_address
from tests.bot.bodies import a_draft
from tests.builders import TODAY

METADATA = "sealed"
MOST_PAGES = 8
LONGEST_LETTER = 1_500
"""Characters of a part of a letter: whole ones have a few hundred words."""


def windows(text: str, showing: Showing, proposal: Proposal) -> Iterator[Sample]:
    """Every window over a list."""
    screen = Screen(shortlist=KEPT, creators=tuple(one.creator.id for one in proposal.shortlist.matches), undoable=True)
    places = tuple(range(1, len(proposal.shortlist.matches) + 1))
    body = Explained(proposal=proposal, places=places)
    for place in places[:10]:
        yield from _paged(
            f"details {place}", lambda page, at=place: details_window(body, showing, screen, metadata=METADATA, place=at, page=page)
        )
    yield _view("details of one beside the list", details_window(body, showing, Screen(), metadata=METADATA))
    yield _view("compare", compare_window(proposal, 1, showing, metadata=METADATA))
    letter = text[:LONGEST_LETTER]
    written = [
        Written(draft=a_draft(letter, creator=f"instagram:{k}"), place=k, called=text, sent=text if k == 1 else None) for k in places
    ]
    yield _view("draft", draft_window(written, 1, showing, metadata=METADATA, shortlist=KEPT))
    bare = [Written(draft=a_draft(letter, gloss=None, flags=()), place=1, called=text)]
    yield _view("draft alone", draft_window(bare, 1, showing, metadata=METADATA, shortlist=KEPT))
    for brief in (proposal.shortlist.brief, Brief(wording=text)):
        for whole in (False, True):
            view = edit_brief_window(brief, showing, metadata=METADATA, shortlist=KEPT, whole=whole)
            yield _view("edit brief", view)


def small_windows(text: str, showing: Showing) -> Iterator[Sample]:
    """Windows that stand over no list."""
    yield _view("loading", loading_window(showing, metadata=METADATA))
    yield _view("failed", failed_window(text, reference=text, showing=showing, metadata=METADATA))
    yield _view("why not", why_not_window(showing, metadata=METADATA))
    yield from (_view(act, reason_window(act, text, showing, metadata=METADATA)) for act in get_args(Reasoned))
    yield _view("brief form", brief_form_window(showing, metadata=METADATA, text=text))
    yield _view("empty brief form", brief_form_window(showing, metadata=METADATA))
    when = When(weekdays=(0, 1, 2, 3, 4, 5, 6), hour=23, minute=59, zone="America/Argentina/Buenos_Aires")
    wish = Wish(name=text, when=when, channel="C0123456789", how_many=100, language="fa")
    yield _view("schedule", schedule_window(wish, showing, metadata=METADATA, new=False))
    yield _view("new schedule", schedule_window(proposed(text, "Asia/Bangkok"), showing, metadata=METADATA, new=True))
    rates = tuple(KnownRate(currency=one, per_usd=33.1, as_of=TODAY, source=text) for one in ("THB", "IRR", "VND"))
    choices = Choices(language="th", currency="IRR", fees="hidden", channel=text, external=True, rates=rates, basis="both")
    yield _view("settings", settings_window(choices, showing, metadata=METADATA))
    yield _view("settings without a channel", settings_window(Choices(), showing, metadata=METADATA))


def homes(text: str, showing: Showing, *, many: int = 1) -> Iterator[Sample]:
    """The App Home: empty, and with everything in it."""
    yield _view("empty home", home_view(Home(), showing, metadata=METADATA))
    home = home_of(text, many=many)
    yield from _paged("home", lambda page: home_view(home, showing, metadata=METADATA, page=page))


def home_of(text: str, *, many: int = 1) -> Home:
    """Everything that can stand in an App Home, each kind so many times."""
    address = no_address(text)
    return Home(
        waiting=tuple(
            one
            for k in range(many)
            for one in (
                Waiting(
                    what="draft", title=text, count=3, url=URL, shortlist=f"{KEPT}{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[k % 26] * (1 + k // 26)}"
                ),
                Waiting(what="approval", title=text, count=2, url=address),
                Waiting(what="question", title=text),
            )
        ),
        saved=tuple(Saved(number=k, name=text, told=text, at=TODAY) for k in range(many)),
        lists=tuple(Listed(shortlist=KEPT, title=text, at=TODAY, creators=5, url=(URL, address)[k % 2]) for k in range(2 * many)),
        weekly=tuple(
            Weekly(number=k, name=text, when=text, channel=text, paused=k % 2 == 1, next_on=TODAY if k % 2 == 0 else None)
            for k in range(2 * many)
        ),
        language="fa",
        currency=text,
        rates=3,
        statistics=(text, text),
    )


def _paged(name: str, made: Callable[[int], Block]) -> Iterator[Sample]:
    """Every page of a view; the last one comes again where there is no further one."""
    before: Block | None = None
    for page in range(1, MOST_PAGES + 1):
        view = made(page)
        if view == before:
            return
        yield _view(f"{name}, page {page}", view)
        before = view


def _view(name: str, view: Block) -> Sample:
    return Sample(name=f"window {name}", surface="view", payload=view)
