"""A window does not stand still while another thread, or another program, writes at length."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from time import perf_counter

import pytest

from cockpit.actions.preferences import set_preference
from cockpit.domain.refusal import Refused
from cockpit.domain.trouble import StoreTrouble
from cockpit.storage.database import BUSY_MS, connect
from cockpit.workspace import Workspace, turns


def _long_write(workspace: Workspace, begun: threading.Event, end: threading.Event) -> None:
    def write(work: object) -> None:
        set_preference(work, "scope", "all")  # type: ignore[arg-type]
        begun.set()
        assert end.wait(120)

    workspace.do(write)


def timed(what: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    begin = perf_counter()
    what()
    return perf_counter() - begin


def test_the_window_is_refused_at_once_and_the_others_wait(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_AT_MOST_SECONDS", 0.2)
    workspace.turns.hurry()
    begun, end = threading.Event(), threading.Event()
    writer = threading.Thread(target=_long_write, args=(workspace, begun, end))
    writer.start()
    assert begun.wait(120)
    waits = threading.Thread(target=workspace.do, args=(set_preference, "scope", "tree"))
    waits.start()

    def drop() -> None:
        with pytest.raises(Refused, match="is being written"):
            workspace.do(set_preference, "scope", "reports")

    # Far less than the write takes, which ends when it is told to.
    assert timed(drop) < 20
    assert timed(workspace.preferences) < 20
    assert workspace.catch_up() is None
    assert waits.is_alive()
    end.set()
    writer.join()
    waits.join()
    assert workspace.catch_up() == 0
    assert workspace.preferences().scope == "tree"
    workspace.do(set_preference, "scope", "reports")
    assert workspace.preferences().scope == "reports"


def test_another_program_that_writes_does_not_hold_the_window(workspace: Workspace) -> None:
    workspace.turns.hurry()
    with closing(connect(workspace.path)) as other:
        other.execute("BEGIN IMMEDIATE")

        def drop() -> None:
            with pytest.raises(StoreTrouble, match="in use"):
                workspace.do(set_preference, "scope", "reports")

        # Everybody else waits for BUSY_MS.
        assert timed(drop) < BUSY_MS / 1_000
        other.execute("ROLLBACK")
    workspace.do(set_preference, "scope", "reports")
    assert workspace.preferences().scope == "reports"


def test_a_small_write_of_another_thread_is_waited_for(workspace: Workspace) -> None:
    workspace.turns.hurry()
    begun, end = threading.Event(), threading.Event()
    writer = threading.Thread(target=_long_write, args=(workspace, begun, end))
    writer.start()
    assert begun.wait(120)
    ending = threading.Timer(0.2, end.set)
    ending.start()
    workspace.do(set_preference, "scope", "reports")
    writer.join()
    assert workspace.preferences().scope == "reports"
