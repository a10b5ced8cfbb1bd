"""Meetings that are over and wait for a word on how they went."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.queries.meetings import MeetingRow
from cockpit.ui.people.history_panel import when_words
from cockpit.ui.people.snapshot import Snapshot
from cockpit.ui.widgets.buttons import Button
from cockpit.ui.widgets.chip import Chip
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_MOST = 4


class WaitingPanel(Panel):
    """``resolved(key, verb)``: close or skip; not there while nothing waits."""

    resolved = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: object = None
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.addLayout(self._list)
        self.hide()

    def show_waiting(
        self, snapshot: Snapshot, rows: Sequence[MeetingRow], *, writable: bool = True
    ) -> None:
        """Show the latest of them."""
        shown = (snapshot.today, tuple(rows), writable)
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows[:_MOST]:
            self._list.addWidget(self._line(row, snapshot, writable))
        self.setVisible(bool(rows))

    def _line(self, row: MeetingRow, snapshot: Snapshot, writable: bool) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(PlainLabel(when_words(row, snapshot), "medium"))
        across.addWidget(Chip(_("how did it go?"), "warn"))
        across.addStretch(1)
        for verb, text in (("close", _("Held")), ("skip", _("Skipped"))):
            button = Button(text)
            button.setAccessibleName(f"{text}: {when_words(row, snapshot)}")
            button.setProperty("meeting", row.key)
            button.setProperty("verb", verb)
            button.clicked.connect(self._on_resolved)
            across.addWidget(button)
            # Only now: shown without a parent it would be a window of its own.
            button.setVisible(writable)
        return line

    @Slot()
    def _on_resolved(self) -> None:
        sender = self.sender()
        self.resolved.emit(str(sender.property("meeting")), str(sender.property("verb")))
