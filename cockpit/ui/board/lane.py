"""A lane: the head of a column over its cards on a ground of their own."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cockpit.ui.board.column_view import ColumnView
from cockpit.ui.board.model import Totals
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_PANEL, SPACE_4, SPACE_8
from cockpit.ui.widgets.figures import count, money, short_money
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.wording import _

LEAST_WIDTH, MOST_WIDTH = 199, 680
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class LaneHead(QWidget):
    """The stage's name and count; value and weighted value at the right."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._totals = name, Totals(None)
        self._weighted = True
        theme().changed.connect(self.update)

    def show_totals(self, totals: Totals) -> None:
        """Say other sums."""
        self._totals = totals
        if totals.value is not None and totals.weighted is not None:
            self.setToolTip(
                plain_tip(
                    _("Value {value}, weighted by probability {weighted}").format(
                        value=money(round(totals.value), totals.currency),
                        weighted=money(round(totals.weighted), totals.currency),
                    )
                )
            )
        self.update()

    def show_weighted(self, weighted: bool) -> None:
        """Whether the weighted value stands beside the value."""
        if weighted != self._weighted:
            self._weighted = weighted
            self.update()

    def has_room_for_weighted(self) -> bool:
        """Whether name, count, value and weighted value fit on the line."""
        if self._totals.value is None or not self._totals.count:
            return True
        small = QFontMetrics(theme().font("small"))
        strong = QFontMetrics(theme().font("strong"))
        needed = strong.horizontalAdvance(self._name) + small.horizontalAdvance(self._sums())
        return needed + strong.horizontalAdvance(count(self._totals.count)) + 32 <= self.width()

    def _sums(self) -> str:
        value = short_money(self._totals.value, self._totals.currency)
        return f"{value} · {short_money(self._totals.weighted, self._totals.currency)}"

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(LEAST_WIDTH, QFontMetrics(theme().font("strong")).height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line; what does not fit goes from the right."""
        painter = QPainter(self)
        room = self.rect().adjusted(SPACE_4, 0, -SPACE_4, -SPACE_4)
        room = self._paint_sums(painter, room)
        strong = QFontMetrics(theme().font("strong"))
        said = "" if self._totals.count is None else count(self._totals.count)
        counted = QFontMetrics(theme().font("body")).horizontalAdvance(said) + SPACE_8
        name = strong.elidedText(self._name, Qt.TextElideMode.ElideRight, room.width() - counted)
        painter.setFont(theme().font("strong"))
        painter.setPen(theme().color("ink"))
        painter.drawText(room, _LEFT, name)
        painter.setFont(theme().font("body"))
        painter.setPen(theme().color("faint"))
        painter.drawText(room.adjusted(strong.horizontalAdvance(name) + 6, 0, 0, 0), _LEFT, said)
        painter.end()

    def _paint_sums(self, painter: QPainter, room: QRect) -> QRect:
        """Value · weighted, and the room that is left of them."""
        if self._totals.value is None or not self._totals.count:
            return room
        metrics = QFontMetrics(theme().font("small"))
        painter.setFont(theme().font("small"))
        value = short_money(self._totals.value, self._totals.currency)
        weighted = f" · {short_money(self._totals.weighted, self._totals.currency)}"
        if self._weighted:
            painter.setPen(theme().color("faint"))
            painter.drawText(room, _RIGHT, weighted)
            room = room.adjusted(0, 0, -metrics.horizontalAdvance(weighted), 0)
        painter.setPen(theme().color("dim"))
        painter.drawText(room, _RIGHT, value)
        return room.adjusted(0, 0, -metrics.horizontalAdvance(value) - SPACE_8, 0)


class Lane(QWidget):
    """Head and cards of one stage."""

    def __init__(self, name: str, view: ColumnView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.view = LaneHead(name), view
        self._fit()
        theme().changed.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        ground = _Ground(view)
        outer.addWidget(ground, 1)

    @Slot()
    def _fit(self) -> None:
        """Larger text needs wider cards: the board scrolls sideways rather than cut names."""
        scale = max(1.0, theme().text_scale)
        self.setMinimumWidth(round(LEAST_WIDTH * scale))
        self.setMaximumWidth(round(MOST_WIDTH * scale))


class _Ground(QWidget):
    """The round ground that cards lie on."""

    def __init__(self, view: ColumnView) -> None:
        super().__init__()
        inner = QVBoxLayout(self)
        inner.setContentsMargins(SPACE_8, 1, 0, 2)
        inner.addWidget(view)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("lane"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_PANEL, RADIUS_PANEL)
        painter.end()
