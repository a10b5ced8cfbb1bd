"""A person as initials in a circle."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cockpit.ui.theme import theme
from cockpit.ui.widgets.pill import initials, paint_initials
from cockpit.ui.widgets.plain_label import plain_tip


class Avatar(QWidget):
    """Initials of ``name``; the name is in the tooltip and for screen readers."""

    def __init__(self, name: str, size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = ""
        self.setFixedSize(size, size)
        self.set_name(name)
        theme().changed.connect(self.update)

    def set_name(self, name: str) -> None:
        """Show another person."""
        self._letters = initials(name)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle and its letters."""
        painter = QPainter(self)
        paint_initials(painter, self.rect(), self._letters)
        painter.end()
