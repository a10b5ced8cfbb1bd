"""The help on keys: every command with a key, from the same list that runs them."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cockpit.ui.commands import Command, Commands
from cockpit.ui.shell.overlay import Overlay
from cockpit.ui.theme.tokens import SPACE_8, SPACE_16, SPACE_24
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.form import caps_label
from cockpit.ui.widgets.keycap import KeyCap
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_COLUMNS = 3
# Going to pages, and what works everywhere.
_OWN = 2


class KeyHelp(Overlay):
    """All keys by group, in columns of about equal length."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window, _("Keys"))
        self._commands = commands
        self._cross = IconButton("close", _("Close"), size=16)
        self._cross.clicked.connect(self.close_now)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(_("Keys"))
        top = QHBoxLayout()
        top.setContentsMargins(SPACE_24, SPACE_16, SPACE_16, SPACE_8)
        top.addWidget(PlainLabel(_("Keys"), "title"), 1)
        top.addWidget(self._cross)
        self.body.addLayout(top)
        self.body.addWidget(self._area, 1)

    def open(self) -> None:
        """Show the keys there are now."""
        self._area.setWidget(self._content())
        super().open()
        self._area.setFocus(Qt.FocusReason.PopupFocusReason)

    def panel_rect(self) -> QRect:
        """Nearly the whole window, no larger than its content."""
        shown = self._area.widget()
        content = shown.sizeHint() if shown is not None else self.size()
        width = min(max(960, content.width() + SPACE_24), self.width() - 48)
        height = min(content.height() + 72, self.height() - 64)
        return QRect((self.width() - width) // 2, (self.height() - height) // 3, width, height)

    def _content(self) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(SPACE_24, 0, SPACE_24, SPACE_24)
        row.setSpacing(SPACE_24 + SPACE_8)
        for groups in _in_columns(self._commands.by_group()):
            column = QVBoxLayout()
            column.setSpacing(SPACE_16)
            for title, commands in groups:
                column.addLayout(_group(title, commands))
            column.addStretch(1)
            row.addLayout(column, 1)
        return content


def _in_columns(groups: dict[str, list[Command]]) -> list[list[tuple[str, list[Command]]]]:
    """The window's own groups first, then the longest first, each into the shortest column."""
    columns: list[list[tuple[str, list[Command]]]] = [[] for _column in range(_COLUMNS)]
    lengths = [0] * _COLUMNS
    known = [(title, _once(commands)) for title, commands in groups.items()]
    own, others = known[:_OWN], sorted(known[_OWN:], key=lambda group: -len(group[1]))
    for title, commands in (*own, *others):
        shortest = lengths.index(min(lengths))
        columns[shortest].append((title, commands))
        lengths[shortest] += len(commands) + 2
    return [column for column in columns if column]


def _once(commands: list[Command]) -> list[Command]:
    """What several pages do by the same key is told once."""
    return list({(one.title, one.keys): one for one in commands}.values())


def _group(title: str, commands: list[Command]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_16)
    grid.setVerticalSpacing(6)
    grid.addWidget(caps_label(title), 0, 0, 1, 2)
    for row, command in enumerate(commands, 1):
        grid.addWidget(PlainLabel(command.title), row, 0)
        grid.addWidget(KeyCap(command.keys), row, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return grid
