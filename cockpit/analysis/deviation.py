"""Why won differs from the plan: volume, timing, win rate and deal size, to the cent.

What is won is a product: deals in play × the share of them decided in time × the share of those
won × the average won deal. In play are the deals open on the eve of the period, open now, or closed
in it; decided are the deals closed in it, whatever the outcome. A plan is an amount alone, so it is
read as the same product at the rates of up to four periods before, each cut at the same working
day: its share decided, its win rate, its deal size, and as many deals in play as the amount then
asks for. The gap between the two products is shared out among the four by Shapley's value: each
part is the mean, over all orders in which plan could be turned into fact factor by factor, of what
turning this one changed. The parts add up to the gap exactly (in fractions; then in whole minor
units by largest remainder). Timing is the cycle: a slower one decides less of what is in play.

Source: L. S. Shapley, "A value for n-person games" (1953); as a decomposition A. Shorrocks,
"Decomposition procedures for distributional analysis" (Journal of Economic Inequality, 2013).
Where a factor is undefined (nothing decided, nothing won) it is taken as in the plan; without any
period before that won something the gap stays in one part, unexplained.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from math import prod

import numpy as np

from cockpit.analysis.metric import Counts
from cockpit.analysis.plan_history import periods_before
from cockpit.analysis.population import population
from cockpit.analysis.raw import WON
from cockpit.analysis.terms import amount, won
from cockpit.analysis.workings import Asked
from cockpit.domain.period import DAY, Period
from cockpit.domain.sharing import rounded

FACTORS = ("volume", "timing", "win_rate", "deal_size")
UNEXPLAINED = "unexplained"
PERIODS = 4
_ORDERS = tuple(permutations(range(len(FACTORS))))


@dataclass(frozen=True, slots=True)
class Course:
    """How a period went: counts of deals, and the won amount in minor units."""

    in_play: int
    decided: int
    won: int
    amount: int


@dataclass(frozen=True, slots=True)
class Part:
    """What one factor added to (or took from) the plan, minor units, and the factor's own value
    as planned and as it was (None where there is none)."""

    factor: str
    amount: int
    planned: float | None
    actual: float | None


@dataclass(frozen=True, slots=True)
class Deviation:
    """Plan and won in minor units, up to the as-of day; the parts add up to won - plan."""

    plan: int
    won: int
    parts: tuple[Part, ...]

    @property
    def gap(self) -> int:
        """Won less plan."""
        return self.won - self.plan


def deviation(asked: Asked, plan: int) -> Deviation:
    """Why what was won by the as-of day differs from ``plan``, minor units to the same day."""
    return explained(plan, course(asked, asked.period), usual_course(asked))


def course(asked: Asked, period: Period) -> Course:
    """How the period went, up to the as-of day."""
    cut = period.cut_after(asked.as_of)
    facts, wanted = asked.facts, asked.wanted
    closed = population(facts, Counts.CLOSED, cut, asked.as_of, wanted)
    eve = population(facts, Counts.OPEN, cut, cut.start - DAY, wanted)
    still = population(facts, Counts.OPEN, cut, max(cut.last_day, cut.start), wanted)
    in_play = np.unique(np.concatenate((closed.deal, eve.deal, still.deal)))
    mine = won(closed)
    total = round(float(amount(closed).values[mine].sum()))
    return Course(len(in_play), len(closed), int((closed.outcome == WON).sum()), total)


def usual_course(asked: Asked) -> Course:
    """The periods before together, each up to the working day that this one has reached."""
    days = asked.facts.references.working_days
    found = [
        course(asked, days.to_date(asked.period, asked.as_of, before))
        for before in periods_before(asked, PERIODS, whole=False)
    ]
    return Course(
        sum(one.in_play for one in found),
        sum(one.decided for one in found),
        sum(one.won for one in found),
        sum(one.amount for one in found),
    )


def explained(plan: int, fact: Course, usual: Course) -> Deviation:
    """The parts of the gap between a plan and how it went."""
    gap = fact.amount - plan
    if not (plan > 0 and usual.won and usual.amount > 0):
        return Deviation(plan, fact.amount, (Part(UNEXPLAINED, gap, None, None),))
    planned = _planned(plan, usual)
    actual = _actual(fact, planned)
    amounts = rounded(_shapley(planned, actual), gap)
    parts = zip(FACTORS, amounts, planned, actual, strict=True)
    return Deviation(
        plan,
        fact.amount,
        tuple(Part(name, part, float(was), float(did)) for name, part, was, did in parts),
    )


def _planned(plan: int, usual: Course) -> tuple[Fraction, ...]:
    """Deals in play, share decided, share won, average deal, whose product is the plan."""
    timing = Fraction(usual.decided, usual.in_play)
    rate = Fraction(usual.won, usual.decided)
    size = Fraction(usual.amount, usual.won)
    return Fraction(plan) / (timing * rate * size), timing, rate, size


def _actual(fact: Course, planned: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """The same of what happened; their product is what was won."""
    _volume, timing, rate, size = planned
    if fact.in_play:
        timing = Fraction(fact.decided, fact.in_play)
    if fact.decided:
        rate = Fraction(fact.won, fact.decided)
    if fact.won:
        size = Fraction(fact.amount, fact.won)
    return Fraction(fact.in_play), timing, rate, size


def _shapley(planned: tuple[Fraction, ...], actual: tuple[Fraction, ...]) -> list[Fraction]:
    """Each factor's mean change over all orders of turning plan into fact."""
    found = [Fraction(0)] * len(FACTORS)
    for order in _ORDERS:
        now = list(planned)
        for factor in order:
            before = prod(now)
            now[factor] = actual[factor]
            found[factor] += prod(now) - before
    return [one / len(_ORDERS) for one in found]
