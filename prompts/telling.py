"""What a search knew, in sentences: reasons, cautions, figures and posts of a match, and the summary of a list."""

import re
from collections.abc import Iterator
from datetime import date

from index.records import Account, Post
from index.texts import one_line, shown
from prompts.figures import count, day, number, share
from prompts.joining import commas
from prompts.words import Words
from retrieval.authenticity import Warning as Caution
from retrieval.brief import tier_of
from retrieval.niches import NicheBook
from retrieval.shortlist import Evidence, Match, Part, Shortlist

QUOTE = 160
"""Characters of a quote; a longer post is cut at a word and marked."""

LONGEST_PHRASE = 80
"""Characters of what the brief asks to avoid or to know of that are shown."""

SILENT_DAYS = 120
"""Days without a post from which a match says so (published sign of an account that does not deliver is 90; ours is lenient)."""


def reasons(match: Match, shortlist: Shortlist, words: Words, book: NicheBook) -> list[str]:
    """Why this creator, strongest first."""
    topics = commas(shortlist.brief.topics[:3], words) or _niche_names(match, words, book)
    told: list[str] = []
    if topics and match.supported:
        told.append(words("match.why_topic" if match.evidence else "match.why_profile", topics=topics))
    for part in match.parts:
        if sentence := _reason(part, match, words):
            told.append(sentence)
    return told


def _reason(part: Part, match: Match, words: Words) -> str | None:
    because = dict(part.because)
    language = words.language
    if part.name == "place":
        return words("match.why_place")
    if part.name == "freshness":
        days = int(because["days"])
        return words("match.why_today") if days <= 0 else words("match.why_fresh", days=number(days, language))
    if part.name == "engagement" and (found := match.engagement) is not None:
        if found.percentile is not None:
            return words(
                "match.why_percentile",
                rate=share(found.rate, language),
                percentile=share(found.percentile / 100, language),
                size=number(found.cell_size, language),
                platform=found.platform,
                tier=words(f"match.{found.tier}"),
            )
        if found.norm is not None:
            low, high = share(found.norm.low, language), share(found.norm.high, language)
            norm = low if low == high else words("brief.between", low=low, high=high)
            return words("match.why_norm", rate=share(found.rate, language), norm=norm, year=found.norm.year)
    return None


def cautions(match: Match, words: Words) -> list[str]:
    """What to check before writing to this creator, with the figures."""
    told = [caution(one, words) for one in match.cautions]
    for part in match.parts:
        because = dict(part.because)
        if part.name == "sponsored":
            told.append(words("caution.sponsored", share=share(float(because["share"]), words.language)))
    if match.days_silent is not None and match.days_silent >= SILENT_DAYS:
        told.append(words("caution.silent", days=number(match.days_silent, words.language)))
    return told


def caution(one: Caution, words: Words) -> str:
    """One warning with its evidence."""
    language = words.language
    told: dict[str, str] = {"account": one.account}
    for name, value in one.evidence:
        if name in {"platform", "tier"}:
            told[name] = words(f"match.{value}") if name == "tier" else str(value)
        elif isinstance(value, str):
            told[name] = day(date.fromisoformat(value), language)
        elif name in {"rate", "norm_low", "norm_high", "rise", "percentile"}:
            told[name] = share(value, language)
        elif name in {"days", "size"}:
            told[name] = number(value, language)
        else:
            told[name] = count(value, language)
    return words(f"caution.{one.code}", **told)


def conflicts(match: Match, words: Words) -> list[str]:
    """What to weigh in earlier work, each with its posts: their days and addresses."""
    told: list[str] = []
    for one in match.conflicts:
        what = words(f"conflict.{one.code}", phrase=one_line(one.phrase)[:LONGEST_PHRASE])
        posts = commas((" ".join([dated(post, words), *link(post.url)]) for post in one.posts), words)
        told.append(words("conflict.told", what=what, posts=posts) if posts else what)
    return told


