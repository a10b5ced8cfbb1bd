"""Several panels over one agenda: they ask again when something changed and diff what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cockpit.analysis.occurrences import Panel as Which
from cockpit.domain.changes import Changes
from cockpit.domain.period import DAY
from cockpit.queries.agenda import Agenda, agenda
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.shell.context import Context
from cockpit.ui.tasks.task_errands import TaskErrands
from cockpit.ui.tasks.task_groups import Folds
from cockpit.ui.tasks.task_panel import TaskPanel
from cockpit.ui.tasks.task_verbs import TaskVerbs
from cockpit.ui.tasks.task_words import Line, line_of
from cockpit.ui.widgets.figures import short_money

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

# A reminder rings when the hour of a task has come.
_OURS = ("task", "task_occurrence", "day_slot", "setting", "day", "reminder")
# What the second lines tell: they may follow a moment after the board and the strip.
_BESIDE = ("deal", "account", "person", "quota", "stage", "activity")
_SOON_MS = 40


class TaskPanels(QWidget):
    """Holds the panels of ``which`` and their verbs; a subclass lays them out."""

    refused = Signal(str)
    said = Signal(str)
    opened = Signal(str, int)

    def __init__(
        self,
        which: tuple[Which, ...],
        context: Context,
        relay: ChangeRelay,
        live: LiveFacts,
        folds: Folds | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._live = context, live
        self._stale = True
        self._agenda: Agenda | None = None
        # What the figures said last, and of what: it stands until they are read anew.
        self._said: tuple[object, Situation] | None = None
        self.verbs = TaskVerbs(context, self)
        self._errands = TaskErrands(context, self.verbs, self)
        self.folds = folds or Folds(parent=self)
        self.panels = {one: TaskPanel(one, context, self.folds) for one in which}
        for panel in self.panels.values():
            panel.asked.connect(self._on_asked)
            panel.left.connect(self._on_left)
        for mine, theirs in ((self.verbs.refused, self.refused), (self.verbs.said, self.said)):
            mine.connect(theirs)
        self.verbs.opened.connect(self.opened)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.refresh)
        relay.committed.connect(self._on_committed)
        # After the strip: both in one turn of the window would be felt.
        live.arrived.connect(self._soon.start)
        context.changed.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again when something changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.touches(*_OURS):
            self.refresh()
        elif changes.deal_ids or changes.touches(*_BESIDE):
            self._soon.start()

    @Slot()
    def refresh(self) -> None:
        """Ask for the agenda and show it; a hidden one waits until it is seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        workspace = self._context.workspace
        today = workspace.today()
        now = self._situation()
        # Which days are holidays is known with the figures: it must not hold up the first paint.
        region = workspace.preferences().holiday_country if now is not None else ""
        self._agenda = workspace.ask(agenda, today, workspace.zone(), region)
        here = workspace.now().astimezone(workspace.zone())
        clock = f"{here:%H:%M}" if workspace.as_of is None else ""
        for which, panel in self.panels.items():
            rows = self._agenda.panels[which]
            panel.show_lines([line_of(row, today, now, clock) for row in rows])

    def _situation(self) -> Situation | None:
        facts, workspace = self._live.facts(), self._context.workspace
        asked = (workspace, workspace.today(), self._context.filter())
        if facts is None:
            return self._said[1] if self._said is not None and self._said[0] == asked else None
        # Numbers must not hold up the first paint.
        from cockpit.analysis.situation import Situation
        from cockpit.catalog.metrics import METRICS

        region = workspace.preferences().holiday_country
        tomorrow = workspace.ask(agenda, workspace.today() + DAY, workspace.zone(), region)
        rows = tomorrow.panels[Which.TODAY]
        waiting = sum(row.task.due_on == workspace.today() + DAY for row in rows)
        found = Situation(
            facts, workspace.today(), METRICS, self._money, self._context.filter(), waiting,
            is_past=workspace.as_of is not None,
        )  # fmt: skip
        self._said = (asked, found)
        return found

    def _money(self, minor: float | None) -> str:
        return short_money(minor, self._context.workspace.preferences().reporting_currency)

    @Slot()
    def begin_adding(self) -> None:
        """Type a new task into the first panel."""
        next(iter(self.panels.values())).begin_adding()

    @Slot(int)
    def _on_left(self, step: int) -> None:
        """An arrow went past the end of a panel: go on in the next one that has lines."""
        panels = list(self.panels.values())
        sender = self.sender()
        at = next((i for i, panel in enumerate(panels) if panel is sender), -1)
        onwards = panels[at + 1 :] if step > 0 else panels[:at][::-1]
        for panel in onwards:
            count = panel.list.lines.rowCount()
            if count:
                panel.list.choose(0 if step > 0 else count - 1)
                panel.list.setFocus(Qt.FocusReason.TabFocusReason)
                return

    @Slot(str, object)
    def _on_asked(self, verb: str, line: Line) -> None:
        self._errands.run(self.panels[line.row.seen.panel], line, verb)
