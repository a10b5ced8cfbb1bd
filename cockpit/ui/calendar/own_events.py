"""What the manager plans, moves and takes out in the hours: meetings of the rhythm and events."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal, Slot
from PySide6.QtWidgets import QWidget

from cockpit.actions.meetings import postpone_meeting
from cockpit.catalog.calendars.ics_changing import EventSaid
from cockpit.domain.refusal import Refused
from cockpit.jobs.day_plan import PlanItem
from cockpit.ui.calendar.block_moves import length_of
from cockpit.ui.calendar.day_grid import DayGrid
from cockpit.ui.calendar.event_desk import EventDesk
from cockpit.ui.calendar.event_fields import Stretch
from cockpit.ui.widgets.figures import clock, day
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.queries.meetings import MeetingRow
    from cockpit.ui.background import Background
    from cockpit.ui.calendar.planning import PlanPopover
    from cockpit.ui.shell.context import Context


class OwnEvents(QObject):
    """Does what a grid asks for; ``said`` and ``refused`` carry sentences. ``desk`` writes."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, context: Context, background: Background | None, grid: DayGrid) -> None:
        super().__init__(grid)
        self._context, self._grid = context, grid
        self.desk = EventDesk(context, background, self)
        self.desk.said.connect(self.said)
        self.desk.refused.connect(self.refused)
        self.desk.ended.connect(self._on_ended)
        grid.plans = True
        grid.wanted.connect(self._on_wanted)
        grid.moved.connect(self.move)
        grid.removed.connect(self.remove)

    def plan(self, owner: QWidget, stretch: Stretch, place: QRect | None = None) -> PlanPopover:
        """Ask what is to be in a stretch of time, beside ``place`` of the owner."""
        from cockpit.ui.calendar.planning import PlanPopover

        popover = PlanPopover(self._context, self.desk, owner, stretch)
        popover.said.connect(self.said)
        popover.closed.connect(self._on_closed)
        popover.open_at(owner, place)
        return popover

    @Slot(object, object, object)
    def _on_wanted(self, begin: datetime, end: datetime, place: QRect) -> None:
        zone = self._context.workspace.zone()
        self.plan(self._grid, Stretch(begin.astimezone(zone), end.astimezone(zone)), place)

    @Slot()
    def _on_closed(self) -> None:
        self._grid.show_hint(None)

    @Slot(object, object, object)
    def move(self, item: PlanItem, at: datetime, length: timedelta | None) -> None:
        """To another time, or for longer."""
        if item.meeting is not None:
            self._move_meeting(item.meeting, at, length)
        elif item.event is not None:
            said = EventSaid(item.event.title, at, at + (length or length_of(item)))
            if item.event.repeats:
                self._ask(item, _("Move"), partial(self.desk.change, item.event, said))
            else:
                self.desk.change(item.event, said, whole=True)

    @Slot(object, object)
    def remove(self, item: PlanItem, _block: QWidget) -> None:
        """Out of its calendar."""
        if item.event is None:
            return
        if item.event.repeats:
            self._ask(item, _("Delete"), partial(self.desk.remove, item.event))
        else:
            self.desk.remove(item.event, whole=True)

    def _move_meeting(self, row: MeetingRow, at: datetime, length: timedelta | None) -> None:
        where = row.id if row.slot is None else row.slot
        local = at.astimezone(row.zone).replace(tzinfo=None)
        try:
            if length is not None:
                raise Refused(_("How long a meeting lasts is said on the people page."))
            self._context.workspace.do(postpone_meeting, where, local)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            self._grid.arrange()
            return
        today = self._context.workspace.today()
        when = f"{day(at.date(), today)} {clock(at)}"
        self.said.emit(_("Moved {title} to {when}").format(title=row.title, when=when))

    def _ask(self, item: PlanItem, verb: str, write: partial[None]) -> None:
        from cockpit.ui.calendar.event_editor import SeriesPopover

        popover = SeriesPopover(item.title, verb, self._grid)
        popover.answered.connect(partial(_answered, write))
        popover.left.connect(self._grid.arrange)
        popover.open_at(self._grid, self._grid.rect_of(item))

    @Slot(bool)
    def _on_ended(self, done: bool) -> None:
        if not done:
            self._grid.arrange()


def _answered(write: partial[None], whole: bool) -> None:
    write(whole=whole)
