"""Whatever is said of meetings in whatever order: none is lost or doubled, no talking point goes
away by itself, and the record is what a plain list of days gives."""

from __future__ import annotations

import shutil
import tempfile
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cockpit.actions.cadences import set_cadence
from cockpit.actions.meetings import (
    add_point,
    begin_meeting,
    cancel_meeting,
    hold_meeting,
    postpone_meeting,
    reopen_meeting,
    settle_point,
    skip_meeting,
)
from cockpit.domain.meetings import MeetingCadence, MeetingKind, MeetingState, PointState
from cockpit.domain.people import Membership, Person, Team
from cockpit.domain.period import Period
from cockpit.queries.meeting_record import coaching_minutes, record_of
from cockpit.queries.meetings import MeetingRow, meetings_between
from cockpit.queries.talking import points_of
from cockpit.storage.schema import prepare
from cockpit.storage.work import Work
from cockpit.workspace import Workspace

MADRID = ZoneInfo("Europe/Madrid")
# A Monday six weeks before the clocks of Madrid change.
BEGIN = date(2026, 2, 16)
WEEKS = 12
ALL = Period(BEGIN - timedelta(days=7), BEGIN + timedelta(weeks=WEEKS))
_S = MeetingState
picks = st.integers(0, 10_000)


@dataclass
class Said:
    """What was said of one meeting."""

    state: MeetingState = _S.PLANNED
    excused: bool = False
    minutes: int = 30
    local: datetime | None = None
    begun: datetime | None = None


@dataclass
class Model:
    """The same rhythm as plain lists: meetings by person and Monday, points by id."""

    joined: dict[int, date] = field(default_factory=dict)
    left: dict[int, date] = field(default_factory=dict)
    said: dict[tuple[int, date], Said] = field(default_factory=dict)
    points: dict[int, tuple[int, datetime, int, PointState]] = field(default_factory=dict)

    def mondays(self, person: int) -> list[date]:
        days = [BEGIN + timedelta(weeks=week) for week in range(WEEKS)]
        end = self.left.get(person, date.max)
        return [day for day in days if self.joined[person] <= day < end]

    def planned_at(self, person: int, monday: date) -> datetime:
        """One after the other, in the order in which they came."""
        place = sorted(self.joined, key=lambda one: (self.joined[one], one)).index(person)
        return datetime.combine(monday, datetime.min.time()) + timedelta(
            minutes=14 * 60 + 30 * place
        )


