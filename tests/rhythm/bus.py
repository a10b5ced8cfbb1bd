"""A session bus of a test's own, with a notification daemon or services made up on it."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

PATIENCE = 60.0
PROGRAMS = ("dbus-daemon", "dunst", "dunstctl")
DUNST = "[global]\nhistory_length=200\nsticky_history=yes\nmarkup=full\nidle_threshold=0\n"


def missing() -> list[str]:
    """Those of the needed programs that this machine does not have."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


@contextmanager
def session_bus() -> Iterator[str]:
    """A bus of its own; gives its address."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    try:
        yield bus.stdout.readline().strip()
    finally:
        bus.terminate()
        bus.wait()
        bus.stdout.close()


@contextmanager
def dunst(display: str, address: str, folder: Path) -> Iterator[Dunst]:
    """A real notification daemon on a virtual screen."""
    # Its menu of answers asks a program which one: the line of a file that a test writes.
    menu = folder / "menu"
    menu.write_text(f'#!/bin/sh\nexec grep -m 1 -F "$(cat {folder}/answer)"\n')
    menu.chmod(0o755)
    (folder / "dunstrc").write_text(f"{DUNST}dmenu = {menu}\n")
    environment = {**os.environ, "DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": address}
    daemon = subprocess.Popen(
        ["dunst", "-conf", str(folder / "dunstrc")], env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until(lambda: is_owned(address, "org.freedesktop.Notifications"))
        yield Dunst(environment, folder / "answer")
    finally:
        daemon.terminate()
        daemon.wait()


def is_owned(address: str, name: str) -> bool:
    """Whether somebody has that name on the bus."""
    with open_dbus_connection(address) as connection:
        reply = connection.send_and_get_reply(message_bus.NameHasOwner(name))
        return bool(reply.body[0])


class Dunst:
    """What the daemon shows, and its buttons."""

    def __init__(self, environment: dict[str, str], answer: Path) -> None:
        self._environment, self._answer = environment, answer

    def answer(self, title: str) -> None:
        """Choose the answer of that title in the menu of what hangs on the screen."""
        self._answer.write_text(title)
        self.control("context")

    def control(self, *words: str) -> str:
        """What dunstctl answers."""
        done = subprocess.run(
            ["dunstctl", *words], env=self._environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def shown(self) -> int:
        """How many hang on the screen."""
        return int(self.control("count", "displayed"))

    def history(self) -> list[tuple[str, str]]:
        """(summary, body) of those that were closed, the latest first."""
        notes = json.loads(self.control("history"))["data"][0]
        return [(one["summary"]["data"], one["body"]["data"]) for one in notes]


def until(seen: Callable[[], object]) -> None:
    """Wait until it is so."""
    end = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


Answer = Callable[[Any], tuple[str, tuple[Any, ...]] | None]


class Service:
    """Somebody on the bus: ``answers`` maps a method to the signature and body of its answer."""

    def __init__(self, address: str, name: str, answers: Mapping[str, Answer]) -> None:
        self._connection: DBusConnection = open_dbus_connection(address)
        self._answers = answers
        self._connection.send_and_get_reply(message_bus.RequestName(name))
        self._signals: queue.Queue[Any] = queue.Queue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def signal(self, path: str, interface: str, member: str, signature: str, *body: Any) -> None:
        """Tell everybody something."""
        emitter = DBusAddress(path, interface=interface)
        self._signals.put(new_signal(emitter, member, signature, body))

    def close(self) -> None:
        """Leave the bus."""
        self._stop.set()
        self._thread.join()
        self._connection.close()

    def _serve(self) -> None:
        while not self._stop.is_set():
            while not self._signals.empty():
                self._connection.send(self._signals.get())
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                member = message.header.fields[HeaderFields.member]
                found = self._answers.get(member, lambda _body: None)(message.body)
                if found is None:
                    self._connection.send(new_error(message, "org.example.Unknown"))
                else:
                    self._connection.send(new_method_return(message, *found))
