"""Long lists of keys in statements that any database takes."""

from collections.abc import Iterator, Sequence

PAGE = 500
"""Keys in one statement: SQLite's oldest limit is 999 parameters."""


def in_pages(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """The keys in their order, at most `PAGE` at a time."""
    for start in range(0, len(keys), PAGE):
        yield keys[start : start + PAGE]
