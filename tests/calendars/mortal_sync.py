"""Syncs a folder's calendars in children, each killed one step further, until one lives.

Run as ``python -m tests.calendars.mortal_sync FILE``; tells how many died. A step is a request to
the server or a transaction of ours, and the moment after either. Each run goes on where the one
before died: every gap is met on the way.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from cockpit.jobs.caldav_server import CaldavServer, ServerChanges, ServerEvent
from cockpit.jobs.calendar_server import sync_calendars
from cockpit.jobs.meetings_out import send_meetings
from cockpit.queries.calendar_sync import linked
from cockpit.workspace import Workspace
from cockpit.workspace.opening import new_workspace
from tests.calendars.radicale_server import PASSWORD

R = TypeVar("R")
_MOST = 60


class Mortal(CaldavServer):
    """A server whose caller dies before its 1st, 3rd, 5th … or after its 2nd, 4th … step."""

    left = 0

    def changes(self, url: str, token: str) -> ServerChanges:
        return _between(lambda: super(Mortal, self).changes(url, token))

    def put(self, url: str, etag: str, text: str) -> str:
        return _between(lambda: super(Mortal, self).put(url, etag, text))

    def delete(self, url: str, etag: str) -> None:
        return _between(lambda: super(Mortal, self).delete(url, etag))

    def fetch(self, url: str) -> ServerEvent | None:
        return _between(lambda: super(Mortal, self).fetch(url))


def _between(ask: Callable[[], R]) -> R:
    _step()
    answer = ask()
    _step()
    return answer


def _step() -> None:
    Mortal.left -= 1
    if Mortal.left == 0:
        os.kill(os.getpid(), signal.SIGKILL)


def _open(url: str, user: str) -> Any:
    return Mortal(url, user, PASSWORD)


def _mortal_tend(workspace: Workspace) -> None:
    """Dies before and after each transaction too."""
    tend = workspace.tend

    def dying(*args: Any, **kwargs: Any) -> Any:
        return _between(lambda: tend(*args, **kwargs))

    workspace.tend = dying  # type: ignore[method-assign]


def _sync(path: Path, step: int) -> int:
    """A round that dies at a step; 0 when it came to its end and all was well."""
    Mortal.left = step
    workspace = new_workspace(path, lambda: datetime(2026, 3, 10, 9, tzinfo=UTC))
    _mortal_tend(workspace)
    for calendar in workspace.ask(linked):
        send_meetings(workspace, calendar.id)
    (report,) = sync_calendars(workspace, _open)
    workspace.close()
    return int(bool(report.trouble))


def _dies(path: Path, step: int) -> bool:
    """Whether a round was killed. What it needs is imported once: only the round dies."""
    child = os.fork()
    if not child:
        os._exit(_sync(path, step))
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def main(path: Path) -> int:
    """How many rounds died before one lived."""
    import caldav
    import icalendar  # noqa: F401

    import cockpit.storage.engine
    import cockpit.storage.work  # noqa: F401

    # Its parts are only loaded with the first client; this one asks nobody.
    make: Any = caldav.DAVClient
    make(url="http://127.0.0.1/").close()
    assert threading.active_count() == 1

    for kills, step in enumerate(itertools.chain([1, 1], itertools.count(2))):
        if not _dies(path, step):
            return kills
        assert kills < _MOST
    raise AssertionError


if __name__ == "__main__":
    print(main(Path(sys.argv[1])))
