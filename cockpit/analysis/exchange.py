"""What amounts are worth in the reporting currency on a day.

A rate holds on its day and for the 7 days after it, until a later one: the nearest earlier rate
counts. A pair that is only noted the other way round counts by its inverse; a currency without a
rate into the reporting currency goes through one that has rates with both (of several the first
by its code). The reporting currency is worth itself on every day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from cockpit.analysis.raw import Row, currency_of
from cockpit.analysis.tables import Array, Floats, Longs
from cockpit.domain.money import exponent

# A rate is as good as new for so many days.
GOOD_FOR = 7


@dataclass(frozen=True, slots=True)
class _Series:
    """Rates of one pair by day, no day twice."""

    days: Longs
    rates: Floats

    def at(self, days: Array) -> Floats:
        """The rate of the nearest earlier day within ``GOOD_FOR`` days, NaN without one."""
        spot = np.searchsorted(self.days, days, side="right") - 1
        held = np.maximum(spot, 0)
        fresh = (spot >= 0) & (days - self.days[held] <= GOOD_FOR)
        return np.where(fresh, self.rates[held], np.nan)


class Exchange:
    """Rates into the reporting currency. Currencies are codes (``raw.currency_code``); ``rows``
    are (currency, into, day, rate): one of the first was worth so many of the second."""

    def __init__(self, rows: Iterable[Row], reporting: int) -> None:
        self._reporting = reporting
        self._pairs = _by_pair(rows)
        self._units = 10.0 ** exponent(currency_of(reporting))

    def factor(self, currency: Array, days: Array) -> Floats:
        """Minor units of the reporting currency for one minor unit of each row's currency on its
        day, NaN without a rate. ``days`` are as many as ``currency``."""
        found = np.ones(len(currency), np.float64)
        codes = np.unique(currency).tolist()
        for code in codes:
            if code == self._reporting:
                continue
            mine = slice(None) if len(codes) == 1 else currency == code
            scale = self._units / 10.0 ** exponent(currency_of(code))
            found[mine] = self.rate(code, days[mine]) * scale
        return found

    def rate(self, code: int, days: Array) -> Floats:
        """What one unit of the currency is worth in the reporting currency, NaN if not known."""
        found = self._between(code, self._reporting, days)
        for middle in sorted({pair[0] for pair in self._pairs} - {code, self._reporting}):
            if not np.isnan(found).any():
                break
            legs = self._between(code, middle, days), self._between(middle, self._reporting, days)
            found = np.where(np.isnan(found), legs[0] * legs[1], found)
        return found

    def _between(self, code: int, into: int, days: Array) -> Floats:
        series = self._pairs.get((code, into))
        return np.full(len(days), np.nan) if series is None else series.at(days)


def _by_pair(rows: Iterable[Row]) -> dict[tuple[int, int], _Series]:
    """Each pair both ways: its own rates, and the other way's inverse on days without one; of two
    of one day the later row holds."""
    noted: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for code, into, day, rate in rows:
        if rate > 0:
            noted[code, into][day] = rate
    for code, into in list(noted):
        back = {day: 1 / rate for day, rate in noted[code, into].items()}
        own = noted.get((into, code), {})
        noted[into, code] = {**back, **own}
    return {pair: _series(rates) for pair, rates in noted.items()}


def _series(rates: dict[int, float]) -> _Series:
    days = np.array(sorted(rates), np.int64)
    return _Series(days, np.array([rates[day] for day in days.tolist()], np.float64))
