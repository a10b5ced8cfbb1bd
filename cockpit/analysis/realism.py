"""Whether a target can be reached: held against history, capacity and the pipeline (C3).

History: what was won in up to eight periods of the same length before. Capacity: what the people
are asked for in the period, ramped and by the days they are there, × how much of such a sum they
brought in over the periods before that had quotas (Σ won ÷ Σ quota, not a mean of ratios).
Pipeline: won so far + open amount expected to close in the period × win rate by value of the last
365 days.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from cockpit.analysis.metric import Counts
from cockpit.analysis.plan_history import periods_before, won_in
from cockpit.analysis.plan_terms import OPEN
from cockpit.analysis.population import kept_shares, population
from cockpit.analysis.raw import day_number
from cockpit.analysis.recipe import YEAR
from cockpit.analysis.terms import (
    amount,
    amount_or_list_price,
    lost,
    lost_without_value,
    value_at_stake,
    won,
    won_or_lost,
)
from cockpit.analysis.workings import Asked
from cockpit.domain.period import DAY, trailing

PERIODS = 8
ATTAINED_OVER = 4


@dataclass(frozen=True, slots=True)
class Realism:
    """What a target is held against, minor units; None where there is nothing to learn from.

    ``best`` and ``usual`` (the median) are of ``periods`` periods; ``beaten`` says in how many of
    them the target was reached. ``capacity`` = ``asked`` of people × ``attained``."""

    target: int
    won: int
    periods: int
    beaten: int
    best: int | None
    usual: int | None
    asked: int | None
    attained: float | None
    expected_open: int
    win_rate: float | None

    @property
    def capacity(self) -> int | None:
        """What the people would bring as they did before."""
        if self.asked is None or self.attained is None:
            return None
        return round(self.asked * self.attained)

    @property
    def pipeline(self) -> int | None:
        """What is won and what is open and expected would come to."""
        if self.win_rate is None:
            return None
        return self.won + round(self.expected_open * self.win_rate)


def realism(asked: Asked, target: int) -> Realism:
    """A target for the period held against what there is."""
    before = periods_before(asked, PERIODS)
    earlier = [won_in(asked.facts, one, asked.as_of, asked.wanted) for one in before]
    quota = _quota(asked)
    return Realism(
        target=target,
        won=won_in(asked.facts, asked.period, asked.as_of, asked.wanted),
        periods=len(earlier),
        beaten=sum(one >= target for one in earlier),
        best=max(earlier, default=None),
        usual=round(median(earlier)) if earlier else None,
        asked=None if quota is None else round(quota),
        attained=_attained(asked),
        expected_open=_expected_open(asked),
        win_rate=_win_rate(asked),
    )


def _quota(asked: Asked) -> float | None:
    """What the people themselves are asked for in the period."""
    shares = kept_shares(asked.facts, asked.period, asked.wanted) or ()
    own = [share.amount for share in shares if share.person]
    return sum(own) if own else None


def _attained(asked: Asked) -> float | None:
    """Σ won ÷ Σ quota of people over the periods before."""
    sold = quota = 0.0
    for period in periods_before(asked, ATTAINED_OVER):
        before = Asked(asked.facts, period, asked.as_of, asked.wanted)
        theirs = _quota(before)
        if theirs:
            quota += theirs
            sold += won_in(asked.facts, period, asked.as_of, asked.wanted)
    return sold / quota if quota else None


def _expected_open(asked: Asked) -> int:
    rows = population(asked.facts, OPEN.counts, asked.period, asked.as_of, asked.wanted)
    start, end = day_number(asked.period.start), day_number(asked.period.end)
    mine = (rows.day >= start) & (rows.day < end)
    return round(float(amount_or_list_price(rows).values[mine].sum()))


def _win_rate(asked: Asked) -> float | None:
    """By value, as `win_rate_value`; n/a when over half of the lost deals have no amount."""
    year = trailing(YEAR, min(asked.as_of, asked.period.end - DAY))
    rows = population(asked.facts, Counts.CLOSED, year, asked.as_of, asked.wanted)
    if 2 * int(lost_without_value(rows).sum()) > int(lost(rows).sum()):
        return None
    stake = float(value_at_stake(rows).values[won_or_lost(rows)].sum())
    return float(amount(rows).values[won(rows)].sum()) / stake if stake else None
