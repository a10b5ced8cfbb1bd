"""A figure by person, team, product …: bars from nought, the value, and how many rows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cockpit.analysis.ranking import ranking
from cockpit.analysis.reading import Group, Reading
from cockpit.ui.insights.heat_grid import too_few
from cockpit.ui.insights.line_list import LINE, LineList, paint_ground
from cockpit.ui.kpis.figure_words import counted_words, value_words
from cockpit.ui.plots.picture import titled, whole
from cockpit.ui.plots.tint import tinted
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import count
from cockpit.wording import _

_IN_ORDER = ("month", "quarter", "stage")
_SIDE = 8
# As wide as a page of text: names and numbers of rows have their room.
_PRINTED_WIDTH = 680
# How many letters wide the panel must be for the number of rows, and for the places.
_ROOM_FOR_ROWS, _ROOM_FOR_PLACES = 36, 40
# So much is left for the bars where names are long.
_BAR, _NAME = 56, 150


@dataclass(frozen=True, slots=True)
class Bar:
    """A group in words; ``share`` of the largest bar, 0 to 1 (None: no figure). ``counted`` is what
    stands behind it; ``place`` in the ranking (None where the groups have an order of their own);
    ``few``: too few rows to compare it."""

    group: Group
    figure: str
    counted: str
    share: float | None
    place: int | None
    few: bool

    @property
    def id(self) -> str | None:
        """The group's id."""
        return self.group.id

    @property
    def label(self) -> str:
        """The group's name."""
        return self.group.label

    title = label

    @property
    def mark(self) -> object:
        """The group."""
        return self.group.id

    @property
    def is_heading(self) -> bool:
        """Never."""
        return False

    @property
    def tip(self) -> str:
        """All of it: where it is narrow parts are not to be seen."""
        return self.sentence

    @property
    def sentence(self) -> str:
        """All of it, for a screen reader and the tooltip."""
        parts = [self.label, self.figure, self.counted]
        if self.place is not None:
            parts.insert(0, _("place {n}").format(n=self.place))
        if self.few:
            parts.append(_("too few to compare: it may be chance"))
        return ", ".join(parts)


def bars(reading: Reading, by: str) -> list[Bar]:
    """The groups in order of merit; months, quarters and stages in their own order."""
    found = [(rank.group, rank.place, rank.sure) for rank in ranking(reading, by)]
    if by in _IN_ORDER:
        sure = {group.id: sure for group, _place, sure in found}
        found = [(group, None, sure[group.id]) for group in reading.groups]
    top = max((group.value or 0 for group, _place, sure in found if sure), default=0)
    top = top or max((group.value or 0 for group, _place, _sure in found), default=0) or 1
    return [
        Bar(
            group,
            value_words(reading.metric, group.value, reading.currency),
            counted_words(reading.metric, group.n),
            None if group.value is None else min(1.0, max(0.0, group.value / top)),
            place,
            not sure,
        )
        for group, place, sure in found
    ]


class _Delegate(QStyledItemDelegate):
    has_places = False
    waiting = False
    # How wide the longest name is.
    names = 0

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(160, QFontMetrics(theme().font("body")).height() + 9)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        bar: Bar = index.data(LINE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.35 if self.waiting else 1.0)
        chosen = paint_ground(painter, option, 6)
        self._paint_bar(painter, rect.adjusted(_SIDE, 0, -_SIDE, 0), bar, chosen)
        painter.restore()

    def _paint_bar(self, painter: QPainter, inner: QRect, bar: Bar, chosen: bool) -> None:
        body, strong = theme().font("body"), theme().font("strong")
        rows = room_for_counts(inner.width())
        figure = max(62, QFontMetrics(strong).horizontalAdvance(bar.figure) + 6)
        middle = Qt.AlignmentFlag.AlignVCenter
        right = int(middle | Qt.AlignmentFlag.AlignRight)
        inner = self._paint_place(painter, inner, bar)
        # Where it is narrow the bar gives way before the name does.
        spare = inner.width() - rows - figure - 16
        most = max(int(spare * 0.56), min(spare - _BAR, _NAME))
        name = min(max(self.names + 14, int(spare * 0.42)), most)
        painter.setFont(body)
        painter.setPen(theme().color("ink"))
        label = QRect(inner.left(), inner.top(), name - 8, inner.height())
        shown = QFontMetrics(body).elidedText(bar.label, Qt.TextElideMode.ElideRight, name - 8)
        painter.drawText(label, int(middle), shown)
        painter.setPen(theme().color("dim"))
        if rows:
            n = bar.group.n
            painter.drawText(inner, right, too_few(n) if bar.few and n else count(n))
        painter.setFont(body if bar.few else strong)
        painter.setPen(theme().color("dim" if bar.few else "ink"))
        edge = inner.adjusted(0, 0, -rows - 8, 0)
        painter.drawText(edge, right, bar.figure)
        if bar.share is None:
            return
        room = max(2.0, (edge.width() - name - figure - 8) * bar.share)
        painter.setPen(Qt.PenStyle.NoPen)
        token = "good" if chosen else "accent"
        painter.setBrush(tinted(token, 90) if bar.few else theme().color(token))
        top = inner.center().y() - 3.5
        painter.drawRoundedRect(QRectF(inner.left() + name, top, room, 8), 2.5, 2.5)

    def _paint_place(self, painter: QPainter, inner: QRect, bar: Bar) -> QRect:
        """The place in front; what is left of the line. Groups without places have no room for
        one."""
        room = _ROOM_FOR_PLACES * QFontMetrics(theme().font("body")).averageCharWidth()
        if not self.has_places or inner.width() < room:
            return inner
        font = theme().font("small")
        room = QFontMetrics(font).horizontalAdvance("888") + 8
        painter.setFont(font)
        painter.setPen(theme().color("dim"))
        place = "" if bar.place is None else str(bar.place)
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(QRect(inner.left(), inner.top(), room - 8, inner.height()), right, place)
        return inner.adjusted(room, 0, 0, 0)


