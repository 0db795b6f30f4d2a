"""Records to rows and back."""

from typing import Any

from sqlalchemy import RowMapping

from index.records import Account, Audience, Creator, Figure, Post

Row = RowMapping


def creator_row(creator: Creator) -> dict[str, Any]:
    """The row of `creator` itself."""
    return {
        "id": creator.id,
        "name": creator.name,
        "other_names": list(creator.other_names),
        "bio": creator.bio,
        "country": creator.country,
        "places": list(creator.places),
        "languages": list(creator.languages),
        "gender": creator.gender,
        "niches": list(creator.niches),
        "contact": creator.contact,
        "represented": creator.represented,
    }


def account_rows(creator: Creator) -> list[dict[str, Any]]:
    """A row for each account."""
    return [
        {
            "creator_id": creator.id,
            "platform": account.platform,
            "handle": account.handle,
            "external_id": account.external_id,
            "url": account.url,
            "verified": account.verified,
            "audience": None
            if account.audience is None
            else {
                "countries": dict(account.audience.countries),
                "genders": dict(account.audience.genders),
                "ages": dict(account.audience.ages),
            },
            "place_in_record": place,
        }
        for place, account in enumerate(creator.accounts)
    ]


def figure_rows(creator: Creator) -> list[dict[str, Any]]:
    """A row for each figure of each account."""
    return [
        {
            "creator_id": creator.id,
            "platform": account.platform,
            "handle": account.handle,
            "metric": figure.metric,
            "value": figure.value,
            "as_of": figure.as_of,
            "source": figure.source,
        }
        for account in creator.accounts
        for figure in account.figures
    ]


def post_rows(creator: Creator, *, source: str) -> list[dict[str, Any]]:
    """A row for each post; `source` says who told of it."""
    return [
        {
            "creator_id": creator.id,
            "id": post.id,
            "platform": post.platform,
            "title": post.title,
            "text": post.text,
            "url": post.url,
            "posted_at": post.posted_at,
            "views": post.views,
            "likes": post.likes,
            "comments": post.comments,
            "shares": post.shares,
            "tags": list(post.tags),
            "sponsored": post.sponsored,
            "brands": list(post.brands),
            "source": source,
        }
        for post in creator.posts
    ]


def creator_from(row: Row, *, accounts: list[Row], figures: list[Row], posts: list[Row]) -> Creator:
    """The record that these rows hold."""
    return Creator(
        id=row["id"],
        name=row["name"],
        other_names=tuple(row["other_names"]),
        bio=row["bio"],
        country=row["country"],
        places=tuple(row["places"]),
        languages=tuple(row["languages"]),
        gender=row["gender"],
        niches=tuple(row["niches"]),
        contact=row["contact"],
        represented=row["represented"],
        accounts=tuple(_account(a, figures) for a in sorted(accounts, key=lambda a: a["place_in_record"])),
        posts=tuple(_post(p) for p in sorted(posts, key=lambda p: p["id"])),
    )


def _account(row: Row, figures: list[Row]) -> Account:
    audience = row["audience"]
    return Account(
        platform=row["platform"],
        handle=row["handle"],
        external_id=row["external_id"],
        url=row["url"],
        verified=row["verified"],
        audience=None if audience is None else Audience(**audience),
        figures=tuple(
            Figure(metric=f["metric"], value=f["value"], as_of=f["as_of"], source=f["source"])
            for f in sorted(figures, key=lambda f: f["id"])
            if (f["platform"], f["handle"]) == (row["platform"], row["handle"])
        ),
    )


def _post(row: Row) -> Post:
    return Post(
        id=row["id"],
        platform=row["platform"],
        title=row["title"],
        text=row["text"],
        url=row["url"],
        posted_at=row["posted_at"],
        views=row["views"],
        likes=row["likes"],
        comments=row["comments"],
        shares=row["shares"],
        tags=tuple(row["tags"]),
        sponsored=row["sponsored"],
        brands=tuple(row["brands"]),
    )
