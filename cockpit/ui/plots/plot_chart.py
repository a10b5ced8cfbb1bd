"""A large chart drawn by the charting library: crosshair, read-out, a range zoomed by a drag."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from cockpit.ui.plots.chart import NOWHERE, WAITING, Chart
from cockpit.ui.plots.library import library
from cockpit.ui.plots.read_out import ReadOut
from cockpit.ui.plots.surface import Surface
from cockpit.ui.plots.tint import tinted
from cockpit.ui.theme import theme
from cockpit.ui.widgets.quiet_link import QuietLink
from cockpit.wording import _

Span = tuple[int, int]
# Room for the ring of the focus, which does not touch the words of the axes.
_FRAME = 6


class PlotChart(Chart):
    """A subclass puts data on the ``surface`` in ``plot``, for the spots of ``span``, and marks a
    spot in ``mark_on``; its spots lie at whole numbers across.

    A drag across shows that part alone, so do + and −; a double click, Escape, 0 or the link
    shows all again.
    """

    fewest = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.surface: Surface | None = None
        self._zoom: Span | None = None
        self._pressed: QPointF | None = None
        self._marks: list[Any] = []
        self._dragged: Any = None
        self.read_out = ReadOut(self)
        self.whole = QuietLink(_("Show all"), role="small", color="accent", parent=self)
        self.whole.clicked.connect(self.show_whole)
        self.whole.hide()
        library().arrived.connect(self._on_library)

    # What a subclass says

    def is_blank(self) -> bool:
        """True where there is nothing to draw."""
        raise NotImplementedError

    def plot(self, surface: Surface, span: Span) -> None:
        """Put axes and data on an empty surface."""
        raise NotImplementedError

    def mark_on(self, surface: Surface, spot: int, *, chosen: bool) -> Sequence[Any]:
        """Put marks of a spot on the surface, and give them."""
        raise NotImplementedError

    def level_of(self, spot: int) -> float | None:
        """How high the spot is in the data, None for a gap."""
        raise NotImplementedError

    def told(self, spot: int) -> Sequence[str]:
        """The spot's numbers: a heading, then the lines below it."""
        raise NotImplementedError

    def words_of(self, spot: int) -> str:
        """The spot's numbers in one line."""
        heading, *rest = self.told(spot)
        return f"{heading}: {' · '.join(rest)}"

    # Drawing

    @property
    def span(self) -> Span:
        """The first and the last spot that are shown."""
        last = max(self.spots() - 1, 0)
        return self._zoom or (0, last)

    @property
    def is_drawn(self) -> bool:
        """True when what is to be seen is there."""
        return self.surface is not None and not self.surface.view.isHidden()

    def redraw(self) -> None:
        """Draw again: now when it can be seen, else when it is shown."""
        if self.surface is None and library().is_here and not self.is_blank():
            self.surface = Surface(self)
        self._draw()

    @Slot()
    def _on_library(self) -> None:
        self.redraw()

    def _draw(self) -> None:
        surface = self.surface
        if surface is None:
            return
        if self.is_blank() or not self.isVisible():
            surface.view.hide()
            return
        self._fit()
        self._put_on(surface, self.devicePixelRatioF())
        surface.view.show()
        self._fit()
        self.whole.setVisible(self._zoom is not None)
        self.whole.raise_()
        self.show_marks()

    def _put_on(self, surface: Surface, fineness: float) -> None:
        self.read_out.hide()
        surface.clear()
        self._marks, self._dragged = [], None
        surface.fineness = fineness
        self.plot(surface, self.span)

    def picture(self, ratio: float) -> QPixmap:
        """Drawn anew without marks."""
        surface = self.surface
        if surface is None:
            return QPixmap(self.size())
        self._put_on(surface, ratio)
        made = QPixmap.fromImage(surface.image(ratio))
        made.setDevicePixelRatio(ratio)
        self._draw()
        return made

    def show_marks(self) -> None:
        """The crosshair with its read-out, the chosen spot, the strength of all."""
        self._unmark()
        surface = self.surface
        if surface is None or not self.is_drawn or self.is_blank():
            return
        surface.set_strength(WAITING if self._waiting else 1.0)
        first, last = self.span
        for spot, chosen in ((self._chosen, True), (self.pointed, False)):
            if first <= spot <= last:
                self._marks += self.mark_on(surface, spot, chosen=chosen)
        if first <= self.pointed <= last and self._dragged is None:
            level = self.level_of(self.pointed)
            low, high = surface.levels
            middle = (low + high) / 2
            at = surface.place(self.pointed, middle if level is None else level)
            self.read_out.tell(self.told(self.pointed), at)
        self.update()

    def _unmark(self) -> None:
        self.read_out.hide()
        if self.surface is not None:
            for item in self._marks:
                self.surface.remove(item)
        self._marks = []

    def _fit(self) -> None:
        if self.surface is not None:
            inner = self.rect().adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
            self.surface.view.setGeometry(inner)
        size = self.whole.sizeHint()
        left = _FRAME if self.surface is None else self.surface.edge()
        self.whole.setGeometry(round(left), _FRAME - 4, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring of the focus; pale lines until the library has come."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.is_drawn and not self.is_blank():
            painter.setPen(QPen(theme().color("line"), 1))
            for part in range(1, 6):
                y = self.height() * part // 6
                painter.drawLine(48, y, self.width() - 24, y)
        if self.hasFocus():
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came meanwhile."""
        super().showEvent(event)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer words fit under the axis."""
        super().resizeEvent(event)
        self._draw()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The spot of the keys is marked."""
        super().focusInEvent(event)
        self.show_marks()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It is not any more."""
        super().focusOutEvent(event)
        self.show_marks()

    # Pointing

    def spot_at(self, at: QPointF) -> int:
        """The nearest spot across."""
        if self.surface is None or not self.is_drawn:
            return NOWHERE
        spot = round(self.surface.across(at))
        first, last = self.span
        return spot if first <= spot <= last else NOWHERE

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click or the beginning of a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point, or draw a range open."""
        super().mouseMoveEvent(event)
        far = QApplication.startDragDistance()
        start = self._pressed
        if start is None or self.surface is None or not self.is_drawn:
            return
        if self._dragged is None and abs(event.position().x() - start.x()) < far:
            return
        ends = (self.surface.across(start), self.surface.across(event.position()))
        if self._dragged is not None:
            self.surface.remove(self._dragged)
        self._dragged = self.surface.ground(min(ends), max(ends), tinted("accent", 60))
        self.read_out.hide()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses, a drag shows its range alone."""
        start, self._pressed = self._pressed, None
        if self._dragged is None or self.surface is None or start is None:
            super().mouseReleaseEvent(event)
            return
        self.surface.remove(self._dragged)
        self._dragged = None
        ends = sorted((self.surface.across(start), self.surface.across(event.position())))
        self.show_span(round(ends[0]), round(ends[1]))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """All of it again."""
        if self._zoom is not None:
            self.show_whole()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and − show less or more around the spot, 0 and Escape all again."""
        first, last = self.span
        wide, key = last - first + 1, event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._around(wide // 2)
        elif key == Qt.Key.Key_Minus:
            self._around(wide * 2)
        elif self._zoom is not None and key in (Qt.Key.Key_0, Qt.Key.Key_Escape):
            self.show_whole()
        else:
            super().keyPressEvent(event)
            self._follow()

    # Zooming

    def show_span(self, first: int, last: int) -> None:
        """Show these spots alone, a few at least; all of them is no zoom."""
        end = self.spots() - 1
        short = max(0, self.fewest - (last - first + 1))
        first = max(0, min(first - short // 2, end - self.fewest + 1))
        last = min(end, max(last + short - short // 2, first + self.fewest - 1))
        self._zoom = (first, last) if (first, last) != (0, end) and first < last else None
        self.redraw()

    @Slot()
    def show_whole(self) -> None:
        """Show all spots again."""
        self._zoom = None
        self.redraw()
        if self.whole.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _around(self, wide: int) -> None:
        first, last = self.span
        middle = self._current if first <= self._current <= last else (first + last) // 2
        self.show_span(middle - wide // 2, middle - wide // 2 + max(wide, self.fewest) - 1)

    def _follow(self) -> None:
        """What is shown goes along with the keys."""
        first, last = self.span
        off = min(self._current - first, 0) + max(self._current - last, 0)
        if self._zoom is not None and off and self._current != NOWHERE:
            self.show_span(first + off, last + off)
