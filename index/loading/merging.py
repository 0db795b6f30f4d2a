"""Rows of one file that are about the same creator: joined where an explicit id says so, otherwise the later one is refused."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from index.loading.rows import Loaded, Reject, Row, rejected
from index.records import Creator


def settled(rows: Iterable[Row | Reject], *, last: Mapping[str, int], source: str) -> Iterator[Loaded | Reject]:
    """Each creator once, with duplicates refused by name of their first line.

    `last` holds, for every explicit id that occurs more than once, the line of its last row; only those creators wait.
    """
    first_lines: dict[str, int] = {}
    waiting: dict[str, Loaded] = {}
    ends = {line: key for key, line in last.items()}
    for row in rows:
        if isinstance(row, Reject):
            yield row
        elif row.key not in first_lines and row.creator.id not in first_lines:
            first_lines[row.key] = first_lines[row.creator.id] = row.line
            loaded = Loaded(line=row.line, creator=row.creator, source=source)
            if last.get(row.key, 0) > row.line and row.explicit_id:
                waiting[row.key] = loaded
            else:
                yield loaded
        elif row.key in waiting and _other_platform(waiting[row.key].creator, row.creator):
            earlier = waiting[row.key]
            waiting[row.key] = Loaded(line=earlier.line, creator=joined(earlier.creator, row.creator), source=source)
        else:
            first = first_lines.get(row.key) or first_lines[row.creator.id]
            yield rejected(row.line, f"{row.creator.id} stands already in line {first}; a file has one row for each creator", row.raw)
        if (ended := ends.get(row.line)) in waiting:
            yield waiting.pop(str(ended))
    yield from waiting.values()


def joined(first: Creator, later: Creator) -> Creator:
    """The first row's creator with the later row's account and posts, and with what only the later row knows."""
    ids = {post.id for post in first.posts}
    return replace(
        first,
        bio=first.bio or later.bio,
        country=first.country or later.country,
        gender=first.gender or later.gender,
        contact=first.contact or later.contact,
        represented=first.represented if first.represented is not None else later.represented,
        other_names=_union(first.other_names, later.other_names, (later.name,) if later.name != first.name else ()),
        places=_union(first.places, later.places),
        languages=_union(first.languages, later.languages),
        niches=_union(first.niches, later.niches),
        accounts=first.accounts + later.accounts,
        posts=first.posts + tuple(post for post in later.posts if post.id not in ids),
    )


def _other_platform(first: Creator, later: Creator) -> bool:
    return {a.platform for a in first.accounts}.isdisjoint(a.platform for a in later.accounts)


def _union(*parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part))
