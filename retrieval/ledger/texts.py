"""Proofs from posts: topics that they speak of, and what is not wanted that they speak of or keep silent about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.records import Post
from retrieval.conflicts import Said, newest_first
from retrieval.exclusions import POSTS_NEEDED, Unwanted, contradiction
from retrieval.filters import Requirement
from retrieval.ledger.quoting import Weigh, quoted
from retrieval.ledger.subjects import Subject, Tokens, holds
from retrieval.shortlist import Judged, Known, Match, Proof

SHOWN = 2
"""Posts quoted where several speak of what is not wanted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Barred:
    """What a phrase of the brief bars: for the verdict, and to find its words in a post."""

    unwanted: Unwanted
    subject: Subject


def topics(match: Match, subjects: Sequence[Subject], read: Tokens) -> list[Judged]:
    """A verdict on each topic, soft: met where the content is enough for a match and a post that the match rests on says so in words,
    which is quoted; a tag that says so counts where the words do not.

    Otherwise unknown: posts that speak of other things, or in words that the vocabulary lacks, contradict nothing. Where they speak of
    a part of the topic ("travel" of "travel slowly") that part and the post are told.
    """
    posts = [one.post for one in match.evidence] if match.supported else []
    return [_topic(subject, posts, read) for subject in subjects]


def _topic(subject: Subject, posts: Sequence[Post], read: Tokens) -> Judged:
    requirement = Requirement(field="topics", asked=subject.phrase)

    def weigh(text: str) -> float:
        return subject.weight(*read(text))

    def wholly(text: str) -> float:
        return weigh(text) if subject.is_said(*read(text)) else 0.0

    def partly(text: str) -> float:
        return weigh(text) if subject.is_touched(*read(text)) else 0.0

    if proofs := _in_words(wholly, weigh, posts) or _in_tags(wholly, posts):
        return Judged(requirement=requirement, status="met", proofs=proofs, hard=False)
    near = _in_words(partly, weigh, posts) or _in_tags(partly, posts)
    part: list[Proof] = [Known(what="part", value=subject.part)] if near else []
    return Judged(requirement=requirement, status="unknown", proofs=(*part, *near), hard=False)


def _in_words(says: Weigh, weigh: Weigh, posts: Sequence[Post]) -> tuple[Proof, ...]:
    """The post that says it most plainly, of those alike the first."""
    best = max(((says(post.wording), -k) for k, post in enumerate(posts)), default=(0.0, 0))
    return (quoted(posts[-best[1]], weigh),) if best[0] > 0 else ()


def _in_tags(says: Weigh, posts: Sequence[Post]) -> tuple[Proof, ...]:
    for post in posts:
        for tag in post.tags:
            if says(tag) > 0:
                return (Known(what="tag", value=tag), quoted(post, lambda _: 0.0))
    return ()


def exclusion(match: Match, barred: Barred, said: Said, read: Tokens) -> Judged:
    """The verdict on something that is not wanted: not met on a contradiction of the record, with its posts or niche.

    Otherwise unknown, since silence proves nothing; but then the proof says how many posts were read without a sign of it and from
    which day on, so that it can be told from a question that nobody looked into. Without posts there is no proof.
    """
    requirement = Requirement(field="exclude", asked=barred.unwanted.phrase)
    speaking = sum(any(holds(words, name) for name in barred.unwanted.names) for _, words in said)
    found = contradiction(match.creator, barred.unwanted, texts=speaking >= POSTS_NEEDED)
    if found is None:
        return Judged(requirement=requirement, status="unknown", proofs=_read(match.creator.posts))
    niche: list[Proof] = [Known(what="niche", value=found.niche)] if found.niche else []
    posts = [quoted(post, lambda part: barred.subject.weight(*read(part))) for post in newest_first(found.posts)[:SHOWN]]
    return Judged(requirement=requirement, status="not_met", proofs=(*niche, *posts))


def _read(posts: Sequence[Post]) -> tuple[Known, ...]:
    if not posts:
        return ()
    days: list[date] = [post.posted_at.date() for post in posts if post.posted_at]
    since = [Known(what="posts_since", value=min(days).isoformat())] if days else []
    return (Known(what="posts_checked", value=len(posts)), *since)
