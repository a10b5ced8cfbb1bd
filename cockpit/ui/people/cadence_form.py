"""A rhythm of meetings: typed and chosen on the page, with what it means for the other's day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cockpit.analysis.meeting_words import (
    cadence_words,
    kind_title,
    usual_agenda,
    usual_minutes,
)
from cockpit.analysis.rules import weekly
from cockpit.domain.meetings import MeetingCadence, MeetingKind
from cockpit.domain.plan import Subject
from cockpit.domain.recurrence import Shift, ZoneMode
from cockpit.ui.people.number_field import WholeField
from cockpit.ui.people.rhythm_choice import RhythmChoice
from cockpit.ui.people.words import kinds
from cockpit.ui.tasks.task_form import TimeField
from cockpit.ui.theme.tokens import CONTROL_HEIGHT
from cockpit.ui.widgets.buttons import Button, QuietButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import DateField, TextField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.multiline_field import MultilineField
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_AGENDA_HEIGHT = 92
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "FR", "FR")


class CadenceForm(QWidget):
    """``wanted(cadence)`` carries what was typed, not yet kept; ``ended()`` asks for its end."""

    wanted = Signal(object)
    ended = Signal()
    left = Signal()
    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._subject = Subject()
        self.editing: MeetingCadence | None = None
        self.kind, self.title = ChoiceField(kinds(), quiet=False), TextField(quiet=False)
        self.together = ChoiceField(
            [(False, _("one together")), (True, _("each member in turn"))], quiet=False
        )
        self.rhythm = RhythmChoice()
        self.at, self.minutes = TimeField("09:00", quiet=False), WholeField(1, 720)
        self.starts = DateField(today, quiet=False)
        self.until = DateField(today, _("open-ended"), quiet=False)
        self.zone = TextField(_("business zone"), quiet=False)
        self.mode = ChoiceField(
            [(ZoneMode.FIXED, _("in this zone")), (ZoneMode.FLOATING, _("wherever I am"))],
            quiet=False,
        )
        self.shift = ChoiceField(
            [
                (Shift.NONE, _("it stays")),
                (Shift.PREVIOUS, _("the day before")),
                (Shift.NEXT, _("the day after")),
            ],
            quiet=False,
        )
        self.region = TextField(_("ES or ES-MD"), quiet=False)
        self.agenda = MultilineField(_("A line a point"), lines=4, quiet=False)
        self.agenda.setFixedHeight(_AGENDA_HEIGHT)
        self.go, self.leave = Button(_("Set the rhythm")), QuietButton(_("Not now"))
        self.end = QuietButton(_("End it today"))
        self.meaning = PlainLabel("", "small", "dim", wrap=True)
        self.warning = PlainLabel("", "small", "warn", wrap=True)
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._labels: dict[QWidget, FormLabel] = {}
        self._lay_out()
        self._connect()

    def begin(self, subject: Subject, kind: MeetingKind) -> None:
        """A new rhythm with somebody."""
        today = self._today()
        self.editing = None
        new = MeetingCadence(
            kind, kind_title(kind), today, weekly(_WEEKDAYS[today.weekday()]), "10:00",
            usual_minutes(kind), subject.person_id, subject.team_id, agenda=usual_agenda(kind),
        )  # fmt: skip
        self._fill(subject, new)
        self.go.set_text(_("Set the rhythm"))
        self.kind.setFocus()

    def edit(self, subject: Subject, cadence: MeetingCadence) -> None:
        """Change one."""
        self.editing = cadence
        self._fill(subject, cadence)
        self.go.set_text(_("Change it"))
        self.title.setFocus()

    def cadence(self) -> MeetingCadence:
        """What is typed; ValueError says what is missing."""
        starts, until = self.starts.read(self.starts.text()), self.until.read(self.until.text())
        at, minutes = self.at.read(self.at.text()), self.minutes.read(self.minutes.text())
        if not isinstance(starts, date):
            raise ValueError(_("Say from when on."))
        if not at or not isinstance(minutes, int):
            raise ValueError(_("Say at what time, and for how many minutes."))
        kind = MeetingKind(str(self.kind.value()))
        lines = self.agenda.toPlainText().splitlines()
        return MeetingCadence(
            kind,
            self.title.text().strip() or kind_title(kind),
            starts,
            self.rhythm.rule(starts),
            str(at),
            minutes,
            self._subject.person_id,
            self._subject.team_id,
            self._subject.team_id is not None and bool(self.together.value()),
            ZoneMode(str(self.mode.value())),
            self.zone.text().strip(),
            Shift(str(self.shift.value())),
            self.region.text().strip(),
            until if isinstance(until, date) else None,
            [line.strip() for line in lines if line.strip()],
        )

    def changes(self) -> dict[str, Any]:
        """What differs from the rhythm that is edited, by field."""
        typed, old = self.cadence(), self.editing
        names = (
            "title", "starts_on", "rule", "wall_time", "minutes", "zone_mode", "zone", "shift",
            "region", "ends_on", "agenda",
        )  # fmt: skip
        pairs = ((name, getattr(typed, name)) for name in names)
        return {name: value for name, value in pairs if value != getattr(old, name)}

    def say(self, meaning: str, warning: str) -> None:
        """What the rhythm means, and whose hours it does not keep."""
        self.meaning.setText(meaning)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))

    @Slot(str)
    def refuse(self, sentence: str) -> None:
        """Say why not."""
        self._refusal.setText(sentence)
        self._refusal.show()

    @Slot()
    def submit(self) -> None:
        """Hand on what was typed."""
        try:
            typed = self.cadence()
        except ValueError as wrong:
            self.refuse(str(wrong))
            return
        self._refusal.hide()
        self.wanted.emit(typed)

    def _fill(self, subject: Subject, cadence: MeetingCadence) -> None:
        self._subject = subject
        if self.zone.completer() is None:
            self.zone.offer(QCompleter(zone_names(), self.zone))
        for field, value in (
            (self.title, cadence.title), (self.at, cadence.wall_time),
            (self.minutes, cadence.minutes), (self.starts, cadence.starts_on),
            (self.until, cadence.ends_on), (self.zone, cadence.zone),
            (self.region, cadence.region),
        ):  # fmt: skip
            field.setModified(False)
            field.set_value(value)
        self.kind.set_value(cadence.kind)
        self.kind.setEnabled(self.editing is None)
        self.together.set_value(cadence.each)
        self.together.setEnabled(self.editing is None)
        self.mode.set_value(cadence.zone_mode)
        self.shift.set_value(cadence.shift)
        self.agenda.setPlainText("\n".join(cadence.agenda))
        self.rhythm.set_rule(cadence.rule, cadence.starts_on)
        team = subject.team_id is not None
        self.together.setVisible(team)
        self._labels[self.together].setVisible(team)
        self.end.setVisible(self.editing is not None)
        self._refusal.hide()
        self._show()
        self.changed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        pairs = (
            (_("Kind"), self.kind), (_("Title"), self.title),
            (_("Time"), self.at), (_("Minutes"), self.minutes),
            (_("Starts"), self.starts), (_("Until"), self.until),
            (_("Zone"), self.zone), (_("Keeps to"), self.mode),
            (_("On a day off"), self.shift), (_("Holidays of"), self.region),
        )  # fmt: skip
        self._place(grid, _("Rhythm"), self.rhythm, 1, 0, 3)
        for number, (title, field) in enumerate(pairs):
            row = number // 2 + (1 if number > 1 else 0)
            self._place(grid, title, field, row, number % 2 * 2, 1)
        last = len(pairs) // 2 + 1
        self._place(grid, _("Who meets"), self.together, last, 0, 1)
        self._place(grid, _("Agenda"), self.agenda, last + 1, 0, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        buttons = QHBoxLayout()
        for button in (self.go, self.leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(grid)
        for label in (self.meaning, self.warning, self._refusal):
            column.addWidget(label)
        column.addLayout(buttons)

    def _place(
        self, grid: QGridLayout, title: str, field: QWidget, row: int, column: int, wide: int
    ) -> None:
        buddy = self.rhythm.often if field is self.rhythm else field
        self._labels[field] = FormLabel(title, buddy)
        high = field in (self.agenda, self.rhythm)
        top = Qt.AlignmentFlag.AlignTop if high else Qt.AlignmentFlag(0)
        grid.addWidget(self._labels[field], row, column, top)
        if high:
            self._labels[field].setFixedHeight(CONTROL_HEIGHT)
        grid.addWidget(field, row, column + 1, 1, wide)

    def _connect(self) -> None:
        for choice in (self.kind, self.together, self.mode, self.shift):
            choice.committed.connect(choice.set_value)
            choice.committed.connect(self._on_changed)
        self.kind.committed.connect(self._on_kind)
        for text in (self.title, self.at, self.minutes, self.starts, self.until, self.zone,
                     self.region):  # fmt: skip
            text.committed.connect(text.accept)
            text.committed.connect(self._on_changed)
            text.refused.connect(self.refuse)
        self.rhythm.changed.connect(self._on_changed)
        self.go.clicked.connect(self.submit)
        self.leave.clicked.connect(self.left)
        self.end.clicked.connect(self.ended)

    @Slot(object)
    def _on_kind(self, kind: object) -> None:
        """Another kind has another template, unless one was written."""
        chosen = MeetingKind(str(kind))
        templates = ["\n".join(usual_agenda(one)) for one in MeetingKind]
        if self.agenda.toPlainText() in ("", *templates):
            self.agenda.setPlainText("\n".join(usual_agenda(chosen)))
        if self.title.text() in ("", *(text for _kind, text in kinds())):
            self.title.accept(kind_title(chosen))
        self.minutes.accept(usual_minutes(chosen))

    @Slot()
    def _on_changed(self) -> None:
        self._refusal.hide()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        floating = self.mode.value() == ZoneMode.FLOATING
        self.zone.setEnabled(not floating)
        self.region.setEnabled(self.shift.value() != Shift.NONE)


def meaning_of(cadence: MeetingCadence) -> str:
    """A rhythm in a sentence: every Monday at 10:00, 30 min, from 27 Nov 2026."""
    return _("{often} at {clock}, {n} min").format(
        often=cadence_words(cadence), clock=cadence.wall_time, n=cadence.minutes
    )


@cache
def zone_names() -> list[str]:
    """The zones that can be typed."""
    return sorted(name for name in available_timezones() if "/" in name)
