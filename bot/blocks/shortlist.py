"""A shortlist: cards to scan, under them why and what to check, what it costs in all, how it came about, what loosening would give."""

from collections.abc import Collection, Iterator

from bot.blocks.buttons import MOST_OPTIONS, button, feedback, option, overflow, rows, select
from bot.blocks.cards import MOST_CARDS, carousel, decided, price, verdicts
from bot.blocks.controls import Control
from bot.blocks.prose import Line, joined, name, prose, strong
from bot.blocks.screen import Screen
from bot.blocks.sections import context, plain_section
from bot.blocks.showing import Showing
from bot.blocks.summary import Part
from bot.blocks.table import list_tables
from bot.blocks.telling_lines import in_short
from bot.blocks.text import Block
from bot.proposal import Proposal
from index.texts import one_line
from prompts import fees, meter, telling
from prompts.figures import number
from prompts.words import Words
from retrieval.meter.meter import Meter


def list_parts(proposal: Proposal, showing: Showing, screen: Screen, *, first: int) -> Iterator[Part]:
    """The list from a place on: at most `MOST_CARDS` as cards, everybody in a table where there are more, then what holds for all of it."""
    size = len(proposal.shortlist.matches)
    last = min(size, first + MOST_CARDS - 1)
    if first <= last:
        yield from _scanned(range(first, last + 1), proposal, showing, screen, title=_heading(proposal, showing.words, first, last))
    if size > last and first == 1:
        yield from list_tables(proposal, showing)
    if size > MOST_CARDS:
        yield _opener(proposal, showing.words, screen)
    yield from closing_parts(proposal, showing, screen)


def changed_parts(proposal: Proposal, showing: Showing, screen: Screen, *, known: Collection[str]) -> Iterator[Part]:
    """A list after a change: everybody in a row, those who are new to it as cards."""
    words, matches = showing.words, proposal.shortlist.matches
    if len(matches) <= MOST_CARDS:
        yield prose((_row(place, proposal, showing) for place in range(1, len(matches) + 1)), words.language)
    else:
        yield from list_tables(proposal, showing)
    new = [place for place, match in enumerate(matches, start=1) if match.creator.id not in known]
    if new:
        yield from _scanned(new[:MOST_CARDS], proposal, showing, screen, title=words("card.new"))
    if len(new[:MOST_CARDS]) < len(matches):
        yield _opener(proposal, words, screen)
    yield from closing_parts(proposal, showing, screen)


def closing_parts(proposal: Proposal, showing: Showing, screen: Screen) -> Iterator[Part]:
    """What holds for the whole list."""
    words = showing.words
    lines: list[Line] = list(total_lines(proposal, showing))
    if lines:
        yield prose(lines, words.language)
    if summary := list(telling.summary(proposal.shortlist, words)):
        yield [context(" ".join(summary), words.language)]
    wanted = proposal.shortlist.brief.how_many or proposal.limit
    if proposal.meter is not None and proposal.meter.worth_telling(wanted=wanted):
        yield from loosening_parts(proposal.meter, showing, screen, wanted=wanted)


def footer_parts(proposal: Proposal, showing: Showing, screen: Screen, *, first: int, edit: bool, undo: bool) -> Iterator[Part]:
    """What can be done with the list, its id, and whether it was any good. `edit` offers the brief, where no card of it stands above."""
    words = showing.words
    if proposal.shortlist.matches:
        yield rows(_deeds(proposal, showing, screen, first=first, edit=edit, undo=undo))
        told = [context(words("card.id", id=screen.shortlist), words.language)] if screen.shortlist else []
        yield [*told, feedback(screen.shortlist, words)]
    else:
        acts = [*(["edit_brief"] if edit else []), *(["undo"] if undo else [])]
        yield rows([button(words.of("card", act), screen.control(act)) for act in acts])


def total_lines(proposal: Proposal, showing: Showing) -> Iterator[Line]:
    """What the list costs in all, against the budget, and what the estimates rest on; nothing where fees are not shown."""
    words = showing.words
    if showing.audience.fees:
        first, *others = fees.total(proposal.total, words) or [""]
        yield from ([[strong(first)]] if first else [])
        yield from (*others, *fees.footnotes(proposal.fees, words), *fees.terms(proposal.fees, words))


