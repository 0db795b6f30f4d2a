"""The ledger in words: one line for each requirement with its verdict and proof, and the count of verdicts."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from index.texts import one_line
from prompts.figures import count, day, number, share
from prompts.joining import commas, semicolons
from prompts.naming import country, tongue
from prompts.telling import dated, link
from prompts.words import Words
from retrieval.brief import tier_of
from retrieval.filters import Requirement, Status
from retrieval.shortlist import Judged, Known, Proof, Quoted

MARKS: dict[Status, str] = {"met": "✓", "not_met": "✗", "unknown": "?"}
PHRASED = frozenset({"topics", "must_have", "exclude"})
"""Requirements in free words: their line begins with what was asked for."""

LONGEST_VALUE = 80
"""Characters of a tag, place or handle that are shown: no honest one is longer."""

_TERRITORIES = frozenset({"creator_countries", "audience_countries"})
_BY_NAME = frozenset({"exclude_creators", "similar_to", "dropped", "blocked"})
_PEOPLE = frozenset({"female", "male"})


def mark(status: Status) -> str:
    """The sign of a verdict."""
    return MARKS[status]


def summary_line(ledger: Sequence[Judged], words: Words) -> str:
    """How many are met, not met and unknown, those that there are: "7 met · 1 not met · 2 unknown". What is not wanted and was looked
    for in vain is counted by itself, since more than that nobody can know of it.
    """
    counted = Counter("no_sign" if looked_in_vain(one) else one.status for one in ledger)
    told = [(name, counted[name]) for name in ("met", "not_met", "unknown", "no_sign")]
    return " · ".join(words(f"ledger.count_{name}", count=number(found, words.language)) for name, found in told if found)


def tally(ledger: Sequence[Judged], words: Words) -> str:
    """The verdicts by their signs, for a row of a table: "✓7 ✗1 ?2"; what is not wanted and was looked for in vain is left out."""
    counted = Counter(one.status for one in ledger if not looked_in_vain(one))
    return " ".join(f"{sign}{number(counted[status], words.language)}" for status, sign in MARKS.items() if counted[status])


def line(judged: Judged, words: Words) -> str:
    """One requirement on one line: sign, name, proof, and where it is not met or unknown what was asked for."""
    return f"{mark(judged.status)} {label(judged.requirement, words)}: {verdict(judged, words)}"


def label(requirement: Requirement, words: Words) -> str:
    """What a requirement is called."""
    told = words(f"ledger.{requirement.field}", phrase=one_line(requirement.asked))
    return f"{told[:1].upper()}{told[1:]}"


def verdict(judged: Judged, words: Words) -> str:
    """What a verdict rests on, and where it is not met or unknown what was asked for."""
    requirement = judged.requirement
    told = proof(judged.proofs, words) or words("ledger.unknown")
    if requirement.field == "tiers" and (tier := _tier(judged.proofs)):
        told = f"{words(f'match.{tier}')}, {told}"
    if judged.status != "met" and requirement.field not in PHRASED | _BY_NAME:
        told = f"{told} · {words('ledger.asked', asked=asked(requirement, words))}"
    return told


def looked_in_vain(judged: Judged) -> bool:
    """Whether this is about what is not wanted, and no sign of it was found: more nobody can know."""
    return judged.status == "unknown" and any(isinstance(one, Known) and one.what == "posts_checked" for one in judged.proofs)


def _tier(proofs: Sequence[Proof]) -> str | None:
    figures = [float(one.value) for one in proofs if isinstance(one, Known) and one.what == "followers"]
    return (tier_of(figures[0]) or "tier_none") if figures else None


def asked(requirement: Requirement, words: Words) -> str:
    """What a requirement asks for, as a reader of the language writes it."""
    field, text = requirement.field, requirement.asked
    if field in _TERRITORIES:
        return commas((country(code, words) for code in text.split("|")), words)
    if field == "creator_languages":
        return commas((tongue(code, words) for code in text.split("|")), words)
    if field in {"followers", "audience_age", "engagement"}:
        return _range(text, words, as_share=field == "engagement")
    if field == "tiers":
        return commas((words.of("match", tier) for tier in text.split("|")), words)
    if field in {"creator_gender", "audience_gender"}:
        return words.of("value", text)
    return commas((one_line(part) for part in text.split("|")), words)


def proof(proofs: Sequence[Proof], words: Words) -> str:
    """What a verdict rests on, in the order given; empty where there is nothing."""
    audience = [one for one in proofs if isinstance(one, Known) and one.what.startswith("audience:")]
    since = next((str(one.value) for one in proofs if isinstance(one, Known) and one.what == "posts_since"), None)
    told = ""
    for one in proofs:
        if one in audience or (isinstance(one, Known) and one.what == "posts_since"):
            continue
        part = _quote(one, words) if isinstance(one, Quoted) else _known(one, words, since)
        introduced = told and isinstance(one, Quoted) and not told.endswith(("”", ")"))
        told = part if not told else f"{told}: {part}" if introduced else f"{told}; {part}"
    return semicolons((part for part in (_audience(audience, words), told) if part), words)


def _quote(one: Quoted, words: Words) -> str:
    text = one_line(one.text)
    if one.post is None:
        return f"“{text}” ({words('proof.bio')})"
    return " ".join([f"“{text}” ({dated(one.post, words)})", *link(one.post.url)])


def _known(one: Known, words: Words, since: str | None) -> str:
    language = words.language
    value = one_line(str(one.value), most=LONGEST_VALUE)
    platform, _, handle = (one.account or "").partition(":")
    match one.what:
        case "followers" | "median_views":
            return _with_age(words("proof.on_platform", value=number(float(one.value), language), platform=platform), one, words)
        case "engagement_rate":
            return _with_age(words("proof.on_platform", value=share(float(one.value), language), platform=platform), one, words)
        case "platform":
            return " ".join([platform, f"@{one_line(handle, most=LONGEST_VALUE)}", *link(str(one.value))])
        case "country":
            return words("proof.recorded", value=country(value, words))
        case "language":
            return words("proof.recorded", value=tongue(value, words))
        case "gender":
            return words("proof.recorded", value=words.of("proof", value))
        case "place":
            return words("proof.recorded", value=value)
        case "language_heard":
            return words("proof.language_heard", value=tongue(value, words))
        case "posts_checked" if since:
            return words(
                "proof.posts_checked_since", count=count(float(one.value), language), since=day(date.fromisoformat(since), language)
            )
        case "posts_checked":
            return words("proof.posts_checked", count=count(float(one.value), language))
        case "tag" | "part" | "niche" | "named" | "by_hand":
            return words(f"proof.{one.what}", value=value)
    return _with_age(value, one, words)


def _audience(known: Sequence[Known], words: Words) -> str:
    """Shares of an audience, largest mention first as given, with the platform that they are of."""
    if not known:
        return ""
    told: list[str] = []
    for one in known:
        name = one.what.partition(":")[2]
        shown_name = words.of("value", name) if name in _PEOPLE else country(one_line(name), words)
        told.append(f"{shown_name} {share(float(one.value), words.language)}")
    return words("proof.on_platform", value=commas(told, words), platform=(known[0].account or "").partition(":")[0])


def _with_age(text: str, one: Known, words: Words) -> str:
    age = [day(one.as_of, words.language) if one.as_of else words("match.undated"), *([one_line(one.source)] if one.source else [])]
    return f"{text} ({commas(age, words)})"


def _range(text: str, words: Words, *, as_share: bool) -> str:
    low, _, high = text.partition("..")
    low, high = (_figure(bound, words, as_share=as_share) if bound else "" for bound in (low, high))
    if low and high:
        return words("brief.between", low=low, high=high)
    return words("brief.at_least", low=low) if low else words("brief.at_most", high=high)


def _figure(bound: str, words: Words, *, as_share: bool) -> str:
    return share(float(bound), words.language) if as_share else number(float(bound), words.language)
