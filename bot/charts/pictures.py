"""The pictures of a proposal as files."""

from datetime import date

from bot.charts import charts
from bot.charts.charts import Picture
from bot.exports.file import File
from bot.proposal import Proposal
from prompts.words import Words

KINDS = ("fees", "engagement", "order")


def pictures(proposal: Proposal, *, words: Words, today: date, list_id: str, kind: str | None = None) -> tuple[File, ...]:
    """All pictures of a list, or the one of a kind (`KINDS`). Raises ValueError for an empty list."""
    return tuple(
        File(
            name=f"{list_id}-{picture.name}.png" if not picture.name.endswith(".png") else f"{list_id}-{picture.name}",
            content=picture.png,
            alt=picture.alt,
        )
        for one in KINDS
        if kind in {None, one}
        for picture in [_picture(one, proposal, words, today, list_id)]
    )


def _picture(kind: str, proposal: Proposal, words: Words, today: date, list_id: str) -> Picture:
    matches = proposal.shortlist.matches
    if kind == "fees":
        brief = proposal.shortlist.brief
        return charts.reach_against_fee(
            matches, proposal.fees, exchange=proposal.exchange, brief=brief, words=words, today=today, list_id=list_id
        )
    draw = charts.engagement if kind == "engagement" else charts.order
    return draw(matches, words=words, today=today, list_id=list_id)
