"""Puts the rooms together: the clock, the folder, the workspace.

It alone knows every room.
"""

from __future__ import annotations

import getpass
import logging
import logging.handlers
from datetime import UTC, date, datetime
from pathlib import Path

from cockpit.paths import Folder
from cockpit.storage.schema import prepare
from cockpit.workspace import Workspace

LOG_BYTES = 1_000_000


def system_clock() -> datetime:
    """This machine's idea of now, aware UTC: the only place that asks it."""
    return datetime.now(UTC)


def open_folder(folder: Folder, *, as_of: date | None = None) -> Workspace:
    """Open a data folder, making or migrating its file when needed; StoreTrouble when it cannot
    be used."""
    new = prepare(folder.database)
    workspace = Workspace(
        folder.database, system_clock, who=user_name(), as_of=as_of, local_zone=local_zone()
    )
    if new:
        from cockpit.actions.starting import set_up

        Workspace(folder.database, system_clock, who=user_name()).tend(set_up)
        workspace.catch_up()
    return workspace


def open_demo(folder: Folder, *, as_of: date | None = None) -> Workspace:
    """Open the made-up team, making it first when the folder has none."""
    if not folder.database.exists():
        from cockpit.jobs.demo import make_demo

        make_demo(folder.database, seed=1, now=system_clock())
    return open_folder(folder, as_of=as_of)


def user_name() -> str:
    """Who sits here, as the system knows them."""
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


def start_log(folder: Path) -> None:
    """One rotated file of lines; ids and exceptions, no names of people or customers."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder / "cockpit.log", maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger("cockpit").addHandler(handler)
