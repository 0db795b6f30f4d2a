"""Weekly lists on a terminal: which there are, and what one has to tell."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bot.conversation.replies import Weeklies
from bot.proposal import Proposal
from bot.terminal.shortlist_view import match_view, plain, proposal_view
from bot.weekly import telling
from bot.weekly.weekly import Round
from bot.weekly.when_in_words import when_in_words
from prompts import weekly
from prompts.figures import number
from prompts.words import Words
from retrieval.niches import NicheBook


def weeklies_view(body: Weeklies, words: Words) -> RenderableType:
    """Every weekly list in a row: number, name, when, and when next."""
    table = Table.grid(padding=(0, 2))
    for one in body.lists:
        state = (
            words("weekly.state_no_zone" if one.when is None else "weekly.state_paused")
            if one.next is None
            else words("weekly.state_next", next=weekly.moment(one.next, words))
        )
        told = when_in_words(one.when, words) if one.when is not None else ""
        table.add_row(Text(f"#{one.id}", style="bold cyan"), plain(one.name, style="bold"), Text(told), Text(state, style="dim"))
    return table


def round_view(made: Round, words: Words, book: NicheBook) -> RenderableType:
    """What changed since the channel last saw the list; the list itself where it never did."""
    return Group(*_round(made, words, book))


def _round(made: Round, words: Words, book: NicheBook) -> Iterator[RenderableType]:
    yield Rule(plain(words("weekly.title", name=made.schedule.name), style="bold"), align="left", style="cyan")
    yield plain(telling.headline(made.delta, words), style="bold")
    if made.freshness.stale:
        yield plain(weekly.stale(made.freshness.since, words), style="yellow")
    if made.delta.first:
        yield proposal_view(made.proposal, words, book)
    else:
        yield from _news(made, words, book)
    yield Text(words("said.kept", id=made.kept), style="dim")


def _news(made: Round, words: Words, book: NicheBook) -> Iterator[RenderableType]:
    delta = made.delta
    if delta.new:
        yield Text(words("weekly.new"), style="bold green")
    for one in delta.new:
        yield match_view(one.place, made.proposal, words, book)
        if why := telling.why_new(one, words):
            yield Padding(plain(why, style="green"), (0, 0, 1, 3))
    if delta.changed:
        yield Text(words("weekly.changed"), style="bold")
    for changed in delta.changed:
        match, _, _ = made.proposal.at(changed.place)
        place = f"{number(changed.place, words.language)}. @{match.account.handle}"
        yield plain(f"{place}: {telling.changes_told(changed, words)}")
    if delta.gone or delta.removed:
        yield Text(words("weekly.gone"), style="bold")
    yield from (plain(line) for why in delta.gone for line in telling.why_gone(why, words))
    if delta.removed:
        yield plain(weekly.removed(delta.removed, words))
    if made.others is not None:
        yield from _others(made.others, words, book)


def _others(others: Proposal, words: Words, book: NicheBook) -> Iterator[RenderableType]:
    yield Text(words("weekly.others"), style="bold")
    yield from (match_view(place, others, words, book) for place in range(1, len(others.shortlist.matches) + 1))
