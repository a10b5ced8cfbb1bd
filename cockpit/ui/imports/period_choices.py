"""Periods that quotas may be for, as a choice."""

from __future__ import annotations

from datetime import date

from cockpit.wording import _

_YEARS_BACK = 8


def period_choices(today: date, given: str) -> list[tuple[object, str]]:
    """(period, words): quarters around today, then years; what was given is among them."""
    years = range(today.year + 1, today.year - _YEARS_BACK, -1)
    quarters = [f"{year}-Q{part}" for year in years[:3] for part in (4, 3, 2, 1)]
    known = [*(str(year) for year in years), *quarters]
    others = [given] if given and given not in known else []
    offered: list[tuple[object, str]] = [(one, one) for one in (*others, *known)]
    return offered if given else [("", _("not said yet")), *offered]
