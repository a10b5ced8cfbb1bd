"""In-place editors: they commit on Enter or on leaving, and take Escape as "as it was"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from cockpit.ui.theme import theme
from cockpit.ui.widgets import figures
from cockpit.ui.widgets.entry import read_amount, read_day
from cockpit.wording import _


class TextField(QLineEdit):
    """One line of text.

    ``committed`` carries the new value, ``refused`` a sentence; a value is read by ``read`` and
    written by ``write``, which the other fields replace. Where ``whole`` is set, the click that
    enters the field selects all of it, so that typing replaces the figure.
    """

    whole = False

    committed = Signal(object)
    refused = Signal(str)
    reverted = Signal()

    def __init__(self, placeholder: str = "", *, quiet: bool = True) -> None:
        super().__init__()
        self.setProperty("kind", "quiet" if quiet else "plain")
        self.setPlaceholderText(placeholder)
        self._value: object = None
        self._just_entered = False
        self.returnPressed.connect(self.commit)
        self.textEdited.connect(self._on_edited)

    def offer_clearing(self) -> None:
        """A cross at the end empties it, as the button of a search."""
        cross = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        cross.setToolTip(_("Clear"))
        cross.setVisible(False)
        cross.triggered.connect(self.clear)
        self.textChanged.connect(self._on_text)
        theme().changed.connect(self._dress_clearing)
        self._dress_clearing()

    @Slot()
    def _dress_clearing(self) -> None:
        self._dress("close", 14)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        for cross in self.actions():
            cross.setVisible(bool(text))

    def _dress(self, icon: str, size: int) -> None:
        """Give the action at the end its icon. It is asked of Qt each time: Python's own object
        for it was once found dead in a field that lived."""
        for action in self.actions():
            action.setIcon(theme().icon(icon, "dim", size))

    def read(self, text: str) -> object:
        """The value of the text; ValueError carries the sentence to show."""
        return text.strip()

    def write(self, value: object) -> str:
        """The text of a value."""
        return "" if value is None else str(value)

    def offer(self, completer: QCompleter) -> None:
        """Complete what is typed; what is picked counts as typed and is handed on."""
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        found = completer.popup()
        if found is not None:
            found.setProperty("kind", "popup")
        completer.activated.connect(self._on_picked_text)
        self.setCompleter(completer)

    def value(self) -> object:
        """The value last shown or committed."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value; text being typed, or marked to be typed over, is left alone."""
        self._value = value
        written = self.write(value)
        if not (self.hasFocus() and (self.isModified() or self.text() == written)):
            self.setText(written)
            self.setCursorPosition(0)

    @Slot()
    def commit(self) -> None:
        """Hand on what was typed, if it is new."""
        if not self.isModified():
            return
        try:
            value = self.read(self.text())
        except ValueError as wrong:
            self.refused.emit(str(wrong))
            return
        self.setModified(False)
        if value == self._value:
            self.set_value(value)
            self.reverted.emit()
            return
        self.committed.emit(value)

    def keep_typed(self) -> None:
        """Called after a refusal: the text stays, to be mended."""
        self.setModified(True)

    def accept(self, value: object) -> None:
        """Called after the value was taken."""
        self._value = value
        self.setText(self.write(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings the value back."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self.write(self._value))
            self.reverted.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember that the mouse came in."""
        super().focusInEvent(event)
        self._just_entered = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The first click selects a figure, the second one puts the caret into it."""
        super().mouseReleaseEvent(event)
        if self.whole and self._just_entered and not self.hasSelectedText():
            self.selectAll()
        self._just_entered = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits, unless only a menu opened."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    @Slot(str)
    def _on_picked_text(self, text: str) -> None:
        # Qt writes it as well, but as if nobody had typed it.
        self.setText(text)
        self.setModified(True)
        self.commit()

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        # Undone by key, the value needs no Escape to be rid of its refusal.
        if text == self.write(self._value):
            self.setModified(False)
            self.reverted.emit()


class MoneyField(TextField):
    """An amount in minor units of a currency; empty is None."""

    whole = True

    def __init__(self, currency: str, placeholder: str = "", *, quiet: bool = True) -> None:
        super().__init__(placeholder, quiet=quiet)
        self._currency = currency

    def set_currency(self, currency: str) -> None:
        """Read and write another currency."""
        self._currency = currency
        self.set_value(self._value)

    def read(self, text: str) -> object:
        """Minor units."""
        return read_amount(text, self._currency)

    def write(self, value: object) -> str:
        """The exact amount."""
        return figures.money(value, self._currency) if isinstance(value, int) else ""


class DateField(TextField):
    """A day; ``today`` is asked when words such as "tomorrow" are read. Alt+Down: a calendar."""

    whole = True

    def __init__(
        self, today: Callable[[], date], placeholder: str = "", *, quiet: bool = True
    ) -> None:
        super().__init__(placeholder or _("27 Nov, tomorrow, +2w"), quiet=quiet)
        self._today = today
        opens = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        opens.setToolTip(_("Choose from a calendar (Alt+Down)"))
        opens.triggered.connect(self.open_calendar)
        self._restyle()
        theme().changed.connect(self._restyle)

    def read(self, text: str) -> object:
        """A date."""
        return read_day(text, self._today())

    def write(self, value: object) -> str:
        """The day with its year."""
        return figures.day(value) if isinstance(value, date) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    @Slot()
    def open_calendar(self) -> None:
        """Choose the day from a calendar under the field."""
        from cockpit.ui.widgets.calendar import CalendarPopover

        shown = self._value if isinstance(self._value, date) else self._today()
        popover = CalendarPopover(shown, self)
        popover.picked.connect(self._on_picked)
        popover.open_at(self)

    @Slot(object)
    def _on_picked(self, day: date) -> None:
        self.setText(self.write(day))
        self.setModified(True)
        self.commit()

    @Slot()
    def _restyle(self) -> None:
        self._dress("calendar", 16)
