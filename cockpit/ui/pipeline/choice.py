"""What the pipeline page is narrowed to, in a form that a saved view keeps."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from cockpit.domain.filters import DealFilter
from cockpit.domain.period import Period, Unit, this
from cockpit.wording import _

_NOBODY = frozenset({0})
_LONG_AGO = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Choice:
    """Ids of one each at most; 0 and empty ask nothing. ``closing`` is a key of ``closings``,
    so that a saved view means the quarter of the day it is opened on."""

    owner: int = 0
    team: int = 0
    region: str = ""
    product: int = 0
    pipeline: int = 0
    closing: str = ""
    text: str = ""
    stalled: bool = False
    warning: str = ""
    missing: bool = False
    sort: str = "close"

    def kept(self) -> dict[str, Any]:
        """What a saved view keeps."""
        return {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if getattr(self, field.name) != field.default
        }

    def filter(
        self, scope: DealFilter, today: date, fiscal_start: int, found: frozenset[int] | None
    ) -> DealFilter:
        """The deals of the scope that this keeps; ``found`` are those with the text."""
        owners = frozenset({self.owner}) if self.owner else scope.owners
        if self.owner and scope.owners:
            owners = (owners & scope.owners) or _NOBODY
        return replace(
            scope,
            owners=owners,
            teams=frozenset({self.team}) if self.team else scope.teams,
            regions=frozenset({self.region}) if self.region else scope.regions,
            products=frozenset({self.product}) if self.product else scope.products,
            pipelines=frozenset({self.pipeline}) if self.pipeline else scope.pipelines,
            text=self.text,
            deals=found,
            stalled=self.stalled,
            warnings=frozenset({self.warning} if self.warning else ()),
            closing=closing_period(self.closing, today, fiscal_start),
        )


def choice_from(kept: dict[str, Any]) -> Choice:
    """The choice of a saved view; what this version does not know is left out."""
    known: dict[str, Any] = {}
    for field in fields(Choice):
        value = kept.get(field.name)
        if type(value) is type(field.default):
            known[field.name] = value
    return Choice(**known)


def closings() -> list[tuple[str, str]]:
    """(key, words) of the closing periods offered."""
    return [
        ("overdue", _("Overdue")),
        ("this_week", _("This week")),
        ("this_month", _("This month")),
        ("next_month", _("Next month")),
        ("this_quarter", _("This quarter")),
        ("next_quarter", _("Next quarter")),
    ]


def closing_period(key: str, today: date, fiscal_start: int) -> Period | None:
    """The days of a key, None for none."""
    if key == "overdue":
        return Period(_LONG_AGO, today)
    which, _mark, unit = key.partition("_")
    if which not in ("this", "next") or unit not in tuple(Unit):
        return None
    now = this(Unit(unit), today, fiscal_start)
    if which == "this":
        return now
    return this(Unit(unit), now.end, fiscal_start)
