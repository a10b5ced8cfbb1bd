"""How well the rhythm is kept, and the coaching time of the quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cockpit.analysis.meeting_words import kind_title
from cockpit.domain.meetings import MeetingKind
from cockpit.domain.period import Period
from cockpit.domain.plan import Subject
from cockpit.queries.meeting_record import MeetingRecord, coaching_minutes, record_of
from cockpit.ui.people.room import keep_height
from cockpit.ui.people.snapshot import Snapshot
from cockpit.ui.people.words import hours_words
from cockpit.ui.widgets.figures import day
from cockpit.ui.widgets.form import caps_label
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.progress import ThinBar
from cockpit.wording import _, n_

_GOOD, _FAIR = 0.9, 0.7


@dataclass(frozen=True, slots=True)
class KeptLine:
    """``title`` with ``figure`` at the right, ``share`` as a bar, ``second`` below."""

    title: str
    figure: str
    share: float
    color: str
    second: str = ""


class RecordPanel(Panel):
    """Held against planned by kind, then coaching time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Consistency"), parent=parent)
        self._shown: object = None
        self._nothing = PlainLabel(
            _("Once meetings come due, it shows how many were held, and the longest gap."),
            "small", "dim", wrap=True,
        )  # fmt: skip
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._list)

    def show_record(self, kept: Sequence[KeptLine], coaching: Sequence[KeptLine]) -> None:
        """Show what was kept, and how much time each had."""
        if (tuple(kept), tuple(coaching)) == self._shown:
            return
        self._shown = (tuple(kept), tuple(coaching))
        self._nothing.setVisible(not kept and not coaching)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in kept:
            self._list.addWidget(_line(line))
        if coaching:
            self._list.addWidget(caps_label(_("Coaching this quarter")))
        for line in coaching:
            self._list.addWidget(_line(line))


def kept_lines(snapshot: Snapshot, subject: Subject) -> list[KeptLine]:
    """The record of the last year by kind of meeting; everyone's is that of all meetings."""
    rows = list(snapshot.rows) if subject.is_company else snapshot.of(subject)
    found = []
    for kind in MeetingKind:
        same = [row for row in rows if row.kind is kind]
        record = record_of(same, snapshot.today)
        if record.planned or record.on_the_spot:
            found.append(_kept(kind_title(kind), record, snapshot, alone=not subject.is_company))
    return found


def coaching_lines(snapshot: Snapshot, subject: Subject, quarter: Period) -> list[KeptLine]:
    """Coaching time in the quarter: a person's, or of everybody in a team or in the scope, the
    least first."""
    minutes = coaching_minutes(snapshot.rows, quarter)
    if subject.person_id is not None:
        wanted = [one for one in snapshot.people if one.id == subject.person_id]
    elif subject.team_id is not None:
        wanted = [one for one in snapshot.people if one.team_id == subject.team_id]
    else:
        wanted = list(snapshot.people)
    if not any(minutes.get(one.id) for one in wanted):
        return []
    most = max(minutes.get(one.id, 0) for one in wanted)
    wanted.sort(key=lambda one: (minutes.get(one.id, 0), one.name))
    return [
        KeptLine(
            one.name,
            hours_words(minutes.get(one.id, 0)),
            minutes.get(one.id, 0) / most,
            "accent" if minutes.get(one.id) else "warn",
        )
        for one in wanted
    ]


def _kept(title: str, record: MeetingRecord, snapshot: Snapshot, *, alone: bool) -> KeptLine:
    figure = _("{held} of {planned}").format(held=record.held, planned=record.planned)
    parts = []
    if alone and record.streak > 1:
        parts.append(_("{n} in a row").format(n=record.streak))
    if alone and record.gap is not None:
        gap = n_("{n} day", "{n} days", record.gap)
        parts.append(_("longest gap {gap}").format(gap=gap))
    if record.excused:
        parts.append(n_("{n} excused", "{n} excused", record.excused))
    if record.on_the_spot:
        parts.append(_("{n} on the spot").format(n=record.on_the_spot))
    if record.last_held is not None and not parts:
        parts.append(_("last {day}").format(day=day(record.last_held, snapshot.today)))
    share = record.share
    color = "good" if share is None or share >= _GOOD else "warn" if share >= _FAIR else "bad"
    return KeptLine(title, figure, 1.0 if share is None else share, color, " · ".join(parts))


def _line(line: KeptLine) -> QWidget:
    widget = QWidget()
    keep_height(widget)
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(3)
    bar = ThinBar(f"{line.title}: {line.figure}", line.color)
    bar.set_share(line.share)
    grid.addWidget(PlainLabel(line.title, "small_medium"), 0, 0)
    grid.addWidget(PlainLabel(line.figure, "small", line.color), 0, 1)
    grid.addWidget(bar, 1, 0, 1, 2)
    if line.second:
        grid.addWidget(PlainLabel(line.second, "tiny", "dim", wrap=True), 2, 0, 1, 2)
    grid.setColumnStretch(0, 1)
    return widget
