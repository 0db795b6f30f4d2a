"""The ledger of a shortlist as a table: one row for each creator and requirement, with its proof."""

from bot.exports.rows import Cell, safe
from prompts import proving
from prompts.words import Words
from retrieval.shortlist import Judged, Known, Match, Quoted, Shortlist

LEDGER_HEADER = (
    "place", "id", "name", "requirement", "asked_for", "hard", "status", "proof", "quote", "figure", "figure_as_of", "source", "post_date",
    "post_link",
)  # fmt: skip


def ledger_table(shortlist: Shortlist, words: Words) -> list[list[Cell]]:
    """One row a requirement and creator, in the order of `LEDGER_HEADER`; texts are safe to open in a spreadsheet."""
    return [
        [safe(cell) for cell in _row(place, match, judged, words)]
        for place, match in enumerate(shortlist.matches, start=1)
        for judged in match.ledger
    ]


def _row(place: int, match: Match, judged: Judged, words: Words) -> list[Cell]:
    quoted = next((proof for proof in judged.proofs if isinstance(proof, Quoted)), None)
    known = next((proof for proof in judged.proofs if isinstance(proof, Known)), None)
    post = quoted.post if quoted else None
    return [
        place,
        match.creator.id,
        match.creator.name,
        judged.requirement.field,
        judged.requirement.asked,
        "yes" if judged.hard else "no",
        judged.status,
        proving.proof(judged.proofs, words) or None,
        quoted.text if quoted else None,
        known.value if known else None,
        known.as_of.isoformat() if known and known.as_of else None,
        known.source if known else None,
        post.posted_at.date().isoformat() if post and post.posted_at else None,
        post.url if post else None,
    ]
