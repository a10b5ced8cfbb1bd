"""The share of a cohort that has come to an event by each day: the Aalen-Johansen estimator.

A row is watched from day ``entry`` to day ``leaves`` of its life, both included (0 is its first
day); on the last one it has the event, or another that rules it out, or nothing (it is censored).
With n(t) rows watched on day t, d(t) of which end, e(t) of them with the event:

S(t) = Π (1 - d(s) ÷ n(s)) over s ≤ t, F(t) = Σ S(s - 1) · e(s) ÷ n(s) over s ≤ t.

The variance is that of the delta method,
Σ (F(t) - F(s))² d ÷ (n (n - d)) + S(s-1)² e (n - e) ÷ n³ - 2 (F(t) - F(s)) S(s-1) e ÷ n²,
and the interval Wilson's for as many trials as a plain share with that variance would have had:
F (1 - F) ÷ variance. So where nothing is censored it is the plain share and its Wilson interval.
The curve ends on the last day on which somebody was watched.

Sources: O. Aalen, S. Johansen, Scand. J. Statist. 5 (1978); E. Marubini, M. G. Valsecchi,
Analysing Survival Data (1995), 10.3; the effective number of trials: E. Korn, B. Graubard,
Survey Methodology 24 (1998).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cockpit.analysis.figure import Groups
from cockpit.analysis.percentile import wilson_band
from cockpit.analysis.tables import Array, Floats, Longs

CENSORED, EVENT, OTHER = range(3)


@dataclass(frozen=True, slots=True)
class Watched:
    """Rows: the first and the last day on which each was watched, and how that ended."""

    entry: Longs
    leaves: Longs
    ends: Array


@dataclass(frozen=True, slots=True)
class Incidence:
    """Arrays of shape (groups, days); shares are NaN from where nobody is watched any more.
    ``events`` and ``ended`` are the rows with the event, or ended at all, on each day."""

    share: Floats
    low: Floats
    high: Floats
    at_risk: Longs
    events: Longs
    ended: Longs


def incidence(rows: Watched, groups: Groups, last: int) -> Incidence:
    """The curves of each group up to day ``last``."""
    watched = rows.entry <= rows.leaves
    codes, leaves, ends = groups.codes[watched], rows.leaves[watched], rows.ends[watched]

    shape = (groups.size, last + 1)

    def counted(days: Array, mask: Array | None = None) -> Longs:
        near = days <= last if mask is None else (days <= last) & mask
        spots = codes[near] * (last + 1) + days[near]
        return np.bincount(spots, minlength=shape[0] * shape[1]).reshape(shape)

    gone = np.cumsum(counted(leaves), axis=1)
    at_risk = np.cumsum(counted(rows.entry[watched]), axis=1)
    at_risk[:, 1:] -= gone[:, :-1]
    events, ended = counted(leaves, ends == EVENT), counted(leaves, ends != CENSORED)
    share, trials = _estimate(at_risk, events, ended)
    low, high = wilson_band(share, trials)
    return Incidence(share, low, high, at_risk, events, ended)


def hazard(at_risk: Longs, ended: Longs) -> Floats:
    """Σ d ÷ n up to each day: how often a row watched all along would have been expected to end."""
    steps: Floats = np.cumsum(ended / np.maximum(at_risk, 1), axis=1)
    return steps


def _estimate(at_risk: Longs, events: Longs, ended: Longs) -> tuple[Floats, Floats]:
    """(F, the number of trials it is as sure as)."""
    n = np.maximum(at_risk, 1).astype(np.float64)
    left = np.cumprod(1 - ended / n, axis=1)
    before = np.concatenate((np.ones((len(left), 1)), left[:, :-1]), axis=1)
    share = np.cumsum(before * events / n, axis=1)
    going_on = np.logical_and.accumulate((at_risk > 0) | (before == 0), axis=1)
    share[~going_on] = np.nan
    staying = n - ended
    a = np.divide(ended, n * staying, out=np.zeros_like(n), where=staying > 0)
    b = before**2 * events * (n - events) / n**3
    c = before * events / n**2
    spread = share**2 * _sum(a) - 2 * share * (_sum(a * share) + _sum(c))
    spread += _sum(a * share**2 + b + 2 * c * share)
    # Nobody or everybody so far: as sure as the rows of which one knows so much.
    known = (at_risk + np.cumsum(ended, axis=1) - ended).astype(np.float64)
    some = spread > 1e-15
    return share, np.divide(share * (1 - share), spread, out=known, where=some)


def _sum(steps: Floats) -> Floats:
    sums: Floats = np.cumsum(np.nan_to_num(steps), axis=1)
    return sums
