"""Why somebody is not in a list, in sentences with their figures, and what would bring them in."""

from collections.abc import Iterator

from index.texts import one_line
from prompts import proving
from prompts.figures import number, share
from prompts.joining import commas
from prompts.meter import asked_otherwise
from prompts.words import Words
from retrieval.why_not import Content, Ranked, WhyNot

LONGEST_NAME = 60
DECIMALS = 2
"""Of figures of content; a score has one more, since places lie closer together."""


def lines(why: WhyNot, words: Words) -> list[str]:
    """Everything that keeps them out, the plainest reason first, then what would help."""
    return list(_lines(why, words))


def _lines(why: WhyNot, words: Words) -> Iterator[str]:
    name = _handle(f"{why.creator.main_account.platform}:{why.creator.main_account.handle}")
    if why.listed is not None:
        yield words("why_not.listed", name=name, place=number(why.listed, words.language))
        return
    by_hand = [one for one in why.unmet if one.requirement.field in {"dropped", "blocked"}]
    for one in by_hand:
        yield words(f"why_not.{one.requirement.field}", name=name)
    if unmet := [one for one in why.unmet if one not in by_hand]:
        yield words("why_not.unmet", name=name)
        yield from (proving.line(one, words) for one in unmet)
    elif why.strict and why.unknown and not by_hand:
        yield words("why_not.unknown", name=name, fields=_fields(why, words))
    if why.content is not None:
        yield from _content(why.content, name, words)
    if why.twin is not None:
        yield words("why_not.twin", other=_handle(why.twin))
    if why.ranked is not None:
        yield from _ranked(why.ranked, why, name, words)
    for way in why.ways:
        told = asked_otherwise(way.refinement, why.brief, words)
        yield words("why_not.way", change=f"{told[:1].upper()}{told[1:]}", place=number(way.place, words.language))
    if why.out and not why.by_hand and not why.ways and why.content is None:
        yield words("why_not.no_way")


def _content(content: Content, name: str, words: Words) -> Iterator[str]:
    language = words.language
    total, cut = (number(round(figure, DECIMALS), language) for figure in (content.total, content.cut))
    yield words("why_not.content", name=name, total=total, cut=cut)
    if content.usual is not None and content.low is not None:
        own, usual = (number(round(getattr(part, content.low), DECIMALS), language) for part in (content.parts, content.usual))
        yield words(f"why_not.low_{content.low}", own=own, usual=usual)


def _ranked(ranked: Ranked, why: WhyNot, name: str, words: Words) -> Iterator[str]:
    language = words.language
    yield words("why_not.ranked", name=name, place=number(ranked.place, language), shown=number(why.shown, language))
    if ranked.last is None:
        return
    if ranked.lacks is None:
        if why.unknown:
            yield words("why_not.behind_unknown", fields=_fields(why, words))
        return
    own, theirs = (number(round(one.score, DECIMALS + 1), language) for one in (ranked.match, ranked.last))
    account = ranked.last.account
    yield words("why_not.scores", own=own, theirs=theirs, last=_handle(f"{account.platform}:{account.handle}"))
    yield words(f"why_not.lacks_{ranked.lacks}")
    if ranked.rate_needed is not None and ranked.match.engagement is not None:
        rate, needed = share(ranked.match.engagement.rate, language), share(ranked.rate_needed, language)
        yield words("why_not.rate_needed", needed=needed, rate=rate)


def _fields(why: WhyNot, words: Words) -> str:
    return commas(dict.fromkeys(words.of("field", one.field) for one in why.unknown), words)


def _handle(key: str) -> str:
    """`platform:handle` as `@handle`; another id as it is."""
    return f"@{one_line(key.partition(':')[2] or key)[:LONGEST_NAME]}"
