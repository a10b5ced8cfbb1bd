"""What lies over the window when it is needed: palette, help on keys, toast; made late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.ui.commands import Commands, Declared
from cockpit.ui.shell.memory import Memory

if TYPE_CHECKING:
    from cockpit.ui.shell.key_help import KeyHelp
    from cockpit.ui.shell.palette import Palette
    from cockpit.ui.shell.palette_results import Provider
    from cockpit.ui.shell.window import Window
    from cockpit.ui.widgets.toast import Toast


class Overlays(QObject):
    """Makes each overlay when it is first asked for, so that the window paints first."""

    undo_asked = Signal()

    def __init__(self, window: Window, commands: Commands, memory: Memory) -> None:
        super().__init__(window)
        self._window, self._commands, self._memory = window, commands, memory
        self._providers: list[Provider] = []
        self._declared: Declared = tuple
        self._palette: Palette | None = None
        self._help: KeyHelp | None = None
        self._toast: Toast | None = None

    @property
    def palette(self) -> Palette:
        """The command palette."""
        if self._palette is None:
            from cockpit.ui.shell.palette import Palette

            self._palette = Palette(self._window, self._commands, self._memory)
            for provider in self._providers:
                self._palette.add_provider(provider)
        return self._palette

    @property
    def key_help(self) -> KeyHelp:
        """The help on keys."""
        if self._help is None:
            from cockpit.ui.shell.key_help import KeyHelp

            self._help = KeyHelp(self._window, self._commands, self._declared)
        return self._help

    @property
    def toast(self) -> Toast:
        """The toast."""
        if self._toast is None:
            from cockpit.ui.widgets.toast import Toast

            self._toast = Toast(self._window)
            self._toast.undo.connect(self.undo_asked)
        return self._toast

    def add_provider(self, provider: Provider) -> None:
        """Let the palette ask this for results too."""
        self._providers.append(provider)
        if self._palette is not None:
            self._palette.add_provider(provider)

    def know_keys(self, declared: Declared) -> None:
        """Let the help tell these keys too, where their pages are not made yet."""
        self._declared = declared

    @Slot()
    def open_palette(self) -> None:
        """Search."""
        self.palette.open()

    @Slot()
    def open_help(self) -> None:
        """Show all keys."""
        self.key_help.show_keys(self._window.current)
