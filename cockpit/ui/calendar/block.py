"""One thing in the hours of a day: painted by its kind, opened by a press, moved if it may be."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from cockpit.jobs.day_grid import SLOT
from cockpit.jobs.day_plan import PlanItem
from cockpit.ui.calendar.words import (
    GONE,
    kind_words,
    sentence,
    short_kind,
    state_words,
    times,
    tone_of,
)
from cockpit.ui.theme import theme
from cockpit.ui.widgets.fitting import fitted, wrapped
from cockpit.ui.widgets.plain_label import plain_tip

_SIDE, _BAR, _GRIP = 7, 3, 5
LEAST = 19


class Block(QAbstractButton):
    """``opened`` on a press or Enter; ``dragged(dx, dy)`` while it is moved by mouse,
    ``stretched(bottom)`` while its lower edge is, and ``dropped`` at the end of either;
    ``asked(verb)``: later, earlier, longer, shorter, lift, tick."""

    opened = Signal()
    dragged = Signal(QPoint)
    stretched = Signal(int)
    dropped = Signal()
    asked = Signal(str)

    def __init__(self, item: PlanItem, parent: QWidget) -> None:
        super().__init__(parent)
        self.item, self.movable = item, False
        self._from: QPoint | None = None
        self._moving = self._stretching = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_item(item, movable=False)
        theme().changed.connect(self.update)

    def show_item(self, item: PlanItem, *, movable: bool) -> None:
        """Be about this."""
        self.item, self.movable = item, movable
        self.setAccessibleName(sentence(item))
        self.setToolTip(plain_tip("\n".join(
            part for part in (item.title, f"{times(item)} · {kind_words(item.kind)}", item.where,
                              state_words(item.state)) if part
        )))  # fmt: skip
        self.update()

    @property
    def is_laid(self) -> bool:
        """A task that was laid into the day, and can be lifted out of it."""
        return self.item.id.startswith(SLOT)

    def sizeHint(self) -> QSize:
        """The grid says how large it is."""
        return QSize(80, LEAST)

    def nextCheckState(self) -> None:
        """A press opens, unless it was the end of a move."""
        if not self._moving:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Ctrl with arrows moves, Shift with them changes the length."""
        key, keys = Qt.Key(event.key()), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        verb = ""
        if self.movable and keys & Qt.KeyboardModifier.ControlModifier:
            verb = {Qt.Key.Key_Up: "earlier", Qt.Key.Key_Down: "later"}.get(key, "")
        elif self.movable and keys & Qt.KeyboardModifier.ShiftModifier:
            verb = {Qt.Key.Key_Up: "shorter", Qt.Key.Key_Down: "longer"}.get(key, "")
        elif self.movable:
            verb = {Qt.Key.Key_Delete: "lift", Qt.Key.Key_Space: "tick"}.get(key, "")
        if verb:
            self.asked.emit(verb)
        elif key != Qt.Key.Key_Space:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps the beginning of a move."""
        self._from, self._moving = event.position().toPoint(), False
        self._stretching = self._at_edge(self._from)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it along, or its lower edge."""
        if not self.movable:
            return
        if self._from is None:
            edge = self._at_edge(event.position().toPoint())
            self.setCursor(Qt.CursorShape.SizeVerCursor if edge
                           else Qt.CursorShape.PointingHandCursor)  # fmt: skip
            return
        way = event.position().toPoint() - self._from
        if not self._moving and way.manhattanLength() < QApplication.startDragDistance():
            return
        if not self._moving:
            self._moving = True
            self.raise_()
        if self._stretching:
            self.stretched.emit(event.position().toPoint().y())
        else:
            self.dragged.emit(way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._from = None
        if self._moving:
            self.setDown(False)
            self._moving = False
            self.dropped.emit()
            return
        super().mouseReleaseEvent(event)

    def _at_edge(self, at: QPoint) -> bool:
        stretches = self.item.meeting is None and not self.item.all_day
        return self.movable and stretches and at.y() >= self.height() - _GRIP

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, bar, title, times and kind."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_words(painter)
        painter.end()

    def _colors(self) -> tuple[QColor, QColor, QColor]:
        """(bar, ground, ink)."""
        tone, gone = tone_of(self.item), self.item.state in GONE
        ink = theme().color("dim" if gone or self.item.state == "done" else "ink")
        if tone == "accent":
            return theme().color("accent"), theme().color("accent_bg"), ink
        if tone == "task":
            return theme().color("check"), theme().color("panel"), ink
        return theme().color("faint"), theme().color("lane"), ink

    def _paint_ground(self, painter: QPainter) -> None:
        bar, ground, _ink = self._colors()
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        line = theme().color("accent") if self.hasFocus() else theme().color("line")
        pen = QPen(line, 2 if self.hasFocus() else 1)
        if tone_of(self.item) == "task" and not self.hasFocus():
            pen = QPen(theme().color("faint"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme().color("hover") if self.underMouse() else ground)
        painter.drawRoundedRect(rect, 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(bar)
        painter.drawRoundedRect(QRectF(2, 3, _BAR, max(4, self.height() - 6)), 1.5, 1.5)

    def _paint_words(self, painter: QPainter) -> None:
        item = self.item
        _bar, _ground, ink = self._colors()
        strong, tiny = QFont(theme().font("small_medium")), theme().font("tiny")
        strong.setStrikeOut(item.state in GONE or item.state == "done")
        line, second = QFontMetrics(strong).height(), QFontMetrics(tiny).height()
        room = self.rect().adjusted(_SIDE + _BAR, 1, -4, -1)
        state = state_words(item.state)
        told = times(item) if item.kind == "task" else f"{times(item)} · {kind_words(item.kind)}"
        told = f"{told} · {state}" if state else told
        most = max(1, (room.height() - 1) // line)
        lines = self._lines(strong, room.width(), most, told)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.setFont(strong)
        painter.setPen(ink)
        top = room.top() + (1 if most > 1 else (room.height() - line) // 2)
        for words in lines:
            painter.drawText(QRect(room.left(), top, room.width(), line), flags, words)
            top += line
        # The hours at the side say when; the room is for what, and the time has what is left.
        if most > 1 and top - 1 + second <= room.bottom() + 2:
            painter.setFont(tiny)
            painter.setPen(theme().color("dim"))
            below = QRect(room.left(), top - 1, room.width(), second)
            painter.drawText(below, flags, fitted(tiny, told, room.width()))

    def _lines(self, font: QFont, width: int, most: int, told: str) -> list[str]:
        """The title in as many lines as there are; where it is cut, what says more in less."""
        item, title = self.item, self.item.title.replace("\n", " ")
        if item.all_day:
            return [fitted(font, title, width)]
        says = [f"{title} · {told}"] if most == 1 else []
        says += [title, *_shorter(item)]
        found = [wrapped(font, words, width, most) for words in says]
        whole = (lines for lines in found if not any(line.endswith("…") for line in lines))
        return next(whole, found[-1])


def _shorter(item: PlanItem) -> list[str]:
    """A meeting with somebody in fewer and fewer words: its person says more than its kind."""
    if item.meeting is None or not item.person:
        return []
    first, kind = item.person.partition(" ")[0], short_kind(item.kind)
    with_whom = (f"{kind} {name}".strip() for name in (item.person, first))
    return [item.title.replace(item.person, first), *with_whom, first]
