"""A made-up team with its rhythm, a small team of one's own, and the page that shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.people.page import PeoplePage
from cockpit.ui.shell.context import Context
from cockpit.workspace import Workspace
from tests.demo_files import open_copy

Shown = Callable[[Workspace], PeoplePage]


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_copy(tmp_path / "team", 400)
    yield opened
    opened.close()


@pytest.fixture
def show(qtbot: QtBot) -> Shown:
    """The page of a folder, on screen."""

    def shown(workspace: Workspace) -> PeoplePage:
        page = PeoplePage(Context(workspace), ChangeRelay(workspace))
        qtbot.addWidget(page)
        page.resize(1360, 850)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return shown


@pytest.fixture
def page(team: Workspace, show: Shown) -> PeoplePage:
    return show(team)
