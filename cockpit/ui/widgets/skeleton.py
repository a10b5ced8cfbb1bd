"""Grey shapes where content is about to come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_SMALL
from cockpit.wording import _

_LINE = 12
_GAP = 14
_SHARES = (0.55, 0.9, 0.8, 0.65)


class Skeleton(QWidget):
    """Lines of text, or one block, that are still loading. It does not move."""

    def __init__(
        self, *, lines: int = 4, block: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines, self._block = lines, block
        self.setAccessibleName(_("Loading"))
        self.setMinimumHeight(24 if block else lines * (_LINE + _GAP))
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shapes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("press"))
        if self._block:
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS_SMALL, RADIUS_SMALL)
        for i in range(0 if self._block else self._lines):
            width = self.width() * _SHARES[i % len(_SHARES)]
            painter.drawRoundedRect(QRectF(0, i * (_LINE + _GAP), width, _LINE), 4, 4)
        painter.end()
