"""The whole window looks for signals by itself: after a change, in the background, not before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cockpit.actions.signals import add_rule
from cockpit.domain.signals import Side
from cockpit.queries.signals import SignalRow, signals
from cockpit.ui.process import signal_watch
from tests.demo_files import open_copy
from tests.journeys.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The demo in the real window; a pause is short, the first look is far away."""
    monkeypatch.setattr(signal_watch, "PAUSE_MS", 30)
    monkeypatch.setattr(signal_watch, "FIRST_MS", 600_000)
    open_copy(tmp_path).close()
    return Desk(tmp_path, qtbot)


def test_a_crossing_is_found_and_told_in_the_status_bar(desk: Desk, qtbot: QtBot) -> None:
    workspace, status = desk.session.workspace, desk.window.status
    assert not status._signals.isHidden()
    shown = status._signals.text()
    fields = {"side": Side.ABOVE, "threshold": 1.0}
    rule = workspace.do(add_rule, "Always", "open_deals", **fields)
    watch = desk.session._signals
    assert watch is not None
    watch._timer.start(30)

    def mine() -> list[SignalRow]:
        return [row for row in workspace.ask(signals) if row.rule_id == rule]

    qtbot.waitUntil(lambda: bool(mine()), timeout=20_000)
    qtbot.waitUntil(lambda: status._signals.text() != shown, timeout=5_000)
    qtbot.mouseClick(status._signals, Qt.MouseButton.LeftButton)
    assert desk.window.current == "signals"
    told = len(workspace.ask(signals))
    qtbot.wait(200)
    assert len(mine()) == 1
    assert len(workspace.ask(signals)) == told, "its own entry is no reason to look again"
    desk.close()
