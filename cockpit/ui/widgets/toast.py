"""A short word about what was just done, with the way back; it leaves by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.widgets.buttons import Button, IconButton
from cockpit.ui.widgets.empty_state import IconMark
from cockpit.ui.widgets.floating import SHADOW, paint_floating
from cockpit.ui.widgets.foot_bar import FootBar
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_SECONDS = 7
_ABOVE_STATUS_BAR = 34


class Toast(QWidget):
    """One toast a window: a new sentence replaces the old one. ``undo`` is its button."""

    undo = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        row = QHBoxLayout(self)
        side = SHADOW + SPACE_12
        row.setContentsMargins(side, SHADOW + SPACE_8, side - 4, SHADOW + SPACE_8)
        row.setSpacing(SPACE_8)
        self._mark = IconMark("check", size=16, color="good")
        self._sentence = PlainLabel("", "body", "ink")
        self._undo = Button(_("Undo"), "link")
        self._cross = IconButton("close", _("Close"), size=14)
        row.addWidget(self._mark)
        row.addWidget(self._sentence)
        row.addSpacing(SPACE_16 - SPACE_8)
        row.addWidget(self._undo)
        row.addWidget(self._cross)
        self._timer = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._timer.timeout.connect(self._leave)
        self._undo.clicked.connect(self._on_undo)
        self._cross.clicked.connect(self._leave)
        window.installEventFilter(self)
        self.hide()

    def say(self, sentence: str, *, undo: bool = False, kind: str = "good") -> None:
        """Show a sentence at the bottom of the window; kinds: good, bad, info."""
        icons = {"good": ("check", "good"), "bad": ("error", "bad"), "info": ("info", "accent")}
        self._mark.set_icon(*icons[kind])
        self._sentence.setText(sentence)
        self._undo.setVisible(undo)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def sentence(self) -> str:
        """What it says, or nothing when it is gone."""
        return "" if self.isHidden() else self._sentence.text()

    def enterEvent(self, event: QEvent) -> None:
        """It stays while it is looked at."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """It goes on leaving."""
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the floating panel."""
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_floating(painter, rect, radius=9)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the window changes size."""
        if event.type() == QEvent.Type.Resize:
            self.keep_clear()
        return False

    def keep_clear(self) -> None:
        """Something at the foot came, went or moved."""
        if not self.isHidden():
            self._place()

    def _place(self) -> None:
        window = self._over
        self.setMaximumWidth(window.width())
        self.adjustSize()
        left = (window.width() - self.width()) // 2
        foot = window.height() - _ABOVE_STATUS_BAR + SHADOW
        for bar in window.findChildren(FootBar):
            if bar.isVisible():
                foot = min(foot, bar.mapTo(window, QPoint(0, 2 * SHADOW - SPACE_8)).y())
        self.move(QPoint(left, foot - self.height()))

    @Slot()
    def _leave(self) -> None:
        self._timer.stop()
        self.hide()

    @Slot()
    def _on_undo(self) -> None:
        self._leave()
        self.undo.emit()
