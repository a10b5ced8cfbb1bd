"""What every test may ask for: a clock that stands still, sample data, a desktop; no network."""

from __future__ import annotations

import gc
import os
import random
import sys
from collections.abc import Generator, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from cockpit.workspace import Workspace
from tests import qt_threads
from tests.demo_files import QUIET, open_new, share_in
from tests.desktop import missing_programs, virtual_display
from tests.house import sizes
from tests.house.sources import sources

# Before any test module imports Qt: the platform is chosen when the application is made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT.parent / "shared" / "data"

# No test is timed, so neither is an example: machines are shared and noisy.
settings.register_profile(
    "here", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


def _only_this_machine(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: Cockpit works without a network, and so do its tests."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if host not in ("localhost", "127.0.0.1", "::1", "", None):
        raise AssertionError(f"a test reached for the network: {host}")


sys.addaudithook(_only_this_machine)
qt_threads.watch()


# For another thread's small write, and for threads that are told to end.
MOMENTS = (
    "cockpit.workspace.turns._SMALL_WRITE_SECONDS",
    "cockpit.workspace.turns._AT_MOST_SECONDS",
    "cockpit.scheduling.alarm._LEAVE_WITHIN",
    "cockpit.jobs.desktop_bus._LEAVE_WITHIN",
    "cockpit.ui.background._PATIENCE_SECONDS",
)
PATIENCE_SECONDS = 60.0

# Every so many tests with Qt all garbage is looked for, not only what is young.
ALL_OF_IT = 100
_looks = count(1)


class Clock:
    """A clock that a test moves; called, it gives an aware UTC instant."""

    def __init__(self, start: datetime) -> None:
        self.instant = start

    def __call__(self) -> datetime:
        return self.instant

    def advance(self, **by: float) -> datetime:
        """Move by a ``timedelta``'s arguments (``hours=2``) and give the new instant."""
        self.instant += timedelta(**by)
        return self.instant


@pytest.fixture
def clock() -> Clock:
    """Stands on Tuesday 2026-03-10, 09:00 UTC."""
    return Clock(QUIET)


@pytest.fixture
def chance() -> random.Random:
    """Randomness that is the same every time."""
    return random.Random(20260310)


@pytest.fixture(scope="session", autouse=True)
def demos_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The workers of a run share its temporary folder; alone, a process has it to itself."""
    mine = tmp_path_factory.getbasetemp()
    share_in(mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine)


@pytest.fixture(scope="session", autouse=True)
def patient_program() -> Iterator[None]:
    """Where the program waits a moment and then goes another way, it waits here as long as a busy
    machine takes: a test that wants the other way says so."""
    with pytest.MonkeyPatch.context() as patch:
        for name in MOMENTS:
            patch.setattr(name, PATIENCE_SECONDS)
        yield


@pytest.fixture(scope="session", autouse=True)
def nobodys_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test, and no program that one starts, reads or writes what whoever runs it has."""
    home = tmp_path_factory.mktemp("nobody")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COCKPIT_CONFIG", str(home / "machine"))
        patch.setenv("COCKPIT_DATA", str(home / "data"))
        for bus in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
            patch.setenv(bus, f"unix:path={home / 'bus'}")
        yield


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real exports beside the project; a test without it is skipped."""
    if not SAMPLES.is_dir():
        pytest.skip("the sample data is not beside this checkout")
    return SAMPLES


@pytest.fixture(scope="session")
def needs_desktop() -> None:
    """Skip where a virtual screen or mouse is missing; on CI, which installs them, fail."""
    missing = missing_programs()
    if missing and os.environ.get("CI") == "true":
        pytest.fail("missing on CI: " + ", ".join(missing))
    if missing:
        pytest.skip("needs " + ", ".join(missing))


@pytest.fixture(scope="session")
def display(needs_desktop: None) -> Iterator[str]:
    """The DISPLAY of a virtual screen of 1600×1000 with a window manager, for a child process."""
    with virtual_display() as name:
        yield name


@pytest.fixture
def qtbot(
    qapp: object, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> object:
    """The plugin's, with the patience that a busy machine asks for; what windows remember of their
    machine they remember for this test alone."""
    from tests.patience import PatientBot

    monkeypatch.setenv("COCKPIT_CONFIG", str(tmp_path / "machine"))
    return PatientBot(request)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """As in the program, garbage of a test with Qt is looked for by the thread that made it.

    Python looks in whatever thread makes objects just then, and a widget that is ended by a
    thread which is not its own takes the process with it.
    """
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        # A window of many tests becomes garbage long after it was young.
        gc.collect(0 if next(_looks) % ALL_OF_IT else 2)
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """A class of Qt's kind that another thread makes can end the program, now and then."""
    if "qapp" in getattr(item, "fixturenames", ()):
        made = qt_threads.taken()
        assert not made, f"loaded beside the GUI thread: {made}"


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """After a whole run, say how big the pieces of the program are."""
    if config.getoption("numprocesses", None):
        terminalreporter.write_line("cockpit: " + sizes.report(sources("cockpit")))


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A new folder with the starting pipeline and plan, on a real file."""
    opened = open_new(tmp_path / "folder", clock)
    yield opened
    opened.close()
