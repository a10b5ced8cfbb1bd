"""The real window on a folder of its own, a real server, and a keyring that can be told to fail."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from pytestqt.qtbot import QtBot

from cockpit.actions.calendar_sync import link_calendar
from cockpit.actions.people import add_person
from cockpit.ui.calendar_servers.section import Calendars
from tests.calendars.radicale_server import PASSWORD, USER, radicale
from tests.calendars.test_passwords import InMemory
from tests.journeys.desk import Desk


@pytest.fixture
def ring() -> Iterator[InMemory]:
    before, mine = keyring.get_keyring(), InMemory()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


@pytest.fixture(scope="module")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with radicale(tmp_path_factory.mktemp("radicale")) as url:
        yield url


class Server:
    """Somebody else who works in the same account."""

    def __init__(self, url: str, name: str) -> None:
        import caldav

        make: Any = caldav.DAVClient
        self.client = make(url=url, username=USER, password=PASSWORD)
        for old in self.client.principal().calendars():
            old.delete()
        self.calendar = self.client.principal().make_calendar(name=name, cal_id=name)
        self.root, self.url = url, str(self.calendar.url)

    def write(self, uid: str, title: str, start: str, place: str = "") -> None:
        """An event of half an hour; ``start`` as iCalendar writes it."""
        said = [f"UID:{uid}", f"DTSTAMP:{start}", f"DTSTART:{start}", f"SUMMARY:{title}"]
        said += [f"LOCATION:{place}"] if place else []
        head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//them//", "BEGIN:VEVENT"]
        lines = [*head, *said, "END:VEVENT", "END:VCALENDAR", ""]
        kind = {"Content-Type": "text/calendar"}
        answer = self.client.request(f"{self.url}{uid}.ics", "PUT", "\r\n".join(lines), kind)
        assert answer.status in (201, 204)

    def titles(self) -> list[str]:
        """What is in the calendar, by title."""
        return sorted(str(one.icalendar_component["SUMMARY"]) for one in self.calendar.events())


@pytest.fixture
def server(server_url: str) -> Server:
    return Server(server_url, "work")


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, ring: InMemory) -> Iterator[Desk]:
    opened = Desk(tmp_path / "data", qtbot)
    quiet(opened)
    opened.session.workspace.do(add_person, "Ana Wolf")
    yield opened
    opened.close()


@pytest.fixture
def section(desk: Desk) -> Calendars:
    """The section of the settings, on screen."""
    desk.session.window.open("settings")
    page: Any = desk.session.window.page("settings")
    page.show_section("calendars")
    found: Calendars = page.section("calendars")
    desk.wait()
    return found


@pytest.fixture
def linked_id(desk: Desk, server: Server, section: Calendars) -> int:
    """The calendar, linked both ways, and heard from once."""
    session = desk.session
    session.calendars().passwords._typed[server.root.split("/")[2], USER] = PASSWORD
    made: int = session.workspace.do(link_calendar, "work", server.url, USER, True)
    heard(desk)
    return made


def heard(desk: Desk) -> None:
    """One round, to its end, and the look at the reminders that follows a change."""
    desk.session.calendars().ask_now()
    desk.wait()
    quiet(desk)


def quiet(desk: Desk) -> None:
    """Until no look at the reminders is writing: a hand would be told to try again."""
    desk._bot.waitUntil(lambda: "alarm" not in {one.name for one in threading.enumerate()},
                        timeout=30_000)  # fmt: skip
