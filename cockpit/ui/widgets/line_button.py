"""A line to walk over: perhaps a box to tick, a title, a second line, and a value at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.widgets.fitting import fitted, text_width
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.wording import _

_BOX, _LEFT = 16, 25
_SIDE, _TOP, _GAP, _BOTTOM = 8, 5, 1, 6
_LEAST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Item:
    """What a line says. ``key`` names it across refreshes, ``ticked`` is None without a box,
    ``tone`` colours the value, ``subject`` is whatever the line is about."""

    key: str
    title: str
    second: str = ""
    value: str = ""
    tone: str = "dim"
    ticked: bool | None = None
    hint: str = ""
    subject: object = None

    @property
    def sentence(self) -> str:
        """The whole line for a screen reader."""
        done = {True: _("done"), False: _("open"), None: ""}[self.ticked]
        return ", ".join(part for part in (self.title, self.second, self.value, done) if part)


class LineButton(QAbstractButton):
    """``opened`` when the line is pressed, ``ticked`` when its box is."""

    opened = Signal(object)
    ticked = Signal(object)

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._on_box = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_item(item)
        theme().changed.connect(self._restyle)

    def show_item(self, item: Item) -> None:
        """Say something else of the same thing."""
        taller = bool(item.second) != bool(self.item.second)
        self.item = item
        self.setAccessibleName(item.sentence)
        self.setToolTip(
            plain_tip(item.hint or "\n".join(t for t in (item.title, item.second) if t))
        )
        if taller:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line of text, or two."""
        height = _TOP + QFontMetrics(theme().font("body")).height() + _BOTTOM
        if self.item.second:
            height += _GAP + QFontMetrics(theme().font("tiny")).height()
        return QSize(160, height)

    def minimumSizeHint(self) -> QSize:
        """Narrow, but never lower."""
        return QSize(80, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whether the press is on the box."""
        at = event.position().x()
        self._on_box = self.item.ticked is not None and at < _SIDE + _LEFT
        super().mousePressEvent(event)

    def nextCheckState(self) -> None:
        """A press ticks on the box and opens elsewhere."""
        (self.ticked if self._on_box else self.opened).emit(self.item)
        self._on_box = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks where there is a box."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.item)
        elif event.key() == Qt.Key.Key_Space:
            (self.opened if self.item.ticked is None else self.ticked).emit(self.item)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """What a key does is done when it goes down."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, box, words, value."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self.item.ticked is not None:
            paint_box(painter, QRect(_SIDE, _TOP + 1, _BOX, _BOX), done=self.item.ticked)
        self._paint_words(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(QPen(theme().color("accent"), 1.5))
            painter.setBrush(theme().color("accent_bg"))
            painter.drawRoundedRect(ground, 6, 6)
            return
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("hover"))
            painter.drawRoundedRect(ground, 6, 6)
        elif self.item.ticked is None:
            line = QRectF(_SIDE, self.height() - 1, self.width() - 2 * _SIDE, 1)
            painter.fillRect(line, theme().color("line"))

    def _paint_words(self, painter: QPainter) -> None:
        item = self.item
        body, tiny = theme().font("body"), theme().font("tiny")
        height, left = QFontMetrics(body).height(), _SIDE
        if item.ticked is not None:
            left += _LEFT
        room = self.width() - left - _SIDE
        wide = min(text_width(body, item.value), max(0, room - _LEAST_TITLE)) if item.value else 0
        if wide:
            value = QRect(self.width() - _SIDE - wide, _TOP, wide, height)
            _write(painter, value, item.value, body, item.tone, struck=False)
        done = bool(item.ticked)
        ink = "dim" if done else "ink"
        title = QRect(left, _TOP, room - wide - (12 if wide else 0), height)
        _write(painter, title, item.title, body, ink, struck=done)
        if item.second:
            second = QRect(left, _TOP + height + _GAP, room, QFontMetrics(tiny).height())
            _write(painter, second, item.second, tiny, "dim", struck=done)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def paint_box(painter: QPainter, box: QRect, *, done: bool) -> None:
    """A tick box in ``box``."""
    outline = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(theme().color("check" if done else "faint"), 1.2))
    painter.setBrush(theme().color("check" if done else "panel"))
    painter.drawRoundedRect(outline, 4.5, 4.5)
    if done:
        pen = QPen(theme().color("on_check"), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = box.left(), box.top()
        points = [QPointF(x + 4.4, y + 8.3), QPointF(x + 7, y + 10.8), QPointF(x + 11.6, y + 5.4)]
        painter.drawPolyline(points)


def _write(
    painter: QPainter, rect: QRect, text: str, font: QFont, color: str, *, struck: bool
) -> None:
    if struck:
        font = QFont(font)
        font.setStrikeOut(True)
    painter.setFont(font)
    painter.setPen(theme().color(color))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), fitted(font, text.replace("\n", " "), rect.width()))
