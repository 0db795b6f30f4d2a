"""The news of a weekly list in sentences."""

from dataclasses import replace

from bot.weekly.delta import Changed, Delta, New
from bot.weekly.figures import Change, Fee
from prompts import weekly, why_not
from prompts.figures import day
from prompts.joining import semicolons
from prompts.words import Words
from retrieval.why_not import WhyNot


def headline(delta: Delta, words: Words) -> str:
    """What kind of news it is, and since when."""
    if delta.first or delta.since is None:
        return words("weekly.first")
    since = day(delta.since, words.language)
    return words("weekly.quiet", day=since) if delta.quiet else words("weekly.news", day=since)


def why_new(one: New, words: Words) -> str | None:
    """Why somebody is new in the list just now, where more is known than that they fit."""
    told = [
        *([words("weekly.why_back")] if one.back else []),
        *([words("weekly.why_offered")] if one.offered else []),
        *([words("weekly.why_post", day=day(one.posted, words.language))] if one.posted is not None else []),
    ]
    return semicolons(told, words) if told else None


def why_gone(why: WhyNot, words: Words) -> list[str]:
    """Why somebody left the list. What would bring them back is asked for apart (`why not @x`)."""
    return why_not.lines(replace(why, ways=()), words)[:2]


def changes_told(changed: Changed, words: Words) -> str:
    """The changes of one creator's figures in one line."""
    return semicolons((_change(one, words) for one in changed.changes), words)


def _change(one: Change, words: Words) -> str:
    before, after = one.before, one.after
    if isinstance(before, Fee) and isinstance(after, Fee):
        return weekly.fee((before.low, before.high), (after.low, after.high), after.currency, words)
    if isinstance(before, Fee) or isinstance(after, Fee):
        raise TypeError("a fee is compared with a fee")
    tell = weekly.followers if one.what == "followers" else weekly.engagement
    return tell(before, after, words)
