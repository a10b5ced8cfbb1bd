"""The three panels one under the other, as they stand beside the board."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.analysis.occurrences import Panel as Which
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.shell.context import Context
from cockpit.ui.tasks.task_groups import Folds
from cockpit.ui.tasks.task_panels import TaskPanels
from cockpit.ui.theme.tokens import SPACE_12, TASKS_WIDTH
from cockpit.ui.widgets.edge_scroll import GUTTER, EdgeScroll
from cockpit.wording import _


class TaskColumn(TaskPanels):
    """330 px wide, and the room of its bar; scrolls when the day is long."""

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        live: LiveFacts,
        folds: Folds | None = None,
        parent: QWidget | None = None,
    ) -> None:
        which = (Which.TODAY, Which.WEEK, Which.MONTH)
        super().__init__(which, context, relay, live, folds, parent)
        self.setFixedWidth(TASKS_WIDTH + GUTTER)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        for panel in self.panels.values():
            column.addWidget(panel)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(EdgeScroll(inside, _("Tasks")))
