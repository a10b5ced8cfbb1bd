"""The rows and the quota that a metric is measured on, each worked out once."""

from __future__ import annotations

from datetime import date

from cockpit.analysis.facts import Facts
from cockpit.analysis.figure import Figure, figure
from cockpit.analysis.metric import Counts, Metric
from cockpit.analysis.quotas import Share, quota_shares, total
from cockpit.analysis.raw import day_number
from cockpit.analysis.rows import Rows, closed_rows, open_rows, opened_rows
from cockpit.analysis.selection import chosen_rows
from cockpit.analysis.workings import Asked
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import Period


def population(
    facts: Facts, counts: Counts, period: Period, as_of: date, wanted: DealFilter
) -> Rows:
    """The rows of a metric before its own selections, kept with the facts."""
    key = ("rows", counts, None if counts is Counts.OPEN else period, as_of, wanted)
    return facts.remember_large(key, lambda: _rows(facts, counts, period, as_of, wanted))


def _rows(facts: Facts, counts: Counts, period: Period, as_of: date, wanted: DealFilter) -> Rows:
    state = facts.at(as_of)
    start, end = day_number(period.start), day_number(period.end)
    if counts is Counts.OPEN:
        found = open_rows(state)
    elif counts is Counts.CLOSED:
        found = closed_rows(facts, state, start, end)
    else:
        found = opened_rows(facts, state, start, end)
    return chosen_rows(found, wanted)


def figure_at(
    facts: Facts, metric: Metric, period: Period, as_of: date, wanted: DealFilter
) -> Figure:
    """The figure at the end of a day, kept until something changes that had happened by then."""

    def work_out() -> Figure:
        if metric.workings is not None:
            return metric.workings.figure(Asked(facts, period, as_of, wanted))
        counted = population(facts, metric.counts, period, as_of, wanted)
        return figure(metric, counted, total(shares_of(facts, metric, period, wanted)))

    return facts.remember_day(("figure", metric.key, period, wanted), day_number(as_of), work_out)


def shares_of(
    facts: Facts, metric: Metric, period: Period, wanted: DealFilter
) -> tuple[Share, ...] | None:
    """The quota's shares for a metric that is measured by quota, none for any other."""
    return kept_shares(facts, period, wanted) if metric.by_quota else ()


def kept_shares(facts: Facts, period: Period, wanted: DealFilter) -> tuple[Share, ...] | None:
    references = facts.references
    return references.kept.get(
        ("quota", period, wanted), lambda: quota_shares(references, period, wanted)
    )
