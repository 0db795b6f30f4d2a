"""What a conversation answers, as messages for Slack: every kind of reply and of body."""

from collections.abc import Iterator
from dataclasses import replace

from bot.blocks.brief_parts import brief_parts, changes_parts
from bot.blocks.buttons import button, feedback, rows
from bot.blocks.controls import Control
from bot.blocks.drafted import drafts_parts
from bot.blocks.looked_at import absent_parts, compared_parts, explained_parts, loosened_parts, priced_parts
from bot.blocks.paging import paged
from bot.blocks.prose import Line, prose, strong
from bot.blocks.remembered import decided_parts, files_parts, history_parts, replayed_parts, threads_parts
from bot.blocks.screen import Screen
from bot.blocks.sections import plain_section
from bot.blocks.sentences import help_lines, sentence
from bot.blocks.shortlist import changed_parts, footer_parts, list_parts
from bot.blocks.showing import Message, Showing
from bot.blocks.summary import Part, list_summary, read_aloud
from bot.blocks.weekly import weeklies_parts
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
    Reply,
    Threads,
    Weeklies,
)  # fmt: skip
from prompts import asking, fees, telling
from prompts.commands import BY_HAND
from prompts.problems import problem_in_words

NOWHERE = Screen()
OPINIONS = (Explained, Absent, Priced, Compared, Loosened, Messages)
"""Answers beside a list that people are asked for their opinion on."""


def messages(reply: Reply, showing: Showing, screen: Screen = NOWHERE) -> tuple[Message, ...]:
    """What is said, what changed, the brief, the list, what else was asked for, what is asked; none where there is nothing to tell.
    `screen` is that of the conversation after the reply.
    """
    screen = replace(screen, shortlist=reply.kept or screen.shortlist)
    parts = [part for part in _parts(reply, showing, screen) if part]
    return paged(parts, _summary(reply, showing, parts), showing.words) if parts else ()


def _parts(reply: Reply, showing: Showing, screen: Screen) -> Iterator[Part]:
    answer, words = reply.answer, showing.words
    asks = bool(reply.choices) and reply.question is None
    if reply.said is not None and not asks:
        yield prose(_said(reply, showing), words.language)
    if answer is not None and answer.problem is not None:
        yield [plain_section(problem_in_words(answer.problem, words), words.language)]
    elif answer is not None and answer.brief is not None and answer.proposal is None:
        yield from brief_parts(answer.brief, showing, screen)
    elif answer is not None:
        yield from _listed(reply, showing, screen)
    if reply.body is not None:
        yield from _body(reply.body, showing, screen)
    undo = _was_decided(reply) and screen.undoable
    if undo and (answer is None or answer.proposal is None):
        yield rows([button(words("card.undo"), screen.control("undo"))])
    if asks and reply.said is not None:
        yield prose(_said(reply, showing), words.language)
    yield from _asked(reply, showing, screen)
    if answer is not None and answer.proposal is not None:
        yield from footer_parts(answer.proposal, showing, screen, first=reply.first, edit=not _with_brief(reply), undo=undo)
    elif isinstance(reply.body, OPINIONS):
        yield [feedback(screen.shortlist, words, about="answer")]


def _with_brief(reply: Reply) -> bool:
    """Whether the card of the brief stands above the list."""
    return reply.first == 1 and (reply.command.name == "new_brief" or reply.before is not None)


def _was_decided(reply: Reply) -> bool:
    """Whether a step was made for which no card of a brief offers the way back."""
    return reply.before is None and reply.command.name in {*BY_HAND, "note", "sent", "more_like"} and reply.said is not None


def _said(reply: Reply, showing: Showing) -> Iterator[Line]:
    words = showing.words
    if reply.said == "chat.help":
        yield from help_lines(words)
    elif reply.said is not None:
        yield sentence(reply.said, reply.fields, words)
        if reply.said.startswith("decided.") and reply.said != "decided.note" and reply.fields.get("text"):
            yield sentence("decided.because", {"text": reply.fields["text"]}, words)


def _listed(reply: Reply, showing: Showing, screen: Screen) -> Iterator[Part]:
    answer = reply.answer
    if answer is None or answer.brief is None or answer.proposal is None:
        return
    if reply.before is not None:
        yield from changes_parts(reply.before, answer.brief, showing.words)
    if _with_brief(reply):
        yield from brief_parts(
            answer.brief,
            showing,
            screen,
            assumed=telling.assumptions(answer.proposal.shortlist, showing.words, asked=answer.asked),
            unused=answer.unused,
            from_model=answer.from_model,
            trouble=answer.trouble,
        )
    if reply.known is not None:
        yield from changed_parts(answer.proposal, showing, screen, known=reply.known)
    else:
        yield from list_parts(answer.proposal, showing, screen, first=reply.first)


def _body(body: Body, showing: Showing, screen: Screen) -> Iterator[Part]:
    match body:
        case Explained():
            return explained_parts(body, showing, screen)
        case Absent():
            return absent_parts(body, showing)
        case Priced():
            return priced_parts(body, showing)
        case Compared():
            return compared_parts(body, showing, screen)
        case Loosened():
            return loosened_parts(body, showing, screen)
        case Messages():
            return drafts_parts(body, showing, screen)
        case Files():
            return files_parts(body, showing)
        case History():
            return history_parts(body, showing)
        case Decided():
            return decided_parts(body, showing)
        case Threads():
            return threads_parts(body, showing)
        case Replayed():
            return replayed_parts(body, showing)
        case Weeklies():
            return weeklies_parts(body, showing)


def _asked(reply: Reply, showing: Showing, screen: Screen) -> Iterator[Part]:
    """A rate that is wanted, or the question with a button for each answer; its number is that of the choice."""
    words, question = showing.words, reply.question
    if reply.rate_for is not None and reply.answer is not None and reply.answer.proposal is not None and showing.audience.fees:
        wanted = reply.answer.proposal.exchange.wanted
        if wanted is not None:
            yield prose([[strong(fees.rate_question(wanted, words))]], words.language)
    labels = [asking.answer(one, question, words) for one in question.answers] if question is not None else []
    labels = labels or [words(choice.label) for choice in reply.choices]
    if not labels:
        return
    picks = [button(label, Control(act="pick", shortlist=screen.shortlist, number=place)) for place, label in enumerate(labels, start=1)]
    title = [prose([[strong(asking.asked(question, words))]], words.language)] if question is not None else []
    yield [*(block for part in title for block in part), *rows(picks)]


def _summary(reply: Reply, showing: Showing, parts: list[Part]) -> str:
    """What a notification tells: of a list who stands in it, of all else how it begins."""
    answer = reply.answer
    if answer is None or answer.proposal is None:
        return read_aloud(parts)
    said = read_aloud([prose(_said(reply, showing), showing.words.language)]) if reply.said is not None else ""
    listed = list_summary(answer.proposal, showing.words, first=reply.first)
    return "\n".join(part for part in (said, listed) if part)
