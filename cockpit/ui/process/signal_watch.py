"""Gets figures ready and looks at the rules of the KPI log in the background; nothing waits for it.

After a burst of changes, at the turn of the day, and once after the window is there: so the first
click on a figure, and the first one after an import, finds what it needs.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from cockpit.ui.background import breathe
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.domain.changes import Changes
    from cockpit.jobs.signals import Outlook
    from cockpit.ui.background import Progress
    from cockpit.ui.process.session import Session
    from cockpit.workspace import Workspace

# A hand that works goes on for a while; the first look leaves the start alone.
PAUSE_MS, FIRST_MS = 2_500, 3_000
_FIGURES = (
    "person", "team", "membership", "stage", "product", "quota", "setting", "pipeline", "kpi_rule",
    "lead", "activity", "call", "survey_answer", "shift", "rate", "day", "working_hours", "goal",
)  # fmt: skip


class SignalWatch(QObject):
    """Keeps the log in step with the figures, and the status bar with the log."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._looking = self._again = False
        self._outlook: Outlook | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        session.relay.committed.connect(self._on_committed)
        session.context.workspace_changed.connect(self.show_count)
        self.show_count()

    def start(self) -> None:
        """Look for the first time, soon."""
        self._timer.start(FIRST_MS)

    @Slot()
    def look(self) -> None:
        """Look at every rule, in another thread; one look at a time."""
        if self._session.workspace.as_of is not None:
            return
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        self._session.background.start(
            _("Looking at the signals"),
            partial(_look, self._session.workspace, self._outlook),
            done=self._on_looked,
            failed=self._on_failed,
            cancellable=False,
        )

    @Slot(object)
    def _on_looked(self, outlook: Outlook) -> None:
        self._outlook, self._looking = outlook, False
        if self._again:
            self._timer.start(PAUSE_MS)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._looking = False
        if isinstance(error, Exception):
            self._session.errors.take(error)

    @Slot()
    def show_count(self) -> None:
        """Say in the status bar how many signals are open."""
        from cockpit.queries.signal_count import open_count

        workspace = self._session.workspace
        count = 0 if workspace.as_of is not None else workspace.ask(open_count)
        text = n_("{n} open signal", "{n} open signals", count) if count else ""
        self._session.window.status.show_signals(text)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.bulk or changes.touches("kpi_signal"):
            self.show_count()
        counts = changes.deal_ids and not changes.touches("deal_mark", "note")
        if (counts or changes.bulk or changes.touches(*_FIGURES)) and not self._timer.isActive():
            self._timer.start(PAUSE_MS)


def _look(workspace: Workspace, outlook: Outlook | None, progress: Progress) -> Outlook:
    from cockpit.jobs.readying import ready_figures
    from cockpit.jobs.signals import Outlook

    def pause() -> None:
        progress()
        breathe()

    ready_figures(workspace, pause)
    if outlook is None or outlook.workspace is not workspace:
        outlook = Outlook(workspace)
    outlook.look(pause)
    return outlook