def dated(post: Post, words: Words) -> str:
    """The day of a post, or that it has none."""
    return day(post.posted_at.date(), words.language) if post.posted_at else words("match.undated")


def link(address: str | None) -> list[str]:
    """An address of the web that a person may open, as a list of one; empty where it is none."""
    plain = shown(address or "").strip()
    return [plain] if plain.startswith(("https://", "http://")) and not re.search(r"\s", plain) else []


def standing(account: Account, words: Words) -> str:
    """Followers, tier and the age of the figure, in one phrase."""
    figure = account.latest("followers")
    if figure is None:
        return words("match.followers_unknown")
    age = words("match.as_of", date=day(figure.as_of, words.language)) if figure.as_of else words("match.undated")
    return f"{words('match.followers', count=count(figure.value, words.language))} · {tier_word(account, words)} · {age}"


def size(account: Account, words: Words) -> str:
    """Followers and tier without the age of the figure, for a row of a table."""
    figure = account.latest("followers")
    return "" if figure is None else f"{count(figure.value, words.language)} · {tier_word(account, words)}"


def tier_word(account: Account, words: Words) -> str:
    """The tier in the reader's language."""
    figure = account.latest("followers")
    tier = tier_of(figure.value) if figure else None
    return words(f"match.{tier}") if tier else words("match.tier_none")


def quote(evidence: Evidence, words: Words, *, length: int = QUOTE) -> str:
    """The post's own words, its day and views; cut at a word where it is longer."""
    post = evidence.post
    text = one_line(post.wording)
    if len(text) > length:
        text = text[:length].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"
    details = [
        *([day(post.posted_at.date(), words.language)] if post.posted_at else [words("match.undated")]),
        *([words("match.views", count=count(post.views, words.language))] if post.views is not None else []),
        *([words("match.sponsored")] if post.sponsored else []),
    ]
    return f"“{text}” ({' · '.join(details)})"


def unknowns(match: Match, words: Words) -> str | None:
    """The requirements and must-haves of which nothing is known, in one sentence; of exclusions nobody can know more than no sign."""
    unknown = [one for one in match.ledger if one.status == "unknown" and one.requirement.field != "exclude"]
    free = [one.requirement.asked for one in unknown if one.requirement.field == "must_have"]
    fields = [*(words.of("field", one.requirement.field) for one in unknown if one.hard), *free]
    return words("match.unknown_list", fields=commas(dict.fromkeys(fields), words)) if fields else None


def summary(shortlist: Shortlist, words: Words) -> Iterator[str]:
    """How the list came about: who fits, who was ruled out by what."""
    language = words.language
    if not shortlist.matches:
        yield words("list.none")
    elif shortlist.supported:
        yield words("list.summary", supported=number(shortlist.supported, language), total=number(shortlist.catalogue_size, language))
    removed = [one for one in shortlist.removed if one.creators]
    if removed:
        reasons_told = commas(
            (
                words("list.removed_one", field=words.of("field", one.requirement.field), count=number(one.creators, language))
                for one in removed
            ),
            words,
        )
        yield words("list.removed", reasons=reasons_told)


def assumptions(shortlist: Shortlist, words: Words, *, asked: int) -> list[str]:
    """What the search took for granted because the brief does not say."""
    brief = shortlist.brief
    told: list[str] = []
    if not (brief.creator_countries or brief.creator_places or brief.creator_languages):
        told.append(words("assumed.anywhere"))
    if not brief.topics:
        told.append(words("assumed.no_topic"))
    if brief.how_many is None:
        told.append(words("assumed.how_many", count=number(asked, words.language)))
    if brief.must_have or brief.audience_gender or brief.audience_age_min or brief.audience_countries:
        told.append(words("assumed.soft"))
    return told


def _niche_names(match: Match, words: Words, book: NicheBook) -> str:
    names = [(book.names(niche, words.language) or book.names(niche, "en"))[:1] for niche in match.niches[:3]]
    return commas((name for found in names for name in found), words)
