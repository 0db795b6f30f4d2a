"""The profile card of a creator: accounts with figures and their age, what to check, recent posts."""

from datetime import date

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.terminal.shortlist_view import plain
from index.records import Account, Creator
from index.texts import recent_posts, shown
from prompts import telling
from prompts.figures import count, day, share
from prompts.words import Words
from retrieval.authenticity import warnings_about
from retrieval.engagement import EngagementScale
from retrieval.shortlist import Evidence

POSTS = 6


def profile_view(creator: Creator, scale: EngagementScale, words: Words, *, twins: tuple[str, ...], today: date) -> RenderableType:
    """Everything that is known of a creator, on one card."""
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="bold", no_wrap=True)
    facts.add_column(overflow="fold")
    for label, value in _facts(creator, today=today, words=words):
        if value:
            facts.add_row(label, plain(value))
    accounts = Table(box=None, padding=(0, 2), header_style="bold")
    for name in ("Account", "Followers", "Engagement", "Median views", "Figures of", "Link"):
        accounts.add_column(name, overflow="fold")
    for account in creator.accounts:
        accounts.add_row(*(plain(cell) for cell in _account(account, scale, words)))
    body: list[RenderableType] = [facts, Text(), accounts]
    body += [plain(f"⚠ {telling.caution(one, words)}", style="yellow") for one in warnings_about(creator)]
    if twins:
        body.append(plain(words("match.twins", names=", ".join(twins)), style="yellow"))
    body.append(Text())
    body += [Text(telling.quote(Evidence(post=post, meaning=0, words=0), words), style="italic") for post in recent_posts(creator)[:POSTS]]
    return Panel(Group(*body), title=plain(f"{creator.name} · {creator.id}"), title_align="left", border_style="cyan")


def _facts(creator: Creator, *, today: date, words: Words) -> list[tuple[str, str]]:
    last = creator.last_posted
    return [
        ("Also", ", ".join(creator.other_names)),
        ("Bio", shown(creator.bio)),
        ("Lives in", ", ".join([*creator.places, *([creator.country] if creator.country else [])])),
        ("Publishes in", ", ".join(creator.languages)),
        ("Niches", ", ".join(creator.niches)),
        ("Gender", creator.gender or ""),
        ("Represented", {True: "yes", False: "no", None: ""}[creator.represented]),
        ("Contact", creator.contact or ""),
        ("Last post", f"{day(last.date(), words.language)} ({(today - last.date()).days} days ago)" if last else ""),
        ("Posts known", str(len(creator.posts)) if creator.posts else "none"),
    ]


def _account(account: Account, scale: EngagementScale, words: Words) -> list[str]:
    followers, rate, views = (account.latest(metric) for metric in ("followers", "engagement_rate", "median_views"))
    place = scale.place(platform=account.platform, followers=followers.value if followers else None, rate=rate.value if rate else None)
    standing = (
        ""
        if place is None
        else f" (above {place.percentile:.0f} % here)"
        if place.percentile is not None
        else f" (norm {share(place.norm.low, 'en')} to {share(place.norm.high, 'en')})"
        if place.norm
        else ""
    )
    dates = [figure.as_of for figure in (followers, rate, views) if figure and figure.as_of]
    return [
        f"{account.platform} @{account.handle}" + (" ✓" if account.verified else ""),
        f"{count(followers.value, words.language)} · {telling.tier_word(account, words)}" if followers else "unknown",
        f"{share(rate.value, words.language)}{standing}" if rate else "unknown",
        count(views.value, words.language) if views else "unknown",
        day(max(dates), words.language) if dates else "undated",
        account.url or "",
    ]
