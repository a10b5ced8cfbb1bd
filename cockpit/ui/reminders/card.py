"""A reminder that rings now: a card under the bell, with its answers; it leaves by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.ui.theme.tokens import HEADER_HEIGHT, SPACE_4, SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.widgets.buttons import Button, IconButton
from cockpit.ui.widgets.empty_state import IconMark
from cockpit.ui.widgets.floating import SHADOW, paint_floating
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_SECONDS = 20
_WIDTH = 360
_MOVING = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class RingCard(QWidget):
    """One card a window: what rings next replaces it, the inbox keeps both. It never takes the
    focus, nor covers the questions of ``strip`` above the page. ``finished``, ``put_off`` and
    ``opened`` answer for the ids that it shows."""

    finished = Signal(list)
    put_off = Signal(list)
    opened = Signal(list)

    def __init__(self, window: QWidget, strip: QWidget) -> None:
        super().__init__(window)
        self._over, self._strip = window, strip
        self.ids: list[int] = []
        self.setFixedWidth(_WIDTH + 2 * SHADOW)
        self._title = PlainLabel("", "strong", wrap=True)
        self._line = PlainLabel("", "small", "dim", wrap=True)
        self._cross = IconButton("close", _("Close; it stays in the inbox"), size=14)
        self._done = Button(_("Done"))
        self._later = Button(_("In 10 minutes"))
        self._show = Button(_("Open"), "link")
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=_SECONDS * 1000)
        self._timer.timeout.connect(self.leave)
        self._cross.clicked.connect(self.leave)
        self._done.clicked.connect(self._on_done)
        self._later.clicked.connect(self._on_later)
        self._show.clicked.connect(self._on_open)
        for one in (window, strip):
            one.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        side = SHADOW + SPACE_12
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(IconMark("bell", size=16, color="accent"))
        head.addWidget(self._title, 1)
        head.addWidget(self._cross)
        answers = QHBoxLayout()
        answers.setSpacing(SPACE_8)
        answers.addWidget(self._done)
        answers.addWidget(self._later)
        answers.addStretch(1)
        answers.addWidget(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, SHADOW + SPACE_8, side, SHADOW + SPACE_12)
        column.setSpacing(SPACE_4)
        column.addLayout(head)
        column.addWidget(self._line)
        column.addSpacing(SPACE_4)
        column.addLayout(answers)

    def ring(self, ids: list[int], title: str, line: str) -> None:
        """Show what rings; several at once are only to be opened."""
        self.ids = ids
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        for button in (self._done, self._later):
            button.setVisible(len(ids) == 1)
        self._show.set_text(_("Open") if len(ids) == 1 else _("Open the inbox"))
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    @Slot()
    def leave(self) -> None:
        """Go; the inbox keeps what it showed."""
        self._timer.stop()
        self.hide()

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
        paint_floating(painter, rect)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window or the strip changes."""
        if event.type() in _MOVING and not self.isHidden():
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        left = self._over.width() - self.width() - SPACE_16 + SHADOW
        top = HEADER_HEIGHT
        if self._strip.isVisible():
            top = self._strip.mapTo(self._over, QPoint(0, self._strip.height())).y()
        self.move(QPoint(left, top + SPACE_8 - SHADOW))

    @Slot()
    def _on_done(self) -> None:
        self.leave()
        self.finished.emit(self.ids)

    @Slot()
    def _on_later(self) -> None:
        self.leave()
        self.put_off.emit(self.ids)

    @Slot()
    def _on_open(self) -> None:
        self.leave()
        self.opened.emit(self.ids)
