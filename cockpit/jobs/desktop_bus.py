"""The desktop over D-Bus: notifications with buttons, and whether the screen is locked.

Everything waits in threads of its own and wakes nobody. Without a bus, a notification daemon or
a login service it is quietly less: the inbox in the window is the truth, this only points at it.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cockpit.jobs.bus_calls import call, errors, listen

log = logging.getLogger("cockpit.desktop")

_LEAVE_WITHIN = 2.0
_NOTES = ("/org/freedesktop/Notifications", "org.freedesktop.Notifications")
_SAVERS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
)
_LOGIN = ("/org/freedesktop/login1", "org.freedesktop.login1")
_SESSION = "org.freedesktop.login1.Session"


@dataclass(frozen=True, slots=True)
class Notification:
    """``actions`` are (key, title); a notification of the same ``key`` is replaced. ``body`` is
    plain text: it is escaped for daemons that read markup."""

    key: str
    summary: str
    body: str = ""
    actions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """A button of a notification was pressed; the key ``default`` is the notification itself."""

    key: str
    action: str


@dataclass(frozen=True, slots=True)
class Locked:
    """The screen was locked, or unlocked."""

    locked: bool


@dataclass(frozen=True, slots=True)
class Unheard:
    """No daemon would show a notification."""

    notification: Notification


Told = Callable[[Answered | Locked | Unheard], None]


class DesktopBus:
    """``told`` hears of answers, of locking, and of what nobody would show, in a thread of the
    bus."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._orders: queue.Queue[Any] = queue.Queue()
        self._numbers: dict[str, int] = {}
        self._capabilities: frozenset[str] = frozenset()
        self._locks: dict[str, bool] = {}
        self._thread = threading.Thread(target=self._run, name="desktop bus", daemon=True)

    @property
    def locked(self) -> bool:
        """Whether any of the services says that the screen is locked."""
        return any(self._locks.values())

    def start(self) -> None:
        """Connect, in a thread."""
        self._thread.start()

    def stop(self) -> None:
        """Disconnect soon."""
        self._orders.put(None)
        self._thread.join(_LEAVE_WITHIN)

    def notify(self, notification: Notification) -> None:
        """Show a notification, or replace the one of the same key."""
        self._orders.put(notification)

    def withdraw(self, key: str) -> None:
        """Take a notification off the screen."""
        self._orders.put(key)

    # In the thread

    def _run(self) -> None:
        try:
            from jeepney.io.threading import open_dbus_router
        except ImportError:
            log.info("no D-Bus on this platform")
            self._obey(None)
            return
        system = self._open(open_dbus_router, "SYSTEM", self._follow_login)
        session = self._open(open_dbus_router, "SESSION", self._follow_session)
        try:
            self._obey(session)
        finally:
            for opened in (system, session):
                if opened is not None:
                    opened[1].__exit__(None, None, None)

    def _open(
        self, opener: Callable[..., Any], bus: str, follow: Callable[[Any], None]
    ) -> tuple[Any, Any] | None:
        """(router, what closes it), or None when there is no such bus."""
        try:
            held = opener(bus=bus)
            router = held.__enter__()
        except (OSError, KeyError, RuntimeError, ValueError, TimeoutError) as error:
            log.info("no %s bus: %s", bus.lower(), type(error).__name__)
            return None
        try:
            follow(router)
        except errors() as error:
            log.info("on the %s bus: %s", bus.lower(), error)
        return router, held

    def _obey(self, session: tuple[Any, Any] | None) -> None:
        while (order := self._orders.get()) is not None:
            if session is None:
                self._give_up(order)
                continue
            try:
                self._do(session[0], order)
            except errors() as error:
                log.info("the notification daemon did not answer: %s", type(error).__name__)
                self._give_up(order)

    def _give_up(self, order: Any) -> None:
        if isinstance(order, Notification):
            self._told(Unheard(order))

    def _do(self, router: Any, order: Any) -> None:
        if isinstance(order, Notification):
            self._show(router, order)
        elif isinstance(order, str):
            number = self._numbers.pop(order, None)
            if number is not None:
                call(router, _NOTES, _NOTES[1], "CloseNotification", "u", (number,))
        else:
            self._hear(order)

    def _show(self, router: Any, order: Notification) -> None:
        if not self._capabilities:
            answer = call(router, _NOTES, _NOTES[1], "GetCapabilities")
            self._capabilities = frozenset(answer[0])
        body = _escaped(order.body) if "body-markup" in self._capabilities else order.body
        buttons = [text for action in order.actions for text in action]
        hints = {"urgency": ("y", 1), "desktop-entry": ("s", "cockpit")}
        before = self._numbers.get(order.key, 0)
        told = ("Cockpit", before, "", order.summary, body, buttons, hints, -1)
        answer = call(router, _NOTES, _NOTES[1], "Notify", "susssasa{sv}i", told)
        self._numbers[order.key] = int(answer[0])

    # What the buses tell

    def _follow_session(self, router: Any) -> None:
        for member in ("ActionInvoked", "NotificationClosed"):
            listen(router, self._orders, interface=_NOTES[1], member=member, path=_NOTES[0])
        for path, name in _SAVERS:
            listen(router, self._orders, interface=name, member="ActiveChanged", path=path)
            try:
                active = call(router, (path, name), name, "GetActive", may_start=False)[0]
            except errors():
                continue
            self._lock(name, bool(active))

    def _follow_login(self, router: Any) -> None:
        import os

        path = call(router, _LOGIN, "org.freedesktop.login1.Manager", "GetSessionByPID", "u",
                     (os.getpid(),))[0]  # fmt: skip
        properties = "org.freedesktop.DBus.Properties"
        listen(router, self._orders, interface=properties, member="PropertiesChanged", path=path)
        hint = call(router, (path, _LOGIN[1]), properties, "Get", "ss", (_SESSION, "LockedHint"))
        self._lock(_SESSION, bool(hint[0][1]))

    def _hear(self, message: Any) -> None:
        from jeepney import HeaderFields

        member = message.header.fields[HeaderFields.member]
        body = message.body
        if member == "ActiveChanged":
            self._lock(message.header.fields[HeaderFields.interface], bool(body[0]))
        elif member == "PropertiesChanged":
            if body[0] == _SESSION and "LockedHint" in body[1]:
                self._lock(_SESSION, bool(body[1]["LockedHint"][1]))
        elif member == "ActionInvoked":
            key = next((key for key, number in self._numbers.items() if number == body[0]), None)
            if key is not None:
                self._told(Answered(key, str(body[1])))
        elif member == "NotificationClosed":
            self._numbers = {k: n for k, n in self._numbers.items() if n != body[0]}

    def _lock(self, who: str, locked: bool) -> None:
        before = self.locked
        self._locks[who] = locked
        if self.locked != before:
            self._told(Locked(self.locked))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
