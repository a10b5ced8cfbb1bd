"""The next meeting, or the one that is looked at: its verbs and all that is said at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.analysis.meeting_words import kind_title
from cockpit.analysis.wall_time import instant
from cockpit.domain.meetings import MeetingState
from cockpit.queries.meetings import MeetingRow
from cockpit.ui.people.asking import Asking
from cockpit.ui.people.entry_lines import ActionEntry, PointEntry
from cockpit.ui.people.hours_warning import warning_of
from cockpit.ui.people.lines import LineRows
from cockpit.ui.people.meeting_view import MeetingView
from cockpit.ui.people.room import keep_height
from cockpit.ui.people.snapshot import WAITING, Snapshot, next_of
from cockpit.ui.people.words import (
    heading_of,
    running_words,
    state_words,
    streak_words,
    their_time,
)
from cockpit.ui.widgets.buttons import Button, IconButton, LinkButton, PrimaryButton
from cockpit.ui.widgets.chip import Chip
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.figures import clock, long_day
from cockpit.ui.widgets.form import caps_label
from cockpit.ui.widgets.menu import Entry, Menu
from cockpit.ui.widgets.multiline_field import MultilineField
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_DUE_IN = timedelta(days=7)
_NOTES_HEIGHT = 96


class MeetingPanel(Panel):
    """``wanted(verb)``: start, end, postpone, skip, rest, now, reopen, next. What is typed and
    ticked comes out of its parts: ``points``, ``agenda``, ``decisions``, ``agreed``, …"""

    wanted = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.view: MeetingView | None = None
        self._snapshot: Snapshot | None = None
        self._title = PlainLabel("", "title", wrap=True)
        self._chip, self._state = Chip(""), Chip("")
        self._times = PlainLabel("", "small", "dim", wrap=True)
        self._warning = PlainLabel("", "small", "warn", wrap=True)
        self.start, self.postpone = PrimaryButton(_("Start")), Button(_("Postpone"))
        self.held = Button(_("Held"))
        self.back = LinkButton(_("To the next meeting"))
        self._menu = Menu(self._on_menu, parent=self)
        self.more = IconButton("more", _("More to do with the meeting"))
        self.more.clicked.connect(self._open_menu)
        self.asking = Asking(today)
        self.point_entry, self.action_entry = PointEntry(), ActionEntry(today)
        self.decision = TextField(_("Add a decision"), quiet=False)
        self.decision.setAccessibleName(_("Add a decision"))
        self.notes = MultilineField(_("Only for you, stays on this laptop"), lines=4, quiet=False)
        self.notes.setFixedHeight(_NOTES_HEIGHT)
        self.notes.setAccessibleName(_("Private notes"))
        self.points, self.agenda = LineRows(), LineRows()
        self.decisions, self.agreed = LineRows(), LineRows()
        self._groups: list[QWidget] = []
        self._lay_out()
        self._connect()

    def show_view(
        self,
        snapshot: Snapshot,
        view: MeetingView,
        name: str,
        *,
        writable: bool = True,
    ) -> None:
        """Show a meeting, or that there is none, and what is open between us."""
        before, self.view, self._snapshot = self.view, view, snapshot
        row = view.row
        running = row is not None and row.begun is not None
        if before is None or _key(before) != _key(view):
            self.asking.close_now()
            self.notes.document().setModified(False)
        self._show_head(snapshot, view, name)
        self._show_buttons(snapshot, row, running, writable)
        for rows, lines in (
            (self.points, view.points), (self.agenda, view.agenda),
            (self.decisions, view.decisions), (self.agreed, view.actions),
        ):  # fmt: skip
            rows.show_lines(lines, writable=writable)
        over = row is not None and row.state not in (*WAITING, MeetingState.UNRESOLVED)
        self._groups[0].setVisible(not view.subject.is_company and (bool(view.points) or not over))
        self.point_entry.setVisible(not over)
        self._groups[1].setVisible(bool(view.agenda))
        self._groups[2].setVisible(row is not None)
        self._groups[3].setVisible(row is not None or bool(view.actions))
        self.action_entry.setVisible(row is not None)
        self._groups[4].setVisible(row is not None)
        self.notes.set_value(view.notes)
        person = name if view.subject.person_id is not None else ""
        self.action_entry.offer(view.subject.person_id, person, snapshot.today + _DUE_IN)

    def _show_head(self, snapshot: Snapshot, view: MeetingView, name: str) -> None:
        row = view.row
        self._title.setText(
            _("No meeting with {name} is planned").format(name=name)
            if row is None
            else heading_of(row, snapshot)
        )
        self._chip.setVisible(row is not None)
        self._state.setVisible(row is not None and row.state is not MeetingState.PLANNED)
        if row is not None:
            rows = snapshot.of(view.subject)
            self._chip.show_fact(streak_words(row, rows, snapshot.today), "neutral")
            self._state.show_fact(*state_words(row))
            self._title.set_hint(_exact(row, snapshot))
            if row.begun is not None:
                self._state.show_fact(running_words(row.begun, snapshot.zone), "accent")
                self._state.show()
        self._times.setText(_times(row, snapshot))
        self._times.setVisible(bool(self._times.text()))
        self._warn(snapshot, row)

    def _show_buttons(
        self, snapshot: Snapshot, row: MeetingRow | None, running: bool, writable: bool
    ) -> None:
        waiting = row is not None and row.state in (*WAITING, MeetingState.UNRESOLVED)
        over = row is not None and row.state is MeetingState.UNRESOLVED
        self.start.set_text(_("End") if running else _("Start"))
        self.start.setVisible(waiting and writable and (running or not over))
        self.held.setVisible(waiting and writable and not running)
        self.postpone.setVisible(waiting and writable and not running)
        self.more.setVisible(writable)
        following = next_of(snapshot.of(self.view.subject)) if self.view is not None else None
        other = row is not None and following is not None and row.key != following.key
        self.back.setVisible(other and not running)
        self._offer(row, waiting)

    def _warn(self, snapshot: Snapshot, row: MeetingRow | None) -> None:
        waiting = row is not None and row.state in WAITING
        said = warning_of(snapshot, row, row.at) if row is not None and waiting else ""
        self._warning.setText(said)
        self._warning.setVisible(bool(said))

    @Slot(object)
    def _on_considered(self, to: datetime | None) -> None:
        """Another time is being typed: whose hours would it break?"""
        row, snapshot = self.view.row if self.view is not None else None, self._snapshot
        said = ""
        if to is not None and row is not None and snapshot is not None:
            said = warning_of(snapshot, row, instant(to, snapshot.zone))
        self.asking.warn(said)

    def _offer(self, row: MeetingRow | None, waiting: bool) -> None:
        entries = [Entry(_("Meet now…"), "now", "play")]
        if waiting:
            entries.append(Entry(_("Skip, with a reason…"), "skip", "skip"))
        if row is not None and row.slot is not None:
            entries.append(Entry(_("Pause the rhythm…"), "rest", "hourglass"))
        if row is not None and not waiting:
            entries.append(Entry(_("Take back what was said"), "reopen", "undo"))
        self._menu.show_entries(entries)

    # Building

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        for button in (self.more, self.postpone, self.held, self.start):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        facts = QHBoxLayout()
        facts.setSpacing(8)
        facts.addWidget(self._chip)
        facts.addWidget(self._state)
        facts.addWidget(self._times, 1)
        # The chips stay at the left where there is nothing else to say.
        facts.addStretch(0)
        facts.addWidget(self.back)
        top = QVBoxLayout()
        top.setSpacing(4)
        top.addLayout(head)
        top.addLayout(facts)
        top.addWidget(self._warning)
        self.body.addLayout(top)
        self.body.addWidget(self.asking)
        private = Chip(_("private, stays on this laptop"))
        for title, parts, beside in (
            (_("Talking points"), (self.points, self.point_entry), None),
            (_("Agenda"), (self.agenda,), None),
            (_("Decisions"), (self.decisions, self.decision), None),
            (_("Action items"), (self.agreed, self.action_entry), None),
            (_("Notes"), (self.notes,), private),
        ):
            self._groups.append(_group(title, parts, beside))
            self.body.addWidget(self._groups[-1])
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start)
        self.held.clicked.connect(self._on_held)
        self.postpone.clicked.connect(self._on_postpone)
        self.back.clicked.connect(self._on_back)
        self.asking.considered.connect(self._on_considered)

    @Slot()
    def _on_start(self) -> None:
        self.wanted.emit("start")

    @Slot()
    def _on_held(self) -> None:
        self.wanted.emit("close")

    @Slot()
    def _on_postpone(self) -> None:
        self.wanted.emit("postpone")

    @Slot()
    def _on_back(self) -> None:
        self.wanted.emit("next")

    @Slot()
    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _on_menu(self, key: object) -> None:
        self.wanted.emit(str(key))


def _key(view: MeetingView) -> tuple[object, str]:
    return view.subject, view.row.key if view.row is not None else ""


def _exact(row: MeetingRow, snapshot: Snapshot) -> str:
    begin = row.at.astimezone(snapshot.zone)
    return f"{long_day(begin.date())}, {clock(begin)} {snapshot.zone.key}"


def _times(row: MeetingRow | None, snapshot: Snapshot) -> str:
    """Title, their time, and why it was skipped or moved."""
    if row is None:
        return _("Set a rhythm below, or meet now.")
    parts = [row.title] if row.title != kind_title(row.kind) else []
    zone = snapshot.their_zone(row.person_id)
    if zone is not None:
        parts.append(their_time(row.at, zone, snapshot.zone))
    if row.reason:
        parts.append(row.reason)
    return " · ".join(parts)


def _group(title: str, parts: tuple[QWidget, ...], beside: QWidget | None) -> QWidget:
    box = QWidget()
    keep_height(box)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(caps_label(title))
    if beside is not None:
        head.addWidget(beside)
    head.addStretch(1)
    column.addLayout(head)
    for part in parts:
        column.addWidget(part)
    return box
