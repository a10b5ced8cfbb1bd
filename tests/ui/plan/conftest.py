"""A made-up team of thirty with targets, and the page that plans for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.plan.page import PlanPage
from cockpit.ui.shell.context import Context
from cockpit.workspace import Workspace
from tests.demo_files import open_copy


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_copy(tmp_path / "team", 700)
    yield opened
    opened.close()


@pytest.fixture
def relay(team: Workspace, qtbot: QtBot) -> ChangeRelay:
    return ChangeRelay(team)


@pytest.fixture
def page(team: Workspace, relay: ChangeRelay, qtbot: QtBot) -> PlanPage:
    view = PlanPage(Context(team), relay)
    QAbstractItemModelTester(
        view.targets.model, QAbstractItemModelTester.FailureReportingMode.Fatal, view
    )
    qtbot.addWidget(view)
    view.resize(1340, 850)
    with qtbot.waitExposed(view):
        view.show()
    return view
