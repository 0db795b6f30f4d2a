"""Everything that is known of one creator of a list, in groups of lines: who, why, proofs, fees, what to weigh, what was decided."""

from collections.abc import Iterator
from itertools import zip_longest

from bot import decision_words
from bot.blocks.prose import Line, Piece, joined
from bot.blocks.showing import Showing
from bot.blocks.telling_lines import head, linked, proved, to_post
from bot.blocks.whom import named_marks
from bot.proposal import Proposal
from index.records import Account, Creator, Figure
from index.texts import one_line
from prompts import comparing, fees, proving, telling
from prompts.figures import count, day, number, share
from prompts.joining import commas
from prompts.likeness import in_common
from prompts.naming import country, tongue
from prompts.words import Words
from retrieval.shortlist import Match

LONGEST_QUOTE = 600
Group = tuple[str, list[Line]]
"""A heading, empty for none, and its lines."""


def groups(place: int, proposal: Proposal, showing: Showing) -> Iterator[Group]:
    """Every group that has something to say, in the order in which a person reads. Raises IndexError beyond the list."""
    words = showing.words
    match, _, marks = proposal.at(place)
    yield "", [head(place, proposal, words), *_who(match, showing)]
    told: tuple[Group, ...] = (
        (words("window.accounts"), [_account(one, words) for one in match.creator.accounts]),
        (words("window.why"), list(_why(place, proposal, showing))),
        (
            words("window.posts"),
            [joined([telling.quote(one, words, length=LONGEST_QUOTE), *to_post(one.post.url, words)]) for one in match.evidence],
        ),
        (f"{words('view.ledger')}: {proving.summary_line(match.ledger, words)}", [proved(one, words) for one in match.ledger]),
        (words("view.fee"), list(_fees(place, proposal, showing))),
        (words("window.weigh"), list(_weigh(match, words))),
        (words("window.decisions"), [f"✎ {one}" for one in decision_words.marks(named_marks(marks, showing), words)]),
    )
    yield from ((title, lines) for title, lines in told if lines)


def _who(match: Match, showing: Showing) -> Iterator[Line]:
    words, creator = showing.words, match.creator
    where = commas([*creator.places, *([country(creator.country, words)] if creator.country else [])], words)
    yield joined([telling.standing(match.account, words), where])
    for label, value in _facts(creator, showing):
        if value:
            yield f"{label}: {value}"


def _facts(creator: Creator, showing: Showing) -> Iterator[tuple[str, str]]:
    words, last = showing.words, creator.last_posted
    yield words("window.also"), commas(creator.other_names, words)
    yield words("window.bio"), one_line(creator.bio or "")
    yield words("view.languages"), commas((tongue(code, words) for code in creator.languages), words)
    yield words("window.niches"), commas(creator.niches, words)
    yield words("window.gender"), words.of("proof", creator.gender) if creator.gender else ""
    if creator.represented is not None:
        yield words("window.agent"), words("window.yes" if creator.represented else "window.no")
    yield words("view.last_post"), day(last.date(), words.language) if last else ""
    if showing.audience.contacts:
        yield words("window.contact"), one_line(creator.contact or "")


def _account(account: Account, words: Words) -> Line:
    """One account: its figures with their days; the day of the followers is not told again."""
    language = words.language
    followers, rate, views = (account.latest(metric) for metric in ("followers", "engagement_rate", "median_views"))
    handle = f" @{one_line(account.handle)}{' ✓' if account.verified else ''}"
    told: list[str | Piece] = [Piece(text=account.platform, url=account.url), handle]  # with a dot in it no label of a link may hold it
    figures = [telling.standing(account, words) if followers else words("match.followers_unknown")]
    if rate is not None:
        figures.append(f"{words('view.engagement')} {share(rate.value, language)}{_since(rate, followers, words)}")
    if views is not None:
        figures.append(f"{words('view.median_views')} {count(views.value, language)}{_since(views, followers, words)}")
    return joined([told, *figures])


def _since(figure: Figure, followers: Figure | None, words: Words) -> str:
    if followers is not None and figure.as_of == followers.as_of:
        return ""
    age = words("match.as_of", date=day(figure.as_of, words.language)) if figure.as_of else words("match.undated")
    return f" ({age})"


def _why(place: int, proposal: Proposal, showing: Showing) -> Iterator[Line]:
    words = showing.words
    match, _, _ = proposal.at(place)
    yield from (f"• {one}" for one in telling.reasons(match, proposal.shortlist, words, showing.book))
    if common := in_common(proposal.traits.get(match.creator.id, ()), words, showing.book):
        yield f"• {words('view.alike')}: {common}"
    if not match.evidence:
        yield f"• {words('match.no_posts')}"
    if not match.supported:
        yield f"• {words('list.weaker')}"
    score = number(round(match.score, 2), words.language)
    parts = comparing.score_parts(match, words)
    yield f"{words('view.score')}: {score}{f' = {parts}' if parts else ''}"


def _fees(place: int, proposal: Proposal, showing: Showing) -> Iterator[Line]:
    if not showing.audience.fees:
        return
    words, total = showing.words, proposal.total
    _, fee, _ = proposal.at(place)
    yield fees.line(fee, words)
    yield from (f"• {one}" for one in fees.pieces(fee, words))
    if place <= len(total.standings) and (within := fees.standing(total.standings[place - 1], total, words)):
        yield within
    yield from fees.notes(fee, words)
    yield from fees.terms([fee], words)


def _weigh(match: Match, words: Words) -> Iterator[Line]:
    yield from (f"⚠ {one}" for one in telling.cautions(match, words))
    for one, sentence in zip_longest(match.conflicts, telling.conflicts(match, words)):
        yield linked(f"⚖ {sentence}", (post.url for post in one.posts), words)
    if match.twins:
        yield words("match.twins", names=commas(match.twins, words))
