"""The pages on the rail, each made when it is first shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from cockpit.ui.process.session import Session
from cockpit.ui.shell.page import Page
from cockpit.wording import _


def pages_of(session: Session) -> list[Page]:
    """In the order of the rail."""
    return [
        Page("pipeline", _("Pipeline"), "pipeline", partial(_pipeline, session)),
    ]


def _pipeline(session: Session) -> QWidget:
    from cockpit.ui.board.board_view import BoardView

    return BoardView(session.context, session.relay, session.background)
