"""The copies of the open folder, for the settings page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cockpit.ui.settings.backups import CopyRow
from cockpit.wording import _
from cockpit.workspace import Workspace
from cockpit.workspace.keeping import Copy, restore, would_be_lost
from cockpit.workspace.rotation import stamps

if TYPE_CHECKING:
    from cockpit.ui.background import Progress
    from cockpit.ui.process.session import Session
    from cockpit.ui.process.walk import Walk


class FolderBackups(QObject):
    """Lists, makes and puts back."""

    def __init__(self, session: Session, walk: Walk) -> None:
        super().__init__(session)
        self._session, self._walk = session, walk

    def copies(self) -> Sequence[CopyRow]:
        """Those in the folder of backups, newest first."""
        found = stamps(self._session.opening.backups)
        return [CopyRow(path, at, path.stat().st_size) for path, at in found.items()]

    def make(self) -> None:
        """Begin one in the background."""
        self._walk.everywhere.back_up()

    def lost(self, path: Path) -> Sequence[str]:
        """What going back would lose."""
        return would_be_lost(self._session.workspace, path)

    def restore(self, path: Path) -> None:
        """Go back in the background; every page asks again afterwards."""
        workspace = self._session.workspace
        safety = f"before-restore-{workspace.now():%Y%m%d-%H%M%S}.db"
        work = partial(_restore, workspace, path, self._session.opening.backups / safety)
        self._session.background.start(
            _("Going back to a copy"), work, done=self._on_restored, cancellable=False
        )

    @Slot(object)
    def _on_restored(self, copy: Copy) -> None:
        said = _("Back at {file}; what was here before is kept beside it").format(
            file=copy.path.name
        )
        self._session.window.say(said)


def _restore(workspace: Workspace, path: Path, safety: Path, _progress: Progress) -> Copy:
    return restore(workspace, path, safety)
