"""What a letter may say: facts of one record and one brief, each known or left out, and what is missing for a person to fill."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from index.languages import by_script
from index.records import Creator
from index.texts import recent_posts, shown
from prompts.letters.bank import FALLBACK, LANGUAGES
from prompts.letters.cited import Cited, cited, name_of
from prompts.letters.draft import Flag
from retrieval.brief import Brief
from retrieval.shortlist import Match

REPLY_DAYS = 7
"""Days that a creator has for an answer; fewer where the campaign begins earlier, but never fewer than `REPLY_DAYS_LEAST`."""
REPLY_DAYS_LEAST = 3
MOST_LINK = 80
MOST_TEXT = 48

_SPOKEN = {
    "TH": "th", "IR": "fa", "AF": "fa", "VN": "vi", "US": "en", "GB": "en", "IE": "en", "AU": "en", "NZ": "en", "CA": "en", "ZA": "en",
    "SG": "en", "PH": "en", "NG": "en", "KE": "en", "GH": "en", "IN": "en", "JM": "en",
}  # fmt: skip
"""Language of a letter where neither creator nor posts tell: official and everyday use in business (Unicode CLDR, territory languages)."""
_LINK = re.compile(r"(?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:/[\w%./?=&+,~-]*)?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What is known for one letter; `None` is left out or asked for. `sender` and `brand` as given."""

    language: str
    today: date
    reply_by: date
    name: str | None
    post: Cited | None
    topic: str | None
    platform: str
    brand: str | None
    product: str | None
    link: str | None
    sender: str | None
    start: date | None
    end: date | None
    brief: Brief
    flags: tuple[Flag, ...]


def language_for(creator: Creator) -> tuple[str, tuple[Flag, ...]]:
    """The language to write to a creator in: the first declared one that there are letters in, else that of their posts by script, else
    what is spoken in their country; English with a flag where it is none of ours.
    """
    declared = [code for code in creator.languages if code in LANGUAGES]
    if declared:
        return declared[0], ()
    if creator.languages:
        return FALLBACK, ("language_fallback",)
    posted = by_script(" ".join(post.wording for post in recent_posts(creator))) or by_script(creator.bio)
    if posted is not None:
        return (posted, ()) if posted in LANGUAGES else (FALLBACK, ("language_fallback",))
    return _SPOKEN.get(creator.country or "", FALLBACK), ("language_guessed",)


def tongue_of(creator: Creator) -> str | None:
    """The language that a creator would be written to in, whether or not there are letters in it: the first that is declared, else that of
    their posts by script; `None` where neither tells.
    """
    if creator.languages:
        return creator.languages[0]
    return by_script(" ".join(post.wording for post in recent_posts(creator))) or by_script(creator.bio)


def facts_of(match: Match, brief: Brief, *, language: str | None, today: date, sender: str | None) -> Facts:
    """The facts of a letter to this creator; `language` `None` is the creator's own. Where the one that is asked for has no letters it is
    English, with a flag.
    """
    if language is None:
        told, flags = language_for(match.creator)
    else:
        told, flags = (language, ()) if language in LANGUAGES else (FALLBACK, ("language_fallback",))
    return facts_in(match, brief, language=told, flags=flags, today=today, sender=sender)


def facts_in(match: Match, brief: Brief, *, language: str, flags: tuple[Flag, ...] = (), today: date, sender: str | None) -> Facts:
    """The facts of a message in any language, with what is already known of that language."""
    post, name = cited(match, today=today), name_of(match.creator)
    brand, link, signed = _line(brief.brand), _link(brief.links), _line(sender)
    product, product_flags = _in_letter(_line(brief.product), brief, language)
    topic, _ = _in_letter(_line(brief.topics[0]) if brief.topics else None, brief, language)
    start, end, window_flags = _window(brief, today)
    reply_by = today + timedelta(days=REPLY_DAYS)
    if start is not None and start <= reply_by:
        reply_by = max(today + timedelta(days=REPLY_DAYS_LEAST), start - timedelta(days=1))
    missing: list[tuple[Flag, bool]] = [
        ("no_post", post is None),
        ("no_name", name is None),
        ("brand_missing", brand is None),
        ("link_missing", link is None),
        ("sender_missing", signed is None),
        ("goal_missing", brief.goal is None),
        ("measure_ours", brief.goal is not None),
        ("deliverables_missing", not brief.deliverables),
        ("pay_missing", not brief.pay),
        ("reply_after_start", start is not None and start <= reply_by),
    ]
    return Facts(
        language=language,
        today=today,
        reply_by=reply_by,
        name=name,
        post=post,
        topic=topic if match.supported else None,
        platform=match.account.platform,
        brand=brand,
        product=product,
        link=link,
        sender=signed,
        start=start,
        end=end,
        brief=brief,
        flags=(*flags, *(flag for flag, stands in missing if stands), *product_flags, *window_flags),
    )


def _line(text: str | None) -> str | None:
    """A person's words as one line without hidden characters or brackets; `None` where nothing is left or it is no short name."""
    if text is None:
        return None
    line = " ".join(shown(text).translate({ord(sign): None for sign in '[]{}<>“”"«»'}).split()).rstrip(".,;:")
    return line if 0 < len(line) <= MOST_TEXT else None


def _link(links: tuple[str, ...]) -> str | None:
    return next((link for link in (one.strip().rstrip(".,;") for one in links) if len(link) <= MOST_LINK and _LINK.fullmatch(link)), None)


def _in_letter(text: str | None, brief: Brief, language: str) -> tuple[str | None, tuple[Flag, ...]]:
    """Words of a brief in a letter of another language: a few Latin ones may stand in any, others are left out."""
    if text is None or brief.language == language:
        return text, ()
    if text.isascii() and len(text.split()) <= 4:
        return text, ("product_untranslated",)
    return None, ("product_left_out",)


def _window(brief: Brief, today: date) -> tuple[date | None, date | None, tuple[Flag, ...]]:
    if brief.start is None and brief.end is None:
        return None, None, ("dates_missing",)
    if (brief.end or brief.start or today) < today:
        return None, None, ("dates_past",)
    start = brief.start if brief.start is not None and brief.start > today else None
    end = brief.end if brief.end is None or brief.end != brief.start else None
    if brief.start is not None and brief.start == brief.end:
        return None, brief.end, ()
    return start, end, ()
