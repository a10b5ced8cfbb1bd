"""The columns of the list of what needs the manager."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cockpit.domain.money import exponent
from cockpit.queries.triage import NeedyDeal
from cockpit.ui.widgets.figures import NOTHING, day, money
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _

PIN = "●"
# A list narrower than this, in px, leaves out the column: why and how much must stay readable.
GIVE_WAY = {3: 760, 4: 640, 2: 540}


def columns(today: Callable[[], date], currency: Callable[[], str]) -> list[Column]:
    """Deal, why, whose, where, when, and the money at risk."""

    def closes(row: NeedyDeal) -> str:
        return day(row.expected_close, today()) if row.expected_close else NOTHING

    def at_risk(row: NeedyDeal) -> str:
        if row.worth is None:
            return _("no price")
        unit = 10 ** exponent(currency())
        return money(round(row.risk / unit) * unit, currency())

    def exactly(row: NeedyDeal) -> str:
        return money(round(row.risk), currency())

    return [
        Column(_("Deal"), _title, text=_shown_title, strong=True, width=180),
        Column(_("Why"), why, stretch=True),
        Column(_("Owner"), _owner, width=120, color="dim"),
        Column(_("Stage"), _stage, width=100, color="dim"),
        Column(_("Closes"), _close, text=closes, width=96, color="dim"),
        Column(_("At risk"), _risk, text=at_risk, number=True, width=84, exact=exactly),
    ]


def why(row: NeedyDeal) -> str:
    """Its warnings in a few words each; what the manager said where there are none."""
    return " · ".join(warning.words for warning in row.warned) or _("pinned")


def _title(row: NeedyDeal) -> str:
    return row.title


def _shown_title(row: NeedyDeal) -> str:
    return f"{PIN} {row.title}" if row.pinned else row.title


def _owner(row: NeedyDeal) -> str:
    return row.owner


def _stage(row: NeedyDeal) -> str:
    return row.stage


def _close(row: NeedyDeal) -> date | None:
    return row.expected_close


def _risk(row: NeedyDeal) -> float:
    return row.risk
