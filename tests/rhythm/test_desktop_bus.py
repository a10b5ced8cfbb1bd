"""Notifications on a real daemon, the lock screen on made-up services, and a desktop without."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from cockpit.jobs.desktop_bus import Answered, DesktopBus, Locked, Notification, Unheard
from tests.rhythm.bus import Dunst, Service, dunst, missing, session_bus, until

EVIL = 'Bo & <img src="file:///canary"> <b>Co</b>'
NOWHERE = "unix:path=/nonexistent/bus"
SESSION = "/org/freedesktop/login1/session/_31"
Told = list[Answered | Locked | Unheard]


@pytest.fixture(scope="module")
def bus() -> Iterator[str]:
    """The address of a bus of our own."""
    lacking = missing()
    if lacking and os.environ.get("CI") == "true":
        pytest.fail("missing on CI: " + ", ".join(lacking))
    if lacking:
        pytest.skip("needs " + ", ".join(lacking))
    with session_bus() as address:
        yield address


@pytest.fixture
def told(bus: str, monkeypatch: pytest.MonkeyPatch) -> Told:
    """What the desktop said; system and session bus are the test's own."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus)
    return []


@pytest.fixture
def desktop(told: Told) -> Iterator[DesktopBus]:
    made = DesktopBus(told.append)
    made.start()
    yield made
    made.stop()
    assert not made._thread.is_alive()


@pytest.fixture(scope="module")
def daemon(display: str, bus: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dunst]:
    with dunst(display, bus, tmp_path_factory.mktemp("dunst")) as made:
        yield made


@pytest.mark.desktop
def test_a_real_daemon_shows_it_replaces_it_and_its_button_comes_back(
    daemon: Dunst, desktop: DesktopBus, told: Told
) -> None:
    # With several the daemon would open a menu; one it takes at once.
    actions = (("done", "Done"),)
    desktop.notify(Notification("reminder:7", "Call Acme", "Task · 11:00", actions))
    until(lambda: daemon.shown() == 1)
    desktop.notify(Notification("reminder:7", "Call Acme now", EVIL, actions))
    desktop.notify(Notification("reminder:8", "Call Bo"))
    until(lambda: daemon.shown() == 2)
    desktop.withdraw("reminder:8")
    until(lambda: daemon.shown() == 1)
    daemon.control("action", "0")
    until(lambda: told == [Answered("reminder:7", "done")])
    daemon.control("close-all")
    until(lambda: len(daemon.history()) >= 2)
    said = dict(daemon.history())
    assert said["Call Bo"] == ""
    # What the daemon would read as markup it was given as text.
    assert said["Call Acme now"] in (EVIL, EVIL.replace("&", "&amp;").replace("<", "&lt;")
                                     .replace(">", "&gt;"))  # fmt: skip


def seen_and_told(bus: str, capabilities: list[str]) -> tuple[Service, list[tuple[object, ...]]]:
    """A daemon that writes down what it is asked to show."""
    asked: list[tuple[object, ...]] = []

    def notify(body: tuple[object, ...]) -> tuple[str, tuple[object, ...]]:
        asked.append(body)
        return "u", (len(asked),)

    answers = {"GetCapabilities": lambda _body: ("as", (capabilities,)), "Notify": notify}
    return Service(bus, "org.freedesktop.Notifications", answers), asked


@pytest.mark.parametrize(
    ("capabilities", "body"),
    [
        (["body"], "Bo & <i>"),
        (["body", "body-markup"], "Bo &amp; &lt;i&gt;"),
    ],
)
def test_text_is_escaped_for_daemons_that_read_markup(
    told: Told, monkeypatch: pytest.MonkeyPatch, capabilities: list[str], body: str
) -> None:
    with session_bus() as own:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", own)
        service, asked = seen_and_told(own, capabilities)
        made = DesktopBus(told.append)
        made.start()
        made.notify(Notification("a", "Call Acme", "Bo & <i>"))
        until(lambda: asked)
        assert (asked[0][3], asked[0][4]) == ("Call Acme", body)
        made.stop()
        service.close()


def test_the_screen_saver_locks(bus: str, told: Told) -> None:
    saver = "org.freedesktop.ScreenSaver"
    service = Service(bus, saver, {"GetActive": lambda _body: ("b", (False,))})
    made = DesktopBus(told.append)
    made.start()
    until(lambda: saver in made._locks)
    service.signal("/org/freedesktop/ScreenSaver", saver, "ActiveChanged", "b", True)
    until(lambda: told == [Locked(True)])
    service.signal("/org/freedesktop/ScreenSaver", saver, "ActiveChanged", "b", False)
    until(lambda: told == [Locked(True), Locked(False)])
    made.stop()
    service.close()


def test_the_login_service_locks_and_others_sessions_do_not_matter(bus: str, told: Told) -> None:
    answers = {
        "GetSessionByPID": lambda _body: ("o", (SESSION,)),
        "Get": lambda _body: ("v", (("b", True),)),
    }
    service = Service(bus, "org.freedesktop.login1", answers)
    made = DesktopBus(told.append)
    made.start()
    until(lambda: told == [Locked(True)])
    properties = "org.freedesktop.DBus.Properties"
    change: tuple[object, ...] = (
        "org.freedesktop.login1.Session",
        {"LockedHint": ("b", False)},
        [],
    )
    other = SESSION.replace("_31", "_32")
    service.signal(other, properties, "PropertiesChanged", "sa{sv}as", *change)
    service.signal(SESSION, properties, "PropertiesChanged", "sa{sv}as", *change)
    until(lambda: told == [Locked(True), Locked(False)])
    made.stop()
    service.close()


@pytest.mark.parametrize("address", [NOWHERE, ""])
def test_without_a_bus_it_is_told_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", NOWHERE)
    told: Told = []
    made = DesktopBus(told.append)
    made.start()
    notification = Notification("a", "Call Acme")
    made.notify(notification)
    made.withdraw("a")
    until(lambda: told == [Unheard(notification)])
    made.stop()
    assert not made._thread.is_alive()


def test_a_bus_without_a_daemon_is_told(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    with session_bus() as own:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", own)
        monkeypatch.setenv("XDG_DATA_DIRS", "/nonexistent")
        made = DesktopBus(told.append)
        made.start()
        made.notify(Notification("a", "Call Acme"))
        until(lambda: any(isinstance(one, Unheard) for one in told))
        made.stop()
