"""One creator of a list in lines: in short under the cards, in full where they are explained."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from bot import decision_words
from bot.blocks.prose import Line, Piece, joined, name, strong
from bot.blocks.showing import Showing
from bot.blocks.whom import named_marks
from bot.proposal import Proposal
from index.texts import one_line
from prompts import comparing, fees, proving, telling
from prompts.figures import number
from prompts.joining import commas, semicolons
from prompts.likeness import in_common
from prompts.naming import country
from prompts.words import Words
from retrieval.shortlist import Judged, Known, Match, Quoted

LONGEST_NAME = 120


def head(place: int, proposal: Proposal, words: Words) -> list[str | Piece]:
    """Who stands at a place, with a link to the account."""
    match, _, _ = proposal.at(place)
    platform = Piece(text=match.account.platform, url=match.account.url)
    handle = name(f"@{one_line(match.account.handle, most=LONGEST_NAME)}")
    return joined([_placed(place, match, words), handle, platform])


def _placed(place: int, match: Match, words: Words) -> list[str | Piece]:
    called = one_line(match.creator.name, most=LONGEST_NAME) or one_line(match.account.handle, most=LONGEST_NAME)
    pinned = [" 📌"] if match.pinned else []
    return [strong(f"{number(place, words.language)}. "), name(called, bold=True), *pinned]


def in_short(place: int, proposal: Proposal, showing: Showing) -> Iterator[Line]:
    """Why, and what a card has no room for: what is not met or not known, what to check, what was decided."""
    words = showing.words
    match, _, _ = proposal.at(place)
    why = semicolons(telling.reasons(match, proposal.shortlist, words, showing.book), words)
    yield joined([_placed(place, match, words), why])
    if common := in_common(proposal.traits.get(match.creator.id, ()), words, showing.book):
        yield f"{words('view.alike')}: {common}"
    if not match.evidence:
        yield words("match.no_posts")
    if not match.supported:
        yield words("list.weaker")
    yield from _to_weigh(place, proposal, showing)


def in_full(place: int, proposal: Proposal, showing: Showing) -> Iterator[Line]:
    """Everything that is known: who and where, why, every post and proof, what it costs piece by piece, the parts of the score."""
    words = showing.words
    match, fee, _ = proposal.at(place)
    creator, account = match.creator, match.account
    yield head(place, proposal, words)
    where = commas([*creator.places, *([country(creator.country, words)] if creator.country else [])], words)
    yield joined([telling.standing(account, words), where])
    yield semicolons(telling.reasons(match, proposal.shortlist, words, showing.book), words)
    if common := in_common(proposal.traits.get(creator.id, ()), words, showing.book):
        yield f"{words('view.alike')}: {common}"
    for evidence in match.evidence:
        yield joined([telling.quote(evidence, words), *to_post(evidence.post.url, words)])
    if not match.evidence:
        yield words("match.no_posts")
    if not match.supported:
        yield words("list.weaker")
    if showing.audience.fees:
        yield [strong(words("view.fee")), f": {fees.line(fee, words)}"]
        yield from (*fees.pieces(fee, words), *fees.notes(fee, words))
    if match.ledger:
        yield [strong(words("view.ledger")), f": {proving.summary_line(match.ledger, words)}"]
    yield from (proved(one, words) for one in match.ledger)
    score = number(round(match.score, 2), words.language)
    yield [strong(words("view.score")), f": {score} = {comparing.score_parts(match, words)}"]
    yield from _to_weigh(place, proposal, showing, ledger=False)


def _to_weigh(place: int, proposal: Proposal, showing: Showing, *, ledger: bool = True) -> Iterator[Line]:
    words = showing.words
    match, _, marks = proposal.at(place)
    if ledger:
        yield from (proved(one, words) for one in match.ledger if one.status == "not_met")
        if unknown := telling.unknowns(match, words):
            yield f"{proving.mark('unknown')} {unknown}"
    yield from (f"⚠ {words('caution.title')}: {sentence}" for sentence in telling.cautions(match, words))
    for one, sentence in zip_longest(match.conflicts, telling.conflicts(match, words)):
        yield linked(f"⚖ {words('conflict.title')}: {sentence}", (post.url for post in one.posts), words)
    yield from (f"✎ {sentence}" for sentence in decision_words.marks(named_marks(marks, showing), words))
    if match.twins:
        yield words("match.twins", names=commas(match.twins, words))


def proved(one: Judged, words: Words) -> Line:
    """A requirement with its verdict and proof, whose posts can be opened."""
    return linked(proving.line(one, words), urls_of(one), words)


def urls_of(one: Judged) -> list[str | None]:
    """The addresses of posts and accounts in the proofs of a requirement."""
    posts = [proof.post.url for proof in one.proofs if isinstance(proof, Quoted) and proof.post is not None]
    return [*posts, *(str(proof.value) for proof in one.proofs if isinstance(proof, Known) and proof.what == "platform")]


def to_post(url: str | None, words: Words) -> list[Piece]:
    """A link to a post, where the record has one."""
    return [Piece(text=words("card.post"), url=address) for address in telling.link(url)]


def linked(sentence: str, urls: Iterable[str | None], words: Words) -> list[str | Piece]:
    """A sentence in which addresses of the record are links; any other address in it stays text."""
    known = sorted({address for url in urls for address in telling.link(url)}, key=lambda one: (-len(one), one))
    parts: list[str | Piece] = [sentence]
    for url in known:
        parts = [inner for part in parts for inner in ([part] if isinstance(part, Piece) else _split(part, url, words))]
    return parts


def _split(text: str, url: str, words: Words) -> Iterator[str | Piece]:
    before, *others = text.split(url)
    yield before
    for other in others:
        yield Piece(text=words("card.post"), url=url)
        yield other
