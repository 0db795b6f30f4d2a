"""The cards of a shortlist: who, why with the quoted post and its date, what it costs, how the requirements stand, what to check.

A card's text is 200 characters at most, so the quote takes what the rest leaves; all of it stands in full below the cards and in the
window of the creator.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.blocks.buttons import button
from bot.blocks.directions import closing, directed, opening
from bot.blocks.prose import Line, Piece, in_direction, joined, name
from bot.blocks.screen import Screen
from bot.blocks.showing import Showing
from bot.blocks.text import MORE, Block, literal, mrkdwn, shortened
from bot.memory.decisions import Decision
from bot.proposal import Marks, Proposal
from index.texts import one_line
from prompts import fees, proving, telling
from prompts.figures import number, share
from prompts.words import Words
from retrieval.fees.creator_fee import CreatorFee
from retrieval.shortlist import Evidence, Match

MOST_CARDS = 10
MOST_TITLE, MOST_SUBTITLE, MOST_BODY = 150, 150, 200
_LONGEST_NAME, _LONGEST_HANDLE = 80, 40
_SHORTEST_QUOTE = 60
"""Characters for a quote and its day that still tell something; with fewer the signs of the ledger stand without their words."""
_MOST_KINDS = 2
_FEWEST = 8
"""Characters of a quote without which its day alone is told."""


def carousel(places: Sequence[int], proposal: Proposal, showing: Showing, screen: Screen) -> Block:
    """The cards of at most `MOST_CARDS` places."""
    return {"type": "carousel", "elements": [card(place, proposal, showing, screen) for place in places]}


def card(place: int, proposal: Proposal, showing: Showing, screen: Screen) -> Block:
    """One creator, with what is done most on it; the rest is in the window behind the last button."""
    match, fee, marks = proposal.at(place)
    words = showing.words
    title: list[str | Piece] = [f"{number(place, words.language)}. ", _name(match), *([" 📌"] if match.pinned else [])]
    made: Block = {
        "type": "card",
        "title": mrkdwn(_line(title, words, MOST_TITLE)),
        "subtitle": mrkdwn(_line(subtitle(match, words), words, MOST_SUBTITLE)),
        "body": mrkdwn(_body(match, fee, marks, showing)),
    }
    on_screen = screen.place(place, proposal)
    if on_screen is None:
        return made
    acts = ("draft", "details") if _approved(marks.here) else ("approve", "draft", "details")
    return made | {"actions": [button(words.of("card", act), screen.control(act, on_screen)) for act in acts]}


def subtitle(match: Match, words: Words) -> list[str | Piece]:
    """Handle, platform, size, tier, and how the engagement stands among accounts of the same kind."""
    size = telling.size(match.account, words) or words("match.followers_unknown")
    handle = name(f"@{one_line(match.account.handle, most=_LONGEST_HANDLE)}")
    return joined([handle, match.account.platform, size, _standing(match, words)])


def _standing(match: Match, words: Words) -> str:
    found = match.engagement
    if found is None:
        return ""
    rate = share(found.rate, words.language)
    if found.percentile is not None:
        return words("card.percentile", rate=rate, share=share(found.percentile / 100, words.language))
    if found.norm is None:
        return words("card.rate", rate=rate)
    low, high = share(found.norm.low, words.language), share(found.norm.high, words.language)
    return words("card.norm", rate=rate, norm=low if low == high else words("brief.between", low=low, high=high))


def price(fee: CreatorFee, words: Words) -> str:
    """What it probably costs in a few words."""
    if fee.package is not None:
        return words("card.fee", range=fees.likely(fee, words))
    return words.of("value", fee.paid) if fee.paid in {"gifted", "affiliate"} else words("fee.none")


def verdicts(match: Match, words: Words, *, short: bool = False) -> str:
    """How many requirements are met, not met and unknown, with their signs; without their words where it must be short."""
    if short:
        return proving.tally(match.ledger, words)
    counted = Counter(one.status for one in match.ledger if not proving.looked_in_vain(one))
    told = [(status, number(counted[status], words.language)) for status in proving.MARKS if counted[status]]
    return " · ".join(f"{proving.mark(status)} {words(f'ledger.count_{status}', count=found)}" for status, found in told)


def warned(match: Match, words: Words) -> str:
    """How many points there are to check, and to weigh in earlier work."""
    cautions, conflicts = len(telling.cautions(match, words)), len(match.conflicts)
    told = [f"⚠ {words('card.check', count=number(cautions, words.language))}"] if cautions else []
    told += [f"⚖ {words('card.weigh', count=number(conflicts, words.language))}"] if conflicts else []
    return " · ".join(told)


def decided(marks: Marks, words: Words) -> str:
    """What stands decided about a creator, the latest kinds in a word each; all of it with names stands below."""
    kinds = list(dict.fromkeys(one.kind for one in reversed(marks.here) if one.undone_at is None))[:_MOST_KINDS]
    told = [words(f"decision.{kind}") for kind in kinds] or ([words("card.elsewhere")] if marks.elsewhere or marks.earlier else [])
    return f"✎ {' · '.join(told)}" if told else ""


def _body(match: Match, fee: CreatorFee, marks: Marks, showing: Showing) -> str:
    words = showing.words
    priced = price(fee, words) if showing.audience.fees else ""
    last = " · ".join(part for part in (warned(match, words), decided(marks, words)) if part)
    for short in (False, True):
        lines = [line for line in (priced, verdicts(match, words, short=short), last) if line]
        rest = "\n".join(directed(literal(line), words.language) for line in lines)
        room = MOST_BODY - len(rest) - 1
        if room >= _SHORTEST_QUOTE:
            break
    first = _quoted(match.evidence[0], words, room) if match.evidence else _line([words("match.no_posts")], words, room)
    return f"{first}\n{rest}".strip()


def _quoted(evidence: Evidence, words: Words, room: int) -> str:
    """The post's own words with its day, in as many characters as there are."""
    text, day = one_line(evidence.post.wording), telling.dated(evidence.post, words)
    for most in range(min(len(text), room), _FEWEST, -1):
        line = _written(["“", name(shortened(text, most)), f"” · {day}"], words)
        if len(line) <= room:
            return line
    return _line([day], words, room)


def _line(pieces: Line, words: Words, most: int) -> str:
    """One line in at most so many characters, in the direction of the language; where it is too long, names and then all of it are cut."""
    told = [part if isinstance(part, Piece) else Piece(text=part) for part in pieces]
    longest = max((len(one.text) for one in told), default=0)
    for kept in range(longest, 0, -1):
        line = _written([replace(one, text=shortened(one_line(one.text), kept)) if one.apart else one for one in told], words)
        if len(line) <= most:
            return line
    whole = "".join(one.text for one in told)
    return next((line for kept in range(most, 0, -1) if len(line := literal(shortened(whole, kept))) <= most), MORE)


def _written(pieces: Line, words: Words) -> str:
    """Pieces as mrkdwn without any marks of its own."""
    told = [part if isinstance(part, Piece) else Piece(text=part) for part in pieces]
    text = "".join(in_direction(replace(one, text=literal(one.text)), words.language) for one in told)
    return f"{opening(text, words.language)}{text}{closing(words.language)}"


def _name(match: Match) -> Piece:
    return name(one_line(match.creator.name, most=_LONGEST_NAME) or one_line(match.account.handle, most=_LONGEST_HANDLE))


def _approved(here: Sequence[Decision]) -> bool:
    return any(one.kind == "approve" and one.undone_at is None for one in here)
