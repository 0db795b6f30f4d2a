"""Which currency an amount is in, and whose where the word or sign is that of several countries."""

from retrieval.reading.page import Page
from retrieval.reading.quantities import Quantity

TOMAN = "IRT"
"""How the vocabulary writes toman: ten rials, which is what a brief holds."""


def currency_of(page: Page, q: Quantity, country: str | None) -> str | None:
    if q.currency is not None and not q.currency.startswith("?"):
        return q.currency
    if q.currency is None and (told := currency_in_brackets(page, q)) is not None:
        return told
    if q.currency == "?peso":
        return {"MX": "MXN", "AR": "ARS", "CO": "COP", "CL": "CLP", "PH": "PHP"}.get(country or "")
    if q.currency == "?krone":
        return {"DK": "DKK", "SE": "SEK", "NO": "NOK", "IS": "ISK"}.get(country or "")
    if q.currency == "?real":
        return {"SA": "SAR", "QA": "QAR", "OM": "OMR", "IR": "IRR"}.get(country or "", "IRR" if page.language == "fa" else None)
    if q.currency == "?yuan":
        return _yuan(page.text)
    if page.words.money is not None and q.unit >= 1000:
        return page.words.money
    return "INR" if q.unit in {1e5, 1e7} and page.language in {"en", "hi"} else None  # lakh and crore are counted in rupees


def currency_in_brackets(page: Page, q: Quantity) -> str | None:
    """The currency in brackets beside the amount or in its label ("จ่าย 2,500 ต่อคน (บาท)", "Budget (AUD): 5k")."""
    line = page.line(q.start)
    for mark in page.marks("currency", max(line.start, q.outer_start - 25), min(line.end, q.outer_end + 25)):
        inside = page.plain[page.back(mark.start) - 1 : page.back(mark.start)] + page.plain[page.skip(mark.end) : page.skip(mark.end) + 1]
        if inside == "()" and not mark.value.startswith("?"):
            return mark.value
    return None


_TRADITIONAL = frozenset("個這為們網創廣費預說關與專業頻發佈體萬總")


def _yuan(text: str) -> str:
    """Whose 元 is meant: Hong Kong's where it is named, Taiwan's in its script, else China's."""
    if "香港" in text or "港幣" in text:
        return "HKD"
    return "TWD" if _TRADITIONAL.intersection(text) else "CNY"
