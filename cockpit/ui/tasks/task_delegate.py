"""Paints a line of a panel: tick box, title, subtitle, and when; or a heading."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cockpit.ui.tasks.task_groups import Head, Row
from cockpit.ui.tasks.task_model import LINE
from cockpit.ui.tasks.task_words import Line
from cockpit.ui.theme import theme

BOX = 16
SIDE = 8
TEXT_LEFT = SIDE + 25
_TOP, _GAP, _BOTTOM = 4, 1, 5
_HEAD_TOP, _HEAD_BOTTOM = 5, 3
_FOLDED, _UNFOLDED = ((-1.5, -3.5), (2, 0), (-1.5, 3.5)), ((-3.5, -1.5), (0, 2), (3.5, -1.5))


class TaskDelegate(QStyledItemDelegate):
    """``hovered`` is the row under the pointer, or -1; ``width`` the room of a line, in px: a long
    title takes a second line there, none while that is not known."""

    hovered = -1
    width = 0

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines of text, one without a subtitle; a heading is lower."""
        line: Row = index.data(LINE)
        if isinstance(line, Head):
            return QSize(
                120, _HEAD_TOP + QFontMetrics(theme().font("tiny")).height() + _HEAD_BOTTOM
            )
        body = QFontMetrics(theme().font("body")).height()
        height = _TOP + body * len(self._title(line, self.width)) + _BOTTOM
        if line.subtitle or line.row.task.subtitle_key:
            height += _GAP + QFontMetrics(theme().font("tiny")).height()
        return QSize(120, height)

    def box(self, rect: QRect) -> QRect:
        """Where the tick box of a line in ``rect`` is."""
        return QRect(rect.left() + SIDE, rect.top() + _TOP + 1, BOX, BOX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line."""
        line: Row = index.data(LINE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state, index.row())
        if isinstance(line, Head):
            self._paint_head(painter, rect, line)
        else:
            self._paint_box(painter, self.box(rect), line.done, handed_on=line.handed_on)
            self._paint_text(painter, rect, line)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, row: int
    ) -> None:
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if not focused and row != self.hovered:
            return
        ground = QRectF(rect).adjusted(1, 1, -1, -1)
        pen = QPen(theme().color("accent"), 1.5) if focused else QPen(Qt.PenStyle.NoPen)
        painter.setPen(pen)
        painter.setBrush(theme().color("accent_bg" if focused else "hover"))
        painter.drawRoundedRect(ground, 6, 6)

    def _paint_head(self, painter: QPainter, rect: QRect, head: Head) -> None:
        title, tiny = theme().font("tiny_medium"), theme().font("tiny")
        top = rect.top() + _HEAD_TOP
        height = QFontMetrics(tiny).height()
        middle = QPointF(rect.left() + SIDE + BOX / 2, top + height / 2)
        painter.setPen(QPen(theme().color("faint"), 1.4, Qt.PenStyle.SolidLine,
                            Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))  # fmt: skip
        arrow = _FOLDED if head.folded else _UNFOLDED
        painter.drawPolyline([middle + QPointF(x, y) for x, y in arrow])
        painter.setFont(tiny)
        painter.setPen(theme().color("warn" if head.folded and head.late else "faint"))
        whole = QRect(rect.left(), top, rect.width() - SIDE, height)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(whole, int(right), head.said)
        width = QFontMetrics(tiny).horizontalAdvance(head.said)
        room = rect.width() - TEXT_LEFT - SIDE - width - 10
        words = QRect(rect.left() + TEXT_LEFT, top, room, height)
        _write(painter, words, head.title, title, "dim", struck=False)

    def _paint_box(self, painter: QPainter, box: QRect, done: bool, *, handed_on: bool) -> None:
        outline = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme().color("check" if done else "faint"), 1.2))
        painter.setBrush(theme().color("check" if done else "panel"))
        painter.drawRoundedRect(outline, 4.5, 4.5)
        x, y = box.left(), box.top()
        if handed_on:
            # An arrow: somebody else does it, and it is not done yet.
            painter.setPen(QPen(theme().color("dim"), 1.4))
            painter.drawLine(QPointF(x + 4, y + 8), QPointF(x + 11.5, y + 8))
            tip = QPointF(x + 11.5, y + 8)
            painter.drawPolyline([tip + QPointF(-3, -3), tip, tip + QPointF(-3, 3)])
        if done:
            painter.setPen(QPen(theme().color("on_check"), 1.6, Qt.PenStyle.SolidLine,
                                Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))  # fmt: skip
            painter.drawPolyline(
                [QPointF(x + 4.4, y + 8.3), QPointF(x + 7, y + 10.8), QPointF(x + 11.6, y + 5.4)]
            )

    def _paint_text(self, painter: QPainter, rect: QRect, line: Line) -> None:
        body, tiny = theme().font("body"), theme().font("tiny")
        metrics, small = QFontMetrics(body), QFontMetrics(tiny)
        top = rect.top() + _TOP
        width = small.horizontalAdvance(line.when)
        whole = QRect(rect.left(), top, rect.width() - SIDE, metrics.height())
        painter.setFont(tiny)
        painter.setPen(theme().color(line.tone))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(whole, int(right), line.when)
        room = rect.width() - TEXT_LEFT - SIDE
        title = QRect(rect.left() + TEXT_LEFT, top, room - width - 10, metrics.height())
        color = "dim" if line.done or line.handed_on else "ink"
        for part in self._title(line, self.width):
            _write(painter, title, part, body, color, line.done)
            title = QRect(title.left(), title.bottom() + 1, room, metrics.height())
        if line.subtitle:
            second = QRect(title.left(), title.top() + _GAP, room, small.height())
            _write(painter, second, line.subtitle, tiny, "dim", line.done)

    def _title(self, line: Line, width: int) -> list[str]:
        """The title on one line or, where it would be cut, on two."""
        metrics = QFontMetrics(theme().font("body"))
        when = QFontMetrics(theme().font("tiny")).horizontalAdvance(line.when)
        room = width - TEXT_LEFT - SIDE - when - 10
        if width <= 0 or metrics.horizontalAdvance(line.title) <= room:
            return [line.title]
        words = line.title.split()
        fitting = 0
        while fitting < len(words):
            if metrics.horizontalAdvance(" ".join(words[: fitting + 1])) > room:
                break
            fitting += 1
        head, rest = " ".join(words[:fitting]), " ".join(words[fitting:])
        return [head, rest] if head and rest else [line.title]


def _write(
    painter: QPainter, rect: QRect, text: str, font: QFont, color: str, struck: bool
) -> None:
    if struck:
        font = QFont(font)
        font.setStrikeOut(True)
    painter.setFont(font)
    painter.setPen(theme().color(color))
    shown = QFontMetrics(font).elidedText(
        text.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width()
    )
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), shown)
