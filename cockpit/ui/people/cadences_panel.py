"""The rhythms with somebody: how often, when, on hold or not, and the form for another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.analysis.meeting_times import on_hold
from cockpit.domain.meetings import MeetingCadence, MeetingKind
from cockpit.domain.plan import Subject
from cockpit.domain.recurrence import ZoneMode
from cockpit.ui.people.cadence_form import CadenceForm, meaning_of
from cockpit.ui.widgets.buttons import IconButton, LinkButton
from cockpit.ui.widgets.chip import Chip
from cockpit.ui.widgets.figures import day
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _


@dataclass(frozen=True, slots=True)
class CadenceLine:
    """A rhythm as the list says it; ``through`` is the team it comes from."""

    id: int
    title: str
    second: str
    held_up: str
    through: str


class CadencesPanel(Panel):
    """``edited(cadence id)``, ``resumed(cadence id)``; ``begun()`` when the form opens."""

    edited = Signal(int)
    begun = Signal()
    resumed = Signal(int)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(_("Rhythm"), parent=parent)
        self._shown: object = None
        self._subject, self._writable = Subject(), True
        self.add = LinkButton(_("Add a rhythm"))
        self.add.clicked.connect(self.begin)
        self.add_to_header(self.add)
        self.form = CadenceForm(today)
        self.form.hide()
        self.form.left.connect(self.end)
        self._nothing = PlainLabel("", "small", "dim", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.addWidget(self.form)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._list)

    def show_cadences(
        self, subject: Subject, lines: Sequence[CadenceLine], name: str, *, writable: bool
    ) -> None:
        """Show them."""
        if subject != self._subject:
            self.end()
        self._subject, self._writable = subject, writable
        self.add.setVisible(writable and self.form.isHidden())
        self._nothing.setVisible(not lines)
        self._nothing.setText(
            _("No rhythm with {name} yet: a one-on-one every week is a good start.").format(
                name=name
            )
        )
        if (tuple(lines), writable) == self._shown:
            return
        self._shown = (tuple(lines), writable)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._list.addWidget(self._line(line))

    @Slot()
    def begin(self) -> None:
        """A new rhythm, a one-on-one or a team meeting at first."""
        person = self._subject.person_id is not None
        kind = MeetingKind.ONE_ON_ONE if person else MeetingKind.TEAM_MEETING
        self.form.show()
        self.add.hide()
        self.form.begin(self._subject, kind)
        self.begun.emit()

    def edit(self, cadence: MeetingCadence) -> None:
        """Change one."""
        self.form.show()
        self.add.hide()
        self.form.edit(self._subject, cadence)
        self.begun.emit()

    @Slot()
    def end(self) -> None:
        """Put the form away."""
        self.form.hide()
        self.form.editing = None
        self.add.setVisible(self._writable)

    def _line(self, line: CadenceLine) -> QWidget:
        widget = QWidget()
        across = QHBoxLayout(widget)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(line.title, "medium"))
        words.addWidget(PlainLabel(line.second, "small", "dim"))
        across.addLayout(words, 1)
        if line.through:
            across.addWidget(Chip(line.through))
        if line.held_up:
            across.addWidget(Chip(line.held_up, "warn"))
            if self._writable:
                on = LinkButton(_("Go on"))
                on.setProperty("cadence", line.id)
                on.clicked.connect(self._on_resumed)
                across.addWidget(on)
        if not line.through and self._writable:
            edit = IconButton("edit", _("Change {title}").format(title=line.title), size=16)
            edit.setProperty("cadence", line.id)
            edit.clicked.connect(self._on_edited)
            across.addWidget(edit, 0, Qt.AlignmentFlag.AlignVCenter)
        return widget

    @Slot()
    def _on_edited(self) -> None:
        self.edited.emit(int(self.sender().property("cadence")))

    @Slot()
    def _on_resumed(self) -> None:
        self.resumed.emit(int(self.sender().property("cadence")))


def line_of(cadence: MeetingCadence, today: date, through: str = "") -> CadenceLine:
    """A rhythm as the list says it."""
    parts = [meaning_of(cadence)]
    if cadence.zone_mode is ZoneMode.FLOATING:
        parts.append(_("wherever I am"))
    elif cadence.zone:
        parts.append(cadence.zone)
    if cadence.each and not through:
        parts.append(_("each member in turn"))
    if cadence.starts_on > today:
        parts.append(_("from {day}").format(day=day(cadence.starts_on, today)))
    if cadence.ends_on is not None:
        parts.append(_("until {day}").format(day=day(cadence.ends_on, today)))
    held_up = ""
    if on_hold(cadence, today) or (cadence.hold_from is not None and cadence.hold_from > today):
        back = cadence.hold_to
        held_up = _("paused") if back is None else _("paused until {day}").format(
            day=day(back, today)
        )  # fmt: skip
        if cadence.hold_reason:
            held_up = f"{held_up}: {cadence.hold_reason}"
    return CadenceLine(cadence.id, cadence.title, " · ".join(parts), held_up, through)
