"""How the hours and the days of a week share the width: a free weekend needs less of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cockpit.jobs.day_plan import PlanItem
from cockpit.ui.theme import theme
from cockpit.ui.widgets.fitting import text_width

_FREE = 0.6
_GUTTER, _BESIDE = 46, 10
_FRIDAY = 4


def gutter() -> int:
    """The width of the hours at the side: they are read at every size of the text."""
    return max(_GUTTER, text_width(theme().font("tiny"), "00:00*") + _BESIDE)


def larger(pixels: int) -> int:
    """A height that grows with the text."""
    return round(pixels * max(1.0, theme().text_scale))


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
