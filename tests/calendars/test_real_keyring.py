"""Passwords in the real keyring of a session of our own: kept, found later, locked, forgotten."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.calendars.keyring_walk import SECRET
from tests.rhythm.bus import is_owned, session_bus, until

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Runs a step as a program of its own; gives what it said."""
    lacking = [name for name in PROGRAMS if shutil.which(name) is None]
    if lacking and os.environ.get("CI") == "true":
        pytest.fail("missing on CI: " + ", ".join(lacking))
    if lacking:
        pytest.skip("needs " + ", ".join(lacking))
    with session_bus() as bus:
        (tmp_path / "run").mkdir(mode=0o700)
        environment = {
            **{key: value for key, value in os.environ.items() if key != "XDG_DATA_HOME"},
            "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path / "run"),
            "DBUS_SESSION_BUS_ADDRESS": bus,
        }  # fmt: skip
        daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground"],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert daemon.stdin is not None
        daemon.stdin.write(b"login-password")
        daemon.stdin.close()
        until(lambda: is_owned(bus, "org.freedesktop.secrets"))

        def step(name: str) -> str:
            ran = subprocess.run(
                [sys.executable, "-m", "tests.calendars.keyring_walk", name],
                cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False,
            )  # fmt: skip
            assert ran.returncode == 0, ran.stderr
            return ran.stdout.strip()

        try:
            yield step
        finally:
            daemon.terminate()
            daemon.wait()


@pytest.mark.slow
def test_the_real_keyring_keeps_locks_and_forgets(
    walk: Callable[[str], str], tmp_path: Path
) -> None:
    assert walk("keep") == SECRET
    assert walk("ask") == SECRET
    files = [path for path in (tmp_path / ".local/share/keyrings").glob("*") if path.is_file()]
    assert files
    assert all(SECRET.encode() not in path.read_bytes() for path in files)
    # Locked, it would wait for somebody to type: it is said instead, and nothing hangs.
    assert "unlock it" in walk("lock")
    told = walk("keep locked").splitlines()
    assert "unlock it" in told[0]
    assert told[1] == SECRET


@pytest.mark.slow
def test_a_forgotten_password_is_gone(walk: Callable[[str], str]) -> None:
    walk("keep")
    assert "enter the password of ana" in walk("forget")
    assert "enter the password of ana" in walk("ask")
