"""The small card beside the pointer that tells the numbers of what is pointed at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_SMALL

_SIDE, _TOP, _AWAY = 10, 6, 14


class ReadOut(QWidget):
    """A heading and a line a number; it never takes the pointer or the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._lines: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said, nothing while it is hidden."""
        return self._lines if not self.isHidden() else ()

    def tell(self, lines: Sequence[str], at: QPointF) -> None:
        """Say this beside a point of the widget around, on the side that has room."""
        self._lines = tuple(lines)
        size, room = self._needed(), self._around.size()
        left = at.x() + _AWAY
        if left + size.width() > room.width():
            left = at.x() - _AWAY - size.width()
        top = min(max(at.y() - size.height() / 2, 2), room.height() - size.height() - 2)
        self.setGeometry(round(max(left, 0)), round(max(top, 0)), size.width(), size.height())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card and its lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("line"), 1))
        painter.setBrush(theme().color("panel"))
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(ground, RADIUS_SMALL, RADIUS_SMALL)
        high, top = _line_height(), float(_TOP)
        for at, line in enumerate(self._lines):
            painter.setFont(theme().font("small" if at else "small_strong"))
            painter.setPen(theme().color("dim" if at > 1 else "ink"))
            painter.drawText(QRectF(_SIDE, top, self.width(), high), _MIDDLE, line)
            top += high
        painter.end()

    def _needed(self) -> QSize:
        wide = max(
            QFontMetrics(theme().font("small" if at else "small_strong")).horizontalAdvance(line)
            for at, line in enumerate(self._lines)
        )
        return QSize(wide + 2 * _SIDE + 2, _line_height() * len(self._lines) + 2 * _TOP)


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def _line_height() -> int:
    return QFontMetrics(theme().font("small")).height() + 2
