"""A window on a real folder, with two small pages."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cockpit.ui.background import Background
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.commands import Command, Commands
from cockpit.ui.shell.context import Context, ScopeChoice
from cockpit.ui.shell.memory import Memory
from cockpit.ui.shell.page import Page
from cockpit.ui.shell.undo_keeper import UndoKeeper
from cockpit.ui.shell.window import Window
from cockpit.ui.shell.window_commands import window_commands
from cockpit.workspace import Workspace

SCOPES = [
    ScopeChoice("all", "Everyone"),
    ScopeChoice("reports", "My reports"),
    ScopeChoice("tree", "My whole tree"),
    ScopeChoice("team:4", "Central <b>"),
    ScopeChoice("person:7", "Vicki & Co"),
]


class Stage:
    """Everything around a window under test, and what happened to it."""

    def __init__(self, workspace: Workspace, memory: Path) -> None:
        self.made: list[str] = []
        self.ran: list[str] = []
        self.commands = Commands()
        self.context = Context(workspace, scopes=partial(list, SCOPES))
        self.window = Window(Memory(memory)).furnish(self.context, self.commands)
        self.relay = ChangeRelay(workspace, self.window)
        self.background = Background(self.window)
        status = self.window.status
        self.undo = UndoKeeper(self.context, self.relay, status, self.background, self.window)
        self.background.shown.connect(self.window.status.show_work)
        pages = self._pages()
        self.window.add_pages(pages)
        self.commands.register(window_commands(self.window, self.undo))
        self.commands.register(self._commands())

    def _pages(self) -> list[Page]:
        return [
            Page("cockpit", "Cockpit", "cockpit", self._cockpit, "Good morning"),
            Page("pipeline", "Pipeline", "pipeline", self._pipeline),
            Page("settings", "Settings", "settings", self._settings, at_bottom=True),
        ]

    def _commands(self) -> list[Command]:
        return [
            Command("import", "Import deals from a file…", "Data", self._import, "Ctrl+I"),
            Command("new", "New deal", "Pipeline", self._new, "N", page="pipeline"),
            Command("walk", "Walk between cards", "Pipeline", None, "Up", page="pipeline"),
        ]

    def _import(self) -> None:
        self.ran.append("import")

    def _new(self) -> None:
        self.ran.append("new")

    def _cockpit(self) -> QWidget:
        self.made.append("cockpit")
        return QWidget()

    def _settings(self) -> QWidget:
        self.made.append("settings")
        return QWidget()

    def _pipeline(self) -> QWidget:
        self.made.append("pipeline")
        page = QWidget()
        line = QLineEdit()
        line.setAccessibleName("Filter")
        QVBoxLayout(page).addWidget(line)
        return page


@pytest.fixture
def memory_file(tmp_path: Path) -> Path:
    """Where this machine's memory lies."""
    return tmp_path / "machine" / "machine.json"


@pytest.fixture
def stage(qtbot, workspace: Workspace, memory_file: Path):
    """A window that is shown."""
    made = Stage(workspace, memory_file)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.open("cockpit")
    qtbot.waitExposed(made.window)
    yield made
    made.background.stop()
    made.relay.follow(None)
