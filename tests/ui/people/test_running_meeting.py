"""A meeting that runs, times by one's own clock, and the way to somebody's deals."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cockpit.actions.people import add_person
from cockpit.actions.preferences import set_preference
from cockpit.actions.working_hours import set_working_hours
from cockpit.domain.meetings import MeetingState
from cockpit.domain.plan import COMPANY, Subject
from cockpit.ui.people.page import PeoplePage
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.ui.people.conftest import Shown
from tests.ui.people.deeds import TODAY, ana, meetings, press


def test_a_meeting_that_runs_outlives_the_program(
    workspace: Workspace, show: Shown, qtbot: QtBot, clock: Clock
) -> None:
    person_id = ana(workspace)
    page = show(workspace)
    page.look_at(Subject(person_id))
    press(qtbot, page.meeting.start)
    clock.advance(minutes=10)
    # Neither closed nor told: another process finds what the killed one left.
    again = Workspace(workspace.path, clock, who="tester", local_zone="Europe/Madrid")
    after = show(again)
    assert after.subject == Subject(person_id)
    assert after.meeting.start.text() == "End"
    assert after.meeting._state.text() == "running since 10:00"
    clock.advance(minutes=25)
    press(qtbot, after.meeting.start)
    assert after.meeting.asking.minutes.text() == "35"
    press(qtbot, after.meeting.asking.go)
    row = next(one for one in meetings(after, person_id) if one.state is MeetingState.HELD)
    assert (row.minutes, row.begun) == (35, None)
    again.close()


def test_one_that_nobody_ended_is_asked_about_the_day_after(
    workspace: Workspace, show: Shown, qtbot: QtBot, clock: Clock
) -> None:
    person_id = ana(workspace)
    page = show(workspace)
    page.look_at(Subject(person_id))
    press(qtbot, page.meeting.start)
    workspace.undo()
    qtbot.waitUntil(lambda: page.meeting.start.text() == "Start")
    workspace.redo()
    qtbot.waitUntil(lambda: page.meeting.start.text() == "End")
    clock.advance(days=1)
    page.refresh()
    row = next(one for one in meetings(page, person_id) if one.local.date() == TODAY)
    assert (row.state, row.begun) == (MeetingState.UNRESOLVED, None)


def test_my_own_zone_counts_not_the_teams(
    workspace: Workspace, show: Shown, qtbot: QtBot, clock: Clock
) -> None:
    person_id = ana(workspace)
    workspace.do(set_preference, "business_zone", "Europe/Madrid")
    me = workspace.do(add_person, "Max Own")
    workspace.do(set_preference, "me", me)
    far = Workspace(workspace.path, clock, who="tester", local_zone="America/New_York")
    page = show(far)
    page.look_at(Subject(person_id))
    # Two in the afternoon of Madrid is nine in the morning of New York: clocks have changed there.
    assert "today 09:00–09:30" in page.meeting._title.text()
    assert "14:00 in Madrid" in page.meeting._times.text()
    assert "10:00 in Madrid · 05:00 in New York here" in page.hours._now.text()
    press(qtbot, page.meeting.postpone)
    assert page.meeting.asking.at.text() == "09:00"
    page.meeting.asking.at.setText("11:30")
    press(qtbot, page.meeting.asking.go)
    moved = page.current()
    assert moved is not None
    assert (moved.local.hour, moved.local.minute) == (16, 30)
    # What is said of me counts before where this machine is.
    far.do(set_working_hours, me, "Asia/Tokyo", "", "")
    qtbot.waitUntil(lambda: page.snapshot is not None and page.snapshot.zone.key == "Asia/Tokyo")
    far.close()


def test_the_deals_of_whoever_is_chosen_are_one_press_away(
    page: PeoplePage, team: Workspace, qtbot: QtBot
) -> None:
    seller = team.ask(
        lambda db: db.value("SELECT id FROM person WHERE role = 'rep' AND left_on IS NULL")
    )
    manager = team.ask(lambda db: db.value("SELECT person_id FROM membership WHERE manager_id = 1"))
    of_team = team.ask(
        lambda db: db.value(f"SELECT team_id FROM membership WHERE person_id = {manager}")
    )
    for subject, wanted in (
        (Subject(seller), Subject(seller)),
        (Subject(manager), Subject(team_id=of_team)),
        (COMPANY, COMPANY),
    ):
        page.look_at(subject)
        with qtbot.waitSignal(page.deals_wanted) as asked:
            press(qtbot, page.figures.deals)
        assert asked.args == [wanted]
