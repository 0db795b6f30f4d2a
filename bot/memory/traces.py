"""What a creator is known by in texts that people keep, and taking it out of them.

A name counts as a whole word; where a script has no spaces, anywhere. One that is an ordinary word ("coffee") is told from the word only
where it stands for somebody: after an @, in an id, in a field that names creators.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from typing import get_args

from bot.memory.cleaning import MARK
from index.records import PLATFORMS, Creator
from index.texts import shown
from prompts.commands import Name
from retrieval.brief import GOALS, KINDS, TIERS, Brief, Pay, Per
from retrieval.filters import Status
from retrieval.shortlist import PartName

REMOVED = "removed"
"""What stands for somebody in a field that names creators."""

NAMING = frozenset(
    {
        "id", "creator_id", "creator", "creators", "handle", "handles", "account", "name", "url", "twins", "shown", "pinned", "dropped",
        "blocked", "exclude_creators", "similar_to",
    }
)  # fmt: skip
"""Fields of JSON whose texts name creators."""

_CODES = frozenset(
    {
        *PLATFORMS,
        *GOALS,
        *KINDS,
        *TIERS,
        *(f.name for f in fields(Brief)),
        *(c for kind in (Name, Status, PartName, Pay, Per) for c in get_args(kind)),
    }
)
"""Words of closed lists, which stand in states and lists whatever anybody is called."""

SHORTEST = 3
"""Characters from which a bare name is looked for in running text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Traces:
    """What some creators are known by. `names` are folded; `ids` are as recorded."""

    ids: frozenset[str]
    names: frozenset[str]
    pattern: re.Pattern[str]

    def in_text(self, text: str) -> bool:
        """Whether a text names one of them."""
        return any(self.pattern.search(form) for form in (text, text.casefold(), shown(text).casefold()))

    def out_of_text(self, text: str) -> str:
        """The text with a mark in place of each."""
        plain = self.pattern.sub(MARK, text)
        return MARK if self.in_text(plain) else plain

    def out_of_json(self, value: object, field: str = "") -> object:
        """The same data without them: fields that name creators say `removed`, other texts have the mark, no list gets shorter."""
        if isinstance(value, dict):
            return {
                (REMOVED if ":" in name and name.casefold() in self.names else name): self.out_of_json(one, name)
                for name, one in value.items()
            }
        if isinstance(value, list):
            return [self.out_of_json(one, field) for one in value]
        if not isinstance(value, str):
            return value
        plain = value.strip().lstrip("@").casefold()
        if field in NAMING and plain in self.names and not (field == "name" and value in _CODES):  # a command has a name as well
            return REMOVED
        return self.out_of_text(value)


def traces_of(creators: Sequence[Creator], *, ordinary: Collection[str] = ()) -> Traces:
    """What these creators are known by: ids, handles, names, pages. `ordinary` are folded words of every day."""
    everyday = {*ordinary, *_CODES}
    sure: list[str] = []
    bare: list[str] = []
    for creator in creators:
        sure += [creator.id, *(a.key for a in creator.accounts), *(f"@{a.handle}" for a in creator.accounts)]
        sure += [text for text in (creator.contact, *(a.url for a in creator.accounts)) if text and len(text) > SHORTEST]
        bare += [creator.name, *creator.other_names, *(a.handle for a in creator.accounts)]
        bare += [f"{a.external_id}" for a in creator.accounts if a.external_id]
    names = {form for text in (*sure, *bare) for form in _forms(text.lstrip("@"))}
    told = {form for text in bare for form in _forms(text) if len(form) >= SHORTEST and form.casefold() not in everyday}
    told |= {form for text in sure for form in _forms(text)}
    spelled = [_bounded(form) for form in sorted(told, key=lambda form: (-len(form), form))]
    return Traces(
        ids=frozenset(creator.id for creator in creators),
        names=frozenset(names),
        pattern=re.compile("|".join(spelled) or r"(?!)", re.IGNORECASE),
    )


def cleaned_state(state: str, traces: Traces) -> str:
    """The state of a thread without them: as JSON where it is some, else as text."""
    try:
        told = json.loads(state)
    except ValueError:
        return traces.out_of_text(state)
    cleaned = traces.out_of_json(_without_messages(told, traces))
    return state if cleaned == told else json.dumps(cleaned, ensure_ascii=False, separators=(",", ":"))


def _without_messages(told: object, traces: Traces) -> object:
    """A state without the messages to them, which quote their posts."""
    if not isinstance(told, dict) or not isinstance(told.get("drafts"), list):
        return told
    return {**told, "drafts": [one for one in told["drafts"] if not (isinstance(one, dict) and one.get("creator") in traces.ids)]}


def _forms(text: str) -> set[str]:
    """A name as it is recorded and as it is shown, folded and not; with single spaces."""
    told = {" ".join(form.split()) for form in (text, shown(text))}
    return {form for one in told for form in (one, one.casefold())} - {""}


def _bounded(form: str) -> str:
    """A pattern for a name that does not begin or end inside a longer one; a dot or hyphen between letters joins them."""
    before = r"(?<![^\W_])(?<!_)(?<![A-Za-z0-9_][.\-])" if _spaced(form[0]) else ""
    after = r"(?![\w]|[.\-][A-Za-z0-9_])" if _spaced(form[-1]) else ""
    return before + re.escape(form).replace(r"\ ", r"\s+") + after


def _spaced(sign: str) -> bool:
    """Whether words of this sign's script stand apart: Latin letters, digits and the like."""
    return sign == "_" or (sign.isalnum() and (sign.isascii() or unicodedata.name(sign, "").startswith("LATIN")))
