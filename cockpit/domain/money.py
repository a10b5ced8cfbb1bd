"""Amounts of money, counted in minor units so that sums are exact."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

# ISO 4217 exponents that are not two.
_EXPONENTS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"), 0),
    **dict.fromkeys(("RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
LARGEST = 2**62
_MOST_DIGITS = 20


@dataclass(frozen=True, slots=True)
class Money:
    """``minor`` units (cents, pence, yen) of the ISO 4217 ``currency``."""

    minor: int
    currency: str

    @property
    def major(self) -> Decimal:
        """The amount in whole currency units."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))


def exponent(currency: str) -> int:
    """How many decimals the currency has."""
    return _EXPONENTS.get(currency, 2)


def to_minor(amount: Decimal, currency: str) -> int:
    """Whole minor units, halves to even; ValueError when it would not fit the file."""
    if amount.is_finite() and amount.adjusted() > _MOST_DIGITS:
        raise ValueError("too large")  # counting its digits out would take for ever
    minor = int(amount.scaleb(exponent(currency)).to_integral_value(ROUND_HALF_EVEN))
    if abs(minor) > LARGEST:
        raise ValueError("too large")
    return minor


def to_major(minor: int, currency: str) -> float:
    """For JSON and charts only: never add these."""
    return float(minor / 10.0 ** exponent(currency))
