"""A calendar is linked from the settings; its password lies in the keyring and nowhere else."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cockpit.queries.calendar import calendars
from cockpit.queries.calendar_sync import linked
from cockpit.ui.calendar_servers.section import Calendars
from tests.calendars.radicale_server import PASSWORD, USER, nobody
from tests.calendars.test_passwords import InMemory
from tests.journeys.desk import Desk
from tests.sql import scalar
from tests.ui.calendar_servers.conftest import Server

SECRETS = (PASSWORD.encode(), "mgr-pass".encode("utf-16-le"))


def _type(section: Calendars, address: str, user: str, password: str) -> None:
    for field, text in zip(
        (section.link.address, section.link.user, section.link.password),
        (address, user, password),
        strict=True,
    ):
        field.setText(text)
    section.link.look.click()


def _link(desk: Desk, section: Calendars, server: Server, *, writes: bool = True) -> None:
    _type(section, server.root, USER, PASSWORD)
    desk.wait()
    assert [check.text() for check in section.link.checks] == ["work"]
    section.link.way.set_value(writes)
    section.link.link.click()
    desk.wait()


def test_found_chosen_linked_and_heard(
    desk: Desk, section: Calendars, server: Server, ring: InMemory
) -> None:
    server.write("fair", "Fair", "20261123T090000Z")
    _link(desk, section, server)
    (row,) = desk.session.workspace.ask(calendars)
    assert (row.name, row.origin, row.user, row.writes, row.events) == (
        "work", server.url, USER, True, 1
    )  # fmt: skip
    assert list(ring.kept.values()) == [PASSWORD]
    (line,) = section.linked.lines
    assert line.heard.text().startswith("1 event · heard today")
    assert desk.session.calendars().state() == ""


def test_the_password_is_in_no_file_and_no_line(
    desk: Desk,
    section: Calendars,
    server: Server,
    tmp_path: Path,
    ring: InMemory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    assert section.link.password.echoMode() is QLineEdit.EchoMode.Password
    ring.failure = KeyringLocked()
    _link(desk, section, server)
    assert section.link.password.text() == ""
    assert "the keyring is locked" in section.link.message.sentence.text()
    assert PASSWORD not in section.link.message.sentence.text()
    desk.session.workspace.rest()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.name == "cockpit.db" for path in files)
    for path in files:
        kept = path.read_bytes()
        assert not any(secret in kept for secret in SECRETS), path
    assert PASSWORD not in caplog.text
    assert scalar(desk.session.workspace, "SELECT count(*) FROM calendar") == 1


def test_without_a_keyring_the_session_knows_it(
    desk: Desk, section: Calendars, server: Server, ring: InMemory
) -> None:
    ring.failure = KeyringLocked()
    _link(desk, section, server)
    (line,) = section.linked.lines
    assert "heard today" in line.heard.text()
    # The next start does not know it; the sentence says what to do, and typing it again does it.
    desk.session.calendars().passwords._typed.clear()
    desk.session.calendars().ask_now()
    desk.wait()
    assert "the keyring is locked" in line.heard.text()
    ring.failure = None
    _type(section, server.root, USER, PASSWORD)
    desk.wait()
    assert list(ring.kept.values()) == [PASSWORD]
    assert "keyring" not in line.heard.text()


def test_a_wrong_password_is_said_and_kept_nowhere(
    desk: Desk, section: Calendars, server: Server, ring: InMemory
) -> None:
    _type(section, server.root, USER, "wrong")
    desk.wait()
    assert "does not accept" in section.link.message.sentence.text()
    assert ring.kept == {}
    _type(section, "http://calendar.example.com/", USER, "wrong")
    desk.wait()
    assert "use https" in section.link.message.sentence.text()


def test_unlinking_forgets_the_password_and_leaves_the_server(
    desk: Desk, section: Calendars, server: Server, ring: InMemory
) -> None:
    server.write("fair", "Fair", "20261123T090000Z")
    _link(desk, section, server)
    section.linked.lines[0].unlink.click()
    desk.wait()
    assert (ring.kept, desk.session.workspace.ask(linked)) == ({}, ())
    assert server.titles() == ["Fair"]
    assert section.linked.lines == []


def test_without_a_linked_calendar_nothing_is_asked(desk: Desk, section: Calendars) -> None:
    calendars_desk = desk.session.calendars()
    calendars_desk.ask_now()
    assert not calendars_desk.asking
    assert not calendars_desk._timer.isActive()
    assert section.linked.ask.isHidden()


def test_an_unreachable_server_is_a_quiet_line(
    desk: Desk, section: Calendars, ring: InMemory, qtbot: QtBot
) -> None:
    from cockpit.actions.calendar_sync import link_calendar

    with nobody() as silent:
        url = f"{silent}work/"
        desk.session.calendars().passwords.keep(url, USER, PASSWORD)
        desk.session.workspace.do(link_calendar, "work", url, USER, True)
        desk.session.calendars().ask_now()
        desk.wait()
    assert desk.session.calendars().state() == "Calendar not reachable"
    assert "cannot be reached" in section.linked.lines[0].heard.text()
    assert not desk.session.window.status._calendars.isHidden()
