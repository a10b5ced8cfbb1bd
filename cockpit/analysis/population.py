"""The rows and the quota that a metric is measured on, each worked out once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cockpit.analysis.facts import Facts
from cockpit.analysis.figure import Figure, figure
from cockpit.analysis.metric import RECORDS, Counts, Metric
from cockpit.analysis.quotas import Share, quota_shares, total
from cockpit.analysis.raw import day_number
from cockpit.analysis.record_rows import record_rows
from cockpit.analysis.row_kinds import entry_rows, expected_rows, push_rows, stay_rows
from cockpit.analysis.rows import Rows, closed_rows, open_rows, opened_rows
from cockpit.analysis.selection import chosen_rows
from cockpit.analysis.state import State
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
    start, end = day_number(period.start), day_number(period.end)
    found: Rows
    if counts in RECORDS:
        found = record_rows(facts, RECORDS[counts], facts.at(as_of), start, end, wanted)
    else:
        found = chosen_rows(_KINDS[counts](facts, facts.at(as_of), start, end), wanted)
    found.asked = Asked(facts, period, as_of, wanted)
    return found


def _open(_facts: Facts, state: State, _start: int, _end: int) -> Rows:
    return open_rows(state)


_KINDS: dict[Counts, Callable[[Facts, State, int, int], Rows]] = {
    Counts.OPEN: _open,
    Counts.CLOSED: closed_rows,
    Counts.OPENED: opened_rows,
    Counts.ENTRIES: entry_rows,
    Counts.STAYS: stay_rows,
    Counts.EXPECTED: expected_rows,
    Counts.PUSHES: push_rows,
}


def figure_at(
    facts: Facts, metric: Metric, period: Period, as_of: date, wanted: DealFilter
) -> Figure:
    """The figure at the end of a day, kept until something changes that had happened by then."""

    def work_out() -> Figure:
        if metric.workings is not None:
            return metric.workings.figure(Asked(facts, period, as_of, wanted, beside=False))
        counted = population(facts, metric.counts, period, as_of, wanted)
        return figure(metric, counted, total(shares_of(facts, metric, period, wanted)))

    records = facts.records.version if metric.counts in RECORDS else 0
    key = ("figure", metric.key, period, wanted, records)
    return facts.remember_day(key, day_number(as_of), work_out)


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
