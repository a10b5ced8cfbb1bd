"""Previous meetings: what was held, decided and agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.analysis.meeting_words import kind_title
from cockpit.queries.meetings import MeetingRow
from cockpit.ui.people.snapshot import Snapshot
from cockpit.ui.people.words import hours_words, state_words
from cockpit.ui.widgets.chip import Chip
from cockpit.ui.widgets.figures import clock, day
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.quiet_link import QuietLink
from cockpit.wording import _

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting of the past with what came of it."""

    row: MeetingRow
    decisions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


class HistoryPanel(Panel):
    """``looked_at(key)`` opens a meeting above."""

    looked_at = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Previous meetings"), parent=parent)
        self._shown: object = None
        self._nothing = PlainLabel(
            _("What was held stands here, with its decisions and action items."), "small", "dim",
            wrap=True,
        )  # fmt: skip
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._list)

    def show_history(self, snapshot: Snapshot, past: Sequence[Told]) -> None:
        """Show meetings, the latest first."""
        shown = (snapshot.today, tuple(past))
        if shown == self._shown:
            return
        self._shown = shown
        self._nothing.setVisible(not past)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for told in past:
            self._list.addWidget(self._line(told, snapshot))

    def _line(self, told: Told, snapshot: Snapshot) -> QWidget:
        row = told.row
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._link(row, snapshot))
        head.addWidget(Chip(*state_words(row)))
        said = row.reason or hours_words(row.minutes)
        head.addWidget(PlainLabel(said, "small", "dim"), 1)
        column.addLayout(head)
        words = [_("Decided: {text}").format(text=one) for one in told.decisions]
        words += list(told.actions)
        for text in words:
            label = PlainLabel(text, "small", "dim", wrap=True)
            label.setContentsMargins(4, 0, 0, 0)
            column.addWidget(label)
        return line

    def _link(self, row: MeetingRow, snapshot: Snapshot) -> QuietLink:
        link = QuietLink(when_words(row, snapshot), role="body", color="ink")
        link.setProperty("meeting", row.key)
        link.clicked.connect(self._on_looked_at)
        return link

    @Slot()
    def _on_looked_at(self) -> None:
        self.looked_at.emit(str(self.sender().property("meeting")))


def when_words(row: MeetingRow, snapshot: Snapshot) -> str:
    """16 Nov 13:00 · One-on-one."""
    begin = row.at.astimezone(snapshot.zone)
    on = day(begin.date(), snapshot.today)
    return f"{on} {clock(begin)} · {kind_title(row.kind)}"
