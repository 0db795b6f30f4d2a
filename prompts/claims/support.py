"""What a message may name: the facts of one record and one brief, as the checker reads them."""

import re
from dataclasses import dataclass
from datetime import date

from index.records import Creator
from retrieval.brief import Brief


@dataclass(frozen=True, kw_only=True, slots=True)
class Support:
    """Facts by kind. `posts` are the creator's published words with the day of each; `pieces` are kinds and counts asked for."""

    names: tuple[str, ...]
    handles: frozenset[str]
    tags: frozenset[str]
    links: frozenset[str]
    posts: tuple[tuple[str, date | None], ...]
    quotable: tuple[str, ...]
    days: frozenset[date]
    pieces: frozenset[tuple[str, int]]
    durations: frozenset[int]


def support(creator: Creator, brief: Brief, *, reply_by: date | None, sender: str | None) -> Support:
    """Everything that a message to this creator about this brief may name."""
    told = (brief.brand, brief.product, *brief.topics, sender, creator.name, *creator.other_names)
    handles = {account.handle.casefold() for account in creator.accounts}
    posts = tuple(
        (spaced(text), post.posted_at.date() if post.posted_at else None)
        for post in creator.posts
        for text in (post.title, post.text)
        if text
    )
    pieces: dict[str, int] = {}
    for one in brief.deliverables:
        pieces[one.kind] = pieces.get(one.kind, 0) + one.count
    return Support(
        names=tuple(sorted({name for one in told if one for name in _forms(one)} | handles, key=lambda name: (-len(name), name))),
        handles=frozenset(handles | {one.casefold() for one in brief.similar_to}),
        tags=frozenset(tag.casefold().lstrip("#") for post in creator.posts for tag in post.tags),
        links=frozenset(bare(link) for link in (*brief.links, *(account.url for account in creator.accounts if account.url))),
        posts=posts,
        quotable=tuple(spaced(one) for one in (brief.brand, brief.product, *brief.topics) if one),
        days=frozenset(day for day in (brief.start, brief.end, reply_by, *(day for _, day in posts)) if day is not None),
        pieces=frozenset({*pieces.items(), *((one.kind, one.count) for one in brief.deliverables)}),
        durations=frozenset(days for days in (brief.usage_rights_days, brief.exclusivity_days) if days),
    )


def spaced(text: str) -> str:
    """With single spaces."""
    return " ".join(text.split())


def bare(link: str) -> str:
    """An address without what does not tell it from another: scheme, last slash, full stop."""
    return re.sub(r"^https?://", "", link.strip(), flags=re.IGNORECASE).rstrip("/.,;:!?)").casefold()


def _forms(name: str) -> set[str]:
    """A name, its part before a divider, and the words of a Latin one: what people call somebody."""
    line = spaced(name)
    first = spaced(re.split(r"\s[|·•–—/-]\s|[(|]", line)[0])
    words = {word for word in first.split() if re.fullmatch(r"[^\W\d_][\w'’.-]+", word) and word[0].isupper()}
    return {form for form in {line, line.strip('[]{}<>“”"«».,;: '), first, *words} if len(form) > 1}
