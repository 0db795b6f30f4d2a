"""Proofs of must-haves for the matches of a shortlist; what was read of a creator is kept for the next question."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock

from index.records import Creator
from retrieval.filters import Requirement
from retrieval.ledger.must_haves.asked import Asked, PhraseReader
from retrieval.ledger.must_haves.proving import Verdict, verdict
from retrieval.ledger.must_haves.sentences import Reading
from retrieval.ledger.must_haves.vocabulary import Vocabulary
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from retrieval.shortlist import Judged, Match, Quoted

KEPT = 512
"""Creators whose reading is kept: some shortlists' worth, at 20 to 60 KB each."""


PHRASES = 1_024
"""Phrases whose reading is kept."""


class MustHaves:
    """Proves must-haves (`retrieval.ledger.ledger.ProvesMustHaves`). Shared by threads."""

    def __init__(self, book: NicheBook) -> None:
        self._vocabulary = Vocabulary(book)
        self._asked = lru_cache(PHRASES)(PhraseReader(self._vocabulary).asked)
        self._kept: OrderedDict[str, Reading] = OrderedDict()
        self._lock = Lock()

    def prove(self, phrases: Sequence[str], language: str, matches: Sequence[Match], desk: Desk) -> tuple[tuple[Judged, ...], ...]:
        """For each match a verdict on each phrase, both in the order given; field `must_have`, soft. `desk` is not needed."""
        del desk
        asked = [self.asked(phrase, language) for phrase in phrases]
        return tuple(tuple(_judged(one, self.verdict(one, match.creator)) for one in asked) for match in matches)

    def asked(self, phrase: str, language: str) -> Asked:
        """What a phrase asks for."""
        return self._asked(phrase, language)

    def verdict(self, asked: Asked, creator: Creator) -> Verdict:
        """The verdict on one creator."""
        return verdict(asked, self._reading(creator))

    def _reading(self, creator: Creator) -> Reading:
        with self._lock:
            if (known := self._kept.get(creator.id)) is not None and known.creator == creator:
                self._kept.move_to_end(creator.id)
                return known
            reading = Reading(creator, self._vocabulary)
            self._kept[creator.id] = reading
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return reading


def _judged(asked: Asked, found: Verdict) -> Judged:
    return Judged(
        requirement=Requirement(field="must_have", asked=asked.phrase),
        status=found.status,
        proofs=tuple(Quoted(post=one.post, text=one.text) for one in found.sentences),
        hard=False,
    )
