"""What the people page does: each a step that can be undone, each refusal said where it helps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from cockpit.actions import cadences, meetings
from cockpit.actions.tasks import tick_task
from cockpit.actions.working_hours import set_working_hours
from cockpit.analysis.meeting_words import kind_title
from cockpit.analysis.wall_time import instant
from cockpit.domain.meetings import MeetingCadence, MeetingKind, PointState
from cockpit.domain.plan import Subject
from cockpit.domain.refusal import Refused
from cockpit.queries.meetings import MeetingRow
from cockpit.ui.people.asking import Ask
from cockpit.ui.shell.context import Context
from cockpit.wording import _

Refuse = Callable[[str], object]


def where_of(row: MeetingRow) -> meetings.Where:
    """How actions name a meeting."""
    return row.id if row.id or row.slot is None else row.slot


class PeopleVerbs(QObject):
    """``said(sentence)`` can be taken back; ``refused`` carries why not."""

    refused = Signal(str)
    said = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    # A meeting

    def answer(
        self, ask: Ask, row: MeetingRow, values: dict[str, Any], zone: ZoneInfo, refuse: Refuse
    ) -> object:
        """Do what was asked of a meeting, times typed in ``zone``; gives its id, None when it was
        refused."""
        where, title = where_of(row), row.title
        if ask is Ask.POSTPONE:
            there = instant(values["to"], zone).astimezone(row.zone).replace(tzinfo=None)
            said = _("Moved {title}").format(title=title)
            return self._do(meetings.postpone_meeting, where, there, values["reason"],
                            said=said, refuse=refuse)  # fmt: skip
        if ask is Ask.SKIP:
            said = _("Skipped {title}").format(title=title)
            return self._do(meetings.skip_meeting, where, values["reason"], values["excused"],
                            said=said, refuse=refuse)  # fmt: skip
        if ask is Ask.REST and row.slot is not None:
            said = _("Paused {title}").format(title=title)
            return self._do(cadences.rest_cadence, row.slot.cadence_id, values["from_on"],
                            values["to_on"], values["reason"], said=said, refuse=refuse,
                            otherwise=True)  # fmt: skip
        said = _("Held {title}").format(title=title)
        return self._do(meetings.close_meeting, where, values["minutes"], values["decision"],
                        said=said, refuse=refuse)  # fmt: skip

    def begin(self, row: MeetingRow) -> object:
        """It runs from now on; gives its id, None when it was refused."""
        return self._do(meetings.begin_meeting, where_of(row))

    def meet_now(self, subject: Subject, kind: MeetingKind, name: str) -> int | None:
        """Begin a meeting that nobody planned; gives its id."""
        workspace = self._context.workspace
        zone = workspace.zone()
        local = workspace.now().astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
        title = _("{kind} with {name}").format(kind=kind_title(kind), name=name)
        spot = meetings.OnTheSpot(
            kind, title, local, zone.key, person_id=subject.person_id, team_id=subject.team_id
        )
        found = self._do(meetings.meet_now, spot)
        return found if isinstance(found, int) else None

    def reopen(self, row: MeetingRow) -> None:
        """Nothing was said of it after all."""
        said = _("Opened {title} again").format(title=row.title)
        self._do(meetings.reopen_meeting, where_of(row), said=said)

    def write_notes(self, row: MeetingRow, text: str) -> None:
        """Keep the private notes."""
        self._do(meetings.write_notes, where_of(row), text)

    def tick_agenda(self, row: MeetingRow, place: int, done: bool) -> None:
        """Tick a line of the agenda."""
        self._do(meetings.tick_agenda, where_of(row), place, done)

    def decide(self, row: MeetingRow, text: str) -> None:
        """Keep a decision."""
        self._do(meetings.decide, where_of(row), text)

    def undecide(self, decision_id: int) -> None:
        """Take a decision back."""
        self._do(meetings.undecide, decision_id, said=_("Took the decision back"))

    def agree(self, row: MeetingRow, text: str, person_id: int | None, by: date) -> None:
        """Keep who does what by when."""
        self._do(meetings.agree_action, where_of(row), text, by, person_id)

    def tick_action(self, task_id: int, done: bool) -> None:
        """The task of an action item is done, or open again."""
        self._do(tick_task, task_id, None, done)

    # Talking points

    def add_point(self, subject: Subject, text: str, theirs: bool, deal_id: int) -> None:
        """Something to talk about."""
        self._do(
            meetings.add_point, text, theirs=theirs, deal_id=deal_id or None,
            person_id=subject.person_id, team_id=subject.team_id,
        )  # fmt: skip

    def settle(self, point_id: int, state: PointState, row: MeetingRow | None) -> None:
        """A point was talked about, dropped, or is open again."""
        where = where_of(row) if row is not None else None
        said = _("Dropped the point") if state is PointState.DROPPED else ""
        self._do(meetings.settle_point, point_id, state, where, said=said)

    # Rhythms

    def set_cadence(self, cadence: MeetingCadence, refuse: Refuse) -> object:
        """Begin a rhythm."""
        said = _("Planned {title}").format(title=cadence.title)
        return self._do(cadences.set_cadence, cadence, said=said, refuse=refuse)

    def change_cadence(
        self, cadence_id: int, from_on: date, fields: dict[str, Any], refuse: Refuse
    ) -> object:
        """Change one from a day on."""
        said = _("Changed the rhythm")
        return self._do(cadences.change_cadence, cadence_id, from_on, said=said, refuse=refuse,
                        **fields)  # fmt: skip

    def end_cadence(self, cadence: MeetingCadence, last_on: date) -> None:
        """No more of it after a day."""
        said = _("Ended {title}").format(title=cadence.title)
        self._do(cadences.end_cadence, cadence.id, last_on, said=said)

    def resume_cadence(self, cadence_id: int, from_on: date) -> None:
        """Meet again."""
        self._do(cadences.resume_cadence, cadence_id, from_on, said=_("The rhythm goes on"))

    def set_hours(self, person_id: int, fields: tuple[str, str, str], refuse: Refuse) -> None:
        """Where and when somebody works."""
        self._do(set_working_hours, person_id, *fields, refuse=refuse)

    def _do(
        self,
        action: Callable[..., object],
        *arguments: object,
        said: str = "",
        refuse: Refuse | None = None,
        otherwise: object = None,
        **fields: Any,
    ) -> object:
        """The action's answer, or ``otherwise`` where it has none; None when refused."""
        try:
            found = self._context.workspace.do(action, *arguments, **fields)
        except Refused as no:
            (refuse or self.refused.emit)(str(no))
            return None
        if said:
            self.said.emit(said)
        return otherwise if found is None else found


def elapsed(since: datetime, now: datetime) -> int:
    """Whole minutes, at least one."""
    return max(1, round((now - since).total_seconds() / 60))
