"""Why a move was refused, said at the column it was meant for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.ui.board.hand import Denial
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12
from cockpit.ui.widgets.buttons import Button, IconButton
from cockpit.ui.widgets.empty_state import IconMark
from cockpit.ui.widgets.floating import SHADOW, paint_floating
from cockpit.ui.widgets.focus_memory import FocusMemory
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_SECONDS = 9
_WIDTH = 300


class Notice(QWidget):
    """``insisted(Denial)`` when the move is wanted with gaps."""

    insisted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._denial: Denial | None = None
        self._focus = FocusMemory()
        side = SHADOW + SPACE_12
        outer = QVBoxLayout(self)
        outer.setContentsMargins(side, side - 2, side - 6, side - 2)
        outer.setSpacing(SPACE_8)
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        self._sentence = PlainLabel("", "body", "ink", wrap=True)
        cross = IconButton("close", _("Close"), size=14)
        cross.clicked.connect(self.leave)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(IconMark("warning", size=18, color="bad"), 0, top)
        line.addWidget(self._sentence, 1)
        line.addWidget(cross, 0, top)
        self._gaps = Button(_("Move with gaps"), hint=_("The history keeps what was left open"))
        self._gaps.clicked.connect(self._on_gaps)
        outer.addLayout(line)
        outer.addWidget(self._gaps, 0, Qt.AlignmentFlag.AlignLeft)
        self._timer = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._timer.timeout.connect(self.leave)
        self.hide()

    def say(self, denial: Denial, anchor: QRect) -> None:
        """Show the reason at the top of the lane ``anchor``; it leaves by itself."""
        self._denial = denial
        self._sentence.setText(denial.sentence)
        self._gaps.setVisible(denial.with_gaps)
        self.setFixedWidth(_WIDTH + 2 * SHADOW)
        self.adjustSize()
        room = self._over.width() - self.width()
        left = anchor.center().x() - self.width() // 2
        self.move(max(-SHADOW, min(left, room + SHADOW)), anchor.top() + 24)
        self.show()
        self.raise_()
        self._timer.start()
        if denial.with_gaps:
            if not self._gaps.hasFocus():
                self._focus.note(self)
            self._gaps.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, denial.sentence))

    def sentence(self) -> str:
        """What it says, nothing when it is gone."""
        return "" if self.isHidden() else self._sentence.text()

    @Slot()
    def leave(self) -> None:
        """Go away; the focus goes back to the cards."""
        self._timer.stop()
        held_focus = self._gaps.hasFocus()
        self.hide()
        if held_focus and not self._focus.give_back():
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)

    def enterEvent(self, event: QEvent) -> None:
        """It stays while it is looked at."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """It goes on leaving."""
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The floating ground."""
        painter = QPainter(self)
        paint_floating(painter, QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW))
        painter.end()

    @Slot()
    def _on_gaps(self) -> None:
        denial = self._denial
        self.leave()
        if denial is not None:
            self.insisted.emit(denial)
