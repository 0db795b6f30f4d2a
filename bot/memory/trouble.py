"""What can go wrong with what is remembered; each message ends with the next step."""

from index.trouble import IndexTrouble


class MemoryTrouble(IndexTrouble):
    """Base of everything that the memory raises on purpose; `str()` is fit to show to a person."""


class ChangedMeanwhile(MemoryTrouble):
    """A thread was saved by somebody else, or forgotten, since it was loaded. Load it again and repeat the message."""


class TooLarge(MemoryTrouble):
    """A conversation holds more than is kept of one."""
