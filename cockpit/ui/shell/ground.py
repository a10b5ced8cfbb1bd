"""What the window shows before its parts are there: the grounds they will stand on."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import HEADER_HEIGHT, RAIL_WIDTH, STATUS_HEIGHT


class Ground(QWidget):
    """Rail, header and status bar without anything on them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the colours, and with the hairlines, of the parts."""
        painter = QPainter(self)
        whole = self.rect()
        right = whole.adjusted(RAIL_WIDTH, 0, 0, 0)
        header = QRect(right.left(), 0, right.width(), HEADER_HEIGHT)
        status = right.adjusted(0, whole.height() - STATUS_HEIGHT, 0, 0)
        painter.fillRect(whole, theme().color("bg"))
        painter.fillRect(0, 0, RAIL_WIDTH, whole.height(), theme().color("rail"))
        painter.fillRect(header, theme().color("panel"))
        painter.fillRect(header.adjusted(0, HEADER_HEIGHT - 1, 0, 0), theme().color("line"))
        painter.fillRect(status, theme().color("panel"))
        painter.fillRect(QRect(status.topLeft(), QSize(status.width(), 1)), theme().color("line"))
        painter.end()
