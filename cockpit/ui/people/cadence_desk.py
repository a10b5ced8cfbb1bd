"""The form of a rhythm at work: what it means, whose hours it breaks, and keeping it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Slot

from cockpit.analysis.meeting_hours import first_outside
from cockpit.analysis.meeting_words import cadence_words
from cockpit.analysis.rules import RuleError
from cockpit.domain.meetings import MeetingCadence
from cockpit.domain.plan import Subject
from cockpit.ui.people.cadence_form import meaning_of
from cockpit.ui.people.cadences_panel import CadencesPanel, line_of
from cockpit.ui.people.hours_warning import shortened, those_met
from cockpit.ui.people.snapshot import WAITING, Snapshot
from cockpit.ui.people.verbs import PeopleVerbs
from cockpit.ui.people.words import outside_words


class CadenceDesk(QObject):
    """Ties the panel of rhythms to the verbs; ``show`` gives it what it is about."""

    def __init__(self, panel: CadencesPanel, verbs: PeopleVerbs, parent: QObject) -> None:
        super().__init__(parent)
        self._panel, self._verbs = panel, verbs
        self._snapshot: Snapshot | None = None
        self._subject = Subject()
        panel.edited.connect(self._on_edited)
        panel.resumed.connect(self._on_resumed)
        panel.form.wanted.connect(self._on_wanted)
        panel.form.ended.connect(self._on_ended)
        panel.form.changed.connect(self._explain)

    def show(self, snapshot: Snapshot, subject: Subject, name: str, *, writable: bool) -> None:
        """Show somebody's rhythms, those of their team among them."""
        self._snapshot, self._subject = snapshot, subject
        lines = [line_of(one, snapshot.today) for one in snapshot.cadences_of(subject)]
        person = next((one for one in snapshot.people if one.id == subject.person_id), None)
        if person is not None:
            own = {one.kind for one in snapshot.cadences_of(subject)}
            through = [one for one in snapshot.team_cadences_of(person) if one.kind not in own]
            lines += [line_of(one, snapshot.today, person.team) for one in through]
        self._panel.show_cadences(subject, lines, name, writable=writable)

    @Slot(object)
    def _on_wanted(self, typed: MeetingCadence) -> None:
        form = self._panel.form
        if form.editing is None:
            done = self._verbs.set_cadence(typed, form.refuse)
        else:
            begin = self._next_day(form.editing)
            done = self._verbs.change_cadence(form.editing.id, begin, form.changes(), form.refuse)
        if done is not None:
            self._panel.end()

    @Slot()
    def _on_ended(self) -> None:
        editing = self._panel.form.editing
        if editing is not None and self._snapshot is not None:
            self._verbs.end_cadence(editing, self._snapshot.today)
            self._panel.end()

    @Slot(int)
    def _on_edited(self, cadence_id: int) -> None:
        for one in self._snapshot.cadences if self._snapshot is not None else ():
            if one.id == cadence_id:
                self._panel.edit(one)

    @Slot(int)
    def _on_resumed(self, cadence_id: int) -> None:
        if self._snapshot is not None:
            self._verbs.resume_cadence(cadence_id, self._snapshot.today)

    def _next_day(self, cadence: MeetingCadence) -> date:
        """From which day a change holds: the next meeting's, so that every second week stays so."""
        assert self._snapshot is not None
        days = [
            row.local.date()
            for row in self._snapshot.rows
            if row.slot is not None and row.slot.cadence_id == cadence.id and row.state in WAITING
        ]
        return max(min(days, default=self._snapshot.today), self._snapshot.today)

    @Slot()
    def _explain(self) -> None:
        """Say what the rhythm means, and whether somebody's hours are kept."""
        form, snapshot = self._panel.form, self._snapshot
        if snapshot is None:
            return
        try:
            typed = form.cadence()
            warning = self._warning(snapshot, typed)
        except (ValueError, RuleError):
            form.say("", "")
            return
        form.say(meaning_of(typed) if typed.rule else cadence_words(typed), warning)

    def _warning(self, snapshot: Snapshot, typed: MeetingCadence) -> str:
        found = []
        for person in those_met(snapshot, Subject(typed.person_id, typed.team_id)):
            hours = snapshot.hours(person.id)
            if hours is None:
                continue
            zones = (snapshot.here, snapshot.business)
            out = first_outside(typed.recurrence, typed.minutes, hours, snapshot.now, zones)
            if out is not None:
                found.append(outside_words(out, hours, person.name))
        return shortened(found)
