"""Amounts of money and measures of the kitchen."""

import pytest

from index.texts import folded
from retrieval.ledger.must_haves.amounts import names_amount, names_quantity


@pytest.mark.parametrize(
    "text",
    [
     "$5", "€ 12,50", "12 €", "1.200 บาท", "๔๕ บาท", "ร้อยบาท", "۹۰ هزار تومن", "۲۵۰٬۰۰۰ تومان", "hai trăm nghìn",
     "Rp 25.000", "₱118", "forty bucks", "£3",
     "ค่ารักษา 8,700", "kostet pro Teller 1,30"],
)  # fmt: skip
def test_a_number_with_a_currency_is_an_amount(text: str) -> None:
    assert names_amount(folded(text))


@pytest.mark.parametrize(
    "text", ["10k run", "5 stars", "2026", "$10 million barnfind", "the price", "ราคา", "120 km", "1.5 tr of land", "USD", "12 kilos"]
)
def test_other_numbers_are_none(text: str) -> None:
    assert not names_amount(folded(text))


@pytest.mark.parametrize("text", ["200 g flour", "2 tbsp of oil", "ครึ่งถ้วย", "دو قاشق روغن", "2 muỗng canh", "dos tazas de arroz", "500ml"])
def test_a_number_with_a_measure_is_a_quantity(text: str) -> None:
    assert names_quantity(folded(text))
    assert not names_quantity(folded("3 hours and 2 dogs"))


def test_thousands_are_written_short_in_vietnamese_only() -> None:
    assert names_amount(folded("35k ly này"), vietnamese=True)
    assert not names_amount(folded("35k ly này"))
