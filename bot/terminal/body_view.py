"""What a conversation answers besides a list, on a terminal: one view for each kind of body."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bot import decision_words, replay_words
from bot.conversation.replies import (
    Absent,
    Body,
    Compared,
    Decided,
    Explained,
    Files,
    History,
    Loosened,
    Messages,
    Priced,
    Replayed,
    Threads,
    Weeklies,
)  # fmt: skip
from bot.memory.cleaning import unpacked
from bot.proposal import Proposal
from bot.terminal.shortlist_view import match_view, plain
from bot.terminal.weekly_view import weeklies_view
from index.texts import shown
from prompts import comparing, drafts, fees, meter, proving, why_not
from prompts.figures import day, number
from prompts.letters.draft import OutreachDraft
from prompts.words import Words
from retrieval.niches import NicheBook


def body_view(body: Body, words: Words, book: NicheBook) -> RenderableType:
    """The view of a body; of files their names, which are written or uploaded by whoever shows it."""
    match body:
        case Explained():
            return _explained_all(body, words, book)
        case Absent():
            return _absent(body, words)
        case Priced():
            return _priced(body, words)
        case Compared():
            return _compared(body, words)
        case Loosened():
            return _loosened(body, words)
        case Messages():
            return _messages(body, words)
        case History():
            return _history(body)
        case Decided():
            return _decided(body, words)
        case Threads():
            return _threads(body, words)
        case Replayed():
            return _replayed(body, words)
        case Weeklies():
            return weeklies_view(body, words)
        case Files():
            return Group(*(plain(one.alt) for one in body.files if one.alt))


def _explained_all(body: Explained, words: Words, book: NicheBook) -> RenderableType:
    return Group(*(part for place in body.places for part in _explained(place, body.proposal, words, book)))


def _explained(place: int, proposal: Proposal, words: Words, book: NicheBook) -> Iterator[RenderableType]:
    match, fee, _ = proposal.at(place)
    yield match_view(place, proposal, words, book, posts=len(match.evidence))
    ledger = [plain(proving.line(one, words), style=STYLES[one.status]) for one in match.ledger]
    score = f"{words('view.score')} {number(round(match.score, 2), words.language)} = {comparing.score_parts(match, words)}"
    notes = [*fees.pieces(fee, words), *fees.notes(fee, words)]
    lines: list[RenderableType] = [Text(words("view.ledger"), style="bold"), *ledger, Text(score, style="dim")]
    yield Padding(Group(*lines, *(plain(note, style="green") for note in notes)), (0, 0, 1, 3))


STYLES = {"met": "green", "not_met": "red", "unknown": "yellow"}


def _absent(body: Absent, words: Words) -> RenderableType:
    return Group(*(plain(line) for one in body.whys for line in why_not.lines(one, words)))


def _priced(body: Priced, words: Words) -> RenderableType:
    proposal, lines = body.proposal, list[RenderableType]()
    for place in body.places:
        match, fee, _ = proposal.at(place)
        lines.append(Text.assemble((f"{number(place, words.language)}. ", "bold cyan"), (shown(match.creator.name), "bold")))
        within = fees.standing(proposal.total.standings[place - 1], proposal.total, words)
        own = [fees.line(fee, words), *fees.pieces(fee, words), *([within] if within else []), *fees.notes(fee, words)]
        lines.append(Padding(Group(*(plain(line) for line in own)), (0, 0, 0, 3)))
    whole = [*fees.total(proposal.total, words), *fees.terms(proposal.fees, words)]
    if proposal.exchange.wanted is not None and proposal.exchange.rate is None:
        whole.append(fees.rate_question(proposal.exchange.wanted, words))
    return Group(*lines, *(plain(line, style="green") for line in whole))


def _compared(body: Compared, words: Words) -> RenderableType:
    table = Table(padding=(0, 1), show_lines=True)
    matches = [body.proposal.at(place) for place in body.places]
    table.add_column("")
    for place, (match, _, _) in zip(body.places, matches, strict=True):
        table.add_column(plain(f"{number(place, words.language)}. @{match.account.handle}"), overflow="fold")
    for row in comparing.rows([(match, fee) for match, fee, _ in matches], words):
        table.add_row(Text(row.label, style="bold"), *(plain(cell) for cell in row.cells))
    return table


def _loosened(body: Loosened, words: Words) -> RenderableType:
    return Group(*(plain(line) for line in meter.lines(body.meter, words, wanted=body.wanted)))


def _messages(body: Messages, words: Words) -> RenderableType:
    return Group(*(_draft(one, words) for one in body.drafts))


def _draft(draft: OutreachDraft, words: Words) -> RenderableType:
    """A message without a frame, so that it can be copied, then the same in the reader's language, and what to know before sending."""
    lines: list[RenderableType] = [
        Rule(plain(drafts.title(draft, words)), align="left", style="cyan"),
        plain(draft.subject, style="bold"),
        Text(),
        plain(draft.body),
    ]
    if draft.gloss is not None:
        lines += [
            Rule(Text(words("draft.gloss")), align="left", style="dim", characters="·"),
            plain(draft.gloss.subject, style="bold dim"),
            Text(),
            plain(draft.gloss.body, style="dim"),
        ]
    notes = [plain(line, style="yellow") for line in drafts.notes(draft, words)]
    return Group(*lines, Rule(style="dim", characters="·"), *notes, Text())


def _history(body: History) -> RenderableType:
    lines: list[RenderableType] = []
    for turn in body.turns:
        lines.append(Text.assemble((f"{turn.at:%Y-%m-%d %H:%M} ", "dim"), (shown(turn.who), "bold"), ": ", shown(turn.said)))
        lines.append(Padding(plain(turn.replied, style="dim"), (0, 0, 1, 3)))
    return Group(*lines)


def _decided(body: Decided, words: Words) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for one in body.decisions:
        name = body.names.get(one.creator_id or "", "")
        table.add_row(plain(f"@{name}" if name else words("view.list"), style="bold"), plain(decision_words.mark(one, words)))
    return table


def _threads(body: Threads, words: Words) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for one in body.threads:
        here = f"← {words('view.now')}" if one.key == body.now else ""
        name = one.key.partition(":")[2]
        table.add_row(plain(name, style="bold"), plain(one.title), Text(day(one.updated_at.date(), words.language), style="dim"), here)
    return table


def _replayed(body: Replayed, words: Words) -> RenderableType:
    title, *lines = replay_words.stored_list(body.kept, unpacked(body.kept.result), words)
    verdict = [plain(line, style="green") for line in replay_words.told(body.replay, words)]
    return Panel(Group(*(plain(line) for line in lines), Text(), *verdict), title=plain(title), title_align="left", expand=False)
