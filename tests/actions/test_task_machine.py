"""Random days of a manager: what the panels show is what a plain model says, undo included."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cockpit.actions import tasks
from cockpit.actions.people import add_person
from cockpit.analysis.occurrences import Panel
from cockpit.domain.work_items import Cadence, TaskState
from cockpit.queries.agenda import Agenda, AgendaRow, agenda
from cockpit.storage.schema import prepare
from cockpit.workspace import Workspace
from tests.conftest import Clock

HIDDEN = (TaskState.DROPPED, TaskState.CARRIED)


class TaskDays(RuleBasedStateMachine):
    """Tasks for once and daily steps; ``open`` maps an open task for once to its due day."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "cockpit.db"
        prepare(path)
        self.clock = Clock(datetime(2026, 3, 10, 9, tzinfo=UTC))
        self.workspace = Workspace(path, self.clock)
        self.workspace.do(add_person, "Somebody")
        self.open: dict[int, date] = {}
        self.daily: dict[int, date] = {}
        self.said: dict[tuple[int, date], TaskState] = {}
        self.before: list[tuple[Agenda, dict[int, date], dict[tuple[int, date], TaskState]]] = []

    def teardown(self) -> None:
        self.workspace.close()
        self.folder.cleanup()

    @property
    def today(self) -> date:
        return self.workspace.today()

    def seen(self) -> Agenda:
        return self.workspace.ask(agenda, self.today, self.workspace.zone())

    def rows(self) -> list[AgendaRow]:
        return [row for rows in self.seen().panels.values() for row in rows]

    def remember(self) -> None:
        self.before.append((self.seen(), dict(self.open), dict(self.said)))

    @rule(ahead=st.integers(-3, 40))
    def add(self, ahead: int) -> None:
        due = self.today + timedelta(days=ahead)
        task = self.workspace.do(tasks.add_task, "once", due_on=due)
        self.open[task] = due
        self.before.clear()

    @rule()
    def add_daily(self) -> None:
        day = {"due_on": self.today, "starts_on": self.today}
        self.daily[self.workspace.do(tasks.add_task, "daily", cadence=Cadence.DAILY, **day)] = (
            self.today
        )
        self.before.clear()

    @rule(days=st.integers(1, 9))
    def sleep(self, days: int) -> None:
        self.clock.advance(days=days)
        self.before.clear()

    @precondition(lambda self: any(not row.resolved for row in self.rows()))
    @rule(data=st.data(), verb=st.sampled_from(["done", "drop", "carry", "delegate"]))
    def resolve(self, data: st.DataObject, verb: str) -> None:
        row = data.draw(st.sampled_from([row for row in self.rows() if not row.resolved]))
        self.remember()
        once = row.task.id in self.open
        if verb == "done":
            self.workspace.do(tasks.tick_task, *row.key, True)
        elif verb == "drop":
            self.workspace.do(tasks.drop_task, *row.key)
        elif verb == "delegate":
            self.workspace.do(tasks.delegate_task, *row.key, 1)
        else:
            self.workspace.do(tasks.carry_task, *row.key, self.today + timedelta(days=1))
        if once and verb == "carry":
            self.open[row.task.id] = self.today + timedelta(days=1)
        elif once:
            del self.open[row.task.id]
        else:
            states = {"done": TaskState.DONE, "drop": TaskState.DROPPED,
                      "delegate": TaskState.DELEGATED}  # fmt: skip
            self.said[row.task.id, self.today] = states.get(verb, TaskState.CARRIED)

    @precondition(lambda self: bool(self.before))
    @rule()
    def undo(self) -> None:
        seen, self.open, self.said = self.before.pop()
        assert self.workspace.undo() is not None
        assert self.seen() == seen

    @invariant()
    def every_open_task_is_on_screen_once_and_as_late_as_it_is(self) -> None:
        rows = [row for row in self.rows() if row.task.id in self.open]
        assert sorted(row.task.id for row in rows) == sorted(self.open)
        for row in rows:
            due = self.open[row.task.id]
            assert row.seen.late_days == max(0, (self.today - due).days)
            assert (row.seen.panel == Panel.TODAY) == (due <= self.today)

    @invariant()
    def daily_steps_are_there_unless_said_otherwise_today(self) -> None:
        shown = {row.task.id: row.seen.state for row in self.rows() if row.task.id in self.daily}
        for task in self.daily:
            said = self.said.get((task, self.today), TaskState.OPEN)
            assert shown.get(task) == (None if said in HIDDEN else said)

    @invariant()
    def no_line_is_shown_twice_and_the_count_is_that_of_the_lines(self) -> None:
        seen = self.seen()
        keys = [row.key for rows in seen.panels.values() for row in rows]
        assert len(keys) == len(set(keys))
        for panel, rows in seen.panels.items():
            assert seen.share(panel) == (sum(row.resolved for row in rows), len(rows))


TestTaskDays = TaskDays.TestCase
TestTaskDays.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
