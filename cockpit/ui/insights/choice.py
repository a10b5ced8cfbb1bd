"""What the page is asked to show, and the form a saved view keeps it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cockpit.analysis.grouping import By
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import EVERYTHING, DealFilter, filter_from_json
from cockpit.domain.period import Period, Unit
from cockpit.ui.insights.sections import AGEING, FUNNEL
from cockpit.wording import _

MIX = "portfolio_mix"
# How many periods of each unit a trend shows.
PERIODS = {Unit.DAY: 31, Unit.WEEK: 26, Unit.MONTH: 15, Unit.QUARTER: 12, Unit.YEAR: 6}
# Groupings that a filter can be narrowed to, and the filter's field.
NARROWED = {
    "owner": "owners", "manager": "managers", "team": "teams", "region": "regions",
    "product": "products", "stage": "stages", "pipeline": "pipelines",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """``key`` of a metric or view; ``unit`` of the trend; grouped ``by``, and crossed by
    ``across`` ("": not); ``as_of`` an earlier day (None: today); ``only`` narrows further than
    the header's scope; ``by_value``: a funnel or an ageing in money; ``known_at``: with what had
    been learnt by the end of that day (None: with all that is known today)."""

    key: str = "win_rate"
    unit: Unit = Unit.MONTH
    by: str = "owner"
    across: str = ""
    as_of: date | None = None
    only: DealFilter = EVERYTHING
    by_value: bool = False
    known_at: date | None = None

    def of(self, key: str) -> Choice:
        """The same of another figure; a mix is one of products at first, not of people."""
        by = "product" if key == MIX and self.by == "owner" and not self.across else self.by
        if self.key == MIX and key != MIX and self.by == "product":
            by = "owner"
        return replace(self, key=key, by=by)

    def narrowed(self, wanted: DealFilter) -> DealFilter:
        """The header's filter with what this narrows."""
        parts = {name: getattr(self.only, name) for name in NARROWED.values()}
        return replace(wanted, **{name: ids for name, ids in parts.items() if ids})


@dataclass(frozen=True, slots=True)
class Group:
    """A group chosen in the breakdown: its grouping, its id, its name."""

    by: str
    id: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Focus:
    """What of the figure was chosen: a ``point`` of the trend with the day it stands at, a
    ``group``, the group that crosses it, or some ``deals`` of a view, with their name."""

    point: Period | None = None
    day: date | None = None
    group: Group | None = None
    crossed: Group | None = None
    deals: tuple[int, ...] | None = None
    name: str = ""


NOTHING = Focus()


def kept(choice: Choice, period: str, scope: str) -> dict[str, Any]:
    """What a saved view keeps; ``period`` and ``scope`` are the header's."""
    return {
        "metric": choice.key,
        "unit": choice.unit.value,
        "by": choice.by,
        "across": choice.across,
        "as_of": choice.as_of.isoformat() if choice.as_of else "",
        "only": choice.only.as_json(),
        "by_value": choice.by_value,
        "known_at": choice.known_at.isoformat() if choice.known_at else "",
        "period": period,
        "scope": scope,
    }


def choice_from(told: Mapping[str, Any]) -> Choice:
    """The choice of a saved view; what this version does not know falls back to the usual."""
    usual = Choice()
    key, unit = str(told.get("metric", "")), str(told.get("unit", ""))
    return Choice(
        key=key if key in METRICS or key in (FUNNEL, AGEING) else usual.key,
        unit=Unit(unit) if unit in tuple(Unit) else usual.unit,
        by=_grouping(told.get("by"), usual.by),
        across=_grouping(told.get("across"), ""),
        as_of=date.fromisoformat(told["as_of"]) if told.get("as_of") else None,
        only=filter_from_json(dict(told.get("only") or {})),
        by_value=bool(told.get("by_value")),
        known_at=date.fromisoformat(told["known_at"]) if told.get("known_at") else None,
    )


def _grouping(told: object, usual: str) -> str:
    return str(told) if told in tuple(By) else usual


def grouping_words() -> dict[str, tuple[str, str]]:
    """What can be grouped by: (heading, word)."""
    return {
        "owner": (_("By person"), _("person")),
        "manager": (_("By manager"), _("manager")),
        "team": (_("By team"), _("team")),
        "region": (_("By region"), _("region")),
        "product": (_("By product"), _("product")),
        "stage": (_("By stage"), _("stage")),
        "source": (_("By source"), _("source")),
        "segment": (_("By segment"), _("segment")),
        "pipeline": (_("By pipeline"), _("pipeline")),
        "lost_reason": (_("By lost reason"), _("lost reason")),
        "type": (_("By type"), _("type")),
        "month": (_("By month"), _("month")),
        "quarter": (_("By quarter"), _("quarter")),
    }


def unit_words() -> dict[Unit, tuple[str, str]]:
    """The units of a trend: (on the switch, in a sentence)."""
    return {
        Unit.DAY: (_("Day"), _("by day")),
        Unit.WEEK: (_("Week"), _("by week")),
        Unit.MONTH: (_("Month"), _("by month")),
        Unit.QUARTER: (_("Quarter"), _("by quarter")),
        Unit.YEAR: (_("Year"), _("by year")),
    }
