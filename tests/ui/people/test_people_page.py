"""Meeting people by mouse and keyboard: what the page does is what the folder keeps."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cockpit.actions.cadences import set_cadence
from cockpit.actions.meetings import add_point, hold_meeting
from cockpit.actions.people import add_person, add_team, place_person
from cockpit.analysis.rules import weekly
from cockpit.domain.meetings import MeetingCadence, MeetingKind, MeetingState, PointState
from cockpit.domain.plan import COMPANY, Subject
from cockpit.queries.talking import actions_of, decisions_of, points_of
from cockpit.queries.working_hours import whereabouts
from cockpit.ui.people.asking import Ask
from cockpit.ui.people.page import PeoplePage
from cockpit.ui.people.verbs import where_of
from cockpit.ui.widgets.buttons import Button, IconButton
from cockpit.ui.widgets.check import Check
from cockpit.workspace import Workspace
from tests.sql import scalar
from tests.ui.people.conftest import Shown
from tests.ui.people.deeds import ENTER, TODAY, ana, meetings, press, put, type_into


def test_it_opens_on_whoever_is_met_next(page: PeoplePage, team: Workspace) -> None:
    row = page.current()
    assert row is not None
    assert page.snapshot is not None
    assert row.at == min(
        one.at for one in page.snapshot.rows
        if one.person_id is not None and one.state is MeetingState.PLANNED
    )  # fmt: skip
    assert page.heading()[1].startswith("28 people")
    lines = [page.list.people.index(at).data(Qt.ItemDataRole.DisplayRole) for at in range(8)]
    assert lines[0] == "Everyone"
    assert "West Growth" in lines


def test_arrows_walk_through_people_and_everything_follows(page: PeoplePage, qtbot: QtBot) -> None:
    page.list.choose(Subject(2))
    place = page.list.currentIndex().row()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.currentIndex().row() == place + 1
    assert page.subject == page.list.current()
    assert page.meeting.view is not None
    assert page.meeting.view.subject == page.subject
    qtbot.keyClick(page.list, ENTER)
    assert page.meeting.point_entry.text.hasFocus()


def test_a_point_is_typed_ticked_and_dropped(
    workspace: Workspace, show: Shown, qtbot: QtBot
) -> None:
    person_id = ana(workspace)
    page = show(workspace)
    page.look_at(Subject(person_id))
    page.meeting.point_entry.theirs.setChecked(True)
    type_into(qtbot, page.meeting.point_entry.text, "Raise & <b>title</b>")
    type_into(qtbot, page.meeting.point_entry.text, "Holiday")
    qtbot.waitUntil(lambda: len(page.meeting.points.lines()) == 2)
    points = workspace.ask(points_of, person_id)
    assert [(one.text, one.theirs) for one in points] == [
        ("Raise & <b>title</b>", True), ("Holiday", False),
    ]  # fmt: skip
    press(qtbot, page.meeting.points.findChildren(Check)[0])
    # It keeps its place.
    qtbot.waitUntil(lambda: [one.done for one in page.meeting.points.lines()] == [True, False])
    page.talk_desk._on_point_dropped(points[1].id)
    done, dropped = workspace.ask(points_of, person_id, settled=True)
    assert (done.state, dropped.state) == (PointState.DONE, PointState.DROPPED)
    workspace.undo()
    assert [one.text for one in workspace.ask(points_of, person_id)] == ["Holiday"]


def test_start_end_and_what_was_decided(
    workspace: Workspace, show: Shown, qtbot: QtBot, clock: object
) -> None:
    person_id = ana(workspace)
    workspace.do(add_point, "Pricing", person_id=person_id)
    page = show(workspace)
    page.look_at(Subject(person_id))
    press(qtbot, page.meeting.start)
    assert page.meeting.start.text() == "End"
    type_into(qtbot, page.meeting.action_entry.text, "Call the sponsor")
    clock.advance(minutes=42)  # type: ignore[attr-defined]
    press(qtbot, page.meeting.start)
    asking = page.meeting.asking
    assert asking.isVisible()
    assert asking.minutes.text() == "42"
    type_into(qtbot, asking.decision, "No discount in March")
    row = next(one for one in meetings(page, person_id) if one.state is MeetingState.HELD)
    assert (row.minutes, row.local.date()) == (42, TODAY)
    assert [text for _id, text in workspace.ask(decisions_of, row.id)] == ["No discount in March"]
    (action,) = workspace.ask(actions_of, person_id)
    assert (action.text, action.person_id, action.meeting_id) == (
        "Call the sponsor", person_id, row.id,
    )  # fmt: skip
    assert action.by_on == TODAY + timedelta(days=7)
    current = page.current()
    assert current is not None
    assert current.local.date() == TODAY + timedelta(days=7)
    assert [line.second for line in page.meeting.points.lines()] == [
        "carried over once, from today"
    ]
    qtbot.waitUntil(lambda: [one.text for one in page.meeting.agreed.lines()] == [action.text])


def test_postponing_takes_the_points_along(workspace: Workspace, show: Shown, qtbot: QtBot) -> None:
    person_id = ana(workspace)
    workspace.do(add_point, "Pricing", person_id=person_id)
    page = show(workspace)
    page.look_at(Subject(person_id))
    press(qtbot, page.meeting.postpone)
    asking = page.meeting.asking
    assert (asking.day.value(), asking.at.text()) == (TODAY + timedelta(days=1), "14:00")
    asking.at.setText("16:15")
    press(qtbot, asking.go)
    row = page.current()
    assert row is not None
    assert (row.state, row.local) == (MeetingState.RESCHEDULED, datetime(2026, 3, 11, 16, 15))  # noqa: DTZ001
    assert [line.text for line in page.meeting.points.lines()] == ["Pricing"]


def test_skipping_wants_a_reason_and_says_so_in_place(
    workspace: Workspace, show: Shown, qtbot: QtBot
) -> None:
    person_id = ana(workspace)
    page = show(workspace)
    page.look_at(Subject(person_id))
    page._on_wanted(Ask.SKIP)
    press(qtbot, page.meeting.asking.go)
    assert page.meeting.asking._refusal.isVisible()
    page.meeting.asking.excused.setChecked(True)
    type_into(qtbot, page.meeting.asking.reason, "ill")
    today = [one for one in meetings(page, person_id) if one.local.date() == TODAY]
    assert [(one.state, one.reason, one.excused) for one in today] == [
        (MeetingState.SKIPPED, "ill", True)
    ]


def test_what_waits_for_a_word_is_asked(workspace: Workspace, show: Shown, qtbot: QtBot) -> None:
    person_id = ana(workspace)
    page = show(workspace)
    page.look_at(Subject(person_id))
    held = [one for one in page.waiting.findChildren(Button) if one.text() == "Held"]
    assert len(held) == 3
    press(qtbot, held[0])
    row = page.current()
    assert row is not None
    assert row.local.date() == TODAY - timedelta(weeks=1)
    press(qtbot, page.meeting.asking.go)
    qtbot.waitUntil(lambda: len(page.snapshot.of(page.subject)) > 0 if page.snapshot else False)
    states = {one.local.date(): one.state for one in meetings(page, person_id)}
    assert states[TODAY - timedelta(weeks=1)] is MeetingState.HELD
    assert states[TODAY - timedelta(weeks=2)] is MeetingState.UNRESOLVED


def test_a_pause_is_seen_and_ended(workspace: Workspace, show: Shown, qtbot: QtBot) -> None:
    person_id = ana(workspace)
    page = show(workspace)
    page.look_at(Subject(person_id))
    page._on_wanted(Ask.REST)
    page.meeting.asking.reason.setText("parental leave")
    page.meeting.asking.day.selectAll()
    type_into(qtbot, page.meeting.asking.day, "today")
    assert page.current() is None
    go_on = [one for one in page.cadences.findChildren(Button) if one.text() == "Go on"]
    press(qtbot, go_on[0])
    qtbot.waitUntil(lambda: page.current() is not None)


def test_meet_now_begins_a_meeting_that_runs(
    workspace: Workspace, show: Shown, qtbot: QtBot
) -> None:
    person_id = workspace.do(add_person, "Bo")
    page = show(workspace)
    page.begin_now()
    page.meeting.asking.kind.set_value(MeetingKind.COACHING)
    qtbot.keyClick(page.meeting.asking.kind, Qt.Key.Key_Return)
    row = page.current()
    assert row is not None
    assert (row.kind, row.person_id, row.slot) == (MeetingKind.COACHING, person_id, None)
    assert page.meeting.start.text() == "End"
    press(qtbot, page.meeting.start)
    press(qtbot, page.meeting.asking.go)
    assert meetings(page, person_id)[0].state is MeetingState.HELD


def test_notes_agenda_and_decisions_are_kept_where_they_were_written(
    workspace: Workspace, show: Shown, qtbot: QtBot
) -> None:
    person_id = ana(workspace)
    page = show(workspace)
    page.look_at(Subject(person_id))
    page.meeting.notes.setFocus()
    qtbot.keyClicks(page.meeting.notes, "Wants to lead")
    page.meeting.decision.setFocus()
    qtbot.waitUntil(lambda: any(one.notes for one in meetings(page, person_id)))
    press(qtbot, page.meeting.agenda.findChildren(Check)[1])
    qtbot.waitUntil(lambda: [one.done for one in page.meeting.agenda.lines()] == [False, True])
    type_into(qtbot, page.meeting.decision, "Two calls a day")
    qtbot.waitUntil(lambda: len(page.meeting.decisions.lines()) == 1)
    (row,) = [one for one in meetings(page, person_id) if one.id]
    assert (row.notes, row.local.date()) == ("Wants to lead", TODAY)
    press(qtbot, page.meeting.decisions.findChildren(IconButton)[0])
    qtbot.waitUntil(lambda: not page.meeting.decisions.lines())
    workspace.undo()
    qtbot.waitUntil(lambda: len(page.meeting.decisions.lines()) == 1)


def test_an_action_item_is_ticked_where_it_is_chased(
    workspace: Workspace, show: Shown, qtbot: QtBot, clock: object
) -> None:
    person_id = ana(workspace)
    page = show(workspace)
    page.look_at(Subject(person_id))
    page.meeting.action_entry.by.set_value(TODAY + timedelta(days=2))
    type_into(qtbot, page.meeting.action_entry.text, "Send the offer")
    row = page.current()
    assert row is not None
    workspace.do(hold_meeting, where_of(row))
    clock.advance(days=6)  # type: ignore[attr-defined]
    page.refresh()
    (line,) = page.meeting.agreed.lines()
    assert "4 days late" in line.second
    press(qtbot, page.meeting.agreed.findChildren(Check)[0])
    assert scalar(workspace, "SELECT state FROM task WHERE id = ?", line.key) == "done"
    qtbot.waitUntil(lambda: not page.meeting.agreed.lines())


def test_hours_are_set_and_a_meeting_outside_them_is_told(
    workspace: Workspace, show: Shown, qtbot: QtBot
) -> None:
    person_id = ana(workspace)
    page = show(workspace)
    page.look_at(Subject(person_id))
    put(page.hours.zone, "America/Los_Angeles")
    qtbot.waitUntil(page.meeting._warning.isVisible)
    assert "07:00" in page.meeting._warning.text()
    assert "07:00 in Los Angeles" in page.meeting._times.text()
    press(qtbot, page.meeting.postpone)
    asking = page.meeting.asking
    assert asking._warning.text() == (
        "Outside Ana Prieto’s hours (09:00–18:00): 11 Mar 2026 07:00 there."
    )
    asking.at.setText("17:00")
    assert asking._warning.isHidden()
    asking.close_now()
    page.begin_rhythm()
    form = page.cadences.form
    put(form.at, "10:00")
    assert "in the coming year outside Ana Prieto’s hours" in form.warning.text()
    put(form.at, "18:00")
    assert form.warning.isHidden()
    page.cadences.end()
    type_into(qtbot, page.hours.begins, "6:30")
    qtbot.waitUntil(lambda: not page.meeting._warning.isVisible())
    assert workspace.ask(whereabouts)[person_id].begins == "06:30"
    place = page.list.people.place_of(Subject(person_id))
    line = page.list.people.line(page.list.people.index(place or 0))
    assert line is not None
    assert line.clock == "02:00"


def test_no_zone_of_that_name_is_said_where_it_was_typed(
    workspace: Workspace, show: Shown, qtbot: QtBot
) -> None:
    person_id = ana(workspace)
    page = show(workspace)
    page.look_at(Subject(person_id))
    put(page.hours.zone, "Mars/Olympus")
    assert "Mars/Olympus" in page.hours._refusal.text()
    assert page.hours._refusal.isVisible()
    assert workspace.ask(whereabouts)[person_id].zone == ""


def test_nobody_and_one_and_everyone(workspace: Workspace, show: Shown) -> None:
    page = show(workspace)
    assert page._stack.currentIndex() == 1
    person_id = workspace.do(add_person, "Ana")
    page.refresh()
    assert page._stack.currentIndex() == 0
    assert page.subject == Subject(person_id)
    line = page.list.people.line(page.list.people.index(1))
    assert line is not None
    assert line.second == "no meeting planned"
    page.look_at(COMPANY)
    assert page.meeting.view is not None
    assert page.meeting.view.row is None


def test_sixty_people_are_walked_quickly(workspace: Workspace, show: Shown, qtbot: QtBot) -> None:
    team_id = workspace.do(add_team, "All")

    def hire(work: object) -> None:
        for number in range(60):
            person_id = add_person(work, f"Person {number:02}")  # type: ignore[arg-type]
            place_person(work, person_id, team_id, None, None)  # type: ignore[arg-type]

    workspace.do(hire)
    cadence = MeetingCadence(
        MeetingKind.COACHING, "Coaching", TODAY, weekly("WE"), team_id=team_id, each=True, minutes=5
    )
    workspace.do(set_cadence, cadence)
    page = show(workspace)
    assert page.list.people.rowCount() == 62
    page.list.choose(Subject(team_id=team_id))
    for _step in range(20):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    row = page.current()
    assert row is not None
    assert row.local.date() == TODAY + timedelta(days=1)


def test_a_reminder_opens_what_it_is_about(workspace: Workspace, show: Shown) -> None:
    person_id = ana(workspace)
    page = show(workspace)
    assert page.snapshot is not None
    page.show_thing("cadence", page.snapshot.cadences[0].id)
    row = page.current()
    assert page.subject == Subject(person_id)
    assert row is not None
    assert row.local.date() == TODAY
    meeting_id = workspace.do(hold_meeting, where_of(row))
    page.refresh()
    page.show_thing("meeting", meeting_id)
    row = page.current()
    assert row is not None
    assert (row.id, row.state) == (meeting_id, MeetingState.HELD)


@pytest.mark.parametrize("size", [(940, 560), (1180, 700), (1800, 1000)])
def test_nothing_lies_outside_its_panel(
    page: PeoplePage, size: tuple[int, int], qtbot: QtBot
) -> None:
    page.resize(*size)
    qtbot.waitUntil(page.figures.isVisible)
    page.grab()
    narrow = size[0] < 1120
    assert page._side_area.isVisible() is not narrow
    for panel in (page.meeting, page.figures, page.record, page.cadences, page.history):
        assert panel.isVisible()
        assert panel.minimumSizeHint().width() <= panel.width()
