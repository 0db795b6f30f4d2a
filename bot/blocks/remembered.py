"""What is remembered of a conversation: what was said and decided, other conversations, a stored list made again, files."""

from collections.abc import Iterator
from dataclasses import replace

from bot import decision_words, replay_words
from bot.blocks.prose import Line, prose, strong
from bot.blocks.sections import plain_section
from bot.blocks.showing import Showing
from bot.blocks.summary import Part
from bot.blocks.text import shortened
from bot.blocks.whom import named_decision
from bot.conversation.replies import Decided, Files, History, Replayed, Threads
from bot.memory.cleaning import unpacked
from index.texts import one_line
from prompts.figures import day
from prompts.joining import commas

MOST_OF_A_TURN = 400
"""Characters of a message and of its reply: the thread above has them whole."""


def history_parts(body: History, showing: Showing) -> Iterator[Part]:
    """Who said what when, and the beginning of what was answered."""
    words = showing.words
    for turn in body.turns:
        when = f"{day(turn.at.date(), words.language)} {turn.at:%H:%M}"
        said, replied = (shortened(one_line(text), MOST_OF_A_TURN) for text in (turn.said, turn.replied))
        yield [
            *prose([[strong(showing.called(turn.who)), f" · {when}"], said], words.language),
            *(prose([replied], words.language, shape="quote") if replied else []),
        ]


def decided_parts(body: Decided, showing: Showing) -> Iterator[Part]:
    """What was decided about whom, a line each."""
    words = showing.words
    for one in body.decisions:
        name = body.names.get(one.creator_id or "", "")
        told: Line = [strong(f"@{name}" if name else words("view.list")), " ", decision_words.mark(named_decision(one, showing), words)]
        yield prose([told], words.language)


def threads_parts(body: Threads, showing: Showing) -> Iterator[Part]:
    """The conversations that can be gone on with, by what they are about."""
    words = showing.words
    for one in body.threads:
        here = f" ← {words('view.now')}" if one.key == body.now else ""
        yield prose([[strong(one.title or one.key), f" · {day(one.updated_at.date(), words.language)}{here}"]], words.language)


def replayed_parts(body: Replayed, showing: Showing) -> Iterator[Part]:
    """A stored list as it was, and what came of making it again."""
    words = showing.words
    kept = replace(body.kept, made_by=showing.called(body.kept.made_by))
    title, *lines = replay_words.stored_list(kept, unpacked(kept.result), words)
    yield prose([[strong(title)], *lines], words.language)
    first, *others = replay_words.told(body.replay, words)
    yield prose([[strong(first)], *others], words.language)


def files_parts(body: Files, showing: Showing) -> Iterator[Part]:
    """Which files there are; whoever answers uploads them beside this note."""
    if body.files:
        words = showing.words
        names = commas((one.name.rpartition("/")[2] for one in body.files), words)
        yield [plain_section(words("card.files", names=names), words.language)]
