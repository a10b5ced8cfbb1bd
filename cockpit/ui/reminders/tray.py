"""The tray, where the desktop has one: what rings next, a way back to the window, and messages
where no notification daemon answers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.wording import _


class Tray(QObject):
    """Nothing at all where there is no tray; ``opened`` when it is clicked."""

    opened = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._icon: QSystemTrayIcon | None = None
        # Asking some platforms for a tray they cannot have prints a warning.
        if QGuiApplication.platformName() == "offscreen":
            return
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(_face(window), self)
            self._icon.activated.connect(self._on_activated)
            self._icon.messageClicked.connect(self.opened)
            self.show_next("")
            self._icon.show()

    def show_next(self, text: str) -> None:
        """Say what rings next when it is pointed at."""
        if self._icon is not None:
            self._icon.setToolTip(plain_tip(text or _("Cockpit")))

    def say(self, title: str, body: str) -> None:
        """A message of the tray; daemons may read markup, so there is none in it."""
        if self._icon is not None:
            plain = str.maketrans({"<": "‹", ">": "›", "&": "＆"})
            self._icon.showMessage(title.translate(plain), body.translate(plain))

    def leave(self) -> None:
        """Take it away."""
        if self._icon is not None:
            self._icon.hide()
            self._icon = None

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, _reason: QSystemTrayIcon.ActivationReason) -> None:
        self.opened.emit()


def _face(window: QWidget) -> QIcon:
    icon = window.windowIcon()
    return icon if not icon.isNull() else theme().icon("cockpit", "accent", 22)
