"""Undo while something else is written: it waits for its turn beside the window."""

from __future__ import annotations

import threading

from cockpit.actions.deals import open_deal
from cockpit.actions.preferences import set_preference
from cockpit.workspace import turns
from tests.sql import scalar


def test_undo_is_not_refused_while_another_thread_writes(stage, workspace, qtbot, monkeypatch):
    monkeypatch.setattr(turns, "_AT_MOST_SECONDS", 0.1)
    workspace.turns.hurry()
    workspace.do(open_deal, "Acme", 1, "USD")
    begun, end = threading.Event(), threading.Event()

    def write(work) -> None:
        set_preference(work, "scope", "all")
        begun.set()
        assert end.wait(120)

    writer = threading.Thread(target=workspace.tend, args=(write,))
    writer.start()
    assert begun.wait(120)
    told: list[str] = []
    stage.undo.told.connect(told.append)
    stage.commands.run("undo")
    assert scalar(workspace, "SELECT count(*) FROM deal") == 1
    end.set()
    writer.join()
    qtbot.waitUntil(lambda: told == ["Undone: opened Acme"])
    assert scalar(workspace, "SELECT count(*) FROM deal") == 0
