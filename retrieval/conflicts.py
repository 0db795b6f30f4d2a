"""What in a creator's earlier work a marketer should weigh: paid work for the brand or for rivals, and what comes near to an exclusion.

Nothing here rules anybody out or costs a place. What the record contradicts outright the matcher has ruled out already; of a creator
who was pinned all the same it is told here too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from index.records import Creator, Post
from retrieval.brief import Brief
from retrieval.ledger.brands import Brand, brands_in, is_a_name
from retrieval.ledger.subjects import Subject, Tokens, words_of

Code = Literal["unwanted_twin", "unwanted_paid", "unwanted_said", "rival_paid", "own_paid", "own_unpaid"]

Said = Sequence[tuple[Post, list[str]]]
"""Posts of a creator, newest first, each with its tokens (see `words_of`)."""

TOLD = 3
"""Posts named for one conflict at most, newest first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """One thing to weigh, with the posts that say so, newest first; `phrase` is the brand or what the brief does not want.

    `unwanted_twin`: likely the same person as a creator whom the brief excludes; without posts. `unwanted_paid`: a paid post names what
    it excludes. `unwanted_said`: posts speak of it unpaid, fewer than rule somebody out. `rival_paid`: was paid by another brand for a
    post on the brief's topic, as few days ago as the brief wants exclusivity for. `own_paid`: has worked for the brief's brand.
    `own_unpaid`: speaks of it in posts that are not marked as paid, perhaps an enthusiast.
    """

    code: Code
    phrase: str
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """What to look for in earlier work, made once for a brief. `barred` are ids of excluded creators with the handle as written."""

    own: tuple[Brand, ...]
    unwanted: tuple[tuple[Subject, tuple[Brand, ...]], ...]
    barred: Mapping[str, str]
    topics: tuple[Subject, ...]
    exclusive_days: int | None


def earlier_of(brief: Brief, *, topics: Sequence[Subject], unwanted: Sequence[Subject], barred: Mapping[str, str]) -> Earlier:
    """What a brief gives to look for. A product counts only where it is a name ("AeroPress Go") and no description ("a grinder")."""
    written = [name for name in (brief.brand, brief.product if brief.product and is_a_name(brief.product) else None) if name]
    return Earlier(
        own=tuple(Brand.of(name) for name in dict.fromkeys(written)),
        unwanted=tuple((one, tuple(Brand.of(name) for name in brands_in(one.phrase))) for one in unwanted),
        barred=dict(barred),
        topics=tuple(topics),
        exclusive_days=brief.exclusivity_days,
    )


def said_by(creator: Creator, earlier: Earlier, read: Tokens) -> Said:
    """What a creator's posts say; nothing where the brief gives nothing to look for, since reading takes 0.1 ms a post."""
    wanted = earlier.own or earlier.unwanted or earlier.exclusive_days
    return [(post, words_of(post, read)) for post in newest_first(creator.posts)] if wanted else []


def conflicts_of(said: Said, earlier: Earlier, *, twins: Sequence[str], today: date) -> tuple[Conflict, ...]:
    """Everything to weigh about the creator who said this, gravest first."""
    return tuple(_found(said, earlier, twins, today))


def newest_first(posts: Sequence[Post]) -> tuple[Post, ...]:
    """Posts by day, undated ones last, ties by id."""
    return tuple(sorted(posts, key=lambda p: (-p.posted_at.timestamp() if p.posted_at else float("inf"), p.id)))


def _found(said: Said, earlier: Earlier, twins: Sequence[str], today: date) -> Iterator[Conflict]:
    for handle in dict.fromkeys(earlier.barred[twin] for twin in twins if twin in earlier.barred):
        yield Conflict(code="unwanted_twin", phrase=handle)
    for what, brands in earlier.unwanted:
        speaking = [p for p, words in said if what.is_said(frozenset(words), words) or any(brand.is_said(p, words) for brand in brands)]
        yield from _split(speaking, brands, what.phrase, paid="unwanted_paid", unpaid="unwanted_said")
    yield from _rivals(said, earlier, today)
    for brand in earlier.own:
        own = [post for post, words in said if brand.is_said(post, words)]
        yield from _split(own, [brand], brand.written, paid="own_paid", unpaid="own_unpaid")


def _split(posts: Sequence[Post], brands: Sequence[Brand], phrase: str, *, paid: Code, unpaid: Code) -> Iterator[Conflict]:
    for code, wanted in ((paid, True), (unpaid, False)):
        if some := [post for post in posts if _is_paid(post, brands) == wanted]:
            yield Conflict(code=code, phrase=phrase, posts=tuple(some[:TOLD]))


def _is_paid(post: Post, brands: Sequence[Brand]) -> bool:
    """Marked as sponsored; where that is not known, named among the post's brands (as `retrieval.exclusions` has it)."""
    return post.sponsored is True or (post.sponsored is None and any(brand.is_named(post) for brand in brands))


def _rivals(said: Said, earlier: Earlier, today: date) -> Iterator[Conflict]:
    """Only posts that are marked as paid, name a brand, and speak of a topic of the brief in words: a rival is not guessed."""
    if not earlier.exclusive_days:
        return
    since = today - timedelta(days=min(earlier.exclusive_days, today.toordinal() - 1))
    found: dict[str, list[Post]] = {}
    for post, words in said:
        if not post.sponsored or post.posted_at is None or not since <= post.posted_at.date() <= today:
            continue
        if any(brand.is_named(post) for brand in earlier.own) or not any(
            topic.is_said(frozenset(words), words) for topic in earlier.topics
        ):
            continue
        for brand in post.brands:
            found.setdefault(brand, []).append(post)
    for name, posts in found.items():
        yield Conflict(code="rival_paid", phrase=name, posts=tuple(posts[:TOLD]))
