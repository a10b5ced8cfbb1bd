"""One column of cards: a list view with its own uniform geometry, painting only what is seen.

It stays an item view over the model, so that screen readers see its cards; what makes the stock
one slow, laying out every row, is replaced.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from cockpit.ui.board.card_painter import GAP, CardPainter
from cockpit.ui.board.landing import Landing, paint_landing
from cockpit.ui.board.model import BoardModel
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import SPACE_8

Index = QModelIndex | QPersistentModelIndex
_ENDS = SPACE_8
_WHEEL_PX = 30
_AHEAD = 12
# Pictures kept in one go, so that no frame waits for them.
_AT_ONCE = 4
# They wait until the frame is on screen and the window has heard what came meanwhile.
_FILL_MS = 15
_Action = QAbstractItemView.CursorAction


class ColumnView(QListView):
    """The cards of one stage; ``today`` is the day that ages and dates are told from."""

    def __init__(
        self,
        model: BoardModel,
        chosen: QItemSelectionModel,
        column: int,
        painter: CardPainter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._board, self.column, self._painter = model, column, painter
        self.today = date(1970, 1, 1)
        self.empty_text = ""
        # Whether the keyboard's card wears a ring: not while the mouse is used.
        self.ringed = False
        self._landing: Landing | None = None
        # Which turn of the column's rows was last laid out; none yet.
        self._turn = -1
        # Pictures made in the frame that is being painted.
        self._made = 0
        self._fill = QTimer(self, singleShot=True, interval=_FILL_MS)
        self._fill.timeout.connect(self._keep_pictures)
        self._set_up(model, chosen)

    def _set_up(self, model: BoardModel, chosen: QItemSelectionModel) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setModel(model)
        own = self.selectionModel()
        self.setSelectionModel(chosen)
        own.deleteLater()
        self.setRootIndex(model.column_index(self.column))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(_WHEEL_PX)

    # Geometry

    @property
    def pitch(self) -> int:
        """From one card's top to the next one's."""
        return self._painter.height + GAP

    def show_landing(self, landing: Landing | None) -> None:
        """Open a place between the cards for what hovers, or close it."""
        if landing != self._landing:
            self._landing = landing
            self.viewport().update()

    def landing(self) -> Landing | None:
        """The place that is open."""
        return self._landing

    def card_rect(self, row: int) -> QRect:
        """Where the card of a row is painted."""
        shift = self._landing is not None and row >= self._landing_slot()
        top = _ENDS + (row + shift) * self.pitch - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._painter.height)

    def row_at(self, y: int) -> int:
        """The row whose card or gap is at a height of the viewport; may lie past the end."""
        row = (y + self.verticalOffset() - _ENDS) // self.pitch
        if self._landing is not None and row >= self._landing_slot():
            row -= 1
        return int(row)

    def visible_rows(self) -> range:
        """The rows of which something is seen."""
        first = max(0, self.row_at(0) - 1)
        last = min(self.row_at(self.viewport().height()) + 1, self._count() - 1)
        return range(first, last + 1)

    def visualRect(self, index: Index) -> QRect:
        """The card's place in the viewport."""
        if not index.isValid() or index.internalId() != self.column + 1:
            return QRect()
        return self.card_rect(index.row())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The card under a point."""
        row = self.row_at(point.y())
        if not 0 <= row < self._count() or not self.card_rect(row).contains(point):
            return QModelIndex()
        return self._index(row)

    def isIndexHidden(self, index: Index) -> bool:
        """Nothing is hidden."""
        return False

    def horizontalOffset(self) -> int:
        """Columns do not scroll sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a card of this column into sight."""
        # A card that has just come is beyond the range of before.
        self.updateGeometries()
        rect = self.visualRect(index)
        if rect.isEmpty():
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - room // 2)
        elif rect.top() < _ENDS:
            bar.setValue(bar.value() + rect.top() - _ENDS)
        elif rect.bottom() > room - _ENDS:
            bar.setValue(bar.value() + rect.bottom() - room + _ENDS)

    def doItemsLayout(self) -> None:
        """Nothing is laid out: places follow from row numbers. What moved in other columns, of
        which every view of the board hears, paints nothing here."""
        turn = self._board.turns(self.column) if self._is_there() else -1
        if turn < 0 or turn != self._turn:
            self._turn = turn
            QAbstractItemView.doItemsLayout(self)
            self._fill_soon()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint the card again; the list's own way lays everything out."""
        QAbstractItemView.dataChanged(self, first, last, roles)
        if first == last:
            self.viewport().update(self.visualRect(first))

    def changeEvent(self, event: QEvent) -> None:
        """Other fonts or colours: everything anew."""
        self._turn = -1
        super().changeEvent(event)

    def updateGeometries(self) -> None:
        """How far it can be scrolled."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        content = 2 * _ENDS - GAP + self._count() * self.pitch
        bar.setPageStep(room)
        bar.setRange(0, max(0, content - room))
        margin = 0 if content > room else SPACE_8
        if self.viewportMargins().right() != margin:
            self.setViewportMargins(0, 0, margin, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As any item view; the list's own layout stays out of it."""
        QAbstractItemView.resizeEvent(self, event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Shift what is painted and paint the strip that came into sight."""
        self.viewport().scroll(0, dy)

    # Selection and keyboard

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the cards that a rectangle touches."""
        top, bottom = rect.normalized().top(), rect.normalized().bottom()
        first, last = max(self.row_at(top), 0), min(self.row_at(bottom), self._count() - 1)
        chosen = QItemSelection()
        if first <= last and self.card_rect(last).bottom() >= top:
            chosen = QItemSelection(self._index(first), self._index(last))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What to paint again: the cards of this column that are seen."""
        region, seen = QRegion(), self.visible_rows()
        for run in map(selection.at, range(selection.count())):
            parent = run.parent()
            if parent.isValid() and parent.row() == self.column:
                first, last = max(run.top(), seen.start), min(run.bottom(), seen.stop - 1)
                if first <= last:
                    region += self.card_rect(first).united(self.card_rect(last))
        return region

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads to in this column."""
        now, last = self.currentIndex(), self._count() - 1
        if last < 0:
            return QModelIndex()
        if not now.isValid() or now.internalId() != self.column + 1:
            return self._index(max(0, min(self.row_at(_ENDS), last)))
        page = max(1, self.viewport().height() // self.pitch - 1)
        target = {
            _Action.MoveUp: now.row() - 1,
            _Action.MovePrevious: now.row() - 1,
            _Action.MoveDown: now.row() + 1,
            _Action.MoveNext: now.row() + 1,
            _Action.MovePageUp: now.row() - page,
            _Action.MovePageDown: now.row() + page,
            _Action.MoveHome: 0,
            _Action.MoveEnd: last,
        }.get(action, now.row())
        return self._index(max(0, min(target, last)))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards that are seen."""
        painter = QPainter(self.viewport())
        self._made = 0
        self._paint_ground(painter, event.rect())
        chosen, current = self.selectionModel(), self.currentIndex()
        on_it = self.hasFocus() and self.ringed
        dirty = event.rect().adjusted(0, -1, 0, 1)
        for row in self.visible_rows():
            rect = self.card_rect(row)
            if not rect.intersects(dirty):
                continue
            index = self._index(row)
            self._paint_card(painter, index, rect)
            here = on_it and current == index
            self._painter.paint_state(painter, rect, chosen.isSelected(index), here)
        if self._landing is not None:
            slot = QRect(self.card_rect(0))
            slot.moveTop(_ENDS + self._landing_slot() * self.pitch - self.verticalOffset())
            paint_landing(painter, slot, self._landing)
        elif not self._count() and self.empty_text:
            painter.setFont(theme().font("small"))
            painter.setPen(theme().color("dim"))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(
                self.viewport().rect().adjusted(12, 24, -12, 0), flags, self.empty_text
            )
        painter.end()

    def _paint_ground(self, painter: QPainter, dirty: QRect) -> None:
        """What shows between and beside cards: their pictures bring it along."""
        ground, pitch, rows = theme().color("lane"), self.pitch, self.visible_rows()
        if self._landing is not None or not rows:
            painter.fillRect(dirty, ground)
            return
        first, last = self.card_rect(rows.start), self.card_rect(rows.stop - 1)
        for top in range(first.top() - pitch, last.bottom() + 2, pitch):
            gap = QRect(0, top + self._painter.height, self.viewport().width(), GAP)
            painter.fillRect(gap.intersected(dirty), ground)
        below = QRect(dirty)
        below.setTop(max(dirty.top(), last.bottom() + 1))
        painter.fillRect(below, ground)

    def sizeHint(self) -> QSize:
        """As high as there is room."""
        return QSize(220, 300)

    def _paint_card(self, painter: QPainter, index: QModelIndex, rect: QRect) -> None:
        card = self._board.card(index)
        if card is None:
            painter.fillRect(rect, theme().color("lane"))
            return
        ratio = self.devicePixelRatioF()
        picture = self._painter.kept(card, self.today, rect.width(), ratio)
        if picture is None and self._made < _AT_ONCE:
            self._made += 1
            picture = self._painter.keep(card, self.today, rect.width(), ratio)
        if picture is not None:
            painter.drawPixmap(rect.topLeft(), picture)
            return
        painter.fillRect(rect, theme().color("lane"))
        self._painter.paint(painter, rect, card, self.today)
        self._fill_soon()

    def _fill_soon(self) -> None:
        # Not put off again by each frame of a long scroll.
        if not self._fill.isActive():
            self._fill.start()

    @Slot()
    def _keep_pictures(self) -> None:
        """When idle: keep pictures of what is seen and read what comes next, so that the next
        frames are cheap."""
        seen, made = self.visible_rows(), 0
        for row in (seen.stop + _AHEAD, seen.start - _AHEAD):
            if 0 <= row < self._count():
                self._board.card(self._index(row))
        width, ratio = self.viewport().width(), self.devicePixelRatioF()
        for row in seen:
            card = self._board.card(self._index(row))
            if card is not None and not self._painter.kept(card, self.today, width, ratio):
                self._painter.keep(card, self.today, width, ratio)
                made += 1
            if made == _AT_ONCE:
                self._fill.start()
                return

    def _landing_slot(self) -> int:
        """The row at which the open place is painted: where the card will be, kept in sight."""
        if self._landing is None:
            return 0
        top = -(-(self.verticalOffset() - _ENDS) // self.pitch)
        room = self.viewport().height()
        bottom = (self.verticalOffset() + room - _ENDS - self._painter.height) // self.pitch
        return max(min(self._landing.row, bottom), top, 0)

    def _count(self) -> int:
        return len(self._board.ids(self.column)) if self._is_there() else 0

    def _is_there(self) -> bool:
        """Whether the board still has this column."""
        return self.column < len(self._board.columns)

    def _index(self, row: int) -> QModelIndex:
        return self._board.createIndex(row, 0, self.column + 1)
