"""From what a row says to a `Creator`: ids, figures with their source, posts with ids of their own."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from index.loading.cleaning import visible
from index.loading.platforms import channel_id, profile, profile_url
from index.loading.schema import AccountIn, FiguresIn, FlatIn, NestedIn, PersonIn, PostIn
from index.records import METRICS, Account, Audience, Creator, Figure, Post

MOST_POSTS = 500
"""Posts kept of a creator: the newest."""


def read_creator(data: Mapping[str, object], *, source: str, now: datetime, derive_links: bool) -> Creator:
    """The creator of a row in the nested or the flat form; `derive_links` fills in profile addresses from handles.

    A figure without a source of its own gets `source`. Raises ValueError (pydantic's or BadRow) with what is wrong.
    """
    if data.get("accounts"):
        nested = NestedIn.model_validate(data, context={"now": now})
        accounts = nested.accounts
        return _creator(nested, accounts, source=source, derive_links=derive_links)
    flat = FlatIn.model_validate(data, context={"now": now})
    if flat.engagement and flat.median_views is None:
        flat.median_views = flat.engagement.median_views
    return _creator(flat, [flat], source=source, derive_links=derive_links)


def _creator(person: PersonIn, given: list[AccountIn], *, source: str, derive_links: bool) -> Creator:
    accounts = _with_person_url(tuple(_account(one, source=source, derive_links=derive_links) for one in given), person.url)
    first = accounts[0]
    return Creator(
        id=_creator_id(person.id, first),
        name=person.name or first.handle,
        other_names=person.other_names,
        bio=person.bio or "",
        country=person.country,
        places=person.places,
        languages=person.languages,
        gender=person.gender,
        niches=person.niches,
        contact=person.contact,
        represented=person.represented,
        accounts=accounts,
        posts=_posts(person.posts, platform=first.platform),
    )


def _creator_id(given: str | None, account: Account) -> str:
    own = visible(given or "")
    if ":" in own.strip(":"):
        return own
    return f"{account.platform}:{own or account.external_id or account.handle.casefold()}"


def _account(given: AccountIn, *, source: str, derive_links: bool) -> Account:
    channel = channel_id(given.external_id or given.handle) if given.platform == "youtube" else None
    derived = profile_url(given.platform, channel or given.handle) if derive_links or channel else None
    figures = [figure for entry in (given, *given.history) for figure in _figures(entry, source=source)]
    audience = given.audience
    return Account(
        platform=given.platform,
        handle=given.handle,
        external_id=given.external_id or channel,
        url=given.url or derived,
        verified=given.verified,
        figures=tuple(dict.fromkeys(figures)),
        audience=Audience(countries=audience.countries, genders=audience.genders, ages=audience.ages) if audience else None,
    )


def _figures(entry: FiguresIn, *, source: str) -> list[Figure]:
    values = {metric: getattr(entry, metric) for metric in METRICS}
    return [
        Figure(metric=metric, value=value, as_of=entry.as_of, source=entry.source or source)
        for metric, value in values.items()
        if value is not None
    ]


def _with_person_url(accounts: tuple[Account, ...], url: str | None) -> tuple[Account, ...]:
    """The accounts, with a creator's own address on the one it belongs to, where that has none."""
    if url is None:
        return accounts
    found = profile(url)
    wanted = next((a for a in accounts if found is not None and a.platform == found.platform), accounts[0])
    if wanted.url:
        return accounts
    return tuple(replace(a, url=url) if a is wanted else a for a in accounts)


def _posts(given: list[PostIn], *, platform: str) -> tuple[Post, ...]:
    """The newest posts in their given order; texts without an id are told apart by their content."""
    newest_first = sorted(range(len(given)), key=lambda i: (-_stamp(given[i]), i))
    kept = sorted(newest_first[:MOST_POSTS])
    seen: dict[str, int] = {}
    posts = []
    for i in kept:
        one = given[i]
        made = one.id or _content_id(one, platform=one.platform or platform)
        if one.id is None:
            seen[made] = seen.get(made, 0) + 1
            made = made if seen[made] == 1 else f"{made}-{seen[made]}"
        posts.append(_post(one, identity=made, platform=one.platform or platform))
    return tuple(posts)


def _stamp(post: PostIn) -> float:
    return post.posted_at.timestamp() if post.posted_at else 0.0


def _content_id(post: PostIn, *, platform: str) -> str:
    """The same content has the same id in every file and on every machine."""
    day = post.posted_at.isoformat() if post.posted_at else ""
    content = "\x1f".join((platform, day, post.title or "", post.text or ""))
    return "c" + hashlib.sha256(content.encode()).hexdigest()[:20]


def _post(given: PostIn, *, identity: str, platform: str) -> Post:
    counts = {name: None if (n := getattr(given, name)) is None else round(n) for name in ("views", "likes", "comments", "shares")}
    return Post(
        id=identity,
        platform=platform,
        text=given.text or "",
        title=given.title,
        url=given.url,
        posted_at=given.posted_at,
        tags=given.tags,
        sponsored=given.sponsored,
        brands=given.brands,
        **counts,
    )
