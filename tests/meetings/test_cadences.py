"""Meetings come when their rhythm says, for whom it says, and nothing carried is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.actions.cadences import (
    change_cadence,
    end_cadence,
    rest_cadence,
    resume_cadence,
    set_cadence,
)
from cockpit.actions.meetings import (
    OnTheSpot,
    add_point,
    agree_action,
    cancel_meeting,
    decide,
    hold_meeting,
    meet_now,
    postpone_meeting,
    reopen_meeting,
    settle_point,
    skip_meeting,
)
from cockpit.actions.people import place_person
from cockpit.analysis.meeting_times import Slot, Stay, audience
from cockpit.domain.identity import Identities
from cockpit.domain.meetings import MeetingCadence, MeetingKind, MeetingState, PointState
from cockpit.domain.people import Membership, Person, Team
from cockpit.domain.period import Period
from cockpit.domain.recurrence import local_time
from cockpit.domain.refusal import Refused
from cockpit.queries.meetings import MeetingRow, meetings_between
from cockpit.workspace import Workspace
from tests.conftest import Clock

MADRID = ZoneInfo("Europe/Madrid")
MONDAY = date(2026, 3, 9)
WEEKLY = "FREQ=WEEKLY;BYDAY=MO"


@pytest.fixture(autouse=True)
def _the_day_before(clock: Clock) -> None:
    clock.advance(days=-2)


def person(workspace: Workspace, name: str, team: int | None = None, **more: date) -> int:
    def hire(work: object) -> int:
        who = Person(name, hired_on=more.get("hired_on"))
        work.add(who)  # type: ignore[attr-defined]
        stay = Membership(who.id, team, from_on=more.get("from_on"), to_on=more.get("to_on"))
        work.add(stay)  # type: ignore[attr-defined]
        return who.id

    return workspace.do(hire)


def team(workspace: Workspace, name: str) -> int:
    def found(work: object) -> int:
        one = Team(name)
        work.add(one)  # type: ignore[attr-defined]
        return one.id

    return workspace.do(found)


def one_on_one(person_id: int | None = None, **more: object) -> MeetingCadence:
    given = {"rule": WEEKLY, "wall_time": "14:00", "zone": "Europe/Madrid", **more}
    return MeetingCadence(
        MeetingKind.ONE_ON_ONE,
        "One-on-one",
        MONDAY,
        person_id=person_id,
        **given,  # type: ignore[arg-type]
    )


def rows(workspace: Workspace, start: date, days: int) -> tuple[MeetingRow, ...]:
    window = Period(start, start + timedelta(days=days))
    return workspace.ask(meetings_between, window, MADRID, MADRID, workspace.now())


def said(workspace: Workspace, start: date = MONDAY, days: int = 28) -> list[str]:
    return [
        f"{row.local:%m-%d %H:%M} {row.person or row.team} {row.state}"
        for row in rows(workspace, start, days)
    ]


def slot(cadence_id: int, who: int | None, day: date, at: str = "14:00") -> Slot:
    return Slot(cadence_id, who, f"{day}T{at}")


def test_a_weekly_one_on_one_keeps_its_hour_over_a_clock_change(workspace: Workspace) -> None:
    ana = person(workspace, "Ana")
    workspace.do(set_cadence, one_on_one(ana))
    found = rows(workspace, MONDAY, 28)
    assert [row.at.astimezone(UTC).hour for row in found] == [13, 13, 13, 12]
    assert {row.local.hour for row in found} == {14}


def test_what_is_over_and_unsaid_is_unresolved(workspace: Workspace, clock: Clock) -> None:
    ana = person(workspace, "Ana")
    workspace.do(set_cadence, one_on_one(ana))
    clock.advance(days=9)
    assert said(workspace, days=21) == [
        "03-09 14:00 Ana unresolved",
        "03-16 14:00 Ana unresolved",
        "03-23 14:00 Ana planned",
    ]


def test_held_skipped_called_off_and_opened_again(workspace: Workspace) -> None:
    ana = person(workspace, "Ana")
    cadence = workspace.do(set_cadence, one_on_one(ana))
    second, third = MONDAY + timedelta(days=7), MONDAY + timedelta(days=14)
    workspace.do(hold_meeting, slot(cadence, ana, MONDAY))
    workspace.do(skip_meeting, slot(cadence, ana, second), "fair")
    workspace.do(cancel_meeting, slot(cadence, ana, third), "ill")
    states = [row.state for row in rows(workspace, MONDAY, 21)]
    assert states == [MeetingState.HELD, MeetingState.SKIPPED, MeetingState.CANCELLED]
    workspace.do(reopen_meeting, slot(cadence, ana, second))
    assert said(workspace, second, 1) == ["03-16 14:00 Ana planned"]
    with pytest.raises(Refused, match="why"):
        workspace.do(skip_meeting, slot(cadence, ana, second), "  ")


def test_a_postponed_meeting_stands_where_it_was_put(workspace: Workspace) -> None:
    ana = person(workspace, "Ana")
    cadence = workspace.do(set_cadence, one_on_one(ana))
    second = MONDAY + timedelta(days=7)
    workspace.do(postpone_meeting, slot(cadence, ana, second), local_time("2026-03-18T10:00"))
    assert said(workspace, days=15) == [
        "03-09 14:00 Ana planned",
        "03-18 10:00 Ana rescheduled",
        "03-23 14:00 Ana planned",
    ]
    workspace.do(postpone_meeting, slot(cadence, ana, second), local_time("2026-04-29T10:00"))
    assert "04-29 10:00 Ana rescheduled" in said(workspace, date(2026, 4, 27), 7)
    workspace.do(hold_meeting, slot(cadence, ana, second))
    assert said(workspace, date(2026, 4, 29), 1) == ["04-29 10:00 Ana held"]
    with pytest.raises(Refused, match="held"):
        workspace.do(postpone_meeting, slot(cadence, ana, second), local_time("2026-05-01T09:00"))
    workspace.undo()
    moved = workspace.undo()
    assert moved is not None
    assert moved.label == "moved One-on-one to Wed 29 Apr, 10:00"
    workspace.undo()
    assert said(workspace, second, 1) == ["03-16 14:00 Ana planned"]


def test_newcomers_join_at_the_next_occurrence_and_leavers_drop_out(workspace: Workspace) -> None:
    east = team(workspace, "East")
    person(workspace, "Ana", east)
    person(workspace, "Bo", east, from_on=date(2026, 3, 12))
    person(workspace, "Cy", east, to_on=date(2026, 3, 17))
    workspace.do(set_cadence, one_on_one(None, team_id=east, each=True))
    assert said(workspace, days=21) == [
        "03-09 14:00 Ana planned",
        "03-09 14:30 Cy planned",
        "03-16 14:00 Ana planned",
        "03-16 14:30 Cy planned",
        "03-16 15:00 Bo planned",
        "03-23 14:00 Ana planned",
        "03-23 15:00 Bo planned",
    ]


def test_who_is_hired_later_is_asked_about_no_meeting_before(workspace: Workspace) -> None:
    east = team(workspace, "East")
    person(workspace, "Ana", east, hired_on=date(2026, 3, 12))
    person(workspace, "Bo", east, hired_on=date(2020, 1, 1))
    workspace.do(set_cadence, one_on_one(None, team_id=east, each=True))
    assert said(workspace, days=14) == [
        "03-09 14:30 Bo planned",
        "03-16 14:00 Ana planned",
        "03-16 14:30 Bo planned",
    ]


def test_who_is_added_without_a_day_joins_at_the_next_meeting(
    workspace: Workspace, clock: Clock
) -> None:
    east = team(workspace, "East")
    ana = person(workspace, "Ana", east)
    workspace.do(set_cadence, one_on_one(None, team_id=east, each=True))
    clock.advance(days=8)
    assert workspace.today() == date(2026, 3, 16)
    bo = person(workspace, "Bo", east)
    person(workspace, "Cy", east, hired_on=date(2020, 1, 1))
    expected = [
        "03-09 14:00 Ana unresolved",
        "03-16 14:00 Ana planned",
        "03-16 14:30 Bo planned",
        "03-16 15:00 Cy planned",
    ]
    assert said(workspace, days=8) == expected
    # Another team or manager "since ever" makes nobody a newcomer.
    workspace.do(place_person, ana, east, bo)
    assert said(workspace, days=8) == expected
    clock.advance(days=1)
    person(workspace, "Di", east)
    assert [line[6:] for line in said(workspace, date(2026, 3, 16), 8) if "Di" in line] == [
        "15:30 Di planned"
    ]


def test_a_clock_that_was_ahead_takes_no_meeting_to_come_away() -> None:
    now = datetime(2026, 3, 9, 9, tzinfo=UTC)
    cadence, made = one_on_one(None, team_id=1, each=True), Identities()
    cadence.uid, right, ahead = (
        made.take(now + timedelta(days=days), 1)[0] for days in (-3, -1, 3_000)
    )
    stays = [Stay(1, None, None, None, right), Stay(2, None, None, None, ahead)]
    since = [stay.since for _when, stay in audience(cadence, stays, {}, now)]
    assert since == [now - timedelta(days=1), now]


def test_a_rhythm_of_ones_own_replaces_the_teams(workspace: Workspace) -> None:
    east = team(workspace, "East")
    ana = person(workspace, "Ana", east)
    person(workspace, "Bo", east)
    workspace.do(set_cadence, one_on_one(None, team_id=east, each=True))
    own = one_on_one(ana, rule="FREQ=WEEKLY;BYDAY=WE", wall_time="09:00")
    own.starts_on = date(2026, 3, 18)
    workspace.do(set_cadence, own)
    assert said(workspace, days=14) == [
        "03-09 14:00 Ana planned",
        "03-09 14:30 Bo planned",
        "03-16 14:00 Ana planned",
        "03-16 14:30 Bo planned",
        "03-18 09:00 Ana planned",
    ]
    assert [line[12:] for line in said(workspace, date(2026, 3, 23), 7)] == [
        "Bo planned",
        "Ana planned",
    ]


def test_another_time_counts_from_its_day_and_the_past_stays(workspace: Workspace) -> None:
    ana = person(workspace, "Ana")
    first = workspace.do(set_cadence, one_on_one(ana))
    workspace.do(hold_meeting, slot(first, ana, MONDAY))
    second = workspace.do(change_cadence, first, date(2026, 3, 16), wall_time="10:00")
    assert second != first
    assert said(workspace, days=14) == ["03-09 14:00 Ana held", "03-16 10:00 Ana planned"]
    again = workspace.do(change_cadence, second, date(2026, 3, 16), wall_time="11:00", minutes=45)
    assert again == second
    assert said(workspace, days=14)[-1] == "03-16 11:00 Ana planned"
    workspace.undo()
    workspace.undo()
    assert said(workspace, days=14)[-1] == "03-16 14:00 Ana planned"


def test_a_pause_leaves_meetings_out_and_the_rest_goes_on(workspace: Workspace) -> None:
    ana = person(workspace, "Ana")
    cadence = workspace.do(set_cadence, one_on_one(ana))
    workspace.do(rest_cadence, cadence, date(2026, 3, 10), None, "leave")
    assert len(said(workspace)) == 1
    workspace.do(resume_cadence, cadence, date(2026, 3, 24))
    assert [line[:5] for line in said(workspace)] == ["03-09", "03-30"]
    workspace.do(end_cadence, cadence, date(2026, 3, 9))
    assert [line[:5] for line in said(workspace)] == ["03-09"]


def test_points_belong_to_the_pair_and_outlive_any_move(workspace: Workspace) -> None:
    ana = person(workspace, "Ana")
    cadence = workspace.do(set_cadence, one_on_one(ana))
    price = workspace.do(add_point, "Pricing sheet", person_id=ana)
    workspace.do(add_point, "Territory", person_id=ana, theirs=True)
    workspace.do(skip_meeting, slot(cadence, ana, MONDAY), "fair")
    later = MONDAY + timedelta(days=7)
    workspace.do(postpone_meeting, slot(cadence, ana, later), local_time("2026-03-19T09:00"))
    workspace.do(settle_point, price, PointState.DONE, slot(cadence, ana, later))
    workspace.do(hold_meeting, slot(cadence, ana, later))
    found = workspace.ask(
        lambda db: db.all("SELECT text, state, carried FROM talking_point ORDER BY id")
    )
    assert found == [("Pricing sheet", "done", 0), ("Territory", "carried", 1)]


def test_actions_become_tasks_that_are_chased(workspace: Workspace) -> None:
    ana = person(workspace, "Ana")
    cadence = workspace.do(set_cadence, one_on_one(ana))
    at = slot(cadence, ana, MONDAY)
    workspace.do(decide, at, "Drop the pilot")
    workspace.do(agree_action, at, "Call the CFO", date(2026, 3, 13), ana)
    workspace.do(agree_action, at, "Send the sheet", date(2026, 3, 12))
    tasks = workspace.ask(
        lambda db: db.all(
            "SELECT t.title, t.person_id, a.text FROM action_item a JOIN task t ON t.id = a.task_id"
            " ORDER BY a.id"
        )
    )
    assert tasks == [
        ("Ana: Call the CFO", ana, "Call the CFO"),
        ("Send the sheet", ana, "Send the sheet"),
    ]
    workspace.undo()
    assert workspace.ask(lambda db: db.value("SELECT count(*) FROM action_item")) == 1


def test_a_meeting_on_the_spot(workspace: Workspace) -> None:
    ana = person(workspace, "Ana")
    local = local_time("2026-03-10T10:15")
    spot = OnTheSpot(MeetingKind.COACHING, "Call review", local, "Europe/Madrid", 20, ana)
    held = workspace.do(meet_now, spot)
    workspace.do(hold_meeting, held)
    assert said(workspace, days=7) == ["03-10 10:15 Ana held"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"minutes": 0},
        {"zone": "Mars/Base"},
        {"wall_time": "25:00"},
        {"rule": "FREQ=SECONDLY"},
        {"ends_on": date(2026, 3, 1)},
        {"each": True},
    ],
)
def test_nonsense_is_refused(workspace: Workspace, wrong: dict[str, object]) -> None:
    cadence = one_on_one()
    for key, value in wrong.items():
        setattr(cadence, key, value)
    position = workspace.position
    with pytest.raises(Refused):
        workspace.do(set_cadence, cadence)
    assert workspace.position == position


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(
    stays=st.lists(st.tuples(st.integers(1, 4), DAYS, DAYS), max_size=6),
    own=st.lists(st.tuples(st.integers(1, 4), DAYS, DAYS), max_size=4),
    day=DAYS,
)
def test_on_any_day_each_member_has_one_rhythm(
    stays: list[tuple[int, date, date]], own: list[tuple[int, date, date]], day: date
) -> None:
    in_team = [Stay(who, a, b) for who, a, b in stays if a < b]
    mine = {who: [Period(a, b) for w, a, b in own if w == who and a < b] for who in range(1, 5)}
    cadence = one_on_one(None, team_id=1, each=True)
    parts = [stay for _when, stay in audience(cadence, in_team, mine)]
    for who in range(1, 5):
        met = [
            part
            for part in parts
            if part.person_id == who
            and (part.from_on or date.min) <= day < (part.to_on or date.max)
        ]
        stays_now = [
            stay
            for stay in in_team
            if stay.person_id == who
            and stay.from_on
            and stay.to_on
            and stay.from_on <= day < stay.to_on
        ]
        alone = any(day in period for period in mine[who])
        assert len(met) == (0 if alone else len(stays_now))
