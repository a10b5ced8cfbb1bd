"""How far a goal has come: value against target, for the days gone and the days present.

The interval is the calendar's that the as-of day lies in, cut at the goal's own first and last day
and, for a person, at the days on which the person is there. The target of a whole interval counts
by the working days of that part; what is due is the share of it by the working days that are over.
A metric that is no sum over the interval (a ratio, a mean, what is open now) is due in full.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cockpit.analysis.metric import Counts, Metric, Unit
from cockpit.analysis.references import References
from cockpit.domain.period import Period, this
from cockpit.domain.period import Unit as Interval
from cockpit.domain.plan import Subject


@dataclass(frozen=True, slots=True)
class Progress:
    """``target`` and ``due`` as above; ``reached`` is None while there is nothing to compare."""

    period: Period
    value: float | None
    target: float
    due: float
    higher_is_better: bool = True

    @property
    def share(self) -> float | None:
        """Value ÷ target (of less is better: target ÷ value); None where that is nothing."""
        over, under = self.value, self.target
        if not self.higher_is_better:
            over, under = self.target, self.value or 0.0
        return over / under if over is not None and under else None

    @property
    def on_pace(self) -> bool | None:
        """Whether the value is where it is due to be."""
        if self.value is None:
            return None
        return self.value >= self.due if self.higher_is_better else self.value <= self.due


def adds_up(metric: Metric) -> bool:
    """Whether the metric is a sum over the days of its period."""
    return (
        metric.counts in (Counts.CLOSED, Counts.OPENED)
        and metric.denominator is None
        and not metric.by_quota
        and metric.workings is None
        and metric.unit in (Unit.COUNT, Unit.MONEY)
    )


def counted_in(
    references: References,
    interval: Interval,
    span: tuple[date, date | None],
    subject: Subject,
    as_of: date,
) -> Period:
    """The part of the current interval in which the goal holds for the subject."""
    whole = this(interval, as_of, references.fiscal_start)
    start, end = max(whole.start, span[0]), min(whole.end, span[1] or whole.end)
    part = Period(min(start, whole.end), max(min(start, whole.end), end))
    person = references.persons.get(subject.person_id or 0)
    return person.present(part) if person is not None else part


def progress(
    references: References,
    interval: Interval,
    part: Period,
    as_of: date,
    target: float,
    value: float | None,
    *,
    sums: bool,
    higher_is_better: bool = True,
) -> Progress:
    """``part`` is what ``counted_in`` gives, ``value`` what was reached in it by the as-of day;
    ``sums``: it adds up over the days."""
    if not sums:
        return Progress(part, value, target, target, higher_is_better)
    days = references.working_days
    whole = this(interval, as_of, references.fiscal_start)
    asked = target * days.share(part, whole)
    due = asked * days.share(part.cut_after(as_of), part)
    return Progress(part, value, asked, due, higher_is_better)
