"""Menus with round corners, built from entries as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_CARD
from cockpit.ui.widgets.plain_label import plain_button_text, plain_tip
from cockpit.ui.widgets.round_corners import cut_corners

_LONGEST = 60


@dataclass(frozen=True)
class Entry:
    """A line of a menu; an empty title is a separator. ``key`` is what ``Menu`` hands on."""

    title: str = ""
    key: object = None
    icon: str = ""
    shortcut: str = ""
    enabled: bool = True


SEPARATOR = Entry()


class Menu(QMenu):
    """A menu that calls ``chosen(key)`` with the key of the entry picked.

    Entries with ``exclusive`` show a check mark at the current one.
    """

    def __init__(
        self,
        chosen: Callable[[object], object] | None = None,
        *,
        title: str = "",
        exclusive: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(plain_button_text(title), parent)
        self.setWindowFlags(
            self.windowFlags()
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setProperty("rounded", True)
        self._chosen, self._exclusive = chosen, exclusive
        self._group: QObject | None = None
        self.triggered.connect(self._on_triggered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its corners follow its size."""
        super().resizeEvent(event)
        cut_corners(self, RADIUS_CARD)

    def show_entries(self, entries: list[Entry], current: object = None) -> None:
        """Replace what is offered; ``current`` gets the check mark."""
        for action in self.actions():
            if action.menu() is not None:
                action.menu().deleteLater()
        self.clear()
        group = QActionGroup(self) if self._exclusive else None
        for entry in entries:
            if not entry.title:
                self.addSeparator()
                continue
            action = self._add(entry)
            if group is not None:
                group.addAction(action)
                action.setCheckable(True)
                action.setChecked(entry.key == current)
        if self._group is not None:
            self._group.deleteLater()
        self._group = group

    def add_submenu(self, title: str, entries: list[Entry], current: object = None) -> None:
        """Add a line that opens more entries of the same kind."""
        below = Menu(self._chosen, title=title, exclusive=self._exclusive, parent=self)
        below.show_entries(entries, current)
        self.addMenu(below)

    def _add(self, entry: Entry) -> QAction:
        title = entry.title if len(entry.title) <= _LONGEST else f"{entry.title[:_LONGEST]}…"
        action = self.addAction(plain_button_text(title))
        # Left alone, Qt would take the title for the tooltip, and markup in it for markup.
        action.setToolTip(plain_tip(entry.title))
        if title != entry.title:
            self.setToolTipsVisible(True)
        action.setData(entry)
        action.setEnabled(entry.enabled)
        if entry.icon:
            action.setIcon(theme().icon(entry.icon, "dim", 16))
        if entry.shortcut:
            # Shown beside the title only; the registry owns the real key.
            action.setText(f"{plain_button_text(title)}\t{entry.shortcut}")
        return action

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        entry = action.data()
        # Qt tells the menus above as well; only the menu it stands in answers.
        mine = action in self.actions()
        if mine and self._chosen is not None and isinstance(entry, Entry):
            self._chosen(entry.key)
