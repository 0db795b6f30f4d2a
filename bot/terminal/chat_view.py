"""A reply of a conversation on a terminal."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.conversation.replies import Files, Reply
from bot.terminal.body_view import body_view
from bot.terminal.shortlist_view import brief_view, changed_view, plain, proposal_view
from prompts import asking, fees, telling
from prompts.changes import changed_rows
from prompts.figures import number
from prompts.problems import problem_in_words
from prompts.words import Words
from retrieval.niches import NicheBook


def reply_view(reply: Reply, words: Words, book: NicheBook) -> RenderableType:
    """What changed, the brief, the list, what else was asked for, and what is asked."""
    return Group(*_parts(reply, words, book))


def _parts(reply: Reply, words: Words, book: NicheBook) -> Iterator[RenderableType]:
    answer = reply.answer
    if answer is not None and answer.problem is not None:
        yield Text(problem_in_words(answer.problem, words), style="yellow")
    elif answer is not None and answer.brief is not None and answer.proposal is None:
        yield brief_view(answer.brief, words, assumed=[])
    elif answer is not None:
        yield from _listed(reply, words, book)
    if reply.body is not None and not isinstance(reply.body, Files):
        yield body_view(reply.body, words, book)
    if reply.said is not None:
        yield plain(words(reply.said, **reply.fields))
        if reply.said.startswith("decided.") and reply.said != "decided.note" and reply.fields.get("text"):
            yield plain(words("decided.because", text=reply.fields["text"]))
    if reply.kept is not None:
        yield Text(words("said.kept", id=reply.kept), style="dim")
    yield from _asked(reply, words)


def _listed(reply: Reply, words: Words, book: NicheBook) -> Iterator[RenderableType]:
    answer = reply.answer
    if answer is None or answer.brief is None or answer.proposal is None:
        return
    if reply.before is not None:
        table = Table.grid(padding=(0, 2))
        for label, step in changed_rows(reply.before, answer.brief, words):
            table.add_row(Text(label, style="bold"), plain(step))
        yield Text(words("chat.changed"), style="bold green")
        yield table
    if reply.first == 1 and (reply.command.name == "new_brief" or reply.before is not None):
        assumed = telling.assumptions(answer.proposal.shortlist, words, asked=answer.asked)
        yield brief_view(answer.brief, words, assumed=assumed, unused=answer.unused, from_model=answer.from_model, trouble=answer.trouble)
    if reply.known is not None:
        yield changed_view(answer.proposal, words, book, known=reply.known)
    else:
        yield proposal_view(answer.proposal, words, book, first=reply.first)


def _asked(reply: Reply, words: Words) -> Iterator[RenderableType]:
    """A rate that is wanted, or numbered answers with the question above them."""
    if reply.rate_for is not None and reply.answer is not None and reply.answer.proposal is not None:
        wanted = reply.answer.proposal.exchange.wanted
        if wanted is not None:
            yield Text(fees.rate_question(wanted, words), style="bold cyan")
    question = reply.question
    if question is not None:
        yield Text(asking.asked(question, words), style="bold cyan")
    labels = [asking.answer(one, question, words) for one in question.answers] if question is not None else []
    labels = labels or [words(choice.label) for choice in reply.choices]
    for place, label in enumerate(labels, start=1):
        yield Text.assemble((f"  {number(place, words.language)}. ", "bold cyan"), label)
    if labels:
        yield Text(words("chat.pick"), style="dim")
