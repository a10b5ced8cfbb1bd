"""Today in hours beside the tasks: they are dragged in, or laid in by key, moved and lifted."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cockpit.domain.period import DAY, Period
from cockpit.domain.refusal import Refused
from cockpit.jobs.day_grid import day_grid
from cockpit.ui.calendar.day_grid import QUARTER, Shown
from cockpit.ui.calendar.laying import Laying
from cockpit.ui.calendar.opening import Opening
from cockpit.ui.calendar.week_view import WeekView
from cockpit.ui.calendar.working_day import working_day
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.domain.changes import Changes
    from cockpit.ui.change_relay import ChangeRelay
    from cockpit.ui.shell.context import Context

_OURS = (
    "task", "task_occurrence", "day_slot", "meeting", "meeting_cadence", "calendar",
    "calendar_instance", "setting", "working_hours",
)  # fmt: skip
_MINUTE_MS = 60_000
_WIDTH = 270


class DayPanel(Panel):
    """``opened(kind, id)``, ``refused``; the day can be turned, today first."""

    opened = Signal(str, int)
    refused = Signal(str)

    def __init__(self, context: Context, relay: ChangeRelay, parent: QWidget | None = None) -> None:
        super().__init__(_("Plan the day"), padding=0, parent=parent)
        self._context = context
        self.day = context.workspace.today()
        self.title.setContentsMargins(12, 0, 0, 0)
        self.header.setContentsMargins(0, 8, 4, 0)
        self.view = WeekView()
        self._hint = PlainLabel(
            _("Drag a task into an hour, or press L on it."), "small", "dim", wrap=True
        )
        self._hint.setContentsMargins(12, 0, 12, 6)
        self.body.setSpacing(0)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._hint)
        for icon, name, slot in (
            ("chevron-left", _("Day before"), self._before),
            ("chevron-right", _("Day after"), self._after),
        ):
            button = IconButton(icon, name, size=14)
            button.clicked.connect(slot)
            self.add_to_header(button)
        self._laying = Laying(context, self.view.grid)
        self._opening = Opening(context, self)
        for part in (self.view.grid, self.view.heads):
            part.opened.connect(self._opening.show)
        self._opening.opened.connect(self.opened)
        self._laying.refused.connect(self.refused)
        self.view.grid.stepped.connect(self.turn)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._minute.timeout.connect(self.refresh)
        self.setMinimumWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        relay.committed.connect(self._on_committed)
        context.workspace_changed.connect(self.go_today)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when it is seen; the line of now follows while it is."""
        super().showEvent(event)
        self._minute.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing ticks for a panel that nobody sees."""
        super().hideEvent(event)
        self._minute.stop()

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.bulk or changes.touches(*_OURS):
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for the day and show it."""
        if not self.isVisible():
            return
        workspace = self._context.workspace
        zone = workspace.zone()
        try:
            items = day_grid(workspace, Period(self.day, self.day + DAY), zone)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            items = ()
        now = workspace.now().astimezone(zone)
        writable = self._context.as_of is None
        shown = Shown((self.day,), zone, items, now, *working_day(workspace), writable)
        self.view.show_days(shown, self.day)

    def lay(self, task_id: int) -> None:
        """Put a task into the next free half hour of the working day, from now on today."""
        workspace = self._context.workspace
        begins, _ends = working_day(workspace)
        zone = workspace.zone()
        start = datetime(self.day.year, self.day.month, self.day.day, tzinfo=zone)
        start += timedelta(minutes=begins)
        now = workspace.now().astimezone(zone)
        if self.day == now.date() and now > start:
            start = _next_quarter(now)
        grid = self.view.grid
        grid.lay(task_id, grid.free_from(self.day, start))

    @Slot(int)
    def turn(self, days: int) -> None:
        """Another day."""
        self.show_day(self.day + days * DAY)

    @Slot()
    def go_today(self) -> None:
        """Today."""
        self.show_day(self._context.workspace.today())

    def show_day(self, day: date) -> None:
        """Show a day."""
        self.day = day
        self.refresh()

    @Slot()
    def _before(self) -> None:
        self.turn(-1)

    @Slot()
    def _after(self) -> None:
        self.turn(1)


def _next_quarter(at: datetime) -> datetime:
    rest = timedelta(minutes=at.minute % 15, seconds=at.second, microseconds=at.microsecond)
    whole = at - rest
    return whole if not rest else whole + QUARTER
