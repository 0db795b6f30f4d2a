"""Facts in the words of one language: what fills the slots of a part."""

import re
from collections.abc import Mapping

from prompts.letters.bank import Bank
from prompts.letters.choosing import Choices
from prompts.letters.days import digits, first_and_last, letter_day
from prompts.letters.facts import Facts
from retrieval.brief import Deliverable
from retrieval.reading.terms import FOREVER

_SLOT = re.compile(r"\{([a-z_]+)\}")
_THAI = re.compile(r"[\u0e01-\u0e4e]")
_OTHER = re.compile(r"[^\W\u0e01-\u0e4e]|[\[\]&]")


def slots(facts: Facts, bank: Bank, choices: Choices) -> dict[str, str]:
    """Every slot that these facts can fill; brand, link and sender always, with a placeholder where they are missing."""
    brief = facts.brief
    told = {
        "brand": facts.brand or bank.word("gaps", "brand"),
        "link": facts.link or bank.word("gaps", "link"),
        "sender": facts.sender or bank.word("gaps", "sender"),
        "platform": bank.word("platforms", facts.platform),
        "where": where(facts.platform, bank),
        "reply_by": _day(facts, "reply_by", bank),
        "window": _window(facts, bank, choices),
    }
    optional = {
        "name": facts.name,
        "topic": facts.topic,
        "product": facts.product,
        "post": facts.post.text if facts.post else None,
        "day": letter_day(facts.post.day, today=facts.today, language=bank.language) if facts.post else None,
        "pieces": pieces(brief.deliverables, facts.platform, bank) if brief.deliverables else None,
        "rights": _rights(brief.usage_rights_days, bank),
        "exclusivity": digits(brief.exclusivity_days, bank.language) if brief.exclusivity_days else None,
    }
    if brief.goal is not None:
        wording = f"{brief.goal}_{choices.inside('aim', 2)}"
        optional |= {"aim": bank.word("aims", wording), "measure": bank.word("measures", wording)}
    return told | {slot: text for slot, text in optional.items() if text is not None}


def filled(template: str, told: Mapping[str, str]) -> str:
    """A part with its slots filled, each value as it is. Thai sets spaces between its letters and Latin letters or digits, and none
    between its own.
    """
    if not _THAI.search(template):
        return template.format_map(told)

    def value(slot: re.Match[str]) -> str:
        text = told[slot[1]]
        before, after = template[: slot.start()][-1:], template[slot.end() :][:1]
        return (" " if _meet(before, text[:1]) else "") + text + (" " if _meet(text[-1:], after) else "")

    return _SLOT.sub(value, template)


def where(platform: str, bank: Bank) -> str:
    """On a platform, in running text."""
    try:
        return bank.word("where", platform)
    except KeyError:
        return bank.word("where", "other").format(platform=bank.word("platforms", platform))


def pieces(deliverables: tuple[Deliverable, ...], platform: str, bank: Bank) -> str:
    """The pieces of a proposal, those of one platform together, in the order of the brief."""
    by_platform: dict[str, list[str]] = {}
    for one in deliverables:
        by_platform.setdefault(one.platform or platform, []).append(_piece(one, bank))
    at = bank.word("joining", "at")
    return _joined([filled(at, {"pieces": _joined(made, bank), "where": where(one, bank)}) for one, made in by_platform.items()], bank)


def _piece(one: Deliverable, bank: Bank) -> str:
    singular, _, plural = bank.word("kinds", one.kind).partition("|")
    return (plural if plural and one.count != 1 else singular).format(n=digits(one.count, bank.language))


def _joined(items: list[str], bank: Bank) -> str:
    if len(items) < 2:
        return "".join(items)
    return bank.word("joining", "comma").join(items[:-1]) + bank.word("joining", "and") + items[-1]


def _day(facts: Facts, which: str, bank: Bank) -> str:
    return letter_day(getattr(facts, which), today=facts.today, language=bank.language)


def _window(facts: Facts, bank: Bank, choices: Choices) -> str:
    known = {which: _day(facts, which, bank) for which in ("start", "end") if getattr(facts, which) is not None}
    if facts.start is not None and facts.end is not None:
        known["start"], known["end"] = first_and_last(facts.start, facts.end, today=facts.today, language=bank.language)
    part = {0: "window_open", 2: "window_both"}.get(len(known)) or ("window_from" if "start" in known else "window_until")
    variants = bank.parts[part]
    return variants[choices.of(part, len(variants))].format(**known)


def _rights(days: int | None, bank: Bank) -> str | None:
    if days is None:
        return None
    return bank.word("rights", "always") if days >= FOREVER else bank.word("rights", "days").format(days=digits(days, bank.language))


def _meet(left: str, right: str) -> bool:
    """True where a Thai letter would touch one that is none."""
    return bool((_THAI.match(left) and _OTHER.match(right)) or (_OTHER.match(left) and _THAI.match(right)))
