"""One plot of the charting library in the theme's colours: told what to draw in data, not pixels.

It only draws; the chart around it is pointed at and has the focus.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from cockpit.ui.plots.tint import stroke
from cockpit.ui.theme import theme

Tick = tuple[float, str]
# The edges of the grid that the view and its axes lie in: (row, column).
_SIDES = {"left": (1, 0), "bottom": (2, 1), "right": (1, 2), "top": (0, 1)}
# Dots and lines at the ends of a scale are not cut in half.
_ROOM = 0.025
_GROUND, _GRID, _BAND, _LINE, _HAIR, _DOTS, _NOTE = range(-20, -13)


class Surface:
    """What is drawn can be taken away again with ``remove``. ``Any`` is the library's; ``levels``
    are the values at its foot and top. ``fineness``: pixels of the device a pixel of ours; what is
    drawn later is drawn for it.

    Items are kept and used again, and all of them belong to the scene: one that is dropped would
    be ended by Python's collector, in whichever thread that runs, while this one paints.
    """

    def __init__(self, parent: QWidget) -> None:
        import pyqtgraph as pg

        self._pg = pg
        self.view: Any = pg.GraphicsView(parent, background=None)
        for part in (self.view, self.view.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._whole: Any = pg.GraphicsLayout()
        self._whole.layout.setContentsMargins(0, 0, 0, 0)
        self._whole.layout.setSpacing(0)
        self.view.setCentralItem(self._whole)
        self._box: Any = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self._whole.addItem(self._box, 1, 1)
        self._axes: dict[str, Any] = {}
        for side, place in _SIDES.items():
            axis = self._axes[side] = pg.AxisItem(side)
            axis.linkToView(self._box)
            self._whole.addItem(axis, *place)
        self.levels = (0.0, 1.0)
        self.fineness = 1.0
        self._used: dict[int, tuple[str, Any]] = {}
        self._free: dict[str, list[Any]] = {}

    def set_strength(self, share: float) -> None:
        """How strong all of it is painted, 0 to 1."""
        self._whole.setOpacity(share)

    # Items

    def _take(self, kind: str, make: Callable[[], Any], z: int) -> Any:
        """An item that nobody uses, or a new one."""
        free = self._free.setdefault(kind, [])
        if free:
            item = free.pop(0)
            item.show()
        else:
            item = make()
            self._box.addItem(item, ignoreBounds=True)
        item.setZValue(z)
        self._used[id(item)] = (kind, item)
        return item

    def remove(self, item: Any) -> None:
        """Take something away again."""
        kind, _item = self._used.pop(id(item))
        item.hide()
        self._free[kind].append(item)

    def clear(self) -> None:
        """Nothing is drawn any more."""
        for _kind, item in list(self._used.values()):
            self.remove(item)

    # Axes

    def set_range(self, across: tuple[float, float], up: tuple[float, float]) -> None:
        """From where to where it shows."""
        room = (up[1] - up[0]) * _ROOM
        self.levels = up
        self._box.setXRange(*across, padding=0)
        self._box.setYRange(up[0] - room, up[1] + room, padding=0)

    def set_axis(self, side: str, ticks: Sequence[Tick], room: int, *, title: str = "") -> None:
        """Words at an edge that takes so many pixels, and a title outside of them."""
        axis = self._axes[side]
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
        across = self._box.viewRange()[0]
        ys = [level for level in levels for _end in across]
        self._curve(list(across) * len(levels), ys, stroke("line"), "pairs", _GRID)

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
        return self._curve(xs, ys, pen, connect, _LINE)

    def _curve(
        self, xs: Sequence[float], ys: Sequence[float], pen: QPen, connect: str, z: int
    ) -> Any:
        # Items that came first lie below those of the same height.
        item = self._take(f"curve {z}", self._pg.PlotCurveItem, z)
        item.setData(
            x=_floats(xs), y=_floats(ys), pen=self._fine(pen), connect=connect,
            antialias=z != _GRID,
        )  # fmt: skip
        return item

    def band(
        self, xs: Sequence[float], low: Sequence[float], high: Sequence[float], color: QColor
    ) -> Any:
        """The ground between two lines."""
        item = self._take("band", self._new_band, _BAND)
        for edge, ys in zip(item.curves, (low, high), strict=True):
            edge.setData(x=_floats(xs), y=_floats(ys))
        item.setBrush(color)
        return item

    def _new_band(self) -> Any:
        edges = [self._pg.PlotCurveItem(pen=None) for _edge in range(2)]
        for edge in edges:
            self._box.addItem(edge, ignoreBounds=True)
        return self._pg.FillBetweenItem(*edges)

    def dots(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        size: float,
        fill: QColor,
        edge: QPen | None = None,
    ) -> Any:
        """Round dots, ``size`` pixels across."""
        item = self._take("dots", self._pg.ScatterPlotItem, _DOTS)
        none = QPen(Qt.PenStyle.NoPen)
        item.setData(x=_floats(xs), y=_floats(ys), size=size, brush=fill, pen=edge or none)
        return item

    def bars(self, xs: Sequence[float], ys: Sequence[float], width: float, color: QColor) -> Any:
        """Columns from nought, as wide as this share of the way to the next."""
        item = self._take("bars", self._new_bars, _LINE)
        item.setOpts(
            x=_floats(xs), height=_floats(ys), width=width, brush=color,
            pen=QPen(Qt.PenStyle.NoPen),
        )  # fmt: skip
        return item

    def _new_bars(self) -> Any:
        return self._pg.BarGraphItem(x=[0.0], height=[0.0], width=1.0)

    def ground(self, low: float, high: float, color: QColor) -> Any:
        """A stretch of the plot from foot to top, behind everything."""
        item = self._take("ground", self._new_ground, _GROUND)
        item.setBrush(color)
        item.setRegion((low, high))
        return item

    def _new_ground(self) -> Any:
        return self._pg.LinearRegionItem(pen=QPen(Qt.PenStyle.NoPen), movable=False)

    def hair(self, x: float, pen: QPen) -> Any:
        """A line from foot to top."""
        return self._endless(90, x, pen)

    def across_at(self, y: float, pen: QPen) -> Any:
        """A line from side to side."""
        return self._endless(0, y, pen)

    def _endless(self, angle: int, value: float, pen: QPen) -> Any:
        make = partial(self._pg.InfiniteLine, angle=angle)
        item = self._take(f"endless {angle}", make, _HAIR)
        item.setPen(self._fine(pen))
        item.setValue(value)
        return item

    def note(self, text: str, x: float, y: float, anchor: tuple[float, float]) -> Any:
        """Words beside a point; ``anchor`` is the place of the words that lies on it."""
        item = self._take("note", self._pg.TextItem, _NOTE)
        item.setColor(theme().color("ink"))
        item.setFont(theme().font("tiny_medium"))
        item.setPlainText(text)
        item.setAnchor(anchor)
        item.setPos(x, y)
        return item

    def _fine(self, pen: QPen) -> QPen:
        """Lines of a plot are counted in pixels of the device."""
        made = QPen(pen)
        made.setWidthF(pen.widthF() * self.fineness)
        return made

    # Where things are

    def place(self, x: float, y: float) -> QPointF:
        """Where a point of the data is in the widget around it."""
        at = self.view.mapFromScene(self._box.mapViewToScene(QPointF(x, y)))
        return QPointF(self.view.mapToParent(at))

    def edge(self) -> float:
        """Where the plot begins, right of its axis, in the widget around it."""
        return self.place(self._box.viewRange()[0][0], self.levels[0]).x()

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
