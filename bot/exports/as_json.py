"""A brief and a shortlist as JSON, for programs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.proposal import Proposal
from index.catalogue.creators import CREATOR_JSON
from index.records import Creator, Post
from retrieval.brief_json import brief_as_json
from retrieval.fees.creator_fee import CreatorFee
from retrieval.fees.money import USD, Exchange, FeeRange, Rate, RateWanted, dated
from retrieval.shortlist import Judged, Match, Proof, Quoted, Shortlist


def creator_as_json(creator: Creator) -> dict[str, Any]:
    """The whole record."""
    told: dict[str, Any] = CREATOR_JSON.dump_python(creator, mode="json")
    return told


def shortlist_as_json(shortlist: Shortlist) -> dict[str, Any]:
    """Everything that the search knew."""
    return {
        "brief": brief_as_json(shortlist.brief),
        "today": shortlist.today.isoformat(),
        "generation": shortlist.generation,
        "catalogue_size": shortlist.catalogue_size,
        "passing": shortlist.passing,
        "supported": shortlist.supported,
        "removed": [{"field": r.requirement.field, "asked": r.requirement.asked, "creators": r.creators} for r in shortlist.removed],
        "matches": [_match(match) for match in shortlist.matches],
    }


def proposal_as_json(proposal: Proposal) -> dict[str, Any]:
    """The shortlist with its fees, as it is kept and replayed; what people decided about it is kept by itself."""
    told = shortlist_as_json(proposal.shortlist)
    matches = [{**match, "fee": _fee(fee)} for match, fee in zip(told["matches"], proposal.fees, strict=True)]
    total = proposal.total
    return {
        **told,
        "matches": matches,
        "fees": {
            "exchange": exchange_as_json(proposal.exchange),
            "total": _range(total.package),
            "counted": total.counted,
            "budget": total.budget,
            "budget_per": total.per if total.budget is not None else None,
            "fits": total.fits,
        },
    }


def exchange_as_json(exchange: Exchange) -> dict[str, Any]:
    """The currency that amounts are in, and the rate that they were made with."""
    rate = exchange.rate
    return {
        "currency": exchange.currency,
        "per_usd": exchange.per_usd,
        "as_of": rate.as_of.isoformat() if rate and rate.as_of else None,
        "source": rate.source if rate else None,
        "wanted": exchange.wanted.currency if exchange.wanted else None,
    }


def exchange_from_json(told: Mapping[str, Any], *, today: date) -> Exchange:
    """The same rate again, as old as it was on that day."""
    wanted = told["wanted"]
    if told["currency"] == USD:
        return Exchange(wanted=RateWanted(currency=wanted, why="missing") if wanted else None)
    as_of = date.fromisoformat(told["as_of"]) if told["as_of"] else None
    source, per_usd = str(told["source"]), float(told["per_usd"])
    if as_of is None:
        rate = Rate(currency=told["currency"], per_usd=per_usd, as_of=None, source=source)
    else:
        rate = dated(told["currency"], per_usd, as_of, source, today=today)
    asked = RateWanted(currency=wanted, why="old", last=as_of) if wanted else None
    return Exchange(currency=told["currency"], per_usd=per_usd, rate=rate, wanted=asked)


def _match(match: Match) -> dict[str, Any]:
    engagement = match.engagement
    return {
        "id": match.creator.id,
        "name": match.creator.name,
        "accounts": [
            {"platform": a.platform, "handle": a.handle, "url": a.url, "followers": f.value if (f := a.latest("followers")) else None}
            for a in match.creator.accounts
        ],
        "country": match.creator.country,
        "places": list(match.creator.places),
        "account": f"{match.account.platform}:{match.account.handle}",
        "score": match.score,
        "supported": match.supported,
        "parts": [{"name": p.name, "value": round(p.value, 5), "because": dict(p.because)} for p in match.parts],
        "posts": [
            {
                "id": e.post.id,
                "url": e.post.url,
                "posted_at": e.post.posted_at.isoformat() if e.post.posted_at else None,
                "text": e.post.wording,
                "meaning": e.meaning,
                "words": e.words,
            }
            for e in match.evidence
        ],
        "requirements": [_judged(one) for one in match.ledger],
        "engagement": None
        if engagement is None
        else {
            "rate": engagement.rate,
            "percentile": engagement.percentile,
            "basis": engagement.basis,
            "accounts_compared": engagement.cell_size,
        },
        "warnings": [{"code": c.code, "account": c.account, "evidence": dict(c.evidence)} for c in match.cautions],
        "conflicts": [{"code": c.code, "phrase": c.phrase, "posts": [_cited(post) for post in c.posts]} for c in match.conflicts],
        "days_silent": match.days_silent,
        "twins": list(match.twins),
        "pinned": match.pinned,
    }


def _judged(one: Judged) -> dict[str, Any]:
    return {
        "field": one.requirement.field,
        "asked": one.requirement.asked,
        "status": one.status,
        "hard": one.hard,
        "proofs": [_proof(proof) for proof in one.proofs],
    }


def _proof(proof: Proof) -> dict[str, Any]:
    if isinstance(proof, Quoted):
        return {"quote": proof.text, **(_cited(proof.post) if proof.post else {"bio": True})}
    return {
        "what": proof.what,
        "value": proof.value,
        "account": proof.account,
        "as_of": proof.as_of.isoformat() if proof.as_of else None,
        "source": proof.source,
    }


def _cited(post: Post) -> dict[str, Any]:
    return {"post": post.id, "url": post.url, "posted_at": post.posted_at.isoformat() if post.posted_at else None}


def _fee(fee: CreatorFee) -> dict[str, Any]:
    return {
        "paid": fee.paid,
        "package": _range(fee.package),
        "pieces": [
            {
                "kind": one.deliverable.kind,
                "platform": one.deliverable.platform,
                "count": one.deliverable.count,
                "priced_as": one.priced_as,
                "basis": one.basis,
                "each": _range(one.each),
            }
            for one in fee.pieces
        ],
        "left_out": [{"kind": one.deliverable.kind, "platform": one.deliverable.platform, "why": one.why} for one in fee.left_out],
        "assumed": fee.assumed,
        "drivers": [{"what": d.what, "name": d.name, "days": d.days, "factor": round(d.factor, 4)} for d in fee.drivers],
        "unknown": list(fee.unknown),
        "rests_on": [
            {
                "account": one.account,
                "metric": one.figure.metric,
                "value": one.figure.value,
                "as_of": one.figure.as_of.isoformat() if one.figure.as_of else None,
                "source": one.figure.source,
            }
            for one in fee.footings
        ],
        "wide": fee.wide,
        "extrapolated": fee.extrapolated,
    }


def _range(fee: FeeRange | None) -> dict[str, Any] | None:
    if fee is None:
        return None
    return {
        "currency": fee.currency,
        "low": fee.low,
        "likely_low": fee.likely_low,
        "median": fee.median,
        "likely_high": fee.likely_high,
        "high": fee.high,
    }
