"""An import from files to report, without a widget: what is asked, planned, written, undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.actions.imports_terms import FileReport
from cockpit.domain.changes import Changes
from cockpit.domain.refusal import Refused
from cockpit.ui.background import Background, Task
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.imports.plan_shown import FileRefused
from cockpit.ui.imports.state import State
from cockpit.ui.imports.taken_back import TakenBack
from cockpit.ui.imports.wishes import Wish
from cockpit.ui.shell.context import Context
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.imports.planning import Planned, Written


# Rows that an import is matched with, or that tell how files are read.
_MATCHED = (
    "account", "contact", "deal", "kept_conflict", "person", "pipeline", "product", "setting",
    "source_record", "stage",
)  # fmt: skip


class Importing(QObject):
    """``changed`` after every step; ``slow(task)`` when work has taken half a second;
    ``went_wrong(error)`` carries what is no refusal."""

    changed = Signal()
    slow = Signal(object)
    went_wrong = Signal(object)

    def __init__(
        self, context: Context, relay: ChangeRelay, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._background = context, background
        self.wish = Wish()
        self.planned: Planned | None = None
        self.refused: list[FileRefused] = []
        self.reports: list[FileReport] = []
        self.failure = ""
        self.stale = False
        self._writing = False
        self._before = Wish()
        self._task: Task | None = None
        self._undone = TakenBack(relay, self)
        self._undone.changed.connect(self.changed)
        background.shown.connect(self._on_shown)
        relay.committed.connect(self._on_committed)
        context.workspace_changed.connect(self.restart)

    @property
    def state(self) -> State:
        """Where the import is."""
        if self._writing:
            return State.WRITING
        if self.reports:
            return State.DONE
        if self.planned is not None and self.planned.shown.files:
            return State.READY
        return State.READING if self._task is not None else State.EMPTY

    def today(self) -> date:
        """The day it is in the business zone."""
        return self._context.workspace.today()

    @property
    def taken_back(self) -> bool:
        """True when undo took back what was written."""
        return self._undone.back

    def take(self, paths: Sequence[Path]) -> None:
        """Read these files too; Refused while an import is written or the past is shown."""
        if self._writing:
            raise Refused(_("An import is under way; wait for it or cancel it."))
        if self._context.as_of is not None:
            raise Refused(_("This is the past, shown read-only; go back to today to import."))
        if self.reports:
            self.restart()
        self._plan(self.wish.with_files(tuple(paths)))

    def leave_out(self, path: Path) -> None:
        """Take a file off the list."""
        wish = self.wish.without(path)
        if wish.paths:
            self._plan(wish)
        else:
            self.restart()

    def say(self, wish: Wish) -> None:
        """Plan again with another word of the manager."""
        self._plan(wish)

    @Slot()
    def restart(self) -> None:
        """Begin with no files; what is written stays."""
        if self._writing:
            return
        self._stop()
        self._let_go(self.planned)
        self.wish, self.planned = Wish(), None
        self.refused, self.reports = [], []
        self.failure, self.stale = "", False
        self._undone.follow("")
        self.changed.emit()

    def write(self) -> None:
        """Write what the plan says, in one step."""
        if self.planned is None or self.stale or self._writing or self.planned.shown.asks:
            return
        from cockpit.ui.imports.planning import write_plan

        self._writing, self.failure = True, ""
        self._task = self._background.start(
            _("Importing"),
            partial(write_plan, self._context.workspace, self.planned),
            done=self._on_written,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )
        self.changed.emit()

    @Slot()
    def cancel(self) -> None:
        """Stop what is under way; nothing of it stays."""
        if self._task is not None:
            self._task.cancel()

    def _plan(self, wish: Wish) -> None:
        from cockpit.ui.imports.planning import make_plan

        self._stop()
        if not self.stale:
            self._before = self.wish
        self.wish, self.failure = wish, ""
        self.stale = self.planned is not None
        self._task = self._background.start(
            _("Reading files"),
            partial(make_plan, self._context.workspace, wish),
            done=self._on_planned,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )
        self.changed.emit()

    def _stop(self) -> None:
        """Work that is overtaken ends by itself; its answer is not heard any more."""
        if self._task is not None:
            self._task.cancel()
        self._task = None

    def _let_go(self, planned: Planned | None) -> None:
        """Its rows are not needed any more."""
        if planned is None:
            return
        from cockpit.ui.imports.planning import let_go

        work = partial(let_go, planned)
        self._background.start(_("Tidying up"), work, cancellable=False)

    def _mine(self) -> bool:
        """True for an answer of the work that is waited for."""
        mine = self._task is not None and self.sender() is self._task
        if mine:
            self._task = None
        return mine

    @Slot(object)
    def _on_planned(self, planned: Planned) -> None:
        if not self._mine():
            return
        self.stale = False
        self._let_go(self.planned)
        self.planned = planned if planned.shown.files else None
        self.refused = [*self.refused, *planned.shown.refused]
        gone = {one.path for one in planned.shown.refused}
        for path in gone:
            self.wish = self.wish.without(path)
        self.changed.emit()

    @Slot(object)
    def _on_written(self, written: Written) -> None:
        if self._mine():
            self._writing = False
            self.reports = written.reports
            self._let_go(self.planned)
            self._undone.follow(written.label)
            self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not self._mine():
            return
        self._writing = False
        if isinstance(error, Refused):
            self.failure = str(error)
        else:
            self.failure = _("This did not work; nothing was written.")
            self.went_wrong.emit(error)
        self._go_back()

    @Slot()
    def _on_cancelled(self) -> None:
        if self._mine():
            self._writing = False
            self._go_back()

    def _go_back(self) -> None:
        """Planning again came to nothing: the plan before it holds, with what was said then."""
        if self.planned is None:
            self.wish = Wish()
        elif self.stale:
            self.wish, self.stale = self._before, False
        self.changed.emit()

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        """What was planned against may be another thing now: the figures must stay true."""
        if self.state is State.READY and self._task is None and changes.touches(*_MATCHED):
            self._plan(self.wish)

    @Slot(object)
    def _on_shown(self, task: Task) -> None:
        if task is self._task:
            self.slow.emit(task)
