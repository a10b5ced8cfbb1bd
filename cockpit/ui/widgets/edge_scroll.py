"""A scrolling column whose bar stands in the room beside it, so that right edges stay in line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from cockpit.ui.theme.tokens import SPACE_12

# The room beside the content, in px: a page gives that much less of its own.
GUTTER = SPACE_12


class EdgeScroll(QScrollArea):
    """Scrolls ``inside`` up and down; it keeps its width whether there is a bar or not.

    The area is ``GUTTER`` px wider than its content, to the right.
    """

    def __init__(self, inside: QWidget, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if name:
            self.setAccessibleName(name)
        self.setWidget(inside)
        self.verticalScrollBar().rangeChanged.connect(self._keep_width)
        self._keep_width(0, 0)

    @Slot(int, int)
    def _keep_width(self, least: int, most: int) -> None:
        taken = self.verticalScrollBar().sizeHint().width() if most > least else 0
        self.setViewportMargins(0, 0, max(0, GUTTER - taken), 0)
