"""A brief card and a shortlist on a terminal."""

from collections.abc import Collection, Iterator

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot import decision_words
from bot.proposal import Proposal
from index.texts import shown
from prompts import brief_card, fees, meter, proving, telling
from prompts.figures import number
from prompts.joining import commas, semicolons
from prompts.likeness import in_common
from prompts.naming import country
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.niches import NicheBook


def brief_view(
    brief: Brief,
    words: Words,
    *,
    assumed: list[str],
    unused: Collection[str] = (),
    from_model: Collection[str] = (),
    trouble: str | None = None,
) -> RenderableType:
    """The brief as it was understood; under it what was not used of it, what was assumed, what a model read, and why one that was asked
    did not."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in brief_card.rows(brief, words, from_model=from_model):
        table.add_row(plain(label), plain(value))
    parts: list[RenderableType] = [table]
    if unused:
        parts.append(plain(f"{words('brief.unused')}: {' · '.join(unused)}", style="yellow"))
    if assumed:
        parts.append(Text(f"{words('assumed.title')}: {'; '.join(assumed)}", style="dim"))
    if from_model:
        parts.append(Text(words("model.mark"), style="dim"))
    if trouble is not None:
        parts.append(Text(words.of("model", trouble), style="yellow"))
    return Panel(Group(*parts), title=escape(words("brief.title")), title_align="left", border_style="cyan", expand=False)


def proposal_view(proposal: Proposal, words: Words, book: NicheBook, *, first: int = 1) -> RenderableType:
    """Every match from a place on with its reasons, fee and proofs in short; under them what it costs in all, how the list came about,
    and what a change would give where few or many fit."""
    return Group(*_lines(proposal, words, book, first))


def changed_view(proposal: Proposal, words: Words, book: NicheBook, *, known: Collection[str]) -> RenderableType:
    """A list after a decision: everybody in a row, those who are new to it in full, the whole at the end."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for place, match in enumerate(proposal.shortlist.matches, start=1):
        _, fee, marks = proposal.at(place)
        table.add_row(
            Text(f"{number(place, words.language)}.", style="bold cyan"),
            plain(f"@{match.account.handle}{' 📌' if match.pinned else ''}", style="bold"),
            plain(" · ".join(part for part in (match.account.platform, telling.size(match.account, words)) if part)),
            plain(fees.likely(fee, words), style="green"),
            plain(proving.tally(match.ledger, words)),
            plain(" · ".join(words(f"decision.{one.kind}") for one in marks.here), style="magenta"),
        )
    new = [k for k, match in enumerate(proposal.shortlist.matches, start=1) if match.creator.id not in known]
    return Group(table, Text(), *(match_view(place, proposal, words, book) for place in new), *_closing(proposal, words))


def _lines(proposal: Proposal, words: Words, book: NicheBook, first: int) -> Iterator[RenderableType]:
    shortlist = proposal.shortlist
    for place in range(first, len(shortlist.matches) + 1):
        yield match_view(place, proposal, words, book)
    yield from _closing(proposal, words)


def _closing(proposal: Proposal, words: Words) -> Iterator[RenderableType]:
    shortlist = proposal.shortlist
    for sentence in (*fees.total(proposal.total, words), *fees.footnotes(proposal.fees, words), *fees.terms(proposal.fees, words)):
        yield plain(sentence, style="green")
    for sentence in telling.summary(shortlist, words):
        yield Text(sentence, style="dim")
    wanted = shortlist.brief.how_many or proposal.limit
    if proposal.meter is not None and proposal.meter.worth_telling(wanted=wanted):
        for sentence in meter.lines(proposal.meter, words, wanted=wanted)[1:]:  # the first tells how many match, which stands above
            yield plain(sentence, style="cyan")


def match_view(place: int, proposal: Proposal, words: Words, book: NicheBook, *, posts: int = 1) -> RenderableType:
    """One match: who and where, what it costs, why, the posts, what is proven and what is not known, what to check, what was decided."""
    shortlist = proposal.shortlist
    match, fee, marks = proposal.at(place)
    creator, account = match.creator, match.account
    head = Text.assemble(
        (f"{number(place, words.language)}. ", "bold cyan"),
        (shown(creator.name), "bold"),
        f"  {account.platform} @{shown(account.handle)}",
        *([" 📌"] if match.pinned else []),
    )
    where = commas([*creator.places, *([country(creator.country, words)] if creator.country else [])], words)
    body: list[RenderableType] = [
        plain(" · ".join(part for part in (telling.standing(account, words), where, account.url or "") if part), style="dim"),
        plain(semicolons(telling.reasons(match, shortlist, words, book), words)),
        plain(f"{words('view.fee')}: {fees.card(fee, words)}", style="green"),
        *([plain(f"{words('view.alike')}: {common}")] if (common := in_common(proposal.traits.get(creator.id, ()), words, book)) else []),
    ]
    body += [Text(telling.quote(evidence, words), style="italic") for evidence in match.evidence[:posts]]
    body += [plain(evidence.post.url or "", style="dim blue") for evidence in match.evidence[:1] if evidence.post.url]
    if not match.evidence:
        body.append(Text(words("match.no_posts"), style="yellow"))
    if not match.supported:
        body.append(Text(words("list.weaker"), style="yellow"))
    if counted := proving.summary_line(match.ledger, words):
        body.append(Text(f"{words('view.ledger')}: {counted}"))
    body += [Text(proving.line(one, words), style="red") for one in match.ledger if one.status == "not_met"]
    if unknown := telling.unknowns(match, words):
        body.append(plain(unknown, style="yellow"))
    body += [plain(f"⚠ {words('caution.title')}: {sentence}", style="yellow") for sentence in telling.cautions(match, words)]
    body += [plain(f"⚖ {words('conflict.title')}: {sentence}", style="yellow") for sentence in telling.conflicts(match, words)]
    body += [plain(f"✎ {sentence}", style="magenta") for sentence in decision_words.marks(marks, words)]
    if match.twins:
        body.append(plain(words("match.twins", names=", ".join(match.twins)), style="dim"))
    return Group(head, Padding(Group(*body), (0, 0, 1, 3)))


def plain(text: str, *, style: str = "") -> Text:
    """Third-party text: no markup is read in it, no control character gets through."""
    return Text(shown(text), style=style)
