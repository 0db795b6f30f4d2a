"""Weekly lists: what one has to tell its channel, in one message, and which there are."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.blocks.buttons import button, rows
from bot.blocks.cards import MOST_CARDS, carousel
from bot.blocks.controls import Control
from bot.blocks.paging import fits
from bot.blocks.prose import Line, joined, name, prose, strong
from bot.blocks.screen import Screen
from bot.blocks.shortlist import footer_parts, list_parts
from bot.blocks.showing import Message, Showing
from bot.blocks.summary import Part, read_aloud, spoken
from bot.blocks.telling_lines import in_short, linked, urls_of
from bot.blocks.text import Block
from bot.conversation.replies import OneWeekly, Weeklies
from bot.proposal import Proposal
from bot.weekly import telling
from bot.weekly.delta import Delta
from bot.weekly.weekly import Round
from bot.weekly.when_in_words import when_in_words
from index.texts import one_line
from prompts import weekly
from prompts.figures import number
from prompts.words import Words


def round_message(made: Round, showing: Showing) -> Message:
    """What changed since the channel last saw the list, the list itself where it never did. One message, since a list is posted once; where
    there is more than it holds, it says so, and its buttons open the rest.
    """
    words, proposal = showing.words, made.proposal
    screen = Screen(shortlist=made.kept, creators=tuple(match.creator.id for match in proposal.shortlist.matches))
    top: list[Line] = [
        [strong(words("weekly.title", name=one_line(made.schedule.name)))],
        [strong(telling.headline(made.delta, words))],
        *([weekly.stale(made.freshness.since, words)] if made.freshness.stale else []),
    ]
    head = prose(top, words.language)
    middle = list_parts(proposal, showing, screen, first=1) if made.delta.first else _news(made, showing, screen)
    foot = [block for part in footer_parts(proposal, showing, screen, first=1, edit=False, undo=False) for block in part]
    text = "\n".join([read_aloud([head]), *_named(made.delta, proposal, words)])
    return Message(text=spoken(text, words), blocks=tuple(_held(head, middle, foot, words)))


def weeklies_parts(body: Weeklies, showing: Showing) -> Iterator[Part]:
    """Every weekly list with when it comes, and what can be done with it."""
    for one in body.lists:
        yield [*prose([_scheduled(one, showing.words)], showing.words.language), *_switches(one, showing.words)]


def _held(head: Part, middle: Iterable[Part], foot: Part, words: Words) -> list[Block]:
    """As many parts as one message holds beside its head and foot, in their order, and that there is more where there is."""
    more = prose([words("card.not_all")], words.language)
    kept: list[Block] = []
    left = False
    for part in middle:
        if fits([*head, *kept, *part, *more, *foot]):
            kept += part
        else:
            left = True
    return [*head, *kept, *(more if left else []), *foot]


def _news(made: Round, showing: Showing, screen: Screen) -> Iterator[Part]:
    words, delta, proposal = showing.words, made.delta, made.proposal
    if delta.new:
        places = [one.place for one in delta.new][:MOST_CARDS]
        yield [*prose([[strong(words("weekly.new"))]], words.language), carousel(places, proposal, showing, screen)]
    for one in delta.new:
        lines = list(in_short(one.place, proposal, showing))
        lines[1:1] = [told] if (told := telling.why_new(one, words)) else []
        yield prose(lines, words.language)
    if changed := list(_changed(delta, proposal, showing)):
        yield prose([[strong(words("weekly.changed"))], *changed], words.language)
    if delta.gone or delta.removed:
        yield prose([[strong(words("weekly.gone"))], *_gone(delta, words)], words.language)
    if made.others is not None:
        yield from _others(made.others, showing, screen)


def _changed(delta: Delta, proposal: Proposal, showing: Showing) -> Iterator[Line]:
    """Creators whose figures are news; fees are none where they are not shown."""
    words = showing.words
    for one in delta.changed:
        changes = tuple(change for change in one.changes if showing.audience.fees or change.what != "fee")
        if changes:
            handle = name(f"@{one_line(proposal.at(one.place)[0].account.handle, most=80)}", bold=True)
            told = telling.changes_told(replace(one, changes=changes), words)
            yield [strong(f"{number(one.place, words.language)}. "), handle, f": {told}"]


def _gone(delta: Delta, words: Words) -> Iterator[Line]:
    for why in delta.gone:
        urls = [url for judged in why.unmet for url in urls_of(judged)]
        yield from (linked(line, urls, words) for line in telling.why_gone(why, words))
    if delta.removed:
        yield weekly.removed(delta.removed, words)


def _others(others: Proposal, showing: Showing, screen: Screen) -> Iterator[Part]:
    """The next best of a quiet week. They stand in no stored list, so there is nothing to press on them."""
    words = showing.words
    places = range(1, min(len(others.shortlist.matches), MOST_CARDS) + 1)
    if places:
        yield [*prose([[strong(words("weekly.others"))]], words.language), carousel(list(places), others, showing, screen)]
    for place in places:
        yield prose(in_short(place, others, showing), words.language)


def _named(delta: Delta, proposal: Proposal, words: Words) -> list[str]:
    """Who is new, for a notification."""
    handles = [f"@{one_line(proposal.at(one.place)[0].account.handle, most=40)}" for one in delta.new[:5]]
    return [f"{words('weekly.new')}: {weekly.listed(handles, words)}"] if handles else []


def _scheduled(one: OneWeekly, words: Words) -> Line:
    if one.next is not None:
        state = words("weekly.state_next", next=weekly.moment(one.next, words))
    else:
        state = words("weekly.state_no_zone" if one.when is None else "weekly.state_paused")
    called = [strong(f"#{number(one.id, 'en').replace(',', '')} "), name(one_line(one.name, most=120), bold=True)]
    return joined([called, when_in_words(one.when, words) if one.when is not None else "", state])


def _switches(one: OneWeekly, words: Words) -> Part:
    """What can be done with a weekly list; its number is that of the control."""
    acts = ("weekly_resume" if one.paused else "weekly_pause", "weekly_run", "weekly_edit", "weekly_delete")
    return rows([button(words.of("card", act), Control(act=act, number=one.id)) for act in acts])  # type: ignore[arg-type]  # all are acts
