"""Reminders in a real file: written ahead, claimed, shown, answered, taken back."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cockpit.actions.day import lay_task, lift_task, plan_task
from cockpit.actions.meetings import OnTheSpot, meet_once, postpone_meeting
from cockpit.actions.preferences import set_preference
from cockpit.actions.reminder_claims import claim_due, mark_shown, return_claims
from cockpit.actions.reminder_rules import bring_up_to_date
from cockpit.actions.reminders import dismiss_reminders, finish_reminders, snooze_reminders
from cockpit.actions.tasks import add_task, archive_task, carry_task, edit_task, tick_task
from cockpit.catalog.calendars.ics_changing import EventSaid
from cockpit.catalog.calendars.ics_writer import EventWords
from cockpit.domain.meetings import MeetingKind
from cockpit.domain.recurrence import local_time
from cockpit.domain.refusal import Refused
from cockpit.domain.reminders import ReminderState, Ring
from cockpit.domain.work_items import Cadence, Task
from cockpit.jobs.calendar_changes import change_event, plan_event
from cockpit.queries.agenda import agenda
from cockpit.queries.calendar import meetings
from cockpit.queries.reminders import coming, inbox, next_look, reminders_between, unsettled
from cockpit.workspace import Workspace
from tests.conftest import Clock

MADRID = "Europe/Madrid"
FAR, SECOND = timedelta(days=400), timedelta(seconds=1)


def refresh(workspace: Workspace, here: str = MADRID) -> None:
    workspace.tend(bring_up_to_date, here, MADRID)


def ring(workspace: Workspace, token: str = "here") -> list[Ring]:
    """Claim and show what is due."""
    rings = workspace.tend(claim_due, token)
    workspace.tend(mark_shown, [one.id for one in rings], token)
    return rings


def titles(rings: list[Ring]) -> list[str]:
    return [one.title for one in rings]


@pytest.fixture
def desk(workspace: Workspace, clock: Clock) -> Workspace:
    """A folder in Madrid without the starting plan, so that only what a test adds rings."""
    workspace.do(set_preference, "business_zone", MADRID)
    workspace.do(set_preference, "forecast_weekday", "")
    for task_id in range(1, 13):
        workspace.do(archive_task, task_id)
    refresh(workspace)
    assert workspace.ask(coming, clock() + FAR) == []
    return workspace


def call_acme(desk: Workspace, at: str = "11:00", day: date = date(2026, 3, 10)) -> int:
    """A task of today; it is 10:00 in Madrid."""
    task_id = desk.do(add_task, "Call Acme", due_on=day, due_time=at)
    refresh(desk)
    return task_id


def states(desk: Workspace) -> list[str]:
    """Of every reminder, in order of their time."""
    always = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
    return [str(row.state) for row in desk.ask(reminders_between, *always)]


def test_sixty_days_are_written_once(desk: Workspace, clock: Clock) -> None:
    desk.do(add_task, "Brief", cadence=Cadence.DAILY, due_time="11:00")
    refresh(desk)
    found = desk.ask(coming, clock() + FAR, 1_000)
    assert [row.nominal for row in found[:2]] == ["2026-03-10T11:00", "2026-03-11T11:00"]
    assert len(found) == 60
    # The clocks in Madrid change on 29 March.
    hours = {row.nominal[:10]: row.due_at.hour for row in found}
    assert (hours["2026-03-28"], hours["2026-03-29"]) == (10, 9)
    before = desk.position
    refresh(desk)
    assert desk.position == before


def test_it_rings_once_and_lies_in_the_inbox(desk: Workspace, clock: Clock) -> None:
    call_acme(desk)
    assert desk.ask(next_look) == datetime(2026, 3, 10, 10, tzinfo=UTC)
    assert ring(desk) == []
    clock.advance(hours=1, seconds=3)
    (one,) = ring(desk)
    assert (one.title, one.nominal, one.late) == ("Call Acme", "2026-03-10T11:00", False)
    assert ring(desk) == []
    refresh(desk)
    assert [row.title for row in desk.ask(inbox)] == ["Call Acme"]
    assert desk.ask(next_look) is None


def test_what_fell_due_meanwhile_comes_late_and_the_past_of_a_new_rule_never(
    desk: Workspace, clock: Clock
) -> None:
    desk.do(add_task, "Yesterday", due_on=date(2026, 3, 9), due_time="11:00")
    desk.do(add_task, "This morning", due_on=date(2026, 3, 10), due_time="09:59")
    desk.do(add_task, "Brief", cadence=Cadence.DAILY, due_time="09:00")
    call_acme(desk)
    clock.advance(days=3)
    refresh(desk)
    rings = ring(desk)
    assert titles(rings) == ["Call Acme", "Brief", "Brief", "Brief"]
    assert all(one.late and one.together for one in rings)


def test_after_months_away_nothing_is_missing(desk: Workspace, clock: Clock) -> None:
    desk.do(add_task, "Brief", cadence=Cadence.DAILY, due_time="11:00")
    refresh(desk)
    clock.advance(days=199, hours=20)
    refresh(desk)
    rings = ring(desk)
    assert len({one.nominal for one in rings}) == len(rings) == 200
    # Those that later ones have replaced leave the inbox; they were seen.
    refresh(desk)
    assert [row.nominal for row in desk.ask(inbox)] == ["2026-09-25T11:00"]


def test_a_session_that_died_between_the_steps_loses_nothing(desk: Workspace, clock: Clock) -> None:
    call_acme(desk)
    clock.advance(hours=2)
    assert titles(desk.tend(claim_due, "dead")) == ["Call Acme"]
    assert desk.tend(claim_due, "next") == []
    desk.tend(return_claims, "next")
    assert titles(ring(desk, "next")) == ["Call Acme"]
    # The dead come back: what they say they showed is no longer theirs.
    desk.tend(mark_shown, [1], "dead")
    assert states(desk) == ["shown"]


def test_a_task_added_just_before_a_crash_rings(desk: Workspace, clock: Clock) -> None:
    """The scheduler had no time to hear of it."""
    task_id = desk.do(add_task, "Call Acme", due_on=date(2026, 3, 10), due_time="10:01")
    clock.advance(hours=3)
    refresh(desk)
    assert titles(ring(desk)) == ["Call Acme"]
    desk.do(edit_task, task_id, due_time="13:01")
    clock.advance(hours=1)
    refresh(desk)
    assert titles(ring(desk)) == ["Call Acme"]


def test_a_folder_of_an_older_version_does_not_ring_for_its_past(
    workspace: Workspace, clock: Clock
) -> None:
    """Its tasks were made months before there was anything to ring for them."""
    workspace.do(add_task, "Brief", cadence=Cadence.DAILY, due_time="08:00")
    clock.advance(days=100)
    refresh(workspace)
    assert ring(workspace) == []
    clock.advance(days=1)
    refresh(workspace)
    assert "Brief" in titles(ring(workspace))


def test_what_never_came_on_screen_is_handed_over_again(desk: Workspace, clock: Clock) -> None:
    call_acme(desk)
    clock.advance(hours=1)
    assert len(desk.tend(claim_due, "here")) == 1
    clock.advance(seconds=30)
    assert desk.tend(claim_due, "here") == []
    clock.advance(seconds=31)
    assert len(desk.tend(claim_due, "here")) == 1


def test_ticking_the_task_ends_its_reminder_and_done_ticks_the_task(
    desk: Workspace, clock: Clock
) -> None:
    first, second = call_acme(desk), call_acme(desk, "11:30")
    clock.advance(hours=2)
    ring(desk)
    desk.do(tick_task, first, None, True)
    refresh(desk)
    assert states(desk) == ["done", "shown"]
    desk.do(finish_reminders, [row.id for row in desk.ask(inbox)])
    assert states(desk) == ["done", "done"]
    task = desk.tend(lambda work: work.get(Task, second).state)
    assert str(task) == "done"
    desk.undo()
    assert states(desk) == ["done", "shown"]


def test_done_on_a_repeating_step_ticks_that_day(desk: Workspace, clock: Clock) -> None:
    desk.do(add_task, "Brief", cadence=Cadence.DAILY, due_time="11:00")
    refresh(desk)
    clock.advance(hours=2)
    ring(desk)
    desk.do(finish_reminders, [row.id for row in desk.ask(inbox)])
    rows = [row for rows in desk.ask(agenda, desk.today()).panels.values() for row in rows]
    assert [str(row.seen.state) for row in rows if row.task.title == "Brief"] == ["done"]
    refresh(desk)
    assert desk.ask(coming, clock() + timedelta(days=2))[0].nominal == "2026-03-11T11:00"


def test_a_task_ticked_before_its_time_does_not_ring(desk: Workspace, clock: Clock) -> None:
    task_id = call_acme(desk)
    desk.do(tick_task, task_id, None, True)
    refresh(desk)
    assert states(desk) == ["cancelled"]
    desk.undo()
    refresh(desk)
    assert states(desk) == ["waiting"]


def test_moving_a_task_moves_its_reminder(desk: Workspace, clock: Clock) -> None:
    task_id = call_acme(desk)
    desk.do(edit_task, task_id, due_time="16:00", title="Call Acme again")
    refresh(desk)
    (row,) = desk.ask(coming, clock() + FAR)
    assert (row.nominal, row.title) == ("2026-03-10T16:00", "Call Acme again")
    clock.advance(hours=7)
    ring(desk)
    desk.do(carry_task, task_id, None, date(2026, 3, 12))
    refresh(desk)
    assert states(desk) == ["cancelled", "cancelled", "waiting"]
    assert desk.ask(coming, clock() + FAR)[0].nominal == "2026-03-12T16:00"


def test_put_off_it_rings_again(desk: Workspace, clock: Clock) -> None:
    call_acme(desk)
    clock.advance(hours=1)
    (one,) = ring(desk)
    with pytest.raises(Refused):
        desk.do(snooze_reminders, [one.id], clock())
    desk.do(snooze_reminders, [one.id], clock() + timedelta(minutes=10))
    assert desk.ask(unsettled) == 0
    assert desk.ask(next_look) == clock() + timedelta(minutes=10)
    refresh(desk)
    clock.advance(minutes=10)
    assert titles(ring(desk)) == ["Call Acme"]
    desk.do(dismiss_reminders, [one.id])
    assert states(desk) == ["dismissed"]
    desk.do(dismiss_reminders, [one.id])
    assert desk.undo().label == "dismissed: Call Acme"  # type: ignore[union-attr]


def test_a_snooze_of_a_session_that_died_is_not_forgotten(desk: Workspace, clock: Clock) -> None:
    call_acme(desk)
    clock.advance(hours=1)
    (one,) = ring(desk)
    desk.do(snooze_reminders, [one.id], clock() + timedelta(minutes=10))
    clock.advance(minutes=11)
    desk.tend(claim_due, "dead")
    desk.tend(return_claims, "next")
    assert states(desk) == ["snoozed"]
    assert titles(ring(desk, "next")) == ["Call Acme"]


def test_a_business_zone_set_later_moves_what_waits(desk: Workspace, clock: Clock) -> None:
    call_acme(desk, "16:00")
    desk.do(set_preference, "business_zone", "America/New_York")
    desk.tend(bring_up_to_date, MADRID, "America/New_York")
    (row,) = desk.ask(coming, clock() + FAR)
    assert (row.nominal, row.due_at.hour, row.zone) == ("2026-03-10T16:00", 20, "America/New_York")


def forecast(workspace: Workspace, clock: Clock) -> list[str]:
    rows = workspace.ask(coming, clock() + timedelta(days=6), 1_000)
    return [row.nominal for row in rows if row.kind == "forecast"]


def test_the_forecast_is_asked_for_until_it_is_in(workspace: Workspace, clock: Clock) -> None:
    """10 March 2026 is a Tuesday; the forecast is due on Friday."""
    workspace.do(set_preference, "business_zone", MADRID)
    refresh(workspace)
    thursday, friday = "2026-03-12T", "2026-03-13T"
    wanted = [thursday + "16:00", friday + "09:00", friday + "12:00", friday + "15:00"]
    assert forecast(workspace, clock) == wanted
    clock.advance(days=3)
    ring(workspace)
    refresh(workspace)
    mine = [row for row in workspace.ask(inbox) if row.kind == "forecast"]
    # Only the latest word about it stays; the one of the day before was seen.
    assert [row.nominal for row in mine] == [friday + "09:00"]
    workspace.do(finish_reminders, [mine[0].id])
    refresh(workspace)
    assert forecast(workspace, clock)[:1] == []
    rows = workspace.ask(agenda, workspace.today()).panels.values()
    update = [row for panel in rows for row in panel if row.task.subtitle_key == "forecast"]
    assert [str(row.seen.state) for row in update] == ["done"]


def test_a_forecast_that_falls_on_a_holiday_is_due_before_it(
    workspace: Workspace, clock: Clock
) -> None:
    """Good Friday 2026 is 3 April."""
    workspace.do(set_preference, "holiday_country", "ES")
    clock.advance(days=20)
    refresh(workspace)
    assert forecast(workspace, clock)[:2] == ["2026-04-01T16:00", "2026-04-02T09:00"]


def test_every_reminder_of_the_starting_plan_ends(workspace: Workspace, clock: Clock) -> None:
    """Shown, done, dismissed or cancelled is all there is, and the sum is what was due."""
    refresh(workspace)
    seen: list[tuple[str, str]] = []
    for _ in range(14):
        clock.advance(hours=12)
        refresh(workspace)
        seen += [(one.title, one.nominal) for one in ring(workspace)]
    assert len(seen) == len(set(seen))
    rows = workspace.ask(reminders_between, clock() - timedelta(days=8), clock() + SECOND)
    ended = [row for row in rows if row.state != ReminderState.WAITING]
    assert len(ended) == len(rows)
    assert {(row.title, row.nominal) for row in rows if row.shown_at} == set(seen)


def test_a_task_laid_into_an_hour_rings_at_that_hour_alone(desk: Workspace, clock: Clock) -> None:
    late = desk.do(add_task, "Read the contract", due_on=date(2026, 3, 9))
    call = call_acme(desk)
    for task_id, at in ((late, "12:15"), (call, "12:30")):
        desk.do(lay_task, task_id, date(2026, 3, 10), at)
    refresh(desk)
    found = desk.ask(coming, clock() + FAR)
    assert [f"{one.nominal[11:]} {one.title}" for one in found] == [
        "12:15 Read the contract", "12:30 Call Acme",
    ]  # fmt: skip
    desk.do(lift_task, call, date(2026, 3, 10))
    desk.do(tick_task, late, None, True)
    refresh(desk)
    assert [one.nominal[11:] for one in desk.ask(coming, clock() + FAR)] == ["11:00"]
    desk.do(plan_task, "Prepare the offer", date(2026, 3, 10), "15:00", 60)
    refresh(desk)
    found = desk.ask(coming, clock() + FAR)
    assert [one.title for one in found] == ["Call Acme", "Prepare the offer"]


def test_a_meeting_planned_once_is_prepared_and_asked_about(desk: Workspace, clock: Clock) -> None:
    once = OnTheSpot(MeetingKind.ONE_ON_ONE, "One-on-one", local_time("2026-03-11T14:00"), MADRID)
    meeting = desk.do(meet_once, once)
    refresh(desk)
    found = desk.ask(coming, clock() + FAR)
    assert [one.nominal for one in found] == ["2026-03-11T12:00", "2026-03-11T16:30"]
    desk.do(postpone_meeting, meeting, local_time("2026-03-12T09:00"))
    refresh(desk)
    found = desk.ask(coming, clock() + FAR)
    assert [one.nominal for one in found] == ["2026-03-12T07:00", "2026-03-12T11:30"]


def test_an_event_of_ones_own_calendar_rings_before_it_wherever_it_is_moved(
    desk: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    start = datetime(2026, 3, 10, 14, tzinfo=ZoneInfo(MADRID))
    words = EventWords(
        "visit", "Visit", start, start + timedelta(hours=1), rule="FREQ=DAILY;COUNT=2"
    )
    plan_event(desk, None, words)
    fair = EventWords("fair", "Fair", date(2026, 3, 11), date(2026, 3, 12))
    plan_event(desk, None, fair)
    refresh(desk)

    def due() -> list[str]:
        rows = desk.ask(coming, clock() + FAR)
        return [f"{row.due_at.astimezone(ZoneInfo(MADRID)):%d %H:%M} {row.title}" for row in rows]

    assert due() == ["10 13:45 Visit", "11 13:45 Visit"]
    visit = desk.ask(meetings, date(2026, 3, 10), date(2026, 3, 11), ZoneInfo(MADRID))[0]
    later = start + timedelta(hours=2)
    said = EventSaid("Visit", later, later + timedelta(hours=1))
    change_event(desk, visit, said, whole=False)
    refresh(desk)
    assert due() == ["10 15:45 Visit", "11 13:45 Visit"]
    clock.advance(hours=5, minutes=50)
    assert titles(ring(desk)) == ["Visit"]
    desk.undo()
    refresh(desk)
    assert due() == ["11 13:45 Visit"]
