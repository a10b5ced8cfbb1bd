"""The list of people: arrows choose, letters jump, Enter goes on to the meeting."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cockpit.domain.plan import Subject
from cockpit.ui.people.list_model import LINE, PeopleModel, PersonLine
from cockpit.ui.theme import theme
from cockpit.ui.widgets.fitting import fitted, text_width
from cockpit.ui.widgets.pill import initials, paint_initials, paint_pill, pill_size
from cockpit.wording import _

_HEIGHT, _SIDE, _FACE, _GAP, _CLOCK_GAP = 50, 10, 28, 10, 7


class PeopleList(QListView):
    """``chosen(subject)`` when another line is current; ``entered()`` on Enter."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = PeopleModel(self)
        self.setModel(self.people)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("People"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "bare")
        self.viewport().setAutoFillBackground(False)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._on_current)
        theme().changed.connect(self.viewport().update)

    def current(self) -> Subject | None:
        """Who is chosen."""
        line = self.people.line(self.currentIndex())
        return line.subject if line is not None else None

    def choose(self, subject: Subject) -> bool:
        """Choose somebody; False when they are not in the list."""
        place = self.people.place_of(subject)
        if place is None:
            return False
        index = self.people.index(place)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on; the arrows and letters are the list's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        line = self.people.line(index)
        if line is not None:
            self.chosen.emit(line.subject)


class _Delegate(QStyledItemDelegate):
    """Face, name, next meeting, and how much of the target is reached."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines."""
        return QSize(160, _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line."""
        line: PersonLine = index.data(LINE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        face = QRect(rect.left() + _SIDE, rect.center().y() - _FACE // 2, _FACE, _FACE)
        if line.subject.person_id is not None:
            paint_initials(painter, face, initials(line.name))
        else:
            ratio = painter.device().devicePixelRatio()
            icon = theme().pixmap("team", "dim", 18, ratio)
            painter.drawPixmap(face.left() + 5, face.top() + 5, icon)
        left, right = face.right() + _GAP, rect.right() - _SIDE
        if line.chip:
            size = pill_size(line.chip)
            where = QRect(right - size.width(), rect.center().y() - size.height() // 2,
                          size.width(), size.height())  # fmt: skip
            paint_pill(painter, where, line.chip, line.tone)
            right = where.left() - _GAP
        self._paint_text(painter, QRect(left, rect.top() + 7, right - left, rect.height()), line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if not selected and not hovered:
            return
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(theme().color("accent"), 1.5) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent_bg" if selected else "hover"))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 7, 7)

    def _paint_text(self, painter: QPainter, rect: QRect, line: PersonLine) -> None:
        strong, tiny = theme().font("strong"), theme().font("tiny")
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        clock = text_width(tiny, line.clock) + _CLOCK_GAP if line.clock else 0
        name = fitted(strong, line.name, rect.width() - clock)
        painter.setFont(strong)
        painter.setPen(theme().color("ink"))
        painter.drawText(rect, flags, name)
        high = painter.fontMetrics().height()
        painter.setFont(tiny)
        if line.clock:
            painter.setPen(theme().color("dim"))
            beside = rect.adjusted(text_width(strong, name) + _CLOCK_GAP, 0, 0, 0)
            beside.setHeight(high)
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(beside, int(middle), line.clock)
        below = rect.adjusted(0, high + 2, 0, 0)
        painter.setPen(theme().color(line.color if line.color != "accent" else "ink"))
        painter.drawText(below, flags, fitted(tiny, line.second, below.width()))
