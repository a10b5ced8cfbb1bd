"""What is due next today, for the status bar."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from cockpit.domain.changes import Changes
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.ui.shell.status_bar import StatusBar
from cockpit.wording import _

_KINDS = ("task", "task_occurrence", "day_slot", "day", "setting", "reminder")


class NextDue(QObject):
    """Asks again when tasks change; nothing wakes an idle window for it."""

    def __init__(
        self, context: Context, relay: ChangeRelay, status: StatusBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._status = context, status
        relay.committed.connect(self._on_committed)
        context.workspace_changed.connect(self.refresh)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.touches(*_KINDS):
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the first open task of today that has a time still to come."""
        from cockpit.analysis.occurrences import Panel
        from cockpit.queries.agenda import agenda

        workspace = self._context.workspace
        if workspace.as_of is not None:
            self._status.show_next("")
            return
        today, clock = workspace.today(), f"{workspace.now().astimezone(workspace.zone()):%H:%M}"
        rows = workspace.ask(agenda, today, workspace.zone()).panels[Panel.TODAY]
        coming = [
            (row.at_time, row.task.title)
            for row in rows
            if not row.resolved
            and row.at_time >= clock
            and (row.laid_at or row.seen.due_on == today)
        ]
        if not coming:
            self._status.show_next("")
            return
        at, title = min(coming)
        self._status.show_next(_("Next: {title} at {clock}").format(title=title, clock=at))
