"""How the days of a week share the width: a free day at the weekend needs less of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cockpit.jobs.day_plan import PlanItem

_FREE = 0.6
_FRIDAY = 4


class Columns:
    """The columns of ``days``; those of free weekends are narrower."""

    def __init__(self, days: Sequence[date], items: Iterable[PlanItem], today: date) -> None:
        self.days = tuple(days)
        busy = {one.at.date() for one in items} | {today}
        alone = len(self.days) == 1
        shares = [1.0 if alone or day.weekday() <= _FRIDAY or day in busy else _FREE
                  for day in self.days]  # fmt: skip
        whole = sum(shares)
        self._ends = [sum(shares[: at + 1]) / whole for at in range(len(shares))]

    def span(self, day: date, left: int, width: int) -> tuple[int, int]:
        """Where a day begins, and how wide it is, within a width that begins at ``left``."""
        at = self.days.index(day)
        begin = round(width * self._ends[at - 1]) if at else 0
        return left + begin, round(width * self._ends[at]) - begin
