"""Puts the rooms together: the clock, the folder, the workspace.

It alone knows every room.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.paths import Folder, machine_settings_file

# The window is painted before the rooms are imported that it will need.
if TYPE_CHECKING:
    from cockpit.domain.reminders import Ring
    from cockpit.scheduling.clock_watch import Reading
    from cockpit.ui.process.opening import Care, Opening
    from cockpit.ui.reminders.desk import AlarmClock
    from cockpit.workspace import Workspace

LOG_BYTES = 1_000_000
DEMO_SEED = 1


def system_clock() -> datetime:
    """This machine's idea of now, aware UTC: the only place that asks it."""
    return datetime.now(UTC)


def open_folder(folder: Folder, *, as_of: date | None = None) -> Workspace:
    """Open a data folder, making or migrating its file when needed, for reading alone where it
    cannot be written; StoreTrouble when it cannot be used."""
    from cockpit.storage.schema import ready
    from cockpit.workspace import Workspace

    only_read = not ready(folder.database)
    workspace = Workspace(
        folder.database,
        system_clock,
        who=user_name(),
        as_of=as_of,
        only_read=only_read,
        local_zone=local_zone,
    )
    if not workspace.position and not only_read:
        # New, or left without its first step by a process that was killed before it.
        from cockpit.actions.starting import set_up

        with closing(Workspace(folder.database, system_clock, who=user_name())) as beginning:
            beginning.tend(set_up)
        workspace.catch_up()
    return workspace


def open_demo(folder: Folder, *, as_of: date | None = None) -> Workspace:
    """Open the made-up team, making it first when the folder has none."""
    if not folder.database.exists():
        make_team(folder)
    return open_folder(folder, as_of=as_of)


def make_team(folder: Folder, progress: Callable[[int, int], None] | None = None) -> None:
    """Make up a team in a folder that has none; ``progress`` as of ``make_demo``."""
    from zoneinfo import ZoneInfo

    from cockpit.jobs.demo import make_demo

    zone = local_zone()
    today = system_clock().astimezone(ZoneInfo(zone)).date()
    make_demo(folder.database, seed=DEMO_SEED, today=today, zone=zone, progress=progress)


def run_window(folder: Folder, *, demo: bool = False, as_of: date | None = None) -> int:
    """Open the window on a folder and stay until it is closed; gives the exit code."""
    from cockpit.ui.process.start import run

    return run(opening_of(folder, demo=demo), demo=demo, as_of=as_of)


def opening_of(folder: Folder, *, demo: bool = False) -> Opening:
    """What a window needs of the application."""
    from cockpit.ui.process.opening import Opening

    def opened(day: date | None) -> Workspace:
        return open_demo(folder, as_of=day) if demo else open_folder(folder, as_of=day)

    return Opening(
        data=folder.root,
        backups=folder.backups,
        lock=folder.window_lock,
        machine=machine_settings_file(),
        open=opened,
        care=partial(_housekeeping, folder.backups),
        start_demo=partial(start_demo, folder.root),
        alarm=_alarm,
        load=load_writing,
        make=partial(make_team, folder) if demo and not folder.database.exists() else None,
    )


def _housekeeping(
    backups: Path, workspace: Workspace, backed_up: Callable[[datetime], None]
) -> Care:
    from cockpit.scheduling.housekeeping import Housekeeping

    return Housekeeping(workspace, backups, backed_up)


def _alarm(workspace: Workspace, hand_over: Callable[[Sequence[Ring]], None]) -> AlarmClock:
    import secrets

    from cockpit.scheduling.alarm import Alarm

    return Alarm(workspace, read_clocks, secrets.token_hex(8), hand_over)


def read_clocks() -> Reading:
    """What this machine's clocks say; the steady one stands still while it sleeps."""
    from cockpit.scheduling.clock_watch import Reading

    return Reading(system_clock(), time.monotonic(), current_zone(), zone_tables())


def load_writing() -> None:
    """Load what the first change and the housekeeping need, before anybody waits for it."""
    import sqlalchemy.orm

    import cockpit.scheduling.alarm
    import cockpit.scheduling.housekeeping
    import cockpit.storage.work  # noqa: F401

    sqlalchemy.orm.configure_mappers()


def start_demo(beside: Path) -> None:
    """Open another window with the made-up team, whose folder lies beside this window's."""
    import subprocess

    subprocess.Popen([sys.executable, "-m", "cockpit", "--demo", "--data", str(beside)])


def user_name() -> str:
    """Who sits here, as the system knows them."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def local_zone() -> str:
    """This machine's time zone, UTC when it has none."""
    import tzlocal

    try:
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, ValueError):
        return "UTC"


def current_zone() -> str:
    """The machine's time zone as it is now: it may have travelled since it was last asked."""
    import tzlocal

    try:
        tzlocal.reload_localzone()
    except (LookupError, ValueError, OSError):
        return "UTC"
    return local_zone()


def zone_tables() -> str:
    """Names the tables of zones in use, so that new ones are noticed."""
    import zoneinfo

    for folder in zoneinfo.TZPATH:
        try:
            found = (Path(folder) / "tzdata.zi").stat()
        except OSError:
            continue
        return f"{found.st_ino}:{found.st_size}"
    return ""


class _JsonLines(logging.Formatter):
    """One JSON object a line, so that a program can read the log too."""

    def format(self, record: logging.LogRecord) -> str:
        """When, how bad, from where, what, and the traceback if there is one."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class _LateLog(logging.Handler):
    """The rotated file, opened for the first record: most starts have nothing to say."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._path = file
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record."""
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(
                self._path, maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8", delay=True
            )
            self._file.setFormatter(_JsonLines())
        self._file.emit(record)

    def close(self) -> None:
        """Let the file go."""
        if self._file is not None:
            self._file.close()
        super().close()


def start_log(folder: Path) -> None:
    """One rotated file of JSON lines; ids and exceptions, no names of people or customers."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        # Whoever opens the folder says what is wrong with it; a log is not worth a second error.
        return
    logging.raiseExceptions = False
    logging.getLogger("cockpit").addHandler(_LateLog(folder / "cockpit.log"))
