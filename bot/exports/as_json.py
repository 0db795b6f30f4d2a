"""A brief and a shortlist as JSON, for programs."""

from typing import Any

from index.catalogue.creators import CREATOR_JSON
from index.records import Creator
from retrieval.brief_json import brief_as_json
from retrieval.shortlist import Match, Shortlist


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
        "requirements": [{"field": j.requirement.field, "asked": j.requirement.asked, "status": j.status} for j in match.ledger],
        "engagement": None
        if engagement is None
        else {
            "rate": engagement.rate,
            "percentile": engagement.percentile,
            "basis": engagement.basis,
            "accounts_compared": engagement.cell_size,
        },
        "warnings": [{"code": c.code, "account": c.account, "evidence": dict(c.evidence)} for c in match.cautions],
        "days_silent": match.days_silent,
        "twins": list(match.twins),
    }
