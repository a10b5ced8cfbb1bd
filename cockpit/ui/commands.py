"""The one list of what the manager can do: it feeds menus, palette, keys and the help."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cockpit.domain.refusal import Refused

_SIGNS = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓", "Return": "Enter", "Plus": "+"}


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Command:
    """Something the manager can do.

    ``shortcut`` is Qt's portable form ("Ctrl+I", "N", "?"); with ``page`` it works only there.
    ``run`` is None for keys that a widget handles itself: they appear in the help alone.
    """

    key: str
    title: str
    group: str
    run: Callable[[], object] | None
    shortcut: str = ""
    icon: str = "command"
    enabled: Callable[[], bool] = _always
    page: str = ""

    @property
    def keys(self) -> str:
        """The shortcut as people read it: Ctrl K, Ctrl →."""
        return shown_keys(self.shortcut)


# What a page does at its keys, by name.
Runs = dict[str, Callable[[], object]]
# Gives keys of pages that may not be made yet.
Declared = Callable[[], Iterable[Command]]


def bound(declared: Iterable[Command], runs: Mapping[str, Callable[[], object]]) -> list[Command]:
    """Commands that were declared without their page, now run by it: ``runs`` by what stands
    behind the dot of their keys. One without a run stays a key that a widget handles itself."""
    return [replace(one, run=runs.get(one.key.partition(".")[2], one.run)) for one in declared]


def shown_keys(shortcut: str) -> str:
    """A portable shortcut as people read it; nothing for none."""
    if not shortcut:
        return ""
    native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) or shortcut
    if native == "+":
        return native
    return " ".join(_SIGNS.get(part, part) for part in native.replace("++", "+Plus").split("+"))


class Commands(QObject):
    """Registers commands, installs their keys and runs them.

    ``ran(key)`` follows each run; ``refused(sentence)`` carries a refusal to where it is shown.
    """

    changed = Signal()
    ran = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: dict[str, Command] = {}
        self._keys: dict[str, _Key] = {}
        self._homes: dict[str, QWidget] = {}

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def get(self, key: str) -> Command:
        """The command of a key; KeyError when there is none."""
        return self._commands[key]

    def register(self, commands: Iterable[Command]) -> None:
        """Add commands; the same key again replaces the command."""
        for command in commands:
            self._refuse_doubled(command)
            self._commands[command.key] = command
            self._install(command)
        self.changed.emit()

    def forget(self, keys: Iterable[str]) -> None:
        """Take commands off the list."""
        for key in keys:
            self._commands.pop(key, None)
            self._uninstall(key)
        self.changed.emit()

    def settle(self, home: QWidget, page: str = "") -> None:
        """Let the keys work in a window (page "") or on one page of it."""
        self._homes[page] = home
        for command in self._commands.values():
            if command.page == page:
                self._install(command)

    def available(self) -> list[Command]:
        """The commands that can be run now."""
        return [c for c in self._commands.values() if c.run is not None and c.enabled()]

    @Slot(str)
    def run(self, key: str) -> None:
        """Run a command if it is enabled."""
        command = self._commands[key]
        if command.run is None or not command.enabled():
            return
        try:
            command.run()
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        self.ran.emit(key)

    def by_group(self) -> dict[str, list[Command]]:
        """All commands with a key, by group, for the help."""
        groups: dict[str, list[Command]] = {}
        for command in self._commands.values():
            if command.shortcut:
                groups.setdefault(command.group, []).append(command)
        return groups

    def _refuse_doubled(self, new: Command) -> None:
        for old in self._commands.values():
            same_place = old.page == new.page or not old.page or not new.page
            if new.shortcut and old.shortcut == new.shortcut and old.key != new.key and same_place:
                raise ValueError(f"{new.shortcut} belongs to {old.key}, {new.key} wants it too")

    def _install(self, command: Command) -> None:
        self._uninstall(command.key)
        home = self._homes.get(command.page)
        if home is None or command.run is None or not command.shortcut:
            return
        where = (
            Qt.ShortcutContext.WidgetWithChildrenShortcut
            if command.page
            else Qt.ShortcutContext.WindowShortcut
        )
        self._keys[command.key] = _Key(command, home, where, self)

    def _uninstall(self, key: str) -> None:
        old = self._keys.pop(key, None)
        if old is not None:
            old.setEnabled(False)
            old.deleteLater()


class _Key(QShortcut):
    """A key that runs one command."""

    def __init__(
        self, command: Command, home: QWidget, where: Qt.ShortcutContext, commands: Commands
    ) -> None:
        super().__init__(QKeySequence(command.shortcut), home)
        self.setContext(where)
        self._command_key, self._commands = command.key, commands
        self.activated.connect(self._on_activated)

    @Slot()
    def _on_activated(self) -> None:
        self._commands.run(self._command_key)
