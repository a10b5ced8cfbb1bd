"""What the window shows before its parts are there: the grounds they will stand on.

Nothing here asks for ``Qt``, the class of all names: making it takes a tenth of the time that
passes until the first paint, and whatever takes a brush or a pen makes it too.
"""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
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
        _fill(painter, whole, colors.bg)
        _fill(painter, QRect(0, 0, RAIL_WIDTH, whole.height()), colors.rail)
        for bar, edge in ((header, HEADER_HEIGHT - 1), (status, 0)):
            _fill(painter, bar, colors.panel)
            _fill(painter, QRect(bar.left(), bar.top() + edge, bar.width(), 1), colors.line)
        if self._word:
            _write(painter, right, self._word, colors.dim)
        painter.end()


def _fill(painter: QPainter, rect: QRect, color: str) -> None:
    dot = QPixmap(1, 1)
    dot.fill(QColor(color))
    painter.drawPixmap(rect, dot)


def _write(painter: QPainter, rect: QRect, word: str, color: str) -> None:
    from PySide6.QtCore import Qt

    painter.setPen(QColor(color))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, word)
