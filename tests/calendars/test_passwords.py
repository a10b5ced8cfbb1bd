"""Passwords lie in the keyring only; a missing, locked or slow one is said in plain words."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, NoKeyringError, PasswordDeleteError

from cockpit.jobs import passwords
from cockpit.jobs.caldav_server import ServerTrouble
from cockpit.jobs.passwords import KeyringTrouble, Passwords

URL, USER = "https://calendar.example.com/dav/", "ana"


class InMemory(KeyringBackend):
    """A keyring that works, or fails as it is told to."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.failure: Exception | None = None
        # While this is unset somebody has to unlock it first.
        self.unlocked = threading.Event()
        self.unlocked.set()

    def _answer(self) -> None:
        self.unlocked.wait(120)
        if self.failure is not None:
            raise self.failure

    def get_password(self, service: str, username: str) -> str | None:
        self._answer()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answer()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._answer()
        if (service, username) not in self.kept:
            raise PasswordDeleteError(username)
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[InMemory]:
    before, mine = keyring.get_keyring(), InMemory()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


def test_a_password_outlives_the_program(ring: InMemory) -> None:
    Passwords().keep(URL, USER, "secret")
    server = Passwords().server(URL, USER)
    assert (server._user, server._password) == (USER, "secret")
    Passwords().forget(URL, USER)
    Passwords().forget(URL, USER)
    with pytest.raises(ServerTrouble, match="enter the password of ana"):
        Passwords().server(URL, USER)


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (NoKeyringError(), "no keyring"),
        (KeyringLocked(), "locked"),
        (RuntimeError("boom"), "does not answer"),
    ],
)
def test_without_a_keyring_the_session_goes_on(
    ring: InMemory, failure: Exception, words: str
) -> None:
    ring.failure = failure
    mine = Passwords()
    with pytest.raises(KeyringTrouble, match=words):
        mine.keep(URL, USER, "secret")
    assert mine.server(URL, USER)._password == "secret"
    with pytest.raises(ServerTrouble, match=words):
        Passwords().server(URL, USER)


def test_a_keyring_that_waits_for_somebody_holds_nothing_up(
    ring: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "SECONDS", 0.05)
    ring.unlocked.clear()
    with pytest.raises(ServerTrouble, match="unlocked"):
        Passwords().server(URL, USER)
    ring.unlocked.set()


def test_no_sentence_holds_the_password(ring: InMemory) -> None:
    ring.failure = RuntimeError("secret")
    with pytest.raises(KeyringTrouble) as told:
        Passwords().keep(URL, USER, "secret")
    assert "secret" not in str(told.value)
