"""The window in which every field of the brief can be changed, and what was changed in it.

Whoever reads an edit compares it with the very brief that the window was built from: only what a person touched is a change.
"""

from collections.abc import Iterable, Iterator, Mapping

from bot.blocks.buttons import button
from bot.blocks.controls import Control
from bot.blocks.modals.brief_choices import CLEARED
from bot.blocks.modals.brief_entry import Entry, Fault, block_id, label
from bot.blocks.modals.brief_fields import ENTRIES, FIRST, GROUPS
from bot.blocks.modals.brief_texts import platform_name
from bot.blocks.modals.frame import window
from bot.blocks.modals.inputs import Option, checks_input
from bot.blocks.modals.pages import divider
from bot.blocks.modals.submitted import Submitted, Wrong
from bot.blocks.prose import Piece, prose, strong
from bot.blocks.sections import context, header
from bot.blocks.showing import Showing
from bot.blocks.text import Block
from index.texts import one_line
from prompts import brief_card
from prompts.joining import commas
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.refinement import Refinement

ALL = "all"
"""The code of the button that shows every field."""
DAYS = ("start", "end")
ORDERED = (
    ("followers_min", "followers_max"), ("audience_age_min", "audience_age_max"), ("budget_min", "budget_max"), ("start", "end"),
)  # fmt: skip
_LONGEST_TOLD = 300


def edit_brief_window(brief: Brief, showing: Showing, *, metadata: str, shortlist: str | None = None, whole: bool = False) -> Block:
    """The ten fields that are changed most and whatever the brief says beyond them; `whole` shows all. What was typed stays where the
    window is updated from one to the other, since the fields keep their ids.
    """
    words = showing.words
    blocks = [context(words("window.edit_told"), words.language)]
    blocks += _fields(FIRST.items(), brief, words)
    hidden = False
    for name, entries in GROUPS.items():
        shown = {field: entry for field, entry in entries.items() if whole or getattr(brief, field) not in (None, ())}
        hidden = hidden or len(shown) < len(entries)
        if shown:
            blocks += [divider(), header(words(f"window_group.{name}"), words.language), *_fields(shown.items(), brief, words)]
    if hidden:
        blocks += [divider(), _more(words, shortlist)]
    return window("edit_brief", words("window.edit_title"), blocks, words, metadata=metadata, submit=words("window.edit_submit"))


def read_edited(values: object, before: Brief, words: Words) -> Refinement | Wrong:
    """What a person changed in the window of `before`: an empty refinement where nothing is. Raises Unreadable."""
    told = Submitted(values)
    found: dict[str, object] = {}
    errors: dict[str, str] = {}
    for name, entry in ENTRIES.items():
        if block_id(name) not in told:
            continue
        try:
            value = entry.read(name, told, before, words)
        except Fault as fault:
            errors[block_id(name)] = str(fault)
            continue
        if value != getattr(before, name):
            found[name] = value
    if not errors:
        errors = dict(_contradictions(found, before, told, words))
    return Wrong(errors=errors) if errors else Refinement(changes={name: found[name] for name in sorted(found)})


def _fields(entries: Iterable[tuple[str, Entry]], brief: Brief, words: Words) -> Iterator[Block]:
    for name, entry in entries:
        block = entry.block(name, brief, words)
        if block is None:
            yield from _too_long(name, brief, words)
        else:
            yield block
        if name == "end" and (days := [day for day in DAYS if getattr(brief, day) is not None]):
            options = [Option(day, label(day, words)) for day in days]
            yield checks_input(CLEARED, words("window.clear_days"), options)


def _too_long(name: str, brief: Brief, words: Words) -> Iterator[Block]:
    """What does not fit into a field is told, and changed in the conversation."""
    text = dict(brief_card.rows(brief, words)).get(words(f"brief.{brief_card.row_of(name)}"), "")
    told: list[str | Piece] = [strong(f"{label(name, words)}: "), one_line(text, most=_LONGEST_TOLD)]
    yield from prose([told, words("window.too_long")], words.language)


def _more(words: Words, shortlist: str | None) -> Block:
    control = Control(act="edit_brief", shortlist=shortlist, code=ALL)
    return {"type": "actions", "elements": [button(words("window.more_fields"), control)]}


def _contradictions(found: Mapping[str, object], before: Brief, told: Submitted, words: Words) -> Iterator[tuple[str, str]]:
    """Values that cannot stand together, where one of them was changed just now."""

    def after(name: str) -> object:
        return found[name] if name in found else getattr(before, name)

    for low, high in ORDERED:
        least, most = after(low), after(high)
        if not {low, high} & found.keys() or least is None or most is None or least <= most:  # type: ignore[operator]  # two of a kind
            continue
        where = high if high in found or block_id(low) not in told else low
        key = "window_fault.days_turned" if low == "start" else "window_fault.turned"
        yield block_id(where), words(key)
    unwanted = _listed(after("exclude_platforms"))
    both = [one for one in _listed(after("platforms")) if one in unwanted]
    if both and {"platforms", "exclude_platforms"} & found.keys():
        where = "exclude_platforms" if "exclude_platforms" in found else "platforms"
        yield block_id(where), words("window_fault.both", platforms=commas((platform_name(one, words) for one in both), words))


def _listed(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
