"""What stays when a source tells of a creator that the catalogue already knows."""

from dataclasses import replace

from index.records import Account, Creator


def merged(known: Creator, told: Creator) -> Creator:
    """The newer word wins where it says something; accounts, figures and posts are united, nothing is lost."""
    posts = {post.id: post for post in (*known.posts, *told.posts)}
    return replace(
        told,
        other_names=_united(known.other_names, told.other_names, *([known.name] if known.name != told.name else [])),
        bio=told.bio or known.bio,
        country=told.country or known.country,
        places=told.places or known.places,
        languages=told.languages or known.languages,
        gender=told.gender or known.gender,
        niches=told.niches or known.niches,
        contact=told.contact or known.contact,
        represented=known.represented if told.represented is None else told.represented,
        accounts=_accounts(known.accounts, told.accounts),
        posts=tuple(posts[key] for key in sorted(posts)),
    )


def _united(*groups: tuple[str, ...] | str) -> tuple[str, ...]:
    flat = [name for group in groups for name in ((group,) if isinstance(group, str) else group)]
    return tuple(dict.fromkeys(flat))


def _accounts(known: tuple[Account, ...], told: tuple[Account, ...]) -> tuple[Account, ...]:
    by_key = {account.key: account for account in known}
    for account in told:
        old = by_key.get(account.key)
        by_key[account.key] = account if old is None else _account(old, account)
    return tuple(by_key.values())


def _account(known: Account, told: Account) -> Account:
    return replace(
        told,
        handle=known.handle,  # figures stand under it; the two differ in case at most
        external_id=told.external_id or known.external_id,
        url=told.url or known.url,
        verified=known.verified if told.verified is None else told.verified,
        figures=tuple(dict.fromkeys((*known.figures, *told.figures))),
        audience=told.audience or known.audience,
    )
