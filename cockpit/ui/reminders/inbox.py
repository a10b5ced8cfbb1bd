"""The inbox: every reminder that rang and has no answer yet, and what comes next."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cockpit.queries.reminders import ReminderRow, coming, inbox
from cockpit.ui.reminders.row import InboxRow
from cockpit.ui.reminders.words import when
from cockpit.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_16
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.form import caps_label
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _
from cockpit.workspace import Workspace

_WIDTH, _TALLEST = 400, 420
_COMING, _AHEAD = 4, timedelta(days=2)


class Inbox(Popover):
    """Signals carry reminders: ``finished([row])``, ``dismissed([row])``, ``opened(row)``,
    ``put_off([row], instant)``."""

    finished = Signal(list)
    dismissed = Signal(list)
    opened = Signal(object)
    put_off = Signal(list, object)

    def __init__(self, workspace: Workspace, owner: QWidget) -> None:
        super().__init__(_("Reminders"), owner)
        self._workspace = workspace
        self._rows: list[InboxRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._list.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setLayout(self._list)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self._area.setFixedWidth(_WIDTH)
        self._none = PlainLabel(
            _("Nothing asks for you now. Meetings, and tasks with an hour, ring here."),
            "body", "dim", wrap=True,
        )  # fmt: skip
        self._none.setFixedWidth(_WIDTH)
        self._all = LinkButton(_("Dismiss all"))
        self._all.clicked.connect(self._on_all)
        self._next = QVBoxLayout()
        self._next.setSpacing(SPACE_4)
        self.body.setSpacing(SPACE_8)
        self.body.addWidget(self._area)
        self.body.addWidget(self._none)
        self.body.addWidget(self._all)
        self.body.addLayout(self._next)
        self.refresh()

    def rows(self) -> list[ReminderRow]:
        """What is shown, from the top."""
        return [row.row for row in self._rows]

    @Slot()
    def refresh(self) -> None:
        """Ask again; the focus stays where it was."""
        found = self._workspace.ask(inbox)
        now, zone = self._workspace.now(), self._workspace.zone()
        if [row.id for row in found] != [row.id for row in self.rows()] or not found:
            at = next((n for n, row in enumerate(self._rows) if row.hasFocus()), None)
            self._fill(found, now)
            if at is not None and self._rows:
                self._rows[min(at, len(self._rows) - 1)].setFocus()
        self._none.setVisible(not found)
        self._area.setVisible(bool(found))
        self._all.setVisible(len(found) > 1)
        lines = self._workspace.ask(coming, now + _AHEAD, _COMING)
        self._show_next([f"{when(row.rings_at, now, zone)}  {row.title}" for row in lines])
        if not self.isHidden():
            self.adjustSize()

    def _fill(self, found: list[ReminderRow], now: datetime) -> None:
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        zone = self._workspace.zone()
        self._rows = [InboxRow(row, now, zone) for row in found]
        for row in self._rows:
            row.finished.connect(self._on_finished)
            row.dismissed.connect(self._on_dismissed)
            row.opened.connect(self.opened)
            row.put_off.connect(self._on_put_off)
            row.stepped.connect(self._on_stepped)
            self._list.addWidget(row)
        height = sum(row.sizeHint().height() for row in self._rows)
        self._area.setFixedHeight(min(height + SPACE_4, _TALLEST))

    def _show_next(self, lines: list[str]) -> None:
        while (item := self._next.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not lines:
            return
        self._next.addWidget(caps_label(_("Next")))
        for text in lines:
            line = PlainLabel(text, "small", "dim")
            line.setMaximumWidth(_WIDTH)
            self._next.addWidget(line)

    def _place(self, anchor: QRect) -> QPoint:
        """The bell hangs in the corner; its panel keeps the page's margin."""
        return super()._place(anchor) - QPoint(SPACE_16, 0)

    @Slot(object)
    def _on_finished(self, row: ReminderRow) -> None:
        self.finished.emit([row])

    @Slot(object)
    def _on_dismissed(self, row: ReminderRow) -> None:
        self.dismissed.emit([row])

    @Slot(object, object)
    def _on_put_off(self, row: ReminderRow, at: datetime) -> None:
        self.put_off.emit([row], at)

    @Slot()
    def _on_all(self) -> None:
        self.dismissed.emit(self.rows())

    @Slot(int)
    def _on_stepped(self, step: int) -> None:
        at = next((n for n, row in enumerate(self._rows) if row.hasFocus()), 0)
        row = self._rows[max(0, min(len(self._rows) - 1, at + step))]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(row)
