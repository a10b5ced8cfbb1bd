"""Undo of what a calendar's server knows already: it hears of it, or nothing changes anywhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cockpit.actions.calendar_sync import note_try
from cockpit.domain.calendar import OutboxState
from cockpit.domain.refusal import Blocked, Refused
from cockpit.jobs.caldav_server import CaldavServer
from cockpit.jobs.calendar_changes import change_event, plan_event, remove_event
from tests.calendars.radicale_server import PASSWORD, USER, radicale
from tests.calendars.saying import find_event
from tests.calendars.test_caldav import Desk, _at, _words
from tests.calendars.test_event_changes import MONDAYS, said, series

OLD, NEW = "03-10 09:00 Call", "03-11 15:00 Call"
Deed = Callable[[Desk], Any]


@pytest.fixture(scope="module")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with radicale(tmp_path_factory.mktemp("radicale")) as url:
        yield url


@pytest.fixture
def desk(workspace: Any, server_url: str, request: pytest.FixtureRequest, monkeypatch: Any) -> Desk:
    """A call and a series that others made, both known here."""
    # The reader in a process of its own has tests of its own.
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    name = "".join(sign for sign in request.node.name if sign.isalnum())
    desk = Desk(workspace, server_url, name)
    desk.they_write("call", "Call", _at(10, 9))
    desk.sync()
    return desk


def move(desk: Desk, day: int = 11, hour: int = 15) -> None:
    call = find_event(desk.workspace, "call")
    change_event(desk.workspace, call, said("Call", _at(day, hour)), whole=True)


def remove(desk: Desk) -> None:
    remove_event(desk.workspace, find_event(desk.workspace, "call"), whole=True)


def plan(desk: Desk) -> None:
    plan_event(desk.workspace, desk.calendar_id, _words("new", "New", _at(12, 9)))


def plan_series(desk: Desk) -> None:
    plan_event(desk.workspace, desk.calendar_id, series())


def move_one(desk: Desk) -> None:
    second = find_event(desk.workspace, "series", 1)
    change_event(desk.workspace, second, said("Review", _at(24, 15)), whole=False)


def there(desk: Desk) -> list[str]:
    """What somebody hears who asks that server for the first time."""
    desk.workspace.tend(_forget_all, desk.calendar_id)
    desk.sync()
    return desk.said()


def _forget_all(work: Any, calendar_id: int) -> None:
    from cockpit.actions.calendars import keep_events
    from cockpit.catalog.calendars.ics import ReadCalendar
    from cockpit.domain.calendar import Calendar

    calendar = work.get(Calendar, calendar_id)
    calendar.sync_token = ""
    nothing = ReadCalendar("", "", (), (), ())
    keep_events(work, calendar, nothing, calendar.covered_from, calendar.covered_to)


def agreed(desk: Desk, wanted: list[str]) -> None:
    """The file at once, then both sides after the next round, and nothing more to say."""
    assert desk.said() == wanted
    desk.sync()
    assert (desk.said(), desk.waiting()) == (wanted, ())
    position = desk.workspace.position
    desk.sync()
    assert desk.workspace.position == position
    assert there(desk) == wanted


@pytest.mark.parametrize(
    ("deed", "changed"), [(move, [NEW]), (remove, []), (plan, [OLD, "03-12 09:00 New"])]
)
def test_what_was_sent_is_taken_back_there_too(desk: Desk, deed: Deed, changed: list[str]) -> None:
    deed(desk)
    assert (desk.sync().sent, desk.said()) == (1, changed)
    done = desk.workspace.undo()
    assert done is not None
    assert "server" in done.label
    assert [row.state for row in desk.waiting()] == [OutboxState.WAITING]
    # Before it goes out it can be done again, and then nothing more is to be said.
    desk.workspace.redo()
    assert (desk.said(), desk.waiting(), desk.sync().sent) == (changed, (), 0)
    desk.workspace.undo()
    agreed(desk, [OLD])


def test_one_of_a_series_goes_back_and_then_the_whole_series(desk: Desk) -> None:
    plan_series(desk)
    desk.sync()
    move_one(desk)
    desk.sync()
    desk.workspace.undo()
    mondays = [f"{one} Review" for one in MONDAYS]
    assert desk.said() == [OLD, *mondays]
    desk.sync()
    assert desk.said() == [OLD, *mondays]
    desk.workspace.undo()
    agreed(desk, [OLD])


def test_several_that_were_sent_go_back_one_after_the_other(desk: Desk) -> None:
    for hour in (10, 11):
        move(desk, 10, hour)
        desk.sync()
    remove(desk)
    desk.sync()
    for hour in (11, 10, 9):
        desk.workspace.undo()
        assert desk.said() == [f"03-10 {hour:02}:00 Call"]
    assert len(desk.waiting()) == 1
    agreed(desk, [OLD])


def test_what_went_out_cannot_be_done_again(desk: Desk) -> None:
    move(desk)
    desk.sync()
    desk.workspace.undo()
    desk.sync()
    with pytest.raises(Refused, match="cannot be done again"):
        desk.workspace.redo()
    assert there(desk) == [OLD]


def _lost(desk: Desk, *, arrived: bool) -> None:
    """It was on its way when we died; the server has it or not."""
    (row,) = desk.waiting()
    desk.workspace.tend(note_try, row.id)
    server = CaldavServer(desk.url, USER, PASSWORD)
    if arrived and row.body:
        server.put(row.href, row.etag, row.body)
    elif arrived:
        server.delete(row.href, row.etag)


@pytest.mark.parametrize(
    ("deed", "arrived"), [(move, True), (remove, True), (plan, True), (move, False)]
)
def test_what_may_have_arrived_is_settled_first(desk: Desk, deed: Deed, arrived: bool) -> None:
    deed(desk)
    _lost(desk, arrived=arrived)
    desk.workspace.undo()
    agreed(desk, [OLD])


def test_the_answer_to_what_takes_it_back_is_lost(desk: Desk) -> None:
    remove(desk)
    desk.sync()
    desk.workspace.undo()
    _lost(desk, arrived=True)
    agreed(desk, [OLD])


def test_somebody_elses_later_change_stays_and_undo_says_why(desk: Desk) -> None:
    move(desk)
    desk.sync()
    desk.they_write("call", "Theirs", _at(12, 8))
    desk.sync()
    for rest in (False, True):
        with pytest.raises(Blocked, match="came after it") as refused:
            desk.workspace.undo(rest=rest)
        # Half of it would stand here otherwise than there.
        assert refused.value.free == 0
    agreed(desk, ["03-12 08:00 Theirs"])


def test_theirs_that_nobody_has_heard_of_yet_is_asked_about(desk: Desk) -> None:
    move(desk)
    desk.sync()
    desk.they_write("call", "Theirs", _at(12, 8))
    desk.workspace.undo()
    assert desk.sync().conflicts == 1
    (row,) = desk.waiting()
    assert "Theirs" in row.theirs
    with pytest.raises(Blocked):
        desk.workspace.undo()


def test_what_met_another_change_is_chosen_before_it_is_taken_back(desk: Desk) -> None:
    move(desk)
    desk.they_write("call", "Theirs", _at(12, 8))
    assert desk.sync().conflicts == 1
    with pytest.raises(Blocked, match="both places"):
        desk.workspace.undo()
    assert desk.said() == [NEW]
