"""Messages in the page, one under the other: questions with their answers, refused files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.message import InlineMessage


@dataclass(frozen=True, slots=True)
class Message:
    """``key`` names it when an answer (value, verb) is chosen or its cross is pressed."""

    key: str
    kind: str
    sentence: str
    answers: tuple[tuple[str, str], ...] = ()
    closable: bool = False


class Messages(QWidget):
    """``answered(key, value)`` and ``closed(key)``."""

    answered = Signal(str, str)
    closed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_8)
        self._shown: list[Message] = []
        self._strips: list[InlineMessage] = []
        self.hide()

    def show_messages(self, messages: Sequence[Message]) -> None:
        """Show these; what is already on screen stays, with the focus that may be in it."""
        if list(messages) == self._shown:
            return
        self._shown = list(messages)
        while self._strips:
            old = self._strips.pop()
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()
        for message in messages:
            self._add(message)
        self.setVisible(bool(messages))

    def sentences(self) -> list[str]:
        """What is said."""
        return [message.sentence for message in self._shown]

    def _add(self, message: Message) -> None:
        strip = InlineMessage(
            message.kind, message.sentence, message.answers, closable=message.closable
        )
        strip.setProperty("message", message.key)
        strip.chosen.connect(self._on_chosen)
        strip.closed.connect(self._on_closed)
        self._column.addWidget(strip)
        self._strips.append(strip)

    @Slot(str)
    def _on_chosen(self, value: str) -> None:
        self.answered.emit(self._key(), value)

    @Slot()
    def _on_closed(self) -> None:
        self.closed.emit(self._key())

    def _key(self) -> str:
        return str(self.sender().property("message"))
