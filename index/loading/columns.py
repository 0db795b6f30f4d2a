"""Which column of a table holds which field of a creator, from its header and from what the person says."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.loading.cleaning import folded
from index.loading.column_names import CONSTANTS, FIELDS, SEVERAL
from index.loading.platforms import platforms_in
from index.trouble import UnreadableSource


def plain_name(header: str) -> str:
    """A column name for comparing: folded, words apart (`followersCount`, `followers_count`), "%" as a word."""
    whole = re.sub(r"TikTok|YouTube|LinkedIn|SoundCloud", lambda m: m[0].capitalize(), header.strip())
    apart = re.sub(r"([a-z])([A-Z])", r"\1 \2", whole).replace("٪", "%").replace("%", " percent ")
    letters = (c if c == "@" or unicodedata.category(c)[0] in "LMN" else " " for c in folded(apart))
    name = " ".join("".join(letters).split())
    return name.replace("@", "").strip() or name  # "@Handle" is the handle; a bare "@" stays a name of its own


_FIELD_OF = {plain_name(name): code for code, names in FIELDS.items() for name in names}
_RANK = {plain_name(name): rank for names in FIELDS.values() for rank, name in enumerate(names)}
_IDENTIFYING = frozenset({"handle", "url", "account_id"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column's field, and its platform where the name says one ("Instagram followers")."""

    field: str
    platform: str | None = None

    @property
    def said(self) -> str:
        """The field as shown to a person: `followers`, or `instagram followers`."""
        return f"{self.platform} {self.field}" if self.platform else self.field


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """A header as understood: for each column its field or `None`, and values that hold for every row."""

    names: tuple[str, ...]
    fields: tuple[Column | None, ...]
    constants: Mapping[str, str] = field(default_factory=dict)

    @property
    def mapping(self) -> dict[str, str | None]:
        """Column name to field, `None` for those that are not read."""
        return {name: column.said if column else None for name, column in zip(self.names, self.fields, strict=True)}

    @property
    def percent(self) -> frozenset[int]:
        """Positions of rate columns whose name says that they hold percentages."""
        named = (i for i, column in enumerate(self.fields) if column and column.field == "engagement_rate")
        return frozenset(i for i in named if re.search(r"%|٪|(?i:percent|pct)", self.names[i]))


def recognised(header: Sequence[str]) -> Columns:
    """The columns of a header by their names alone; of several for one field the usual name wins, then the first."""
    guesses = [_column(name) for name in header]
    best: dict[Column, int] = {}
    for i in sorted(range(len(header)), key=lambda i: (_RANK.get(plain_name(header[i]), 0), i)):
        if (guess := guesses[i]) is not None:
            best.setdefault(guess, i)
    fields = [g if g and (g.field in SEVERAL or best[g] == i) else None for i, g in enumerate(guesses)]
    spare = next((i for i, g in enumerate(guesses) if g == Column(field="handle") and fields[i] is None), None)
    if spare is not None and Column(field="name") not in best:
        fields[spare] = Column(field="name")
    return Columns(names=tuple(header), fields=tuple(fields))


def header_likeness(cells: Sequence[str]) -> int:
    """How many columns a row names; 0 where it names none by which creators can be told apart."""
    known = [column for column in recognised(cells).fields if column]
    return len(known) if any(column.field in _IDENTIFYING | {"name", "id"} for column in known) else 0


def mapped(header: Sequence[str], mapping: Mapping[str, str]) -> Columns:
    """The columns of a header, overridden by field to column name, or to a value for all rows.

    Raises UnreadableSource for a field that does not exist or a column that is not there.
    """
    found = recognised(header)
    fields, constants = list(found.fields), {}
    places = {plain_name(name): i for i, name in reversed(list(enumerate(header)))}
    for wanted, value in mapping.items():
        code = plain_name(wanted).replace(" ", "_")
        code = code if code in FIELDS else _FIELD_OF.get(plain_name(wanted), "")
        if not code:
            raise UnreadableSource(f"There is no field {wanted!r}. Fields are: {', '.join(FIELDS)}.")
        position = places.get(plain_name(value)) if plain_name(value) else None
        if position is None and code not in CONSTANTS:
            raise UnreadableSource(f"There is no column {value!r} for {code}. Columns are: {', '.join(header)}.")
        fields = [None if column and column.field == code and code not in SEVERAL else column for column in fields]
        if position is None:
            constants[code] = value
        else:
            fields[position] = Column(field=code)
    columns = Columns(names=found.names, fields=tuple(fields), constants=constants)
    if not any(column and column.field in _IDENTIFYING for column in columns.fields):
        raise UnreadableSource(
            f"No column holds a handle or a profile link. Columns are: {', '.join(header)[:500]}. Say which one does: --map handle=COLUMN"
        )
    return columns


def _column(name: str) -> Column | None:
    plain = plain_name(name)
    if plain in _FIELD_OF:
        return Column(field=_FIELD_OF[plain])
    platforms = platforms_in(plain)
    if len(platforms) != 1:
        return None
    word = "twitter" if platforms[0] == "x" else platforms[0]
    rest = " ".join(re.sub(rf"\b{word}\b", " ", plain).split())
    code = "handle" if rest == "" else _FIELD_OF.get(rest)
    return Column(field=code, platform=platforms[0]) if code else None
