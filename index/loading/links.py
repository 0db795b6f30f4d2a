"""What an account's links tell when its platform or handle was not written out."""

from collections.abc import Mapping

from index.loading.cleaning import clean, named, visible
from index.loading.platforms import looks_like_link, platform_code, profile

_IDS = ("external_id", "creator_id", "channel_id", "account_id")


def with_link_read(data: Mapping[str, object]) -> dict[str, object]:
    """The account with platform and handle taken from its links, and a handle from its id, where they are not given."""
    account = dict(data)
    written = visible(_said(account, "handle"))
    link = written if looks_like_link(written) else clean(_said(account, "url"))
    if looks_like_link(written):
        account.pop("handle")
        account.setdefault("url", written)
    found = profile(link) if link else None
    platform = _said(account, "platform")
    if found and not platform:
        account["platform"] = found.platform
    if not _said(account, "handle"):
        same = found is not None and (not platform or platform_code(platform) == found.platform)
        from_id = next((value for key in _IDS if (value := _said(account, key))), "")
        handle = found.handle if found and same and found.handle else from_id
        account["handle"] = handle or ("" if found else _address(link))
    return account


def _said(account: Mapping[str, object], key: str) -> str:
    value = account.get(key)
    return (named(value, len(value)) or "") if isinstance(value, str) else str(value) if type(value) is int else ""


def _address(link: str) -> str:
    """The address itself, as the handle of a blog, podcast or newsletter."""
    return link.partition("://")[2].removeprefix("www.").rstrip("/") or link.rstrip("/")
