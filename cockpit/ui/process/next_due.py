"""What is due next today, for the status bar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QObject, Slot

from cockpit.domain.changes import Changes
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.ui.shell.status_bar import StatusBar
from cockpit.wording import _

_KINDS = (
    "task", "task_occurrence", "day_slot", "day", "setting", "reminder",
    "meeting", "meeting_cadence", "calendar", "calendar_event",
)  # fmt: skip
# When, what, and the page that shows it.
Coming = tuple[str, str, str]


class NextDue(QObject):
    """Asks again when tasks, meetings or calendars change; nothing wakes an idle window for it."""

    def __init__(
        self, context: Context, relay: ChangeRelay, status: StatusBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._status = context, status
        self.page = "tasks"
        relay.committed.connect(self._on_committed)
        context.workspace_changed.connect(self.refresh)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.bulk or changes.touches(*_KINDS):
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the first task, meeting or event of today that is still to come."""
        workspace = self._context.workspace
        if workspace.as_of is not None:
            self._status.show_next("")
            return
        now = workspace.now().astimezone(workspace.zone())
        coming = [*self._tasks(now), *self._meetings(now), *self._events(now)]
        clock = f"{now:%H:%M}"
        coming = [one for one in coming if one[0] >= clock]
        if not coming:
            self._status.show_next("")
            return
        at, title, self.page = min(coming)
        self._status.show_next(_("Next: {title} at {clock}").format(title=title, clock=at), title)

    def _tasks(self, now: datetime) -> Iterator[Coming]:
        from cockpit.analysis.occurrences import Panel
        from cockpit.queries.agenda import agenda

        workspace, today = self._context.workspace, now.date()
        for row in workspace.ask(agenda, today, workspace.zone()).panels[Panel.TODAY]:
            if not row.resolved and row.at_time and (row.laid_at or row.seen.due_on == today):
                yield row.at_time, row.task.title, "tasks"

    def _meetings(self, now: datetime) -> Iterator[Coming]:
        from cockpit.domain.meetings import MeetingState
        from cockpit.domain.period import DAY, Period
        from cockpit.queries.meetings import meetings_between

        workspace, zone = self._context.workspace, self._context.workspace.zone()
        waiting = (MeetingState.PLANNED, MeetingState.RESCHEDULED)
        # A day here reaches into two days of a meeting's own zone.
        wide = Period(now.date() - DAY, now.date() + 2 * DAY)
        for row in workspace.ask(meetings_between, wide, zone, zone, workspace.now()):
            at, waits = row.at.astimezone(zone), row.begun is None and row.state in waiting
            if waits and at.date() == now.date():
                yield f"{at:%H:%M}", row.with_whom, "calendar"

    def _events(self, now: datetime) -> Iterator[Coming]:
        from cockpit.domain.period import DAY
        from cockpit.queries.calendar import meetings

        workspace, today = self._context.workspace, now.date()
        for one in workspace.ask(meetings, today, today + DAY, workspace.zone()):
            if not one.all_day and one.starts.date() == today:
                yield f"{one.starts:%H:%M}", one.title, "calendar"
