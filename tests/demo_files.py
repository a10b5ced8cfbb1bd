"""Files for tests: each kind is made once a run, and copied for processes and writers."""

from __future__ import annotations

import atexit
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, time
from functools import cache, partial
from pathlib import Path

from cockpit.actions.starting import set_up
from cockpit.jobs.demo import make_demo
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.workspace import Workspace
from cockpit.workspace.opening import new_workspace

# A Thursday in the middle of a quarter.
TODAY = date(2026, 11, 19)
MORNING = datetime.combine(TODAY, time(8, 30), UTC)
# A Tuesday in the middle of nothing: no month end, no clock change.
QUIET = datetime(2026, 3, 10, 9, tzinfo=UTC)
MAVEN_FILES = ("accounts", "products", "sales_teams", "sales_pipeline")


# Where the processes of one run share what they make; ``conftest`` says where.
_shared: list[Path] = []


def share_in(folder: Path) -> None:
    """From now on demo files are made in this folder, by whichever process needs one first."""
    _shared[:] = [folder]


@cache
def demo_file(deals: int = 9_000, seed: int = 1, today: date = TODAY) -> Path:
    """The file, of this process alone; not to be written to."""
    return _once(
        f"demo-{deals}-{seed}-{today}", partial(make_demo, seed=seed, today=today, deals=deals)
    )


@cache
def new_file() -> Path:
    """The starting pipeline and plan and nothing else, set up at QUIET; not to be written to."""
    return _once("new", _set_up)


@cache
def maven_file(exports: Path) -> Path:
    """The files of the Maven CRM in that folder, imported; of this process alone."""
    return _once("maven", partial(_take_maven, exports))


def _set_up(path: Path) -> None:
    made = new_workspace(path, lambda: QUIET, who="tester")
    made.tend(set_up)
    made.rest()
    made.close()


def _take_maven(exports: Path, path: Path) -> None:
    made = new_workspace(path, lambda: MORNING)
    made.tend(set_up)
    files = [exports / f"{name}.csv" for name in MAVEN_FILES]
    run_import(made, plan_import(made, files, ImportOptions(), look_ahead=False))
    made.rest()
    made.close()


def _once(name: str, make: Callable[[Path], object]) -> Path:
    """A file that ``make`` writes once a run; a copy of it for each process."""
    folder = Path(tempfile.mkdtemp(prefix="cockpit-made-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    mine = folder / "cockpit.db"
    if not _shared:
        make(mine)
        return mine
    made = _shared[0] / f"{name}.db"
    with _alone(_shared[0] / f"{name}.lock"):
        if not made.exists():
            make(mine)
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


def open_new(
    folder: Path, clock: Callable[[], datetime] = lambda: QUIET, *, local_zone: str = "UTC"
) -> Workspace:
    """A new folder, to be written to."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(new_file(), folder / "cockpit.db")
    return Workspace(folder / "cockpit.db", clock, who="tester", local_zone=local_zone)


def open_demo(deals: int = 9_000, *, as_of: date | None = None) -> Workspace:
    """The demo open on the morning of its day; not to be written to."""
    return Workspace(demo_file(deals), lambda: MORNING, who="tester", as_of=as_of)


def open_maven(exports: Path, folder: Path) -> Workspace:
    """A copy of Maven's file in ``folder``, to be written to."""
    shutil.copyfile(maven_file(exports), folder / "cockpit.db")
    return Workspace(folder / "cockpit.db", lambda: MORNING)


def open_copy(folder: Path, deals: int = 9_000) -> Workspace:
    """A copy of the demo in ``folder``, to be written to."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(demo_file(deals), folder / "cockpit.db")
    return Workspace(folder / "cockpit.db", lambda: MORNING, who="tester")
