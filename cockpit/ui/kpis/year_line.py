"""The small lines: a year of weekly values of each metric."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from cockpit.analysis.facts import Facts
from cockpit.analysis.measure import trends
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Period, trailing
from cockpit.ui.kpis.question import Lines, Question

WEEKS = 52


def year_of(facts: Facts, keys: Sequence[str], asked: Question) -> Lines:
    """Weekly values up to the as-of day, each over as many days back as the period has."""
    days = [asked.as_of - timedelta(weeks=back) for back in range(WEEKS, -1, -1)]
    length = min(max(asked.period.days, 28), 366)

    def period_of(day: date) -> Period:
        return trailing(length, day)

    return trends(facts, [METRICS[key] for key in keys], days, period_of, asked.wanted)
