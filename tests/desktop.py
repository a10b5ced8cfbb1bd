"""A virtual screen with a window manager, for tests that need a real window and mouse."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

PROGRAMS = ("Xvfb", "openbox", "xdotool")


def missing_programs() -> list[str]:
    """Those of the needed programs that this machine does not have."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


@contextmanager
def virtual_display() -> Iterator[str]:
    """Xvfb on a free display number, with openbox; gives the value for DISPLAY."""
    screen, name = _screen()
    window_manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": name}, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for_window_manager(name)
        yield name
    finally:
        for process in (window_manager, screen):
            process.terminate()
            process.wait()


def _screen() -> tuple[subprocess.Popen[bytes], str]:
    """Two that start at the same moment may want the same number: one of them tries again."""
    for _attempt in range(10):
        screen, number = _begun()
        if number:
            return screen, f":{number}"
        screen.wait()
    raise RuntimeError("Xvfb found no free display")


def _begun() -> tuple[subprocess.Popen[bytes], str]:
    reader, writer = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as pipe:
        return screen, pipe.readline().strip()


def _wait_for_window_manager(display: str) -> None:
    """Until it answers: a window shown earlier gets no frame and no focus."""
    ask = ["xdotool", "get_num_desktops"]
    for _ in range(600):
        answer = subprocess.run(
            ask, env={**os.environ, "DISPLAY": display}, capture_output=True, check=False
        )
        if answer.returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError("the window manager did not start")
