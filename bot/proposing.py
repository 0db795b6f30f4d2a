"""From a brief to a proposal: the shortlist with proofs, fees, what loosening gives and what the team decided; and its keeping."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bot.exports.as_json import exchange_as_json, exchange_from_json, proposal_as_json
from bot.matchmaker import Answer, Matchmaker
from bot.memory.memory import Memory
from bot.memory.shortlists import Making
from bot.memory.versions import versions
from bot.proposal import Marks, Proposal
from bot.replaying import Ground
from index.progress import Progress, Silent
from retrieval import why_not
from retrieval.brief import Brief
from retrieval.brief_json import brief_as_json
from retrieval.fees.creator_fee import CreatorFee, fee_of
from retrieval.fees.money import Exchange, Rates, exchange_to
from retrieval.fees.totals import total_of
from retrieval.hand import NOBODY, Hand, row_of
from retrieval.hand_json import hand_as_json, hand_from_json
from retrieval.ledger.ledger import ProvesMustHaves, proven
from retrieval.likeness import Trait, shared
from retrieval.meter.meter import Meter, metered
from retrieval.niches import NicheBook
from retrieval.shortlist import Match, Shortlist
from retrieval.why_not import WhyNot


def everywhere(_there: str | None, _here: str | None) -> bool:
    """Where all that read along are of one team."""
    return True


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposer:
    """Makes proposals over what the matchmaker finds. Safe to share between threads."""

    matchmaker: Matchmaker
    book: NicheBook
    must_haves: ProvesMustHaves
    rates: Callable[[], Rates]
    """The rates as they are now, with those that the team told."""
    memory: Memory
    model_id: str
    may_tell: Callable[[str | None, str | None], bool] = everywhere
    """Whether what was decided in one conversation may be told in another, by their keys."""

    def match(
        self,
        text: str,
        *,
        today: date,
        limit: int | None = None,
        strict: bool = False,
        thread: str | None = None,
        progress: Progress | None = None,
    ) -> Answer:
        """Reads a brief and proposes creators for it."""
        hand = self.with_blocks(NOBODY)
        told = progress or Silent()
        answer = self.matchmaker.match(text, today=today, limit=limit, strict=strict, hand=hand, progress=told)
        told.stage("proofs", total=None, unit="")
        return self._proposed(answer, strict=strict, hand=hand, thread=thread, decided=())

    def answer(
        self,
        brief: Brief,
        *,
        today: date,
        limit: int | None = None,
        strict: bool = False,
        hand: Hand = NOBODY,
        fewer: int = 0,
        beside: Sequence[str] = (),
        thread: str | None = None,
        decided: Collection[int] | None = None,
    ) -> Answer:
        """Proposes creators for a brief that was read already. Those `beside`, by id, stand behind the list where they are not in it.
        `decided` are the decisions of the thread that belong to this brief; `None` for all of them.
        """
        hand = self.with_blocks(hand)
        answer = self.matchmaker.answer(brief, today=today, limit=limit, strict=strict, hand=hand, fewer=fewer)
        if answer.shortlist is not None and beside:
            answer = replace(answer, shortlist=self._with_others(answer.shortlist, beside, strict=strict, hand=hand))
        return self._proposed(answer, strict=strict, hand=hand, thread=thread, decided=decided)

    def _with_others(self, shortlist: Shortlist, beside: Sequence[str], *, strict: bool, hand: Hand) -> Shortlist:
        """The list with others behind it; whoever was taken out by hand stays out."""
        listed = {match.creator.id for match in shortlist.matches}
        others = tuple(key for key in dict.fromkeys(beside) if key not in listed)
        if not others:
            return shortlist
        brief, today = shortlist.brief, shortlist.today
        looked_at = self.matchmaker.shortlist(brief, today=today, limit=len(others), strict=strict, hand=replace(hand, pinned=others))
        found = {match.creator.id: replace(match, pinned=False) for match in looked_at.matches if match.pinned}
        return replace(shortlist, matches=(*shortlist.matches, *(found[key] for key in others if key in found)))

    def with_blocks(self, hand: Hand) -> Hand:
        """The hand with everybody whom the team blocked by now."""
        blocked = tuple(one.creator_id for one in self.memory.decisions.blocks() if one.creator_id is not None)
        return replace(hand, blocked=blocked)

    def proposal(self, shortlist: Shortlist, *, limit: int, strict: bool, hand: Hand, exchange: Exchange) -> Proposal:
        """A list with everything that defends it but what people decided, which is no part of it."""
        desk = self.matchmaker.desk()
        proved = proven(shortlist, desk, book=self.book, must_haves=self.must_haves)
        fees = self._fees(proved, exchange)
        return Proposal(
            shortlist=proved,
            limit=limit,
            strict=strict,
            hand=hand,
            exchange=exchange,
            fees=fees,
            total=total_of(fees, shortlist.brief, exchange=exchange),
            meter=self.meter(shortlist.brief, hand=hand, strict=strict),
            traits=self._traits(proved, hand),
        )

    def repriced(self, proposal: Proposal, currency: str) -> Proposal:
        """The same proposal with fees in another currency; the budget stays in the brief's own."""
        brief, today = proposal.shortlist.brief, proposal.shortlist.today
        exchange = self.exchange(brief, today=today, currency=currency)
        fees = self._fees(proposal.shortlist, exchange)
        total = total_of(fees, brief, exchange=exchange, budget_exchange=self.exchange(brief, today=today))
        return replace(proposal, exchange=exchange, fees=fees, total=total)

    def _fees(self, shortlist: Shortlist, exchange: Exchange) -> tuple[CreatorFee, ...]:
        """The fees of all matches, in their order."""
        return tuple(
            fee_of(match.creator, match.account, shortlist.brief, today=shortlist.today, exchange=exchange, book=self.book)
            for match in shortlist.matches
        )

    def exchange(self, brief: Brief, *, today: date, currency: str | None = None, thread: str | None = None) -> Exchange:
        """How amounts are shown: in the currency that is asked for, the brief's, that of the channel of a conversation, or the team's."""
        default = self.memory.channels.currency_at(thread) or self.memory.preferences.get("currency") or "USD"
        return exchange_to(currency or brief.budget_currency, self.rates(), today=today, default=default)

    def meter(self, brief: Brief, *, hand: Hand = NOBODY, strict: bool = False) -> Meter:
        """What each change of a requirement would give."""
        return metered(brief, self.matchmaker.desk(), matcher=self.matchmaker.matcher, hand=self.with_blocks(hand), strict=strict)

    def why_not(self, creator_id: str, brief: Brief, *, today: date, hand: Hand, shown: int) -> WhyNot | None:
        """What keeps a creator out of a list of `shown`; `None` for one who is not in the catalogue."""
        return self._why_not(creator_id, brief, today=today, hand=self.with_blocks(hand), shown=shown)

    def _why_not(self, creator_id: str, brief: Brief, *, today: date, hand: Hand, shown: int) -> WhyNot | None:
        """The same with the hand as it is given, for a list of the past that was made with the blocks of then."""
        desk = self.matchmaker.desk()
        row = row_of(creator_id, desk.generation)
        if row is None:
            return None
        return why_not.why_not(row, brief, desk, matcher=self.matchmaker.matcher, today=today, hand=hand, shown=shown)

    def keep(self, proposal: Proposal, *, who: str, thread: str | None, now: datetime) -> str:
        """Keeps a proposal for replaying, and returns its id. The same list has the same one."""
        manifest = self.matchmaker.desk().generation.manifest
        making = Making(
            brief=brief_as_json(proposal.shortlist.brief),
            day=proposal.shortlist.today,
            settings={
                "limit": proposal.limit,
                "strict": proposal.strict,
                "hand": hand_as_json(proposal.hand),
                "exchange": exchange_as_json(proposal.exchange),
            },
            generation=manifest.number,
            fingerprint=manifest.fingerprint,
            versions=versions(model_id=self.model_id),
        )
        return self.memory.shortlists.keep(making, proposal_as_json(proposal), made_by=who, thread=thread, now=now)

    def ground(self) -> Ground:
        """What answers now."""
        return Ground(fingerprint=self.matchmaker.desk().generation.manifest.fingerprint, versions=versions(model_id=self.model_id))

    def made_again(self, brief: Brief, day: date, settings: Mapping[str, Any]) -> dict[str, Any] | None:
        """A kept proposal made again from what it was made from, with the rate of exchange of then."""
        hand = hand_from_json(settings["hand"])
        limit, strict = settings["limit"], settings["strict"]
        answer = self.matchmaker.answer(brief, today=day, limit=limit, strict=strict, hand=hand)
        if answer.shortlist is None:
            return None
        exchange = exchange_from_json(settings["exchange"], today=day)
        made = self.proposal(answer.shortlist, limit=limit, strict=strict, hand=hand, exchange=exchange)
        return proposal_as_json(made)

    def why_gone(self, brief: Brief, creator_id: str, day: date, settings: Mapping[str, Any]) -> tuple[str, ...]:
        """The requirements that a creator of a kept list fails now; `left` where the catalogue no longer has them."""
        why = self._why_not(creator_id, brief, today=day, hand=hand_from_json(settings["hand"]), shown=settings["limit"])
        return ("left",) if why is None else tuple(dict.fromkeys(one.requirement.field for one in why.unmet))

    def _proposed(self, answer: Answer, *, strict: bool, hand: Hand, thread: str | None, decided: Collection[int] | None) -> Answer:
        if answer.shortlist is None:
            return answer
        exchange = self.exchange(answer.shortlist.brief, today=answer.shortlist.today, thread=thread)
        made = self.proposal(answer.shortlist, limit=answer.asked, strict=strict, hand=hand, exchange=exchange)
        made = replace(made, marks=self._marks(made.shortlist.matches, thread, decided))
        return replace(answer, shortlist=made.shortlist, proposal=made)

    def _marks(self, matches: Sequence[Match], thread: str | None, decided: Collection[int] | None) -> dict[str, Marks]:
        ids = [match.creator.id for match in matches]
        current = self.memory.decisions.current(thread) if thread is not None else ()
        here = [one for one in current if decided is None or one.id in decided]
        earlier = [one for one in current if one not in here and one.kind == "approve"]
        elsewhere = self.memory.decisions.approved_elsewhere(ids, but=thread, visible=lambda there: self.may_tell(there, thread))
        marks = {
            key: Marks(
                here=tuple(one for one in here if one.creator_id == key),
                earlier=tuple(one for one in earlier if one.creator_id == key),
                elsewhere=tuple(one for one in elsewhere if one.decision.creator_id == key),
            )
            for key in ids
        }
        return {key: mark for key, mark in marks.items() if mark != Marks()}

    def _traits(self, shortlist: Shortlist, hand: Hand) -> dict[str, tuple[Trait, ...]]:
        examples = self.matchmaker.matcher.examples(shortlist.brief, hand, self.matchmaker.desk())
        if not examples:
            return {}
        found = shared([match.row for match in shortlist.matches], examples, self.matchmaker.desk())
        return {match.creator.id: traits for match, traits in zip(shortlist.matches, found, strict=True)}
