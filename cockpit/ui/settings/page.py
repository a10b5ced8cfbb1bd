"""The settings: sections in a list on the left, the chosen one on the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from cockpit.domain.changes import Changes
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.settings.backups import BackupDesk, Backups
from cockpit.ui.settings.exchange_rates import ExchangeRates
from cockpit.ui.settings.general import General
from cockpit.ui.settings.machine import Machine
from cockpit.ui.settings.people import People
from cockpit.ui.settings.reasons import Reasons
from cockpit.ui.settings.section import Section
from cockpit.ui.settings.stages import Stages
from cockpit.ui.settings.targets import Targets
from cockpit.ui.settings.titles import section_words
from cockpit.ui.shell.context import Context
from cockpit.ui.shell.memory import Memory
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.widgets.panel import Panel
from cockpit.wording import _

_LIST_WIDTH, _ITEM = 200, QSize(160, 34)
# What lies beside the longest title: the panel's and the line's own edges.
_AROUND = 56


class SettingsPage(QWidget):
    """Every change of the data is one step that undo takes back. ``refused`` carries what cannot
    be said under a field, ``said`` what was done."""

    refused = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        memory: Memory,
        choose_theme: Callable[[str], object],
        desk: BackupDesk | None = None,
        watched: Callable[[], QWidget] | None = None,
        calendars: Callable[[], Section] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        machine = partial(Machine, context, memory, choose_theme, watched)
        self._makers: dict[str, Callable[[], Section]] = {
            "general": partial(General, context),
            "pipelines": partial(Stages, context),
            "reasons": partial(Reasons, context),
            "people": partial(People, context),
            "targets": partial(Targets, context),
            "rates": partial(ExchangeRates, context),
            "machine": machine,
        }
        if calendars is not None:
            self._makers["calendars"] = calendars
        if desk is not None:
            self._makers["backups"] = partial(Backups, context, desk)
        self._made: dict[str, Section] = {}
        self._list, self._stack = QListWidget(), QStackedWidget()
        self._lay_out()
        self._list.currentRowChanged.connect(self._on_row)
        self._list.setCurrentRow(0)
        relay.committed.connect(self._on_committed)
        context.workspace_changed.connect(self.refresh)

    def _lay_out(self) -> None:
        self._list.setAccessibleName(_("Settings"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setProperty("kind", "sections")
        words = section_words()
        for key in self._makers:
            item = QListWidgetItem(words[key][0])
            item.setSizeHint(_ITEM)
            self._list.addItem(item)
        self._side = left = Panel("", padding=SPACE_8)
        left.body.addWidget(self._list)
        self._restyle()
        theme().changed.connect(self._restyle)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        row.setSpacing(SPACE_12)
        row.addWidget(left)
        row.addWidget(self._stack, 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the list of sections."""
        super().focusInEvent(event)
        self._list.setFocus(event.reason())

    @Slot()
    def _restyle(self) -> None:
        self._list.setFont(theme().font("body"))
        wide = QFontMetrics(theme().font("body")).horizontalAdvance
        longest = max(wide(self._list.item(i).text()) for i in range(self._list.count()))
        self._side.setFixedWidth(max(_LIST_WIDTH, longest + _AROUND))

    def section(self, key: str) -> Section:
        """A section, made now if it was never shown."""
        if key not in self._made:
            section = self._made[key] = self._makers[key]()
            section.refused.connect(self.refused)
            section.said.connect(self.said)
            self._stack.addWidget(section)
        return self._made[key]

    @Slot(str)
    def show_section(self, key: str) -> None:
        """Open a section."""
        if key in self._makers:
            self._list.setCurrentRow(list(self._makers).index(key))

    @Slot(int)
    def _on_row(self, row: int) -> None:
        section = self.section(list(self._makers)[row])
        # Filled before it is seen: rows made on a page in sight are squeezed for a moment.
        section.refresh()
        self._stack.setCurrentWidget(section)

    def showEvent(self, event: QShowEvent) -> None:
        """Something may have changed meanwhile."""
        super().showEvent(event)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask again for the section that is seen; others ask when they are shown."""
        if self.isVisible():
            self._current().refresh()

    def _current(self) -> Section:
        return self.section(list(self._makers)[self._list.currentRow()])

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.touches(*self._current().kinds):
            self.refresh()
