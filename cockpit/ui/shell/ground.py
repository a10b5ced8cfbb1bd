"""What the window shows before its parts are there: the grounds they will stand on."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cockpit.ui.theme.tokens import HEADER_HEIGHT, RAIL_WIDTH, STATUS_HEIGHT, Tokens


class Ground(QWidget):
    """Rail, header and status bar without anything on them, and a word in the middle if it takes
    long."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens, self._word = tokens, ""

    def say(self, word: str) -> None:
        """Show what is waited for."""
        self._word = word
        self.setAccessibleName(word)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the colours, and with the hairlines, of the parts."""
        painter, colors = QPainter(self), self._tokens
        whole = self.rect()
        right = whole.adjusted(RAIL_WIDTH, 0, 0, 0)
        header = QRect(right.left(), 0, right.width(), HEADER_HEIGHT)
        status = right.adjusted(0, whole.height() - STATUS_HEIGHT, 0, 0)
        painter.fillRect(whole, QColor(colors.bg))
        painter.fillRect(0, 0, RAIL_WIDTH, whole.height(), QColor(colors.rail))
        for bar, edge in ((header, HEADER_HEIGHT - 1), (status, 0)):
            painter.fillRect(bar, QColor(colors.panel))
            line = QRect(bar.left(), bar.top() + edge, bar.width(), 1)
            painter.fillRect(line, QColor(colors.line))
        if self._word:
            painter.setPen(QColor(colors.dim))
            painter.drawText(right, Qt.AlignmentFlag.AlignCenter, self._word)
        painter.end()
