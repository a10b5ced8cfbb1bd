"""Both ways with a real CalDAV server: tokens, tags, conflicts, lost answers, crashes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cockpit.actions.calendar_sync import link_calendar, note_sent, send_again
from cockpit.catalog.calendars.ics_writer import EventWords
from cockpit.domain.calendar import OutboxState
from cockpit.domain.refusal import Refused
from cockpit.jobs.caldav_server import CaldavServer, ServerTrouble, path_of
from cockpit.jobs.calendar_server import (
    sync_calendars,
    take_theirs,
)
from cockpit.queries.calendar import meetings
from cockpit.queries.calendar_sync import OutboxRow, linked, unsettled
from cockpit.workspace import Workspace
from tests.calendars.radicale_server import PASSWORD, USER, nobody, radicale
from tests.calendars.saying import drop_event, say_event

MADRID = ZoneInfo("Europe/Madrid")
DAYS = date(2026, 3, 9), date(2026, 4, 10)


@pytest.fixture(scope="module")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with radicale(tmp_path_factory.mktemp("radicale")) as url:
        yield url


class Desk:
    """A workspace that follows a calendar, and somebody else who works in the same one."""

    def __init__(self, workspace: Workspace, url: str, name: str) -> None:
        import caldav

        make: Any = caldav.DAVClient
        self.theirs = make(url=url, username=USER, password=PASSWORD)
        made = self.theirs.principal().make_calendar(name=name, cal_id=name)
        self.url, self.workspace = str(made.url), workspace
        self.calendar_id = workspace.do(link_calendar, name, self.url, USER, True)
        self.sync()

    def open(self, url: str, user: str) -> CaldavServer:
        return CaldavServer(url, user, PASSWORD)

    def sync(self) -> Any:
        (report,) = sync_calendars(self.workspace, self.open)
        assert not report.trouble
        return report

    def said(self) -> list[str]:
        rows = self.workspace.ask(meetings, *DAYS, MADRID)
        return [f"{row.starts:%m-%d %H:%M} {row.title}" for row in rows]

    def waiting(self) -> tuple[OutboxRow, ...]:
        return self.workspace.ask(unsettled)

    def on_server(self) -> dict[str, str]:
        """Title by path of all that the server has."""
        found = CaldavServer(self.url, USER, PASSWORD).changes(self.url, "").changed
        return {one.href: _title(one.text) for one in found}

    def they_write(self, uid: str, title: str, when: datetime) -> None:
        text = _ics(uid, title, when)
        url = f"{self.url}{uid}.ics"
        answer = self.theirs.request(url, "PUT", text, {"Content-Type": "text/calendar"})
        assert answer.status in (201, 204)

    def they_delete(self, uid: str) -> None:
        assert self.theirs.request(f"{self.url}{uid}.ics", "DELETE").status == 200


@pytest.fixture
def desk(workspace: Workspace, server_url: str, request: pytest.FixtureRequest) -> Desk:
    name = "".join(sign for sign in request.node.name if sign.isalnum())
    return Desk(workspace, server_url, name)


def _title(text: str) -> str:
    return next(line[8:] for line in text.splitlines() if line.startswith("SUMMARY:"))


def _ics(uid: str, title: str, when: datetime, *more: str) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//them//", "BEGIN:VEVENT", f"UID:{uid}"]
    stamp = f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines += [f"DTSTAMP:{stamp}", f"DTSTART:{stamp}", f"SUMMARY:{title}", *more]
    return "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""])


def _at(day: int, hour: int) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=MADRID)


def _words(uid: str, title: str, start: datetime, **more: Any) -> EventWords:
    return EventWords(uid, title, start, start + timedelta(minutes=30), **more)


def test_what_others_add_change_and_delete_arrives(desk: Desk) -> None:
    desk.they_write("a", "Fair", _at(10, 9))
    desk.they_write("b", "Call", _at(11, 9))
    assert desk.sync().taken.added == 2
    assert desk.said() == ["03-10 09:00 Fair", "03-11 09:00 Call"]
    desk.they_write("a", "Fair again", _at(12, 9))
    desk.they_delete("b")
    report = desk.sync()
    assert (report.taken.changed, report.taken.removed) == (1, 1)
    assert desk.said() == ["03-12 09:00 Fair again"]
    position = desk.workspace.position
    assert desk.sync().taken is None
    assert desk.workspace.position == position


def test_a_series_of_ours_goes_out_once_and_comes_back_the_same(desk: Desk) -> None:
    series = _words("ours", "1:1 Ana", _at(16, 9), rule="FREQ=WEEKLY;COUNT=4")
    say_event(desk.workspace, desk.calendar_id, series)
    wanted = ["03-16 09:00 1:1 Ana", "03-23 09:00 1:1 Ana", "03-30 09:00 1:1 Ana"]
    wanted.append("04-06 09:00 1:1 Ana")
    assert desk.said() == wanted
    assert desk.sync().sent == 1
    assert list(desk.on_server().values()) == ["1:1 Ana"]
    assert (desk.said(), desk.waiting()) == (wanted, ())
    desk.sync()
    assert desk.said() == wanted


def test_offline_changes_wait_and_only_the_last_word_goes_out(desk: Desk) -> None:
    say_event(desk.workspace, desk.calendar_id, _words("w", "First", _at(10, 9)))
    say_event(desk.workspace, desk.calendar_id, _words("w", "Second", _at(10, 10)))

    with nobody() as silent:
        (report,) = sync_calendars(
            desk.workspace, lambda _url, _user: CaldavServer(silent, USER, PASSWORD)
        )
    assert report.trouble
    assert [row.state for row in desk.waiting()] == [OutboxState.WAITING]
    assert desk.said() == ["03-10 10:00 Second"]
    assert desk.sync().sent == 1
    assert list(desk.on_server().values()) == ["Second"]
    drop_event(desk.workspace, desk.calendar_id, "w")
    assert desk.said() == []
    desk.sync()
    assert desk.on_server() == {}


def _conflict(desk: Desk) -> OutboxRow:
    desk.they_write("c", "Review", _at(10, 9))
    desk.sync()
    say_event(desk.workspace, desk.calendar_id, _words("c", "Review mine", _at(10, 11)))
    desk.they_write("c", "Review theirs", _at(10, 12))
    assert desk.sync().conflicts == 1
    (row,) = desk.waiting()
    assert row.state is OutboxState.CONFLICT
    assert "Review theirs" in row.theirs
    assert list(desk.on_server().values()) == ["Review theirs"]
    return row


def test_a_conflict_waits_for_a_choice_and_mine_goes_out(desk: Desk) -> None:
    row = _conflict(desk)
    assert desk.said() == ["03-10 11:00 Review mine"]
    desk.workspace.do(send_again, row.id)
    desk.sync()
    assert list(desk.on_server().values()) == ["Review mine"]
    assert (desk.said(), desk.waiting()) == (["03-10 11:00 Review mine"], ())


def test_a_conflict_can_be_given_way(desk: Desk) -> None:
    row = _conflict(desk)
    take_theirs(desk.workspace, row)
    assert (desk.said(), desk.waiting()) == (["03-10 12:00 Review theirs"], ())
    desk.sync()
    assert desk.said() == ["03-10 12:00 Review theirs"]
    say_event(desk.workspace, desk.calendar_id, _words("c", "Again", _at(10, 13)))
    assert desk.sync().sent == 1
    assert list(desk.on_server().values()) == ["Again"]


def test_deleted_there_changed_here_is_a_conflict_too(desk: Desk) -> None:
    desk.they_write("d", "Review", _at(10, 9))
    desk.sync()
    say_event(desk.workspace, desk.calendar_id, _words("d", "Mine", _at(10, 11)))
    desk.they_delete("d")
    desk.sync()
    (row,) = desk.waiting()
    assert (row.state, row.theirs) == (OutboxState.CONFLICT, "")
    desk.workspace.do(send_again, row.id)
    desk.sync()
    assert list(desk.on_server().values()) == ["Mine"]


def test_an_answer_that_was_lost_does_not_send_twice(desk: Desk) -> None:
    say_event(desk.workspace, desk.calendar_id, _words("l", "Once", _at(10, 9)))
    (row,) = desk.waiting()
    CaldavServer(desk.url, USER, PASSWORD).put(row.href, row.etag, row.body)
    report = desk.sync()
    assert (report.conflicts, desk.waiting()) == (0, ())
    assert list(desk.on_server().values()) == ["Once"]
    desk.sync()
    assert desk.said() == ["03-10 09:00 Once"]


def test_a_token_the_server_forgot_means_everything_again(desk: Desk) -> None:
    desk.they_write("t", "Stays", _at(10, 9))
    desk.they_write("u", "Goes", _at(11, 9))
    desk.sync()
    desk.they_delete("u")
    _forget_token(desk)
    desk.sync()
    assert desk.said() == ["03-10 09:00 Stays"]


def _forget_token(desk: Desk) -> None:
    unknown = "http://radicale.org/ns/sync/" + "0" * 64

    def forget(work: Any) -> None:
        from cockpit.domain.calendar import Calendar

        work.get(Calendar, desk.calendar_id).sync_token = unknown

    desk.workspace.tend(forget)


def test_a_change_taken_back_before_it_went_out_hears_what_happened_there(desk: Desk) -> None:
    desk.they_write("m", "Theirs", _at(10, 9))
    desk.sync()
    say_event(desk.workspace, desk.calendar_id, _words("m", "Mine", _at(10, 11)))
    desk.they_write("m", "Theirs later", _at(10, 12))
    server = CaldavServer(desk.url, USER, PASSWORD)
    from cockpit.jobs.calendar_server import pull

    (calendar,) = desk.workspace.ask(linked)
    pull(desk.workspace, calendar, server)
    assert desk.said() == ["03-10 11:00 Mine"]


def test_a_wrong_password_says_so_and_keeps_what_waits(desk: Desk) -> None:
    say_event(desk.workspace, desk.calendar_id, _words("p", "Kept", _at(10, 9)))
    (report,) = sync_calendars(desk.workspace, lambda url, user: CaldavServer(url, user, "not it"))
    assert "password" in report.trouble
    (row,) = desk.waiting()
    assert row.state is OutboxState.REFUSED
    desk.workspace.do(send_again, row.id)
    assert desk.sync().sent == 1


def test_reading_alone_is_never_written(workspace: Workspace, server_url: str) -> None:
    calendar_id = workspace.do(link_calendar, "Team", f"{server_url}team/", USER, False)
    with pytest.raises(Refused, match="only read"):
        say_event(workspace, calendar_id, _words("x", "No", _at(10, 9)))


@pytest.mark.parametrize("url", ["calendar.example.com", "ftp://x/", "http://example.com/cal/"])
def test_addresses_that_would_leak_or_fail_are_refused(url: str) -> None:
    with pytest.raises(ServerTrouble):
        CaldavServer(url, USER, PASSWORD)


def test_paths_are_compared_as_they_read() -> None:
    assert path_of("https://host/a%20b/c%40d.ics") == "/a b/c@d.ics"


def test_a_note_of_arrival_moves_the_tag_of_what_waits_behind(desk: Desk) -> None:
    say_event(desk.workspace, desk.calendar_id, _words("n", "One", _at(10, 9)))
    (first,) = desk.waiting()
    from cockpit.actions.calendar_sync import note_try

    desk.workspace.tend(note_try, first.id)
    say_event(desk.workspace, desk.calendar_id, _words("n", "Two", _at(10, 10)))
    assert len(desk.waiting()) == 2
    etag = CaldavServer(desk.url, USER, PASSWORD).put(first.href, first.etag, first.body)
    desk.workspace.tend(note_sent, first.id, etag)
    assert [row.etag for row in desk.waiting()] == [etag]
    desk.sync()
    assert list(desk.on_server().values()) == ["Two"]
