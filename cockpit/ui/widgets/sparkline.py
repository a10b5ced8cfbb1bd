"""A small line of a year's values: drawn once, then kept as a picture."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import isfinite

from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from cockpit.ui.theme import theme

_PAD = 3.0
_DOT = 2.6
# More points than this cannot be told apart and are dear to draw smoothly.
_PIXELS_A_POINT = 1.5


class Sparkline(QWidget):
    """Values from left to right with a dot on the last; None and NaN leave a gap.

    Colour tokens as for text: accent, good, warn, bad, dim.
    """

    def __init__(
        self, name: str = "", *, size: QSize | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: list[float | None] = []
        self._color = "accent"
        self._picture: QPixmap | None = None
        self._hint = size or QSize(80, 28)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        theme().changed.connect(self._forget)

    def set_values(self, values: Iterable[float | None], color: str = "accent") -> None:
        """Show other values (a list, or an array of numbers)."""
        plain = values.tolist() if hasattr(values, "tolist") else list(values)
        clean = [v if v is not None and isfinite(v) else None for v in plain]
        if clean != self._values or color != self._color:
            self._values, self._color = clean, color
            self._forget()

    def sizeHint(self) -> QSize:
        """The size asked for."""
        return self._hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the kept picture, drawing it when size or values changed."""
        ratio = self.devicePixelRatioF()
        wanted = self.size() * ratio
        if self._picture is None or self._picture.size() != wanted:
            color = theme().color(self._color)
            self._picture = sparkline_picture(self._values, self.size(), ratio, color)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    @Slot()
    def _forget(self) -> None:
        self._picture = None
        self.update()


def sparkline_picture(
    values: list[float | None], size: QSize, ratio: float, color: QColor
) -> QPixmap:
    """The line as a transparent picture of ``size`` logical pixels."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    runs = _runs(values, size.width(), size.height())
    if not runs:
        return picture
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for run in runs:
        painter.drawPolyline(run)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(runs[-1][-1], _DOT, _DOT)
    painter.end()
    return picture


def _thinned(values: list[float | None], most: int) -> list[float | None]:
    """At most so many values: means of equal stretches, and the last value as it is."""
    if len(values) <= most:
        return values
    edges = [i * (len(values) - 1) // (most - 1) for i in range(most)]
    thin: list[float | None] = []
    for start, end in pairwise(edges):
        known = [value for value in values[start:end] if value is not None]
        thin.append(sum(known) / len(known) if known else None)
    return [*thin, values[-1]]


def _runs(values: list[float | None], width: int, height: int) -> list[list[QPointF]]:
    """Stretches of neighbouring values as points; one value alone is a dot."""
    values = _thinned(values, max(2, int(width / _PIXELS_A_POINT)))
    known = [value for value in values if value is not None]
    if not known:
        return []
    low, span = min(known), (max(known) - min(known)) or 1.0
    flat = max(known) == min(known)
    across = (width - 2 * _PAD) / max(len(values) - 1, 1)
    down = height - 2 * _PAD
    runs: list[list[QPointF]] = [[]]
    for i, value in enumerate(values):
        if value is None:
            runs.append([])
            continue
        share = 0.5 if flat else (value - low) / span
        runs[-1].append(QPointF(_PAD + i * across, _PAD + (1 - share) * down))
    return [run for run in runs if run]
