"""Garbage is looked for in the window's own thread, when nothing goes on.

Left to itself Python looks through everything that lives, in whatever thread makes objects just
then: the window would stand still for a tenth of a second, and objects of Qt be ended by a thread
that is not theirs.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from cockpit.ui.process.given_back import give_back

if TYPE_CHECKING:
    from cockpit.ui.process.session import Session

QUIET_MS = 3_000


class Collector(QObject):
    """Make it before anything else of the window: from then on nothing is looked for until the
    session it follows has settled, and later some seconds after something went on."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._session: Session | None = None
        self._pages: set[str] = set()
        self._lasting = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._look)

    def follow(self, session: Session) -> None:
        """Look when this session rests."""
        self.setParent(session)
        self._session = session
        session.settled.connect(self._on_settled)

    @Slot()
    def _on_settled(self) -> None:
        session = self._session
        if session is None:
            return
        session.settled.disconnect(self._on_settled)
        # What is there now is there to stay: it is never looked through.
        gc.freeze()
        session.relay.committed.connect(self._note)
        session.background.rested.connect(self._note)
        session.loaded.connect(self._note_loaded)
        session.window.page_shown.connect(self._note_page)

    @Slot()
    def _note(self) -> None:
        if not self._quiet.isActive():
            self._quiet.start()

    @Slot()
    def _note_loaded(self) -> None:
        self._lasting = True
        self._note()

    @Slot(str)
    def _note_page(self, key: str) -> None:
        """A page that is shown for the first time stays, with all that was loaded for it."""
        self._lasting = self._lasting or key not in self._pages
        self._pages.add(key)
        self._note()

    @Slot()
    def _look(self) -> None:
        if self._session is None or self._session.background.tasks():
            # The rows of work that is under way are no garbage; its end is told.
            return
        gc.collect()
        if self._lasting:
            self._lasting = False
            gc.freeze()
        give_back()
