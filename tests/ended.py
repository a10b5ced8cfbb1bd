"""The end of a window in a test."""

from __future__ import annotations

from cockpit.ui.process.session import Session


def end(session: Session) -> None:
    """As the program's own end; what Qt still has to do is left to the caller."""
    session.window.close()
    session.stop()
    session.relay.follow(None)
    session.workspace.close()
    session.window.deleteLater()
    session.deleteLater()
