"""The calendar page: a week or a month, walked by keyboard, with the calendars at its side."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cockpit.actions.calendars import forget_calendar, show_calendar
from cockpit.analysis.wall_time import instant
from cockpit.domain.period import DAY, Period, Unit, this
from cockpit.domain.refusal import Refused
from cockpit.jobs.day_grid import day_grid
from cockpit.jobs.day_plan import PlanItem
from cockpit.queries.calendar import calendars
from cockpit.ui.calendar.calendar_list import CalendarList
from cockpit.ui.calendar.day_grid import QUARTER, Shown
from cockpit.ui.calendar.event_fields import Stretch
from cockpit.ui.calendar.importing import CalendarImport, are_calendars
from cockpit.ui.calendar.keys import calendar_keys
from cockpit.ui.calendar.laying import Laying
from cockpit.ui.calendar.month_view import MonthView, days_of_month
from cockpit.ui.calendar.opening import Opening
from cockpit.ui.calendar.own_events import OwnEvents
from cockpit.ui.calendar.switches import Switches
from cockpit.ui.calendar.week_view import WeekView
from cockpit.ui.calendar.working_day import working_day
from cockpit.ui.commands import Command, bound
from cockpit.ui.shell.dropped import files_on
from cockpit.ui.theme.tokens import SPACE_12, SPACE_16
from cockpit.ui.widgets.figures import day, locale
from cockpit.ui.widgets.file_dialogs import downloads, open_with_room
from cockpit.ui.widgets.panel import Panel
from cockpit.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.domain.changes import Changes
    from cockpit.ui.background import Background
    from cockpit.ui.change_relay import ChangeRelay
    from cockpit.ui.shell.context import Context

_OURS = (
    "calendar", "calendar_event", "calendar_instance", "meeting", "meeting_cadence", "task",
    "task_occurrence", "day_slot", "person", "team", "membership", "setting", "working_hours",
)  # fmt: skip
_SIDE, _ROOMY = 250, 1000
_MINUTE_MS = 60_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
WEEK, MONTH = "week", "month"


class CalendarPage(QWidget):
    """``opened(kind, id)`` asks for a meeting, task or person to be shown; ``said`` and
    ``refused`` carry sentences, ``heading_changed(title, line)`` is for the header. More for the
    side goes into ``side``; ``items`` is all that the days on screen have, in order."""

    opened = Signal(str, int)
    heading_changed = Signal(str, str)
    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        background: Background | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._stale = context, True
        self.view, self.here = WEEK, context.workspace.today()
        self.items: tuple[PlanItem, ...] = ()
        self.week, self.month = WeekView(), MonthView()
        self.calendars = CalendarList()
        self.switches = Switches()
        self.importing = CalendarImport(context, background, self)
        self._laying = Laying(context, self.week.grid)
        self.own = OwnEvents(context, background, self.week.grid)
        self._opening = Opening(context, self, self.own.desk)
        self._stack = QStackedWidget()
        self._side = QWidget()
        self.side = QVBoxLayout(self._side)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._lay_out()
        self._connect(relay)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.week)

    def _lay_out(self) -> None:
        panel = Panel(padding=0)
        self._stack.addWidget(self.week)
        self._stack.addWidget(self.month)
        panel.body.addWidget(self._stack)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(SPACE_12)
        self.side.addWidget(self.calendars)
        self.side.addStretch(1)
        self._side.setFixedWidth(_SIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        row.setSpacing(SPACE_12)
        row.addWidget(panel, 1)
        row.addWidget(self._side)

    def _connect(self, relay: ChangeRelay) -> None:
        self.switches.view_chosen.connect(self.show_view)
        self.switches.turned.connect(self.turn)
        self.switches.today_wanted.connect(self.go_today)
        self.week.day_chosen.connect(self.go_to)
        self.week.grid.stepped.connect(self.step)
        self.month.stepped.connect(self.step)
        self.month.day_opened.connect(self._on_day_opened)
        for part in (self.week.grid, self.week.heads):
            part.opened.connect(self._opening.show)
        self._opening.opened.connect(self.opened)
        self.calendars.shown.connect(self._on_shown)
        self.calendars.forgotten.connect(self._on_forgotten)
        self.calendars.file_wanted.connect(self.choose_file)
        for source in (self.importing, self._laying, self.own):
            source.refused.connect(self.refused)
        for told in (self.importing, self.own):
            told.said.connect(self.said)
        self._minute.timeout.connect(self.refresh)
        relay.committed.connect(self._on_committed)
        self._context.workspace_changed.connect(self.refresh)

    def commands(self) -> list[Command]:
        """The keys that work here."""
        return bound(
            calendar_keys(),
            {
                "today": self.go_today,
                "week": partial(self.show_view, WEEK),
                "month": partial(self.show_view, MONTH),
                "back": partial(self.turn, -1),
                "on": partial(self.turn, 1),
                "plan": self.plan_here,
                "file": self.choose_file,
            },
        )

    def heading(self) -> tuple[str, str]:
        """Title and line of the header: which days, and whose clock."""
        days = self._days()
        if self.view == MONTH:
            name = locale().standaloneMonthName(self.here.month)
            told = f"{name} {self.here.year}"
        else:
            first, last = _together(days[0], days[-1])
            told = _("{first} – {last} · week {n}").format(
                first=first, last=last, n=days[0].isocalendar().week
            )
        zone = self._context.workspace.zone().key.removeprefix("Etc/").replace("_", " ")
        return _("Calendar"), f"{told} · {zone}"

    # Where we are

    @Slot(str)
    def show_view(self, view: str) -> None:
        """Week or month."""
        self.view = view
        shown = self.week if view == WEEK else self.month
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        self.refresh()
        self._focus_day()

    @Slot(int)
    def turn(self, by: int) -> None:
        """The week or month before or after."""
        if self.view == WEEK:
            self.go_to(self.here + by * timedelta(days=7))
            return
        month = this(Unit.MONTH, self.here)
        there = this(Unit.MONTH, month.end if by > 0 else month.start - DAY)
        self.go_to(min(there.start + (self.here.day - 1) * DAY, there.last_day))

    @Slot()
    def go_today(self) -> None:
        """The day that it is."""
        self.go_to(self._context.workspace.today())

    @Slot(int)
    def step(self, days: int) -> None:
        """So many days on or back."""
        self.go_to(self.here + timedelta(days=days))

    @Slot(object)
    def go_to(self, there: date) -> None:
        """Put the keyboard on a day."""
        self.here = there
        self.refresh()
        self._focus_day()

    def _focus_day(self) -> None:
        if self.view == MONTH:
            cell = self.month.cell(self.here)
            if cell is not None:
                cell.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.week.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _days(self) -> list[date]:
        if self.view == MONTH:
            return days_of_month(self.here)
        back = (self.here.isoweekday() - locale().firstDayOfWeek().value) % 7
        first = self.here - timedelta(days=back)
        return [first + timedelta(days=n) for n in range(7)]

    # Looking

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when it is seen; the line of now follows while it is."""
        super().showEvent(event)
        self._minute.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing ticks for a page that nobody sees."""
        super().hideEvent(event)
        self._minute.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side gives way where the page is narrow."""
        super().resizeEvent(event)
        self._side.setVisible(event.size().width() >= _ROOMY)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.bulk or changes.touches(*_OURS):
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for the days and show them; a hidden page waits until it is seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        workspace, days = self._context.workspace, self._days()
        zone, today = workspace.zone(), workspace.today()
        items = self.items = self._items(Period(days[0], days[-1] + DAY))
        if self.view == WEEK:
            begins, ends = working_day(workspace)
            now = workspace.now().astimezone(zone)
            writable = self._context.as_of is None
            shown = Shown(tuple(days), zone, items, now, begins, ends, writable)
            self.week.show_days(shown, self.here)
        else:
            self.month.show_month(self.here, today, self.here, items)
        self.calendars.show_calendars(
            workspace.ask(calendars), writable=self._context.as_of is None
        )
        self.switches.show_view(self.view)
        self.heading_changed.emit(*self.heading())

    def _items(self, window: Period) -> tuple[PlanItem, ...]:
        workspace = self._context.workspace
        try:
            return day_grid(workspace, window, workspace.zone())
        except Refused as refusal:
            # Far from today a calendar is read anew, and may be one that can be no longer.
            self.refused.emit(str(refusal))
            return ()

    # Doing

    @Slot(object, object)
    def _on_day_opened(self, there: date, _cell: object) -> None:
        self.here = there
        self.show_view(WEEK)

    @Slot()
    def plan_here(self) -> None:
        """Something new in the first free time of the day that the keyboard is in."""
        if self._context.as_of is not None:
            self.refused.emit(_("Days gone by can only be looked at."))
            return
        workspace, grid = self._context.workspace, self.week.grid
        zone, now = workspace.zone(), workspace.now()
        begins, _ends = working_day(workspace)
        start = instant(datetime.combine(self.here, time(*divmod(begins, 60))), zone)
        soon = now + QUARTER - (now - _EPOCH) % QUARTER
        if self.here == workspace.today():
            start = max(start, soon)
        start = start.astimezone(zone)
        if self.view == WEEK:
            free = grid.free_from(self.here, start)
            self.week.bring_into_sight(self.here, free)
            grid.plan_at(free)
            return
        cell = self.month.cell(self.here)
        stretch = Stretch(start, (start.astimezone(UTC) + 2 * QUARTER).astimezone(zone))
        self.own.plan(cell or self, stretch)

    @Slot(int, bool)
    def _on_shown(self, calendar_id: int, on: bool) -> None:
        self._do(show_calendar, calendar_id, on)

    @Slot(int)
    def _on_forgotten(self, calendar_id: int) -> None:
        rows = {row.id: row.name for row in self._context.workspace.ask(calendars)}
        if self._do(forget_calendar, calendar_id):
            self.said.emit(_("Forgot the calendar {name}").format(name=rows.get(calendar_id, "")))

    def _do(self, action: Callable[..., object], *arguments: Any) -> bool:
        try:
            self._context.workspace.do(action, *arguments)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return False
        return True

    # Files

    @Slot()
    def choose_file(self) -> None:
        """Ask which calendar file."""
        dialog = QFileDialog(self, _("Import a calendar file"), downloads())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([_("Calendars (*.ics *.ical)"), _("All files (*)")])
        dialog.filesSelected.connect(self._on_chosen)
        open_with_room(dialog)

    @Slot(list)
    def _on_chosen(self, names: list[str]) -> None:
        self.importing.take([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Calendar files are welcome on all of the page; other files go to the window."""
        if are_calendars(files_on(event)):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read them."""
        files = files_on(event)
        if are_calendars(files):
            event.acceptProposedAction()
            self.importing.take(files)
        else:
            event.ignore()


def _together(first: date, last: date) -> tuple[str, str]:
    """Two days, the year said once where it is the same."""
    year = f" {first.year}"
    said = day(first)
    return (said.removesuffix(year).rstrip(",") if first.year == last.year else said), day(last)
