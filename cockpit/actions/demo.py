"""Filling an empty folder with a team that was made up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from cockpit.actions.demo_calendar import make_calendar
from cockpit.actions.demo_days import make_days
from cockpit.actions.demo_meetings import make_meetings
from cockpit.actions.demo_plans import make_plans
from cockpit.actions.preferences import set_preference
from cockpit.actions.starting import set_up, starting_plan
from cockpit.actions.tasks import rhythm_of
from cockpit.analysis.recurrence import due_days, period_of
from cockpit.analysis.simulated_team import HEAD, Rows
from cockpit.domain.deal import Deal, Outcome
from cockpit.domain.people import Person, Role
from cockpit.domain.period import Period
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Cadence, Task, TaskOccurrence, TaskState
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

Progress = Callable[[int, int], None]
# For so long the manager has kept the starting plan.
DAYS_OF_PLAN = 42


def fill_with(work: Work, tables: Sequence[Rows], progress: Progress | None = None) -> None:
    """Insert the tables in their order, tick off the past weeks' plan and add a few tasks.

    ``progress`` is told how many rows are written and how many there are.
    """
    if work.first(Person) is not None:
        raise Refused(_("The demo is made in a folder of its own, and this one is in use."))
    if work.first(Task) is None:
        set_up(work)
    total, written = sum(rows.count for rows in tables), 0
    for rows in tables:
        work.insert_many(rows.kind, rows.columns, rows.count)
        written += rows.count
        if progress is not None:
            progress(written, total)
    set_preference(work, "me", HEAD)
    set_preference(work, "demo", True)
    make_plans(work)
    _look_back(work)
    _own_tasks(work)
    make_meetings(work)
    make_calendar(work)
    make_days(work)
    work.label = _("made up a team")


def _look_back(work: Work) -> None:
    """Let the plan begin weeks ago: mostly done, sometimes skipped or carried on."""
    begin = work.today - timedelta(days=DAYS_OF_PLAN)
    plan = work.find(Task, "position", from_plan=True)
    for task, earlier in zip(plan, starting_plan(begin), strict=True):
        task.due_on, task.starts_on = earlier.due_on, begin
        for turn, due in enumerate(due_days(rhythm_of(task), Period(begin, work.today))):
            spot = (turn * 7 + task.position * 5) % 20
            state = {3: TaskState.DROPPED, 11: TaskState.CARRIED}.get(spot, TaskState.DONE)
            first = period_of(task.cadence, due).start
            work.add(TaskOccurrence(task.id, first, state, _evening(due)))


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(17), UTC)


def _own_tasks(work: Work) -> None:
    """What else is on the desk: due, late, done, and handed on."""
    open_deals = work.find(Deal, "id", outcome=Outcome.OPEN)
    deals = sorted(open_deals, key=lambda deal: (-(deal.amount or 0), deal.id))
    people = [one for one in work.find(Person, role=Role.REP) if one.left_on is None]
    steps = work.find(Task, "position", cadence=Cadence.DAILY)
    for number, (title, days, at, state) in enumerate(_desk()):
        task = Task(title, due_on=work.today + timedelta(days=days), due_time=at, state=state)
        # Behind the plan's step that comes before it in the day.
        task.position = max((s.position for s in steps if s.due_time <= at), default=0)
        if "{deal}" in title and deals:
            deal = deals[number % len(deals)]
            task.title, task.deal_id = title.format(deal=deal.name), deal.id
        if "{person}" in title:
            person = people[number % len(people)]
            task.title, task.person_id = title.format(person=person.name), person.id
        if state == TaskState.DELEGATED:
            task.delegated_to = people[0].id
        work.add(task)
        if state != TaskState.OPEN:
            said = work.today + timedelta(days=min(days, -1))
            work.add(TaskOccurrence(task.id, said, state, _evening(said), task.delegated_to))


def _desk() -> list[tuple[str, int, str, TaskState]]:
    """Title, days from today, time and state."""
    todo, done = TaskState.OPEN, TaskState.DONE
    return [
        (_("Approve the discount for {deal}"), 0, "15:00", todo),
        (_("Read the contract of {deal}"), -1, "", todo),
        (_("Call the sponsor of {deal}"), 2, "", todo),
        (_("Bring in our finance lead for {deal}"), 5, "", todo),
        (_("Plan a reference visit for {deal}"), 12, "", todo),
        (_("Settle the price of {deal}"), -1, "", done),
        (_("Prepare the ride-along with {person}"), 1, "", todo),
        (_("Ask {person} about the quiet accounts"), 0, "16:30", todo),
        (_("Thank {person} for the win"), -2, "", done),
        (_("Check the notes of {person}"), 0, "", TaskState.DELEGATED),
        (_("Book a room for the quarter's review"), 9, "", todo),
    ]
