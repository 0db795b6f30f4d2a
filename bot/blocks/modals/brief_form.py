"""The form for a new brief: its words, and beside them what a person would rather choose than write.

The words are read like any brief. What was chosen goes on top as a `Refinement`, exactly as chosen, so that no reader can take it for
something else. Where a person only chose, the words are made from what was chosen, in their language.
"""

from dataclasses import dataclass

from bot.blocks.modals.brief_entry import block_id
from bot.blocks.modals.brief_fields import ENTRIES
from bot.blocks.modals.edit_brief import read_edited
from bot.blocks.modals.frame import window
from bot.blocks.modals.inputs import LONGEST_INPUT, text_input
from bot.blocks.modals.pages import divider
from bot.blocks.modals.submitted import Submitted, Wrong
from bot.blocks.sections import context, header
from bot.blocks.showing import Showing
from bot.blocks.text import Block
from prompts import brief_card
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.refinement import Refinement, Typical, refined

TEXT = "brief.text"
FIELDS = ("platforms", "creator_countries", "followers_min", "followers_max", "budget_max", "budget_currency", "how_many", "start", "end")
FEWEST = 3
"""Characters from which words may be a brief."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A new brief from the form: the words to read, and what is changed in what was read."""

    text: str
    chosen: Refinement


def brief_form_window(showing: Showing, *, metadata: str, text: str = "") -> Block:
    """The form; `text` is what it begins with, such as the words of a message, as far as they fit in."""
    words = showing.words
    field = text_input(
        TEXT,
        words("window.form_text"),
        initial=text if len(text) <= LONGEST_INPUT else "",
        multiline=True,
        hint=words("window.form_hint"),
        focused=True,
    )
    nothing = Brief(wording="")
    made = (ENTRIES[name].block(name, nothing, words) for name in FIELDS)
    fields = [block for block in made if block is not None]
    blocks = [
        field,
        context(words("window.form_file"), words.language),
        divider(),
        header(words("window.form_fields"), words.language),
        *fields,
    ]
    return window("brief_form", words("window.form_title"), blocks, words, metadata=metadata, submit=words("window.form_submit"))


def read_brief_form(values: object, words: Words) -> Asked | Wrong:
    """The brief that was asked for. Raises Unreadable."""
    nothing = Brief(wording="")
    chosen = read_edited({one: told for one, told in _fields(values).items() if one != TEXT}, nothing, words)
    text = Submitted(values).text(TEXT)
    if isinstance(chosen, Wrong):
        return chosen
    if len(text) < FEWEST and not chosen:
        return Wrong(errors={TEXT: words("window_fault.form")})
    if len(text) < FEWEST:
        rows = brief_card.rows(refined(nothing, chosen, typical=Typical()), words)
        text = "\n".join(f"{label}: {value}" for label, value in rows)
    return Asked(text=text, chosen=chosen)


def _fields(values: object) -> dict[str, object]:
    wanted = {TEXT, *(block_id(name) for name in FIELDS)}
    return {one: told for one, told in values.items() if one in wanted} if isinstance(values, dict) else {}
