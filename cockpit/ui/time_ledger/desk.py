"""The ledger of time in the window: its keys, what runs in the status bar, its panel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot

from cockpit.actions.day import start_time, stop_time
from cockpit.domain.refusal import Refused
from cockpit.queries.day import running
from cockpit.ui.commands import Command
from cockpit.ui.time_ledger.forgotten import ForgottenClock
from cockpit.ui.time_ledger.words import ORDER, category_words, hours_words
from cockpit.ui.widgets.figures import clock
from cockpit.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.domain.changes import Changes
    from cockpit.domain.day import TimeCategory
    from cockpit.ui.change_relay import ChangeRelay
    from cockpit.ui.shell.window import Window
    from cockpit.ui.time_ledger.panel import LedgerPanel

_MINUTE_MS = 60_000


class TimeDesk(QObject):
    """Nothing ticks unless something runs and the window is seen, and then once a minute."""

    def __init__(self, window: Window, relay: ChangeRelay, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.panel: LedgerPanel | None = None
        self.forgotten = ForgottenClock(window, self)
        self.forgotten.panel_wanted.connect(self.open_panel)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._minute.timeout.connect(self.refresh)
        window.status.time_opened.connect(self.open_panel)
        window.installEventFilter(self)
        relay.committed.connect(self._on_committed)
        window.context.workspace_changed.connect(self.refresh)

    def commands(self) -> list[Command]:
        """Alt+1 to Alt+5 start a category, Alt+0 stops, Alt+T opens the panel."""
        group, names = _("Time"), category_words()
        starts = [
            Command(f"time.{one}", _("Time goes to: {what}").format(what=names[one]), group,
                    partial(self.begin, one), f"Alt+{n}", "clock")
            for n, one in enumerate(ORDER, 1)
        ]  # fmt: skip
        return [
            *starts,
            Command("time.stop", _("Stop the clock"), group, self.stop, "Alt+0", "clock"),
            Command(
                "time.panel", _("Where the time goes"), group, self.open_panel, "Alt+T", "clock"
            ),
        ]

    @Slot()
    def refresh(self) -> None:
        """Show what runs, and for how long; nothing hides it."""
        context = self._window.context
        workspace = context.workspace
        row = workspace.ask(running) if context.as_of is None else None
        if context.as_of is None:
            self.forgotten.look(row)
        if row is None:
            self._minute.stop()
            self._window.status.show_time("")
            return
        now = workspace.now()
        hours = max(0.0, (now - row.started_at).total_seconds()) / 3600
        since = clock(row.started_at.astimezone(workspace.zone()))
        said = _("{what} · {hours}").format(
            what=category_words()[row.category], hours=hours_words(hours)
        )
        self._window.status.show_time(said, _("since {clock}").format(clock=since))
        if self._window.isVisible() and not self._window.isMinimized():
            self._minute.start()

    @Slot()
    def begin(self, category: TimeCategory) -> None:
        """From now on time goes to a category; the same again is refused quietly."""
        row = self._window.context.workspace.ask(running)
        if row is not None and row.category == category:
            self._window.say(_("Already: {what}").format(what=category_words()[category]))
        elif self._do(start_time, category):
            said = _("Time goes to: {what}").format(what=category_words()[category])
            self._window.say(said, undo=True)

    @Slot()
    def stop(self) -> None:
        """Nothing is measured any more."""
        if self._do(stop_time):
            self._window.say(_("The clock stands"), undo=True)

    @Slot()
    def open_panel(self) -> None:
        """Hours of today and of the week, and the stretches of today."""
        if self.panel is not None:
            self.panel.close_now()
            return
        from cockpit.ui.time_ledger.panel import LedgerPanel

        self.panel = LedgerPanel(self._window.context, self._window.status)
        self.panel.refused.connect(self._window.refuse)
        self.panel.begun.connect(self.begin)
        self.panel.stopped.connect(self.stop)
        self.panel.closed.connect(self._on_closed)
        self.panel.open_at(self._window.status.time_place())

    @Slot()
    def _on_closed(self) -> None:
        self.panel = None

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.bulk or changes.touches("time_entry"):
            self.refresh()
            if self.panel is not None:
                self.panel.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that nobody sees needs no minutes; one that is seen again is up to date."""
        hidden = event.type() == QEvent.Type.Hide
        if event.type() == QEvent.Type.WindowStateChange:
            hidden = self._window.isMinimized()
            if not hidden and not self._minute.isActive():
                self.refresh()
        elif event.type() == QEvent.Type.Show:
            QTimer.singleShot(0, self, self.refresh)
        if hidden:
            self._minute.stop()
        return False

    def _do(self, action: Callable[..., object], *arguments: Any) -> bool:
        try:
            self._window.context.workspace.do(action, *arguments)
        except Refused as refusal:
            self._window.refuse(str(refusal))
            return False
        return True
