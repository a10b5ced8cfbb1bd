"""Something new in an hour of the calendar: an event, a meeting with someone, or a task."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cockpit.actions.day import plan_task
from cockpit.actions.meetings import OnTheSpot, meet_once
from cockpit.catalog.calendars.ics_writer import EventWords
from cockpit.domain.meetings import MeetingKind
from cockpit.domain.refusal import Refused
from cockpit.queries.calendar import calendars
from cockpit.queries.people import active_people
from cockpit.ui.calendar.event_fields import Stretch, WhenFields
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import PrimaryButton
from cockpit.ui.widgets.chip import ChipButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.calendar.event_desk import EventDesk
    from cockpit.ui.shell.context import Context

WIDTH = 360


class New(StrEnum):
    """What can be planned."""

    EVENT = "event"
    MEETING = "meeting"
    TASK = "task"


class PlanPopover(Popover):
    """``said`` after a meeting or a task was planned; an event is told of by its desk."""

    said = Signal(str)

    def __init__(self, context: Context, desk: EventDesk, owner: QWidget, stretch: Stretch) -> None:
        super().__init__(_("Plan"), owner)
        self._context, self._desk = context, desk
        workspace = context.workspace
        self.kind = New.EVENT
        self.kinds = {
            New.EVENT: ChipButton(_("Event")),
            New.MEETING: ChipButton(_("One-on-one")),
            New.TASK: ChipButton(_("Task")),
        }
        self.what = TextField("", quiet=False)
        self.person = ChoiceField(_people(context), quiet=False)
        self.when = WhenFields(workspace)
        self.when.show_stretch(stretch)
        self.place = TextField(_("Room, address or link"), quiet=False)
        self.repeats = ChoiceField(_rules(), quiet=False)
        self.repeats.set_value("")
        self.calendar = ChoiceField(_targets(context), quiet=False)
        self.calendar.set_value(_usual_target(context))
        for field in (self.person, self.repeats, self.calendar):
            field.committed.connect(field.set_value)
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._refusal.hide()
        self.plan = PrimaryButton(_("Plan it"))
        self.plan.clicked.connect(self._on_plan)
        desk.ended.connect(self._on_ended)
        self._rows: list[tuple[FormLabel, QWidget, tuple[New, ...]]] = []
        self._lay_out()
        self.choose(New.EVENT)

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(SPACE_8)
        for key, chip in self.kinds.items():
            chip.setCheckable(True)
            chip.clicked.connect(partial(self.choose, key))
            chips.addWidget(chip)
        chips.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(SPACE_8)
        grid.setColumnStretch(1, 1)
        everything, event = tuple(New), (New.EVENT,)
        for at, (title, field, kinds) in enumerate((
            (_("What"), self.what, (New.EVENT, New.TASK)),
            (_("With"), self.person, (New.MEETING,)),
            (_("Day"), self.when.on_day, everything),
            (_("Time"), self.when.at, everything),
            (_("Length"), self.when.length, everything),
            (_("Where"), self.place, event),
            (_("Repeats"), self.repeats, event),
            (_("Calendar"), self.calendar, event),
        )):  # fmt: skip
            label = FormLabel(title, field)
            grid.addWidget(label, at, 0)
            grid.addWidget(field, at, 1)
            self._rows.append((label, field, kinds))
        # The fields first: the keyboard begins in them.
        self.body.addLayout(grid)
        self.body.insertLayout(0, chips)
        self.body.addWidget(self._refusal)
        self.body.addWidget(self.plan)
        self.setMinimumWidth(WIDTH)

    @Slot()
    def choose(self, kind: New, _checked: bool = True) -> None:
        """What it is to be."""
        self.kind = kind
        for key, chip in self.kinds.items():
            chip.setChecked(key == kind)
        several = self.calendar.count() > 1
        for label, field, kinds in self._rows:
            shown = kind in kinds and (field is not self.calendar or several)
            label.setVisible(shown)
            field.setVisible(shown)
        names = {New.EVENT: _("Visit to Acme"), New.TASK: _("Prepare the offer for Acme")}
        self.what.setPlaceholderText(names.get(kind, ""))
        self._refusal.hide()
        self.adjustSize()
        first = self.person if kind is New.MEETING else self.what
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_plan(self) -> None:
        try:
            stretch = self.when.read()
            if self.kind is New.EVENT:
                self._plan_event(stretch)
                return
            if not isinstance(stretch.start, datetime):
                raise ValueError(_("At what time?"))
            self._do(stretch.start, stretch.minutes)
        except (ValueError, Refused) as wrong:
            self._refuse(str(wrong))
            return
        self.close_now()

    def _plan_event(self, stretch: Stretch) -> None:
        title = self._title()
        calendar, rule = self.calendar.value(), str(self.repeats.value() or "")
        uid, place = f"{uuid.uuid4()}@planned.cockpit", self.place.text().strip()
        words = EventWords(uid, title, stretch.start, stretch.end, place, rule=rule)
        self.plan.setEnabled(False)
        self._desk.plan(calendar if isinstance(calendar, int) and calendar else None, words)

    def _do(self, start: datetime, minutes: int) -> None:
        workspace = self._context.workspace
        if self.kind is New.TASK:
            title = self._title()
            workspace.do(plan_task, title, start.date(), f"{start:%H:%M}", minutes)
        else:
            person = self.person.value()
            if not isinstance(person, int):
                raise ValueError(_("With whom?"))
            title = _("One-on-one with {name}").format(name=self.person.currentText())
            local, zone = start.replace(tzinfo=None), workspace.zone().key
            kind = MeetingKind.ONE_ON_ONE
            workspace.do(meet_once, OnTheSpot(kind, title, local, zone, minutes, person))
        self.said.emit(_("Planned {title}").format(title=title))

    def _title(self) -> str:
        title = self.what.text().strip()
        if not title:
            raise ValueError(_("What is it?"))
        return title

    @Slot(bool)
    def _on_ended(self, done: bool) -> None:
        self.plan.setEnabled(True)
        if done and self.kind is New.EVENT:
            self.close_now()

    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.show()
        self.adjustSize()


def _people(context: Context) -> list[tuple[object, str]]:
    me = context.workspace.preferences().me
    return [(one.id, one.name) for one in context.workspace.ask(active_people) if one.id != me]


def _targets(context: Context) -> list[tuple[object, str]]:
    """The calendars that are written here; the manager's own is there before its first event."""
    rows = [(row.id, row.name, row.kind) for row in context.workspace.ask(calendars) if row.writes]
    found: list[tuple[object, str]] = [(id, name) for id, name, _kind in rows]
    if not any(kind == "own" for _id, _name, kind in rows):
        found.append((0, _("My calendar, on this laptop")))
    return found


def _usual_target(context: Context) -> int:
    """A calendar on a server, where one is linked both ways: there others see it."""
    rows = [row for row in context.workspace.ask(calendars) if row.writes]
    there = [row.id for row in rows if row.kind == "caldav"]
    return next(iter(there or [row.id for row in rows]), 0)


def _rules() -> list[tuple[object, str]]:
    return [
        ("", _("once")),
        ("FREQ=DAILY", _("every day")),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", _("every weekday")),
        ("FREQ=WEEKLY", _("every week")),
        ("FREQ=WEEKLY;INTERVAL=2", _("every two weeks")),
        ("FREQ=MONTHLY", _("every month")),
    ]
