"""The bell in the header: how many reminders wait for an answer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cockpit.ui.theme import theme
from cockpit.ui.widgets.buttons import IconButton
from cockpit.wording import _, n_

_SIZE, _BADGE = 34, 16
_MOST = 99


class Bell(IconButton):
    """An icon with a count; the accessible name says it in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bell", "", parent=parent)
        self._count = 0
        self.setFixedSize(QSize(_SIZE, _SIZE))
        self.show_count(0)
        theme().changed.connect(self._repaint)

    @property
    def count(self) -> int:
        """How many it shows."""
        return self._count

    def show_count(self, count: int) -> None:
        """Say how many wait."""
        self._count = count
        none = _("Reminders")
        self.set_name(n_("{n} reminder", "{n} reminders", count) if count else none)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon, and the count over its shoulder."""
        super().paintEvent(event)
        if not self._count:
            return
        text = str(self._count) if self._count <= _MOST else f"{_MOST}+"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme().font("tiny_strong")
        painter.setFont(font)
        width = max(_BADGE, painter.fontMetrics().horizontalAdvance(text) + 8)
        badge = QRectF(self.width() - width - 1, 1, width, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent"))
        painter.drawRoundedRect(badge, _BADGE / 2, _BADGE / 2)
        painter.setPen(theme().color("on_accent"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    @Slot()
    def _repaint(self) -> None:
        self.update()
