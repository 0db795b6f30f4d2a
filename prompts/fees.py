"""Fees in words: the range with what it rests on and what moves it, notes to it, and the total against a budget."""

import re
from collections.abc import Sequence
from math import floor, log10

from index.texts import shown
from prompts.figures import count, day, number, share
from prompts.joining import commas
from prompts.words import Words
from retrieval.brief import Deliverable
from retrieval.fees.creator_fee import CreatorFee, PieceFee
from retrieval.fees.drivers import Driver
from retrieval.fees.money import TEAM, Exchange, FeeRange, Rate, RateWanted
from retrieval.fees.pieces import Footing
from retrieval.fees.totals import Standing, Total
from retrieval.reading.terms import FOREVER

SHORT_FROM = 1_000_000
BILLION = 1_000_000_000
"""Amounts from here on are told in millions and billions: "1.2M", "15 triệu"."""

PRICED_DAYS = 90
"""Days of exclusivity that prices were published for."""

TOMAN = 10
"""Rials in a toman, which is what Persian readers count in."""


def line(fee: CreatorFee, words: Words) -> str:
    """The whole package in one line; why there is none otherwise."""
    if fee.package is None:
        return words(f"fee.{fee.paid}") if fee.paid in {"gifted", "affiliate"} else words("fee.none")
    basis = "both" if len(fee.basis) > 1 else fee.basis[0]
    drivers = [driver(one, words) for one in fee.drivers]
    parts = [
        fee_range(fee.package, words),
        words(f"fee.basis_{basis}"),
        *([commas(drivers, words)] if drivers else []),
        *([words("fee.wide")] if fee.wide else []),
    ]
    return " · ".join(parts)


def card(fee: CreatorFee, words: Words) -> str:
    """The package for a card: range and drivers; what all estimates of a list rest on is told once (`footnotes`)."""
    if fee.package is None:
        return line(fee, words)
    drivers = [driver(one, words) for one in fee.drivers]
    return " · ".join([fee_range(fee.package, words), *([commas(drivers, words)] if drivers else [])])


def footnotes(fees: Sequence[CreatorFee], words: Words) -> list[str]:
    """What the estimates of a list rest on, and that one quote tells more where any is wide."""
    kinds = {"both" if len(fee.basis) > 1 else fee.basis[0] for fee in fees if fee.basis}
    if not kinds:
        return []
    basis = words(f"fee.basis_{'both' if len(kinds) > 1 else min(kinds)}")
    wide = [words("fee.wide")] if any(fee.wide for fee in fees) else []
    return [f"{words('view.fee')}: {' · '.join([basis, *wide])}"]


def likely(fee: CreatorFee, words: Words) -> str:
    """The likely range alone, for a row of a table; empty where there is none."""
    if fee.package is None:
        return ""
    told = fee.package
    return f"{span(told.likely_low, told.likely_high, told.currency, words)} {unit(told.currency, words)}"


def fee_range(told: FeeRange, words: Words) -> str:
    """Likely range, middle and could-be range."""
    return words(
        "fee.line",
        currency=unit(told.currency, words),
        likely=span(told.likely_low, told.likely_high, told.currency, words),
        median=amount(told.median, told.currency, words),
        could_be=span(told.low, told.high, told.currency, words),
    )


def pieces(fee: CreatorFee, words: Words) -> list[str]:
    """A line for each deliverable, with the fee for one of it; empty where the package is that one piece."""
    if fee.pieces_count < 2 and all(one.priced_as == one.deliverable.kind for one in fee.pieces):
        return []
    return [_each(one, words) for one in fee.pieces]


def notes(fee: CreatorFee, words: Words) -> list[str]:
    """What there is to know about this creator's estimate: what is left out or assumed, and the figures that it rests on."""
    told: list[str] = []
    if fee.assumed and fee.paid in {"flat", "hybrid"}:
        named = [one.deliverable for one in fee.pieces] or [one.deliverable for one in fee.left_out]
        told += [words("fee.assumed", piece=_piece(one, words)) for one in named]
    told += [words(f"fee.{one.why}", piece=_piece(one.deliverable, words)) for one in fee.left_out]
    told += [words("fee.extrapolated")] if fee.extrapolated else []
    if fee.unknown:
        told.append(words("fee.unknown", names=commas([words(f"fee_unknown.{name}") for name in fee.unknown], words)))
    return told + [footing(one, words) for one in fee.footings]


def terms(fees: Sequence[CreatorFee], words: Words) -> list[str]:
    """What holds for every fee of a list and is told once: how it is paid, add-ons, the rate of exchange."""
    if not fees:
        return []
    first = next((fee for fee in fees if fee.package is not None), fees[0])
    told = [words("fee.hybrid")] if first.paid == "hybrid" else []
    for one in first.add_ons:
        if one.name == "usage":
            told.append(words("fee.use_paid"))
            if one.days >= FOREVER:
                told.append(words("fee.use_forever", share=_signed(one.share, words)))
        if one.name == "exclusivity" and one.days > PRICED_DAYS:
            told.append(words("fee.exclusivity_long"))
    return told + (exchange(first.exchange, words) if first.package is not None else [])


def exchange(told: Exchange, words: Words) -> list[str]:
    """The rate with its day; where one is missing or old, what amounts are shown in meanwhile."""
    lines = [_rate(told.rate, words)] if told.rate is not None else []
    return lines + ([_lacking(told.wanted, words)] if told.wanted is not None else [])


def rate_question(wanted: RateWanted, words: Words) -> str:
    """What the team is asked for, once."""
    return words(f"fee.ask_{wanted.why}", currency=unit(wanted.currency, words))


def rate_told(currency: str, per_usd: float, words: Words) -> tuple[str, str]:
    """A rate that was just told, as amount and unit: rials in toman for Persian readers."""
    return _exact(_four_digits(per_usd), currency, words), unit(currency, words)


