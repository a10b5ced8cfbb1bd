"""The import page on a real folder, with files to give it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from cockpit.ui.background import Background
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.commands import Commands
from cockpit.ui.imports.page import PAGE, ImportPage
from cockpit.ui.imports.state import State
from cockpit.ui.shell.context import Context
from cockpit.workspace import Workspace

CLEAN = """\
Deal ID,Deal name,Owner,Company,Stage,Amount,Opened,Closed on
D1,Roof,Ana Wolf,Acme,Prospecting,1200,2026-01-05,
D2,Gate <b>two</b>,Ben Novak,Bolt,Won,900.50,2026-01-06,2026-02-01
D3,=cmd()|'/C calc'!A0,Ana Wolf,Cobalt & Sons,Engaging,,2026-02-07,
"""
MESSY = """\
Deal ID,Deal name,Owner,Company,Stage,Amount,Opened,Remarks
D1,Roof,Ana Wolf,Acme,Prospecting,1200,2026-01-05,fine
D2,Gate,Ben Novak,Bolt,Prospecting,much,2026-01-06,no number
D3,Wall,Ana Wolf,Cobalt,Prospecting,700,2026-99-07,no date
D4,Cut off
"""
UNCLEAR = """\
Deal ID,Deal name,Owner,Stage,Amount,Opened
D1,Roof,Ana Wolf,Prospecting,1200,03/04/2026
D2,Gate,Ben Novak,Prospecting,900,05/02/2026
"""
STRANGE = "foo,bar,baz\nRoof,1200,x\nGate,900,y\n"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


class Desk:
    """The page in a window, and what it said."""

    def __init__(self, workspace: Workspace, qtbot: QtBot, folder: Path) -> None:
        self.workspace, self._bot, self._folder = workspace, qtbot, folder
        self.window = QMainWindow()
        self.context = Context(workspace, parent=self.window)
        self.relay = ChangeRelay(workspace, self.window)
        self.background = Background(self.window)
        self.commands = Commands(self.window)
        self.page = ImportPage(self.context, self.relay, self.background)
        self.said: list[str] = []
        self.wrong: list[Exception] = []
        self.opened: list[bool] = []
        self.page.said.connect(self.said.append)
        self.page.went_wrong.connect(self.wrong.append)
        self.page.pipeline_wanted.connect(self._on_pipeline)
        self.commands.settle(self.page, PAGE)
        self.commands.register(self.page.commands())
        self.window.setCentralWidget(self.page)
        self.window.resize(1280, 800)
        qtbot.addWidget(self.window)
        self.window.show()

    def at(self, state: State) -> bool:
        """True when the import is there."""
        return self.page.importing.state is state

    def file(self, name: str, content: str | bytes) -> Path:
        """A file on disk."""
        path = self._folder / name
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
        return path

    def wait(self) -> None:
        """Until nothing is under way and what was announced has arrived."""
        self._bot.waitUntil(self._idle, timeout=20_000)
        self._bot.wait(80)
        assert self.wrong == []

    def take(self, *paths: Path) -> None:
        """Drop files and wait for the plan."""
        self.page.take_files(list(paths))
        self.wait()

    def go(self) -> None:
        """Press the one button and wait."""
        self._bot.mouseClick(self.page.outcome.primary, Qt.MouseButton.LeftButton)
        self.wait()

    def figures(self) -> dict[str, str]:
        """What the panel beside the files says."""
        return self.page.outcome.counts.texts()

    def deals(self) -> list[tuple[object, ...]]:
        """(name, amount in cents) of the deals in the folder, by name."""
        return self.workspace.ask(_deals)

    def _idle(self) -> bool:
        return not self.background.tasks()

    def _on_pipeline(self) -> None:
        self.opened.append(True)


def _deals(db) -> list[tuple[object, ...]]:
    return db.all("SELECT name, amount FROM deal ORDER BY name")


@pytest.fixture
def desk(workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> Desk:
    """The page, empty."""
    return Desk(workspace, qtbot, tmp_path)
