"""A brief card and a shortlist on a terminal."""

from collections.abc import Collection, Iterator

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from index.texts import shown
from prompts import brief_card, telling
from prompts.figures import number
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.niches import NicheBook
from retrieval.shortlist import Match, Shortlist


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


def shortlist_view(shortlist: Shortlist, words: Words, book: NicheBook) -> RenderableType:
    """Every match with its reasons, and under them how the list came about."""
    return Group(*_lines(shortlist, words, book))


def _lines(shortlist: Shortlist, words: Words, book: NicheBook) -> Iterator[RenderableType]:
    for place, match in enumerate(shortlist.matches, start=1):
        yield match_view(place, match, shortlist, words, book)
    for sentence in telling.summary(shortlist, words):
        yield Text(sentence, style="dim")


def match_view(place: int, match: Match, shortlist: Shortlist, words: Words, book: NicheBook) -> RenderableType:
    """One match: who and where, why, the posts, what is not known, what to check."""
    creator, account = match.creator, match.account
    head = Text.assemble(
        (f"{number(place, words.language)}. ", "bold cyan"), (shown(creator.name), "bold"), f"  {account.platform} @{shown(account.handle)}"
    )
    where = ", ".join([*creator.places, *([creator.country] if creator.country else [])])
    body: list[RenderableType] = [
        plain(" · ".join(part for part in (telling.standing(account, words), where, account.url or "") if part), style="dim"),
        plain("; ".join(telling.reasons(match, shortlist, words, book))),
    ]
    body += [Text(telling.quote(evidence, words), style="italic") for evidence in match.evidence]
    body += [plain(evidence.post.url or "", style="dim blue") for evidence in match.evidence[:1] if evidence.post.url]
    if not match.evidence:
        body.append(Text(words("match.no_posts"), style="yellow"))
    if not match.supported:
        body.append(Text(words("list.weaker"), style="yellow"))
    if unknown := telling.unknowns(match, words):
        body.append(Text(unknown, style="yellow"))
    body += [plain(f"⚠ {words('caution.title')}: {sentence}", style="yellow") for sentence in telling.cautions(match, words)]
    if match.twins:
        body.append(plain(words("match.twins", names=", ".join(match.twins)), style="dim"))
    return Group(head, Padding(Group(*body), (0, 0, 1, 3)))


def plain(text: str, *, style: str = "") -> Text:
    """Third-party text: no markup is read in it, no control character gets through."""
    return Text(shown(text), style=style)
