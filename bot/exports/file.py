"""A file to be handed over."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """Written to disk by one door, uploaded by another. `name` may have a folder."""

    name: str
    content: bytes
    alt: str = ""
    """What a picture shows, in words."""
