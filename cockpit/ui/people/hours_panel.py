"""Where a person is and when they work, beside my own clock."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCompleter, QGridLayout, QWidget

from cockpit.analysis.meeting_hours import USUAL, is_outside
from cockpit.queries.working_hours import Whereabouts
from cockpit.ui.people.cadence_form import zone_names
from cockpit.ui.people.snapshot import Snapshot
from cockpit.ui.people.words import place_of
from cockpit.ui.tasks.task_form import TimeField
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.figures import clock
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _


class HoursPanel(Panel):
    """``wanted(zone, begins, ends)`` when one of them was typed."""

    wanted = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Where and when"), parent=parent)
        self.zone = TextField(_("the team’s"), quiet=False)
        self.begins = TimeField(USUAL[0], quiet=False)
        self.ends = TimeField(USUAL[1], quiet=False)
        self._now = PlainLabel("", "small", "dim", wrap=True)
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._refusal.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(FormLabel(_("Zone"), self.zone), 0, 0)
        grid.addWidget(self.zone, 0, 1, 1, 3)
        grid.addWidget(FormLabel(_("From"), self.begins), 1, 0)
        grid.addWidget(self.begins, 1, 1)
        grid.addWidget(FormLabel(_("to"), self.ends), 1, 2)
        grid.addWidget(self.ends, 1, 3)
        self.body.addWidget(self._now)
        self.body.addLayout(grid)
        self.body.addWidget(self._refusal)
        self._offered = False
        for field in (self.zone, self.begins, self.ends):
            field.committed.connect(self._on_typed)
            field.refused.connect(self.refuse)

    def show_person(self, snapshot: Snapshot, person_id: int, *, writable: bool) -> None:
        """Show where somebody is."""
        if not self._offered:
            self._offered = True
            self.zone.offer(QCompleter(zone_names(), self.zone))
        known = snapshot.where.get(person_id, Whereabouts())
        for field, value in (
            (self.zone, known.zone), (self.begins, known.begins), (self.ends, known.ends),
        ):  # fmt: skip
            field.set_value(value)
            field.setEnabled(writable)
        self._refusal.hide()
        self._now.setText(_now_words(snapshot, person_id))

    @Slot(str)
    def refuse(self, sentence: str) -> None:
        """Say why not; what was typed stays."""
        self._refusal.setText(sentence)
        self._refusal.show()
        for field in (self.zone, self.begins, self.ends):
            if field.text() != field.write(field.value()):
                field.keep_typed()

    @Slot(object)
    def _on_typed(self, _value: object) -> None:
        begins, ends = self.begins.text().strip(), self.ends.text().strip()
        if begins and not ends:
            ends = USUAL[1]
        elif ends and not begins:
            begins = USUAL[0]
        try:
            hours = [str(self.begins.read(text)) for text in (begins, ends)]
        except ValueError as wrong:
            self.refuse(str(wrong))
            return
        self._refusal.hide()
        self.wanted.emit(self.zone.text().strip(), *hours)


def _now_words(snapshot: Snapshot, person_id: int) -> str:
    hours = snapshot.hours(person_id)
    if hours is None:
        return _("Works by my clock, as far as is known.")
    at_work = not is_outside(snapshot.now, 1, hours)
    there = _clock_in(snapshot.now, hours.zone)
    state = _("at work now") if at_work else _("not at work now")
    if snapshot.their_zone(person_id) is None:
        return f"{there} · {state}"
    mine = _clock_in(snapshot.now, snapshot.zone)
    return _("{there} · {mine} here · {state}").format(there=there, mine=mine, state=state)


def _clock_in(now: datetime, zone: ZoneInfo) -> str:
    return _("{clock} in {place}").format(clock=clock(now.astimezone(zone)), place=place_of(zone))
