"""The real program on a real screen: its tray, and the answers that come back from a daemon."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, Properties
from jeepney.io.blocking import open_dbus_connection
from pytestqt.qtbot import QtBot

from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.rhythm.bus import Service, dunst
from tests.rhythm.bus import until as soon
from tests.rhythm.conftest import Office, only_what_is_added
from tests.rhythm.test_real_program import Laptop, bus, until

__all__ = ["bus"]

WATCHER, ITEM = "org.kde.StatusNotifierWatcher", "org.kde.StatusNotifierItem"
SAYS = f"""<node><interface name="{WATCHER}">
<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
<method name="RegisterStatusNotifierItem"><arg name="service" type="s" direction="in"/></method>
</interface></node>"""


class Shelf(Service):
    """A tray: whoever registers is shown in it."""

    def __init__(self, address: str) -> None:
        self.items: list[str] = []
        super().__init__(address, WATCHER, {
            "Introspect": lambda _body: ("s", (SAYS,)),
            "Get": lambda _body: ("v", (("b", True),)),
            "RegisterStatusNotifierItem": self._take,
        })  # fmt: skip
        self._address = address

    def _take(self, body: Any) -> tuple[str, tuple[Any, ...]]:
        self.items.append(str(body[0]))
        return "", ()

    def hint(self) -> str:
        """What the icon says when it is pointed at."""
        item = DBusAddress("/StatusNotifierItem", self.items[0], ITEM)
        with open_dbus_connection(self._address) as connection:
            told = connection.send_and_get_reply(Properties(item).get("ToolTip"))
        _name, _pixels, title, text = told.body[0][1]
        return f"{title}{text}"


@pytest.mark.desktop
@pytest.mark.slow
def test_the_tray_says_what_comes(display: str, bus: str, tmp_path: Path) -> None:
    laptop, shelf = Laptop(tmp_path, bus), Shelf(bus)
    try:
        with laptop.running(QT_QPA_PLATFORM="xcb", DISPLAY=display, LD_PRELOAD="") as program:
            until(lambda: shelf.items, program)
            until(lambda: "Next: Call Acme" in shelf.hint(), program)
    finally:
        shelf.close()


@pytest.fixture
def office(
    workspace: Workspace,
    clock: Clock,
    bus: str,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Office]:
    """A desk that talks to the real desktop of a session of our own; it is 10:00 in Madrid."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    only_what_is_added(workspace)
    made = Office(workspace, clock, tmp_path, real=True)
    qtbot.addWidget(made.window)
    yield made
    made.desk.end()
    made.relay.follow(None)


def seen(office: Office, states: list[str]) -> None:
    """Wait until the reminders of the file stand so."""

    def stand() -> bool:
        office.settle()
        return office.states() == states

    soon(stand)


@pytest.mark.desktop
def test_done_and_later_come_back_from_a_real_daemon_and_a_sleep_is_one_word(
    display: str, bus: str, tmp_path: Path, office: Office
) -> None:
    with dunst(display, bus, tmp_path) as daemon:
        office.task("Call Acme")
        office.ring(hours=1, seconds=2)
        soon(lambda: daemon.shown() == 1)
        daemon.answer("Done")
        seen(office, ["done"])
        soon(lambda: daemon.shown() == 0)
        office.task("Call Bo", "11:01")
        office.ring(minutes=1)
        soon(lambda: daemon.shown() == 1)
        daemon.answer("In 10 minutes")
        seen(office, ["done", "snoozed"])
        soon(lambda: daemon.shown() == 0)
        for name in ("one", "two", "three"):
            office.task(name, "12:00")
        office.ring(hours=5)
        seen(office, ["done", *["shown"] * 4])
        told: list[str] = []

        def all_told() -> bool:
            daemon.control("close-all")
            told[:] = [summary for summary, _body in daemon.history()]
            return "While you were away: 3 reminders" in told

        soon(all_told)
        assert (told.count("Call Acme"), told.count("one")) == (1, 0)
