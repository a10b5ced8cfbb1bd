"""All tasks on one page: the three panels side by side, what waits for later, and the plan."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cockpit.analysis.occurrences import Panel as Which
from cockpit.ui.background import Background
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.commands import Command, bound
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.shell.context import Context
from cockpit.ui.tasks.day_panel import DayPanel
from cockpit.ui.tasks.keys import tasks_keys
from cockpit.ui.tasks.plan_editor import PlanEditor
from cockpit.ui.tasks.task_groups import Folds
from cockpit.ui.tasks.task_panels import TaskPanels
from cockpit.ui.theme.tokens import SPACE_12, SPACE_16
from cockpit.ui.widgets.figures import long_day
from cockpit.ui.widgets.scrolling import scrolling
from cockpit.wording import _

_NARROW = 1060


class TasksPage(TaskPanels):
    """``heading_changed(title, line)`` is for the header."""

    heading_changed = Signal(str, str)

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        background: Background | None = None,
        folds: Folds | None = None,
        parent: QWidget | None = None,
    ) -> None:
        live = LiveFacts(context, background)
        super().__init__(tuple(Which), context, relay, live, folds, parent)
        self._live.setParent(self)
        self.plan = PlanEditor(context, self.verbs)
        self.plan.refused.connect(self.refused)
        self.day = DayPanel(context, relay)
        self.day.refused.connect(self.refused)
        self.day.opened.connect(self.opened)
        self._lay_out()
        for panel in self.panels.values():
            panel.list.setDragEnabled(True)
        add = QShortcut(QKeySequence("A"), self)
        add.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        add.activated.connect(self.begin_adding)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(SPACE_12)
        self._columns: list[tuple[QScrollArea, QVBoxLayout]] = []
        for which in ((Which.TODAY,), (Which.WEEK,), (Which.MONTH, Which.LATER)):
            self._columns.append(self._column(which))
            above.addWidget(self._columns[-1][0], 1)
        left = QVBoxLayout()
        left.setSpacing(SPACE_12)
        left.addLayout(above, 1)
        left.addWidget(self.plan)
        self._left = left
        self.plan.turned.connect(self._on_steps)
        page = QHBoxLayout(self)
        page.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        page.setSpacing(SPACE_12)
        page.addLayout(left, 3)
        page.addWidget(self.day, 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the first panel that lists anything."""
        super().focusInEvent(event)
        lists = [panel.list for panel in self.panels.values()]
        filled = (one for one in lists if one.lines.rowCount())
        next(filled, lists[0]).setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The week stands under today where three columns would be too narrow to read."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        middle, week = self._columns[1][0], self.panels[Which.WEEK]
        if narrow == middle.isHidden():
            return
        middle.setVisible(not narrow)
        home = self._columns[0 if narrow else 1][1]
        home.insertWidget(1 if narrow else 0, week)

    @Slot(bool)
    def _on_steps(self, shown: bool) -> None:
        """The steps take nearly half of the height, their title no more than a line."""
        self._left.setStretch(0, 11 if shown else 1)
        self._left.setStretch(1, 9 if shown else 0)

    @Slot()
    def lay_here(self) -> None:
        """Put the task under the keyboard into the next free half hour."""
        for panel in self.panels.values():
            line = panel.list.current_line()
            if panel.list.hasFocus() and line is not None:
                self.day.lay(line.row.task.id)
                return

    def _column(self, which: tuple[Which, ...]) -> tuple[QScrollArea, QVBoxLayout]:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        for one in which:
            column.addWidget(self.panels[one])
        column.addStretch(1)
        return scrolling(inside), column

    def commands(self) -> list[Command]:
        """The keys that work here, for the help."""
        return bound(tasks_keys(), {"lay": self.lay_here, "turn_tasks": self.folds.turn})

    def heading(self) -> tuple[str, str]:
        """Title and line of the header."""
        return _("Tasks"), long_day(self._context.workspace.today())

    def refresh(self) -> None:
        """The panels and the plan."""
        super().refresh()
        if not self._stale:
            self.plan.refresh()
            self.heading_changed.emit(*self.heading())
