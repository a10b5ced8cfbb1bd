"""What stands at the axes of a figure's chart: its unit, its levels, its periods."""

from __future__ import annotations

from datetime import date

from cockpit.analysis.metric import Metric, Unit
from cockpit.domain import period as periods
from cockpit.domain.money import exponent
from cockpit.domain.period import Period
from cockpit.domain.period_words import year_words
from cockpit.ui.kpis.figure_words import value_words
from cockpit.ui.plots.axis import plain
from cockpit.ui.widgets.figures import number, short_month
from cockpit.wording import _


def grain_of(metric: Metric, currency: str) -> float:
    """One unit of the metric on an axis."""
    if metric.is_money:
        return float(10 ** exponent(currency))
    return 0.01 if metric.unit is Unit.RATIO else 1.0


def from_nought(metric: Metric) -> bool:
    """Sums and counts start at nought; shares, days and means show where they move."""
    return metric.unit not in (Unit.RATIO, Unit.DAYS, Unit.TIMES) and metric.denominator is None


def level_words(metric: Metric, level: float, currency: str) -> str:
    """A level without needless decimals: 60 %, $1.5M."""
    if metric.unit is Unit.RATIO:
        share = round(level * 100, 6)
        digits = 0 if float(share).is_integer() else 1
        return f"{number(share, digits)}\u00a0%"
    if metric.unit is Unit.DAYS and not float(level).is_integer():
        return _("{n} d").format(n=number(level, 1))
    return plain(value_words(metric, level, currency))


def period_word(period: Period, unit: periods.Unit, fiscal_start: int, *, first: bool) -> str:
    """A period under the axis, as short as it can be told; the ``first`` one says its year."""
    start = period.start
    if unit is periods.Unit.YEAR:
        return year_words(start, fiscal_start)
    if unit is periods.Unit.QUARTER:
        quarter = periods.fiscal_quarter(start, fiscal_start)
        year = periods.fiscal_year(start, fiscal_start) % 100
        return f"Q{quarter} {year:02}" if quarter == 1 or first else f"Q{quarter}"
    if unit is periods.Unit.MONTH:
        name = short_month(start.month)
        return f"{name} {start.year % 100:02}" if start.month == 1 or first else name
    if unit is periods.Unit.WEEK:
        return _day(start)
    return _day(start) if start.day == 1 or first else str(start.day)


def _day(day: date) -> str:
    return f"{day.day} {short_month(day.month)}"
