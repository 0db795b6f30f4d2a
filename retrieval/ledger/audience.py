"""What the figures of an account's audience say of the audience that a brief wants. Thresholds are ours: nobody has published any."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retrieval.brief import Brief
from retrieval.filters import Requirement, Status
from retrieval.ledger.accounts import name_of
from retrieval.shortlist import Judged, Known, Match

COUNTRY_MET, COUNTRY_NOT = 0.3, 0.1
"""Of the countries asked for together: met where they hold 30 % or one of them is the largest known, since audiences abroad are
spread; not met where they cannot hold 10 %."""

GENDER_MET = 0.5
"""Met where at least half are of the gender asked for, otherwise not met: the shares of both are known as soon as one is."""

AGE_MET, AGE_NOT = 0.5, 0.25
"""Met where half are of the ages asked for, not met where fewer than a quarter can be; a band that lies partly inside counts by its
years."""

LISTED = 0.5
"""From this sum of named countries on the list is taken for the largest ones, as exports give them, so that a country which is not
named holds no more than the smallest that is."""

OLDEST = 80
"""Where a band such as 65+ is taken to end."""

_BAND = re.compile(r"\s*(\d{1,3})\s*(?:[-–]\s*(\d{1,3})|\+)\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Share:
    """The share that is known, and the most that it can be with what is not listed."""

    known: float
    most: float


def audience(match: Match, brief: Brief) -> list[Judged]:
    """A verdict on each thing that the brief says of the audience, soft, with the figures."""
    told: list[Judged] = []
    if brief.audience_countries:
        told.append(_judged("audience_countries", "|".join(brief.audience_countries), *_of_countries(match, brief.audience_countries)))
    if brief.audience_gender:
        told.append(_judged("audience_gender", brief.audience_gender, *_of_gender(match, brief.audience_gender)))
    low, high = brief.audience_age_min, brief.audience_age_max
    if low is not None or high is not None:
        asked = f"{low if low is not None else ''}..{high if high is not None else ''}"
        told.append(_judged("audience_age", asked, *_of_ages(match, low or 0, high if high is not None else 200)))
    return told


def _judged(field: str, asked: str, status: Status, figures: Sequence[tuple[str, float]], account: str) -> Judged:
    proofs = tuple(Known(what=f"audience:{name}", value=round(share, 4), account=account) for name, share in figures)
    return Judged(requirement=Requirement(field=field, asked=asked), status=status, proofs=proofs, hard=False)


def _of_countries(match: Match, asked: Sequence[str]) -> tuple[Status, list[tuple[str, float]], str]:
    account = name_of(match.account)
    shares = match.account.audience.countries if match.account.audience else {}
    if not shares:
        return "unknown", [], account
    share = _share_of_countries(shares, asked)
    largest = max(sorted(shares), key=lambda code: shares[code])
    named = [(code, shares[code]) for code in asked if code in shares]
    if share.known >= COUNTRY_MET or largest in asked:
        return "met", named, account
    figures = [*named, (largest, shares[largest])]
    return ("not_met" if share.most < COUNTRY_NOT else "unknown"), figures, account


def _share_of_countries(shares: Mapping[str, float], asked: Sequence[str]) -> _Share:
    known = sum(shares[code] for code in dict.fromkeys(asked) if code in shares)
    unlisted = len({code for code in asked if code not in shares})
    rest = max(0.0, 1 - sum(shares.values()))
    if sum(shares.values()) >= LISTED:
        rest = min(rest, unlisted * min(shares.values()))
    return _Share(known=known, most=known + (rest if unlisted else 0.0))


def _of_gender(match: Match, asked: str) -> tuple[Status, list[tuple[str, float]], str]:
    account = name_of(match.account)
    shares = match.account.audience.genders if match.account.audience else {}
    other = "male" if asked == "female" else "female"
    if asked not in shares and other not in shares:
        return "unknown", [], account
    if asked not in shares:
        return ("met" if 1 - shares[other] >= GENDER_MET else "not_met"), [(other, shares[other])], account
    return ("met" if shares[asked] >= GENDER_MET else "not_met"), [(asked, shares[asked])], account


def _of_ages(match: Match, low: int, high: int) -> tuple[Status, list[tuple[str, float]], str]:
    account = name_of(match.account)
    shares = match.account.audience.ages if match.account.audience else {}
    bands = [(first, last, name) for name in shares if (found := _band(name)) for first, last in (found,)]
    if not bands:
        return "unknown", [], account
    inside = [(name, shares[name] * _overlap(first, last, low, high)) for first, last, name in sorted(bands)]
    known = sum(share for _, share in inside)
    most = known + max(0.0, 1 - sum(shares[name] for _, _, name in bands))
    figures = [(name, shares[name]) for name, share in inside if share > 0]
    if known >= AGE_MET:
        return "met", figures, account
    largest = max(sorted(bands), key=lambda band: shares[band[2]])[2]
    if largest not in [name for name, _ in figures]:
        figures.append((largest, shares[largest]))
    return ("not_met" if most < AGE_NOT else "unknown"), figures, account


def _band(name: str) -> tuple[int, int] | None:
    """First and last year of a band such as `25-34` or `65+`; `None` for another way to write one."""
    found = _BAND.fullmatch(name)
    if not found:
        return None
    first = int(found[1])
    last = int(found[2]) if found[2] else max(OLDEST, first)
    return (first, last) if first <= last else None


def _overlap(first: int, last: int, low: int, high: int) -> float:
    """The share of a band's years that lie within, both ends counted."""
    return max(0, min(last, high) - max(first, low) + 1) / (last - first + 1)
