"""Keys of undo and redo that a field has no use for, passed on to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class PassedKeys(QObject):
    """Follows the focus: a field takes these keys for itself even where nothing was typed in it,
    and the last deed could not be taken back from there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, left: QWidget | None, entered: QWidget | None) -> None:
        if left is not None:
            left.removeEventFilter(self)
        if isinstance(entered, QLineEdit | QPlainTextEdit | QTextEdit):
            entered.installEventFilter(self)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Ignored here, the key is looked for among the window's own."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            idle = (event.matches(_UNDO) and not _can(field, redo=False)) or (
                event.matches(_REDO) and not _can(field, redo=True)
            )
            if idle:
                event.ignore()
                return True
        return False


def _can(field: QObject, *, redo: bool) -> bool:
    """Whether something typed in the field can be taken back, or done again."""
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable() if redo else field.isUndoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        kept = field.document()
        return kept.isRedoAvailable() if redo else kept.isUndoAvailable()
    return True
