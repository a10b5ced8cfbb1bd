"""One plot of the charting library in the theme's colours: told what to draw in data, not pixels.

It only draws; the chart around it is pointed at and has the focus.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from cockpit.ui.plots.tint import stroke
from cockpit.ui.theme import theme

SIDES = ("left", "bottom", "right", "top")
Tick = tuple[float, str]
# Dots and lines at the ends of a scale are not cut in half.
_ROOM = 0.025
_BEHIND = -20


class Surface:
    """Items it gives can be taken away again with ``remove``. ``Any`` is the library's; ``levels``
    are the values at its foot and top. ``fineness``: pixels of the device a pixel of ours; what is
    drawn later is drawn for it."""

    def __init__(self, parent: QWidget) -> None:
        import pyqtgraph as pg

        self._pg = pg
        self.view: Any = pg.PlotWidget(parent, background=None)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.view.setMenuEnabled(False)
        self.view.hideButtons()
        self.view.setMouseEnabled(x=False, y=False)
        self._plot: Any = self.view.getPlotItem()
        self._plot.layout.setContentsMargins(0, 0, 0, 0)
        self._box: Any = self._plot.getViewBox()
        self.levels = (0.0, 1.0)
        self.fineness = 1.0
        for side in SIDES:
            self._plot.showAxis(side)

    def set_strength(self, share: float) -> None:
        """How strong all of it is painted, 0 to 1."""
        self._plot.setOpacity(share)

    # Axes

    def clear(self) -> None:
        """Nothing is drawn any more."""
        self._plot.clear()

    def set_range(self, across: tuple[float, float], up: tuple[float, float]) -> None:
        """From where to where it shows."""
        room = (up[1] - up[0]) * _ROOM
        self.levels = up
        self.view.setXRange(*across, padding=0)
        self.view.setYRange(up[0] - room, up[1] + room, padding=0)

    def set_axis(self, side: str, ticks: Sequence[Tick], room: int, *, title: str = "") -> None:
        """Words at an edge that takes so many pixels, and a title outside of them."""
        axis = self._plot.getAxis(side)
        axis.setStyle(
            tickFont=theme().font("tiny"), tickLength=0, tickAlpha=0,
            tickTextOffset=8 if side == "left" else 6, hideOverlappingLabels=False,
            autoExpandTextSpace=False, autoReduceTextSpace=False,
        )  # fmt: skip
        axis.setPen(QPen(Qt.PenStyle.NoPen))
        axis.setTextPen(theme().color("dim"))
        axis.setTicks([list(ticks)])
        axis.showLabel(bool(title))
        if title:
            axis.label.setFont(theme().font("tiny"))
            axis.setLabel(escape(title), color=theme().tokens.dim)
        (axis.setWidth if side in ("left", "right") else axis.setHeight)(room)

    def set_grid(self, levels: Sequence[float]) -> None:
        """Light lines from side to side."""
        across = self.view.viewRange()[0]
        ys = [level for level in levels for _end in across]
        item = self._pg.PlotCurveItem(
            list(across) * len(levels),
            ys,
            pen=self._fine(stroke("line")),
            connect="pairs",
            antialias=False,
        )
        item.setZValue(_BEHIND + 1)
        self._add(item)

    # Drawing

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        pen: QPen,
        *,
        connect: str = "finite",
    ) -> Any:
        """A line through the points; NaN is a gap. ``connect`` "pairs" draws every second part."""
        return self._add(
            self._pg.PlotCurveItem(_floats(xs), _floats(ys), pen=self._fine(pen), connect=connect)
        )

    def band(
        self, xs: Sequence[float], low: Sequence[float], high: Sequence[float], color: QColor
    ) -> Any:
        """The ground between two lines."""
        edges = [self._pg.PlotCurveItem(_floats(xs), _floats(ys)) for ys in (low, high)]
        return self._add(self._pg.FillBetweenItem(*edges, brush=color))

    def dots(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        size: float,
        fill: QColor,
        edge: QPen | None = None,
    ) -> Any:
        """Round dots, ``size`` pixels across."""
        return self._add(
            self._pg.ScatterPlotItem(
                _floats(xs), _floats(ys), size=size, brush=fill,
                pen=edge or QPen(Qt.PenStyle.NoPen),
            )
        )  # fmt: skip

    def ground(self, low: float, high: float, color: QColor) -> Any:
        """A stretch of the plot from foot to top, behind everything."""
        item = self._pg.LinearRegionItem(
            (low, high), brush=color, pen=QPen(Qt.PenStyle.NoPen), movable=False
        )
        item.setZValue(_BEHIND)
        return self._add(item)

    def hair(self, x: float, pen: QPen) -> Any:
        """A line from foot to top."""
        return self._add(self._pg.InfiniteLine(x, angle=90, pen=self._fine(pen)))

    def across_at(self, y: float, pen: QPen) -> Any:
        """A line from side to side."""
        return self._add(self._pg.InfiniteLine(y, angle=0, pen=self._fine(pen)))

    def note(self, text: str, x: float, y: float, anchor: tuple[float, float]) -> Any:
        """Words beside a point; ``anchor`` is the place of the words that lies on it."""
        item = self._pg.TextItem(color=theme().color("ink"), anchor=anchor)
        item.setPlainText(text)
        item.setFont(theme().font("tiny_medium"))
        item.setPos(x, y)
        return self._add(item)

    def remove(self, item: Any) -> None:
        """Take something away again."""
        self._plot.removeItem(item)

    def _fine(self, pen: QPen) -> QPen:
        """Lines of a plot are counted in pixels of the device."""
        made = QPen(pen)
        made.setWidthF(pen.widthF() * self.fineness)
        return made

    def _add(self, item: Any) -> Any:
        self._plot.addItem(item)
        return item

    # Where things are

    def place(self, x: float, y: float) -> QPointF:
        """Where a point of the data is in the widget around it."""
        at = self.view.mapFromScene(self._box.mapViewToScene(QPointF(x, y)))
        return QPointF(self.view.mapToParent(at))

    def across(self, at: QPointF) -> float:
        """Where in the data a place of the widget around it is, from left to right."""
        inside = self.view.mapFromParent(at.toPoint())
        return float(self._box.mapSceneToView(self.view.mapToScene(inside)).x())

    def image(self, ratio: float) -> QImage:
        """It as it stands, so many times as fine as the screen."""
        image = QImage(self.view.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        # Dots come from a picture as fine as the screen unless they are told of a finer one.
        items = [one for one in self.view.scene().items() if hasattr(one, "setExportMode")]
        for item in items:
            item.setExportMode(True, {"antialias": True, "resolutionScale": 1.0})
        painter = QPainter(image)
        self.view.render(painter, QRectF(self.view.rect()), self.view.rect())
        painter.end()
        for item in items:
            item.setExportMode(False)
        return image


def _floats(values: Sequence[float]) -> list[float]:
    return [float(value) for value in values]
