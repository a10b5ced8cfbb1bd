"""A bar of buttons that floats at the foot of a page; the toast stays above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QMoveEvent, QShowEvent
from PySide6.QtWidgets import QWidget


class FootBar(QWidget):
    """Tells the window's toast when it comes, goes or moves."""

    def showEvent(self, event: QShowEvent) -> None:
        """It came."""
        super().showEvent(event)
        self._tell_toast()

    def hideEvent(self, event: QHideEvent) -> None:
        """It went."""
        super().hideEvent(event)
        self._tell_toast()

    def moveEvent(self, event: QMoveEvent) -> None:
        """It has another place."""
        super().moveEvent(event)
        self._tell_toast()

    def _tell_toast(self) -> None:
        from cockpit.ui.widgets.toast import Toast

        below = Qt.FindChildOption.FindDirectChildrenOnly
        for toast in self.window().findChildren(Toast, options=below):
            toast.keep_clear()
