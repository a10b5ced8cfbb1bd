"""The real window on a real folder, as the application puts it together, and hands to use it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cockpit.app import opening_of
from cockpit.paths import Folder
from cockpit.ui.board import mime
from cockpit.ui.board.board_view import BoardView
from cockpit.ui.cockpit_page.page import CockpitPage
from cockpit.ui.imports.page import ImportPage
from cockpit.ui.plots.library import library
from cockpit.ui.process.session import Session
from cockpit.ui.process.walk import Walk
from cockpit.ui.shell.welcome import WayButton
from tests.ended import end
from tests.sql import rows

NO_KEYS = Qt.KeyboardModifier.NoModifier


class Desk:
    """A window that can be closed and opened again on the same folder."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self._folder, self._bot = Folder(folder), qtbot
        self.open()

    def open(self) -> None:
        """Start the window."""
        opening = opening_of(self._folder)
        self.session = Session(opening, opening.open(None))
        self.session.errors.went_wrong.connect(self._on_wrong)
        self._walk = Walk(self.session)
        self._walk.begin()
        self.window.resize(1440, 900)
        self.window.show()
        self._walk.open_first()
        self._bot.waitExposed(self.window)
        self.session.settle()
        self.wait()

    def close(self) -> None:
        """End the program, as its own end does."""
        end(self.session)
        QApplication.processEvents()

    def wait(self) -> None:
        """Until nothing is under way and what was announced has arrived on the screens."""
        self._bot.waitUntil(self._rests, timeout=30_000)
        self._bot.wait(120)
        self._bot.waitUntil(self._rests, timeout=30_000)

    def _rests(self) -> bool:
        return not self.session.background.tasks() and not library().is_coming

    def _on_wrong(self, *what: object) -> None:
        raise AssertionError(what)

    # What is on screen

    @property
    def window(self):
        """The window."""
        return self.session.window

    @property
    def cockpit(self) -> CockpitPage:
        """The first page."""
        return cast("CockpitPage", self.window.page("cockpit"))

    @property
    def board(self) -> BoardView:
        """The board of the first page."""
        return self.cockpit.board

    def tiles(self) -> dict[str, str]:
        """Metric → what its tile says."""
        shown = [tile.shown() for tile in self.cockpit.strip.tiles]
        return {text.key: text.sentence for text in shown if text is not None}

    def on_screen(self) -> dict[int, set[int]]:
        """Stage → deals on its column."""
        model = self.board.model
        return {one.stage_id: set(model.ids(at)) for at, one in enumerate(model.columns)}

    def in_file(self) -> dict[int, set[int]]:
        """Stage → open deals, by the file; columns without one too."""
        found: dict[int, set[int]] = {stage: set() for stage in self.on_screen()}
        sql = "SELECT stage_id, id FROM deal WHERE outcome = 'open'"
        for stage, deal in rows(self.session.workspace, sql):
            found[stage].add(deal)
        return found

    # Hands

    def begin_with_import(self, name: str) -> None:
        """Answer the first-run walk."""
        welcome = next(one for one in self.window.findChildren(WayButton) if one.isVisible())
        field = next(
            one for one in welcome.parentWidget().findChildren(QLineEdit) if one.isVisible()
        )
        self._bot.keyClicks(field, name)
        self._bot.mouseClick(welcome, Qt.MouseButton.LeftButton)
        self.wait()

    def drop_files(self, *paths: Path) -> ImportPage:
        """Let files fall on the window and wait for the plan."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        self._drop(self.window, data, QPointF(400, 400), Qt.DropAction.CopyAction)
        self.wait()
        return cast("ImportPage", self.window.page("import"))

    def drag_card(self, deal_id: int, column: int) -> None:
        """Drop a card on a column of the board."""
        view = self.board.lanes[column].view
        self._drop(view, mime.deals([deal_id]), QPointF(60, 60), Qt.DropAction.MoveAction)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEYS) -> None:
        """A key, wherever the focus is."""
        self.window.activateWindow()
        self._bot.waitUntil(self.window.isActiveWindow)
        self._bot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def click(self, button) -> None:
        """Press a button and wait for what it does."""
        self._bot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait()

    @staticmethod
    def _drop(target, data: QMimeData, spot: QPointF, action: Qt.DropAction) -> None:
        event = QDropEvent(spot, action, data, Qt.MouseButton.LeftButton, NO_KEYS)
        target.dropEvent(event)
