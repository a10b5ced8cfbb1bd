"""Thin bars that show how much is done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from cockpit.ui.theme import theme


class ThinBar(QProgressBar):
    """A bar 5 px high. ``set_share(None)`` means busy without a known end."""

    def __init__(self, name: str, color: str = "good", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = color
        self.setRange(0, 1000)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        theme().changed.connect(self.update)

    def set_share(self, share: float | None) -> None:
        """Fill from 0 to 1."""
        self.setRange(0, 0 if share is None else 1000)
        if share is not None:
            self.setValue(round(max(0.0, min(1.0, share)) * 1000))

    def set_color(self, token: str) -> None:
        """Fill in another token's colour."""
        self._color = token
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and thin."""
        return QSize(80, 5)

    def minimumSizeHint(self) -> QSize:
        """Still seen."""
        return QSize(24, 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track and fill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, (self.height() - 5) / 2, self.width(), 5)
        painter.setBrush(theme().color("track"))
        painter.drawRoundedRect(track, 2.5, 2.5)
        busy = self.maximum() == 0
        share = 0.35 if busy else self.value() / 1000
        if share > 0:
            filled = QRectF(track)
            filled.setWidth(max(5.0, track.width() * share))
            painter.setBrush(theme().color(self._color))
            painter.drawRoundedRect(filled, 2.5, 2.5)
        painter.end()
