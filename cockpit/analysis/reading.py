"""What measuring a metric gives, and its form as JSON (``cli.md``, kpi)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from cockpit.analysis.figure import Beside, Figure
from cockpit.analysis.metric import Metric, Unit
from cockpit.analysis.tables import Array
from cockpit.domain.money import exponent
from cockpit.domain.period import Period


@dataclass(frozen=True, slots=True)
class Previous:
    """The same figure for the period before (to date while the period runs): ``difference`` is
    value - previous, ``growth`` difference ÷ abs(previous), n/a from zero."""

    period: Period
    value: float | None
    difference: float | None
    growth: float | None


@dataclass(frozen=True, slots=True)
class Group:
    """The figure of a group: ``id`` a uid as text, or a region's, source's, month's own text."""

    by: str
    id: str | None
    label: str
    figure: Figure

    @property
    def value(self) -> float | None:
        """The figure's value; None is n/a."""
        return self.figure.value

    @property
    def n(self) -> int:
        """How many rows stand behind it."""
        return self.figure.n


@dataclass(frozen=True, slots=True)
class Reading:
    """A metric measured. Money is in minor units of ``currency``; ``rows`` are the ids of the
    deals behind the figure and ``row_uids`` their uids, ``left_out`` the ids of those that ought
    to count but cannot. ``backfill``: asked about a time before anything had been learnt."""

    metric: Metric
    period: Period
    as_of: date
    currency: str
    figure: Figure
    previous: Previous
    target: float | None
    groups: tuple[Group, ...] = ()
    rows: tuple[int, ...] | None = None
    row_uids: Array | None = None
    left_out: tuple[int, ...] = ()
    backfill: bool = False

    @property
    def value(self) -> float | None:
        """The figure's value; None is n/a."""
        return self.figure.value

    @property
    def median(self) -> float | None:
        """The median beside it, where the metric has one."""
        return self.figure.median

    @property
    def numerator(self) -> float:
        """What is counted."""
        return self.figure.numerator

    @property
    def denominator(self) -> float | None:
        """What it is counted against; None for a plain sum."""
        return self.figure.denominator

    @property
    def n(self) -> int:
        """How many rows stand behind it."""
        return self.figure.n

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval of a proportion."""
        return self.figure.interval

    @property
    def not_priced(self) -> int:
        """Rows counted without an amount or a rate."""
        return self.figure.not_priced

    @property
    def estimated(self) -> int:
        """Rows at list price."""
        return self.figure.estimated

    @property
    def reason(self) -> str:
        """Why the value is n/a, in words; "" when it is not."""
        return self.figure.reason

    def as_json(self) -> dict[str, Any]:
        """Every key of ``cli.md``: money in currency units, nothing rounded, ids as uuid text;
        ``groups`` and ``rows`` are empty when they were not asked for."""
        metric, found, whole = self.metric, self.figure, _Scale(self.metric, self.currency)
        return {
            "key": metric.key,
            "title": metric.title,
            "unit": metric.unit.value,
            "row_kind": metric.row_kind,
            "currency": self.currency if metric.is_money else None,
            "higher_is_better": metric.higher_is_better,
            "period": _period(self.period),
            "as_of": self.as_of.isoformat(),
            **_figure(found, whole),
            "median": whole.value(found.median),
            "interval": None if found.interval is None else list(found.interval),
            "previous": _previous(self.previous, whole),
            "target": whole.value(self.target),
            "left_out": found.left_out,
            "reason": found.reason,
            "backfill": self.backfill,
            "version": metric.version,
            **_curve(found),
            **_beside(found, whole),
            "groups": [_group(group, whole) for group in self.groups],
            "rows": [] if self.row_uids is None else uuid_texts(self.row_uids),
        }


def uuid_texts(uids: Array) -> list[str]:
    """Uids of 16 bytes as canonical text."""
    return [str(UUID(bytes=uid.tobytes())) for uid in uids]


class _Scale:
    """From minor to currency units, where the metric's parts are money."""

    def __init__(self, metric: Metric, currency: str) -> None:
        self._metric = metric
        self._units = 10 ** exponent(currency)

    def value(self, number: float | None) -> float | None:
        return self._major(number, self._metric.is_money)

    def over(self, number: float | None) -> float | None:
        return self._major(number, self._metric.numerator.money)

    def below(self, number: float | None) -> float | None:
        term = self._metric.denominator
        return self._major(number, self._metric.by_quota or (term is not None and term.money))

    def beside(self, one: Beside) -> float | None:
        return self._major(one.value, one.unit in (Unit.MONEY, Unit.MONEY_PER_DAY))

    def _major(self, number: float | None, money: bool) -> float | None:
        return number / self._units if money and number is not None else number


def _period(period: Period) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _figure(found: Figure, whole: _Scale) -> dict[str, Any]:
    return {
        "value": whole.value(found.value),
        "numerator": whole.over(found.numerator),
        "denominator": whole.below(found.denominator),
        "n": found.n,
        "not_priced": found.not_priced,
        "estimated": found.estimated,
    }


def _curve(found: Figure) -> dict[str, Any]:
    curve = found.curve
    if curve is None:
        return {}
    columns = zip(curve.share, curve.low, curve.high, curve.at_risk, strict=True)
    points = [
        {"day": day, "value": float(share), "interval": [float(low), float(high)], "n": int(n)}
        for day, (share, low, high, n) in enumerate(columns)
    ]
    return {"curve": points}


def _beside(found: Figure, whole: _Scale) -> dict[str, Any]:
    said = {one.key: whole.beside(one) for one in found.beside}
    return {"beside": said} if said else {}


def _previous(previous: Previous, whole: _Scale) -> dict[str, Any]:
    return {
        "value": whole.value(previous.value),
        "difference": whole.value(previous.difference),
        "growth": previous.growth,
        "period": _period(previous.period),
    }


def _group(group: Group, whole: _Scale) -> dict[str, Any]:
    return {
        "by": group.by,
        "id": group.id,
        "key": group.label,
        **_figure(group.figure, whole),
        "median": whole.value(group.figure.median),
        "interval": None if group.figure.interval is None else list(group.figure.interval),
        "reason": group.figure.reason,
        **_beside(group.figure, whole),
    }
