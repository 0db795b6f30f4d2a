"""The table of deeds: whose words are looked for first, and what must hold for them to count."""

from collections.abc import Callable
from typing import NamedTuple

from bot.conversation.understanding.fitting import (
    asks_for_the_list,
    asks_for_threads,
    asks_of_few,
    asks_of_loosening,
    asks_what_if,
    gives_value,
    handle_of_list,
    like_others,
    looks_for_more,
    names_everyone,
    names_no_file,
    names_only,
    names_or_short,
    names_or_speaks_of_messages,
    names_someone,
    names_what_is_saved,
    on_someone,
    on_someone_or_everyone,
    only_another_tongue,
    only_says_when,
    puts_someone_in_place,
    question_of_money,
    short,
    short_without_value,
    supposes,
)
from bot.conversation.understanding.heard import Heard
from bot.conversation.understanding.lifting import lifted
from prompts.commands import Name


class Rule(NamedTuple):
    """A command, and what must hold for its words to ask for it."""

    name: Name
    fits: Callable[[Heard], bool]
    cue: str | None = None
    """The name of its words in the cue files where that is not the command's own; empty where `fits` looks for them itself."""

    def asked(self, heard: Heard) -> bool:
        """Whether a message asks for it."""
        words = self.name if self.cue is None else self.cue
        return (not words or heard.says(words)) and self.fits(heard)


FIRST: tuple[Rule, ...] = (
    Rule("forget", short),
    Rule("draft", names_or_speaks_of_messages, cue="draft_again"),
    Rule("draft", names_only, cue="draft_copy"),
    Rule("draft", only_another_tongue, cue=""),
    Rule("redo", short_without_value),
    Rule("undo", short_without_value),
    Rule("meter", supposes, cue="meter_if"),
    Rule("meter", asks_what_if, cue="meter_maybe"),
    Rule("meter", looks_for_more),
    Rule("meter", asks_of_loosening, cue=""),
    Rule("meter", asks_of_few, cue=""),
    Rule("threads", asks_for_threads),
    Rule("history", short_without_value),
    Rule("history", lambda heard: heard.words <= 1, cue="history_word"),
    Rule("decisions", short),
    Rule("unblock", names_someone),
    Rule("unblock", lifted("block"), cue="block"),
    Rule("unpin", lambda heard: names_someone(heard) or names_everyone(heard)),
    Rule("unpin", lifted("pin"), cue="pin"),
    Rule("why_not", names_someone),
    Rule("weekly", lambda heard: not (heard.says("note") and names_someone(heard))),
    Rule("weekly", only_says_when, cue=""),
    Rule("block", names_someone),
    Rule("note", names_someone),
    Rule("export", lambda heard: not names_someone(heard) and not heard.says("other") and not names_no_file(heard)),
    Rule("chart", short_without_value),
    Rule("show_brief", short_without_value),
    Rule("show_list", asks_for_the_list),
    Rule(
        "draft", lambda heard: (not gives_value(heard, besides={"creator_languages"}) or names_someone(heard)) and not heard.says("other")
    ),
)
"""In this order: the rarer and the surer words first."""
DEEDS: tuple[Rule, ...] = (
    Rule("compare", names_or_short),
    Rule("more_like", like_others),
    Rule("swap", lambda heard: on_someone(heard) or puts_someone_in_place(heard)),
    Rule("reject", on_someone_or_everyone),
    Rule("pin", on_someone_or_everyone),
    Rule("drop", handle_of_list),
    Rule("approve", on_someone_or_everyone),
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
