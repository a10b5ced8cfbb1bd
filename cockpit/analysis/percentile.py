"""Percentiles and intervals of small samples."""

from __future__ import annotations

import math

import numpy as np

from cockpit.analysis.tables import Array, Floats

_Z2 = 1.959963984540054**2


def sorted_percentile(values: Array, share: float) -> float:
    """The percentile of sorted values by linear interpolation between ranks:
    x[k] + f · (x[k+1] - x[k]) with k + f = share · (n - 1). ValueError when there are none."""
    if not len(values):
        raise ValueError("no values")
    rank = share * (len(values) - 1)
    low = math.floor(rank)
    high = min(low + 1, len(values) - 1)
    return float(values[low] + (rank - low) * (values[high] - values[low]))


def wilson(successes: float, trials: float) -> tuple[float, float] | None:
    """Wilson's 95 % score interval of a proportion (z = 1.959964); None without trials.

    (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) ÷ (1 + z²/n), E. B. Wilson, JASA 22 (1927).
    """
    if trials <= 0:
        return None
    z2 = _Z2
    share = successes / trials
    middle = share + z2 / (2 * trials)
    reach = math.sqrt(z2 * (share * (1 - share) / trials + z2 / (4 * trials * trials)))
    scale = 1 + z2 / trials
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def wilson_band(share: Floats, trials: Floats) -> tuple[Floats, Floats]:
    """The same interval around many shares of so many trials each, which may be a fraction; NaN
    where there is no share or no trial."""
    with np.errstate(invalid="ignore", divide="ignore"):
        middle = share + _Z2 / (2 * trials)
        reach = np.sqrt(_Z2 * (share * (1 - share) / trials + _Z2 / (4 * trials * trials)))
        scale = 1 + _Z2 / trials
        low, high = (middle - reach) / scale, (middle + reach) / scale
    none = ~(trials > 0)
    low[none], high[none] = np.nan, np.nan
    return np.clip(low, 0.0, 1.0), np.clip(high, 0.0, 1.0)
