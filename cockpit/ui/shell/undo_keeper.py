"""Undo and redo for the window, and what the status bar says about them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.domain.changes import Changes, Done
from cockpit.queries import journal
from cockpit.ui.background import Background, Progress
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.commands import shown_keys
from cockpit.ui.shell.context import Context
from cockpit.ui.shell.status_bar import StatusBar
from cockpit.ui.widgets import figures
from cockpit.wording import _
from cockpit.workspace import Workspace

UNDO_KEY, REDO_KEY = "Ctrl+Z", "Ctrl+Shift+Z"


class _Turning:
    """Undo or redo in another thread."""

    def __init__(self, workspace: Workspace, *, redo: bool) -> None:
        self._workspace, self._redo = workspace, redo

    def __call__(self, _progress: Progress) -> Done | None:
        return self._workspace.redo() if self._redo else self._workspace.undo()


class UndoKeeper(QObject):
    """Keeps "Saved 10:42 · Undo: …" true; ``told(sentence)`` after an undo or redo."""

    told = Signal(str)

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        status: StatusBar,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._status, self._background = context, status, background
        self._under_way = False
        relay.committed.connect(self._on_committed)
        self._in_past = False
        context.workspace_changed.connect(self.refresh)

    @Slot()
    def undo(self) -> None:
        """Take the last deed back."""
        self._turn(redo=False)

    @Slot()
    def redo(self) -> None:
        """Do the last undone deed again."""
        self._turn(redo=True)

    def _turn(self, *, redo: bool) -> None:
        """At once; a large step beside the window, which stays alive and shows that it is done."""
        workspace = self._context.workspace
        answer = self._on_redone if redo else self._on_undone
        if self._under_way:
            self.told.emit(_("Still taking back or doing again; it will take a moment"))
        elif workspace.as_of is None and workspace.ask(journal.is_long, redo=redo):
            self._under_way = True
            task = self._background.start(
                _("Doing it again") if redo else _("Taking it back"),
                _Turning(workspace, redo=redo),
                done=answer,
                cancellable=False,
            )
            task.ended.connect(self._on_ended)
        else:
            answer(workspace.redo() if redo else workspace.undo())

    @Slot(object)
    def _on_undone(self, done: Done | None) -> None:
        said = _("Undone: {label}").format(label=done.label) if done else _("Nothing to undo")
        self.told.emit(said)

    @Slot(object)
    def _on_redone(self, done: Done | None) -> None:
        said = _("Done again: {label}").format(label=done.label) if done else _("Nothing to redo")
        self.told.emit(said)

    @Slot()
    def _on_ended(self) -> None:
        self._under_way = False

    def can_undo(self) -> bool:
        """True when there is something to take back."""
        return bool(self._status.undo_text())

    @Slot()
    def refresh(self) -> None:
        """Ask what undo would take back."""
        workspace = self._context.workspace
        if workspace.as_of is not None:
            self._in_past = True
            self._status.show_undo(None)
            self._status.show_read_only(_("Read-only"))
            return
        if self._in_past:
            self._in_past = False
            self._status.show_read_only("")
        label = workspace.ask(journal.undoable)
        self._status.show_undo(label, shown_keys(UNDO_KEY))

    @Slot(object)
    def _on_committed(self, _changes: Changes) -> None:
        here = self._context.workspace.now().astimezone(self._context.workspace.zone())
        exact = f"{figures.long_day(here.date())} {here:%H:%M:%S}"
        self._status.show_saved(figures.clock(here), exact)
        self.refresh()
