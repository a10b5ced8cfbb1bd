"""The end of the process while work in another thread does not stop."""

from __future__ import annotations

import subprocess
import sys

# What the window calls when it has closed, beside a thread that hears nothing.
_LINGERING = """
import logging, sys, threading, time
from cockpit.ui.process.start import _leave_what_lingers
threading.Thread(target=time.sleep, args=(60,), daemon=True).start() if {lingers} else None
print("kept")
_leave_what_lingers(3)
print("went on")
"""


def _ended(*, lingers: bool) -> subprocess.CompletedProcess[str]:
    told = _LINGERING.format(lingers=lingers)
    return subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, timeout=50, check=False
    )


def test_work_that_does_not_stop_does_not_keep_the_process() -> None:
    ended = _ended(lingers=True)
    assert (ended.returncode, ended.stdout) == (3, "kept\n")


def test_without_such_work_the_process_ends_as_usual() -> None:
    ended = _ended(lingers=False)
    assert (ended.returncode, ended.stdout) == (0, "kept\nwent on\n")
