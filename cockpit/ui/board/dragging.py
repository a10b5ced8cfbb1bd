"""Dragging cards: the picture under the hand, what a column says to it, and scrolling by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QScrollBar, QWidget

from cockpit.queries.board import Card
from cockpit.ui.board.card_painter import CardPainter
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_CARD
from cockpit.ui.widgets.pill import paint_pill, pill_size

_SHADOW = 10
_STEP = 6
_EDGE_PX, _FASTEST_PX, _TICK_MS = 44, 22, 16


def drag_picture(
    painter: CardPainter, cards: Sequence[Card], today: object, width: int, ratio: float
) -> QPixmap:
    """The first card with its shadow, up to two more behind it, and how many there are."""
    behind = min(len(cards) - 1, 2) * _STEP
    size = QRect(0, 0, width + 2 * _SHADOW + behind, painter.height + 2 * _SHADOW + behind).size()
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    brush = QPainter(picture)
    brush.setRenderHint(QPainter.RenderHint.Antialiasing)
    front = QRect(_SHADOW, _SHADOW, width, painter.height)
    _paint_shadow(brush, QRectF(front).adjusted(0, 0, behind, behind))
    for depth in range(behind, 0, -_STEP):
        _paint_back(brush, front.translated(depth, depth))
    painter.paint(brush, front, cards[0], today)  # type: ignore[arg-type]
    painter.paint_state(brush, front, True, False)
    if len(cards) > 1:
        text = str(len(cards))
        pill = pill_size(text)
        spot = QRect(front.right() - pill.width() + 6, front.top() - 8, pill.width(), pill.height())
        paint_pill(brush, spot, text, "accent")
    brush.end()
    return picture


def hot_spot(press: QPoint, card: QRect) -> QPoint:
    """Where the hand holds the picture: at the place of the card that was pressed."""
    inside = press - card.topLeft() if card.contains(press) else QPoint(24, 24)
    return inside + QPoint(_SHADOW, _SHADOW)


def _paint_shadow(brush: QPainter, rect: QRectF) -> None:
    brush.setPen(Qt.PenStyle.NoPen)
    brush.setBrush(QColor(10, 20, 35, 14))
    for spread in range(_SHADOW - 2, 0, -2):
        brush.drawRoundedRect(
            rect.adjusted(-spread / 2, 0, spread / 2, spread), RADIUS_CARD, RADIUS_CARD
        )


def _paint_back(brush: QPainter, rect: QRect) -> None:
    brush.setPen(theme().color("accent"))
    brush.setBrush(theme().color("panel"))
    brush.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)


class DropSide(Protocol):
    """What a view asks its board while something hovers over it."""

    def hover(self, column: int, data: QMimeData, at: QPoint) -> bool:
        """Show what a drop would do; True when it may be done. ``at`` is global."""

    def hover_ended(self) -> None:
        """Show nothing any more."""

    def dropped(self, column: int, data: QMimeData) -> bool:
        """Do it."""

    def drag_from(self, column: int, press: QPoint) -> None:
        """Start a drag of the chosen cards; ``press`` is in the view's own coordinates."""


class AutoScroll(QObject):
    """While something is dragged near an edge, scrolls there, faster the nearer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._pushes: list[tuple[QScrollBar, int]] = []

    def near(self, at: QPoint, places: Sequence[tuple[QWidget, QScrollBar, bool]]) -> None:
        """The hand is at a global point; each place is (area, bar, whether it is upright)."""
        self._pushes = []
        for area, bar, upright in places:
            spot = area.mapFromGlobal(at)
            if area.rect().adjusted(-_EDGE_PX, 0, _EDGE_PX, 0).contains(spot):
                along, room = (spot.y(), area.height()) if upright else (spot.x(), area.width())
                push = _push(along, room)
                if push:
                    self._pushes.append((bar, push))
        if self._pushes and not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """The drag is over."""
        self._pushes = []
        self._timer.stop()

    @Slot()
    def _tick(self) -> None:
        for bar, push in self._pushes:
            bar.setValue(bar.value() + push)
        if not self._pushes:
            self._timer.stop()


def _push(along: int, room: int) -> int:
    """Pixels a tick: negative near the start, positive near the end, 0 between."""
    if along < _EDGE_PX:
        return -max(1, min(_FASTEST_PX, (_EDGE_PX - along) // 2))
    if along > room - _EDGE_PX:
        return max(1, min(_FASTEST_PX, (along - room + _EDGE_PX) // 2))
    return 0
