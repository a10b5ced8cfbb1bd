"""A panel: the card with a hairline and round corners that groups what belongs together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.widgets.plain_label import PlainLabel


class Panel(QFrame):
    """A card with an optional title row.

    Add content to ``body``; put chips and buttons beside the title with ``add_to_header``.
    """

    def __init__(
        self, title: str = "", *, padding: int = SPACE_16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(padding, max(padding - 3, 0), padding, max(padding - 3, 0))
        outer.setSpacing(SPACE_8)
        self.title = PlainLabel(title, "strong")
        self.header = QHBoxLayout()
        self.header.setSpacing(SPACE_8)
        self.header.addWidget(self.title)
        self.header.addStretch(1)
        # Showing what has no parent yet would open a window of its own, which takes the keyboard.
        if not title:
            self.title.hide()
        else:
            outer.addLayout(self.header)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_12)
        outer.addLayout(self.body, 1)

    def add_to_header(self, widget: QWidget) -> None:
        """Place a widget at the right end of the title row."""
        self.header.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


class Rule(QWidget):
    """A hairline across a panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("line"))
        painter.end()
