"""The page that opens in the morning: the strip, the board, and the three task panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from cockpit.domain.changes import Changes
from cockpit.queries.scopes import is_empty
from cockpit.ui.background import Background
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.cockpit_page.greeting import day_line, greeting
from cockpit.ui.cockpit_page.keys import cockpit_keys
from cockpit.ui.cockpit_page.parts import Parts
from cockpit.ui.cockpit_page.task_side import TaskSide
from cockpit.ui.commands import Command
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import RAIL_WIDTH, SPACE_12, SPACE_16
from cockpit.ui.widgets.edge_scroll import GUTTER
from cockpit.ui.widgets.empty_state import EmptyState
from cockpit.ui.widgets.panel import Panel
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.tasks.task_column import TaskColumn

# A window narrower than this leaves the board too little beside the panels.
ROOMY = 1180


class CockpitPage(QWidget):
    """Composes; what is done on it is handed on by signals.

    ``opened(kind, id)`` asks for a deal, person or account, ``figure_opened(key)`` for the rows
    behind a tile, ``asked(key)`` for import, demo or a new deal;
    ``heading_changed(title, line)`` is for the header; ``refused`` and ``said`` carry sentences;
    ``completed(commands)`` when the panels are in their place, which they are when the page is
    shown, unless its parts say that they follow.
    """

    opened = Signal(str, int)
    figure_opened = Signal(str)
    asked = Signal(str)
    heading_changed = Signal(str, str)
    refused = Signal(str)
    said = Signal(str)
    completed = Signal(list)

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        background: Background | None = None,
        parent: QWidget | None = None,
        *,
        parts: Parts | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._complete = context, False
        self._parts = parts = parts or Parts(context, relay, background)
        self.live, self.strip, self.board = parts.live, parts.strip, parts.board
        self.live.setParent(self)
        self.side = TaskSide()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.board)
        self._nothing = self._nothing_yet()
        self._middle.addWidget(self._nothing)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.board)
        add = QShortcut(QKeySequence("A"), self)
        add.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        add.activated.connect(self.begin_adding)
        relay.committed.connect(self._on_committed)
        context.workspace_changed.connect(self.refresh)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(self._middle, 1)
        row.addWidget(self.side)
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, GUTTER, 0)
        above.addWidget(self.strip)
        column = QVBoxLayout(self)
        # The bar of the tasks stands in the margin.
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16 - GUTTER, SPACE_12)
        column.setSpacing(SPACE_12)
        column.addLayout(above)
        column.addLayout(row, 1)

    def _nothing_yet(self) -> Panel:
        panel = Panel()
        empty = EmptyState(
            "import",
            _("No deals yet"),
            _("Drop an export of your CRM here: deals, accounts, people or products, CSV or XLSX."),
            (
                ("import", _("Import a file")),
                ("demo", _("Look at the demo")),
                ("deal", _("Add a deal")),
            ),
            primary=True,
        )
        empty.chosen.connect(self.asked)
        panel.body.addWidget(empty)
        panel.setFocusProxy(empty)
        panel.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return panel

    def _connect(self) -> None:
        self.board.opened.connect(self._on_card)
        self.strip.opened.connect(self.figure_opened)
        self.strip.refused.connect(self.refused)

    @property
    def tasks(self) -> TaskColumn:
        """The panels."""
        return self._parts.tasks

    def complete(self) -> None:
        """Put the panels into their place."""
        if self._complete:
            return
        from cockpit.ui.tasks.task_groups import turn_command

        self._complete = True
        self.side.hold(self.tasks)
        self.tasks.opened.connect(self.opened)
        self.tasks.refused.connect(self.refused)
        self.tasks.said.connect(self.said)
        self.completed.emit([turn_command(self.tasks.folds, "cockpit")])

    def commands(self) -> list[Command]:
        """The keys that work here, for the help."""
        return cockpit_keys()

    def heading(self) -> tuple[str, str]:
        """Title and line of the header."""
        workspace = self._context.workspace
        today = workspace.today()
        line = day_line(today, workspace.preferences().fiscal_start_month)
        if workspace.as_of is not None:
            return _("As it was"), line
        return greeting(workspace.now().astimezone(workspace.zone())), line

    @Slot()
    def refresh(self) -> None:
        """Show the board or, without deals, how to get some; say the day anew."""
        empty = self._context.workspace.ask(is_empty)
        shown: QWidget = self._nothing if empty else self.board
        self._middle.setCurrentWidget(shown)
        if self.focusProxy() is not shown:
            # The keyboard never goes to a board that nobody sees.
            self.setFocusProxy(shown)
        self.heading_changed.emit(*self.heading())

    @Slot()
    def begin_adding(self) -> None:
        """Type a new task."""
        self.complete()
        self.side.unfold()
        self.tasks.begin_adding()

    def showEvent(self, event: QShowEvent) -> None:
        """The day may have changed meanwhile."""
        if not self._parts.tasks_follow:
            self.complete()
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the panels where there is no room for them."""
        super().resizeEvent(event)
        self.side.set_roomy(event.size().width() + RAIL_WIDTH >= ROOMY)

    @Slot(int)
    def _on_card(self, deal_id: int) -> None:
        self.opened.emit("deal", deal_id)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.touches("deal", "setting", "day"):
            self.refresh()
