"""Passwords of calendar servers: in the system's keyring, never in the file, never in a log."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from cockpit.jobs.caldav_server import CaldavServer, ServerTrouble
from cockpit.wording import _

SERVICE = "Cockpit calendar"
# A locked keyring may wait for somebody to type; nothing of ours waits longer than this for it.
SECONDS = 10.0
R = TypeVar("R")


class KeyringTrouble(Exception):
    """The system's keyring cannot be used; the message says why in plain words."""


class Passwords:
    """Asked from a worker thread only. What the keyring does not take is kept until the program
    ends, and has to be typed again after that."""

    def __init__(self) -> None:
        self._typed: dict[tuple[str, str], str] = {}

    def keep(self, url: str, user: str, password: str) -> None:
        """Keep a password; raises KeyringTrouble after keeping it for this session only."""
        self._typed[_host(url), user] = password
        import keyring

        _asked(lambda: keyring.set_password(f"{SERVICE} {_host(url)}", user, password))

    def forget(self, url: str, user: str) -> None:
        """Take a password out; one that is not there is no trouble."""
        self._typed.pop((_host(url), user), None)
        import keyring
        from keyring.errors import PasswordDeleteError

        def delete() -> None:
            try:
                keyring.delete_password(f"{SERVICE} {_host(url)}", user)
            except PasswordDeleteError:
                return

        _asked(delete)

    def server(self, url: str, user: str) -> CaldavServer:
        """The server with its password; ServerTrouble when there is none or no keyring to ask."""
        password = self._typed.get((_host(url), user))
        if password is None:
            import keyring

            try:
                password = _asked(lambda: keyring.get_password(f"{SERVICE} {_host(url)}", user))
            except KeyringTrouble as trouble:
                raise ServerTrouble(str(trouble)) from trouble
        if password is None:
            message = _("{host}: enter the password of {user} in the settings")
            raise ServerTrouble(message.format(host=_host(url), user=user))
        return CaldavServer(url, user, password)


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _asked(ask: Callable[[], R]) -> R:
    """The keyring's answer, or KeyringTrouble when it fails or takes too long."""
    found: list[R] = []
    failed: list[Exception] = []

    def work() -> None:
        try:
            found.append(ask())
        except Exception as error:  # noqa: BLE001 each backend raises errors of its own
            failed.append(error)

    thread = threading.Thread(target=work, name="keyring", daemon=True)
    thread.start()
    thread.join(SECONDS)
    if thread.is_alive():
        raise KeyringTrouble(_("the keyring waits to be unlocked; unlock it and try again"))
    if failed:
        raise KeyringTrouble(_why(failed[0])) from failed[0]
    return found[0]


def _why(error: Exception) -> str:
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    if isinstance(error, NoKeyringError):
        return _("this machine has no keyring; the password is kept until Cockpit closes")
    if isinstance(error, KeyringLocked | InitError):
        return _("the keyring is locked; unlock it and try again")
    kind = type(error).__name__
    return _("the keyring does not answer ({kind})").format(kind=kind)
