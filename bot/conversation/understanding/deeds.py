"""The table of deeds: whose words are looked for first, and what must hold for them to count."""

from collections.abc import Callable
from typing import NamedTuple

from bot.conversation.understanding.fitting import (
    gives_value,
    handle_of_list,
    like_others,
    names_or_short,
    names_someone,
    names_what_is_saved,
    on_someone,
    question_of_money,
    short,
    short_without_value,
)
from bot.conversation.understanding.heard import Heard
from prompts.commands import Name


class Rule(NamedTuple):
    """A command, and what must hold for its words to ask for it."""

    name: Name
    fits: Callable[[Heard], bool]


FIRST: tuple[Rule, ...] = (
    Rule("forget", short),
    Rule("redo", short_without_value),
    Rule("undo", short_without_value),
    Rule("why_not", names_someone),
    Rule("weekly", lambda heard: not (heard.says("note") and names_someone(heard))),
    Rule("block", names_someone),
    Rule("note", names_someone),
    Rule("export", lambda heard: not names_someone(heard) and not heard.says("other")),
    Rule("chart", short_without_value),
    Rule("show_brief", short_without_value),
    Rule(
        "draft", lambda heard: (not gives_value(heard, besides={"creator_languages"}) or names_someone(heard)) and not heard.says("other")
    ),
)
"""In this order: the rarer and the surer words first."""
DEEDS: tuple[Rule, ...] = (
    Rule("compare", names_or_short),
    Rule("more_like", like_others),
    Rule("swap", on_someone),
    Rule("reject", on_someone),
    Rule("pin", on_someone),
    Rule("drop", handle_of_list),
    Rule("approve", on_someone),
    Rule("fees", question_of_money),
    Rule("save", lambda heard: not gives_value(heard) or names_what_is_saved(heard)),
    Rule("help", short_without_value),
    Rule("explain", lambda heard: names_someone(heard) or not gives_value(heard)),
)
"""Of these the one whose words come first: "keep 2 whatever you swap" keeps."""


def like_someone(heard: Heard) -> bool:
    """Whether a creator is named right behind a word for manner ("แบบ Phuket Flow"), which alone says nothing."""
    page = heard.studied.page
    behind = {page.skip(cue.end) for cue in heard.cues.found("whom", heard.plain, "manner")}
    return any(r.sure and r.start in behind for r in heard.named)
