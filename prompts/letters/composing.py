"""From facts and choices to a letter: which parts it has, in which order, with which words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prompts.letters.bank import Bank
from prompts.letters.choosing import Choices
from prompts.letters.facts import Facts
from prompts.letters.length import MOST_WORDS, weight_of
from prompts.letters.slots import filled
from retrieval.brief import Brief

LAYOUTS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("why",), ("intro", "goal"), ("proposal", "making"), ("pay", "terms"), ("reply",), ("link",)),
    (("why", "intro"), ("proposal", "pay", "terms"), ("making",), ("goal", "link"), ("reply",)),
    (("why", "intro", "link"), ("goal",), ("proposal", "making"), ("pay", "terms", "reply")),
    (("why",), ("intro", "proposal"), ("making", "terms"), ("goal", "pay"), ("reply", "link")),
    (("why", "intro"), ("proposal", "making"), ("goal", "pay", "terms"), ("link",), ("reply",)),
    (("why",), ("intro", "pay"), ("proposal", "making", "terms"), ("goal", "link"), ("reply",)),
    (("why", "intro", "goal", "link"), ("proposal",), ("pay", "terms", "making"), ("reply",)),
)
"""Orders of the parts, in paragraphs. Each begins with why this creator, names the brand before it proposes anything, proposes before it
says who makes it and when, and puts the link last in its paragraph, where no full stop clings to it."""

_SHORTENING = (3 / 4, 1 / 2, 1 / 3, 1 / 4, 1 / 8)
"""Shares of a part's variants, the shortest ones, that a letter which is too long takes its own from, round after round. In a round the
part with most to gain goes first, so that few are changed and letters stay unlike."""
_LEAST = {"making": 1 / 4}
"""Share below which a part is not cut: the longest one keeps two variants, else the letters of a crowded brief were all alike."""
_LEFT_OUT = ("terms", "goal")
"""What is left out, one after the other, where the shortest variants are too long."""

Line = tuple[str, int]
"""A part of the bank and its variant."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What was decided for a letter whatever its language: parts and variants, in order. `left_out` would have made it too long."""

    subject: Line
    greeting: Line
    paragraphs: tuple[tuple[Line, ...], ...]
    sign: Line
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Composed:
    """Subject and body in one language."""

    subject: str
    body: str


def planned(facts: Facts, bank: Bank, choices: Choices, told: Mapping[str, str]) -> Plan:
    """The plan of a letter, without what would make it longer than `MOST_WORDS` in its own language."""
    parts = _parts(facts)
    counted: dict[Line, float] = {}

    def chosen(part: str, keep: float = 1.0) -> Line:
        variant = choices.of(part, len(bank.parts[part]))
        usable = bank.shortest(part, keep)
        return part, variant if variant in usable else usable[choices.of(part, len(usable))]

    def weight(line: Line) -> float:
        if line not in counted:
            counted[line] = weight_of(_line(line, facts, bank, told))
        return counted[line]

    def lines(place: str, keep: float) -> tuple[Line, ...]:
        return tuple(chosen(part, keep) for part in parts[place])

    def total(taken: Iterable[Line]) -> float:
        return sum(weight(line) for line in taken)

    taken = {place: lines(place, 1.0) for place in parts}
    length = total(line for found in taken.values() for line in found)
    for keep in _SHORTENING:
        if length <= MOST_WORDS:
            break
        shorter = {place: lines(place, max(keep, _LEAST.get(place, 0.0))) for place in parts}
        gains = {place: total(taken[place]) - total(shorter[place]) for place in parts}
        for place in sorted(parts, key=lambda place: -gains[place]):
            if length > MOST_WORDS and gains[place] > 0:
                taken[place] = shorter[place]
                length -= gains[place]
    left_out: list[str] = []
    for place in _LEFT_OUT:
        if length > MOST_WORDS and taken[place]:
            length -= total(taken[place])
            taken[place] = ()
            left_out.append(place)
    layout = LAYOUTS[choices.of("layout", len(LAYOUTS))]
    paragraphs = [tuple(line for place in places for line in taken[place]) for places in layout]
    return Plan(
        subject=chosen("subject_post" if facts.post else "subject_plain"),
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph),
        left_out=tuple(left_out),
        greeting=taken["greeting"][0],
        sign=taken["sign"][0],
    )


def written(plan: Plan, facts: Facts, bank: Bank, told: Mapping[str, str]) -> Composed:
    """The letter of a plan in the language of a bank, its slots filled with `told`."""
    lines = [[plan.greeting], *plan.paragraphs, [plan.sign]]
    body = "\n\n".join(" ".join(_line(line, facts, bank, told) for line in paragraph) for paragraph in lines)
    return Composed(subject=_line(plan.subject, facts, bank, told), body=body)


def _line(line: Line, facts: Facts, bank: Bank, told: Mapping[str, str]) -> str:
    part, variant = line
    words = told if part != "intro_brand" or facts.product is None else {**told, "brand": told["product"]}
    return filled(bank.parts[part][variant], words)


def _parts(facts: Facts) -> dict[str, tuple[str, ...]]:
    """The parts of the bank that stand for each place of a layout."""
    brief = facts.brief
    named_inside = facts.product is not None and facts.brand is not None and facts.brand.casefold() in facts.product.casefold()
    return {
        "greeting": ("greeting" if facts.name else "greeting_unnamed",),
        "sign": ("sign",),
        "why": ("why_post" if facts.post else "why_topic" if facts.topic else "why_plain",),
        "intro": ("intro" if facts.product and not named_inside else "intro_brand",),
        "goal": ("goal",) if brief.goal else (),
        "proposal": ("proposal" if brief.deliverables else "proposal_open",),
        "making": ("making",),
        "terms": _terms(brief),
        "link": ("link",),
        "pay": _pay(brief),
        "reply": ("reply",),
    }


def _terms(brief: Brief) -> tuple[str, ...]:
    if brief.usage_rights_days and brief.exclusivity_days:
        return ("terms_both",)
    return ("terms_rights",) if brief.usage_rights_days else ("terms_exclusivity",) if brief.exclusivity_days else ()


def _pay(brief: Brief) -> tuple[str, ...]:
    """One sentence for every kind of pay, or for two of them where the first is a fee."""
    told = [pay for pay in ("flat", "affiliate", "gifted") if pay in brief.pay]
    if len(told) < 2:
        return (f"pay_{told[0] if told else 'unsaid'}",)
    both = "pay_affiliate" if told[0] != "flat" else f"pay_flat_{told[1]}"
    return (both, "also_gifted") if both != "pay_flat_gifted" and "gifted" in told else (both,)