def loosening_parts(told: Meter, showing: Showing, screen: Screen, *, wanted: int) -> Iterator[Part]:
    """Each change of a requirement that is worth telling, with a button that makes it; its number is that of `prompts.meter.offered`."""
    words = showing.words
    for place, one in enumerate(meter.offered(told, wanted=wanted), start=1):
        press = button(words("card.apply"), Control(act="loosen", shortlist=screen.shortlist, number=place))
        yield [plain_section(meter.change(one, told.brief, words), words.language) | {"accessory": press}]


def _scanned(places: Collection[int], proposal: Proposal, showing: Showing, screen: Screen, *, title: str) -> Iterator[Part]:
    """The cards under a title, then why they stand there."""
    words = showing.words
    yield [*prose([[strong(title)]], words.language), carousel(list(places), proposal, showing, screen)]
    for place in places:
        yield prose(in_short(place, proposal, showing), words.language)


def _heading(proposal: Proposal, words: Words, first: int, last: int) -> str:
    size = len(proposal.shortlist.matches)
    if first == 1 and last == size:
        return words("card.title", count=number(size, words.language))
    shown = (number(one, words.language) for one in (first, last, size))
    return words("card.title_part", **dict(zip(("first", "last", "count"), shown, strict=True)))


def _row(place: int, proposal: Proposal, showing: Showing) -> Line:
    """One creator of a list that was seen before."""
    words = showing.words
    match, fee, marks = proposal.at(place)
    who = [strong(f"{number(place, words.language)}. "), name(f"@{one_line(match.account.handle, most=80)}", bold=True)]
    pinned = "📌" if match.pinned else ""
    size = telling.size(match.account, words)
    cost = price(fee, words) if showing.audience.fees else ""
    return joined([who, pinned, match.account.platform, size, cost, verdicts(match, words, short=True), decided(marks, words)])


def _opener(proposal: Proposal, words: Words, screen: Screen) -> list[Block]:
    """Menus from which any creator of the list is opened."""
    known = [(place, on_screen) for place in range(1, len(proposal.shortlist.matches) + 1) if (on_screen := screen.place(place, proposal))]
    options = [
        option(
            f"{number(place, words.language)}. @{one_line(proposal.shortlist.matches[place - 1].account.handle)}",
            screen.control("details", on_screen),
        )
        for place, on_screen in known
    ]
    parts = [options[k : k + MOST_OPTIONS] for k in range(0, len(options), MOST_OPTIONS)]
    return rows([select("creator", words("card.open"), part, number=k) for k, part in enumerate(parts)])


def _deeds(proposal: Proposal, showing: Showing, screen: Screen, *, first: int, edit: bool, undo: bool) -> list[Block]:
    """What is done with a list. Files and pictures hold fees, so they are offered only where those are shown."""
    words = showing.words

    def press(label: str, act: str, number: int | None = None) -> Block:
        control = Control(act=act, shortlist=screen.shortlist, number=number)  # type: ignore[arg-type]  # the value itself checks it
        return button(label, control)

    made: list[Block] = []
    size, further = len(proposal.shortlist.matches), first + MOST_CARDS
    if further <= size:
        last = min(size, further + MOST_CARDS - 1)
        span = {"first": number(further, words.language), "last": number(last, words.language)}
        made.append(press(words("card.more_cards", **span), "more", further))
    elif proposal.shortlist.supported > size:
        made.append(press(words("card.more"), "more"))
    made.append(press(words("card.drafts"), "drafts"))
    made += [press(words("card.edit_brief"), "edit_brief")] if edit else []
    made += [press(words("card.undo"), "undo")] if undo else []
    made.append(press(words("card.table"), "table"))
    if not showing.audience.fees:
        return made
    exports = ("export_xlsx", "export_csv", "export_md")
    menu = [option(words("card.fees"), screen.control("fees")), *(option(words.of("card", act), screen.control(act)) for act in exports)]
    return [*made, press(words("card.chart"), "chart"), overflow("files", menu)]
