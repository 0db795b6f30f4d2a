"""Proofs from a record's own facts: country, places, gender, languages; a language that was detected is proven by a post in it."""

from collections.abc import Sequence

from index.generation.columns import UNKNOWN
from index.texts import folded, recent_posts
from retrieval.filters import Status
from retrieval.ledger.quoting import quoted
from retrieval.parts import Desk
from retrieval.shortlist import Known, Match, Proof

SHOWN = 3
"""Places or languages named at most."""


def country(match: Match, desk: Desk) -> tuple[Known, ...]:
    """The country of the record, or the one that its place lies in, with that place."""
    columns = desk.generation.columns
    code = int(columns.country[match.row])
    if code == UNKNOWN:
        return ()
    told = Known(what="country", value=str(columns.countries[code]))
    return (told,) if match.creator.country else (told, *_places(match)[:1])


def places(match: Match, desk: Desk, asked: Sequence[str]) -> tuple[Known, ...]:
    """The place that the brief names under any of its names; else all places, else the country."""
    columns = desk.generation.columns
    wanted = {one for name in asked for one in desk.generation.places.get(folded(name), ())}
    own = columns.place_id[columns.place_owner == match.row].tolist()  # one for each place of the record, in its order
    told = _places(match)
    named = tuple(place for place, one in zip(told, own, strict=False) if one in wanted)
    return (named or told)[:SHOWN] or country(match, desk)


def gender(match: Match) -> tuple[Known, ...]:
    """The gender of the record."""
    return (Known(what="gender", value=match.creator.gender),) if match.creator.gender else ()


def languages(match: Match, desk: Desk, asked: Sequence[str], status: Status) -> tuple[Proof, ...]:
    """The languages of the record; where it names none, those of the posts, with a post in one that was asked for or in the first."""
    columns = desk.generation.columns
    spoken = [str(code) for code in columns.languages[columns.speaks[match.row]]]
    if columns.declared[match.row]:
        fitting = [code for code in spoken if code in asked] if status == "met" else spoken
        return tuple(Known(what="language", value=code) for code in fitting[:SHOWN])
    fitting = [code for code in spoken if code in asked] or spoken
    for code in fitting:
        for post, row in zip(recent_posts(match.creator), desk.supporter.posts_of(match.row), strict=False):
            if str(columns.languages[columns.passage_language[row]]) == code and post.wording.strip():
                return (Known(what="language_heard", value=code), quoted(post, lambda _: 0.0))
    return ()


def _places(match: Match) -> tuple[Known, ...]:
    return tuple(Known(what="place", value=place) for place in match.creator.places)
