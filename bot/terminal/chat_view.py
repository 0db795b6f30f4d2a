"""A reply of a conversation on a terminal."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.conversation.conversation import Reply
from bot.terminal.shortlist_view import brief_view, match_view, plain
from prompts import asking, telling
from prompts.changes import changed_rows
from prompts.commands import command_as_json
from prompts.figures import number
from prompts.problems import problem_in_words
from prompts.words import Words
from retrieval.niches import NicheBook


def reply_view(reply: Reply, words: Words, book: NicheBook) -> RenderableType:
    """What changed, the brief, the list, and what is asked."""
    return Group(*_parts(reply, words, book))


def _parts(reply: Reply, words: Words, book: NicheBook) -> Iterator[RenderableType]:
    answer = reply.answer
    if reply.before is not None and answer is not None and answer.brief is not None and answer.problem is None:
        table = Table.grid(padding=(0, 2))
        for label, step in changed_rows(reply.before, answer.brief, words):
            table.add_row(Text(label, style="bold"), plain(step))
        yield Text(words("chat.changed"), style="bold green")
        yield table
    if answer is not None and answer.problem is not None:
        yield Text(problem_in_words(answer.problem, words), style="yellow")
    elif answer is not None and answer.brief is not None and answer.shortlist is None:
        yield brief_view(answer.brief, words, assumed=[])
    elif answer is not None and answer.brief is not None and answer.shortlist is not None:
        if reply.first == 1:
            assumed = telling.assumptions(answer.shortlist, words, asked=answer.asked)
            yield brief_view(
                answer.brief, words, assumed=assumed, unused=answer.unused, from_model=answer.from_model, trouble=answer.trouble
            )
        for place, match in enumerate(answer.shortlist.matches, start=1):
            if place >= reply.first:
                yield match_view(place, match, answer.shortlist, words, book)
        for sentence in telling.summary(answer.shortlist, words):
            yield Text(sentence, style="dim")
    if reply.said is not None:
        yield Text(_sentence(reply, words))
    yield from _choices(reply, words)


def _sentence(reply: Reply, words: Words) -> str:
    key = reply.said or ""
    if key != "chat.later":
        return words(key)
    told = command_as_json(reply.command)
    whom = ", ".join(f"#{number(c, words.language)}" if isinstance(c, int) else c for c in told.get("creators", []))
    return words(key, what=" ".join(part for part in (words.of("command", reply.command.name), whom) if part))


def _choices(reply: Reply, words: Words) -> Iterator[RenderableType]:
    """Numbered answers, the question above them."""
    question = reply.question
    if question is not None:
        yield Text(asking.asked(question, words), style="bold cyan")
    labels = [asking.answer(one, question, words) for one in question.answers] if question is not None else []
    labels = labels or [words(choice.label) for choice in reply.choices]
    for place, label in enumerate(labels, start=1):
        yield Text.assemble((f"  {number(place, words.language)}. ", "bold cyan"), label)
    if labels:
        yield Text(words("chat.pick"), style="dim")
