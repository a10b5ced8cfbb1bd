"""A real CalDAV server on this machine, with a folder of its own."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

USER, PASSWORD = "mgr", "mgr-pass"
CONFIG = """[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[logging]
level = error
"""


def free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port: int = bound.getsockname()[1]
        return port


@contextlib.contextmanager
def radicale(folder: Path, port: int) -> Iterator[str]:
    """The server's address while it runs; what it holds stays in the folder."""
    folder.mkdir(exist_ok=True)
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n", "utf-8")
    (folder / "config").write_text(CONFIG.format(port=port, folder=folder), "utf-8")
    server = subprocess.Popen(
        [sys.executable, "-m", "radicale", "--config", str(folder / "config")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}/"
    try:
        _await(url)
        yield url
    finally:
        server.kill()
        server.wait()


def _await(url: str) -> None:
    for _attempt in range(100):
        with contextlib.suppress(URLError, OSError):
            urlopen(f"{url}.web/", timeout=2).close()
            return
        time.sleep(0.1)
    raise AssertionError("the calendar server did not start")
