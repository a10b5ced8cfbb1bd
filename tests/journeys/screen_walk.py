"""A long random walk by several hands: what the board shows is what the file holds, always."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from cockpit.domain.refusal import Refused
from cockpit.queries.consistency import inconsistencies
from cockpit.ui.board import mime
from cockpit.ui.board.board_view import BoardView
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.workspace import Workspace
from tests.sql import rows
from tests.storage.deeds import DEEDS, bring_in, insert_deals
from tests.storage.test_state_machine import START, template

# Steps between two looks at the screen; a burst is announced as one.
_BURST = 8
_DEEDS = tuple(deed for deed in DEEDS if deed is not bring_in)
_FEW = 4


class ScreenWalk:
    """A board over a folder; this window, and another process, work on it at random."""

    def __init__(
        self, folder: Path, seed: int, until: Callable[[Callable[[], bool]], None]
    ) -> None:
        self.chance, self._until, self._now = random.Random(seed), until, START
        path = folder / "cockpit.db"
        shutil.copyfile(template(), path)
        self.here = Workspace(path, self._clock, who="here")
        self.there = Workspace(path, self._clock, who="there")
        self.relay = ChangeRelay(self.here)
        self.board = BoardView(Context(self.here), self.relay)
        self._tester = QAbstractItemModelTester(
            self.board.model, QAbstractItemModelTester.FailureReportingMode.Fatal, self.board
        )
        # Small: what is painted is looked at elsewhere.
        self.board.resize(640, 320)
        self.board.show()

    def _clock(self):
        return self._now

    def walk(self, steps: int) -> None:
        """So many steps; AssertionError when screen and file part."""
        for step in range(steps):
            self._now += timedelta(minutes=self.chance.randint(1, 300))
            with suppress(Refused):
                self._one()
            if step % _BURST == 0:
                self.look(step)
        self.look(steps)

    def _one(self) -> None:
        turn = self.chance.random()
        if turn < 0.25:
            self._drop()
        elif turn < 0.35:
            self.here.undo()
        elif turn < 0.42:
            self.here.redo()
        elif turn < 0.52:
            self.chance.choice(_DEEDS)(self.there, self.chance)
            self.here.catch_up()
        elif turn < 0.54:
            self.here.do(insert_deals, self.chance.randint(1, _FEW))
        else:
            self.chance.choice(_DEEDS)(self.here, self.chance)

    def _drop(self) -> None:
        """One to three cards of a column onto another one."""
        columns = len(self.board.lanes)
        source, target = self.chance.randrange(columns), self.chance.randrange(columns)
        ids = self.board.model.ids(source)
        if ids:
            chosen = self.chance.sample(list(ids), min(len(ids), self.chance.randint(1, 3)))
            self.board.dropped(target, mime.deals(chosen))

    def look(self, step: int) -> None:
        """Let the screen hear of everything, then compare."""
        held = self._in_file()
        QApplication.processEvents()
        try:
            self._until(lambda: self._on_screen() == held)
        except Exception as error:
            shown = self._on_screen()
            raise AssertionError(f"step {step}: {shown} is shown, the file holds {held}") from error
        assert self.here.ask(inconsistencies) == []

    def _on_screen(self) -> dict[int, list[int]]:
        model = self.board.model
        shown = {one.stage_id: sorted(model.ids(at)) for at, one in enumerate(model.columns)}
        return {stage: ids for stage, ids in shown.items() if ids}

    def _in_file(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        sql = "SELECT stage_id, id FROM deal WHERE outcome = 'open' ORDER BY id"
        for stage, deal in rows(self.here, sql):
            found.setdefault(stage, []).append(deal)
        return found

    def close(self) -> None:
        """Let go of screen and file."""
        self._tester.deleteLater()
        self.board.close()
        self.relay.follow(None)
        self.board.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.here.close()
        self.there.close()
