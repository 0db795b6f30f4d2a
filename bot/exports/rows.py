"""A shortlist as a table: the columns that every export has."""

from bot import decision_words
from bot.proposal import Proposal
from index.texts import shown
from prompts import fees, proving, telling
from prompts.words import Words
from retrieval.brief import tier_of
from retrieval.fees.money import FeeRange
from retrieval.niches import NicheBook

HEADER = (
    "place", "id", "name", "platform", "handle", "link", "country", "places", "languages", "followers", "followers_as_of", "tier",
    "engagement_rate", "engagement_percentile", "score", "fits", "why", "requirements", "unknown", "not_met", "check", "earlier_work",
    "decided", "fee_currency", "fee_likely_low", "fee_median", "fee_likely_high", "fee_low", "fee_high", "fee_told", "post_1",
    "post_1_date", "post_1_link", "post_2", "post_2_date", "post_2_link", "contact",
)  # fmt: skip

Cell = str | int | float | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # OWASP's list


def table(proposal: Proposal, words: Words, book: NicheBook) -> list[list[Cell]]:
    """One row a match, in the order of `HEADER`; texts are safe to open in a spreadsheet."""
    return [[safe(cell) for cell in _row(place, proposal, words, book)] for place in range(1, len(proposal.shortlist.matches) + 1)]


def safe(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front, which shows as text."""
    if isinstance(cell, str):
        text = shown(cell)
        return f"'{text}" if text.startswith(_FORMULA) else text
    return cell


def _row(place: int, proposal: Proposal, words: Words, book: NicheBook) -> list[Cell]:
    match, fee, marks = proposal.at(place)
    creator, account = match.creator, match.account
    followers, rate = account.latest("followers"), account.latest("engagement_rate")
    posts: list[Cell] = []
    for k in range(2):
        post = match.evidence[k].post if k < len(match.evidence) else None
        posts += [post.wording, post.posted_at.date().isoformat() if post.posted_at else None, post.url] if post else [None, None, None]
    return [
        place,
        creator.id,
        creator.name,
        account.platform,
        account.handle,
        account.url,
        creator.country,
        ", ".join(creator.places),
        ", ".join(creator.languages),
        int(followers.value) if followers else None,
        followers.as_of.isoformat() if followers and followers.as_of else None,
        tier_of(followers.value) if followers else None,
        rate.value if rate else None,
        match.engagement.percentile if match.engagement else None,
        match.score,
        "yes" if match.supported else "weakly",
        "; ".join(telling.reasons(match, proposal.shortlist, words, book)),
        proving.summary_line(match.ledger, words) or None,
        telling.unknowns(match, words),
        "; ".join(proving.line(one, words) for one in match.ledger if one.status == "not_met") or None,
        "; ".join(telling.cautions(match, words)) or None,
        "; ".join(telling.conflicts(match, words)) or None,
        "; ".join(decision_words.marks(marks, words)) or None,
        *_fee(fee.package),
        fees.line(fee, words),
        *posts,
        creator.contact,
    ]


def _fee(package: FeeRange | None) -> list[Cell]:
    if package is None:
        return [None] * 6
    return [package.currency, package.likely_low, package.median, package.likely_high, package.low, package.high]