class Rhythm(RuleBasedStateMachine):
    """A team of people who come and go, each met every Monday."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        path = self.folder / "cockpit.db"
        prepare(path)
        self.now = datetime(2026, 2, 14, 9, tzinfo=UTC)
        self.workspace = Workspace(path, lambda: self.now, local_zone="Europe/Madrid")
        self.model, self.before = Model(), list[Model]()
        self.workspace.tend(self._found)
        self._hire()

    @staticmethod
    def _found(work: Work) -> None:
        team = Team("North")
        work.add(team)
        weekly = MeetingCadence(
            MeetingKind.COACHING, "Coaching", BEGIN, "FREQ=WEEKLY;BYDAY=MO", "14:00",
            team_id=team.id, each=True, zone="Europe/Madrid", agenda=["How are you"],
        )  # fmt: skip
        set_cadence(work, weekly)

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.workspace.close()
            shutil.rmtree(self.folder)

    # What happens

    def _today(self) -> date:
        return self.now.astimezone(MADRID).date()

    def _hire(self) -> None:
        def hire(work: Work) -> int:
            who = Person("Somebody")
            work.add(who)
            work.add(Membership(who.id, 1, from_on=self._today()))
            return who.id

        self.model.joined[self.workspace.tend(hire)] = self._today()
        self.before.clear()

    @precondition(lambda self: len(self.model.joined) < 4)
    @rule()
    def somebody_comes(self) -> None:
        self._hire()

    @rule(pick=picks)
    def somebody_leaves(self, pick: int) -> None:
        there = [one for one in self.model.joined if one not in self.model.left]
        if len(there) < 2:
            return
        person = there[pick % len(there)]

        def leave(work: Work) -> None:
            for stay in work.find(Membership, person_id=person):
                stay.to_on = self._today()

        if self.model.joined[person] < self._today():
            self.workspace.tend(leave)
            self.model.left[person] = self._today()
            self.before.clear()

    @rule(days=st.integers(1, 12))
    def time_goes_by(self, days: int) -> None:
        if self._today() + timedelta(days=days) < ALL.end - timedelta(days=7):
            self.now += timedelta(days=days, hours=3)

    @rule(pick=picks, what=st.sampled_from(("hold", "skip", "cancel", "move", "begin", "reopen")),
          minutes=st.integers(5, 90), excused=st.booleans())  # fmt: skip
    def something_is_said(self, pick: int, what: str, minutes: int, excused: bool) -> None:
        slots = [(one, day) for one in self.model.joined for day in self.model.mondays(one)]
        if not slots:
            return
        key = slots[pick % len(slots)]
        row = self._row(key)
        where = row.id or row.slot
        assert where is not None
        said = self.model.said.get(key, Said())
        if what in ("move", "begin") and said.state not in (_S.PLANNED, _S.RESCHEDULED):
            return
        before, step = deepcopy(self.model), self.workspace.position
        said = self.model.said.setdefault(key, Said())
        if what == "hold":
            self.workspace.do(hold_meeting, where, minutes)
            if said.state is not _S.HELD:
                self._carry(key[0], 1)
            said.state, said.excused, said.minutes = _S.HELD, False, minutes
            said.begun = self.now
        elif what == "skip":
            self.workspace.do(skip_meeting, where, "A customer called", excused)
            said.state, said.excused, said.begun = _S.SKIPPED, excused, None
        elif what == "cancel":
            self.workspace.do(cancel_meeting, where, "Holiday")
            said.state, said.excused, said.begun = _S.CANCELLED, True, None
        elif what == "begin":
            self.workspace.do(begin_meeting, where)
            said.begun = self.now
        elif what == "move":
            to = self.model.planned_at(*key) + timedelta(days=1, minutes=minutes)
            self.workspace.do(postpone_meeting, where, to)
            said.state, said.local, said.begun = _S.RESCHEDULED, to, None
        else:
            if said.state is _S.HELD:
                self._carry(key[0], -1, said.begun)
            self.workspace.do(reopen_meeting, where)
            said.state = _S.RESCHEDULED if said.local else _S.PLANNED
            said.excused, said.begun = False, None
        self._remember(before, step)

    def _remember(self, before: Model, step: int) -> None:
        """What said nothing new is no step to undo."""
        if self.workspace.position != step:
            self.before.append(before)

    def _carry(self, person: int, by: int, until: datetime | None = None) -> None:
        for id, (whose, added, carried, state) in self.model.points.items():
            mine = whose == person and state in (PointState.OPEN, PointState.CARRIED)
            if mine and (until is None or added <= until) and carried + by >= 0:
                now = PointState.CARRIED if carried + by else PointState.OPEN
                self.model.points[id] = whose, added, carried + by, now

    @rule(pick=picks)
    def something_is_to_be_talked_about(self, pick: int) -> None:
        people = list(self.model.joined)
        person = people[pick % len(people)]
        before, step = deepcopy(self.model), self.workspace.position
        id = self.workspace.do(add_point, f"Point {len(self.model.points)}", person_id=person)
        self.model.points[id] = person, self.now, 0, PointState.OPEN
        self._remember(before, step)

    @rule(pick=picks, state=st.sampled_from((PointState.DONE, PointState.DROPPED)))
    def a_point_is_settled(self, pick: int, state: PointState) -> None:
        if not self.model.points:
            return
        id = list(self.model.points)[pick % len(self.model.points)]
        whose, added, carried, _state = self.model.points[id]
        before, step = deepcopy(self.model), self.workspace.position
        self.workspace.do(settle_point, id, state)
        self.model.points[id] = whose, added, carried, state
        self._remember(before, step)

    @precondition(lambda self: self.before)
    @rule()
    def it_is_undone(self) -> None:
        self.workspace.undo()
        self.model = self.before.pop()

    # What holds

    def _rows(self) -> list[MeetingRow]:
        return list(self.workspace.ask(meetings_between, ALL, MADRID, MADRID, self.now))

    def _row(self, key: tuple[int, date]) -> MeetingRow:
        return next(row for row in self._rows() if _key(row) == key)

    @invariant()
    def every_meeting_is_there_once_and_says_what_was_said(self) -> None:
        rows = {_key(row): row for row in self._rows()}
        assert len(rows) == len(self._rows())
        wanted = {(one, day) for one in self.model.joined for day in self.model.mondays(one)}
        # What was said of a meeting stays when somebody leaves.
        stays = {key for key, said in self.model.said.items() if said.state is not _S.PLANNED}
        assert rows.keys() == wanted | stays
        for key, row in rows.items():
            said = self.model.said.get(key, Said())
            assert row.local == (said.local or self.model.planned_at(*key))
            running = (
                said.begun is not None
                and said.state in (_S.PLANNED, _S.RESCHEDULED)
                and self.now - said.begun < timedelta(hours=12)
            )
            assert row.begun == (said.begun if running else None)
            over = row.at + timedelta(minutes=said.minutes) <= self.now
            waits = said.state in (_S.PLANNED, _S.RESCHEDULED)
            state = _S.UNRESOLVED if waits and over and not running else said.state
            assert (row.state, row.excused, row.minutes) == (state, said.excused, said.minutes)

    @invariant()
    def the_record_is_what_a_list_of_days_gives(self) -> None:
        rows = self._rows()
        today = self._today()
        for person in self.model.joined:
            mine = [row for row in rows if row.person_id == person]
            planned = held = streak = minutes = 0
            days = []
            for row in mine:
                said = self.model.said.get(_key(row), Said())
                if said.state is _S.HELD:
                    planned, held, streak = planned + 1, held + 1, streak + 1
                    minutes += said.minutes
                    assert said.begun is not None
                    # Held before its day, it was held then.
                    days.append(min(row.local.date(), said.begun.astimezone(MADRID).date()))
                elif row.state is _S.UNRESOLVED or (said.state is _S.SKIPPED and not said.excused):
                    planned, streak = planned + 1, 0
            gaps = [b - a for a, b in zip(sorted(days), [*sorted(days)[1:], today], strict=False)]
            record = record_of(mine, today)
            assert (record.planned, record.held, record.streak) == (planned, held, streak)
            assert (record.gap or 0) == max([0, *(gap.days for gap in gaps)])
            assert coaching_minutes(mine, ALL).get(person, 0) == minutes

    @invariant()
    def no_point_is_lost(self) -> None:
        for person in self.model.joined:
            mine = {id: one for id, one in self.model.points.items() if one[0] == person}
            found = [
                *self.workspace.ask(points_of, person, None),
                *self.workspace.ask(points_of, person, None, settled=True),
            ]
            assert {(one.id, one.carried, one.state) for one in found} == {
                (id, carried, state) for id, (_who, _at, carried, state) in mine.items()
            }
            assert len(found) == len(mine)


def _key(row: MeetingRow) -> tuple[int, date]:
    assert row.slot is not None
    assert row.slot.person_id is not None
    return row.slot.person_id, date.fromisoformat(row.slot.nominal[:10])


TestRhythm = Rhythm.TestCase
TestRhythm.settings = settings(max_examples=10, stateful_step_count=15)
