"""What reading a file of creators yields: each row as a creator or as a reject with its reason, so that none is lost."""

from dataclasses import dataclass

from index.records import Creator

RAW_CHARS = 2_000
"""How much of a rejected row is kept, in characters."""

MAX_BYTES = 1_000_000
"""The longest line, row or cell that is read, in bytes; a longer one is skipped unread and rejected."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Loaded:
    """A creator, the line where its first row begins (the first line of a file is 1), and the file's name."""

    line: int
    creator: Creator
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reject:
    """A row that is no creator: its line, why in words for a marketer, and its text cut to `RAW_CHARS`."""

    line: int
    reason: str
    raw: str

    def __post_init__(self) -> None:
        if len(self.raw) > RAW_CHARS:
            raise ValueError(f"raw is cut to {RAW_CHARS} characters")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A creator that was read, before rows about the same creator meet; `explicit_id` is what an id column or key said."""

    line: int
    creator: Creator
    raw: str
    explicit_id: str | None = None

    @property
    def key(self) -> str:
        """What makes two rows the same creator."""
        return self.explicit_id or self.creator.id


class BadRow(ValueError):
    """A row or value that cannot be used; the message is the reason for a marketer."""


def rejected(line: int, reason: str, raw: str) -> Reject:
    """A reject with `raw` cut and made safe to store: no NUL, no lone surrogates."""
    cut = raw[:RAW_CHARS]
    return Reject(line=line, reason=reason, raw=cut.encode("utf-8", "replace").decode("utf-8").replace("\0", ""))
