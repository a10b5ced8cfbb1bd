"""All metrics down the left under their headings: name, value, change and a small line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cockpit.ui.insights.line_list import LINE, LineList, paint_ground
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_CARD
from cockpit.ui.widgets.fitting import fitted
from cockpit.ui.widgets.sparkline import sparkline_picture
from cockpit.wording import _

_SIDE, _HIGH, _SPARK = 10, 8, QSize(64, 28)
_LEAST_FOR_SPARK = 215


@dataclass(frozen=True, slots=True)
class MetricLine:
    """A metric in words; ``tone`` is the colour token of its change. Without a ``key`` it is a
    heading; a view that is no single figure has no ``figure``."""

    key: str
    title: str
    figure: str = ""
    change: str = ""
    tone: str = "dim"
    definition: str = ""
    spark: tuple[float | None, ...] = ()

    @property
    def is_heading(self) -> bool:
        """True without a key."""
        return not self.key

    @property
    def mark(self) -> object:
        """Its place, which a figure that arrives makes higher."""
        return self.key, self.title, not self.figure

    @property
    def sentence(self) -> str:
        """The whole line."""
        return ", ".join(part for part in (self.title, self.figure, self.change) if part)

    @property
    def tip(self) -> str:
        """What it means, and why there is no figure."""
        if self.figure != _("n/a"):
            return self.definition
        return "\n".join([self.definition, _("n/a: {reason}").format(reason=self.change)])


class _Delegate(QStyledItemDelegate):
    def __init__(self) -> None:
        super().__init__()
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line: MetricLine = index.data(LINE)
        small, strong = theme().font("small"), theme().font("title")
        if not line.figure:
            body = theme().font("body")
            room = 10 if not line.key else 2 * _HIGH
            return QSize(160, QFontMetrics(body if line.key else small).height() + room)
        return QSize(160, QFontMetrics(small).height() + QFontMetrics(strong).height() + 2 * _HIGH)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: MetricLine = index.data(LINE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not line.key:
            painter.setFont(theme().font("small"))
            painter.setPen(theme().color("faint"))
            flags = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(rect.adjusted(_SIDE, 0, -_SIDE, -2), flags, line.title)
            painter.restore()
            return
        paint_ground(painter, option, RADIUS_CARD)
        inner = rect.adjusted(_SIDE, _HIGH, -_SIDE, -_HIGH)
        if line.spark and rect.width() >= _LEAST_FOR_SPARK:
            at = QRect(inner.right() - _SPARK.width(), inner.top() - 2, 0, 0).topLeft()
            painter.drawPixmap(at, self._picture(painter, line))
        self._write(painter, inner, line)
        painter.restore()

    def _write(self, painter: QPainter, inner: QRect, line: MetricLine) -> None:
        if not line.figure:
            painter.setFont(theme().font("body"))
            painter.setPen(theme().color("ink"))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), line.title)
            return
        small, strong = theme().font("small"), theme().font("title")
        room = inner.width()
        if line.spark and room >= _LEAST_FOR_SPARK - 2 * _SIDE:
            room -= _SPARK.width() + 6
        height = QFontMetrics(small).height()
        painter.setFont(small)
        painter.setPen(theme().color("dim"))
        title = QFontMetrics(small).elidedText(line.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(inner.left(), inner.top(), room, height), 0, title)
        second = QRect(inner.left(), inner.top() + height, room, inner.height() - height)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(strong)
        painter.setPen(theme().color("dim" if line.figure == _("n/a") else "ink"))
        painter.drawText(second, middle, line.figure)
        second.setLeft(second.left() + QFontMetrics(strong).horizontalAdvance(line.figure) + 6)
        tiny = theme().font("tiny")
        painter.setFont(tiny)
        painter.setPen(theme().color(line.tone))
        change = fitted(tiny, line.change, second.width())
        painter.drawText(second, middle, change)

    def _picture(self, painter: QPainter, line: MetricLine) -> QPixmap:
        ratio = painter.device().devicePixelRatio()
        key = (line.spark, theme().name, ratio)
        if key not in self._pictures:
            if len(self._pictures) > 60:
                self._pictures.clear()
            color = theme().color("accent")
            self._pictures[key] = sparkline_picture(list(line.spark), _SPARK, ratio, color)
        return self._pictures[key]


class MetricList(LineList[MetricLine]):
    """``chosen(key)`` follows the arrows and clicks."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Figures"), _Delegate(), parent)
        # Re-choosing what is shown already must not ask for it again.
        self._shown = ""
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_lines(self, lines: list[MetricLine], current: str) -> None:
        """Show these metrics with one of them chosen."""
        self._shown = current
        self.rows.set_lines(lines)
        place = next((i for i, line in enumerate(lines) if line.key == current), -1)
        if place >= 0 and self.currentIndex().row() != place:
            self.setCurrentIndex(self.rows.index(place))

    def lines(self) -> list[MetricLine]:
        """The metrics and views shown, without headings."""
        return [line for line in self.rows.lines if line.key]

    def choose_first(self) -> None:
        """Choose the first one, after a search."""
        for place, line in enumerate(self.rows.lines):
            if line.key:
                self.setCurrentIndex(self.rows.index(place))
                return

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and self.rows.lines[index.row()].key != self._shown:
            self._shown = self.rows.lines[index.row()].key
            self.chosen.emit(self._shown)
