"""Tells of the board: for each column its deals from the top, the centre of its first card and the
middle of its area, in pixels of the screen, and whether a card in the hand would land in it.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMainWindow

from cockpit.ui.board.board_view import BoardView
from cockpit.ui.board.lane import Lane
from tests.journeys.teller import on_screen, tell


def _board(window: QMainWindow) -> list[dict[str, object]] | None:
    shown = [board for board in window.findChildren(BoardView) if board.isVisible()]
    if not shown or not any(shown[0].model.ids(at) for at in range(len(shown[0].lanes))):
        return None
    return [_column(shown[0], at) for at in range(len(shown[0].lanes))]


def _column(board: BoardView, at: int) -> dict[str, object]:
    lane: Lane = board.lanes[at]
    viewport = lane.view.viewport()
    ids = board.model.ids(at)
    card = QPoint()
    if ids:
        card = lane.view.visualRect(board.model.card_index(ids[0])).center()
    return {
        "deals": list(ids),
        "card": on_screen(viewport, card),
        "middle": on_screen(viewport, viewport.rect().center()),
        "landing": lane.view.landing() is not None,
    }


if __name__ == "__main__":
    tell(_board)
