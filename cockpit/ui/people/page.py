"""The people page: everybody with their next meeting, the talk, and how the rhythm is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent

from cockpit.domain.meetings import MeetingKind, MeetingState
from cockpit.domain.period import Period, Unit, this
from cockpit.domain.plan import COMPANY, Subject
from cockpit.queries.meeting_record import record_of
from cockpit.queries.meetings import MeetingRow
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.people.asking import Ask, next_free
from cockpit.ui.people.cadence_desk import CadenceDesk
from cockpit.ui.people.figure_desk import FigureDesk
from cockpit.ui.people.filling import figures_of, first_choice, list_lines, name_of, told
from cockpit.ui.people.key_figures import FiguresQuestion, KeyFigures
from cockpit.ui.people.meeting_view import deals_between, view_of
from cockpit.ui.people.panels import PeoplePanels
from cockpit.ui.people.record_panel import coaching_lines, kept_lines
from cockpit.ui.people.snapshot import Snapshot, next_of, take_snapshot, unresolved, whose
from cockpit.ui.people.talk_desk import TalkDesk
from cockpit.ui.people.verbs import PeopleVerbs, elapsed
from cockpit.ui.widgets.figures import day
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.domain.changes import Changes
    from cockpit.ui.background import Background
    from cockpit.ui.change_relay import ChangeRelay
    from cockpit.ui.shell.context import Context

_KINDS = (
    "meeting", "meeting_cadence", "talking_point", "decision", "action_item", "working_hours",
    "person", "team", "membership", "task", "setting", "day",
)  # fmt: skip


class PeoplePage(PeoplePanels):
    """``opened(kind, id)`` asks for a deal; ``figure_opened(key, subject, period)`` for the rows
    of a figure; ``deals_wanted(subject)`` for their deals on the board, ``asked(page)`` for
    another page."""

    opened = Signal(str, int)
    figure_opened = Signal(str, object, object)
    deals_wanted = Signal(object)
    heading_changed = Signal(str, str)
    refused = Signal(str)
    said = Signal(str)

    def __init__(
        self, context: Context, relay: ChangeRelay, background: Background | None = None
    ) -> None:
        super().__init__(context.workspace.today)
        self._context = context
        self._live = LiveFacts(context, background, self)
        self.verbs = PeopleVerbs(context, self)
        self.figure_desk = FigureDesk(self._live, background, self)
        self.cadence_desk = CadenceDesk(self.cadences, self.verbs, self)
        self.talk_desk = TalkDesk(self.meeting, self.verbs, self)
        self.snapshot: Snapshot | None = None
        self.subject = COMPANY
        self._shown_key = ""
        self._attained: dict[Subject, float] = {}
        self._gone = 0.0
        self._stale, self._chosen = True, False
        self._connect(relay)

    def heading(self) -> tuple[str, str]:
        """Title and line of the header."""
        if self.snapshot is None:
            return _("People"), ""
        n = len(self.snapshot.people)
        words = n_("{n} person", "{n} people", n)
        lines = list_lines(self.snapshot, {}, 0.0)
        waiting = sum(line.color == "warn" for line in lines)
        if waiting:
            need = n_("{n} needs attention", "{n} need attention", waiting)
            words = f"{words} · {need}"
        return _("People"), words

    # Asking and showing

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again when something changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask everything again; a hidden page waits until it is seen."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._look()

    def _look(self) -> None:
        snapshot = self.snapshot = take_snapshot(self._context.workspace, self._context.scope)
        self._stale = False
        self.show_anybody(bool(snapshot.people) or bool(snapshot.cadences))
        known = self.subject in snapshot.subjects()
        if not known or not self._chosen:
            self.subject, self._shown_key = first_choice(snapshot), ""
            self._chosen = bool(snapshot.people)
        self.list.blockSignals(True)
        self.list.people.set_lines(list_lines(snapshot, self._attained, self._gone))
        self.list.choose(self.subject)
        self.list.blockSignals(False)
        self._show()
        self.heading_changed.emit(*self.heading())

    def _show(self) -> None:
        """Everything about the chosen one."""
        snapshot, subject = self.snapshot, self.subject
        assert snapshot is not None
        workspace, writable = self._context.workspace, self._context.as_of is None
        name, rows, row = name_of(snapshot, subject), snapshot.of(subject), self.current()
        self.meeting.show_view(
            snapshot, view_of(workspace, snapshot, subject, row), name, writable=writable
        )
        self.meeting.point_entry.offer(deals_between(workspace, subject))
        others = [one for one in unresolved(rows) if row is None or one.key != row.key]
        self.waiting.show_waiting(snapshot, others, writable=writable)
        self.history.show_history(snapshot, told(workspace, snapshot, rows))
        self.cadence_desk.show(snapshot, subject, name, writable=writable)
        self.record.show_record(
            kept_lines(snapshot, subject), coaching_lines(snapshot, subject, self._quarter())
        )
        self.hours.setVisible(subject.person_id is not None)
        if subject.person_id is not None:
            self.hours.show_person(snapshot, subject.person_id, writable=writable)
        self._ask_figures()

    def _ask_figures(self) -> None:
        snapshot = self.snapshot
        assert snapshot is not None
        subject = figures_of(snapshot, self.subject)
        person = next((one for one in snapshot.people if one.id == subject.person_id), None)
        beside = COMPANY if subject.team_id is not None else None
        if person is not None and person.team_id is not None:
            beside = Subject(team_id=person.team_id)
        kind = MeetingKind.ONE_ON_ONE
        talks = [row for row in snapshot.of(self.subject) if row.kind is kind]
        since = record_of(talks, snapshot.today).last_held
        self.figure_desk.ask(
            FiguresQuestion(subject, beside, self._quarter(), snapshot.today, since)
        )

    def _zone(self) -> ZoneInfo:
        return self.snapshot.zone if self.snapshot is not None else self._context.workspace.here()

    def _quarter(self) -> Period:
        workspace = self._context.workspace
        start = workspace.preferences().fiscal_start_month
        return this(Unit.QUARTER, workspace.today(), start)

    def current(self) -> MeetingRow | None:
        """The meeting that is shown: the one looked at, a running one, or the next."""
        if self.snapshot is None:
            return None
        rows = self.snapshot.of(self.subject)
        by_key = {row.key: row for row in rows}
        if self._shown_key in by_key:
            return by_key[self._shown_key]
        return next_of(rows)

    @Slot(object, object, float)
    def _on_figures(self, found: KeyFigures, attained: dict[Subject, float], gone: float) -> None:
        since = found.question.since
        title = _("This quarter")
        if since is not None and self.snapshot is not None:
            title = _("Since your last one-on-one, {day}").format(
                day=day(since, self.snapshot.today)
            )
        team = found.question.subject
        name = ""
        if self.snapshot is not None and team != self.subject:
            name = name_of(self.snapshot, team)
        self.figures.show_figures(found, title, name)
        if (attained, gone) != (self._attained, self._gone) and self.snapshot is not None:
            self._attained, self._gone = attained, gone
            self.list.people.set_lines(list_lines(self.snapshot, attained, gone))

    # What is looked at

    def show_thing(self, kind: str, row_id: int) -> None:
        """Look at a person, a rhythm's next or waiting meeting, or a meeting."""
        if self.snapshot is None or self._stale:
            self._look()
        wanted, key = self._place_of(kind, row_id)
        if wanted is None:
            return
        if self.snapshot is not None and wanted not in self.snapshot.subjects():
            self._context.set_scope("all")
            self._look()
        self.look_at(wanted, key)

    def look_at(self, subject: Subject, key: str = "") -> None:
        """Look at somebody, and perhaps at one of their meetings."""
        self.subject, self._shown_key, self._chosen = subject, key, True
        self.list.blockSignals(True)
        self.list.choose(subject)
        self.list.blockSignals(False)
        self._show()
        self.scroll_to_meeting()

    def _place_of(self, kind: str, row_id: int) -> tuple[Subject | None, str]:
        if kind == "person":
            return Subject(row_id), ""
        assert self.snapshot is not None
        rows = self.snapshot.rows
        if kind == "meeting":
            mine = [row for row in rows if row.id == row_id]
        else:
            mine = [row for row in rows if row.slot and row.slot.cadence_id == row_id]
        over = [row for row in mine if row.state is MeetingState.UNRESOLVED]
        coming = next_of(mine)
        today = coming is not None and coming.local.date() == self.snapshot.today
        row = coming if today or not over else over[-1]
        row = row or (mine[-1] if mine else None)
        return (whose(row), row.key) if row is not None else (None, "")

    @Slot(object)
    def _on_chosen(self, subject: Subject) -> None:
        if self.snapshot is not None and subject != self.subject:
            self.subject, self._shown_key, self._chosen = subject, "", True
            self._show()
            self.scroll_to_meeting()

    @Slot(str)
    def _on_looked_at(self, key: str) -> None:
        self.look_at(self.subject, key)

    # What is done

    @Slot()
    def begin_point(self) -> None:
        """Type a talking point for whoever is chosen."""
        self._shown_key = ""
        self._show()
        self.meeting.point_entry.begin()

    @Slot()
    def begin_now(self) -> None:
        """Ask what kind of meeting begins now."""
        self._on_wanted(Ask.NOW)

    @Slot()
    def begin_rhythm(self) -> None:
        """A new rhythm with whoever is chosen."""
        self.cadences.begin()

    @Slot(str)
    def _on_wanted(self, verb: str) -> None:
        row = self.current()
        if verb == "next":
            self.look_at(self.subject)
        elif verb == "reopen" and row is not None:
            self.verbs.reopen(row)
        elif verb == "start" and row is not None:
            self._start_or_end(row)
        elif verb in tuple(Ask):
            self._ask(Ask(verb), row)

    def _start_or_end(self, row: MeetingRow) -> None:
        if row.begun is not None:
            self._ask(Ask.CLOSE, row)
            return
        self._shown_key = row.key
        self.verbs.begin(row)
        self.refresh()

    def _ask(self, ask: Ask, row: MeetingRow | None) -> None:
        if self._context.as_of is not None or (row is None and ask is not Ask.NOW):
            return
        likely: dict[str, Any] = {}
        workspace = self._context.workspace
        if ask is Ask.POSTPONE and row is not None:
            usual = row.at.astimezone(self._zone())
            begin = max(row.at, workspace.now()).astimezone(self._zone())
            likely = next_free(begin.replace(hour=usual.hour, minute=usual.minute))
        elif ask is Ask.CLOSE and row is not None:
            begun = row.begun
            spent = row.minutes if begun is None else elapsed(begun, workspace.now())
            view = self.meeting.view
            likely = {"minutes": spent, "decided": view is not None and bool(view.decisions)}
        elif ask is Ask.REST:
            likely = {"day": workspace.today()}
        elif ask is Ask.NOW and self.subject.person_id is None:
            likely = {"kind": MeetingKind.TEAM_MEETING}
        self.meeting.asking.ask(ask, likely)

    @Slot(str, object)
    def _on_answered(self, which: str, values: dict[str, Any]) -> None:
        ask, row = Ask(which), self.current()
        if ask is Ask.NOW:
            self._meet_now(values["kind"])
        elif row is not None:
            refuse = self.meeting.asking.refuse
            done = self.verbs.answer(ask, row, values, self._zone(), refuse)
            if done is None:
                return
            self._shown_key = f"m{done}" if ask is Ask.POSTPONE else ""
        self.meeting.asking.close_now()
        self.refresh()

    def _meet_now(self, kind: object) -> None:
        if self.snapshot is None:
            return
        name = name_of(self.snapshot, self.subject)
        meeting_id = self.verbs.meet_now(self.subject, MeetingKind(str(kind)), name)
        if meeting_id is not None:
            self._shown_key = f"m{meeting_id}"

    @Slot(str, str)
    def _on_resolved(self, key: str, verb: str) -> None:
        self.look_at(self.subject, key)
        self._ask(Ask(verb), self.current())

    # What leads elsewhere

    @Slot(int)
    def _on_deal(self, deal_id: int) -> None:
        self.opened.emit("deal", deal_id)

    @Slot(str)
    def _on_figure(self, key: str) -> None:
        if self.snapshot is not None:
            subject = figures_of(self.snapshot, self.subject)
            self.figure_opened.emit(key, subject, self._quarter())

    @Slot()
    def show_deals(self) -> None:
        """The board of whoever is chosen; a manager's is that of the team."""
        if self.snapshot is not None:
            self.deals_wanted.emit(figures_of(self.snapshot, self.subject))

    @Slot(str, str, str)
    def _on_hours(self, zone: str, begins: str, ends: str) -> None:
        if self.subject.person_id is not None:
            fields = (zone, begins, ends)
            self.verbs.set_hours(self.subject.person_id, fields, self.hours.refuse)

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.bulk or changes.deal_ids or changes.touches(*_KINDS):
            self.refresh()

    @Slot()
    def _on_entered(self) -> None:
        self.meeting.point_entry.begin()

    def _connect(self, relay: ChangeRelay) -> None:
        meeting = self.meeting
        for signal, slot in (
            (self.list.chosen, self._on_chosen), (self.list.entered, self._on_entered),
            (meeting.wanted, self._on_wanted), (meeting.asking.answered, self._on_answered),
            (meeting.points.opened, self._on_deal),
            (self.history.looked_at, self._on_looked_at),
            (self.waiting.resolved, self._on_resolved), (self.hours.wanted, self._on_hours),
            (self.figures.opened, self._on_figure),
            (self.figures.deals_wanted, self.show_deals),
            (self.figure_desk.answered, self._on_figures),
            (self.verbs.said, self.said), (self.verbs.refused, self.refused),
            (self._context.scope_changed, self.refresh),
            (self._context.workspace_changed, self.refresh),
            (relay.committed, self._on_committed),
        ):  # fmt: skip
            signal.connect(slot)
