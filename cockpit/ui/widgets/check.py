"""A check box whose text is plain."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from cockpit.ui.widgets.plain_label import plain_button_text


class Check(QCheckBox):
    """A rounded box with a green tick; ``name`` is needed when there is no text beside it."""

    def __init__(self, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(plain_button_text(text), parent)
        self.setAccessibleName(name or text)
        self.setProperty("bare", not text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_text(self, text: str) -> None:
        """Change the text; an ampersand stays one."""
        self.setText(plain_button_text(text))
        self.setAccessibleName(text)
