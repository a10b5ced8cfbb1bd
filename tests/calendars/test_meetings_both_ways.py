"""Meetings of the rhythm on a real server: what somebody does to them there is done here too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from cockpit.actions.cadences import change_cadence, end_cadence, set_cadence
from cockpit.actions.calendar_sync import send_again
from cockpit.actions.meetings import OnTheSpot, hold_meeting, meet_now, postpone_meeting
from cockpit.analysis.meeting_times import Slot
from cockpit.domain.calendar import OutboxState
from cockpit.domain.meetings import MeetingKind, MeetingState
from cockpit.domain.recurrence import Shift, local_time
from cockpit.domain.refusal import Refused
from cockpit.jobs.caldav_server import CaldavServer
from cockpit.jobs.calendar_server import take_theirs
from cockpit.jobs.meetings_out import send_meetings
from cockpit.queries.meetings import cadences
from cockpit.workspace import Workspace
from tests.calendars.both_ways import (
    MADRID,
    Both,
    ended_on_the_29th,
    left_out,
    otherwise,
    said,
    weekly,
)
from tests.calendars.radicale_server import PASSWORD, USER, radicale
from tests.meetings.test_cadences import person, slot, team

MONDAYS = ["03-16 14:00", "03-23 14:00", "03-30 14:00", "04-06 14:00", "04-13 14:00"]


@pytest.fixture(scope="module")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with radicale(tmp_path_factory.mktemp("radicale")) as url:
        yield url


@pytest.fixture
def desk(workspace: Workspace, server_url: str, request: pytest.FixtureRequest) -> Both:
    name = "".join(sign for sign in request.node.name if sign.isalnum())
    return Both(workspace, server_url, name)


@pytest.fixture
def cadence(desk: Both) -> int:
    """A one-on-one with Ana on Mondays at two, already on the server."""
    ana = person(desk.workspace, "Ana")
    made = desk.workspace.do(set_cadence, weekly(person_id=ana))
    assert desk.round().sent == 1
    assert desk.held() == MONDAYS
    desk.quiet()
    return made


def states(desk: Both) -> list[str]:
    return [str(row.state) for row in desk.waiting()]


@pytest.mark.usefixtures("cadence")
def test_an_occurrence_moved_there_is_one_move_here(desk: Both) -> None:
    desk.they(otherwise("2026-03-23T14:00", "2026-03-24T09:30", minutes=45))
    report = desk.round()
    assert (report.followed, desk.held()) == (1, [MONDAYS[0], "03-24 09:30", *MONDAYS[2:]])
    (moved,) = [row for row in desk.rows() if row.id]
    assert (moved.state, moved.minutes) == (MeetingState.RESCHEDULED, 45)
    assert "changed in the calendar" in moved.reason
    desk.quiet()
    # Its reminder goes along, and moving it on from here goes out once.
    assert moved.slot is not None
    desk.workspace.do(postpone_meeting, moved.slot, local_time("2026-03-25T10:00"))
    assert desk.round().sent == 1
    assert "DTSTART;TZID=Europe/Madrid:20260325T100000" in next(iter(desk.texts().values()))
    desk.quiet()


@pytest.mark.usefixtures("cadence")
def test_one_taken_out_there_is_called_off_here_and_back_again(desk: Both) -> None:
    desk.they(left_out("2026-03-30T14:00"))
    assert (desk.round().followed, desk.held()) == (1, [*MONDAYS[:2], *MONDAYS[3:]])
    (off,) = [row for row in desk.rows() if row.id]
    assert off.state is MeetingState.CANCELLED
    desk.quiet()
    desk.they(lambda _calendar, main: main.pop("EXDATE"))
    desk.round()
    assert desk.held() == MONDAYS
    desk.quiet()


@pytest.mark.usefixtures("cadence")
def test_a_cancelled_occurrence_is_called_off(desk: Both) -> None:
    def cancel(calendar: Any, main: Any) -> None:
        otherwise("2026-04-06T14:00", "2026-04-06T14:00")(calendar, main)
        calendar.subcomponents[-1].add("status", "CANCELLED")

    desk.they(cancel)
    assert (desk.round().followed, desk.held()) == (1, [*MONDAYS[:3], MONDAYS[4]])
    desk.quiet()


def test_another_title_there_is_another_title_here(desk: Both, cadence: int) -> None:
    desk.they(said(summary="Weekly talk · Ana"))
    assert desk.round().followed == 1
    assert {row.title for row in desk.rows()} == {"Weekly talk"}
    desk.quiet()
    desk.workspace.do(change_cadence, cadence, date(2026, 3, 10), title="Talk")
    assert desk.round().sent == 1
    assert list(desk.on_server().values()) == ["Talk · Ana"]


@pytest.mark.usefixtures("cadence")
def test_one_occurrence_with_another_title(desk: Both) -> None:
    desk.they(otherwise("2026-03-23T14:00", "2026-03-23T14:00", title="Goals · Ana"))
    desk.round()
    assert [row.title for row in desk.rows()] == ["One-on-one", "Goals", *["One-on-one"] * 3]
    desk.quiet()


@pytest.mark.parametrize(
    ("start", "rule", "wanted"),
    [
        ("2026-03-16T15:30", None, [f"{day[:5]} 15:30" for day in MONDAYS]),
        ("2026-03-18T14:00", None, ["03-18", "03-25", "04-01", "04-08"]),
        ("2026-03-17T09:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", ["03-17", "03-31"]),
        ("2026-03-16T14:00", "FREQ=DAILY;COUNT=3", ["03-16", "03-17", "03-18"]),
    ],
)
@pytest.mark.usefixtures("cadence")
def test_a_whole_series_moved_there_moves_here(
    desk: Both, start: str, rule: str | None, wanted: list[str]
) -> None:
    def change(_calendar: Any, main: Any) -> None:
        at = local_time(start).replace(tzinfo=MADRID)
        said(dtstart=at, dtend=at + timedelta(minutes=30))(_calendar, main)
        if rule is not None:
            main.pop("RRULE")
            main.add("rrule", dict(part.split("=") for part in rule.split(";")))

    desk.they(change)
    assert desk.round().followed == 1
    found = desk.held()
    assert [one[: len(wanted[0])] for one in found][: len(wanted)] == wanted
    assert all(one.endswith(start[-5:]) for one in found)
    desk.round()
    desk.quiet()
    assert desk.waiting() == ()


@pytest.mark.usefixtures("cadence")
def test_a_series_ended_there_ends_here(desk: Both) -> None:
    def end(_calendar: Any, main: Any) -> None:
        main["RRULE"]["UNTIL"] = [datetime(2026, 3, 30, 12, 59, tzinfo=UTC)]

    desk.they(end)
    desk.round()
    assert desk.held() == MONDAYS[:3]
    desk.round()
    desk.quiet()


def test_a_deleted_series_is_asked_about(desk: Both, cadence: int) -> None:
    """A slip of a thumb must not end a rhythm."""
    desk.they_delete_all()
    report = desk.round()
    assert (report.followed, report.conflicts, states(desk)) == (0, 1, ["conflict"])
    assert desk.held() == MONDAYS
    (row,) = desk.waiting()
    desk.workspace.do(send_again, row.id)
    assert desk.round().sent == 1
    assert list(desk.on_server().values()) == ["One-on-one · Ana"]
    desk.quiet()
    desk.they_delete_all()
    desk.round()
    take_theirs(desk.workspace, desk.waiting()[0])
    assert (desk.held(), desk.waiting()) == ([], ())
    desk.workspace.undo()
    assert (desk.held(), states(desk)) == (MONDAYS, ["conflict"])
    desk.workspace.redo()
    desk.round()
    desk.quiet()
    assert desk.on_server() == {}


def both_changed(desk: Both, cadence: int) -> None:
    """The 23rd was moved here, the 30th there."""
    where = slot(cadence, desk.rows()[0].person_id, date(2026, 3, 23))
    desk.workspace.do(postpone_meeting, where, local_time("2026-03-23T16:00"))
    desk.they(otherwise("2026-03-30T14:00", "2026-03-31T11:00"))
    assert desk.round().conflicts == 1
    assert states(desk) == ["conflict"]
    assert desk.held()[1:3] == ["03-23 16:00", "03-30 14:00"]


def test_both_changed_and_mine_counts(desk: Both, cadence: int) -> None:
    both_changed(desk, cadence)
    desk.workspace.do(send_again, desk.waiting()[0].id)
    desk.round()
    assert desk.held()[1:3] == ["03-23 16:00", "03-30 14:00"]
    assert desk.waiting() == ()
    assert "20260331T110000" not in next(iter(desk.texts().values()))
    desk.quiet()


def test_both_changed_and_theirs_counts(desk: Both, cadence: int) -> None:
    both_changed(desk, cadence)
    take_theirs(desk.workspace, desk.waiting()[0])
    assert desk.held()[1:3] == ["03-23 14:00", "03-31 11:00"]
    desk.workspace.undo()
    assert states(desk) == ["conflict"]
    assert desk.held()[1:3] == ["03-23 16:00", "03-30 14:00"]
    desk.workspace.redo()
    desk.round()
    desk.quiet()
    assert (desk.held()[1:3], desk.waiting()) == (["03-23 14:00", "03-31 11:00"], ())


def test_both_moved_it_to_the_same_hour_and_nobody_is_asked(desk: Both, cadence: int) -> None:
    where = slot(cadence, desk.rows()[0].person_id, date(2026, 3, 23))
    desk.workspace.do(postpone_meeting, where, local_time("2026-03-24T09:00"))
    desk.they(otherwise("2026-03-23T14:00", "2026-03-24T09:00"))
    assert desk.round().conflicts == 0
    assert desk.waiting() == ()
    desk.quiet()


def test_a_meeting_that_was_held_stays_where_it_was(desk: Both, cadence: int) -> None:
    desk.workspace.do(hold_meeting, slot(cadence, desk.rows()[0].person_id, date(2026, 3, 16)))
    desk.round()
    desk.they(otherwise("2026-03-16T14:00", "2026-03-17T14:00"))
    assert desk.round().followed == 0
    assert desk.held() == MONDAYS
    desk.quiet()


def test_what_the_rhythm_cannot_say_is_asked(desk: Both, cadence: int) -> None:
    """All day, or by a rule finer than days: mine goes out again, theirs is refused in words."""
    desk.they(said(dtstart=date(2026, 3, 16), dtend=date(2026, 3, 17)))
    assert desk.round().conflicts == 1
    (row,) = desk.waiting()
    with pytest.raises(Refused, match="people page"):
        take_theirs(desk.workspace, row)
    assert desk.held() == MONDAYS
    desk.workspace.do(send_again, row.id)
    desk.round()
    assert "DTSTART;TZID=Europe/Madrid:20260316T140000" in next(iter(desk.texts().values()))
    desk.quiet()


def test_a_member_of_a_programme_gets_a_rhythm_of_his_own(desk: Both) -> None:
    """Everybody is met in turn; one of them was moved there."""
    east = team(desk.workspace, "East")
    person(desk.workspace, "Ana", east)
    person(desk.workspace, "Bo", east)
    desk.workspace.do(set_cadence, weekly(team_id=east, each=True))
    desk.round()
    at = sorted(desk.texts()).index(
        next(href for href, text in desk.texts().items() if "· Bo" in text)
    )
    moved = datetime(2026, 3, 18, 10, tzinfo=MADRID)
    desk.they(said(dtstart=moved, dtend=moved + timedelta(minutes=30)), at)
    assert desk.round().followed == 1
    assert {row.person: f"{row.local:%a %H:%M}" for row in desk.rows()} == {
        "Ana": "Mon 14:00", "Bo": "Wed 10:00",
    }  # fmt: skip
    desk.round()
    desk.quiet()


def test_days_that_step_aside_move_one_by_one(desk: Both) -> None:
    """Each is an event of its own there; it keeps its name when it moves."""
    rule = "FREQ=MONTHLY;BYMONTHDAY=15"
    who = person(desk.workspace, "Ana")
    desk.workspace.do(set_cadence, weekly(person_id=who, rule=rule, shift=Shift.NEXT))
    desk.round()
    names = set(desk.texts())
    first = min(names)
    moved = datetime(2026, 4, 9, 8, tzinfo=MADRID)
    desk.they(said(dtstart=moved, dtend=moved + timedelta(minutes=30)))
    desk.round()
    assert desk.held() == ["04-09 08:00"]
    assert set(desk.texts()) == names
    desk.quiet()
    CaldavServer(desk.url, USER, PASSWORD).delete(first, "")
    desk.round()
    assert desk.held() == []
    desk.quiet()


def test_a_meeting_on_the_spot_moves_and_goes(desk: Both) -> None:
    who = person(desk.workspace, "Ana")
    spot = OnTheSpot(
        MeetingKind.COACHING, "Call", local_time("2026-03-12T10:00"), "Europe/Madrid", 20, who
    )
    desk.workspace.do(meet_now, spot)
    desk.round()
    moved = datetime(2026, 3, 13, 8, tzinfo=MADRID)
    desk.they(said(dtstart=moved, dtend=moved + timedelta(minutes=20)))
    desk.round()
    assert desk.held() == ["03-13 08:00"]
    desk.quiet()
    desk.they_delete_all()
    desk.round()
    assert desk.held() == []
    desk.quiet()


def test_notes_and_invitations_of_others_are_no_change(desk: Both, cadence: int) -> None:
    desk.they(said(attendee="mailto:ana@example.com", description="bring the sheet"))
    assert desk.round().followed == 0
    assert desk.held() == MONDAYS
    desk.quiet()
    assert "ana@example.com" in next(iter(desk.texts().values()))


def test_an_answer_that_was_lost_before_somebody_moved_it(desk: Both) -> None:
    """Ours arrived, we never heard; then it was moved there: it moves here, nobody is asked."""
    ana = person(desk.workspace, "Ana")
    desk.workspace.do(set_cadence, weekly(person_id=ana))
    send_meetings(desk.workspace, desk.calendar_id)
    (row,) = desk.waiting()
    CaldavServer(desk.url, USER, PASSWORD).put(row.href, row.etag, row.body)
    desk.they(otherwise("2026-03-23T14:00", "2026-03-24T09:30"))
    desk.round()
    assert desk.held()[1] == "03-24 09:30"
    assert [row.state for row in desk.waiting() if row.state is OutboxState.CONFLICT] == []
    desk.quiet()


def test_slots_are_named_by_the_time_the_rule_gives() -> None:
    assert Slot(1, 2, "2026-03-16T14:00") == slot(1, 2, date(2026, 3, 16), "14:00")


def _split(desk: Both, title: str = "One-on-one · Ana", *, late: bool = False) -> None:
    """As a phone does it: the series ends, and another one begins under a name of its own; with
    ``late`` a round of ours falls between the two."""
    desk.they(ended_on_the_29th)
    if late:
        assert desk.round().followed == 1
        assert desk.held() == MONDAYS[:2]
        desk.quiet()
    desk.they_begin("their-own", title)


@pytest.mark.usefixtures("cadence")
@pytest.mark.parametrize("late", [False, True])
def test_this_and_all_that_follow_goes_on_here_in_the_new_rhythm(desk: Both, late: bool) -> None:
    """Also when our round falls between the end of the one and the beginning of the other."""
    _split(desk, late=late)
    assert desk.round().followed == 1
    wanted = [*MONDAYS[:2], "03-31 10:00", "04-07 10:00"]
    assert desk.held() == wanted
    old, new = desk.workspace.ask(cadences)
    assert (new.chain, new.minutes, new.person_id) == (old.chain, 45, old.person_id)
    # Theirs of it goes, ours of it comes: each meeting stands there once.
    desk.round()
    assert desk.waiting() == ()
    texts = desk.texts()
    assert len(texts) == 2
    assert not any("their-own" in text for text in texts.values())
    assert desk.said() == []
    desk.quiet()


@pytest.mark.usefixtures("cadence")
def test_an_end_there_with_something_else_after_it_is_an_end(desk: Both) -> None:
    _split(desk, title="Somebody else's")
    assert desk.round().followed == 1
    assert desk.held() == MONDAYS[:2]
    assert len(desk.texts()) == 2


def test_a_rhythm_that_was_ended_here_is_not_taken_up_there(desk: Both, cadence: int) -> None:
    """Of the same name, but nobody ended ours there: it stays somebody else's."""
    desk.workspace.do(end_cadence, cadence, date(2026, 3, 29))
    desk.round()
    desk.they_begin("their-own", "One-on-one · Ana")
    assert desk.round().followed == 0
    assert desk.held() == MONDAYS[:2]
    assert len(desk.texts()) == 2
