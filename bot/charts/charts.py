"""The pictures of a shortlist: values in, PNG out. The same input gives the same bytes; nothing is read from disk but our fonts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.charts import order as order_picture
from bot.charts import reach, standing
from bot.charts.drawing import png_of
from bot.charts.page import Drawn, Edition
from prompts.words import Words
from retrieval.brief import Brief
from retrieval.fees.creator_fee import CreatorFee
from retrieval.fees.money import Exchange
from retrieval.shortlist import Match


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A PNG of 1600 by 900 pixels, less high for a list of few, a name for its file, and a sentence or two in the reader's language for
    who does not see it (with isolates around names, UAX #9).
    """

    name: str
    png: bytes
    alt: str


def reach_against_fee(
    matches: Sequence[Match], fees: Sequence[CreatorFee], *, exchange: Exchange, brief: Brief, words: Words, today: date, list_id: str
) -> Picture:
    """Followers (median views where these are not known) against likely and could-be fee, in the currency of `exchange`.

    `fees` are those of the matches, in any order; who has none is listed with the reason. A line shows the budget for one creator where
    the brief has one. Raises ValueError for an empty list; of more than 20 creators the first 20 are drawn, and the picture says so.
    """
    edition = Edition(words=words, today=today, list_id=list_id)
    return _printed(reach.draw(matches, fees, exchange=exchange, brief=brief, edition=edition))


def engagement(matches: Sequence[Match], *, words: Words, today: date, list_id: str) -> Picture:
    """Engagement as percentile within platform and tier; beside the published norm where too few accounts are on record.

    Raises ValueError for an empty list; of more than 20 creators the first 20 are drawn, and the picture says so.
    """
    return _printed(standing.draw(matches, edition=Edition(words=words, today=today, list_id=list_id)))


def order(matches: Sequence[Match], *, words: Words, today: date, list_id: str) -> Picture:
    """The parts of every score in the list's order, with the total, and what places a creator beside the score.

    Raises ValueError for an empty list; of more than 20 creators the first 20 are drawn, and the picture says so.
    """
    return _printed(order_picture.draw(matches, edition=Edition(words=words, today=today, list_id=list_id)))


def _printed(drawn: Drawn) -> Picture:
    return Picture(name=drawn.name, png=png_of(drawn.page.svg()), alt=drawn.alt)
