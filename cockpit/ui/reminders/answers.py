"""What the manager answers to reminders, wherever the answer is given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, Signal, Slot

from cockpit.actions.reminders import dismiss_reminders, finish_reminders, snooze_reminders
from cockpit.domain.refusal import Refused
from cockpit.queries.reminders import ReminderRow, reminders_by_id
from cockpit.ui.reminders.inbox import Inbox
from cockpit.ui.shell.window import Window

# What “later” means where there is no room for a choice.
LATER = timedelta(minutes=10)


class Answers(QObject):
    """``opened(kind, id)`` when the subject of a reminder is to be shown; ``refused`` carries
    what cannot be done."""

    opened = Signal(str, int)
    refused = Signal(str)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._workspace = window, window.context.workspace
        self.inbox: Inbox | None = None
        window.header.bell.clicked.connect(self.open_inbox)

    @Slot(list)
    def finish(self, ids: list[int]) -> None:
        """They are done."""
        self._do(finish_reminders, ids)

    @Slot(list)
    def later(self, ids: list[int]) -> None:
        """Ten minutes later."""
        self._put_off(ids, self._workspace.now() + LATER)

    @Slot(list)
    def open(self, ids: list[int]) -> None:
        """Show what one is about, or the inbox for several."""
        rows = self._workspace.ask(reminders_by_id, ids)
        if len(rows) == 1:
            self._open(rows[0])
        else:
            self.open_inbox()

    @Slot(list)
    def _on_finished(self, rows: list[ReminderRow]) -> None:
        self._do(finish_reminders, [row.id for row in rows])

    @Slot(list)
    def _on_dismissed(self, rows: list[ReminderRow]) -> None:
        self._do(dismiss_reminders, [row.id for row in rows])

    @Slot(list, object)
    def _on_put_off(self, rows: list[ReminderRow], at: datetime) -> None:
        self._put_off([row.id for row in rows], at)

    def _put_off(self, ids: list[int], at: datetime) -> None:
        self._do(snooze_reminders, ids, at)

    def _do(self, action: Callable[..., None], ids: list[int], *more: object) -> None:
        if not ids:
            return
        try:
            self._workspace.do(action, ids, *more)
        except Refused as refusal:
            self.refused.emit(str(refusal))

    # The inbox

    @Slot()
    def open_inbox(self) -> None:
        """Show every reminder without an answer."""
        if self.inbox is not None:
            self.inbox.close_now()
            return
        bell = self._window.header.bell
        self.inbox = found = Inbox(self._workspace, bell)
        found.finished.connect(self._on_finished)
        found.dismissed.connect(self._on_dismissed)
        found.put_off.connect(self._on_put_off)
        found.opened.connect(self._open)
        found.closed.connect(self._on_inbox_closed)
        found.open_at(bell)

    @Slot()
    def bring_forward(self) -> None:
        """The window to the front, with its inbox."""
        state = self._window.windowState()
        self._window.setWindowState(state & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()

    def refresh(self) -> None:
        """The inbox, if it is open, asks again."""
        if self.inbox is not None:
            self.inbox.refresh()

    @Slot()
    def _on_inbox_closed(self) -> None:
        self.inbox = None

    @Slot(object)
    def _open(self, row: ReminderRow) -> None:
        if self.inbox is not None:
            self.inbox.close_now()
        if row.subject_id is not None:
            self.opened.emit(row.subject_kind, row.subject_id)
