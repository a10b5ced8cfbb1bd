"""Tasks laid into the day, moved and lifted, each as one step that undo takes back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.actions.day import lay_task, lift_task, move_laid_task
from cockpit.actions.tasks import tick_task
from cockpit.analysis.recurrence import period_of
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Cadence
from cockpit.jobs.day_plan import PlanItem
from cockpit.ui.calendar.day_grid import DayGrid

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.ui.shell.context import Context


class Laying(QObject):
    """Does what a grid asks for; ``refused`` carries why not."""

    refused = Signal(str)

    def __init__(self, context: Context, grid: DayGrid) -> None:
        super().__init__(grid)
        self._context = context
        grid.laid.connect(self.lay)
        grid.lifted.connect(self.lift)
        grid.ticked.connect(self.tick)

    @Slot(int, object, str, int, object)
    def lay(self, task_id: int, day: date, at: str, minutes: int, before: date | None) -> None:
        """To this hour of this day, from another one perhaps."""
        if before is None:
            self._do(lay_task, task_id, day, at, minutes)
        else:
            self._do(move_laid_task, task_id, before, day, at, minutes)

    @Slot(int, object)
    def lift(self, task_id: int, day: date) -> None:
        """Out of the day."""
        self._do(lift_task, task_id, day)

    @Slot(object)
    def tick(self, item: PlanItem) -> None:
        """Done, or open again."""
        if item.subject is None:
            return
        cadence = Cadence(item.cadence)
        once = cadence == Cadence.ONCE
        on_day = None if once else period_of(cadence, item.at.date()).start
        self._do(tick_task, item.subject[1], on_day, item.state == "open")

    def _do(self, action: Callable[..., object], *arguments: Any) -> None:
        try:
            self._context.workspace.do(action, *arguments)
        except Refused as refusal:
            self.refused.emit(str(refusal))
