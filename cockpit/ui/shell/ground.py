"""What the window shows before its parts are there: the grounds they will stand on.

Nothing here asks for ``Qt``, the class of all names: making it takes a tenth of the time that
passes until the first paint, and whatever takes a brush or a pen makes it too.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from cockpit.ui.theme.tokens import HEADER_HEIGHT, RAIL_WIDTH, STATUS_HEIGHT, Tokens

# The bar that fills while something is waited for, and how far it is under the word; px.
_BAR = (240, 4)
_BELOW = 24


class Ground(QWidget):
    """Rail, header and status bar without anything on them; if it takes long, a word in the
    middle and how much is done."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens, self._word, self._share = tokens, "", 0.0

    def say(self, word: str, share: float) -> None:
        """Show what is waited for, and the share of it that is done, 0 to 1; when the theme is
        there."""
        self._word, self._share = word, share
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
            _draw_share(painter, right, self._share, colors)
        painter.end()


def _fill(painter: QPainter, rect: QRect, color: str) -> None:
    dot = QPixmap(1, 1)
    dot.fill(QColor(color))
    painter.drawPixmap(rect, dot)


def _write(painter: QPainter, rect: QRect, word: str, color: str) -> None:
    from PySide6.QtCore import Qt

    from cockpit.ui.theme import theme

    painter.setFont(theme().font("body"))
    painter.setPen(QColor(color))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, word)


def _draw_share(painter: QPainter, rect: QRect, share: float, colors: Tokens) -> None:
    """A thin bar under the word."""
    from PySide6.QtCore import Qt

    track = QRect(0, 0, *_BAR)
    track.moveCenter(rect.center() + QPoint(0, _BELOW))
    filled = QRect(track)
    filled.setWidth(max(_BAR[1], round(_BAR[0] * share)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for part, color in ((track, colors.track), (filled, colors.accent)):
        painter.setBrush(QColor(color))
        painter.drawRoundedRect(part, _BAR[1] / 2, _BAR[1] / 2)
