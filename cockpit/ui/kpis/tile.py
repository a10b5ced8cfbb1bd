"""One tile, painted by hand: name, figure, one line, and a small line of the past year."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from cockpit.ui.kpis.tile_text import TileText
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_PANEL, SPACE_16
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.ui.widgets.sparkline import sparkline_picture

_SPARK = QSize(82, 32)
_LEAST_SPARK = 36
_LEAST = 128
_MORE = 16


class Tile(QAbstractButton):
    """A press or Enter opens what is behind it; ``menu_asked`` wants another figure here."""

    menu_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text: TileText | None = None
        self._line: QPixmap | None = None
        self._face: QPixmap | None = None
        self._face_of: object = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme().changed.connect(self._restyle)

    def shown(self) -> TileText | None:
        """What it says."""
        return self._text

    def show_text(self, text: TileText | None) -> bool:
        """Say it; True when that is new and the tile paints itself again."""
        if text == self._text:
            return False
        if text is None or self._text is None or self._spark_differs(text):
            self._line = None
        self._text = text
        self.setAccessibleName(text.sentence if text else "")
        self.update()
        return True

    def _spark_differs(self, text: TileText) -> bool:
        assert self._text is not None
        return text.spark != self._text.spark or text.tone != self._text.tone

    def sizeHint(self) -> QSize:
        """High enough for its three lines at any text size."""
        lines = sum(QFontMetrics(theme().font(role)).height() for role in ("small", "figure"))
        return QSize(200, lines + QFontMetrics(theme().font("small")).height() + 44)

    def minimumSizeHint(self) -> QSize:
        """Narrower, the strip shows fewer."""
        return QSize(_LEAST, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the face, drawn once for what it says and how it is looked at."""
        ratio = self.devicePixelRatioF()
        state = (self._text, self.size(), ratio, self.hasFocus(), self.underMouse())
        if self._face is None or state != self._face_of:
            self._face, self._face_of = self._painted(ratio), state
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._face)
        painter.end()

    def _painted(self, ratio: float) -> QPixmap:
        """Card, words and line as a picture."""
        face = QPixmap(self.size() * ratio)
        face.setDevicePixelRatio(ratio)
        face.fill(Qt.GlobalColor.transparent)
        painter = QPainter(face)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        if self._text is None:
            self._paint_waiting(painter)
        else:
            self._paint_words(painter, self._text)
        painter.end()
        return face

    def _paint_card(self, painter: QPainter) -> None:
        focused = self.hasFocus()
        width = 2.0 if focused else 1.0
        token = "accent" if focused else "scroll" if self.underMouse() else "line"
        painter.setPen(QPen(theme().color(token), width))
        painter.setBrush(theme().color("panel"))
        half = width / 2
        card = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(card, RADIUS_PANEL, RADIUS_PANEL)

    def _paint_waiting(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("track"))
        for top, width in ((18, 90), (42, 70), (70, 110)):
            painter.drawRoundedRect(QRectF(SPACE_16, top, width, 10), 4, 4)

    def _paint_words(self, painter: QPainter, text: TileText) -> None:
        inner = self.rect().adjusted(SPACE_16, 12, -14, -12)
        spark = self._spark_rect(inner, text)
        room = inner.width() - (spark.width() + 6 if not spark.isNull() else 0)
        small, figure = theme().font("small"), theme().font("figure")
        top = inner.top()
        height = QFontMetrics(small).height()
        self._write(painter, QRect(inner.left(), top, room, height), text.title, "small", "dim")
        top += height + 1
        tall = QFontMetrics(figure).height()
        unknown = "dim" if text.figure == "n/a" else "ink"
        self._write(painter, QRect(inner.left(), top, room, tall), text.figure, "figure", unknown)
        top += tall + 2
        line = QRect(inner.left(), top, inner.width(), height)
        self._write(painter, line, text.line, "small", text.tone, wraps=True)
        if self.underMouse() or self.hasFocus():
            more = theme().pixmap("more", "dim", _MORE, self.devicePixelRatioF())
            painter.drawPixmap(self._more_rect().topLeft(), more)
        if not spark.isNull():
            painter.drawPixmap(spark.topLeft(), self._picture(text, spark.size()))

    def _write(
        self, painter: QPainter, rect: QRect, text: str, role: str, color: str, wraps: bool = False
    ) -> None:
        font = theme().font(role)
        painter.setFont(font)
        painter.setPen(theme().color(color))
        if wraps and QFontMetrics(font).horizontalAdvance(text) > rect.width():
            rect.setHeight(2 * rect.height())
            painter.drawText(rect, int(Qt.TextFlag.TextWordWrap), text)
            return
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), shown)

    def _spark_rect(self, inner: QRect, text: TileText) -> QRect:
        """As wide as name and figure leave room for; nowhere when that is too little."""
        name = QFontMetrics(theme().font("small")).horizontalAdvance(text.title)
        figure = QFontMetrics(theme().font("figure")).horizontalAdvance(text.figure)
        width = min(_SPARK.width(), inner.width() - max(name, figure) - 8)
        if width < _LEAST_SPARK or not text.spark:
            return QRect()
        return QRect(inner.right() - width + 4, inner.top(), width, _SPARK.height())

    def _picture(self, text: TileText, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._line is None or self._line.size() != size * ratio:
            tone = text.tone if text.tone in ("good", "warn", "bad") else "accent"
            color = theme().color(tone)
            self._line = sparkline_picture(list(text.spark), size, ratio, color)
        return self._line

    def _more_rect(self) -> QRect:
        return QRect(self.width() - _MORE - 12, self.height() - _MORE - 9, _MORE, _MORE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The dots in the corner offer other figures."""
        if self._more_rect().adjusted(-6, -6, 6, 6).contains(event.position().toPoint()):
            self.menu_asked.emit()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, the menu key offers other figures, arrows go along the strip."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer other figures."""
        self.menu_asked.emit()

    def event(self, event: QEvent) -> bool:
        """The tooltip tells the exact figure and what it is made of."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self._text.hint if self._text else ""))
            return True
        return super().event(event)

    @Slot()
    def _restyle(self) -> None:
        self._line = self._face = None
        self.updateGeometry()
        self.update()
