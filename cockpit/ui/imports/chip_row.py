"""Chips of which one is chosen, walked over with left and right; no arrow leads out of the row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cockpit.ui.widgets.chip import ChipButton

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class RowChip(ChipButton):
    """A chip whose row answers the arrows: a button of Qt takes them for Tab and Shift+Tab."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right are the row's."""
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChipRow(QWidget):
    """Left and right choose the chip before and after the one with the focus, round and round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[RowChip] = []

    def chips(self) -> list[RowChip]:
        """The chips on screen."""
        return [chip for chip in self._chips if not chip.isHidden()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk over the chips."""
        step = _STEPS.get(Qt.Key(event.key()))
        chips = self.chips()
        at = next((i for i, chip in enumerate(chips) if chip.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        chip = chips[(at + step) % len(chips)]
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        chip.click()
