"""A real CalDAV server on this machine, with a folder of its own."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

USER, PASSWORD = "mgr", "mgr-pass"
PATIENCE = 120.0
CONFIG = """[server]
hosts = {place}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[logging]
level = info
"""


@contextlib.contextmanager
def nobody() -> Iterator[str]:
    """An address that nobody answers, and that nobody else gets meanwhile."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}/"


@contextlib.contextmanager
def radicale(folder: Path) -> Iterator[str]:
    """The server's address while it runs; what it holds stays in the folder."""
    folder.mkdir(exist_ok=True)
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n", "utf-8")
    server, url = _listening(folder)
    try:
        yield url
    finally:
        server.kill()
        server.wait()


def _listening(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Another test may have taken the port that was free: then another one."""
    for _attempt in range(10):
        with nobody() as free:
            url = free
        server = _started(folder, url)
        if _listens(server, folder / "log"):
            return server, url
        server.wait()
    raise AssertionError(f"no calendar server: {(folder / 'log').read_text('utf-8')}")


def _started(folder: Path, url: str) -> subprocess.Popen[bytes]:
    place = url.removeprefix("http://").strip("/")
    (folder / "config").write_text(CONFIG.format(place=place, folder=folder), "utf-8")
    with (folder / "log").open("w") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config", str(folder / "config")],
            stdout=log,
            stderr=log,
        )


def _listens(server: subprocess.Popen[bytes], log: Path) -> bool:
    """Once it says so itself, as somebody else might answer there; False when it ended."""
    end = time.monotonic() + PATIENCE
    while "server ready" not in log.read_text("utf-8"):
        if server.poll() is not None:
            return False
        assert time.monotonic() < end, "the calendar server did not start"
        time.sleep(0.05)
    return True
