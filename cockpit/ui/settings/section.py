"""What every section of the settings is: a scrolling column that asks again after a change."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cockpit.domain.refusal import Refused
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_12


class Section(QScrollArea):
    """``column`` holds its panels; ``refused`` carries a sentence, ``said`` what was done.

    ``kinds`` are the rows of the file whose change makes it ask again.
    """

    refused = Signal(str)
    said = Signal(str)
    kinds: tuple[str, ...] = ()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_12)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def refresh(self) -> None:
        """Ask again and show it."""

    def do(self, action: Any, *arguments: Any, **fields: Any) -> Any:
        """Run an action; a refusal is said and gives None."""
        try:
            return self.context.workspace.do(action, *arguments, **fields)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return None
