"""Demo files for tests: each kind is made once a run, and copied for processes and writers."""

from __future__ import annotations

import atexit
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from cockpit.jobs.demo import make_demo
from cockpit.workspace import Workspace

# A Thursday in the middle of a quarter.
TODAY = date(2026, 11, 19)
MORNING = datetime.combine(TODAY, time(8, 30), UTC)


# Where the processes of one run share what they make; ``conftest`` says where.
_shared: list[Path] = []


def share_in(folder: Path) -> None:
    """From now on demo files are made in this folder, by whichever process needs one first."""
    _shared[:] = [folder]


@cache
def demo_file(deals: int = 9_000, seed: int = 1, today: date = TODAY) -> Path:
    """The file, of this process alone; not to be written to."""
    folder = Path(tempfile.mkdtemp(prefix="cockpit-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    mine = folder / "cockpit.db"
    if not _shared:
        make_demo(mine, seed, today, deals=deals)
        return mine
    made = _shared[0] / f"demo-{deals}-{seed}-{today}.db"
    with _alone(_shared[0] / "demo.lock"):
        if not made.exists():
            make_demo(mine, seed, today, deals=deals)
            shutil.copyfile(mine, made.with_suffix(".part"))
            made.with_suffix(".part").replace(made)
            return mine
    shutil.copyfile(made, mine)
    return mine


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One process at a time; a lock of SQLite is let go of even when its holder is killed."""
    with closing(sqlite3.connect(lock, timeout=300, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        yield


def open_demo(deals: int = 9_000, *, as_of: date | None = None) -> Workspace:
    """The demo open on the morning of its day; not to be written to."""
    return Workspace(demo_file(deals), lambda: MORNING, who="tester", as_of=as_of)


def open_copy(folder: Path, deals: int = 9_000) -> Workspace:
    """A copy of the demo in ``folder``, to be written to."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(demo_file(deals), folder / "cockpit.db")
    return Workspace(folder / "cockpit.db", lambda: MORNING, who="tester")
