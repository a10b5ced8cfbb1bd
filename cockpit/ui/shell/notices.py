"""The strip between header and page: the past is shown, something went wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.widgets.message import InlineMessage
from cockpit.wording import _


class Notices(QWidget):
    """Holds messages by key; ``chosen(message key, action key)`` when one is answered."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, 0)
        self._column.setSpacing(SPACE_8)
        self._shown: dict[str, InlineMessage] = {}
        self._details = ""
        self.hide()

    def show_notice(
        self,
        key: str,
        kind: str,
        sentence: str,
        actions: tuple[tuple[str, str], ...] = (),
        *,
        closable: bool = True,
    ) -> None:
        """Show a message until it is closed or taken back; the same key replaces it."""
        self.take_back(key)
        message = InlineMessage(kind, sentence, actions, closable=closable)
        message.setProperty("notice", key)
        message.chosen.connect(self._on_chosen)
        message.closed.connect(self._on_closed)
        self._shown[key] = message
        self._column.addWidget(message)
        self.show()

    def take_back(self, key: str) -> None:
        """Remove a message."""
        message = self._shown.pop(key, None)
        if message is not None:
            message.hide()
            message.deleteLater()
        self.setVisible(bool(self._shown))

    def notices(self) -> dict[str, str]:
        """The sentences shown, by key."""
        return {key: message.sentence.text() for key, message in self._shown.items()}

    @Slot(str)
    def show_error(self, details: str) -> None:
        """Say that something went wrong; the details can be copied."""
        self._details = details
        sentence = _("Something went wrong. What you did before it is saved.")
        self.show_notice("error", "error", sentence, (("copy", _("Copy details")),))

    @Slot(str)
    def _on_chosen(self, action: str) -> None:
        key = str(self.sender().property("notice"))
        if (key, action) == ("error", "copy"):
            QGuiApplication.clipboard().setText(self._details)
            return
        self.chosen.emit(key, action)

    @Slot()
    def _on_closed(self) -> None:
        self.take_back(str(self.sender().property("notice")))
