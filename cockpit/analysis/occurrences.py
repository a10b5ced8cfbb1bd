"""What of a task is to be seen on a day: this period's occurrence, and what is late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cockpit.analysis.recurrence import Rhythm, due_days, last_due, period_of
from cockpit.domain.period import Period, Unit, this
from cockpit.domain.work_items import Cadence, TaskState

_HIDDEN = (TaskState.DROPPED, TaskState.CARRIED)


class Panel(StrEnum):
    """Where a task is shown; later ones only on the tasks page."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an occurrence, and on which day that was said."""

    state: TaskState
    said_on: date
    delegated_to: int | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One line to show. ``on_day`` is the first day of its period, None for a task that comes
    once; ``late_days`` counts from the due day (from the start of the plan, if that is later)."""

    panel: Panel
    on_day: date | None
    due_on: date | None
    state: TaskState
    late_days: int = 0
    delegated_to: int | None = None


def seen_on(
    rhythm: Rhythm, state: TaskState, results: Mapping[date, Result], today: date
) -> list[Occurrence]:
    """The lines of one task on ``today``: none, one, or two while an older one is still late.

    A repeating task's unresolved occurrence stays on screen as late until it is resolved or its
    next one falls due. Resolved lines stay, struck through, for the rest of their period.
    ``results`` of a task that comes once hold the day on which its state was said.
    """
    if rhythm.cadence == Cadence.ONCE:
        return _once(rhythm, state, results, today)
    return [*_missed(rhythm, results, today), *_present(rhythm, results, today)]


def _once(
    rhythm: Rhythm, state: TaskState, results: Mapping[date, Result], today: date
) -> list[Occurrence]:
    panel = panel_of(rhythm.due_on, today)
    if state in _HIDDEN:
        return []
    if state == TaskState.OPEN:
        late = (today - rhythm.due_on).days if rhythm.due_on else 0
        return [Occurrence(panel, None, rhythm.due_on, state, max(0, late))]
    last = max(results.values(), key=lambda result: result.said_on, default=None)
    if last is None or last.said_on not in _period_of_panel(panel, today):
        return []
    return [Occurrence(panel, None, rhythm.due_on, state, 0, last.delegated_to)]


def _present(rhythm: Rhythm, results: Mapping[date, Result], today: date) -> list[Occurrence]:
    period = period_of(rhythm.cadence, today)
    result = results.get(period.start)
    days = due_days(rhythm, period)
    if not days or (result is not None and result.state in _HIDDEN):
        return []
    due, state = days[0], result.state if result else TaskState.OPEN
    if state == TaskState.OPEN and rhythm.starts_on and due < rhythm.starts_on <= today:
        # The routine begins with what comes next, not with what was never asked.
        return []
    panel = _panel_of_cadence(rhythm.cadence, due, today)
    if panel is Panel.MONTH and state != TaskState.OPEN and due < this(Unit.MONTH, today).start:
        return []
    late = _late(rhythm, due, today) if state == TaskState.OPEN else 0
    to = result.delegated_to if result else None
    return [Occurrence(panel, period.start, due, state, late, to)]


def _missed(rhythm: Rhythm, results: Mapping[date, Result], today: date) -> list[Occurrence]:
    period = period_of(rhythm.cadence, today)
    now = due_days(rhythm, period)
    since = rhythm.starts_on or rhythm.due_on
    if since is None or (now and now[0] <= today):
        return []
    if rhythm.on_working_days and not now:
        # A day off is free of Friday's routine as well; Monday brings its own.
        return []
    due = last_due(rhythm, period.start)
    if due is None or due < since:
        return []
    on_day = period_of(rhythm.cadence, due).start
    result = results.get(on_day)
    if result is not None and (result.state in _HIDDEN or result.said_on != today):
        return []
    state = result.state if result else TaskState.OPEN
    panel = _panel_of_cadence(rhythm.cadence, due, today)
    late = (today - due).days if state == TaskState.OPEN else 0
    to = result.delegated_to if result else None
    return [Occurrence(panel, on_day, due, state, late, to)]


def _late(rhythm: Rhythm, due: date, today: date) -> int:
    since = max(due, rhythm.starts_on) if rhythm.starts_on else due
    return max(0, (today - since).days)


def panel_of(due: date | None, today: date) -> Panel:
    """Where a task that comes once belongs."""
    if due is None:
        return Panel.LATER
    if due <= today:
        return Panel.TODAY
    if due in this(Unit.WEEK, today):
        return Panel.WEEK
    return Panel.MONTH if due in this(Unit.MONTH, today) else Panel.LATER


def _panel_of_cadence(cadence: Cadence, due: date, today: date) -> Panel:
    if cadence == Cadence.DAILY:
        return Panel.TODAY
    if cadence == Cadence.WEEKLY:
        return Panel.WEEK
    return Panel.LATER if due >= this(Unit.MONTH, today).end else Panel.MONTH


def _period_of_panel(panel: Panel, today: date) -> Period:
    units = {Panel.TODAY: Unit.DAY, Panel.WEEK: Unit.WEEK}
    return this(units.get(panel, Unit.MONTH), today)