def _lacking(wanted: RateWanted, words: Words) -> str:
    when = day(wanted.last, words.language) if wanted.last is not None else words("match.undated")
    fields = {} if wanted.why == "missing" else {"date": when}
    return words(f"fee.rate_{wanted.why}", currency=unit(wanted.currency, words), **fields)


def driver(one: Driver, words: Words) -> str:
    """One factor with its size: add-ons and discounts as a share, the rest as a factor."""
    name = _driver_name(one, words)
    if one.days is not None or one.what == "bundle":
        return words("fee_driver.share", name=name, share=_signed(one.factor - 1, words))
    return words("fee_driver.factor", name=name, factor=number(_two_digits(one.factor), words.language))


def footing(one: Footing, words: Words) -> str:
    """The figure that a price rests on, with its day and source."""
    figure = one.figure
    when = words("match.as_of", date=day(figure.as_of, words.language)) if figure.as_of else words("match.undated")
    said = {"account": shown(one.account), "count": count(figure.value, words.language)}
    if one.posts is not None:
        newest = day(figure.as_of, words.language) if figure.as_of else words("match.undated")
        return words("fee.on_posts", posts=number(one.posts, words.language), date=newest, **said)
    key = "fee.on_followers" if figure.metric == "followers" else "fee.on_views"
    return words(key, date=when, source=shown(figure.source), **said)


def total(told: Total, words: Words) -> list[str]:
    """The total of a shortlist, what is missing in it, and how far the budget reaches."""
    language = words.language
    if told.package is None:
        return [words("fee.total_without", count=number(len(told.without), language))] if told.without else []
    counted = number(told.counted, language)
    lines = [words("fee.total", count=counted, line=fee_range(told.package, words))]
    lines += [words("fee.total_above")] if told.counted > 1 else []
    lines += [words("fee.total_partial", count=number(told.partial, language))] if told.partial else []
    lines += [words("fee.total_without", count=number(len(told.without), language))] if told.without else []
    if told.fits is not None and told.budget is not None:
        key = {"campaign": "fee.reaches", "creator": "fee.fits_creator", "deliverable": "fee.fits_deliverable"}[told.per]
        currency = told.budget_currency
        budget = _exact(told.budget, currency, words)
        lines.append(words(key, budget=budget, currency=unit(currency, words), fits=number(told.fits, language), count=counted))
        lines += [words("fee.per_assumed")] if told.per_assumed else []
    return lines


def standing(one: Standing, told: Total, words: Words) -> str | None:
    """One creator against the budget; `None` where there is nothing to compare."""
    if one.within == "unknown":
        return None
    return words(f"fee.{one.within}_so_far") if told.per == "campaign" else words(f"fee.{one.within}")


def _each(one: PieceFee, words: Words) -> str:
    piece = _piece(one.deliverable, words)
    if one.priced_as != one.deliverable.kind:
        piece = commas([piece, words("fee.priced_as", kind=words.of("value", one.priced_as))], words)
    return words("fee.each", count=number(one.deliverable.count, words.language), piece=piece, line=fee_range(one.each, words))


def _piece(deliverable: Deliverable, words: Words) -> str:
    kind = words.of("value", deliverable.kind)
    return f"{kind} ({deliverable.platform})" if deliverable.platform else kind


def _driver_name(one: Driver, words: Words) -> str:
    if one.what in {"region", "niche"}:
        return words(f"fee_{one.what}.{one.name}")
    if one.what == "usage" and one.days is not None and one.days >= FOREVER:
        return words("fee_driver.usage_forever")
    return words(f"fee_driver.{one.what}", days=number(one.days or 0, words.language))


def _rate(rate: Rate, words: Words) -> str:
    said = {"amount": _exact(_four_digits(rate.per_usd), rate.currency, words), "currency": unit(rate.currency, words)}
    said["source"] = words("fee.team") if rate.source == TEAM else shown(rate.source)
    if rate.as_of is None:
        return words("fee.rate_pegged", **said)
    return words("fee.rate_dated" if rate.dated else "fee.rate", date=day(rate.as_of, words.language), **said)


def span(low: float, high: float, currency: str, words: Words) -> str:
    """Two amounts as a range, without their currency; what both are counted in stands once: "8.2–64 million"."""
    first, second = amount(low, currency, words), amount(high, currency, words)
    counted = re.sub(r"^[\d.,٫٬۰-۹]+", "", second)
    if counted and first.endswith(counted):
        first = first.removesuffix(counted)
    return words("fee.span", low=first, high=second)


def _exact(value: float, currency: str, words: Words) -> str:
    return number(value / TOMAN if in_toman(currency, words) else value, words.language)


def amount(value: float, currency: str, words: Words) -> str:
    """An amount without its currency: from a million on in millions and billions, rials in toman for Persian readers."""
    units = value / TOMAN if in_toman(currency, words) else value
    if units >= BILLION:
        return words("fee.billion", amount=number(units / BILLION, words.language))
    return count(units, words.language) if units >= SHORT_FROM else number(units, words.language)


def unit(currency: str, words: Words) -> str:
    """What `amount` counts in: the currency, or toman."""
    return words("fee.toman") if in_toman(currency, words) else currency


def in_toman(currency: str | None, words: Words) -> bool:
    """Whether rials are told in toman: to Persian readers."""
    return currency == "IRR" and words.language == "fa"


def _signed(value: float, words: Words) -> str:
    return ("+" if value >= 0 else "−") + share(abs(value), words.language)


def _two_digits(value: float) -> float:
    return round(value, 1 - floor(log10(value)))


def _four_digits(value: float) -> float:
    return round(value, 3 - floor(log10(value)))
