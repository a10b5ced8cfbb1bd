"""A scrolling column whose bar stands in the room beside it, so that right edges stay in line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Slot
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

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
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What the keys come to from outside may be out of sight; what is clicked is not."""
        inside = self.widget()
        if now is None or inside is None or not (self.isVisible() and inside.isAncestorOf(now)):
            return
        shown = QRect(now.mapTo(self.viewport(), QPoint()), now.size())
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not clicked and not self.viewport().rect().contains(shown):
            self.ensureWidgetVisible(now, SPACE_12, SPACE_12)

    @Slot(int, int)
    def _keep_width(self, least: int, most: int) -> None:
        taken = self.verticalScrollBar().sizeHint().width() if most > least else 0
        self.setViewportMargins(0, 0, max(0, GUTTER - taken), 0)
