"""All metrics down the left under their headings: name, value, change and a small line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_CARD
from cockpit.ui.widgets.fitting import fitted
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.ui.widgets.sparkline import sparkline_picture
from cockpit.wording import _

Index = QModelIndex | QPersistentModelIndex
_LINE = int(Qt.ItemDataRole.UserRole)
_TOP = QModelIndex()
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


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[MetricLine] = []

    def set_lines(self, wanted: list[MetricLine]) -> None:
        if [(line.key, line.title, not line.figure) for line in wanted] != [
            (line.key, line.title, not line.figure) for line in self.lines
        ]:
            self.beginResetModel()
            self.lines = wanted
            self.endResetModel()
            return
        for i, line in enumerate(wanted):
            if line != self.lines[i]:
                self.lines[i] = line
                self.dataChanged.emit(self.index(i), self.index(i))

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        # A heading is passed over by keys and clicks.
        if not index.isValid() or not self.lines[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.title, line.figure, line.change) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.definition)
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line: MetricLine = index.data(_LINE)
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
        line: MetricLine = index.data(_LINE)
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
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            pen = QPen(theme().color("accent"), 2) if focused else QPen(Qt.PenStyle.NoPen)
            painter.setPen(pen)
            painter.setBrush(theme().color("accent_bg" if chosen else "hover"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS_CARD, RADIUS_CARD)
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


class MetricList(QListView):
    """``chosen(key)`` follows the arrows and clicks."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Figures"))
        # Re-choosing what is shown already must not ask for it again.
        self._shown = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_lines(self, lines: list[MetricLine], current: str) -> None:
        """Show these metrics with one of them chosen."""
        self._shown = current
        self._model.set_lines(lines)
        place = next((i for i, line in enumerate(lines) if line.key == current), -1)
        if place >= 0 and self.currentIndex().row() != place:
            self.setCurrentIndex(self._model.index(place))

    def lines(self) -> list[MetricLine]:
        """The metrics and views shown, without headings."""
        return [line for line in self._model.lines if line.key]

    def choose_first(self) -> None:
        """Choose the first one, after a search."""
        for place, line in enumerate(self._model.lines):
            if line.key:
                self.setCurrentIndex(self._model.index(place))
                return

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and self._model.lines[index.row()].key != self._shown:
            self._shown = self._model.lines[index.row()].key
            self.chosen.emit(self._shown)
