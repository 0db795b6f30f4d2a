"""A shortlist as a table: the columns that every export has."""

from index.texts import shown
from prompts import telling
from prompts.words import Words
from retrieval.brief import tier_of
from retrieval.niches import NicheBook
from retrieval.shortlist import Shortlist

HEADER = (
    "place", "id", "name", "platform", "handle", "link", "country", "places", "languages", "followers", "followers_as_of", "tier",
    "engagement_rate", "engagement_percentile", "score", "fits", "why", "unknown", "check", "post_1", "post_1_date", "post_1_link",
    "post_2", "post_2_date", "post_2_link", "contact",
)  # fmt: skip

Cell = str | int | float | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # OWASP's list


def table(shortlist: Shortlist, words: Words, book: NicheBook) -> list[list[Cell]]:
    """One row a match, in the order of `HEADER`; texts are safe to open in a spreadsheet."""
    return [[safe(cell) for cell in _row(place, shortlist, words, book)] for place in range(len(shortlist.matches))]


def safe(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front, which shows as text."""
    if isinstance(cell, str):
        text = shown(cell)
        return f"'{text}" if text.startswith(_FORMULA) else text
    return cell


def _row(place: int, shortlist: Shortlist, words: Words, book: NicheBook) -> list[Cell]:
    match = shortlist.matches[place]
    creator, account = match.creator, match.account
    followers, rate = account.latest("followers"), account.latest("engagement_rate")
    posts: list[Cell] = []
    for k in range(2):
        post = match.evidence[k].post if k < len(match.evidence) else None
        posts += [post.wording, post.posted_at.date().isoformat() if post.posted_at else None, post.url] if post else [None, None, None]
    return [
        place + 1,
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
        "; ".join(telling.reasons(match, shortlist, words, book)),
        telling.unknowns(match, words),
        "; ".join(telling.cautions(match, words)) or None,
        *posts,
        creator.contact,
    ]
