"""The forecast: a word the day before it is due, and on its day until it is submitted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from cockpit.actions.reminder_sources.source import Source
from cockpit.actions.tasks import tick_task
from cockpit.analysis.rules import weekly
from cockpit.domain.period import DAY, Unit, this
from cockpit.domain.preferences import Preferences
from cockpit.domain.recurrence import Recurrence, Shift, local_time, nominal
from cockpit.domain.reminders import ReminderState, Wanted
from cockpit.domain.work_items import Cadence, Setting, Task
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_number, day_of
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

_DAY_BEFORE = 24 * 60
# Any Monday will do: the rule names its weekday.
_ALWAYS = date(2001, 1, 1)
_LOOK_BACK = timedelta(days=420)
# By the clock of the business zone.
_BEFORE, _TIMES = "16:00", ("09:00", "12:00", "15:00")


def _wanted(work: Work) -> Iterator[Wanted]:
    weekday = _setting(work, "forecast_weekday")
    if not weekday:
        return
    submitted = work.ask(_submitted, work.today - _LOOK_BACK)
    region = str(_setting(work, "holiday_country"))
    rung = work.ask(_last_rung)

    def wanted(part: str, title: str, at: str, lead: int) -> Wanted:
        def ended(local: datetime) -> ReminderState | None:
            if this(Unit.WEEK, local.date()).start in submitted:
                return ReminderState.DONE
            # The latest word about it is enough.
            mine = nominal(local - timedelta(minutes=lead))
            return ReminderState.DISMISSED if rung > mine else None

        when = Recurrence(_ALWAYS, at, weekly(weekday), shift=Shift.PREVIOUS, region=region)
        return Wanted("forecast", ("forecast", 0), title, when, part, lead, ended=ended)

    yield wanted("before", _("Forecast is due tomorrow"), _BEFORE, _DAY_BEFORE)
    for at in _TIMES:
        yield wanted(at, _("Forecast is due today"), at, 0)


def _setting(work: Work, key: str) -> Any:
    found = work.first(Setting, key=key)
    return getattr(Preferences(), key) if found is None else found.value


def _last_rung(db: Reader) -> str:
    """The nominal time of the latest one that was seen."""
    found = db.value(
        "SELECT max(nominal) FROM reminder WHERE kind = 'forecast' AND shown_at IS NOT NULL"
    )
    return found or ""


def _submitted(db: Reader, since: date) -> set[date]:
    """The Mondays of the weeks whose forecast is in: its step of the plan is ticked, or one of
    its reminders was answered with done."""
    number = day_number(since)
    ticked = db.all(
        "SELECT o.on_day FROM task_occurrence o JOIN task t ON t.id = o.task_id"
        " WHERE t.subtitle_key = 'forecast' AND o.state IN ('done', 'delegated') AND o.on_day >= ?",
        number,
    )
    answered = db.all(
        "SELECT nominal FROM reminder WHERE kind = 'forecast' AND state = 'done'"
        " AND nominal >= ?", since.isoformat(),
    )  # fmt: skip
    days = [day_of(day) for (day,) in ticked]
    days += [_forecast_day(local_time(name)) for (name,) in answered]
    return {this(Unit.WEEK, day).start for day in days}


def _finish(work: Work, _subject_id: int, local: datetime) -> None:
    """Submitting it ticks its step of the plan."""
    step = work.first(Task, subtitle_key="forecast", cadence=Cadence.WEEKLY, archived=False)
    if step is not None:
        tick_task(work, step.id, this(Unit.WEEK, _forecast_day(local)).start, done=True)


def _forecast_day(local: datetime) -> date:
    """The day of the forecast that a reminder of this time is about."""
    return local.date() + DAY if f"{local:%H:%M}" == _BEFORE else local.date()


SOURCE = Source(("forecast",), ("task", "task_occurrence", "setting"), _wanted, _finish)
