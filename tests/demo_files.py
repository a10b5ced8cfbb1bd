"""Demo files for tests: each kind is made once a test process and copied for those who write."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from cockpit.jobs.demo import make_demo
from cockpit.workspace import Workspace

# A Thursday in the middle of a quarter.
TODAY = date(2026, 11, 19)
MORNING = datetime.combine(TODAY, time(8, 30), UTC)


@cache
def demo_file(deals: int = 9_000, seed: int = 1, today: date = TODAY) -> Path:
    """The file; not to be written to."""
    folder = Path(tempfile.mkdtemp(prefix="cockpit-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    make_demo(folder / "cockpit.db", seed, today, deals=deals)
    return folder / "cockpit.db"


def open_demo(deals: int = 9_000, *, as_of: date | None = None) -> Workspace:
    """The demo open on the morning of its day; not to be written to."""
    return Workspace(demo_file(deals), lambda: MORNING, who="tester", as_of=as_of)


def open_copy(folder: Path, deals: int = 9_000) -> Workspace:
    """A copy of the demo in ``folder``, to be written to."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(demo_file(deals), folder / "cockpit.db")
    return Workspace(folder / "cockpit.db", lambda: MORNING, who="tester")
