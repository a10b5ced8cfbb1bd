"""Working days: Monday to Friday without holidays, and comparing to date by them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import numpy as np

from cockpit.analysis.tables import Array
from cockpit.domain.period import DAY, Period


def holidays_of(country: str, today: date) -> frozenset[date]:
    """The public holidays of a country (ISO 3166; "" is none), ten years back and two ahead."""
    if not country:
        return frozenset()
    import holidays

    years = range(today.year - 10, today.year + 3)
    return frozenset(holidays.country_holidays(country, years=years))


class WorkingDays:
    """The team's calendar: Saturdays, Sundays and ``holidays`` are no working days."""

    def __init__(self, holidays: Iterable[date] = ()) -> None:
        self._calendar = np.busdaycalendar(
            "1111100", holidays=np.array(sorted(holidays), dtype="datetime64[D]")
        )
        self._counted: dict[tuple[date, date], int] = {}

    def count(self, period: Period) -> int:
        """Working days in the period."""
        return self.between(period.start, period.end)

    def between(self, start: date, end: date) -> int:
        """Working days in ``[start, end)``; none when it is empty or negative."""
        if end <= start:
            return 0
        found = self._counted.get((start, end))
        if found is None:
            found = self._counted[start, end] = self._count(start, end)
        return found

    def _count(self, start: date, end: date) -> int:
        first, last = np.datetime64(start, "D"), np.datetime64(end, "D")
        return int(np.busday_count(first, last, busdaycal=self._calendar))

    def is_working(self, day: date) -> bool:
        """True when people work that day."""
        return bool(np.is_busday(np.datetime64(day, "D"), busdaycal=self._calendar))

    def before(self, days: Array) -> tuple[Array, Array]:
        """Of day numbers: how many working days lie between 1970 and each, and whether it is one
        itself."""
        dates = np.asarray(days, np.int64).astype("datetime64[D]")
        counted = np.busday_count(np.datetime64(0, "D"), dates, busdaycal=self._calendar)
        return counted, np.is_busday(dates, busdaycal=self._calendar)

    def share(self, part: Period, whole: Period) -> float:
        """The part of ``whole`` that lies in ``part``, by working days (by days when the whole
        has no working day), 0 to 1; 0 for an empty whole."""
        start, end = max(part.start, whole.start), min(part.end, whole.end)
        if whole.days == 0 or end <= start:
            return 0.0
        working = self.count(whole)
        if working:
            return self.between(start, end) / working
        return (end - start).days / whole.days

    def to_date(self, period: Period, as_of: date, before: Period) -> Period:
        """``before`` cut at the working day that ``period`` has reached at the end of ``as_of``.

        k = working days in ``period`` up to and with ``as_of``. On a working day ``before`` is
        cut after its k-th working day; on any other day before its (k+1)-th, so that a weekend
        is compared with a weekend. A period that is over, or that has not begun, is compared
        whole; so is one with more working days than ``before`` has.
        """
        if as_of not in period or as_of == period.last_day:
            return before
        done = self.between(period.start, as_of + DAY)
        if self.is_working(as_of):
            end = self._nth(before, done)
            return before if end is None else before.cut_after(end)
        end = self._nth(before, done + 1)
        return before if end is None else before.cut_after(end - DAY)

    def _nth(self, period: Period, n: int) -> date | None:
        """The n-th working day of the period, None when it has fewer."""
        day = np.busday_offset(
            np.datetime64(period.start - timedelta(days=1), "D"),
            n,
            roll="backward",
            busdaycal=self._calendar,
        )
        found: date = day.astype(object)
        return found if found in period else None
