"""An event of one's own for a calendar on a server: what, when, how long, where."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from cockpit.analysis.wall_time import instant
from cockpit.catalog.calendars.ics_writer import EventWords
from cockpit.domain.period import DAY
from cockpit.queries.calendar import CalendarRow
from cockpit.ui.calendar_servers.desk import CalendarDesk
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import PrimaryButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import DateField, TextField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _, n_
from cockpit.workspace import Workspace

_MINUTES = (15, 30, 45, 60, 90, 120, 240)
_USUAL = "09:00"


class EventPopover(Popover):
    """``said`` after the event was planned."""

    WIDTH = 360
    said = Signal(str)

    def __init__(
        self,
        owner: QWidget,
        workspace: Workspace,
        calendars: Sequence[CalendarRow],
        desk: CalendarDesk,
    ) -> None:
        super().__init__(_("Plan an event"), owner)
        self._workspace, self._desk = workspace, desk
        self.title_field = TextField(_("Visit to Acme"), quiet=False)
        self.on_day = DateField(workspace.today, quiet=False)
        self.on_day.set_value(workspace.today() + DAY)
        self.at = TextField(_USUAL, quiet=False)
        self.at.setText(_USUAL)
        lengths: list[tuple[object, str]] = [
            (n, n_("{n} minute", "{n} minutes", n)) for n in _MINUTES
        ]
        self.minutes = ChoiceField(lengths, quiet=False)
        self.minutes.set_value(30)
        self.place = TextField(_("Room, address or link"), quiet=False)
        self.calendar = ChoiceField([(one.id, one.name) for one in calendars], quiet=False)
        self.calendar.set_value(calendars[0].id)
        for field in (self.minutes, self.calendar):
            field.committed.connect(field.accept)
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._refusal.hide()
        self.plan = PrimaryButton(_("Plan it"))
        self.plan.clicked.connect(self._on_plan)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(SPACE_8)
        rows = (
            (_("What"), self.title_field),
            (_("Day"), self.on_day),
            (_("Time"), self.at),
            (_("Length"), self.minutes),
            (_("Where"), self.place),
            (_("Calendar"), self.calendar),
        )
        for at, (title, field) in enumerate(rows):
            grid.addWidget(FormLabel(title, field), at, 0)
            grid.addWidget(field, at, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self._refusal)
        self.body.addWidget(self.plan)
        self.setMinimumWidth(self.WIDTH)

    def _start(self) -> datetime:
        """The time typed, in the business zone; ValueError carries a sentence."""
        on = self.on_day.read(self.on_day.text())
        if not isinstance(on, date):
            raise ValueError(_("On which day?"))
        text = self.at.text().strip()
        try:
            clock = time.fromisoformat(text.rjust(5, "0"))
        except ValueError as wrong:
            raise ValueError(_("“{text}” is no time; write 14:30.").format(text=text)) from wrong
        zone = self._workspace.zone()
        return instant(datetime.combine(on, clock.replace(tzinfo=None)), zone).astimezone(zone)

    @Slot()
    def _on_plan(self) -> None:
        title = self.title_field.text().strip()
        try:
            if not title:
                raise ValueError(_("What is it?"))
            start = self._start()
        except ValueError as wrong:
            self._refuse(str(wrong))
            return
        minutes, calendar_id = self.minutes.value(), self.calendar.value()
        assert isinstance(minutes, int)
        assert isinstance(calendar_id, int)
        uid = f"{uuid.uuid4()}@planned.cockpit"
        end = start + timedelta(minutes=minutes)
        words = EventWords(uid, title, start, end, self.place.text().strip())
        self.plan.setEnabled(False)
        self._desk.plan(calendar_id, words, self._on_planned, self._on_trouble)

    @Slot(object)
    def _on_planned(self, _nothing: object) -> None:
        self.said.emit(_("Planned; it goes to the server in a moment"))
        self.close_now()

    @Slot(object)
    def _on_trouble(self, trouble: object) -> None:
        self.plan.setEnabled(True)
        self._refuse(str(trouble))

    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.show()
        self.adjustSize()
