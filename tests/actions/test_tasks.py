"""Tasks over the days: done, carried, dropped, delegated, late, and all of it undone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from cockpit.actions import tasks
from cockpit.actions.day import lay_task
from cockpit.actions.deals import open_deal
from cockpit.analysis.occurrences import Panel
from cockpit.catalog.task_subtitles import SUBTITLES, TITLES
from cockpit.domain.people import Person
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Cadence, TaskState
from cockpit.queries.agenda import Agenda, AgendaRow, agenda, named, one_task, plan
from cockpit.queries.day import slots
from cockpit.storage.work import Work
from cockpit.workspace import Workspace
from tests.conftest import Clock


def look(workspace: Workspace) -> Agenda:
    return workspace.ask(agenda, workspace.today(), workspace.zone())


def titles(workspace: Workspace, panel: Panel = Panel.TODAY) -> list[str]:
    return [row.task.title for row in look(workspace).panels[panel]]


def line(workspace: Workspace, title: str) -> AgendaRow:
    rows = [row for rows in look(workspace).panels.values() for row in rows]
    return next(row for row in rows if row.task.title == title)


def test_a_new_folder_has_a_plan_for_day_week_and_month(workspace: Workspace) -> None:
    seen = look(workspace)
    assert [seen.share(panel) for panel in Panel][:3] == [(0, 5), (0, 4), (0, 3)]
    assert all(row.seen.late_days == 0 for rows in seen.panels.values() for row in rows)


def test_every_live_line_of_the_plan_exists(workspace: Workspace) -> None:
    keys = {task.subtitle_key for task in workspace.ask(plan)}
    assert keys <= SUBTITLES.keys()
    assert SUBTITLES.keys() == TITLES.keys()


def test_a_step_done_today_is_open_tomorrow(workspace: Workspace, clock: Clock) -> None:
    row = line(workspace, "Pipeline review")
    workspace.do(tasks.tick_task, *row.key, True)
    assert look(workspace).share(Panel.TODAY) == (1, 5)
    clock.advance(days=1)
    assert look(workspace).share(Panel.TODAY) == (0, 5)


def test_a_weekly_step_is_late_until_its_next_day(workspace: Workspace, clock: Clock) -> None:
    clock.advance(days=4)  # Saturday; the forecast update was due on Friday
    assert line(workspace, "Forecast update").seen.late_days == 1
    clock.advance(days=2)  # Monday: last week's still late, this week's ahead
    both = [r for r in look(workspace).panels[Panel.WEEK] if r.task.title == "Forecast update"]
    assert [row.seen.late_days for row in both] == [3, 0]
    workspace.do(tasks.tick_task, *both[0].key, True)
    again = [r for r in look(workspace).panels[Panel.WEEK] if r.task.title == "Forecast update"]
    assert [row.resolved for row in again] == [True, False]
    clock.advance(days=4)  # Friday: only this week's
    (only,) = [r for r in look(workspace).panels[Panel.WEEK] if r.task.title == "Forecast update"]
    assert only.seen.late_days == 0


def test_a_task_for_once_stays_late_until_something_is_done(
    workspace: Workspace, clock: Clock
) -> None:
    task = workspace.do(tasks.add_task, "Call Ana", due_on=workspace.today())
    clock.advance(days=3)
    assert line(workspace, "Call Ana").seen.late_days == 3
    workspace.do(tasks.tick_task, task, None, True)
    assert line(workspace, "Call Ana").resolved
    clock.advance(days=1)
    assert "Call Ana" not in titles(workspace)


def test_carrying_a_task_for_once_moves_its_day(workspace: Workspace) -> None:
    task = workspace.do(tasks.add_task, "Call Ana", due_on=workspace.today())
    to = workspace.today() + timedelta(days=1)
    workspace.do(lay_task, task, workspace.today(), "14:00")
    workspace.do(lay_task, task, to, "09:00")
    workspace.do(tasks.carry_task, task, None, to)
    assert "Call Ana" not in titles(workspace)
    # The hour of today is free again.
    assert not workspace.ask(slots, workspace.today())
    assert workspace.ask(slots, to)
    assert line(workspace, "Call Ana").seen.due_on == to
    with pytest.raises(Refused):
        workspace.do(tasks.carry_task, task, None, workspace.today())


def test_a_daily_step_carried_to_tomorrow_is_taken_up_by_tomorrows(
    workspace: Workspace, clock: Clock
) -> None:
    row = line(workspace, "Pipeline review")
    workspace.do(tasks.carry_task, *row.key, workspace.today() + timedelta(days=1))
    assert "Pipeline review" not in titles(workspace)
    clock.advance(days=1)
    assert titles(workspace).count("Pipeline review") == 1


def test_a_monthly_step_carried_stands_on_the_new_day(workspace: Workspace) -> None:
    row = line(workspace, "Performance reviews")
    workspace.do(tasks.carry_task, *row.key, workspace.today() + timedelta(days=1))
    assert [t for t in titles(workspace, Panel.MONTH) if t == "Performance reviews"] == []
    assert "Performance reviews" in titles(workspace, Panel.WEEK)


def test_skipping_takes_this_one_away_only(workspace: Workspace, clock: Clock) -> None:
    row = line(workspace, "Wrap up the day")
    workspace.do(tasks.drop_task, *row.key)
    assert "Wrap up the day" not in titles(workspace)
    clock.advance(days=1)
    assert "Wrap up the day" in titles(workspace)


def test_delegating_names_somebody(workspace: Workspace) -> None:
    def hire(work: Work) -> int:
        person = Person("Ana Wolf")
        work.add(person)
        return person.id

    ana = workspace.do(hire)
    row = line(workspace, "Pipeline review")
    workspace.do(tasks.delegate_task, *row.key, ana)
    again = line(workspace, "Pipeline review")
    assert (again.seen.state, again.delegated_to) == (TaskState.DELEGATED, "Ana Wolf")
    workspace.do(tasks.tick_task, *row.key, False)
    assert line(workspace, "Pipeline review").seen.state == TaskState.OPEN


def test_a_new_task_takes_its_place_by_its_time(workspace: Workspace) -> None:
    workspace.do(tasks.add_task, "Call Ana", due_on=workspace.today(), due_time="10:00")
    assert titles(workspace)[1:3] == ["Pipeline review", "Call Ana"]


def test_reordering_keeps_the_places(workspace: Workspace) -> None:
    rows = look(workspace).panels[Panel.TODAY]
    ids = [row.task.id for row in rows]
    workspace.do(tasks.reorder_tasks, [ids[1], ids[0], *ids[2:]])
    assert [row.task.id for row in look(workspace).panels[Panel.TODAY]] == [
        ids[1], ids[0], *ids[2:],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "  "}, {"due_time": "25:00"}, {"due_time": "9"},
        {"rule": "FREQ=DAILY", "cadence": Cadence.ONCE},
        {"rule": "FREQ=SECONDLY", "cadence": Cadence.DAILY},
        {"starts_on": date(2026, 5, 1), "ends_on": date(2026, 4, 1)},
    ],
)  # fmt: skip
def test_nonsense_is_refused_and_nothing_changes(
    workspace: Workspace, fields: dict[str, object]
) -> None:
    before = workspace.position
    with pytest.raises(Refused):
        workspace.do(tasks.edit_task, 1, **fields)
    assert workspace.position == before


def test_everything_can_be_undone(workspace: Workspace) -> None:
    before = look(workspace)
    task = workspace.do(tasks.add_task, "Call Ana", due_on=workspace.today(), due_time="10:00")
    row = line(workspace, "Pipeline review")
    workspace.do(tasks.tick_task, *row.key, True)
    workspace.do(tasks.drop_task, task, None)
    workspace.do(tasks.archive_task, row.task.id)
    workspace.do(tasks.edit_task, 1, title="Other words")
    after = look(workspace)
    for _step in range(5):
        assert workspace.undo() is not None
    assert look(workspace) == before
    while workspace.redo() is not None:
        pass
    assert look(workspace) == after


def test_names_are_found_exactly_or_by_their_words(workspace: Workspace) -> None:
    for name in ("Isdom", "Isdom Pro", "100 % pure", "Ron-tech"):
        workspace.do(open_deal, name, 1, "USD")
    found = workspace.ask(named, "isdom", ("deal",))
    assert [one.name for one in found] == ["Isdom"]
    assert len(workspace.ask(named, "Isd", ("deal",))) == 2
    assert [one.name for one in workspace.ask(named, "Pro", ("deal",))] == ["Isdom Pro"]
    assert [one.name for one in workspace.ask(named, "%", ("deal",))] == ["100 % pure"]


def test_the_day_of_the_business_zone_counts(workspace: Workspace, clock: Clock) -> None:
    from cockpit.actions.preferences import set_preference

    workspace.do(set_preference, "business_zone", "Pacific/Auckland")
    clock.instant = datetime.fromisoformat("2026-03-10T12:30:00+00:00")
    assert workspace.today() == date(2026, 3, 11)
    row = line(workspace, "Pipeline review")
    workspace.do(tasks.tick_task, *row.key, True)
    assert look(workspace).share(Panel.TODAY) == (1, 5)


def test_one_task_is_none_when_it_is_gone(workspace: Workspace) -> None:
    assert workspace.ask(one_task, 999) is None
