"""Undo and redo for the window, and what the status bar says about them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.domain.changes import Changes, Done
from cockpit.domain.refusal import Blocked, Busy
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
    """Undo, of all or of what is free, or redo; in another thread where it is long."""

    def __init__(self, workspace: Workspace, *, redo: bool, rest: bool) -> None:
        self._workspace, self._redo, self._rest = workspace, redo, rest

    def __call__(self, _progress: Progress | None = None) -> Done | None:
        if self._redo:
            return self._workspace.redo()
        return self._workspace.undo(rest=self._rest)


class UndoKeeper(QObject):
    """Keeps "Saved 10:42 · Undo: …" true; ``told(sentence)`` after an undo or redo.

    ``blocked(sentence, verb)`` when something later changed a part of what undo would take back:
    the verb offers the rest, "" when there is none; two empty words when that has passed.
    """

    told = Signal(str)
    blocked = Signal(str, str)

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
        self._under_way = self._offering = False
        relay.committed.connect(self._on_committed)
        self._in_past = False
        context.workspace_changed.connect(self.refresh)

    @Slot()
    def undo(self) -> None:
        """Take the last deed back."""
        self._turn()

    @Slot()
    def undo_rest(self) -> None:
        """Take of the last deed back what nothing later has changed."""
        self._turn(rest=True)

    @Slot()
    def redo(self) -> None:
        """Do the last undone deed again."""
        self._turn(redo=True)

    def _turn(self, *, redo: bool = False, rest: bool = False) -> None:
        """At once; a large step beside the window, which stays alive and shows that it is done."""
        workspace = self._context.workspace
        answer = self._on_redone if redo else self._on_undone
        turning = _Turning(workspace, redo=redo, rest=rest)
        if self._under_way:
            self.told.emit(_("Still taking back or doing again; it will take a moment"))
        elif not workspace.read_only and workspace.ask(journal.is_long, redo=redo):
            self._start(turning, answer, redo=redo)
        else:
            try:
                answer(turning())
            except Blocked as blocked:
                self._offer(blocked)
            except Busy:
                # Another thread waits for its turn, where a window is refused.
                self._start(turning, answer, redo=redo)

    def _start(
        self, turning: _Turning, answer: Callable[[Done | None], None], *, redo: bool
    ) -> None:
        self._under_way = True
        task = self._background.start(
            _("Doing it again") if redo else _("Taking it back"),
            turning,
            done=answer,
            failed=self._on_failed,
            cancellable=False,
        )
        task.ended.connect(self._on_ended)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Blocked):
            self._offer(error)
        else:
            self._background.trouble.emit(error)

    def _offer(self, blocked: Blocked) -> None:
        verb = _("Undo the rest ({free} of {rows} rows)").format(
            free=figures.count(blocked.free), rows=figures.count(blocked.rows)
        )
        self._offering = blocked.free > 0
        self.blocked.emit(str(blocked), verb if self._offering else "")

    @Slot(object)
    def _on_undone(self, done: Done | None) -> None:
        if done is None:
            self.told.emit(_("Nothing to undo"))
        elif done.changes.flavour == "rest":
            self.told.emit(done.label)
        else:
            self.told.emit(_("Undone: {label}").format(label=done.label))

    @Slot(object)
    def _on_redone(self, done: Done | None) -> None:
        said = _("Done again: {label}").format(label=done.label) if done else _("Nothing to redo")
        self.told.emit(said)

    @Slot()
    def _on_ended(self) -> None:
        self._under_way = False

    def can_undo(self) -> bool:
        """True when there is something to take back; by the file, as the status bar hears of a
        deed only after it, and a key may be quicker."""
        workspace = self._context.workspace
        return not workspace.read_only and workspace.ask(journal.undoable) is not None

    @Slot()
    def refresh(self) -> None:
        """Ask what undo would take back."""
        workspace = self._context.workspace
        if workspace.read_only:
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
        if self._offering:
            self._offering = False
            self.blocked.emit("", "")
