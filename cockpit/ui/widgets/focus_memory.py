"""Where the keyboard was before something floated over the page."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class FocusMemory:
    """``note`` before the focus is taken, ``give_back`` after.

    The page below may be built anew meanwhile: a widget that is gone or out of sight gets nothing.
    """

    def __init__(self) -> None:
        self._held: QWidget | None = None

    def note(self, place: QWidget) -> None:
        """Remember what has the focus in the window of ``place``."""
        self._held = place.window().focusWidget()

    def give_back(self) -> bool:
        """Give the focus back, once; False when there is nobody to give it to."""
        held, self._held = self._held, None
        if held is None or not shiboken6.isValid(held) or not held.isVisible():
            return False
        held.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
