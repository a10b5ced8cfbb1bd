"""Runs the real window as `python -m cockpit` does and tells on standard output where things are.

One line of JSON whenever something moved: for each column its deals from the top, the centre of
its first card and the middle of its area, in pixels of the screen, and whether a card in the hand
would land in it.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from cockpit.ui.board.board_view import BoardView
from cockpit.ui.board.lane import Lane
from cockpit.ui.process import start

_LOOK_MS = 50


class Teller(QObject):
    """Looks at the board of the window many times a second."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._told = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_MS)

    def _look(self) -> None:
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow)]
        boards = windows[0].findChildren(BoardView) if windows else []
        shown = [board for board in boards if board.isVisible()]
        if shown and any(shown[0].model.ids(at) for at in range(len(shown[0].lanes))):
            self._tell(json.dumps([_column(shown[0], at) for at in range(len(shown[0].lanes))]))

    def _tell(self, text: str) -> None:
        if text != self._told:
            self._told = text
            print(text, flush=True)


def _column(board: BoardView, at: int) -> dict[str, object]:
    lane: Lane = board.lanes[at]
    viewport = lane.view.viewport()
    ids = board.model.ids(at)
    card = QPoint()
    if ids:
        card = lane.view.visualRect(board.model.card_index(ids[0])).center()
    first, middle = viewport.mapToGlobal(card), viewport.mapToGlobal(viewport.rect().center())
    return {
        "deals": list(ids),
        "card": (first.x(), first.y()),
        "middle": (middle.x(), middle.y()),
        "landing": lane.view.landing() is not None,
    }


def main() -> None:
    """The window, watched."""
    make = start.application

    def watched() -> QApplication:
        app = make()
        Teller(app)
        return app

    start.application = watched
    from cockpit.__main__ import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
