"""What administrators are shown: figures of the catalogue, what was checked, whom an erasure is about and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.blocks.buttons import button, rows
from bot.blocks.controls import Control
from bot.blocks.paging import paged
from bot.blocks.prose import Line, Piece, joined, name, prose, strong
from bot.blocks.sections import context
from bot.blocks.showing import Message, Showing
from bot.blocks.summary import Part, read_aloud
from index.records import Creator
from index.texts import one_line
from prompts.figures import number
from prompts.naming import country, tongue
from prompts.words import Words
from retrieval.counting import Census, Counts

ERASE = "erase"
"""The code of the button that confirms an erasure."""
MOST_LINES = 12
"""Platforms, countries and the like that are told one by one."""
LONGEST_LABEL, LONGEST_NAME, LONGEST_TOLD = 60, 80, 1_500


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """Something that was looked at: `name` is a word of `admin_check`, `told` what is so or what to do."""

    name: str
    well: bool
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Erasure:
    """What came of an erasure, by count; nobody's name. `again` is one that had been done before."""

    creators: int
    remembered: int = 0
    rejected: int = 0
    changed: int = 0
    """Messages in Slack that were changed."""
    missed: int = 0
    """Threads that were not looked at."""
    files: int = 0
    """Files of ours in the threads."""
    again: bool = False


def statistics(
    counted: Census, showing: Showing, *, generation: int, question: str = "", read_as: Sequence[str] = ()
) -> tuple[Message, ...]:
    """Figures of the whole catalogue, or of whom a question asks for, with how it was read."""
    words, language = showing.words, showing.words.language
    title = words("slack_admin.stats_asked", question=one_line(question, most=200)) if question else words("slack_admin.stats_title")
    figures = {key: number(value, language) for key, value in (("creators", counted.creators), ("posts", counted.posts))}
    total = words("slack_admin.stats_total", generation=number(generation, language), **figures)
    if not counted.creators:
        total = words("slack_admin.stats_none")
    lines: list[Line] = [[strong(title)], *([one_line(" · ".join(read_as), most=LONGEST_TOLD)] if read_as else []), total]
    told: Sequence[tuple[str, Counts, Callable[[str], str]]] = (
        ("platforms", counted.platforms, lambda label: words.of("platform_name", label)),
        ("tiers", counted.tiers, lambda label: words.of("match", label)),
        ("countries", counted.countries, lambda label: country(label, words)),
        ("languages", counted.languages, lambda label: tongue(label, words)),
        ("niches", counted.niches, str),
    )
    for key, counts, called in told:
        if counts:
            lines.append([strong(f"{words(f'slack_admin.stats_{key}')}: "), *_counts(counts, called, words)])
    parts = [prose(lines, language)]
    return paged(parts, read_aloud(parts), words)


def checks(found: Sequence[Check], showing: Showing) -> tuple[Message, ...]:
    """What was looked at, each with how it is or how to mend it."""
    words, language = showing.words, showing.words.language
    ill = sum(not one.well for one in found)
    summary = words("slack_admin.doctor_ill", count=number(ill, language)) if ill else words("slack_admin.doctor_well")
    parts: list[Part] = [prose([[strong(words("slack_admin.doctor_title"))], summary], language)]
    for one in found:
        state = words("slack_admin.well" if one.well else "slack_admin.mend")
        what = strong(f"{'✓' if one.well else '✗'} {words.of('admin_check', one.name)}")
        parts.append(prose([[what, f" ({state}): ", one_line(one.told, most=LONGEST_TOLD)]], language))
    return paged(parts, f"{words('slack_admin.doctor_title')}: {summary}", words)


def erase_asked(number_of_it: int, creators: Sequence[Creator], showing: Showing) -> tuple[Message, ...]:
    """Whom an erasure is about, what it does, and buttons to go on or not."""
    words, language = showing.words, showing.words.language
    lines: list[Line] = [[strong(words("slack_admin.erase_title"))]]
    for one in creators:
        posts = number(len(one.posts), language)
        told = words("slack_admin.erase_one", id=one.id, name=one_line(one.name, most=LONGEST_NAME), posts=posts)
        lines.append([name(told)])
    go_on = [
        button(words("slack_admin.erase_confirm"), Control(act="forget", number=number_of_it, code=ERASE), style="danger"),
        button(words("slack_admin.erase_cancel"), Control(act="import_cancel", number=number_of_it)),
    ]
    parts: list[Part] = [
        prose([*lines, words("slack_admin.erase_told")], language),
        [context(words("slack_admin.erase_drop"), language)],
        rows(go_on),
    ]
    return paged(parts, words("slack_admin.erase_title"), words)


def erased(done: Erasure, showing: Showing) -> tuple[Message, ...]:
    """What came of it."""
    words, language = showing.words, showing.words.language

    def told(key: str, **figures: int) -> str:
        return words(f"slack_admin.{key}", **{name: number(value, language) for name, value in figures.items()})

    if done.again:
        lines = [told("erased_again")]
    else:
        lines = [told("erased", creators=done.creators, remembered=done.remembered, rejected=done.rejected)]
        lines.append(told("erased_slack", changed=done.changed, missed=done.missed))
        lines += [told("erased_files", count=done.files)] if done.files else []
    lines.append(told("erased_yours"))
    parts = [prose(lines, language)]
    return paged(parts, lines[0], words)


def _counts(counts: Counts, called: Callable[[str], str], words: Words) -> Line:
    """The most frequent ones with their figures, and how many others there are."""
    language = words.language
    unknown = words("slack_admin.stats_unknown")
    told: list[str | Piece | Sequence[str | Piece]] = [
        [name(unknown if label == "unknown" else one_line(called(label), most=LONGEST_LABEL)), f" {number(count, language)}"]
        for label, count in counts[:MOST_LINES]
    ]
    others = [words("slack_admin.stats_others", count=number(len(counts) - MOST_LINES, language))] if len(counts) > MOST_LINES else []
    return joined([*told, *others])
