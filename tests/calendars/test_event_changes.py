"""Events are planned, moved, renamed and taken out here: one of a series or all, then there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from cockpit.catalog.calendars.ics import ReadCalendar, read_calendar
from cockpit.catalog.calendars.ics_changing import (
    EventSaid,
    all_changed,
    one_changed,
    one_removed,
)
from cockpit.catalog.calendars.ics_series import series_said
from cockpit.catalog.calendars.ics_writer import EventWords, written
from cockpit.domain.calendar import OutboxState
from cockpit.domain.recurrence import local_time
from cockpit.domain.refusal import Refused
from cockpit.jobs import calendar_server
from cockpit.jobs.calendar_changes import change_event, plan_event, remove_event
from cockpit.queries.calendar import calendars, meetings
from cockpit.workspace import Workspace
from tests.calendars.radicale_server import radicale
from tests.calendars.saying import MADRID, find_event
from tests.calendars.test_caldav import Desk, _at, _words

HALF = timedelta(minutes=30)
DAYS = date(2026, 3, 9), date(2026, 4, 10)
NOW = _at(9, 8)
# The clocks go forward on 29 March.
MONDAYS = ["03-16 09:00", "03-23 09:00", "03-30 09:00", "04-06 09:00"]


@pytest.fixture(scope="module")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with radicale(tmp_path_factory.mktemp("radicale")) as url:
        yield url


@pytest.fixture
def desk(workspace: Workspace, server_url: str, request: pytest.FixtureRequest) -> Desk:
    name = "".join(sign for sign in request.node.name if sign.isalnum())
    return Desk(workspace, server_url, name)


@pytest.fixture(autouse=True)
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader in a process of its own has tests of its own."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)


def said(title: str, start: datetime, **more: Any) -> EventSaid:
    return EventSaid(title, start, start + HALF, **more)


def series(rule: str = "FREQ=WEEKLY;BYDAY=MO;COUNT=4", **more: Any) -> EventWords:
    return _words("series", "Review", _at(16, 9), rule=rule, **more)


def own(workspace: Workspace) -> list[str]:
    rows = workspace.ask(meetings, *DAYS, MADRID)
    return [f"{row.starts:%m-%d %H:%M}" + ("" if row.title == "Review" else f" {row.title}")
            for row in rows]  # fmt: skip


def test_the_managers_own_calendar_needs_no_server(workspace: Workspace) -> None:
    assert plan_event(workspace, None, _words("a", "Review", _at(10, 9))) == 0
    assert plan_event(workspace, None, _words("b", "Dentist", _at(11, 9))) == 0
    (calendar,) = workspace.ask(calendars)
    assert calendar.writes
    change_event(workspace, find_event(workspace, "b"), said("Dentist", _at(12, 10)), whole=True)
    assert own(workspace) == ["03-10 09:00", "03-12 10:00 Dentist"]
    remove_event(workspace, find_event(workspace, "a"), whole=True)
    assert own(workspace) == ["03-12 10:00 Dentist"]
    workspace.undo()
    workspace.undo()
    assert own(workspace) == ["03-10 09:00", "03-11 09:00 Dentist"]
    workspace.redo()
    assert own(workspace) == ["03-10 09:00", "03-12 10:00 Dentist"]
    for _step in range(3):
        workspace.undo()
    assert workspace.ask(calendars) == ()


def test_one_of_a_series_or_all_of_it(workspace: Workspace) -> None:
    plan_event(workspace, None, series())
    assert own(workspace) == MONDAYS
    second = find_event(workspace, "series", 1)
    change_event(workspace, second, said("Review", _at(24, 15)), whole=False)
    assert own(workspace) == [MONDAYS[0], "03-24 15:00", *MONDAYS[2:]]
    remove_event(workspace, find_event(workspace, "series", 2), whole=False)
    assert own(workspace) == [MONDAYS[0], "03-24 15:00", MONDAYS[3]]
    # All of them an hour later and a day on: the one with a time of its own keeps it.
    last = find_event(workspace, "series", 2)
    moved = said("Review", datetime(2026, 4, 7, 10, tzinfo=MADRID))
    change_event(workspace, last, moved, whole=True)
    assert own(workspace) == ["03-17 10:00", "03-24 15:00", "04-07 10:00"]
    # Moved again, the same occurrence is one exception still, by the new name of its time.
    change_event(
        workspace, find_event(workspace, "series", 1), said("Other", _at(25, 8)), whole=False
    )
    assert own(workspace) == ["03-17 10:00", "03-25 08:00 Other", "04-07 10:00"]
    remove_event(workspace, find_event(workspace, "series"), whole=True)
    assert own(workspace) == []


def _text(words: EventWords) -> str:
    return written([words], NOW).decode()


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY;BYDAY=3MO", "FREQ=MONTHLY;BYMONTHDAY=16"])
def test_a_rule_that_names_its_days_changes_only_its_hour(rule: str) -> None:
    text = _text(series(rule))
    later = all_changed(text, _at(16, 9), said("Review", _at(16, 11)), NOW)
    told = series_said(later, MADRID)
    assert told is not None
    assert told.main.at == local_time("2026-03-16T11:00")
    with pytest.raises(Refused, match="names its days"):
        all_changed(text, _at(16, 9), said("Review", _at(17, 9)), NOW)


def test_what_is_said_of_single_days_goes_along() -> None:
    words = series("FREQ=DAILY;UNTIL=20260401T070000Z", left_out=(_at(18, 9),))
    text = one_changed(_text(words), _at(19, 9), said("Other", _at(19, 9)), NOW)
    text = one_removed(text, _at(20, 9), NOW)
    told = series_said(all_changed(text, _at(16, 9), said("Review", _at(17, 8)), NOW), MADRID)
    assert told is not None
    assert told.main.at == local_time("2026-03-17T08:00")
    assert sorted(f"{at:%d %H}" for at in told.left_out) == ["19 08", "21 08"]
    ((at, other),) = told.others
    assert (at, other.at, other.title) == (local_time("2026-03-20T08:00"),) * 2 + ("Other",)
    assert told.last_on == date(2026, 4, 2)


def test_whole_days_move_and_a_single_one_gets_hours(workspace: Workspace) -> None:
    plan_event(workspace, None, EventWords("fair", "Fair", date(2026, 3, 10), date(2026, 3, 12)))
    fair = find_event(workspace, "fair")
    days = EventSaid("Fair", date(2026, 3, 16), date(2026, 3, 17), "Hall 4")
    change_event(workspace, fair, days, whole=True)
    fair = find_event(workspace, "fair")
    assert (fair.starts.date(), fair.ends.date()) == (date(2026, 3, 16), date(2026, 3, 17))
    assert (fair.all_day, fair.location) == (True, "Hall 4")
    change_event(workspace, fair, said("Fair", _at(16, 9)), whole=True)
    assert own(workspace) == ["03-16 09:00 Fair"]


def test_changes_of_an_event_of_others_go_out_with_its_tag(desk: Desk) -> None:
    desk.they_write("team", "Team call", _at(10, 9))
    desk.sync()
    team = find_event(desk.workspace, "team")
    change_event(desk.workspace, team, said("Team call, long", _at(11, 15)), whole=True)
    assert desk.said() == ["03-11 15:00 Team call, long"]
    assert desk.sync().sent == 1
    assert list(desk.on_server().values()) == ["Team call\\, long"]
    assert desk.said() == ["03-11 15:00 Team call, long"]
    remove_event(desk.workspace, find_event(desk.workspace, "team"), whole=True)
    assert (desk.said(), desk.sync().sent, desk.on_server()) == ([], 1, {})


def test_a_series_changed_in_both_places_is_asked_about(desk: Desk) -> None:
    plan_event(desk.workspace, desk.calendar_id, series())
    desk.sync()
    second = find_event(desk.workspace, "series", 1)
    change_event(desk.workspace, second, said("Review", _at(24, 15)), whole=False)
    desk.they_write("series", "Theirs", _at(17, 9))
    assert desk.sync().conflicts == 1
    (row,) = desk.waiting()
    assert row.state is OutboxState.CONFLICT
    with pytest.raises(Refused, match="choose first"):
        remove_event(desk.workspace, find_event(desk.workspace, "series"), whole=True)


def test_what_is_planned_while_the_calendar_is_read_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between reading what the server says and keeping it the manager plans something."""
    reads = list[int]()

    def slowly(data: bytes, start: date, end: date) -> ReadCalendar:
        found = read_calendar(data, start, end)
        reads.append(len(reads))
        if len(reads) == 1:
            plan_event(desk.workspace, desk.calendar_id, _words("mine", "Mine", _at(12, 9)))
        return found

    desk.they_write("theirs", "Theirs", _at(10, 9))
    monkeypatch.setattr(calendar_server, "read_calendar", slowly)
    desk.sync()
    assert (desk.said(), len(reads)) == (["03-10 09:00 Theirs", "03-12 09:00 Mine"], 2)
    desk.sync()
    assert sorted(desk.on_server().values()) == ["Mine", "Theirs"]


def test_what_changed_since_it_was_looked_at_is_looked_at_again(workspace: Workspace) -> None:
    from cockpit.actions.calendar_sync import write_event
    from cockpit.jobs.calendar_changes import expanded

    plan_event(workspace, None, _words("a", "Review", _at(10, 9)))
    one = find_event(workspace, "a")
    text = _text(_words("a", "Mine", _at(10, 9)))
    read = expanded(workspace, one.calendar_id, text)
    with pytest.raises(Refused, match="in the meantime"):
        workspace.do(write_event, one.calendar_id, "a", text, read, "what was there before")
    assert own(workspace) == ["03-10 09:00"]
