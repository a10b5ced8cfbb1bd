"""One of several choices, in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from cockpit.ui.theme.tokens import RADIUS_CONTROL
from cockpit.ui.widgets.round_corners import cut_corners


class ComboBox(QComboBox):
    """A combo box with a rounded list; the wheel scrolls the page, not the choice."""

    def __init__(self, parent: QWidget | None = None, *, quiet: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet" if quiet else "plain")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The sheet dresses the list only through this delegate.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def showPopup(self) -> None:
        """Open the list without the square window around it."""
        frame = self.view().window()
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint
        frame.setWindowFlags(flags | Qt.WindowType.NoDropShadowWindowHint)
        frame.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        super().showPopup()
        cut_corners(frame, RADIUS_CONTROL)


class ChoiceField(ComboBox):
    """One of several (key, text) choices; commits when one is picked."""

    committed = Signal(object)
    refused = Signal(str)
    reverted = Signal()

    def __init__(self, choices: Sequence[tuple[object, str]] = (), *, quiet: bool = True) -> None:
        super().__init__(quiet=quiet)
        self._keys: list[object] = []
        self._value: object = None
        self.set_choices(choices)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other choices, keeping the value."""
        self.clear()
        self._keys = [key for key, _text in choices]
        for _key, text in choices:
            self.addItem(text)
        self.set_value(self._value)

    def value(self) -> object:
        """The key last shown or committed."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a choice; none when the key is not offered."""
        self._value = value
        self.setCurrentIndex(self._keys.index(value) if value in self._keys else -1)

    def commit(self) -> None:
        """Hand on the choice, if it is new."""
        if self.currentIndex() >= 0 and self._keys[self.currentIndex()] != self._value:
            self.committed.emit(self._keys[self.currentIndex()])

    def keep_typed(self) -> None:
        """Called after a refusal: the old choice comes back."""
        self.set_value(self._value)

    def accept(self, value: object) -> None:
        """Called after the choice was taken."""
        self.set_value(value)

    @Slot(int)
    def _on_activated(self, _index: int) -> None:
        self.commit()
