"""What a press on something of the calendar shows: a form where it can be changed, or details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from cockpit.jobs.day_plan import PlanItem
from cockpit.ui.calendar.details import Details
from cockpit.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from cockpit.queries.calendar import Meeting
    from cockpit.ui.calendar.event_desk import EventDesk
    from cockpit.ui.shell.context import Context

_FORM_WIDTH = 340


class Opening(QObject):
    """``opened(kind, id)`` for what has a page of its own."""

    opened = Signal(str, int)

    def __init__(self, context: Context, parent: QWidget, desk: EventDesk | None = None) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk
        self._item: PlanItem | None = None
        self.popover: Popover | None = None

    @Slot(object, object)
    def show(self, item: PlanItem, place: QWidget) -> None:
        """Show it beside its place."""
        self._item = item
        if item.kind == "task" and item.subject is not None:
            self._show_task(item.subject[1], place)
            return
        if self._desk is not None and item.event is not None and item.event.writes:
            self._edit(item.event, place, self._desk)
            return
        popover = self.popover = Popover("", place)
        details = Details(item, self._context.workspace.today())
        details.asked.connect(popover.close_now)
        details.asked.connect(self._on_asked)
        popover.body.addWidget(details)
        popover.open_at(place)

    def _edit(self, event: Meeting, place: QWidget, desk: EventDesk) -> None:
        from cockpit.ui.calendar.event_editor import EventEditor

        self.popover = EventEditor(self._context, desk, event, place)
        self.popover.open_at(place)

    def _show_task(self, task_id: int, place: QWidget) -> None:
        from cockpit.ui.tasks.task_form import TaskForm

        popover = self.popover = Popover("", place)
        form = TaskForm(self._context)
        form.setFixedWidth(_FORM_WIDTH)
        form.show_task(task_id)
        form.gone.connect(popover.close_now)
        popover.body.addWidget(form)
        popover.open_at(place)

    @Slot(str)
    def _on_asked(self, verb: str) -> None:
        item = self._item
        if item is None:
            return
        row = item.meeting
        if verb == "open" and row is not None:
            if row.id == 0 and row.slot is not None:
                self.opened.emit("cadence", row.slot.cadence_id)
            else:
                self.opened.emit("meeting", row.id)
        elif item.person_id is not None:
            self.opened.emit("person", item.person_id)