def room_for_counts(width: int) -> int:
    """How wide the column of counts is in a list so wide, nought where there is no room for it."""
    metrics = QFontMetrics(theme().font("body"))
    if width < _ROOM_FOR_ROWS * metrics.averageCharWidth():
        return 0
    return max(44, metrics.horizontalAdvance("8,888"))


class Caption(QWidget):
    """What the columns of the list below are: whose figures, and what is counted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = ("", "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """A word at each end, over its column."""
        painter = QPainter(self)
        painter.setFont(theme().font("tiny"))
        painter.setPen(theme().color("dim"))
        inner = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignLeft), self.words[0])
        if room_for_counts(inner.width()):
            painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignRight), self.words[1])
        painter.end()


class Breakdown(LineList[Bar]):
    """``chosen(group id or None, label)``; a second press on the chosen bar takes it back
    (``cleared``), so does Escape."""

    chosen = Signal(object, str)
    cleared = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._painter = _Delegate()
        super().__init__(name, self._painter, parent)
        self._caption = Caption(self)
        self._held: object = self
        self._empty = _("Nothing to group: no row counts in this period. Choose another one above.")
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_activated)

    def show_bars(self, wanted: list[Bar], title: str, captions: tuple[str, str]) -> None:
        """Show these groups, keeping the chosen one if it is still there; ``captions`` say whose
        they are and what is counted."""
        self.setAccessibleName(title)
        metrics = QFontMetrics(theme().font("body"))
        self._painter.has_places = any(bar.place is not None for bar in wanted)
        self._painter.names = max(
            (metrics.horizontalAdvance(one.label) for one in wanted), default=0
        )
        self._caption.words = captions
        self.rows.set_lines(wanted)
        self._fit_caption()
        place = next((i for i, bar in enumerate(wanted) if bar.id == self._held), -1)
        if self._held is not self and place >= 0:
            self.setCurrentIndex(self.rows.index(place))

    def _fit_caption(self) -> None:
        high = QFontMetrics(theme().font("tiny")).height() + 4 if self.rows.lines else 0
        self.setViewportMargins(0, high, 0, 0)
        self._caption.setGeometry(0, 0, self.viewport().width(), high)
        self._caption.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The caption is as wide as the lines."""
        super().resizeEvent(event)
        self._fit_caption()

    def as_image(self) -> QImage:
        """All groups, whatever is scrolled to."""
        title = self.accessibleName()
        twin = Breakdown(title)
        twin.show_bars(self.rows.lines, title, self._caption.words)
        high = twin.sizeHintForRow(0) * len(self.rows.lines) + self._caption.height() + 4
        return titled(title, whole(twin, QSize(max(self.width(), _PRINTED_WIDTH), high)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, or say that there are none."""
        super().paintEvent(event)
        if not self.rows.lines:
            painter = QPainter(self.viewport())
            painter.setFont(theme().font("small"))
            painter.setPen(theme().color("dim"))
            words = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            room = self.viewport().rect().adjusted(24, 0, -24, 0)
            painter.drawText(room, words, self._empty)
            painter.end()

    def set_waiting(self, waiting: bool) -> None:
        """Dim what is shown until the new one is there."""
        if waiting != self._painter.waiting:
            self._painter.waiting = waiting
            self.viewport().update()

    def bars(self) -> list[Bar]:
        """What is shown."""
        return list(self.rows.lines)

    def forget(self) -> None:
        """No group is chosen."""
        self._held = self
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or Space chooses, Escape takes it back."""
        if event.key() == Qt.Key.Key_Escape and self._held is not self:
            self.forget()
            self.cleared.emit()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid() and self.rows.lines[index.row()].id == self._held:
            self.forget()
            self.cleared.emit()
            return
        self._on_activated(index)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        bar = self.rows.lines[index.row()]
        self._held = bar.id
        self.selectionModel().select(index, self.selectionModel().SelectionFlag.ClearAndSelect)
        self.chosen.emit(bar.id, bar.label)
