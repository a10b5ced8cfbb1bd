"""A chart that paints itself: once into a picture that is kept, marks over it as they come."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from cockpit.ui.plots.chart import NOWHERE, WAITING, Chart
from cockpit.ui.theme import theme
from cockpit.ui.widgets.plain_label import plain_tip


class PaintedChart(Chart):
    """A subclass draws what never changes with the pointer in ``draw``, a spot in ``mark``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QPixmap | None = None

    def draw(self, painter: QPainter) -> None:
        """The chart itself."""
        raise NotImplementedError

    def mark(self, painter: QPainter, spot: int, *, chosen: bool) -> None:
        """A spot that is pointed at or chosen."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw again at the next paint."""
        self._picture = None
        self.update()

    def show_marks(self) -> None:
        """They are painted over the picture."""
        self.update()

    def picture(self, ratio: float) -> QPixmap:
        """Painted anew."""
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        painter.end()
        return picture

    def paintEvent(self, event: QPaintEvent) -> None:
        """The kept picture, and what is pointed at over it."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.size() != self.size() * ratio:
            self._picture = self.picture(ratio)
        painter = QPainter(self)
        painter.setOpacity(WAITING if self._waiting else 1.0)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for spot, chosen in ((self.pointed, False), (self._chosen, True)):
            if 0 <= spot < self.spots():
                self.mark(painter, spot, chosen=chosen)
        if self.hasFocus():
            painter.setOpacity(1.0)
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another picture."""
        super().resizeEvent(event)
        self._picture = None

    def event(self, event: QEvent) -> bool:
        """The numbers under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot_at(QPointF(event.pos()))
            words = self.words_of(spot) if spot != NOWHERE else ""
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)
