"""A reminder in the inbox: what, since when, and the three answers to it."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.queries.reminders import ReminderRow
from cockpit.ui.reminders.words import kind_title, later_choices, said_with, when
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import SPACE_4, SPACE_8
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.menu import Entry, Menu
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _


class InboxRow(QWidget):
    """``finished``, ``dismissed`` and ``opened`` carry the reminder; ``put_off`` the instant too.

    Enter opens what it is about, D is done, S later, Delete dismisses.
    """

    finished = Signal(object)
    dismissed = Signal(object)
    opened = Signal(object)
    put_off = Signal(object, object)
    stepped = Signal(int)

    def __init__(self, row: ReminderRow, now: datetime, zone: tzinfo) -> None:
        super().__init__()
        self.row, self._now, self._zone = row, now, zone
        late = _("late") if row.late else ""
        line = said_with((kind_title(row.kind), when(row.due_at, now, zone), late))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{row.title}, {line}")
        self._later = Menu(self._on_later, parent=self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(row.title, "medium"))
        words.addWidget(PlainLabel(line, "small", "warn" if row.late else "dim"))
        across = QHBoxLayout(self)
        across.setContentsMargins(SPACE_8, SPACE_4, SPACE_4, SPACE_4)
        across.setSpacing(SPACE_4)
        across.addLayout(words, 1)
        for icon, name, slot in (
            ("check", _("Done"), self._on_done),
            ("clock", _("Later"), self._on_ask_later),
            ("close", _("Dismiss"), self._on_dismiss),
        ):
            button = IconButton(icon, name, size=16)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(slot)
            across.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by keyboard."""
        keys = {
            Qt.Key.Key_Return: self._on_open,
            Qt.Key.Key_Enter: self._on_open,
            Qt.Key.Key_D: self._on_done,
            Qt.Key.Key_Space: self._on_done,
            Qt.Key.Key_S: self._on_ask_later,
            Qt.Key.Key_Delete: self._on_dismiss,
        }
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in keys:
            keys[key]()
        elif key in steps:
            self.stepped.emit(steps[key])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens what it is about."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self._on_open()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground when hovered, a ring with focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("hover"))
            painter.drawRoundedRect(rect, 7, 7)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.drawRoundedRect(rect, 7, 7)
        painter.end()

    @Slot()
    def _on_open(self) -> None:
        self.opened.emit(self.row)

    @Slot()
    def _on_done(self) -> None:
        self.finished.emit(self.row)

    @Slot()
    def _on_dismiss(self) -> None:
        self.dismissed.emit(self.row)

    @Slot()
    def _on_ask_later(self) -> None:
        choices = later_choices(self._now, self._zone)
        self._later.show_entries([Entry(title, at) for title, at in choices])
        self._later.popup(self.mapToGlobal(QPoint(self.width() - 180, self.height())))

    def _on_later(self, at: object) -> None:
        self.put_off.emit(self.row, at)
