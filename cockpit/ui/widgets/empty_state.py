"""What stands where nothing is yet: what would be here, and how to get it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_16, SPACE_24
from cockpit.ui.widgets.buttons import Button
from cockpit.ui.widgets.plain_label import PlainLabel


class IconMark(QWidget):
    """An icon that is only looked at."""

    def __init__(
        self, icon: str, *, size: int = 20, color: str = "dim", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._size, self._color = icon, size, color
        self.setFixedSize(size, size)
        theme().changed.connect(self.update)

    def set_icon(self, icon: str, color: str) -> None:
        """Show another icon."""
        self._icon, self._color = icon, color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon for this screen."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, theme().pixmap(self._icon, self._color, self._size, ratio))
        painter.end()


class EmptyState(QWidget):
    """An icon, one sentence, how to get it, and up to three actions by (key, verb)."""

    chosen = Signal(str)

    def __init__(
        self,
        icon: str,
        sentence: str,
        how: str = "",
        actions: tuple[tuple[str, str], ...] = (),
        *,
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_4)
        column.addStretch(1)
        column.addWidget(IconMark(icon, size=32, color="faint"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(SPACE_8)
        column.addWidget(_centred(sentence, "strong", "ink"))
        if how:
            column.addWidget(_centred(how, "body", "dim"))
        if actions:
            column.addSpacing(SPACE_16)
            column.addLayout(self._action_row(actions, primary))
        column.addStretch(2)

    def _action_row(self, actions: tuple[tuple[str, str], ...], primary: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch(1)
        for i, (key, verb) in enumerate(actions):
            button = Button(verb, "primary" if primary and i == 0 else "plain")
            button.setProperty("action", key)
            button.clicked.connect(self._on_clicked)
            row.addWidget(button)
            if not i:
                self.setFocusProxy(button)
        row.addStretch(1)
        return row

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(str(self.sender().property("action")))


def _centred(text: str, role: str, color: str) -> PlainLabel:
    return PlainLabel(text, role, color, wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
