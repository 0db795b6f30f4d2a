"""When and by whom a message is said."""

from dataclasses import dataclass, field
from datetime import date, datetime

from index.progress import Progress, Silent


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """The time of a message, aware, and the person who wrote it, by the name or id that their door knows them by."""

    now: datetime
    who: str
    thread: str
    """The key of the conversation that it is said in."""
    zone: str | None = None
    """The IANA time zone of whoever wrote it, where their door knows it."""
    progress: Progress = field(default_factory=Silent)
    """Told of long work, such as drafts by a model."""

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise ValueError("a moment needs a time zone")

    @property
    def today(self) -> date:
        """The day that the message is read on."""
        return self.now.date()
