"""Measuring a metric: its value, what it is made of, what it was before, its groups and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from cockpit.analysis.facts import Facts
from cockpit.analysis.figure import Figure, behind, figure, figures
from cockpit.analysis.grouping import By, Key, grouping, quotas_by_group
from cockpit.analysis.metric import Counts, Metric
from cockpit.analysis.population import figure_at, kept_shares, population, shares_of
from cockpit.analysis.quotas import Share, total
from cockpit.analysis.reading import Group, Previous, Reading
from cockpit.analysis.rows import Rows
from cockpit.analysis.workings import Asked, Workings, named_behind
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import Period, previous, trailing
from cockpit.wording import _


def measure(
    facts: Facts,
    metric: Metric,
    period: Period,
    as_of: date,
    known_at: datetime | None = None,
    filter: DealFilter = EVERYTHING,  # noqa: A002 (the word people use)
    by: Sequence[By | str] = (),
    rows: bool = False,
    beside: bool = False,
) -> Reading:
    """Measure ``metric`` for ``period`` as it stood at the end of ``as_of``.

    Closings and openings are those in the period that had happened by then; open deals are those
    open at the end of ``as_of``, whatever the period. ``by`` lists groupings, each gives all its
    groups; ``rows`` asks for the deals behind the figure, ``beside`` for what is shown with it.
    """
    facts = facts if known_at is None else facts.known(known_at)
    if metric.workings is not None:
        asked = Asked(facts, period, as_of, filter)
        return _worked_out(metric, metric.workings, asked, by, rows)
    counted = population(facts, metric.counts, period, as_of, filter)
    shares = shares_of(facts, metric, period, filter)
    found = _with_reason(metric, figure(metric, counted, total(shares)), shares)
    found = _with_beside(metric, found, counted) if beside else found
    listed = behind(metric, counted).named() if rows else None
    return Reading(
        metric=metric,
        period=period,
        as_of=as_of,
        currency=facts.references.reporting_currency,
        figure=found,
        previous=_previous(facts, metric, period, as_of, filter, found),
        target=target(facts, metric, period, filter),
        groups=tuple(group for one in by for group in _groups(metric, counted, By(one), shares)),
        rows=None if listed is None else tuple(listed[0].tolist()),
        row_uids=None if listed is None else listed[1],
        left_out=_left_out(metric, counted),
        backfill=facts.backfill,
    )


def _with_beside(metric: Metric, found: Figure, counted: Rows) -> Figure:
    return found if metric.beside is None else replace(found, beside=metric.beside(counted))


def _worked_out(
    metric: Metric, workings: Workings, asked: Asked, by: Sequence[By | str], rows: bool
) -> Reading:
    """The reading of a metric with workings of its own."""
    facts = asked.facts
    found = workings.figure(asked)
    listed = named_behind(workings, asked) if rows else None
    groups = [(one, pair) for one in by for pair in _ordered(workings.groups(asked, By(one)))]
    return Reading(
        metric=metric,
        period=asked.period,
        as_of=asked.as_of,
        currency=facts.references.reporting_currency,
        figure=found,
        previous=_previous(facts, metric, asked.period, asked.as_of, asked.wanted, found),
        target=target(facts, metric, asked.period, asked.wanted),
        groups=tuple(Group(By(one).value, key.id, key.label, made) for one, (key, made) in groups),
        rows=None if listed is None else tuple(listed[0].tolist()),
        row_uids=None if listed is None else listed[1],
        backfill=facts.backfill,
    )


def _ordered(groups: list[tuple[Key, Figure]]) -> list[tuple[Key, Figure]]:
    return sorted(groups, key=lambda pair: pair[0].order)


def _left_out(metric: Metric, counted: Rows) -> tuple[int, ...]:
    if metric.left_out is None:
        return ()
    return tuple(sorted(counted.where(metric.left_out(counted)).deal_ids.tolist()))


def target(
    facts: Facts, metric: Metric, period: Period, wanted: DealFilter = EVERYTHING
) -> float | None:
    """What the value is held against: the quota of the whole period, or the metric's number."""
    if metric.target == "quota":
        return total(kept_shares(facts, period, wanted))
    return metric.target if isinstance(metric.target, float) else None


def series(
    facts: Facts,
    metric: Metric,
    days: Iterable[date],
    period_of: Callable[[date], Period] = lambda day: trailing(90, day),
    filter: DealFilter = EVERYTHING,  # noqa: A002
) -> list[float | None]:
    """The values at the end of each day, for a sparkline."""
    return trends(facts, [metric], days, period_of, filter)[metric.key]


def trends(
    facts: Facts,
    metrics: Sequence[Metric],
    days: Iterable[date],
    period_of: Callable[[date], Period] = lambda day: trailing(90, day),
    filter: DealFilter = EVERYTHING,  # noqa: A002
) -> dict[str, list[float | None]]:
    """Several metrics' series by key, day by day; a change today works out today alone. A metric
    by cohort is read as of the last day."""
    found: dict[str, list[float | None]] = {metric.key: [] for metric in metrics}
    asked = list(days)
    for day in asked:
        period = period_of(day)
        for metric in metrics:
            on = asked[-1] if metric.by_cohort else day
            found[metric.key].append(figure_at(facts, metric, period, on, filter).value)
    return found


def _with_reason(metric: Metric, found: Figure, shares: tuple[Share, ...] | None) -> Figure:
    if not metric.by_quota or found.denominator:
        return found
    if shares is None:
        return replace(found, reason=_("quotas are set for people, not for this filter"))
    return replace(found, reason=_("target not set"))


def _previous(
    facts: Facts, metric: Metric, period: Period, as_of: date, wanted: DealFilter, now: Figure
) -> Previous:
    """The period before, to date while ``period`` runs; open deals at the end of that one."""
    before = previous(period, facts.references.fiscal_start)
    cut = facts.references.working_days.to_date(period, as_of, before)
    value = _value_before(facts, metric, before, cut, as_of, wanted)
    if value is None or now.value is None:
        return Previous(cut, value, None, None)
    difference = now.value - value
    return Previous(cut, value, difference, difference / abs(value) if value else None)


def _value_before(
    facts: Facts, metric: Metric, before: Period, cut: Period, as_of: date, wanted: DealFilter
) -> float | None:
    if metric.workings is not None:
        if cut.last_day >= as_of:
            return None
        return figure_at(facts, metric, before, cut.last_day, wanted).value
    if metric.counts is Counts.EXPECTED:
        return figure_at(facts, metric, before, min(cut.last_day, as_of), wanted).value
    if metric.counts is Counts.OPEN:
        if cut.last_day >= as_of:
            return None
        return figure_at(facts, metric, cut, cut.last_day, wanted).value
    counted = population(facts, metric.counts, cut, as_of, wanted)
    return figure(metric, counted, total(shares_of(facts, metric, before, wanted))).value


def _groups(metric: Metric, counted: Rows, by: By, shares: tuple[Share, ...] | None) -> list[Group]:
    """The groups that have rows or a quota, in the order of their names or dates."""
    given = shares or ()
    grouped = grouping(counted, by, given)
    quotas = quotas_by_group(grouped, given)
    found = figures(metric, counted, grouped.groups, quotas)
    sure = [
        (grouped.key(code), _with_reason(metric, one, shares))
        for code, one in enumerate(found)
        if one.n or one.left_out or one.not_priced or (one.denominator and metric.by_quota)
    ]
    return [Group(by.value, key.id, key.label, one) for key, one in _ordered(sure)]
