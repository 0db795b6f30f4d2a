"""Currencies that are fixed to the dollar by their central banks, so no quotation is needed."""

from types import MappingProxyType

PEGS = MappingProxyType(
    {
        "AED": (3.6725, "Central Bank of the UAE"),
        "SAR": (3.75, "Saudi Central Bank"),
    }
)
"""Units for a dollar, and who fixed them."""
