"""Keeps a calendar file of the rhythm up to date, for other programs to subscribe to."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cockpit.ui.background import Progress
from cockpit.wording import _
from cockpit.workspace import Workspace

if TYPE_CHECKING:
    from cockpit.domain.changes import Changes
    from cockpit.ui.process.session import Session

RHYTHM = ("meeting_cadence", "meeting", "membership", "person")
PAUSE_MS = 3_000


class RhythmFile(QObject):
    """``told(sentence, good)`` after each writing that was asked for, and after any that failed.

    Where the file lies is a setting of this machine; it is written only after a change.
    """

    told = Signal(str, bool)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._asked = self._writing = self._again = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._write)
        session.relay.committed.connect(self._on_committed)

    @property
    def path(self) -> Path | None:
        """Where the file was last written to."""
        kept: str = self._session.memory.get(self._key("path"), "")
        return Path(kept) if kept else None

    @property
    def kept_up(self) -> bool:
        """Whether each change of the meetings is written."""
        wished: bool = self._session.memory.get(self._key("kept up"), False)
        return wished and self.path is not None

    def keep_up(self, wished: bool) -> None:
        """Write each change from now on, or no more."""
        self._session.memory.put(self._key("kept up"), wished)
        if wished:
            self._timer.start()

    def write_to(self, path: Path) -> None:
        """Write the file there now, and later on too while it is kept up."""
        self._session.memory.put(self._key("path"), str(path))
        self._asked = True
        self._write()

    def end(self) -> None:
        """Nothing is written any more."""
        self._timer.stop()

    def _key(self, what: str) -> str:
        return f"rhythm file {what} {self._session.opening.data}"

    @Slot()
    def _write(self) -> None:
        path, workspace = self.path, self._session.workspace
        if path is None or workspace.as_of is not None:
            return
        if self._writing:
            self._again = True
            return
        self._writing, self._again = True, False
        self._session.background.start(
            _("Writing the calendar file"),
            partial(_export, workspace, path),
            done=self._on_written,
            failed=self._on_failed,
            cancellable=False,
        )

    @Slot(object)
    def _on_written(self, _count: object) -> None:
        self._ended()
        if self._asked and self.path is not None:
            self._asked = False
            self.told.emit(_("Written to {file}").format(file=self.path.name), True)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self._ended()
        self._asked = False
        self.told.emit(str(error), False)

    def _ended(self) -> None:
        self._writing = False
        if self._again:
            self._timer.start()

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.touches(*RHYTHM, "day") and self.kept_up:
            self._timer.start()


def _export(workspace: Workspace, path: Path, _progress: Progress) -> int:
    from cockpit.jobs.rhythm_file import export_rhythm

    return export_rhythm(workspace, path)
