"""The buttons: one primary a page, plain, quiet, link, icon, and a button with a menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.widgets.plain_label import plain_button_text, plain_tip

_ICON, _GAP = 16, 4


class Button(QPushButton):
    """A button with a verb on it. Kinds: plain, primary, quiet, link, menu."""

    def __init__(
        self,
        text: str,
        kind: str = "plain",
        *,
        icon: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(plain_button_text(text), parent)
        self.setProperty("kind", kind)
        self._icon, self._kind = icon, kind
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        if hint:
            self.setToolTip(plain_tip(hint))
        self._restyle()
        theme().changed.connect(self._restyle)

    def set_text(self, text: str) -> None:
        """Write another verb; an ampersand stays one."""
        self.setText(plain_button_text(text))
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @Slot()
    def _restyle(self) -> None:
        self.setFont(theme().font("small" if self._kind == "link" else "medium"))
        if self._icon:
            token = "on_accent" if self._kind == "primary" else "dim"
            # Qt leaves 4 px between icon and word, which reads as one thing.
            self.setIcon(theme().icon(self._icon, token, _ICON, _GAP))
            self.setIconSize(QSize(_ICON + _GAP, _ICON))


class PrimaryButton(Button):
    """The one thing a page wants done."""

    def __init__(self, text: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "primary", icon=icon, parent=parent)


class QuietButton(Button):
    """A second-rank action without a border."""

    def __init__(self, text: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "quiet", icon=icon, parent=parent)


class LinkButton(Button):
    """An action inside a line of text."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, "link", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class MenuButton(Button):
    """A button that opens a menu and shows the choice that holds."""

    def __init__(
        self, text: str, menu: QMenu, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, "menu", parent=parent)
        self._name = name
        self.setMenu(menu)
        self.show_choice(text)

    def show_choice(self, text: str) -> None:
        """Write the choice that holds; the accessible name says what is chosen."""
        self.setText(plain_button_text(text))
        self.setAccessibleName(f"{self._name}: {text}" if self._name else text)


class IconButton(QToolButton):
    """A button that is only an icon; ``name`` says what it does, to eyes and to readers."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        size: int = 18,
        color: str = "dim",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "icon")
        self._icon, self._size, self._color = icon, size, color
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_name(name)
        self._restyle()
        theme().changed.connect(self._restyle)

    def set_name(self, name: str) -> None:
        """Say what it does."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def set_icon(self, icon: str, color: str = "dim") -> None:
        """Show another icon."""
        self._icon, self._color = icon, color
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @Slot()
    def _restyle(self) -> None:
        self.setIcon(theme().icon(self._icon, self._color, self._size))
        self.setIconSize(QSize(self._size, self._size))


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether it was Enter, which presses the button as Space does; with Ctrl it is the page's."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    if isinstance(button, QPushButton) and button.menu() is not None:
        button.showMenu()
    else:
        button.click()
    return True
