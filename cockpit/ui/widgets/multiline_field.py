"""Several lines of plain text, edited in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit


class MultilineField(QPlainTextEdit):
    """Several lines of plain text; Ctrl+Enter or leaving commits."""

    committed = Signal(object)
    refused = Signal(str)
    reverted = Signal()

    def __init__(self, placeholder: str = "", *, lines: int = 3, quiet: bool = True) -> None:
        super().__init__()
        self.setProperty("kind", "quiet" if quiet else "plain")
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + 16)
        self._value = ""

    def value(self) -> object:
        """The text last shown or committed."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a text; text being typed is left alone."""
        self._value = "" if value is None else str(value)
        if not (self.hasFocus() and self.document().isModified()):
            self.setPlainText(self._value)

    @Slot()
    def commit(self) -> None:
        """Hand on what was typed, if it is new."""
        text = self.toPlainText().strip()
        if text != self._value:
            self.committed.emit(text)

    def keep_typed(self) -> None:
        """Called after a refusal: the text stays, to be mended."""
        self.document().setModified(True)

    def accept(self, value: object) -> None:
        """Called after the value was taken."""
        self._value = str(value)
        self.document().setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter commits, Escape brings the text back."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText().strip() != self._value:
            self.setPlainText(self._value)
            self.reverted.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits, unless only a menu opened."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()
