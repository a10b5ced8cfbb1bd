"""The help on keys: every command with a key, from the same list that runs them."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cockpit.ui.commands import Command, Commands, Declared
from cockpit.ui.shell.overlay import Overlay
from cockpit.ui.theme.tokens import SPACE_8, SPACE_16, SPACE_24
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.form import caps_label
from cockpit.ui.widgets.keycap import KeyCap
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

# In a narrow window, and from so many pixels on.
_FEW, _MANY, _WIDE = 3, 4, 1400
# The page on screen, going to pages, and what works everywhere.
_FIRST = 3
_ABOVE, _BESIDE, _WIDEST = 72, 48, 1400


class KeyHelp(Overlay):
    """All keys by group, in columns of about equal length: those of every page, ``declared``
    where a page was not made yet."""

    def __init__(self, window: QWidget, commands: Commands, declared: Declared) -> None:
        super().__init__(window, _("Keys"))
        self._commands, self._declared = commands, declared
        self._page = ""
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

    def show_keys(self, page: str) -> None:
        """Show the keys there are, those of a page first."""
        self._page = page
        self._area.setWidget(self._content())
        self.open()
        self._area.setFocus(Qt.FocusReason.PopupFocusReason)

    def panel_rect(self) -> QRect:
        """Nearly the whole window, no higher than its content."""
        shown = self._area.widget()
        width = min(_WIDEST, self.width() - _BESIDE)
        height = self.height() - 64
        if shown is not None:
            height = min(shown.heightForWidth(width) + _ABOVE, height)
        return QRect((self.width() - width) // 2, (self.height() - height) // 3, width, height)

    def _content(self) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(SPACE_24, 0, SPACE_24, SPACE_24)
        row.setSpacing(SPACE_24 + SPACE_8)
        columns = _MANY if self._over.width() >= _WIDE else _FEW
        for groups in _in_columns(self._groups(), columns):
            column = QVBoxLayout()
            column.setSpacing(SPACE_16)
            for title, commands in groups:
                column.addLayout(_group(title, commands))
            column.addStretch(1)
            row.addLayout(column, 1)
        return content

    def _groups(self) -> list[tuple[str, list[Command]]]:
        """The page's own, then as they were registered, then those of pages not made yet."""
        groups = self._commands.by_group()
        made = {command.key for command in self._commands}
        for command in self._declared():
            if command.key not in made:
                groups.setdefault(command.group, []).append(command)
        everything = [command for group in groups.values() for command in group]
        here = _once([one for one in everything if self._page and one.page == self._page])
        told = {(one.title, one.keys) for one in here}
        rest = {
            title: [one for one in _once(commands) if (one.title, one.keys) not in told]
            for title, commands in groups.items()
        }
        known = [(_("On this page"), here), *rest.items()]
        return [(title, commands) for title, commands in known if commands]


def _in_columns(
    groups: list[tuple[str, list[Command]]], count: int
) -> list[list[tuple[str, list[Command]]]]:
    """What is wanted most first, then the longest first, each into the shortest column."""
    columns: list[list[tuple[str, list[Command]]]] = [[] for _column in range(count)]
    lengths = [0] * count
    others = sorted(groups[_FIRST:], key=lambda group: -len(group[1]))
    for title, commands in (*groups[:_FIRST], *others):
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
        grid.addWidget(PlainLabel(command.title, wrap=True), row, 0)
        beside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        grid.addWidget(KeyCap(command.keys), row, 1, beside)
    grid.setColumnStretch(0, 1)
    return grid
